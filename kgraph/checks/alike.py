"""When two names are one name spelled in two ways: letters changed, a hyphen or an apostrophe more, a word more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal

from ingest.phrases import words

Difference = Literal["", "marks", "letters", "words"]

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_ENDINGS = ("s", "es", "n", "an", "ian", "i", "ed", "ing", "d", "r", "er", "ly", "al", "ern")
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-"})
SHORTEST = 4  # letters that a word must have to be recognised with one of them changed


def tokens(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name.translate(_FOLD).casefold())
    return tuple(_TOKEN.findall("".join(c for c in plain if not unicodedata.combining(c))))


def letters(name: str) -> str:
    """What is left of a name without case, spaces, hyphens and apostrophes."""
    return "".join(re.findall(r"[^\W_]", "".join(tokens(name))))


def alike(one: str, other: str) -> Difference:
    """
    How two names of one thing differ, where that is spelling; empty where they are equal or two names.

    >>> alike("Western Tien Shan", "Western Tian Shan")
    'letters'
    >>> alike("Amur tiger", "Amur tigers")
    ''
    """
    first, second = tokens(one), tokens(other)
    if letters(one) == letters(other):
        return "" if _joined(one) == _joined(other) else "marks"
    if one.isupper() and other.isupper() and len(first) == len(second) == 1 and min(len(one), len(other)) > 2:
        return "letters" if distance(one, other) == 1 else ""
    if len(first) == len(second):
        pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        return _of_words(pairs, len(first))
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return "words" if len(shorter) > 2 and len(longer) == len(shorter) + 1 and _has_inside(longer, shorter) else ""


def _joined(name: str) -> str:
    """How a name's words are set apart: "barsa-kelmes" is not "barsa kelmes", but a slash may stand with spaces."""
    plain = re.sub(r"[^\w\s'/-]", " ", name.translate(_FOLD).casefold())
    return re.sub(r"\s*/\s*", "/", " ".join(plain.split()))


def _of_words(pairs: Sequence[tuple[str, str]], length: int) -> Difference:
    if len(pairs) == 1 and all("'" in word for word in pairs[0]) and _bare(pairs[0][0]) == _bare(pairs[0][1]):
        return "marks"
    return "letters" if all(close(a, b, 2 if length > 1 else 1) for a, b in pairs) else ""


def _bare(word: str) -> str:
    return word.partition("'")[0]


def _has_inside(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """One word more, neither at the beginning nor at the end."""
    return any(tuple(longer[:n]) + tuple(longer[n + 1 :]) == tuple(shorter) for n in range(1, len(longer) - 1))


def close(one: str, other: str, most: int = 1) -> bool:
    """Whether two words differ by so few letters, but not as a plural or an adjective does from its noun."""
    shorter, longer = sorted((one, other), key=len)
    if min(len(one), len(other)) < SHORTEST or any(longer == shorter + ending for ending in _ENDINGS):
        return False
    if one == other or {one.casefold(), other.casefold()} <= words("check_words", "apart"):
        return False
    if any(character.isdigit() for character in one + other):
        return False
    return distance(one, other) <= min(most, max(1, len(longer) // 4))


def distance(one: str, other: str) -> int:
    """How many letters must be changed, added or taken out."""
    above = list(range(len(other) + 1))
    for row, a in enumerate(one, 1):
        line = [row]
        for column, b in enumerate(other, 1):
            line.append(min(above[column] + 1, line[-1] + 1, above[column - 1] + (a != b)))
        above = line
    return above[-1]
