"""What ``show`` answers, as dataclasses: all that is known of one thing, with its neighbours in the graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kgraph.results import ActivityResult, CoveredResult, DocumentResult, Evidence, ReportResult
from ontology.vocabulary import Kind

ThingKind = Kind | Literal["unit", "section", "activity", "programme", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """One step away in the graph: this "includes" that. Its key can be shown in turn."""

    relation: str
    kind: ThingKind
    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityCounts:
    """Activities by tier, as ``activities`` gives them. What names neither species nor country is in the total only."""

    total: int
    explicit: int
    unit: int
    programme: int
    ids: tuple[str, ...]  # of the explicit and unit ones


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A document that names the thing, how often, and where first; one that lays it down, without a number."""

    id: str
    mentions: int | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A species in a country, on the word of a source."""

    species: str
    species_label: str
    country: str
    country_label: str
    presence: str
    season: str
    confidence: str
    basis: str
    source: str
    year: str
    note: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteResult:
    mark: str
    text: str
    instruments: tuple[str, ...]  # whose activities it takes over
    species: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringResult:
    name: str  # as printed in the table of scores
    criteria: dict[str, int]
    score: int
    priority: int | None
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """A heading that activities stand under; a theme lists no species or countries of its own."""

    key: str
    document: str
    kind: Literal["theme", "unit"]
    number: str
    name: str
    species: tuple[CoveredResult, ...]
    countries: tuple[CoveredResult, ...]
    footnotes: tuple[FootnoteResult, ...]
    scoring: ScoringResult | None
    activities: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    part: int | None = None
    type: Literal["unit"] = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionResult:
    """A programme as one document lays it down."""

    document: str
    programme: str | None
    status: str
    date: str | None
    period: tuple[int, int] | None
    species: tuple[str, ...]
    countries: tuple[str, ...]
    sections: tuple[UnitResult, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """All that is known of one thing. The last fields are filled for the kinds that they are named after."""

    kind: ThingKind
    key: str
    label: str
    names: tuple[str, ...] = ()
    scientific: tuple[str, ...] = ()
    about: dict[str, str] = field(default_factory=dict)
    neighbours: tuple[Neighbour, ...] = ()
    activities: ActivityCounts | None = None
    documents: tuple[NamedIn, ...] = ()
    range: tuple[Occurrence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    activity: ActivityResult | None = None
    unit: UnitResult | None = None
    versions: tuple[VersionResult, ...] = ()  # of a programme; what a document lays down
    document: DocumentResult | None = None
    reported: tuple[ReportResult, ...] = ()  # of an activity that is known only from what meetings said
    part: int | None = None
    type: Literal["definition"] = "definition"
