"""What ``agreed``, ``compare`` and ``changes`` answer, as dataclasses. Only data: nothing here looks anything up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgraph.results import Evidence, ReportResult, Searched, StatusBy

Verdict = Literal["agreed", "proposed", "recommended", "similar", "not found"]


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


RowState = Literal["kept", "changed", "dropped", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one part of a row said before, and says now."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """An activity that may go on with another, how likely, and why: a scored claim, never an identity."""

    id: str
    document: str
    code: str
    text: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A row of a draft beside the row of the older programme that it goes on with."""

    state: RowState
    draft: str | None  # the id of the draft's row
    older: str | None
    code: str  # of the draft's row, else of the older one
    older_code: str | None
    text: str
    older_text: str | None
    score: float | None
    changes: tuple[Change, ...]
    successors: tuple[Successor, ...]  # of a row that was dropped: what else may go on with it
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An activity of the older programme that was not reported as done, with what may go on with it."""

    programme: str
    code: str
    text: str  # of the activity where it is held, else what the last report says of it
    text_held: bool
    reported: tuple[ReportResult, ...]
    successors: tuple[Successor, ...]
    type: Literal["unfinished"] = "unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedResult:
    draft: str
    older: str
    rows: tuple[ComparedRow, ...]
    totals: dict[str, int]
    unfinished: tuple[Unfinished, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDocument:
    id: str
    title: str
    date: str | None
    state: Literal["new", "changed", "removed"]
    type: Literal["document"] = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedItem:
    """An activity or a recommendation that is new, says something else than before, or is gone."""

    type: Literal["activity", "recommendation"]
    id: str
    document: str
    code: str | None
    text: str
    state: Literal["new", "changed", "removed"]
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesResult:
    since: str
    build: int  # the one that is compared, or that the date is asked of
    documents: tuple[ChangedDocument, ...]
    activities: tuple[ChangedItem, ...]
    recommendations: tuple[ChangedItem, ...]
    summary: str
