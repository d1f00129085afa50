"""Statements out of the rows of tables that tell: how far activities are, what is recommended, decided or asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from ingest.actors import actors
from ingest.codes import CodeMention
from ingest.cues import fold, meanings
from ingest.found import Found
from ingest.named import topics_in
from ingest.phrases import plain
from ingest.polarity import against, item_against
from ingest.records import (
    Actor,
    Cell,
    Document,
    Due,
    Recommendation,
    RecommendationKind,
    ReportedStatus,
    Span,
    StatusReport,
)
from ingest.saying import Cue, said
from ingest.speakers import body_of
from ingest.states import plain_status, states
from ingest.tables import filled
from ingest.told_tables import KINDS, Row
from ingest.urgency import by_when, level, priority

_PART = re.compile(r"[;\n]|\.\s")
_NOTHING = re.compile(r"(?:n/?a|none|nil|tbd|[\W_]*)\.?", re.IGNORECASE)
_SHARE = re.compile(r"(?:about\s+|ca\.?\s+|some\s+)?(\d{1,3})\s*(?:%|per\s?cent)", re.IGNORECASE)
_WHOLE = 100  # per cent
_SHORTEST = 2  # words: a cell of one recommends nothing
_POSTPONE = re.compile(r"\W*(?:postpone|discontinue|drop|delete|remove|cancel|stop|suspend|abandon)\b", re.IGNORECASE)


def reports(
    rows: Sequence[Row], mentioned: Sequence[CodeMention], document: Document, found: Found
) -> Iterator[StatusReport]:
    """What a review's table says of each activity; a cell may say two things."""
    for row in rows:
        span = filled(row.block)
        code = next((code for code in mentioned if span.holds(code.span)), None)
        if code is None:
            continue
        for _, cell in row.cells("status"):
            for status in dict.fromkeys(statuses(plain(_words(cell, row)))):
                yield StatusReport(
                    programme=code.programme,
                    code=code.code,
                    letters=code.letters,
                    status=status,
                    span=span,
                    code_span=code.span,
                    date=document.date,
                    species=_keys(found, span, "species"),
                    countries=_keys(found, span, "country"),
                )


def statuses(said_there: str) -> Iterator[ReportedStatus]:
    """ "Completed in Kazakhstan; ongoing in Mongolia": what each part of a cell says."""
    parts = [part for part in _PART.split(said_there) if part.strip()]
    told = [status for status in map(_status, parts) if status != "unknown"]
    if not told:
        yield "unknown"
    yield from told


def _status(part: str) -> ReportedStatus:
    match = _beginning().match(part.strip())
    if match is not None:
        return cast(ReportedStatus, meanings("status_cells", "status")[fold(match.group())])
    share = _SHARE.match(part.strip())
    if share is not None:
        return "partly_implemented" if 0 < int(share[1]) < _WHOLE else "implemented" if int(share[1]) else "not_started"
    return next((state.status for state in states(part)), plain_status(part))


@cache
def _beginning() -> re.Pattern[str]:
    """The words that a cell begins with, the longest first."""
    known = meanings("status_cells", "status")
    return re.compile(
        "(?:" + "|".join(re.sub(r"\\? ", r"\\s+", re.escape(w)) for w in known) + r")(?!\w)", re.IGNORECASE
    )


def recommendations(
    rows: Sequence[Row], mentioned: Sequence[CodeMention], document: Document, found: Found
) -> Iterator[Recommendation]:
    """The cells of columns that hold recommendations, decisions and so on."""
    by, by_key = body_of(document, found.vocabulary)
    for row in rows:
        for kind, cell in row.cells(*KINDS):
            words = _words(cell, row)
            if cell.span is None or _NOTHING.fullmatch(words.strip()) or len(words.split()) < _SHORTEST:
                continue
            row_span = filled(row.block)
            codes = [code.code for code in mentioned if row_span.holds(code.span)]
            yield Recommendation(
                key=f"r{cell.span.start}",
                span=cell.span,
                kind=cast(RecommendationKind, kind),
                strength="explicit",
                polarity="against" if _is_against(plain(words)) else "for",
                by=by,
                by_key=by_key,
                to=_addressees(row, found),
                species=_keys(found, cell.span, "species") or _keys(found, row_span, "species"),
                countries=_keys(found, cell.span, "country") or _of_row(row, found),
                organisations=_keys(found, cell.span, "organisation"),
                codes=tuple(dict.fromkeys(codes)),
                topics=topics_in(words, found.vocabulary),
                due=_due(words, cell.span, row, found),
                priority=priority(words) or next((level(_words(one, row)) for one in row.meant("priority")), ""),
                date=document.date,
            )


def _is_against(words: str) -> bool:
    """ "Do not build", "Postpone to 2026; low priority", "It was recommended not to"."""
    cue = next(said(words), None)
    if cue is not None:
        return against(words, cue)
    bare = Cue(0, 0, "recommendation", "explicit", "impersonal")
    return item_against(words, bare, "") or against(words, bare) or _POSTPONE.match(words) is not None


def _addressees(row: Row, found: Found) -> tuple[Actor, ...]:
    """Who is named in the column for those who are to act; else who is responsible."""
    cells = [cell for _, cell in row.cells("to")] or list(row.meant("responsible"))
    named = found.vocabulary.named
    return tuple(one for cell in cells for one in actors(_words(cell, row), lambda label: named("organisation", label)))


def _due(words: str, span: Span, row: Row, found: Found) -> tuple[Due, ...]:
    """By when, in its own words and in the column for that."""
    said = by_when(words, span.start, found.within(span, "instrument"))
    cells = row.meant("deadline")
    dated = (one for cell in cells if cell.span for one in by_when(_words(cell, row), cell.span.start, dated=True))
    return tuple({one.year: one for one in (*dated, *said)}.values())


def _of_row(row: Row, found: Found) -> tuple[str, ...]:
    """The countries of the other cells, but for those who are only to act."""
    acting = [cell.span for _, cell in row.cells("to")] + [cell.span for cell in row.meant("responsible")]
    named = found.within(filled(row.block), "country")
    return tuple(
        dict.fromkeys(
            name.key
            for name in named
            if name.is_mention and not any(span and span.holds(Span(name.start, name.end)) for span in acting)
        )
    )


def _keys(found: Found, span: Span, kind: str) -> tuple[str, ...]:
    names = found.within(span, kind)  # type: ignore[arg-type]
    return tuple(dict.fromkeys(name.key for name in names if name.is_mention))


def _words(cell: Cell, row: Row) -> str:
    return row.text[cell.span.start : cell.span.end] if cell.span is not None else ""
