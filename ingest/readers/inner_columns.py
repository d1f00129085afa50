"""Columns that the head of a table does not show: codes without a head, or two columns under one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.corridors import Stretch
from ingest.readers.layout import Word
from ingest.tables import is_code

SHARE = 0.6  # of the lines of a column: as many have a word that begins at the same place
FEWEST = 3  # lines
LEAST = 0.2  # of the type's size: white before that place
WIDE = 0.6  # of the type's size: white that no two words of a sentence have between them
SAME = 1.0  # points: words that begin this close begin at the same place
HEAD_LINES = 3  # at the top of a table: a head may run across


def parted(white: Sequence[Stretch], lines: Sequence[Sequence[Word]]) -> list[Stretch]:
    """The white between columns, and that inside of them where one is really several."""
    ends = [float("-inf"), *((left + right) / 2 for left, right in white), float("inf")]
    for left, right in pairwise(ends):
        here = [[word for word in words if left < (word.x0 + word.x1) / 2 < right] for words in lines]
        inner = _inner([words for words in here if words])
        if inner is not None:
            return parted(sorted([*white, inner]), lines)
    return list(white)


def _inner(lines: Sequence[Sequence[Word]]) -> Stretch | None:
    """The white inside a column, from the first line on below which it stays open."""
    for head in range(min(HEAD_LINES, len(lines)) + 1):
        below = lines[head:]
        if len(below) < FEWEST:
            return None
        starts = Counter(round(word.x0) for words in below for word in words[1:])
        for start, _ in starts.most_common(3):
            gap = _gap(below, start)
            if gap is not None:
                return gap
    return None


def _gap(lines: Sequence[Sequence[Word]], start: float) -> Stretch | None:
    """The white before a place where most lines have a word; None where a line runs across, or may by its words."""
    ends, apart, codes, deep, begun = [], [], 0, 0, 0
    for words in lines:
        before = [word.x1 for word in words if word.x0 < start - SAME]
        after = [word.x0 for word in words if word.x0 >= start - SAME]
        ends.append(max(before, default=float("-inf")))
        begun += bool(after) and min(after) <= start + SAME
        if before and after and min(after) <= start + SAME:
            apart.append(start - max(before))
            codes += len(before) == 1 and is_code(words[0].text)
            deep += len(before) == 1 and is_code(words[0].text) and "." in words[0].text.rstrip(".")
    size = lines[0][0].size
    coded = deep > 1 and deep == len(apart) and begun >= SHARE * len(lines)  # beside texts of several lines
    if (not coded and len(apart) < SHARE * len(lines)) or start - max(ends) < LEAST * size:
        return None
    sure = coded or codes >= SHARE * len(apart) or max(apart) >= WIDE * size
    return (max(ends), start) if sure else None
