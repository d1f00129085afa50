"""The order of reading: text set in columns is read down one column before the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ingest.readers.corridors import parts, words_of
from ingest.readers.grid import Grid
from ingest.readers.layout import TextLine

GUTTER = 9.0  # points: white this wide may part two columns
MIDDLE = (0.2, 0.8)  # of the width of the text: where columns are parted
STEP = 2.0  # points
FEWEST = 3  # lines on each side
FULL = 0.75  # of a column's width: lines of flowing text mostly are as long
CROSSING = 0.6  # of the lines: if more run across, nothing is set in columns

Piece = TextLine | Grid


def in_order(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces from top to bottom as they are read: groups of those that stand in one column, or across all."""
    cut = _cut(pieces)
    if cut is None:
        return [list(pieces)]
    groups: list[list[Piece]] = []
    whole: list[Piece] = []
    for crosses, run in groupby(pieces, key=lambda piece: _crosses(piece, cut)):
        beside = list(run)
        columns = [] if crosses else _columns(beside, cut)
        if columns:
            groups += [whole, *columns]
            whole = []
        else:
            whole += beside
    return [group for group in (*groups, whole) if group]


def _columns(pieces: Sequence[Piece], cut: float) -> list[list[Piece]]:
    """Both sides of a cut, one after the other; nothing where they are no columns of text."""
    left = [part for piece in pieces if (part := _part(piece, cut, left=True)) is not None]
    right = [part for piece in pieces if (part := _part(piece, cut, left=False)) is not None]
    return [*in_order(left), *in_order(right)] if _is_text(left) and _is_text(right) else []


def _part(piece: Piece, cut: float, left: bool) -> Piece | None:
    """What of a piece stands on one side."""
    if isinstance(piece, Grid):
        return piece if (piece.edges[0] < cut) == left else None
    words = [word for word in piece.words if (word.x0 < cut) == left]
    raised = [word for word in piece.raised if (word.x0 < cut) == left]
    return TextLine(piece.page, words or raised, raised if words else ()) if words or raised else None


def _is_text(pieces: Sequence[Piece]) -> bool:
    """Flowing text: most lines fill their column. A table in it counts as a line that does."""
    if not any(isinstance(piece, TextLine) for piece in pieces) or len(pieces) < FEWEST:
        return bool(pieces) and all(isinstance(piece, Grid) for piece in pieces)
    lines = [piece for piece in pieces if isinstance(piece, TextLine)]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(line.x1 - left >= FULL * (right - left) for line in lines)
    return full * 2 >= len(lines)


def _crosses(piece: Piece, cut: float) -> bool:
    if isinstance(piece, Grid):
        return piece.edges[0] < cut < piece.edges[-1]
    return any(group[0].x0 < cut < max(word.x1 for word in group) for group in parts(words_of([piece]), GUTTER))


def _cut(pieces: Sequence[Piece]) -> float | None:
    """Where the fewest lines run across the middle of the text, if enough end there and begin there."""
    stretches = [stretch for piece in pieces for stretch in _stretches(piece)]
    if len(stretches) < 2 * FEWEST:
        return None
    left, right = min(x0 for x0, _ in stretches), max(x1 for _, x1 in stretches)
    from_, to = (left + share * (right - left) for share in MIDDLE)
    if sum(x0 > from_ for x0, _ in stretches) < FEWEST or sum(x1 < to for _, x1 in stretches) < FEWEST:
        return None
    places = [from_ + STEP * n for n in range(int((to - from_) / STEP))]
    crossing = [sum(x0 - GUTTER / 2 < x < x1 + GUTTER / 2 for x0, x1 in stretches) for x in places]
    fewest = min(crossing, default=len(stretches))
    if fewest > CROSSING * len(stretches):
        return None
    best = [x for x, count in zip(places, crossing, strict=True) if count == fewest]
    return best[len(best) // 2]


def _stretches(piece: Piece) -> list[tuple[float, float]]:
    """From where to where words stand on each line."""
    if isinstance(piece, Grid):
        return [(piece.edges[0], piece.edges[-1])] * len(piece.rows)
    return [(group[0].x0, max(word.x1 for word in group)) for group in parts(words_of([piece]), GUTTER)]
