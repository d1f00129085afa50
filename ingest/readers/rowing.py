"""Where the rows of a table begin that no line parts: by their codes, by the white between them, by how cells begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest import shapes
from ingest.readers.layout import TextLine
from ingest.tables import is_code, meaning_of

APART = 0.22  # of the type's size: this much more white than between the lines of a cell parts rows
LOOSE = 0.6  # of the type's size: white this high parts lines of different rows wherever it stands
SPACE_WIDTH = 0.3  # of the type's size
BETWEEN = 1.3  # times the type's size: white that is kept between two columns
CODES = 0.6  # of what a column says: then it is one of codes
HEADING_COLUMNS = 2  # a heading in a table begins in one of the first

Row = list["Level"]


@dataclass(slots=True)
class Level:
    """What stands at one height of a table, by column: lines that overlap, where cells are not set from the top."""

    cells: list[list[TextLine]]
    spans: bool = False  # its words run across columns

    @property
    def lines(self) -> list[TextLine]:
        return [line for cell in self.cells for line in cell]

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @property
    def filled(self) -> list[int]:
        return [column for column, cell in enumerate(self.cells) if cell]

    def text(self, column: int) -> str:
        return " ".join(line.text() for line in self.cells[column])


def rows(levels: Sequence[Level], edges: Sequence[float] = ()) -> list[Row]:
    """The levels of each row. ``edges`` are the heights of rules and of the ends of filled areas."""
    right = _right(levels)
    column = code_column(levels)
    return [row for band in _bands(levels, edges, right) for row in _rows_of(band, right, column)]


def filled_columns(row: Sequence[Level]) -> int:
    return len({column for level in row for column in level.filled})


def _rows_of(band: Row, right: Sequence[float], column: int | None) -> list[Row]:
    """Of the ways to part a band, the one whose rows hold fewest cells that seem to begin in their midst."""
    codes = _codes(band) or [level for level in band if column is not None and is_code(level.text(column))]
    ways = [way for way in (_by_white(band), _by_codes(band, codes), _by_middle(band, codes)) if way is not None]
    ways = [way for way in ways if all(sum(level in codes for level in row) < 2 for row in way)]
    return min(ways, key=lambda way: _begun(way, right)) if ways else _by_words(band, right)


def _begun(way: Sequence[Row], right: Sequence[float]) -> int:
    return sum(_begins(row[:index], row[index], right) for row in way for index in range(1, len(row)))


def _bands(levels: Sequence[Level], edges: Sequence[float], right: Sequence[float]) -> list[Row]:
    """What stands between the same two edges; a heading stands by itself."""
    bands: list[Row] = []
    last: tuple[int, bool] | None = None
    for index, level in enumerate(levels):
        heading = _is_heading(level, levels[index - 1] if index else None, right)
        at = sum(edge < (level.top + level.bottom) / 2 for edge in edges), heading
        if at != last or (heading and not level.spans):
            bands.append([])
        bands[-1].append(level)
        last = at
    return bands


def _is_heading(level: Level, above: Level | None, right: Sequence[float]) -> bool:
    """Words across columns; or bold type, alone at its height, and no rest of a head that stands above."""
    if level.spans:
        return True
    first = level.filled[0]
    line = level.cells[first][0]
    if len(level.filled) > 1 or first >= HEADING_COLUMNS or not line.bold or shapes.ended(level.text(first)):
        return False
    said = level.text(first)
    numbered = bool(shapes.number(said) or shapes.cue(said))
    if above is not None and _goes_on(above.cells[first], line):
        return numbered
    if above is None or not all(line.bold for line in above.lines):
        return True
    return _is_new([above], level, first, right[first]) or numbered


def _goes_on(cell: Sequence[TextLine], line: TextLine) -> bool:
    """A line of bold type right below another: a column may be all bold."""
    last = cell[-1] if cell else None
    near = last is not None and line.top - last.bottom < LOOSE * line.size
    return last is not None and near and last.bold and not is_code(last.text())


def code_column(levels: Sequence[Level]) -> int | None:
    """The first column that holds several codes, and hardly anything else."""
    for column in range(len(levels[0].cells) if levels else 0):
        texts = [level.text(column) for level in levels if level.cells[column]]
        codes = sum(map(is_code, texts))
        if codes > 1 and codes >= CODES * len(texts) and not all(text.isdigit() and len(text) > 2 for text in texts):
            return column
    return None


def _codes(band: Sequence[Level]) -> Row:
    column = code_column(band)
    return [level for level in band if is_code(level.text(column))] if column is not None else []


def _by_codes(band: Row, codes: Row) -> list[Row] | None:
    """Every code begins a row, where codes stand at the top of their rows; above the first may be the head."""
    cuts = [index for index, level in enumerate(band) if level in codes]
    if not cuts or (cuts[0] and not _is_head(band[: cuts[0]])):
        return None
    return _cut(band, [0, *cuts] if cuts[0] else cuts)


def _is_head(row: Row) -> bool:
    columns = {column for level in row for column in level.filled}
    said = (" ".join(level.text(column) for level in row if level.cells[column]) for column in columns)
    return sum(bool(meaning_of(words)) for words in said) > 1


def _by_middle(band: Row, codes: Row) -> list[Row] | None:
    """Every code stands in the middle of its row."""
    cuts = [0]
    for index in (index for index, level in enumerate(band) if level in codes):
        if index < cuts[-1]:
            return None
        cuts.append(2 * index - cuts[-1] + 1)
    return _cut(band, cuts[:-1]) if codes and cuts[-1] == len(band) else None


def _by_white(band: Row) -> list[Row] | None:
    """Rows are further apart than the lines of one cell; a single cell that stands apart is a paragraph of its row."""
    if len(band) < 2:
        return [band]
    size = median(line.size for level in band for line in level.lines)
    white = [below.top - max(level.bottom for level in band[: i + 1]) for i, below in enumerate(band[1:])]
    if min(white) >= LOOSE * size:
        return [[level] for level in band]
    limit = max(min(white), 0.0) + APART * size
    if max(white) < limit:
        return None
    joined: list[Row] = []
    for part in _cut(band, [0, *(index + 1 for index, gap in enumerate(white) if gap >= limit)]):
        if joined and filled_columns(part) < 2:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _by_words(band: Row, right: Sequence[float]) -> list[Row]:
    """A row begins where cells do that had room on the line above, or where nothing stood in their row so far."""
    cuts = [0]
    for index in range(1, len(band)):
        if _begins(band[cuts[-1] : index], band[index], right):
            cuts.append(index)
    return _cut(band, cuts)


def _right(levels: Sequence[Level]) -> list[float]:
    """How far the words of each column may reach: nearly to the next one, or as far as they do."""
    plain = [level for level in levels if not level.spans]
    ends = []
    for column in range(len(levels[0].cells) if levels else 0):
        lines = [line for level in plain for line in level.cells[column]]
        after = [line.x0 for level in plain for cell in level.cells[column + 1 :] for line in cell]
        size = max((line.size for line in lines), default=0.0)
        reach = max((line.x1 for line in lines), default=0.0)
        ends.append(max(reach, min(after, default=reach) - BETWEEN * size))
    return ends


def _begins(row: Sequence[Level], level: Level, right: Sequence[float]) -> bool:
    """Of the cells that stand at this height, at least as many begin as go on."""
    columns = level.filled
    fresh = sum(_is_new(row, level, column, right[column]) for column in columns)
    return len(columns) > 1 and fresh * 2 >= len(columns)


def _is_new(row: Sequence[Level], level: Level, column: int, right: float) -> bool:
    above = next((other.cells[column][-1] for other in reversed(row) if other.cells[column]), None)
    if above is None:
        return True
    first = min(level.cells[column][0].words, key=lambda word: word.x0)
    return above.x1 + SPACE_WIDTH * first.size + first.first_width < right


def _cut(band: Row, cuts: Sequence[int]) -> list[Row]:
    return [band[a:b] for a, b in pairwise([*cuts, len(band)]) if a < b]
