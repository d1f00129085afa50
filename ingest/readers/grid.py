"""Ruled tables: rows of cells on a page, joined over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest import shapes
from ingest.cues import fold
from ingest.readers.layout import TextLine
from ingest.readers.lexicon import Lexicon
from ingest.records import Box

SAME_EDGE = 4.0  # points: columns this close are the same column


@dataclass(slots=True)
class GridCell:
    """The lines of one cell; a cell that spans columns stands in the first of them."""

    lines: list[TextLine]
    box: Box | None  # None where a cell to the left spans this column
    continued: bool = False  # it began in a row above, and says there what it says here

    def text(self, lexicon: Lexicon) -> str:
        return lexicon.joined([line.text() for line in self.lines]).strip()


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

    def words(self, lexicon: Lexicon) -> list[str]:
        return [cell.text(lexicon) for cell in self.cells]


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


def go_on(before: Grid, head: Sequence[GridRow], grid: Grid, lexicon: Lexicon) -> None:
    """Joins the part of a table on a new page to what came before: its head is repeated, its first row may go on."""
    if head and grid.rows:
        grid.rows[:1] = _without_head(grid.rows[0], head[0])
    mark_repeated(grid.rows[:2], head, lexicon)
    mark_repeated(grid.rows[2:], head[:1], lexicon)
    fresh = [row for row in grid.rows if not row.repeated]
    if fresh and before.rows:
        _carry_on(before.rows[-1], fresh)
    if fresh and before.rows and _is_rest(fresh[0], before, lexicon):
        last = before.rows[-1]
        for cell, rest in zip(last.cells, fresh[0].cells, strict=True):
            cell.lines += [] if rest.continued else rest.lines
        grid.rows.remove(fresh[0])


def _carry_on(last: GridRow, rows: Sequence[GridRow]) -> None:
    """A cell that reaches over several rows reaches over the end of a page too, which leaves it empty below."""
    for column, cell in enumerate(last.cells):
        if not cell.continued:
            continue
        for row in rows:
            if column >= len(row.cells) or row.cells[column].lines or row.spans_all:
                break
            row.cells[column].lines = list(cell.lines)
            row.cells[column].continued = True


def mark_repeated(rows: Sequence[GridRow], head: Sequence[GridRow], lexicon: Lexicon) -> None:
    for row in rows:
        row.repeated = row.repeated or any(_same(row, first, lexicon) for first in head)


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


def _same(row: GridRow, other: GridRow, lexicon: Lexicon) -> bool:
    if len(row.cells) != len(other.cells) or not any(cell.lines for cell in row.cells):
        return False
    pairs = zip(row.cells, other.cells, strict=True)
    return all(fold(cell.text(lexicon)) == fold(above.text(lexicon)) for cell, above in pairs)


def _is_rest(row: GridRow, before: Grid, lexicon: Lexicon) -> bool:
    """The rest of a row that broke: its first cell is empty where those of the table are not, or words run on."""
    last = before.rows[-1]
    if row.spans_all or last.spans_all or len(row.cells) != len(last.cells):
        return False
    plain = [other for other in before.rows if not other.spans_all and not other.repeated]
    filled = sum(bool(other.cells[0].lines) for other in plain) > 0.8 * len(plain)
    if filled and not row.cells[0].lines:
        return True
    cells = [(above, below) for above, below in zip(last.cells, row.cells, strict=True) if not below.continued]
    pairs = [(above.text(lexicon), below.text(lexicon)) for above, below in cells]
    runs_on = any(above and shapes.starts_low(below) and not shapes.ended(above) for above, below in pairs)
    in_the_middle = filled and not last.cells[0].lines  # its code stands on the second page
    return runs_on and (in_the_middle or sum(not below for _, below in pairs) * 2 >= len(pairs))
