"""What is counted, as dataclasses: the cells of the coverage matrix, and numbers of things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Presence = Literal["resident", "reintroduced", "extinct", "vagrant", "uncertain", "none", "unknown"]
Gap = Literal["none", "programme-only", "no-activity", "not-range", "not-covered-by-corpus"]
Standing = Literal["agreed", "draft", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """A species in a country: how many activities cover it, by tier, and whether it is known to occur there.

    ``explicit``, ``unit`` and ``programme`` count different activities, none in two tiers, of the programmes that
    hold at the date asked for. ``range`` is "none" where the range table has the species in other countries only, and
    "unknown" where it has nothing of it.
    """

    species: str
    species_label: str
    country: str
    country_label: str
    topics: tuple[str, ...]  # where only activities on any of some topics are counted
    explicit: int
    unit: int
    programme: int
    by_status: dict[str, int]  # of all that are counted, by the status of their document
    gap: Gap
    standing: Standing  # of the explicit and unit ones: "draft" where nobody has agreed to any of them
    range: Presence
    range_source: str  # who says so; empty where the table says nothing
    range_verified: bool
    beyond_range: bool  # covered by name or unit, though not known to occur there
    why: str  # it is held to occur there, or not, in words
    activities: tuple[str, ...]  # ids of the explicit and unit ones
    left_out: tuple[str, ...]  # ids of those whose heading lists the pair, and whose own words leave it out
    not_counted: int  # activities that cover it in programmes that do not hold at the date
    part: int | None = None  # of a question in parts, the one that it answers
    type: Literal["cell"] = "cell"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeCounted:
    """A document that plans activities, and whether they are counted."""

    document: str
    programme: str | None
    title: str
    status: str
    counted: bool
    why: str  # it is not; empty where it is


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageResult:
    """A matrix of species by countries, or those of its cells that are gaps. The cells of a species stand together."""

    cells: tuple[CellResult, ...]
    programmes: tuple[ProgrammeCounted, ...]
    as_of: str | None
    topics: tuple[str, ...] = ()
    not_here: tuple[str, ...] = ()  # labels of members of what was asked that no programme is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """What a number is counted by: one unit, one country, one tier."""

    kind: str
    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountResult:
    of: str  # what is counted: "activities", "recommendations"
    by: Of | None
    count: int
    ids: tuple[str, ...] = ()  # of what is counted, where it has ids
    part: int | None = None  # of a question in parts, the one that it answers
    type: Literal["count"] = "count"
