"""What a question asks, over keys: the form in which every kind of answer takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgraph.due import Days, Exact
from kgraph.results import Tier
from ontology.vocabulary import Kind

Intent = Literal[
    "activities", "recommendations", "reported_status", "coverage", "gaps", "agreed", "responsible", "deadlines",
    "units", "documents", "counts", "definition", "search", "out_of_scope",
]  # fmt: skip
Wants = Literal["number", "amount", "who", "where", "when", "why", "which", "yes_no"]
Asks = Literal["activity", "species", "country", "organisation", "unit", "document", "finding", "definition"]
Value = Literal["responsible", "deadline", "priority", "indicator", "score", "publisher", "programme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing of the vocabulary that a question names, with the words it was named by."""

    kind: Kind
    key: str
    surface: str
    start: int = -1  # what starts at the same place was named by one word: any of it will do


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number that units have, and what is asked of it: a score from 20 to 22, the most species."""

    of: str  # "score", "priority", "rank", a criterion as it is printed; "species", "country", "activity": how many
    low: int | None = None
    high: int | None = None
    extreme: Literal["most", "least"] | None = None
    than: str | None = None  # the title of a unit that others are held against
    how: Literal["same", "more", "less"] = "same"

    def holds(self, value: int) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def narrows(self) -> bool:
        """Whether it tells units apart; else it only asks for their number."""
        return not (self.low is None and self.high is None and self.extreme is None and self.than is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a question asks. Whatever it does not say is left at its default, which asks nothing."""

    intent: Intent
    asks: Asks | None = None  # the kind of thing that is asked for
    asks_too: tuple[Asks, ...] = ()  # and with it: "which species and countries"
    value: Value | None = None  # what is asked of it: "the priority of 17.2"
    wants: Wants | None = None
    asks_rows: bool = False  # it speaks of activities, measures, plans

    names: tuple[Asked, ...] = ()
    excluded: tuple[Asked, ...] = ()  # "not", "except", "but not in"
    every: frozenset[Kind] = frozenset()  # the kinds of which all that is named must hold; else any does
    only_of: frozenset[Kind] = frozenset()  # the kinds beside which nothing else may hold: "Turkmenistan only"
    only: bool = False
    units: tuple[str, ...] = ()  # titles
    throughout: Literal["all", "none"] | None = None  # of the rows of a unit that is asked for, how many are to fit
    excluded_units: tuple[str, ...] = ()  # and themes, by their titles
    sections: tuple[str, ...] = ()  # titles of themes
    under: Literal["unit", "theme"] | None = None  # "activities of the conservation units", whichever they are
    topics: tuple[str, ...] = ()
    said_topics: tuple[str, ...] = ()  # that words of the question are: these are looked for
    codes: tuple[str, ...] = ()
    citing: bool = False  # the codes are those that rows cite
    words: tuple[str, ...] = ()  # looked for as text
    order: tuple[str, ...] = ()  # the words as they follow each other, known or unknown
    absent: tuple[str, ...] = ()  # headings that are asked for by their number, and are nowhere
    or_words: tuple[str, ...] = ()  # of these, what will do instead of the one before
    listed: tuple[str, ...] = ()  # what stands in one list with the one before: any will do where nothing holds all
    about: tuple[str, ...] = ()  # of these, what rows are to be on, said right out: "activities on research"
    quoted: tuple[str, ...] = ()  # of these, what stands in quotation marks
    excluded_words: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()  # of these, what no document holds and no table knows
    meant: tuple[tuple[str, str], ...] = ()  # what may be misspelled, and the name that is spelled like it

    years: tuple[str, ...] = ()
    date_from: str | None = None  # of documents, as exact as it was asked
    date_to: str | None = None
    priorities: tuple[str, ...] = ()  # any of them; as a row's is normalised: "High"
    excluded_priorities: tuple[str, ...] = ()
    due_from: int | None = None
    due_by: int | None = None
    not_due: frozenset[int] = frozenset()  # years in which nothing is to be due
    due_end: Literal["first", "last"] | None = None  # "the earliest deadline": of those that fit, what is due first
    dated: bool = False  # "with a deadline", whichever
    due_exact: Exact | None = None  # "with a day or a month": printed at least as exactly as that
    due_days: Days | None = None  # "in September 2026"
    due_start: int | None = None  # the year in which it is to begin
    lacking: frozenset[Value] = frozenset()  # "without a deadline", "no indicator"
    overdue: bool = False

    alone: bool = False  # "GOs alone are responsible"
    named: bool = False  # in the row's own words
    responsible: bool = False  # the organisation or actor is asked for as the one who acts
    unresponsible: bool = False  # as one who is named, and does not act
    consulted: bool = False  # as one who is only asked
    bodies: Measure | None = None  # how many are to be responsible
    tiers: tuple[Tier, ...] = ()  # that the question asks for; without any, those that are shown by default
    count: bool = False  # "how many"
    count_by: str | None = None  # a kind of thing, or "tier", "status", "document", "unit"
    measures: tuple[Measure, ...] = ()  # of units
    unscored: bool = False
    unlisted: bool = False  # species or countries that no unit lists
    unnamed: bool = False  # or that no row names itself
    headed: bool = False  # and of these only what the headings of units list
    extreme: Literal["most", "least"] | None = None
    findings: tuple[str, ...] = ()  # the kinds of error that are asked for
    documents: tuple[str, ...] = ()  # ids
    kinds: tuple[str, ...] = ()  # of documents: "concept-note"
    issued: bool = False  # the organisation is asked for as the one who published
    programme: str | None = None  # its key
    status: str | None = None  # of a document: "draft", "adopted"
    against: bool = False  # what was recommended not to be done
    beyond: str | None = None  # why no document can answer: "opinion", "future", "order", "talk"

    @property
    def phrases(self) -> tuple[str, ...]:
        """All that is looked for as text in the order of the question, whether anything holds it or not."""
        said = {*self.words, *self.unknown} - set(self.absent)
        return tuple(sorted(said, key=lambda phrase: self.order.index(phrase) if phrase in self.order else -1))

    def keys(self, kind: Kind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.key for name in self.names if name.kind == kind))

    def alternatives(self, kind: Kind) -> list[tuple[str, ...]]:
        """The keys of a kind in groups: every group must hold, and in each any key."""
        groups: dict[int, list[str]] = {}
        for name in self.names:
            if name.kind == kind:
                groups.setdefault(name.start if kind in self.every else 0, []).append(name.key)
        return [tuple(dict.fromkeys(keys)) for keys in groups.values()]

    def narrows(self) -> bool:
        """Whether anything is asked of rows or units, beyond that they are."""
        return bool(
            self.names or self.excluded or self.units or self.excluded_units or self.sections or self.topics
            or self.codes or self.words or self.excluded_words or self.unknown or self.priorities
            or self.excluded_priorities or self.due_by or self.due_from or self.due_start or self.lacking
            or self.not_due or self.due_end or self.dated or self.due_exact or self.due_days
            or self.overdue or self.documents or self.programme or self.under or self.consulted
            or self.unscored or self.bodies or any(measure.narrows() for measure in self.measures)
        )  # fmt: skip
