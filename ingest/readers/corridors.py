"""The white stretches that run down a page between words: they part the columns of tables without upright rules."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.layout import TextLine, Word

Stretch = tuple[float, float]  # from left to right


def parts(line: TextLine, least: float) -> list[list[Word]]:
    """The words of a line in groups with white as wide as ``least`` between them."""
    found: list[list[Word]] = []
    end = 0.0
    for word in sorted([*line.words, *line.raised], key=lambda word: word.x0):
        if not found or word.x0 - end >= least:
            found.append([])
        found[-1].append(word)
        end = max(end, word.x1)
    return found


def between(groups: Sequence[Sequence[Word]]) -> list[Stretch]:
    """The white between groups of words."""
    ends = [max(word.x1 for word in group) for group in groups]
    return [(end, group[0].x0) for end, group in zip(ends, groups[1:], strict=False)]


def still_open(white: Sequence[Stretch], words: Sequence[Word], least: float) -> list[Stretch] | None:
    """What words leave of each stretch; None where they close one."""
    found: list[Stretch] = []
    for stretch in white:
        rest = _rest(stretch, words, min(least, stretch[1] - stretch[0]))
        if not rest:
            return None
        found += rest
    return found


def _rest(stretch: Stretch, words: Sequence[Word], least: float) -> list[Stretch]:
    rest = [stretch]
    for word in words:
        if word.x0 < stretch[1] and word.x1 > stretch[0]:
            rest = [part for a, b in rest for part in ((a, min(b, word.x0)), (max(a, word.x1), b))]
    return [(a, b) for a, b in rest if b - a >= least]
