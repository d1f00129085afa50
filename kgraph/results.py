"""What the verbs answer, as dataclasses; their JSON is the promise of the command line.

Only data: nothing here looks anything up. ``to_json`` turns any of them into plain values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from ingest.records import Basis, CuratorLine

if TYPE_CHECKING:
    from kgraph.agreed.results import Verdict
    from kgraph.cells import CellResult, CountResult
    from kgraph.definition import Definition, UnitResult

Tier = Literal["explicit", "unit", "programme"]
Severity = Literal["high", "medium", "low", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words on a page: ``text[start:end] == quote`` in the document's text."""

    document: str
    page: int | None
    line: int | None
    paragraph: str | None
    section: str | None
    box: tuple[int, float, float, float, float] | None
    quote: str
    start: int
    end: int
    page_label: str | None = None  # the number that the page bears, where that is not its place in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusBy:
    body: str | None  # its key, where the vocabulary knows it; else as printed
    date: str | None
    document: str
    quote: str
    body_label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSaid:
    """What one document says of a programme's standing."""

    status: str
    stated: bool  # False: it is said not to be so
    by: StatusBy
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a programme, or the document that lays it down, is at a date: whose word it is, and all that was said."""

    status: str
    by: StatusBy | None = None
    said: tuple[StatusSaid, ...] = ()  # by other documents, oldest first
    disputed: bool = False  # documents do not agree on it
    ends: int | None = None  # the year in which it ends


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResult:
    id: str
    source: str
    title: str
    symbol: str | None
    kind: str
    status: str
    status_by: StatusBy | None
    wording: str
    same_as: str | None
    date: str | None
    place: str | None
    body: str | None
    series: str | None
    pages: int | None
    sha256: str
    counts: dict[str, int]
    warnings: tuple[str, ...] = ()
    reviews: str | None = None  # key of the programme that it reviews
    stated: tuple[str, ...] = ()  # the fields that a curator states, not the document
    corrections: tuple[CuratorLine, ...] = ()  # what a curator corrects in it, with what is no longer in force
    said: tuple[StatusSaid, ...] = ()  # what other documents say of its standing, oldest first
    disputed: bool = False  # they do not agree on it
    page_labels: tuple[str, ...] = ()  # by page, the number it bears; none where every page bears its place
    read_by: tuple[str, ...] = ()  # by page, the library that read it, where there is a choice
    part: int | None = None
    type: Literal["document"] = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredResult:
    key: str
    label: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutResult:
    key: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorResult:
    key: str | None
    label: str
    consulted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DueResult:
    year: int
    kind: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationResult:
    key: str
    label: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceResult:
    code: str
    target: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResult:
    """What a meeting said of an activity: a dated observation, kept beside all others."""

    programme: str
    code: str
    letters: tuple[str, ...]
    status: str
    whole_issue: bool
    quote: str
    document: str
    date: str | None
    species: tuple[str, ...]
    countries: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    curated: str = ""  # what a curator says of it, and why; empty where none does
    part: int | None = None
    type: Literal["report"] = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationResult:
    id: str
    document: str
    date: str | None
    quote: str
    by: str
    by_key: str | None
    to: tuple[ActorResult, ...]
    kind: str
    strength: str
    polarity: str
    species: tuple[str, ...]
    countries: tuple[str, ...]
    organisations: tuple[str, ...]
    codes: tuple[str, ...]
    section: str | None
    evidence: tuple[Evidence, ...]
    topics: tuple[str, ...] = ()
    due: tuple[DueResult, ...] = ()
    priority: str = ""  # High, Medium or Low, where its words give one
    curated: str = ""  # what a curator says of it, and why; empty where none does
    part: int | None = None
    type: Literal["recommendation"] = "recommendation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityResult:
    id: str
    document: str
    programme: str
    code: str
    section: SectionResult
    unit: str | None
    text: str
    subitems: tuple[str, ...]
    responsible: tuple[ActorResult, ...]
    indicator: str
    priority: str
    due: tuple[DueResult, ...]
    status: str
    species: tuple[CoveredResult, ...]
    countries: tuple[CoveredResult, ...]
    left_out: tuple[LeftOutResult, ...]
    organisations: tuple[OrganisationResult, ...]
    instruments: tuple[str, ...]
    topics: tuple[str, ...]
    refers_to: tuple[ReferenceResult, ...]
    added: tuple[str, ...] = ()  # what a curator added to its coverage, and why; what one left out is in left_out
    reported: tuple[ReportResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    tier: Tier | None = None
    part: int | None = None
    type: Literal["activity"] = "activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionResult:
    kind: str
    key: str
    label: str
    surface: str
    start: int
    end: int
    page: int | None
    passage: str  # the section it stands under, or the printed paragraph number
    curated: str = ""  # why it means that, where a curator says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that full-text search found. In a snippet, matches stand between ‹ and ›."""

    type: Literal["activity", "passage", "recommendation"]
    id: str
    document: str
    code: str | None = None  # of an activity, as printed
    page: int | None
    section: str | None
    score: float
    snippet: str
    evidence: tuple[Evidence, ...]
    part: int | None = None  # of a question in parts, the one that it answers


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]]
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a document that a person should look at. Its quotes are those of its evidence."""

    kind: str
    severity: Severity
    document: str
    where: tuple[str, ...]  # codes or headings
    message: str
    quotes: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    part: int | None = None
    type: Literal["finding"] = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptResult:
    """A species, a country or an organisation that was asked for, and what makes it an answer."""

    type: Literal["species", "country", "organisation"]
    key: str
    label: str
    activities: tuple[str, ...] = ()  # ids of those that cover it, or in which it has a part
    evidence: tuple[Evidence, ...] = ()
    part: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was made of a question. Species and so on are keys; words are what is searched for as text."""

    intent: str
    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()  # keys of what is to be left out
    documents: tuple[str, ...] = ()  # ids of those that the question names
    conditions: tuple[str, ...] = ()  # what else was understood, in words
    written: dict[str, str] = field(default_factory=dict)  # by key, the words of the question that named it


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    documents: int
    cited_but_absent: tuple[str, ...]


Result: TypeAlias = (
    "ActivityResult | ReportResult | RecommendationResult | Hit | DocumentResult | ConceptResult | Finding"
    " | UnitResult | Definition | CellResult | CountResult"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    question: str
    understood: Understood
    summary: str
    results: tuple[Result, ...]
    held_back: dict[str, int]
    cautions: tuple[str, ...]
    suggestions: tuple[str, ...]
    searched: Searched
    sparql: str | None
    as_of: str | None = field(default=None)
    verdict: Verdict | None = None  # where it was asked whether something was agreed


def to_json(value: Any) -> Any:
    """Any result as dictionaries, lists and plain values. In an answer every result has a tier, if only null."""
    told = msgspec.to_builtins(value)
    if isinstance(value, Answer):
        told["results"] = [{"type": row["type"], "tier": None, **row} for row in told["results"]]
    return told
