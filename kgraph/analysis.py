"""Words as the index counts them: folded, stemmed, each with its place in the text. No word is left out.

Stop words keep their positions, so that a phrase means what it says.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.analysis import Analyzer, Token
    from whoosh.lang import porter2

# Printed with or without a hyphen, these make one word with the next: re-introduction is reintroduction.
_JOINED = r"(?:re|non|pre|post|co|anti|sub|over|multi|inter|trans)-(?=[^\W\d])"
# A code such as 2.3.11 is one word; so is one with an apostrophe.
_WORD = re.compile(rf"\d+(?:\.\d+)+|(?:\b{_JOINED})?\w+(?:['’]\w+)*", re.IGNORECASE)
_NO_NOUNS = frozenset(("can", "may", "might", "well", "will"))
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
    """No form of a noun is a word of another kind: "wells" are not found in "as well as"."""
    stem = folded if any(c.isdigit() for c in folded) else str(porter2.stem(folded))
    return folded if stem in _NO_NOUNS else stem


def distance(one: str, other: str) -> int:
    """How many letters must be put in, left out or changed to make one word of the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        above, row = row, [i]
        for j, b in enumerate(other, start=1):
            row.append(min(row[-1] + 1, above[j] + 1, above[j - 1] + (a != b)))
    return row[-1]


class WordAnalyzer(Analyzer):  # type: ignore[misc]
    """Our words as Whoosh takes them: stems, or the words as they are written."""

    def __init__(self, form: Literal["stem", "folded"]) -> None:
        self.form = form

    def __call__(self, value: str, positions: bool = False, chars: bool = False, **options: Any) -> Iterator[Token]:
        token = Token(positions, chars, mode=options.get("mode", ""))
        for place, word in enumerate(words(value), start=options.get("start_pos", 0)):
            token.text = token.original = getattr(word, self.form)
            token.pos, token.startchar, token.endchar = place, word.start, word.end
            token.boost, token.stopped = 1.0, False
            yield token
