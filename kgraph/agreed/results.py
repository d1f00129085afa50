"""What ``agreed``, ``compare`` and ``changes`` answer, as dataclasses. Only data: nothing here looks anything up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgraph.results import Evidence, Searched, StatusBy

Verdict = Literal["agreed", "proposed", "recommended", "similar", "not found"]
Dimension = Literal["species", "countries", "places", "action", "actors", "date"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the text says, and what the match does. Species, countries, places and bodies by their keys."""

    text: tuple[str, ...]
    match: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedMatch:
    """Something that was planned or recommended, beside a text."""

    type: Literal["activity", "recommendation", "report"]
    id: str
    document: str
    code: str | None
    text: str
    status: str  # of its source, at the date asked for
    status_by: StatusBy | None
    score: float
    verdict: Verdict  # what this match alone would make of the text
    same: dict[str, Sides]
    differs: dict[str, Sides]
    beyond: tuple[str, ...]  # in words, what of the text goes beyond it
    text_held: bool  # False where only a report tells of it
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedResult:
    text: str
    verdict: Verdict
    matches: tuple[AgreedMatch, ...]
    searched: Searched
    as_of: str | None
    summary: str
    cautions: tuple[str, ...] = ()
