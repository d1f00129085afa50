"""The part of the coverage matrix that a question asks for, and what every answer from it says of its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.named import topics_in
from kgraph import phrases, queries
from kgraph.answers.reply import Asking
from kgraph.cells import CellResult, CoverageResult
from kgraph.conditions import clauses, quoted
from kgraph.coverage import CoverageFilter, coverage
from kgraph.query import Query
from kgraph.selection import fitting
from kgraph.words import counted, joined
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

MOST_LISTED = 8  # pairs of species and country that a sentence names


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells that a question asks for, and what else it asks of the activities that are counted."""

    found: CoverageResult
    of_one: str  # " that is about Disease": what is asked of an activity beside species and countries
    of_many: str  # " that are about Disease"
    lost: tuple[str, ...]  # words that no activity holds: they say nothing of what is planned
    read: tuple[str, ...]  # words that are read as topics
    sparql: str | None
    is_of_everything: bool = False  # though the question has words of its own, that are about something else

    @property
    def cells(self) -> tuple[CellResult, ...]:
        return self.found.cells


def matrix(asking: Asking) -> Matrix:
    corpus, query = asking.corpus, asking.query
    query, read = _with_topics(corpus, query)
    held, lost = _held(corpus, query.phrases)
    other = _without_pairs(replace(query, words=held))
    narrowed = replace(other, topics=(), documents=(), programme=None).narrows()
    among = fitting(corpus, other)[0] if narrowed else None
    wanted = CoverageFilter(
        species=query.keys("species") or _of_units(corpus, query, "species"),
        countries=query.keys("country") or _of_units(corpus, query, "country"),
        programme=query.programme,
        status=query.status,
        documents=query.documents,
        topics=query.topics,
        as_of=asking.as_of,
    )
    found = corpus.coverage(wanted) if among is None else coverage(corpus, wanted, among)
    left_out = {key for name in query.excluded for key in corpus.reaching(name.kind, (name.key,)) or ()}
    cells = tuple(cell for cell in found.cells if not {cell.species, cell.country} & left_out)
    found = replace(found, cells=cells)
    return Matrix(
        found,
        _those(corpus, other, 1),
        _those(corpus, other, 2),
        lost,
        read,
        None if narrowed else _sparql(corpus, found),
        is_of_everything=not (wanted.species or wanted.countries or wanted.topics)
        and ((bool(lost) and among is None) or not any(cell.explicit + cell.unit for cell in cells)),
    )


def _those(corpus: Corpus, query: Query, number: int) -> str:
    return f" that {joined(clauses(corpus, query, number))}" if query.narrows() else ""


def _with_topics(corpus: Corpus, query: Query) -> tuple[Query, tuple[str, ...]]:
    """Words that stand for a topic ask for all that is on it; and which these are."""
    read = tuple(word for word in query.words if topics_in(word, corpus.vocabulary))
    topics = (key for word in read for key in topics_in(word, corpus.vocabulary)[:1])
    words = tuple(word for word in query.words if word not in read)
    return replace(query, topics=tuple(dict.fromkeys((*query.topics, *topics))), words=words), read


def _held(corpus: Corpus, words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words that activities hold, and those that none does."""
    held = [word for word in words if fitting(corpus, Query(intent="activities", words=(word,)))[0]]
    return tuple(held), tuple(word for word in words if word not in held)


def _without_pairs(query: Query) -> Query:
    """What a question asks of activities beside the species and countries that they cover."""
    return Query(
        intent=query.intent,
        names=tuple(name for name in query.names if name.kind not in ("species", "country")),
        units=query.units,
        sections=query.sections,
        topics=query.topics,
        words=query.words,
        priorities=query.priorities,
        excluded_priorities=query.excluded_priorities,
        due_from=query.due_from,
        due_by=query.due_by,
        not_due=query.not_due,
        alone=query.alone,
        responsible=query.responsible,
        documents=query.documents,
        programme=query.programme,
    )


def _of_units(corpus: Corpus, query: Query, kind: Kind) -> tuple[str, ...]:
    """What the units list that a question names."""
    sections = (section for document in corpus.primaries for section in corpus.extraction(document).sections)
    named = [section for section in sections if section.kind == "unit" and section.title in query.units]
    keys = (one.key for unit in named for one in (unit.species if kind == "species" else unit.countries))
    return tuple(dict.fromkeys(keys))


def _sparql(corpus: Corpus, found: CoverageResult) -> str | None:
    if not found.cells:
        return None
    species = dict.fromkeys(cell.species for cell in found.cells)
    counting = [one.document for one in found.programmes if one.counted]
    whole = len(counting) == sum(bool(corpus.extraction(document).activities) for document in corpus.primaries)
    return queries.matrix_text(
        species={key: corpus.reaching("species", (key,)) or () for key in species},
        countries=dict.fromkeys(cell.country for cell in found.cells),
        documents=None if whole else counting,
        topics=corpus.reaching("topic", found.topics) if found.topics else None,
    )


# ---------------------------------------------------------------- words


def one_species(cells: Sequence[CellResult]) -> bool:
    return len({cell.species for cell in cells}) == 1


def one_country(cells: Sequence[CellResult]) -> bool:
    return len({cell.country for cell in cells}) == 1


def pairs_in_words(cells: Sequence[CellResult], asked: Sequence[CellResult]) -> str:
    """Some of the cells that were asked for: countries of one species, species of one country, else a few pairs."""
    if one_species(asked):
        return joined([cell.country_label for cell in cells])
    if one_country(asked):
        return joined([cell.species_label for cell in cells])
    if len(cells) <= MOST_LISTED:
        return joined([f"{cell.species_label} in {cell.country_label}" for cell in cells])
    return counted(len(cells), "pair")


def cautions(asking: Asking, asked: Matrix, shown: Sequence[CellResult]) -> Iterator[str]:
    """What limits an answer from the matrix: drafts, doubtful ranges, programmes that were left aside."""
    found, corpus = asked.found, asking.corpus
    yield from phrases.standing_cautions(
        corpus, [one.document for one in found.programmes if one.counted], asking.as_of
    )
    yield from (f"Not counted: {one.title}; {one.why}." for one in found.programmes if not one.counted)
    if beyond := [cell for cell in shown if cell.beyond_range]:
        yield f"Planned for though not known for sure to occur there: {pairs_in_words(beyond, asked.cells)}."
    doubted = [cell for cell in shown if cell.range_source and not cell.range_verified]
    if doubted:
        yield f"That the range is so rests on an unverified source for {pairs_in_words(doubted, asked.cells)}."
    if found.not_here:
        yield f"In no programme here: {joined(found.not_here)}."
    if asked.read:
        yield f"{quoted(asked.read)} is read as {joined([corpus.labels('topic', key) for key in found.topics], 'or')}."
    if asked.lost:
        yield f"Not taken into account, because no activity holds it: {quoted(asked.lost)}."
    yield from phrases.not_taken(asking.query)
