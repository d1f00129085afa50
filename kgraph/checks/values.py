"""Values that disagree: inside a document, between documents, and with what the vocabulary holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.records import Span
from kgraph.checks.paper import Doubt, Paper, Words
from kgraph.contradictions import Contradiction, Side, contradictions
from kgraph.results import Severity
from kgraph.words import joined
from ontology.vocabulary import Vocabulary

_TAIL = re.compile(r"\W*\(?\d{4}\s*[-–]\s*\d{4}\)?$")
_YEARS = re.compile(r"\W{0,3}\s*((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)(?!\d)")
_APPENDIX = re.compile(r"\bI{1,3}\b")
_KINDS: dict[str, tuple[str, Severity]] = {
    "component": ("value-conflict", "medium"),
    "listing": ("value-conflict", "medium"),
    "count": ("value-conflict", "low"),  # papers of other years may both be right
    "range": ("range-doubt", "info"),
}


def find(paper: Paper) -> Iterator[Doubt]:
    """Years behind the title of an instrument that share one end with its period, and not the other."""
    for title, known in _periods(paper.vocabulary).items():
        if title.casefold() in paper.folded:
            yield from _other_years(paper, title, known)


def between(papers: Sequence[Paper]) -> Iterator[Doubt]:
    by_id = {paper.id: paper for paper in papers}
    vocabulary = papers[0].vocabulary if papers else None
    found = contradictions({paper.id: paper.read for paper in papers}, vocabulary) if vocabulary else ()
    for one in found:
        yield _contradiction(one, by_id)
    known = {one.about for one in found if one.kind == "listing"}
    for paper in papers:
        yield from _by_vocabulary(paper, known)


# ---------------------------------------------------------------- periods of instruments


@cache
def _periods(vocabulary: Vocabulary) -> dict[str, frozenset[tuple[str, str]]]:
    """By title without its years, the periods that its versions have."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for concept in vocabulary.of_kind("instrument"):
        years = re.search(r"(\d{4})\s*[-–]\s*(\d{4})", concept.period)
        for name in (concept.label, *concept.names) if years else ():
            title = _TAIL.sub("", name)
            if years and title != name and len(title.split()) > 2:
                found[title].add((years.group(1), years.group(2)))
    return {title: frozenset(periods) for title, periods in found.items()}


def _other_years(paper: Paper, title: str, known: frozenset[tuple[str, str]]) -> Iterator[Doubt]:
    words = r"\s+".join(map(re.escape, title.split()))
    printed: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for match in re.finditer(rf"\b{words}{_YEARS.pattern}", paper.plain, re.IGNORECASE):
        printed[match.group(1), match.group(2)].append(Span(*match.span()))
    for years, spans in printed.items():
        right = next((one for one in sorted(known) if (one[0] == years[0]) != (one[1] == years[1])), None)
        if years not in known and right is not None:
            beside = printed.get(right, [])
            yield Doubt(
                kind="date-conflict",
                message=f"The {title} is given the years {years[0]} to {years[1]}; it is for {right[0]} to {right[1]} "
                f"{'elsewhere in the document' if beside else 'in the vocabulary'}.",
                where=paper.places([*spans, *beside[:1]]),
                words=paper.words(*spans, *beside[:1]),
            )


def _place(words: Words, papers: dict[str, Paper]) -> str:
    place = papers[words.document].place(words.span)
    return f"{words.document}: {place}" if len(papers) > 1 else place


# ---------------------------------------------------------------- facts


def _contradiction(one: Contradiction, papers: dict[str, Paper]) -> Doubt:
    vocabulary = next(iter(papers.values())).vocabulary
    kind, severity = _KINDS[one.kind]
    sides = sorted(one.sides, key=lambda side: not _is_astray(one, side, vocabulary))
    words = tuple(Words(side.document, side.span) for side in sides if side.document and side.span)
    return Doubt(
        kind="date-conflict" if one.property == "period" else kind,
        message=f"{_subject(one, vocabulary)}: {joined([_told(side) for side in one.sides])}.",
        where=tuple(dict.fromkeys(_place(said, papers) for said in words)),
        words=words,
        severity=severity,
    )


def _is_astray(one: Contradiction, side: Side, vocabulary: Vocabulary) -> bool:
    """Whether a side has another appendix than the vocabulary: the finding is about its document."""
    species = vocabulary.get("species", one.about) if one.kind == "listing" else None
    known = set(_APPENDIX.findall(species.appendix)) if species else set()
    return bool(known) and set(_APPENDIX.findall(side.value)) != known


def _subject(one: Contradiction, vocabulary: Vocabulary) -> str:
    """ "Component 1, period", "Gobi Bear, listing by CMS (Appendix I in the vocabulary)"."""
    species = vocabulary.get("species", one.about)
    name = species.label if species else vocabulary.label("organisation", one.about)
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
