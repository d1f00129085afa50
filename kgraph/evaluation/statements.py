"""Scores of what reports say: activity codes, their status, and recommendations."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.records import Extraction, Recommendation, Span
from kgraph.evaluation.score import Gold, Score

_MOST = 0.5  # of the shorter quote must be shared for two to be the same statement


def code_scores(name: str, entries: Sequence[Gold], read: Extraction, limits: Span) -> list[Score]:
    """Every code at its place; and its status, any reading that the standard accepts."""
    expected = {(entry["char_start"], entry["code"]) for entry in entries}
    got = {(m.span.start, m.surface) for m in read.mentions if m.kind == "code" and limits.holds(m.span)}
    wrong = [entry["code"] for entry in entries if not _status_is_right(entry, read)]
    missed = tuple(f"{code} at {at}" for at, code in sorted(expected ^ got))
    return [
        Score(
            name=f"{name}: activity codes",
            expected=len(expected),
            found=len(got),
            right=len(expected & got),
            missed=missed[:8],
        ),
        Score(
            name=f"{name}: status of activities",
            expected=len(entries),
            found=len(entries),
            right=len(entries) - len(wrong),
            missed=tuple(wrong[:8]),
        ),
    ]


def _status_is_right(entry: Gold, read: Extraction) -> bool:
    accepted = {entry["status"], *entry["statuses"], *entry["status_alternatives"]}
    return any(one.code_span.start == entry["char_start"] and one.status in accepted for one in read.reported)


def recommendation_scores(name: str, entries: Sequence[Gold], read: Extraction, limits: Span) -> list[Score]:
    """Explicit recommendations by their words; polarity of those that were found."""
    ours = [one for one in read.recommendations if limits.start <= one.span.start < limits.end]
    explicit = [entry for entry in entries if entry["strength"] == "explicit"]
    pairs = [(entry, one) for entry in explicit if (one := _same(entry, ours)) is not None]
    known = [one for one in ours if one.strength == "explicit" and not any(_shared(e, one) for e in entries)]
    right = [entry for entry, one in pairs if (entry["polarity"] == "negative") == (one.polarity == "against")]
    missed = [f"missed {entry['quote'][:60]!r}" for entry in explicit if _same(entry, ours) is None]
    missed += [f"none at {one.span.start}" for one in known]
    return [
        Score(
            name=f"{name}: explicit recommendations",
            expected=len(explicit),
            found=len(pairs) + len(known),
            right=len(pairs),
            missed=tuple(missed[:8]),
        ),
        Score(name=f"{name}: polarity", expected=len(pairs), found=len(pairs), right=len(right)),
    ]


def _same(entry: Gold, ours: Sequence[Recommendation]) -> Recommendation | None:
    return next((one for one in ours if _shared(entry, one)), None)


def _shared(entry: Gold, one: Recommendation) -> bool:
    start, end = max(entry["char_start"], one.span.start), min(entry["char_end"], one.span.end)
    shorter = min(entry["char_end"] - entry["char_start"], one.span.end - one.span.start)
    return bool(end - start >= _MOST * shorter)
