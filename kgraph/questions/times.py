"""The years of a question: by when something is due, when it begins, or when something was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.questions.tokens import Token

_ENDS = ("before", "until", "after", "since", "start")
_THROUGH = ("empty", "time", "duty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The first and the last year that are asked for; ``start`` is a year in which something begins."""

    first: int | None = None
    last: int | None = None
    start: int | None = None
    years: tuple[str, ...] = ()


def times(tokens: Sequence[Token]) -> Times:
    """All years together: "from 2027 to 2028" and "between 2027 and 2028" are one stretch."""
    first: list[int] = []
    last: list[int] = []
    years = [n for n, token in enumerate(tokens) if token.kind == "year"]
    start: int | None = None
    for number, at in enumerate(years):
        cue, year = _cue(tokens, at), int(tokens[at].text)
        if cue == "start":
            start = year
        elif cue in ("until", "before"):
            last.append(year - (cue == "before" and not _is_over(tokens, at)))
        elif cue in ("after", "since") and not (cue == "since" and number + 1 < len(years)):
            first.append(year + (cue == "after"))
        else:
            first.append(year)
            last.append(year)
    return Times(
        first=min(first, default=None),
        last=max(last, default=None),
        start=start,
        years=tuple(tokens[at].text for at in years),
    )


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    """ "Before 2026 is over", "before the end of 2026": that year counts."""
    end = {"end", "over", "out", "close", "closes", "ends"}
    beside = (*tokens[max(at - 2, 0) : at], *tokens[at + 1 : at + 3])
    return any(not end.isdisjoint(token.text.casefold().split()) for token in beside)


def _cue(tokens: Sequence[Token], at: int) -> str:
    """The word of time that a year hangs on: what stands before it, over articles and "the end of"."""
    for token in reversed(tokens[:at]):
        if token.meaning in _ENDS:
            return token.meaning
        if token.meaning not in _THROUGH:
            return ""
    return ""
