"""The words of a page put into the cells of its ruled tables."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.grid import Grid, GridCell, GridRow
from ingest.readers.layout import Word, lines_of
from ingest.readers.ruling import Lattice, LatticeCell
from ingest.records import Box


def tabulated(lattices: Sequence[Lattice], words: Sequence[Word], page: int) -> tuple[list[Grid], list[Word]]:
    """The tables with what stands in them, and the words outside. A table without words is a drawing."""
    owners = [_owners(lattice) for lattice in lattices]
    held: list[dict[int, list[Word]]] = [{} for _ in lattices]
    outside = []
    for word in words:
        for lattice, owner, inside in zip(lattices, owners, held, strict=True):
            at = lattice.field_at((word.x0 + word.x1) / 2, word.middle)
            if at is not None:
                inside.setdefault(owner[at], []).append(word)
                break
        else:
            outside.append(word)
    grids = [_grid(lattice, inside, page) for lattice, inside in zip(lattices, held, strict=True) if inside]
    return grids, outside


def _owners(lattice: Lattice) -> dict[tuple[int, int], int]:
    """By field, the cell that covers it."""
    return {
        (row, column): index
        for index, cell in enumerate(lattice.cells)
        for row in range(cell.row, cell.row + cell.down)
        for column in range(cell.column, cell.column + cell.across)
    }


def _grid(lattice: Lattice, held: dict[int, list[Word]], page: int) -> Grid:
    width, height = len(lattice.xs) - 1, len(lattice.ys) - 1
    rows = [GridRow([GridCell([], None) for _ in range(width)], page) for _ in range(height)]
    begun = [False] * height
    for index, cell in enumerate(lattice.cells):
        lines = lines_of(held.get(index, ()), page)
        box = _box(lattice, cell, page)
        begun[cell.row] |= bool(lines)
        for row in range(cell.row, cell.row + cell.down):
            rows[row].cells[cell.column] = GridCell(list(lines), box, continued=row > cell.row)
            rows[row].spans_all = cell.across == width
    return Grid(tuple(round(x, 1) for x in lattice.xs), [row for row, says in zip(rows, begun, strict=True) if says])


def _box(lattice: Lattice, cell: LatticeCell, page: int) -> Box:
    x0, x1 = lattice.xs[cell.column], lattice.xs[cell.column + cell.across]
    y0, y1 = lattice.ys[cell.row], lattice.ys[cell.row + cell.down]
    return Box(page, round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))
