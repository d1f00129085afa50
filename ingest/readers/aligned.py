"""Tables without ruling lines: columns by the white between them, rows by how their words stand.

One begins at a line of known column heads, or inside an area that rules or shades mark as a table, and reaches as
far down as the white between its columns stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest import shapes
from ingest.labels import before_labels
from ingest.readers.corridors import Stretch, between, parts, still_open
from ingest.readers.grid import Grid, GridCell, GridRow
from ingest.readers.layout import TextLine, Word
from ingest.readers.marks import Area
from ingest.readers.rowing import Level, rows
from ingest.records import Box
from ingest.tables import meaning_of

HEAD_GAP = 0.6  # of the type's size: between the heads of two columns
OPEN = 0.42  # of the type's size: white between columns that stays open
FORCED = 2.5  # points on both sides of a rule or of the edge of a shade
FAR = 3.5  # times the type's size: what stands further below is no part of a table
LONGEST_HEADING = 25  # words
MANY = 3  # columns, or rows with marked ends: enough for a table of unknown heads
NEXT = 3  # lines below a heading inside a table, one of which must be a row


@dataclass(slots=True)
class _Region:
    """The lines of one table, and the white that is open through all of them."""

    lines: list[TextLine]
    open: list[Stretch]
    area: Area | None = None
    before: Grid | None = None
    across: set[int] = field(default_factory=set)  # the lines that run across columns, by identity


def tables(
    lines: Sequence[TextLine], areas: Sequence[Area], before: Grid | None = None
) -> tuple[list[Grid], list[TextLine]]:
    """The tables among the lines of a page, and the lines outside. ``before`` may go on from the page before."""
    found: list[Grid] = []
    outside: list[TextLine] = []
    index = 0
    while index < len(lines):
        region = _region(lines, index, areas, before if not found else None)
        grid = _grid(region) if region is not None else None
        if region is not None and grid is not None:
            found.append(grid)
            index += len(region.lines)
        else:
            outside.append(lines[index])
            index += 1
    return found, outside


def _region(lines: Sequence[TextLine], index: int, areas: Sequence[Area], before: Grid | None) -> _Region | None:
    line = lines[index]
    area = next((one for one in areas if one.top <= (line.top + line.bottom) / 2 <= one.bottom), None)
    heads = parts(line, HEAD_GAP * line.size)
    if before is not None and _fills(line, before.open) and _rest(before.open, line) is not None:
        region = _Region([line], list(before.open), area, before)
    elif _opens(heads, area):
        region = _Region([line], _white(heads, area), area)
    else:
        return None
    for at in range(index + 1, len(lines)):
        if not _takes(region, lines[at], lines[at + 1 : at + 1 + NEXT]):
            break
        region.lines.append(lines[at])
    while len(region.lines) > 1 and _is_set_apart(region.lines[-1], region):
        region.lines.pop()  # a heading below the table belongs to what follows
    return region


def _white(heads: Sequence[Sequence[Word]], area: Area | None) -> list[Stretch]:
    if area is not None and area.xs:
        return [(x - FORCED, x + FORCED) for x in area.xs]
    return between(heads)


def _opens(heads: Sequence[Sequence[Word]], area: Area | None) -> bool:
    """A line begins a table by known heads, no fewer than unknown ones, or by columns in an area of several rows."""
    known = sum(bool(meaning_of(" ".join(word.text for word in head))) for head in heads)
    if known > 1 and known * 2 >= len(heads):
        return True
    rowed = area is not None and (bool(area.xs) or len(area.ys) > MANY)
    return len(heads) > 1 and area is not None and (rowed or len(heads) >= MANY)


def _fills(line: TextLine, white: Sequence[Stretch]) -> bool:
    """Words stand on both sides of some of the white."""
    return any(
        any(word.x1 <= right for word in line.words) and any(word.x0 >= left for word in line.words)
        for left, right in white
    )


def _rest(white: Sequence[Stretch], line: TextLine) -> list[Stretch] | None:
    return still_open(white, [*line.words, *line.raised], OPEN * line.size)


def _takes(region: _Region, line: TextLine, following: Sequence[TextLine]) -> bool:
    """Whether a line belongs to a table; if so, the white that it leaves open is what counts from here on."""
    inside = region.area is not None and line.bottom <= region.area.bottom + line.size
    if shapes.footnote(line.text()) or (line.top - region.lines[-1].bottom > FAR * line.size and not inside):
        return False
    rest = _rest(region.open, line)
    if rest is not None:
        region.open = rest
        return True
    goes_on = any(_fills(below, region.open) and _rest(region.open, below) is not None for below in following)
    if goes_on and (inside or _could_head(line)) and _is_short(line):
        region.across.add(id(line))
        return True
    return False


def _could_head(line: TextLine) -> bool:
    words = line.text()
    return line.bold or bool(shapes.number(words) or shapes.cue(words)) or before_labels(words, 0, len(words)) == 0


def _is_short(line: TextLine) -> bool:
    words = line.text()
    return len(words.split()) <= LONGEST_HEADING and not shapes.ended(words)


def _is_set_apart(line: TextLine, region: _Region) -> bool:
    return id(line) in region.across or (line.bold and not _fills(line, region.open))


def _grid(region: _Region) -> Grid | None:
    """The table of a region; None where it has no rows to speak of."""
    cuts = [(left + right) / 2 for left, right in region.open]
    levels = [_level(line, cuts, id(line) in region.across) for line in region.lines]
    groups = rows(levels, region.area.ys if region.area is not None else ())
    full = sum(sum(any(level.cells[c] for level in group) for c in range(len(cuts) + 1)) > 1 for group in groups)
    if full < (1 if region.before is not None else 2):
        return None
    left, right = min(line.x0 for line in region.lines), max(line.x1 for line in region.lines)
    edges = region.before.edges if region.before is not None else (left, *cuts, right)
    page = region.lines[0].page
    made = [_row(group, [left, *cuts, right], page) for group in groups]
    return Grid(tuple(round(edge, 1) for edge in edges), made, open=tuple(region.open))


def _level(line: TextLine, cuts: Sequence[float], spans: bool) -> Level:
    if spans:
        return Level([line, *[None] * len(cuts)], spans=True)
    cells: list[TextLine | None] = [None] * (len(cuts) + 1)
    for word in (*line.words, *line.raised):
        column = sum(cut < (word.x0 + word.x1) / 2 for cut in cuts)
        cell = cells[column] = cells[column] or TextLine(line.page)
        (cell.words if word in line.words else cell.raised).append(word)
    for cell in cells:
        if cell is not None and not cell.words:
            cell.words, cell.raised = cell.raised, []
    return Level(cells)


def _row(group: Sequence[Level], edges: Sequence[float], page: int) -> GridRow:
    top, bottom = min(level.top for level in group), max(level.bottom for level in group)
    spans = all(level.spans for level in group)
    cells = []
    for column, (x0, x1) in enumerate(pairwise(edges)):
        lines = [line for level in group if (line := level.cells[column]) is not None]
        box = Box(page, *(round(edge, 1) for edge in (x0, top, edges[-1] if spans else x1, bottom)))
        cells.append(GridCell(lines, box if not spans or not column else None))
    return GridRow(cells, page, spans_all=spans)
