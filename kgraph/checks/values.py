"""Values that disagree: inside a document, between documents, and with what the vocabulary holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.records import Mention, Span
from kgraph.checks.paper import Doubt, Paper, Words
from kgraph.contradictions import Contradiction, Side, contradictions
from kgraph.results import Severity
from kgraph.words import joined
from ontology.vocabulary import Vocabulary

_YEARS = re.compile(r"\W{0,3}\s*((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)(?!\d)")
_APPENDIX = re.compile(r"\bI{1,3}\b")
_KINDS: dict[str, tuple[str, Severity]] = {
    "component": ("value-conflict", "medium"),
    "listing": ("value-conflict", "medium"),
    "count": ("value-conflict", "low"),  # papers of other years may both be right
    "range": ("range-doubt", "info"),
}


@dataclass(frozen=True, slots=True)
class Saying:
    """The years that a document gives to an instrument, and where."""

    value: str
    words: Words


def find(paper: Paper) -> Iterator[Doubt]:
    """What one document says of an instrument's period in two ways."""
    for key, said in _periods([paper]).items():
        yield from _two_periods([paper], key, said)


def between(papers: Sequence[Paper]) -> Iterator[Doubt]:
    for key, said in _periods(papers).items():
        alone = all(len({one.value for one in said if one.words.document == paper.id}) < 2 for paper in papers)
        if alone:
            yield from _two_periods(papers, key, said)
    by_id = {paper.id: paper for paper in papers}
    vocabulary = papers[0].vocabulary if papers else None
    found = contradictions({paper.id: paper.read for paper in papers}, vocabulary) if vocabulary else ()
    for one in found:
        yield _contradiction(one, by_id)
    known = {one.about for one in found if one.kind == "listing"}
    for paper in papers:
        yield from _by_vocabulary(paper, known)


# ---------------------------------------------------------------- periods of instruments


def _periods(papers: Sequence[Paper]) -> dict[str, list[Saying]]:
    sayings: dict[str, list[Saying]] = defaultdict(list)
    for paper in papers:
        for mention in paper.read.mentions:
            if mention.kind == "instrument" and (saying := _period(paper, mention)):
                sayings[mention.key].append(saying)
    return sayings


def _period(paper: Paper, mention: Mention) -> Saying | None:
    """The years in a title, or right behind it."""
    inside = _YEARS.search(paper.plain, mention.span.start, mention.span.end)
    years = inside or _YEARS.match(paper.plain, mention.span.end)
    if years is None:
        return None
    span = Span(mention.span.start, max(mention.span.end, years.end()))
    return Saying(f"{years.group(1)} to {years.group(2)}", Words(paper.id, span))


def _two_periods(papers: Sequence[Paper], key: str, said: Sequence[Saying]) -> Iterator[Doubt]:
    first = {saying.value: saying for saying in reversed(said)}
    sayings = sorted(first.values(), key=lambda saying: (saying.words.document, saying.words.span))
    if len(sayings) > 1:
        by_id = {paper.id: paper for paper in papers}
        label = papers[0].vocabulary.label("instrument", key)
        yield Doubt(
            kind="date-conflict",
            message=f"The period of the {label} is given as {joined([saying.value for saying in sayings])}.",
            where=tuple(dict.fromkeys(by_id[one.words.document].place(one.words.span) for one in sayings)),
            words=tuple(saying.words for saying in sayings),
        )


# ---------------------------------------------------------------- facts


def _contradiction(one: Contradiction, papers: dict[str, Paper]) -> Doubt:
    vocabulary = next(iter(papers.values())).vocabulary
    kind, severity = _KINDS[one.kind]
    words = tuple(Words(side.document, side.span) for side in one.sides if side.document and side.span)
    return Doubt(
        kind="date-conflict" if one.property == "period" else kind,
        message=f"{_subject(one, vocabulary)}: {joined([_told(side) for side in one.sides])}.",
        where=tuple(dict.fromkeys(papers[said.document].place(said.span) for said in words)),
        words=words,
        severity=severity,
    )


def _subject(one: Contradiction, vocabulary: Vocabulary) -> str:
    """ "Component 1, period", "Gobi Bear, listing by CMS (Appendix I in the vocabulary)"."""
    species = vocabulary.get("species", one.about)
    name = species.label if species else one.about
    place = f" in {vocabulary.label('country', one.country)}" if one.country else ""
    project = f" of “{one.within}”" if one.within else ""
    known = (
        f" (the vocabulary has {species.appendix})" if species and one.kind == "listing" and species.appendix else ""
    )
    return f"{name}{place}{project}, {one.property or one.kind}{known}"


def _told(side: Side) -> str:
    return f"“{side.value}” in {side.document}" if side.document else f"{side.value} in the range table"


def _by_vocabulary(paper: Paper, known: set[str]) -> Iterator[Doubt]:
    """An appendix that the vocabulary has otherwise, where no other document says so already."""
    for fact in paper.read.facts:
        concept = paper.vocabulary.get("species", fact.about) if fact.kind == "listing" else None
        appendix = set(_APPENDIX.findall(concept.appendix)) if concept else set()
        if concept and appendix and fact.about not in known and set(_APPENDIX.findall(fact.value)) != appendix:
            yield Doubt(
                kind="value-conflict",
                message=f"{concept.label} is given “{fact.value}”; the vocabulary has Appendix {concept.appendix}.",
                where=(paper.place(fact.span), concept.label),
                words=paper.words(fact.span),
            )
