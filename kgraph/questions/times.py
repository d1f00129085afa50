"""The years of a question: by when something is due, when it begins, or when something was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgraph.questions.tokens import Token

_ENDS = ("before", "until", "after", "since", "start")
_THROUGH = ("empty", "time", "duty", "soonest", "furthest")
_LOOSE = (*_THROUGH, "definition", "relation", "light", "activity", "deadline", "start")  # between "not" and a time
_BEHIND = ("empty", "time", "or", "and")  # between a year and "or earlier"
_OPPOSITE = {"before": "since", "after": "until"}
_OR = {"before": "until", "after": "since"}  # "2028 or earlier"
_TRAILING = frozenset(("at the latest", "at latest", "onwards", "onward", "and beyond", "or beyond"))
_NOT_YET = ("until", "till")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The first and the last year that are asked for; ``start`` is a year in which something begins."""

    first: int | None = None
    last: int | None = None
    start: int | None = None
    left_out: frozenset[int] = frozenset()
    years: tuple[str, ...] = ()


def times(tokens: Sequence[Token]) -> Times:
    """All years together: "from 2027 to 2028" and "between 2027 and 2028" are one stretch."""
    first: list[int] = []
    last: list[int] = []
    years = [n for n, token in enumerate(tokens) if token.kind == "year"]
    left_out = set(_gaps(tokens, years))
    start: int | None = None
    for number, at in enumerate(years):
        cue, year = _cue(tokens, at), int(tokens[at].text)
        if cue == "start":
            start = year
        elif cue == "not in":
            left_out.add(year)
        elif cue in ("until", "before"):
            last.append(year - (cue == "before" and not _is_over(tokens, at)))
        elif cue in ("after", "since") and not (cue == "since" and number + 1 < len(years)):
            first.append(year + (cue == "after"))
        else:
            first.append(year)
            last.append(year)
    bare = {_time_behind(tokens, at) for at, token in enumerate(tokens) if token.meaning == "exclusion"}
    first += last if "before" in bare and not first else ()  # "by 2028, but not earlier": in that year
    last += first if "after" in bare and not last else ()
    return Times(
        first=min(first, default=None),
        last=max(last, default=None),
        start=start,
        left_out=frozenset(left_out - {*first, *last}),  # "apart from the general 2031 which have 2031 themselves"
        years=tuple(tokens[at].text for at in years),
    )


def of_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether an exclusion is of a time: "not earlier than 2027", "but not in 2028"; then it leaves out no thing."""
    return _time_behind(tokens, at) != ""


def _time_behind(tokens: Sequence[Token], at: int) -> str:
    """What an exclusion is of: "year", where one follows, or the bare "before" of "not earlier"."""
    said = ""
    for token in tokens[at + 1 :]:
        if token.kind == "year":
            return "year"
        if token.meaning in ("before", "after", "since", "until"):
            said = said or token.meaning
        elif token.meaning not in _LOOSE:
            break
    return said if said in _OPPOSITE else ""


def _gaps(tokens: Sequence[Token], years: Sequence[int]) -> Iterator[int]:
    """The years between two that are told apart: "in 2026 or 2028"; not "between 2026 and 2028"."""
    for one, other in pairwise(years):
        between = {token.meaning or token.text for token in tokens[one + 1 : other]}
        listed = between <= {"or", "and", "both", "empty", ","} and between & {"or", "and", ","}
        stretch = any(token.text.casefold() == "between" for token in tokens[max(one - 3, 0) : one])
        if listed and not (stretch or _before(tokens, one)[0] or _before(tokens, other)[0]):
            yield from range(int(tokens[one].text) + 1, int(tokens[other].text))


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    """ "Before 2026 is over", "before the end of 2026": that year counts."""
    end = {"end", "over", "out", "close", "closes", "ends"}
    beside = (*tokens[max(at - 2, 0) : at], *tokens[at + 1 : at + 3])
    return any(not end.isdisjoint(token.text.casefold().split()) for token in beside)


def _cue(tokens: Sequence[Token], at: int) -> str:
    """The word of time that a year hangs on, or its opposite where it is denied: "not before 2028"."""
    cue, where = _before(tokens, at)
    if not _is_denied(tokens, where):
        return cue or _after(tokens, at)
    if cue == "until":  # "not until 2028" is in that year, "not by 2028" later
        return "since" if tokens[where].text.casefold() in _NOT_YET else "after"
    return _OPPOSITE.get(cue, "before" if cue == "since" else "not in")


def _before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """What stands before a year, over articles and "the end of", and where."""
    for where in range(at - 1, -1, -1):
        if tokens[where].meaning in _ENDS:
            return tokens[where].meaning, where
        if tokens[where].meaning not in _THROUGH:
            break
    return "", at


def _after(tokens: Sequence[Token], at: int) -> str:
    """What stands behind it: "2028 or later", "2029 onwards", "2027 at the latest"."""
    for where in range(at + 1, len(tokens)):
        token, meaning = tokens[where], tokens[where].meaning
        if meaning in ("before", "after", "since", "until"):
            leads_on = any(token.kind == "year" for token in tokens[where + 1 : where + 4])
            joined = token.text.casefold() in _TRAILING or tokens[where - 1].meaning in ("or", "and")
            return "" if leads_on or not joined else _OR.get(meaning, meaning)
        if meaning not in _BEHIND:
            break
    return ""


def _is_denied(tokens: Sequence[Token], where: int) -> bool:
    for token in reversed(tokens[:where]):
        if token.meaning == "exclusion":
            return True
        if token.meaning not in _LOOSE:
            return False
    return False
