"""The words of a document, by which a word cut at a line's end is told from one that has a hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from ingest.cues import table

HYPHENS = ("-", "\u00ad", "\u2010")
_HYPHEN = re.compile(rf"(\w+)[{''.join(HYPHENS)}]$")
_FIRST = re.compile(r"^\w+")
_AROUND = ".,;:()“”\"'"


class Lexicon:
    """How often each word stands in a document, and whether whoever set it cuts words at the ends of lines."""

    def __init__(self, blocks: Iterable[Sequence[str]] = ()) -> None:
        """``blocks`` are paragraphs and cells, each the lines it is printed on."""
        blocks = [lines for lines in blocks if lines]
        self._times = Counter(
            word.strip(_AROUND).casefold() for lines in blocks for line in lines for word in line.split()
        )
        cuts = [cut for lines in blocks for pair in pairwise(lines) if (cut := _cut(*pair))]
        whole = sum(self._knows(first + rest) for first, rest in cuts)
        self._cuts_words = whole > sum(self._knows(f"{first}-{rest}") for first, rest in cuts)

    def joined(self, lines: Sequence[str]) -> str:
        """Broken lines as one; a hyphen at the end of one goes where it only cuts a word."""
        text = ""
        for line in lines:
            cut = _cut(text, line) if text else None
            if not text:
                text = line
            elif cut is not None:
                text = (text[:-1] if text[-1] == "\u00ad" or self._is_one_word(*cut) else text) + line
            elif text.endswith("/") and not text.endswith(" /"):
                text += line
            else:
                text += " " + line
        return text.replace("\u00ad", "").replace("\t", " ")

    def _is_one_word(self, first: str, rest: str) -> bool:
        if self._knows(first + rest):
            return True
        if not self._cuts_words or self._knows(f"{first}-{rest}") or not (first.isalpha() and rest[:1].islower()):
            return False
        return not (first.casefold() in _firsts() or (self._knows(first) and self._knows(rest)))

    def _knows(self, word: str) -> bool:
        return self._times[word.casefold()] > 0


@cache
def _firsts() -> frozenset[str]:
    """The words that a hyphen binds to the next: "long-term", "cross-border"."""
    return frozenset(row["word"] for row in table("hyphen_words"))


def _cut(above: str, below: str) -> tuple[str, str] | None:
    """The two halves of a word that a hyphen at a line's end parts."""
    if not above.endswith(HYPHENS):
        return None
    broken, first = _HYPHEN.search(above), _FIRST.match(below)
    return (broken.group(1), first.group()) if broken and first else None
