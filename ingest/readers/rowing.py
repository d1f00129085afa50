"""Where the rows of a table begin that no line parts: by their codes, by the white between them, by how cells begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest import shapes
from ingest.readers.layout import TextLine
from ingest.tables import is_code

APART = 0.22  # of the type's size: this much more white than between the lines of a cell parts rows
LOOSE = 0.6  # of the type's size: white this high parts lines of different rows wherever it stands
SPACE_WIDTH = 0.3  # of the type's size
BETWEEN = 1.3  # times the type's size: white that is kept between two columns
CODES = 0.6  # of what a column says: then it is one of codes


@dataclass(slots=True)
class Level:
    """What stands at one height of a table: for each column its line, if it has one there."""

    cells: list[TextLine | None]
    spans: bool = False  # its words run across columns

    @property
    def lines(self) -> list[TextLine]:
        return [line for line in self.cells if line is not None]

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @property
    def is_heading(self) -> bool:
        """Bold type, or words across columns, alone at its height."""
        lines = self.lines
        return self.spans or (len(lines) == 1 and lines[0].bold and not shapes.ended(lines[0].text()))

    def text(self, column: int) -> str:
        line = self.cells[column]
        return line.text() if line is not None else ""


def rows(levels: Sequence[Level], edges: Sequence[float] = ()) -> list[list[Level]]:
    """The levels of each row. ``edges`` are the heights of rules and of the ends of filled areas."""
    found: list[list[Level]] = []
    right = _right(levels)
    for band in _bands(levels, edges):
        white, codes = _by_white(band), _by_codes(band)
        agree = white is not None and (codes is None or len(white) == len(codes))
        found += white if white is not None and agree else codes or _by_words(band, right)
    return found


def _bands(levels: Sequence[Level], edges: Sequence[float]) -> list[list[Level]]:
    """What stands between the same two edges; a heading stands by itself."""
    bands: list[list[Level]] = []
    last: tuple[int, bool] | None = None
    for level in levels:
        at = sum(edge < (level.top + level.bottom) / 2 for edge in edges), level.is_heading
        if at != last:
            bands.append([])
        bands[-1].append(level)
        last = at
    return bands


def code_column(levels: Sequence[Level]) -> int | None:
    """The first column that holds several codes, and hardly anything else."""
    for column in range(len(levels[0].cells) if levels else 0):
        texts = [text for level in levels if (text := level.text(column))]
        codes = sum(map(is_code, texts))
        if codes > 1 and codes >= CODES * len(texts) and not all(text.isdigit() and len(text) > 2 for text in texts):
            return column
    return None


def _by_codes(band: Sequence[Level]) -> list[list[Level]] | None:
    """Every code begins a row, where codes stand at the top of their rows."""
    column = code_column(band)
    if column is None or not is_code(band[0].text(column)):
        return None
    return _cut(band, [index for index, level in enumerate(band) if is_code(level.text(column))])


def _by_white(band: Sequence[Level]) -> list[list[Level]] | None:
    """Rows are further apart than the lines of one cell; a single cell that stands apart is a paragraph of its row."""
    if len(band) < 2:
        return [list(band)]
    size = median(line.size for level in band for line in level.lines)
    white = [below.top - max(level.bottom for level in band[: i + 1]) for i, below in enumerate(band[1:])]
    if min(white) >= LOOSE * size:
        return [[level] for level in band]
    limit = max(min(white), 0.0) + APART * size
    if max(white) < limit:
        return None
    parts = _cut(band, [0, *(index + 1 for index, gap in enumerate(white) if gap >= limit)])
    joined: list[list[Level]] = []
    for part in parts:
        if joined and not part[0].is_heading and sum(any(level.cells[c] for level in part) for c in _columns(part)) < 2:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _columns(part: Sequence[Level]) -> range:
    return range(len(part[0].cells))


def _right(levels: Sequence[Level]) -> list[float]:
    """How far the words of each column may reach: nearly to the next one, or as far as they do."""
    plain = [level for level in levels if not level.spans]
    ends = []
    for column in _columns(levels):
        lines = [line for level in plain if (line := level.cells[column])]
        after = [line.x0 for level in plain for line in level.cells[column + 1 :] if line]
        size = max((line.size for line in lines), default=0.0)
        reach = max((line.x1 for line in lines), default=0.0)
        ends.append(max(reach, min(after, default=reach) - BETWEEN * size))
    return ends


def _by_words(band: Sequence[Level], right: Sequence[float]) -> list[list[Level]]:
    """A row begins where a cell does that had room on the line above, or where nothing stood in its row so far."""
    cuts = [0]
    for index in range(1, len(band)):
        if _begins(band[cuts[-1] : index], band[index], right):
            cuts.append(index)
    return _cut(band, cuts)


def _begins(row: Sequence[Level], level: Level, right: Sequence[float]) -> bool:
    """Of the cells that stand at this height, at least as many begin as go on."""
    columns = [column for column, line in enumerate(level.cells) if line is not None]
    fresh = sum(_is_new(row, level, column, right[column]) for column in columns)
    return len(columns) > 1 and fresh * 2 >= len(columns)


def _is_new(row: Sequence[Level], level: Level, column: int, right: float) -> bool:
    above = next((line for other in reversed(row) if (line := other.cells[column])), None)
    line = level.cells[column]
    if above is None or line is None:
        return True
    first = min(line.words, key=lambda word: word.x0)
    return above.x1 + SPACE_WIDTH * line.size + (first.x1 - first.x0) < right


def _cut(band: Sequence[Level], cuts: Sequence[int]) -> list[list[Level]]:
    return [list(band[a:b]) for a, b in pairwise([*cuts, len(band)]) if a < b]
