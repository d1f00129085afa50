"""The white that runs down a page between words: it parts the columns of tables without upright rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.readers.layout import TextLine, Word

Stretch = tuple[float, float]  # from left to right
Corridor = list[Stretch]  # the places where one may still run


def words_of(lines: Iterable[TextLine]) -> list[Word]:
    return sorted((word for line in lines for word in (*line.words, *line.raised)), key=lambda word: word.x0)


def parts(words: Sequence[Word], least: float) -> list[list[Word]]:
    """Words from left to right in groups with white as wide as ``least`` between them."""
    found: list[list[Word]] = []
    end = 0.0
    for word in words:
        if not found or word.x0 - end >= least:
            found.append([])
            end = word.x1
        found[-1].append(word)
        end = max(end, word.x1)
    return found


def between(groups: Sequence[Sequence[Word]]) -> list[Corridor]:
    """The white between groups of words."""
    ends = [max(word.x1 for word in group) for group in groups]
    return [[(end, group[0].x0)] for end, group in zip(ends, groups[1:], strict=False)]


def still_open(corridors: Sequence[Corridor], words: Sequence[Word], least: float) -> list[Corridor] | None:
    """What words leave of each corridor; None where they close one."""
    found: list[Corridor] = []
    for corridor in corridors:
        rest = [part for stretch in corridor for part in _rest(stretch, words, min(least, stretch[1] - stretch[0]))]
        if not rest:
            return None
        found.append(rest)
    return found


def _rest(stretch: Stretch, words: Sequence[Word], least: float) -> Corridor:
    rest = [stretch]
    for word in words:
        if word.x0 < stretch[1] and word.x1 > stretch[0]:
            rest = [part for a, b in rest for part in ((a, min(b, word.x0)), (max(a, word.x1), b))]
    return [(a, b) for a, b in rest if b - a >= least]
