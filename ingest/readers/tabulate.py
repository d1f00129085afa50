"""The words of a page put into the cells of its ruled tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.grid import Grid, GridCell, GridRow
from ingest.readers.layout import SAME_LINE, Word, lines_of
from ingest.readers.rowing import Level, filled_columns
from ingest.readers.rowing import rows as rows_of
from ingest.readers.ruling import Lattice, LatticeCell
from ingest.records import Box
from ingest.tables import is_code, meaning_of

FEW_ROWS = 3  # a head, what may be the whole table in one row, and a foot
WHITE = 0.5  # of the type's size: between words of two columns, wherever they stand
SEVERAL = 3  # rows that one row without codes must be


def tabulated(lattices: Sequence[Lattice], words: Sequence[Word], page: int) -> tuple[list[Grid], list[Word]]:
    """The tables with what stands in them, and the words outside. A table without words is a drawing."""
    held: list[dict[int, list[Word]]] = [{} for _ in lattices]
    outside = []
    for word in words:
        for lattice, inside in zip(lattices, held, strict=True):
            cell = lattice.cell_at((word.x0 + word.x1) / 2, word.middle)
            if cell is not None:
                inside.setdefault(cell, []).append(word)
                break
        else:
            outside.append(word)
    grids = [_grid(lattice, inside, page) for lattice, inside in zip(lattices, held, strict=True) if inside]
    return grids, outside


def _grid(lattice: Lattice, held: dict[int, list[Word]], page: int) -> Grid:
    """The rows in which something begins. A cell that reaches down says in every row what it says in the first, but
    a head's only there."""
    width, height = len(lattice.xs) - 1, len(lattice.ys) - 1
    rows = [GridRow([GridCell([], None) for _ in range(width)], page) for _ in range(height)]
    begun = [False] * height
    for cell, inside in _fields(lattice, held):
        lines = lines_of(inside, page)
        box = _box(lattice, cell, page)
        begun[cell.row] |= bool(lines)
        rows[cell.row].cells[cell.column] = GridCell(lines, box)
        for row in range(cell.row + 1, cell.row + cell.down):
            again = [] if not cell.row and _is_head(rows[0]) else list(lines)
            rows[row].cells[cell.column] = GridCell(again, box, continued=True)
        for row in range(cell.row, cell.row + cell.down):
            rows[row].spans_all = cell.across == width
    said = [row for row, says in zip(rows, begun, strict=True) if says]
    few = len(said) <= FEW_ROWS
    return Grid(tuple(round(x, 1) for x in lattice.xs), [part for row in said for part in _parted(row, few)])


def _fields(lattice: Lattice, held: dict[int, list[Word]]) -> Iterator[tuple[LatticeCell, list[Word]]]:
    """The cells with their words. One that runs across, but whose words keep to the columns, is a cell of each."""
    for index, cell in enumerate(lattice.cells):
        words = held.get(index, [])
        edges = lattice.xs[cell.column : cell.column + cell.across + 1]
        columns = [
            [word for word in words if left <= (word.x0 + word.x1) / 2 < right] for left, right in pairwise(edges)
        ]
        if sum(map(bool, columns)) * 2 > cell.across > 1 and _keep_apart(columns, edges):
            for column, here in enumerate(columns, start=cell.column):
                yield LatticeCell(cell.row, column, 1, cell.down), here
        else:
            yield cell, words


def _keep_apart(columns: Sequence[Sequence[Word]], edges: Sequence[float]) -> bool:
    """No word crosses an edge, and between the words on both sides of it is more white than between two words."""
    for edge, left, right in zip(edges[1:], columns, columns[1:], strict=False):
        end = max((word.x1 for word in left), default=float("-inf"))
        begin = min((word.x0 for word in right), default=float("inf"))
        size = min((word.size for word in (*left, *right)), default=0.0)
        if end > edge or begin < edge or begin - end < WHITE * size:
            return False
    return True


def _is_head(row: GridRow) -> bool:
    said = (" ".join(line.text() for line in cell.lines) for cell in row.cells if cell.lines)
    return any(map(meaning_of, said))


def _parted(row: GridRow, few: bool) -> list[GridRow]:
    """A row that is several, where rules part only columns: by its codes; in a table of few rows by what they say."""
    several = any(len(cell.lines) > 1 and _codes(cell) > 1 for cell in row.cells)
    if row.spans_all or not (few or several):
        return [row]
    levels = _levels(row)
    parts = rows_of(levels) if len(levels) > 1 else []
    least = 1 if several else 2 * len(row.cells) / 3
    full = sum(filled_columns(part) > least for part in parts)
    if full < (2 if several else SEVERAL) or full * 3 < len(parts) * 2:
        return [row]
    return [_part(row, part) for part in parts]


def _codes(cell: GridCell) -> int:
    return sum(is_code(line.text()) for line in cell.lines)


def _levels(row: GridRow) -> list[Level]:
    """What stands in a row at each height."""
    levels: list[Level] = []
    lines = [(line, column) for column, cell in enumerate(row.cells) for line in cell.lines if not cell.continued]
    for line, column in sorted(lines, key=lambda entry: (entry[0].bottom, entry[1])):
        last = levels[-1] if levels else None
        if last is None or line.bottom - last.bottom > SAME_LINE * line.size or last.cells[column]:
            last = Level([[] for _ in row.cells])
            levels.append(last)
        last.cells[column].append(line)
    return levels


def _part(row: GridRow, levels: Sequence[Level]) -> GridRow:
    top, bottom = min(level.top for level in levels), max(level.bottom for level in levels)
    cells = []
    for column, cell in enumerate(row.cells):
        lines = [line for level in levels for line in level.cells[column]]
        box = replace(cell.box, y0=round(top, 1), y1=round(bottom, 1)) if cell.box is not None else None
        cells.append(GridCell(lines, box))
    return GridRow(cells, row.page)


def _box(lattice: Lattice, cell: LatticeCell, page: int) -> Box:
    x0, x1 = lattice.xs[cell.column], lattice.xs[cell.column + cell.across]
    y0, y1 = lattice.ys[cell.row], lattice.ys[cell.row + cell.down]
    return Box(page, round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))
