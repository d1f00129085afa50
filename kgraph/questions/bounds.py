"""The numbers in the words of a question, in figures or words, with what bounds them: "more than 20", "21 or more"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.cues import fold, table

_MOST = 4  # words of a phrase
NEAR = 4  # words between an ordinal and the word for a ranking, or between a number and what it counts
_PASSED = ("a", "the", "of", "total", "score")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the words from ``at`` to ``end`` bound it."""

    at: int
    end: int
    low: int | None
    high: int | None
    in_words: bool = False
    ordinal: bool = False
    bound: bool = False


@cache
def meaning_of(sort: str) -> Mapping[str, str]:
    """The words of a sort in ``measure_words.csv``, with what they mean."""
    return {fold(row["words"]): row["meaning"] for row in table("measure_words") if row["sort"] == sort}


def is_number(word: str) -> bool:
    return fold(word) in meaning_of("number")


def phrase(words: Sequence[str], sort: str, at: int) -> tuple[int, str]:
    """The longest phrase of a sort that begins at a word: how many words it has, and what it means."""
    known = meaning_of(sort)
    for length in range(min(_MOST, len(words) - at), 0, -1):
        meaning = known.get(" ".join(words[at : at + length]))
        if meaning is not None:
            return length, meaning
    return 0, ""


def numbers(words: Sequence[str]) -> Iterator[Number]:
    """Every number, each word in one only."""
    at = 0
    while at < len(words):
        number = _number(words, at)
        if number is not None:
            yield number
        at = number.end if number is not None else at + 1


def _number(words: Sequence[str], at: int) -> Number | None:
    value, ordinal = _value(words, at)
    if value is None:
        return None
    other = _value(words, at + 2)[0] if at + 2 < len(words) and words[at + 1] in meaning_of("joint") else None
    first, before = _bound_before(words, at)
    if other is not None and not ordinal and (before == "between" or words[at + 1] not in ("and", "until")):
        return Number(first, at + 3, min(value, other), max(value, other), bound=True)
    bound = before if before != "between" else ""
    last, behind = (at + 1, "") if bound else _bound_behind(words, at + 1)
    bound = bound or behind
    low, high = {"above": (value + 1, None), "from": (value, None), "below": (None, value - 1), "to": (None, value)
                 }.get(bound, (value, value))  # fmt: skip
    in_words = not words[at][0].isdigit()
    return Number(first, last, low, high, in_words=in_words, ordinal=ordinal, bound=bool(bound))


def _value(words: Sequence[str], at: int) -> tuple[int | None, bool]:
    """The number that a word says, and whether it is a place in a ranking."""
    word = words[at]
    digits = re.match(r"\d+", word)
    if digits is not None:
        return (int(digits.group()), False) if word.isdigit() else _place(words, int(digits.group()), at)
    if word in meaning_of("place"):
        return _place(words, int(meaning_of("place")[word]), at)
    said = meaning_of("number").get(word)
    return (int(said) if said else None), False


def _place(words: Sequence[str], value: int, at: int) -> tuple[int | None, bool]:
    near = words[max(0, at - NEAR) : at + NEAR + 1]
    return (value, True) if any(word in meaning_of("place word") for word in near) else (None, False)


def _bound_before(words: Sequence[str], at: int) -> tuple[int, str]:
    """ "More than 20", "above a total of 20": where the words begin that end before a number, and their meaning."""
    known = {**meaning_of("bound"), **dict.fromkeys(meaning_of("between"), "between")}
    for last in range(at, max(at - NEAR, 0), -1):
        for first in range(max(last - _MOST, 0), last):
            meaning = known.get(" ".join(words[first:last]))
            if meaning is not None:
                return first, meaning
        if words[last - 1] not in _PASSED:
            break
    return at, ""


def _bound_behind(words: Sequence[str], at: int) -> tuple[int, str]:
    """ "21 or more", "18 points and above": where these words end, and what they mean."""
    for first in (at, at + 1):
        length, meaning = phrase(words, "behind", first) if first < len(words) else (0, "")
        if length:
            return first + length, meaning
        if first < len(words) and words[first] not in meaning_of("column"):
            break
    return at, ""
