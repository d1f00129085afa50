"""Words as the index counts them: folded, stemmed, each with its place in the text. No word is left out.

Stop words keep their positions, so that a phrase means what it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Printed with or without a hyphen, these make one word with the next: re-introduction is reintroduction.
_JOINED = r"(?:re|non|pre|post|co|anti|sub|over|multi|inter)-(?=[^\W\d])"
# A code such as 2.3.11 is one word; so is one with an apostrophe.
_WORD = re.compile(rf"\d+(?:\.\d+)+|(?:\b{_JOINED})?\w+(?:['’]\w+)*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s$|'$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: ``folded`` as it is written, ``stem`` as it is looked for."""

    folded: str
    stem: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        folded, stem = _forms(match.group())
        yield Word(folded, stem, match.start(), match.end())


@lru_cache(maxsize=100_000)
def _forms(word: str) -> tuple[str, str]:
    folded = fold(word)
    return folded, _stem(folded)


def fold(word: str) -> str:
    """Without case, accents, hyphens and the possessive."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", bare).replace("-", "") or bare


def _stem(folded: str) -> str:
    from whoosh.lang.porter2 import stem

    return folded if any(c.isdigit() for c in folded) else str(stem(folded))
