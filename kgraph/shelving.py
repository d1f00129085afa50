"""From the documents of a store to the shelf that a question is read by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kgraph.questions.shelf import Heading, Paper, Shelf, shelf

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def shelf_of(corpus: Corpus, holds: Callable[[str], bool], prints: Callable[[str], bool]) -> Shelf:
    return shelf(
        headings=_headings(corpus),
        papers=[_paper(corpus, document) for document in corpus.primaries],
        programmes=corpus.programmes(),
        covered=_covered(corpus),
        actors=_actors(corpus),
        named=_named(corpus),
        criteria=_criteria(corpus),
        due_years=_due_years(corpus),
        codes=_codes(corpus),
        holds=holds,
        prints=prints,
        vocabulary=corpus.vocabulary,
    )


def _headings(corpus: Corpus) -> Iterator[Heading]:
    for document in corpus.primaries:
        for section in corpus.extraction(document).sections:
            yield Heading(number=section.number, title=section.title, unit=section.kind == "unit")


def _criteria(corpus: Corpus) -> Iterator[str]:
    for document in corpus.primaries:
        for section in corpus.extraction(document).sections:
            yield from (criterion for criterion, _ in section.scoring.criteria) if section.scoring else ()


def _paper(corpus: Corpus, document: str) -> Paper:
    """A document with its years: of its own date, and of what it says was reported or recommended."""
    told = corpus.document(document)
    read = corpus.extraction(document)
    dates = [told.date, *(said.date for said in read.reported), *(said.date for said in read.recommendations)]
    return Paper(
        id=told.id,
        symbol=told.symbol or "",
        title=told.title,
        source=told.source,
        kind=told.kind,
        status=told.status,
        programme=read.programme.key if read.programme else "",
        years=frozenset(date[:4] for date in dates if date),
    )


def _named(corpus: Corpus) -> Iterator[str]:
    """The keys of all names in documents; of a State's name inside a longer one, too."""
    for document in corpus.primaries:
        yield from (mention.key for mention in corpus.extraction(document).mentions)


def _codes(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The codes of activities that are known only from what documents say of them, with their programmes."""
    found: dict[str, dict[str, None]] = {}
    for document in corpus.primaries:
        for mention in corpus.extraction(document).mentions:
            programme, joint, _ = mention.key.partition("_")
            if mention.kind == "code" and joint:
                found.setdefault(mention.surface, {})[programme] = None
    return {code: tuple(programmes) for code, programmes in found.items()}


def _actors(corpus: Corpus) -> Iterator[str]:
    for document in corpus.primaries:
        for activity in corpus.extraction(document).activities:
            yield from (actor.key for actor in activity.responsible if actor.key)
            yield from (one.key for one in activity.organisations)


def _covered(corpus: Corpus) -> Iterator[str]:
    """The species that activities cover, and all wider taxa."""
    read = (corpus.extraction(document).activities for document in corpus.primaries)
    species = {one.key for activities in read for activity in activities for one in activity.species}
    for key in species:
        yield from corpus.vocabulary.above(key)


def _due_years(corpus: Corpus) -> Iterator[int]:
    for document in corpus.primaries:
        for activity in corpus.extraction(document).activities:
            yield from (due.year for due in activity.due if due.kind != "start")
