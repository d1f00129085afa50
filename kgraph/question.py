"""From a question in words to a query over keys.

The matcher that reads documents reads the question. What is left after names and empty words is looked for
as text; what cannot be honoured is said to be not understood, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from ingest.cues import meanings
from ontology import names as name_finder
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

Intent = Literal[
    "activities", "recommendations", "reported_status", "coverage", "gaps", "agreed", "responsible", "deadlines",
    "units", "documents", "counts", "definition", "search", "out_of_scope",
]  # fmt: skip
Wants = Literal["number", "amount", "who", "where", "when", "why", "which", "yes_no"]
_STATEMENTS = ("recommendations", "reported_status")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"\d+(?:\.\d+)+")
_WORD = re.compile(r"[“\"](?P<phrase>[^“”\"]+)[”\"]|\d+(?:\.\d+)+|[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing of the vocabulary that a question names, with the words it was named by."""

    kind: Kind
    key: str
    surface: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a question asks, over keys. Whatever it does not say is left at its default, which asks nothing."""

    intent: Intent
    names: tuple[Asked, ...] = ()
    excluded: tuple[Asked, ...] = ()  # "not", "except", "but not in"
    every: frozenset[Kind] = frozenset()  # the kinds of which all that is named must hold; else any does
    units: tuple[str, ...] = ()  # titles
    topics: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # looked for as text
    not_understood: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    date_from: str | None = None  # of documents, as exact as it was asked
    date_to: str | None = None
    priority: str | None = None  # as a row's is normalised: "High"
    due_by: int | None = None
    overdue: bool = False
    only: bool = False  # "Turkmenistan only"
    alone: bool = False  # "GOs alone are responsible"
    named: bool = False  # in the row's own words
    responsible: bool = False  # the organisation or actor is asked for as the one who acts
    wants: Wants | None = None
    count: bool = False  # "how many"
    count_by: str | None = None  # a kind of thing, or "tier", "status", "document", "unit"
    documents: tuple[str, ...] = ()  # ids
    programme: str | None = None  # its key
    status: str | None = None  # of a document: "draft", "adopted"
    asks_rows: bool = False  # it speaks of activities, measures, plans
    against: bool = False  # what was recommended not to be done

    def keys(self, kind: Kind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.key for name in self.names if name.kind == kind))


def understand(question: str, vocabulary: Vocabulary, units: Sequence[str]) -> Query:
    """Read a question; ``units`` are the titles of the conservation units in the corpus."""
    found = name_finder.matcher(vocabulary).find(question)
    titles, used = _units_named(question, found, units, vocabulary)
    names: list[Asked] = []
    for name in found:
        asked = [] if _overlaps(name, used) else list(_asked(name, vocabulary))
        if asked:
            names += asked
            used.append((name.start, name.end))
    left = _words_outside(question, used)
    meaning = meanings("question_words", "meaning")
    content = [word for word in left if word.casefold() not in meaning]
    codes = [word for word in content if _CODE.fullmatch(word)]
    asked_for = {meaning.get(word.casefold()) for word in left}
    intent = _intent(asked_for, bool(names or titles or codes), set(content) - set(codes))
    years = [word for word in content if _YEAR.fullmatch(word)] if intent in _STATEMENTS else []
    words = [word for word in content if word not in codes and word not in years]
    excluded = tuple(dict.fromkeys(w for w in left if meaning.get(w.casefold()) == "exclusion"))
    against = intent == "recommendations" and bool(excluded)
    return Query(
        intent=intent,
        names=tuple(names),
        units=tuple(titles),
        codes=tuple(codes),
        words=tuple(words),
        years=tuple(years),
        not_understood=() if against else excluded,
        asks_rows="activity" in asked_for,
        against=against,
    )


def _intent(asked_for: Set[str | None], named: bool, words: Set[str]) -> Intent:
    if "recommendation" in asked_for:
        return "recommendations"
    if "status" in asked_for:
        return "reported_status"
    return "activities" if "activity" in asked_for or (named and not words) else "search"


def _asked(name: Name, vocabulary: Vocabulary) -> Iterator[Asked]:
    """What a name narrows a question to: itself; a region to its countries; livestock and other places to nothing."""
    concept = vocabulary.concept(name.kind, name.key)
    if name.kind == "place" and concept.type == "region":
        yield from (Asked(kind="country", key=country, surface=name.surface) for country in concept.countries)
    elif name.kind in ("species", "country", "organisation") and concept.type != "domestic":
        yield Asked(kind=name.kind, key=name.key, surface=name.surface)


def _units_named(
    question: str, found: Sequence[Name], units: Sequence[str], vocabulary: Vocabulary
) -> tuple[list[str], list[tuple[int, int]]]:
    """The units that a question names, by the title, by one of the names in it, or by another name of the place."""
    titles: list[str] = []
    spans: list[tuple[int, int]] = []
    for title in sorted(set(units), key=lambda unit: (-len(unit), unit)):
        span = _as_printed(question, title) or _as_place(found, title, vocabulary)
        if span is not None and not any(span[0] < end and start < span[1] for start, end in spans):
            titles.append(title)
            spans.append(span)
    return titles, spans


def _as_printed(question: str, title: str) -> tuple[int, int] | None:
    for name in (title, *(part.strip() for part in title.split("/"))):
        if hit := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question, re.IGNORECASE):
            return hit.span()
    return None


def _as_place(found: Sequence[Name], title: str, vocabulary: Vocabulary) -> tuple[int, int] | None:
    key = vocabulary.named("place", title)
    return next(((n.start, n.end) for n in found if n.kind == "place" and n.key == key), None)


def _overlaps(name: Name, spans: Sequence[tuple[int, int]]) -> bool:
    return any(name.start < end and start < name.end for start, end in spans)


def _words_outside(question: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The words that belong to no name; what stands in quotes is one, to be found as it stands."""
    free = (
        hit
        for hit in _WORD.finditer(question)
        if not any(hit.start() < end and start < hit.end() for start, end in spans)
    )
    return [" ".join((hit["phrase"] or hit.group()).split()) for hit in free]
