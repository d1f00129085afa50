"""Where documents disagree: the same thing's same property with another value in each, every side with its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.phrases import words
from ingest.records import Extraction, Fact, Span
from ontology.fold import normal
from ontology.vocabulary import Vocabulary

ContradictionKind = Literal["component", "listing", "count", "range"]
_ALIKE = 0.6  # of the words of two projects' titles, where they are one project
_BRACKET = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_APPENDIX = re.compile(r"\b(?:III|II|I)\b")
_WORD = re.compile(r"\w+")
_PLAIN = frozenset({"and", "the", "of", "in", "on", "for", "a"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one document says; the range table of the vocabulary has no document, and its source stands in ``quote``."""

    document: str | None
    value: str
    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Values that cannot hold together, the sides in the order of their documents."""

    kind: ContradictionKind
    about: str  # key of a species, or a component as printed
    property: str
    sides: tuple[Side, ...]
    within: str = ""  # the title of a component's project
    country: str | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    document: str
    fact: Fact
    quote: str


def contradictions(extractions: Mapping[str, Extraction], vocabulary: Vocabulary) -> tuple[Contradiction, ...]:
    """Between documents, and between a document and the range table; a copy of a document is to be left out."""
    told = [
        _Told(id_, fact, found.quote(fact.span)) for id_, found in sorted(extractions.items()) for fact in found.facts
    ]
    found = [*_of_components(told), *_of_species(told), *_of_counts(told), *_of_ranges(told, vocabulary)]
    return tuple(sorted(found, key=lambda one: (one.kind, one.within, one.about, one.property, one.country or "")))


def _of_components(told: Sequence[_Told]) -> Iterator[Contradiction]:
    groups: dict[tuple[str, str, str], list[_Told]] = defaultdict(list)
    projects: list[str] = []
    for one in told:
        fact = one.fact
        if fact.kind == "component" and fact.within and fact.property in words("component_words", "compared"):
            groups[_same_project(fact.within, projects), fact.about, fact.property].append(one)
    for (project, about, property_), group in groups.items():
        differs = _figures_differ if property_ in ("period", "budget") else _words_differ
        if sides := _sides(group, differs):
            yield Contradiction(kind="component", about=about, property=property_, within=project, sides=sides)


def _same_project(title: str, known: list[str]) -> str:
    """The title by which a project is known already, or this one."""
    said = _words(title)
    for other in known:
        common = said & _words(other)
        if len(common) >= _ALIKE * len(said | _words(other)):
            return other
    known.append(title)
    return title


def _of_species(told: Sequence[_Told]) -> Iterator[Contradiction]:
    yield from _grouped(told, "listing", lambda a, b: set(_APPENDIX.findall(a)) != set(_APPENDIX.findall(b)))


def _of_counts(told: Sequence[_Told]) -> Iterator[Contradiction]:
    yield from _grouped(told, "count", _figures_differ)


def _grouped(
    told: Sequence[_Told], kind: Literal["listing", "count"], differs: Callable[[str, str], bool]
) -> Iterator[Contradiction]:
    groups: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in told:
        if one.fact.kind == kind:
            groups[one.fact.about, one.fact.property].append(one)
    for (about, property_), group in groups.items():
        if sides := _sides(group, differs):
            yield Contradiction(kind=kind, about=about, property=property_, sides=sides)


def _sides(group: Sequence[_Told], differs: Callable[[str, str], bool]) -> tuple[Side, ...]:
    """One side a value and document, where two documents differ; none where they agree."""
    pairs = ((a, b) for n, a in enumerate(group) for b in group[n + 1 :] if a.document != b.document)
    apart = [pair for pair in pairs if differs(pair[0].fact.value, pair[1].fact.value)]
    sides: dict[tuple[str, str], Side] = {}
    for one in (one for pair in apart for one in pair):
        side = Side(document=one.document, value=one.fact.value, quote=one.quote, span=one.fact.span)
        sides.setdefault((one.document, normal(one.fact.value)), side)
    return tuple(sides[key] for key in sorted(sides))


def _of_ranges(told: Iterable[_Told], vocabulary: Vocabulary) -> Iterator[Contradiction]:
    """A document tells of animals where the range table says that there are none any more."""
    seen: set[tuple[str, str]] = set()
    for one in told:
        fact = one.fact
        if fact.country is None or fact.kind not in ("occurs", "population") or not fact.stated:
            continue
        status = vocabulary.range_status(fact.about, fact.country)
        if status is None or status.presence != "extinct" or (fact.about, fact.country) in seen:
            continue
        seen.add((fact.about, fact.country))
        text = Side(document=one.document, value=fact.value, quote=one.quote, span=fact.span)
        table = Side(document=None, value=status.presence, quote=status.source)
        yield Contradiction(
            kind="range", about=fact.about, property="presence", country=fact.country, sides=(text, table)
        )


def _figures_differ(one: str, other: str) -> bool:
    """Periods and sums: other numbers, or other months."""
    return _figures(one) != _figures(other)


def _figures(value: str) -> tuple[list[str], frozenset[str]]:
    return _NUMBER.findall(value), frozenset(word for word in _words(value) if word.isalpha())


def _words_differ(one: str, other: str) -> bool:
    """Names: neither says all that the other does; what is in brackets or added is no difference."""
    first, second = _words(one), _words(other)
    return not (first <= second or second <= first)


def _words(value: str) -> frozenset[str]:
    return frozenset(_WORD.findall(normal(_BRACKET.sub(" ", value)))) - _PLAIN
