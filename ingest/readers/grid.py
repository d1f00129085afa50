"""Ruled tables: rows of cells on a page, joined over pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import shapes
from ingest.cues import fold
from ingest.readers.layout import TextLine, joined
from ingest.records import Box

SAME_EDGE = 4.0  # points: columns this close are the same column


@dataclass(slots=True)
class GridCell:
    """The lines of one cell; a cell that spans columns stands in the first of them."""

    lines: list[TextLine]
    box: Box | None  # None where a cell to the left spans this column
    continued: bool = False  # it began in a row above, and says there what it says here

    def text(self, known: Counter[str]) -> str:
        return joined([line.text() for line in self.lines], known).strip()


@dataclass(slots=True)
class GridRow:
    """A row of a table; on the page where it begins."""

    cells: list[GridCell]
    page: int
    spans_all: bool = False  # one cell across the whole table, as headings inside it are set
    repeated: bool = False  # a head printed again

    @property
    def bold(self) -> bool:
        lines = [line for cell in self.cells for line in cell.lines]
        return bool(lines) and lines[0].bold

    def words(self, known: Counter[str]) -> list[str]:
        return [cell.text(known) for cell in self.cells]


@dataclass(slots=True)
class Grid:
    """A table as far as it stands on one page."""

    edges: tuple[float, ...]  # where its columns begin, and where the last one ends
    rows: list[GridRow]
    open: tuple[tuple[float, float], ...] = ()  # the white between its columns, where no rules part them

    def fits(self, other: Grid) -> bool:
        """The same columns, wherever on its page the table stands: it goes on."""
        if len(self.edges) != len(other.edges):
            return False
        pairs = zip(self.edges, other.edges, strict=True)
        return all(abs((a - self.edges[0]) - (b - other.edges[0])) < SAME_EDGE for a, b in pairs)


def go_on(before: Grid, head: Sequence[GridRow], grid: Grid, known: Counter[str]) -> None:
    """Joins the part of a table on a new page to what came before: its head is repeated, its first row may go on."""
    if head and grid.rows:
        grid.rows[:1] = _without_head(grid.rows[0], head[0])
    mark_repeated(grid.rows[:2], head, known)
    mark_repeated(grid.rows[2:], head[:1], known)
    fresh = [row for row in grid.rows if not row.repeated]
    if fresh and before.rows and _is_rest(fresh[0], before, known):
        last = before.rows[-1]
        for cell, rest in zip(last.cells, fresh[0].cells, strict=True):
            cell.lines += rest.lines
        grid.rows.remove(fresh[0])


def mark_repeated(rows: Sequence[GridRow], head: Sequence[GridRow], known: Counter[str]) -> None:
    for row in rows:
        row.repeated = row.repeated or any(_same(row, first, known) for first in head)


def _without_head(row: GridRow, head: GridRow) -> list[GridRow]:
    """A row that began on the page before may hang below the repeated head without a line between them."""
    heads = [[line.text() for line in cell.lines] for cell in head.cells]
    texts = [[line.text() for line in cell.lines] for cell in row.cells]
    begins = len(heads) == len(texts) and all(
        below[: len(above)] == above for above, below in zip(heads, texts, strict=True)
    )
    if not begins or heads == texts or not any(heads):
        return [row]
    above = [GridCell(cell.lines[: len(lines)], cell.box) for cell, lines in zip(row.cells, heads, strict=True)]
    below = [GridCell(cell.lines[len(lines) :], cell.box) for cell, lines in zip(row.cells, heads, strict=True)]
    return [GridRow(above, row.page, repeated=True), GridRow(below, row.page)]


def _same(row: GridRow, other: GridRow, known: Counter[str]) -> bool:
    if len(row.cells) != len(other.cells) or not any(cell.lines for cell in row.cells):
        return False
    pairs = zip(row.cells, other.cells, strict=True)
    return all(fold(cell.text(known)) == fold(above.text(known)) for cell, above in pairs)


def _is_rest(row: GridRow, before: Grid, known: Counter[str]) -> bool:
    """The rest of a row that broke: its first cell is empty where those of the table are not, or words run on."""
    last = before.rows[-1]
    if row.spans_all or last.spans_all or len(row.cells) != len(last.cells):
        return False
    plain = [other for other in before.rows if not other.spans_all and not other.repeated]
    filled = sum(bool(other.cells[0].lines) for other in plain)
    if not row.cells[0].lines and filled > 0.8 * len(plain):
        return True
    pairs = list(zip(last.words(known), row.words(known), strict=True))
    runs_on = any(above and shapes.starts_low(below) and not shapes.ended(above) for above, below in pairs)
    return runs_on and sum(not below for _, below in pairs) * 2 >= len(pairs)
