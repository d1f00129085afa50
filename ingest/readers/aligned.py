"""Tables without ruling lines: columns by the white between them, rows by how their words stand.

One begins at known heads of columns, or inside an area that rules or shades mark as a table, and reaches as far down
as the white between its columns stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest import shapes
from ingest.labels import before_labels
from ingest.readers.corridors import Corridor, Stretch, between, parts, still_open, words_of
from ingest.readers.grid import Grid, GridCell, GridRow
from ingest.readers.inner_columns import parted
from ingest.readers.layout import TextLine, Word
from ingest.readers.marks import Area
from ingest.readers.rowing import Level, filled_columns, rows
from ingest.records import Box
from ingest.tables import meaning_of

HEAD_GAP = 0.6  # of the type's size: between the heads of two columns
OPEN = 0.42  # of the type's size: white between columns that stays open, wider than between words
SAME_EDGE = 1.0  # points: words that begin this close to an edge begin at it
NARROW = 0.2  # of the type's size: what it may shrink to where a cell is full
FORCED = 2.5  # points on both sides of a rule or of the edge of a shade
OVERLAP = 0.25  # of the type's size: lines that share more stand side by side
FAR = 3.5  # times the type's size: what stands further below is no part of a table
LONGEST_HEADING = 25  # words
LONGEST_MARK = 3  # figures
MANY = 3  # columns, or rows with marked ends: enough for a table of unknown heads
HEAD_STRIPS = 4  # at the top of a table, with the first row
NEXT = 3  # lines below a heading inside a table, one of which must be a row

Strip = list[TextLine]  # lines side by side, some a little higher or lower


@dataclass(slots=True)
class _Region:
    """The strips of one table, and the white that is open through all of them."""

    strips: list[Strip]
    open: list[Corridor]
    area: Area | None = None
    before: Grid | None = None
    across: set[int] = field(default_factory=set)  # the strips that run across columns, by place


def tables(
    lines: Sequence[TextLine], areas: Sequence[Area], before: Grid | None = None
) -> tuple[list[Grid], list[TextLine]]:
    """The tables among the lines of a page, and the lines outside. ``before`` may go on from the page before."""
    found: list[Grid] = []
    outside: list[TextLine] = []
    strips, index = _strips(lines), 0
    while index < len(strips):
        region = _region(strips, index, areas, before if not found else None)
        grid = _grid(region) if region is not None else None
        if region is not None and grid is not None:
            found.append(grid)
            index += len(region.strips)
        else:
            outside += strips[index]
            index += 1
    return found, outside


def _strips(lines: Sequence[TextLine]) -> list[Strip]:
    found: list[Strip] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: line.top):
        if not found or line.top > bottom - OVERLAP * line.size:
            found.append([])
            bottom = line.bottom
        found[-1].append(line)
        bottom = max(bottom, line.bottom)
    return found


def _region(strips: Sequence[Strip], index: int, areas: Sequence[Area], before: Grid | None) -> _Region | None:
    strip = strips[index]
    middle = (strip[0].top + strip[-1].bottom) / 2
    area = next((one for one in areas if one.top <= middle <= one.bottom), None)
    heads = parts(words_of(strip), HEAD_GAP * strip[0].size)
    old = [[stretch] for stretch in before.open] if before is not None else []
    if _fills(strip, old):
        region = _Region([strip], old, area, before)
    elif _opens(heads, area):
        region = _Region([strip], _white(heads, area), area)
    else:
        return None
    for at in range(index + 1, len(strips)):
        anew = _heads_again(strips[at], heads)
        if anew or not _takes(region, strips[at], strips[at + 1 : at + 1 + NEXT]):
            break
        region.strips.append(strips[at])
    while len(region.strips) > 1 and _is_set_apart(region):
        region.strips.pop()  # a heading below the table belongs to what follows
    return region


def _heads_again(strip: Strip, heads: Sequence[Sequence[Word]]) -> bool:
    """The head is printed again, over another table whose columns may lie elsewhere."""
    again = {_said(head) for head in parts(words_of(strip), HEAD_GAP * strip[0].size)}
    return sum(said in again and bool(meaning_of(said)) for said in map(_said, heads)) > 1


def _white(heads: Sequence[Sequence[Word]], area: Area | None) -> list[Corridor]:
    if area is not None and area.xs:
        return [[(x - FORCED, x + FORCED)] for x in area.xs]
    return between(heads)


def _opens(heads: Sequence[Sequence[Word]], area: Area | None) -> bool:
    """A table begins with known heads, no fewer than unknown ones, or with columns in an area of several rows."""
    known = sum(bool(meaning_of(_said(head))) for head in heads)
    if known > 1 and known * 2 >= len(heads):
        return True
    rowed = area is not None and (bool(area.xs) or len(area.ys) > MANY)
    return len(heads) > 1 and area is not None and (rowed or len(heads) >= MANY)


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in sorted(words, key=lambda word: (round(word.bottom), word.x0)))


def _fills(strip: Strip, white: Sequence[Corridor]) -> bool:
    """Words stand on both sides of some of the white, and none closes it."""
    words = words_of(strip)
    both = any(words[0].x1 <= right and words[-1].x0 >= left for corridor in white for left, right in corridor)
    return both and _rest(white, strip, NARROW) is not None


def _rest(white: Sequence[Corridor], strip: Strip, least: float) -> list[Corridor] | None:
    return still_open(white, words_of(strip), least * strip[0].size)


def _takes(region: _Region, strip: Strip, following: Sequence[Strip]) -> bool:
    """Whether a strip belongs to a table; if so, the white that it leaves open is what counts from here on."""
    first, last = strip[0], region.strips[-1]
    inside = region.area is not None and strip[-1].bottom <= region.area.bottom + first.size
    far = first.top - max(line.bottom for line in last) > FAR * first.size
    in_first_column = not region.open or first.x0 < region.open[0][0][1]
    if (in_first_column and shapes.footnote(first.text())) or (far and not inside):
        return False
    rest = _rest(region.open, strip, OPEN)
    if rest is None and _runs_across(region, strip, following, inside):
        region.across.add(len(region.strips))
        return True
    rest = rest or _rest_at_edges(region.open, strip, below_head=len(region.strips) < HEAD_STRIPS)
    region.open = rest or region.open
    return rest is not None


def _rest_at_edges(white: Sequence[Corridor], strip: Strip, below_head: bool) -> list[Corridor] | None:
    """The white that a strip with a full cell leaves open, where the next cell begins at the edge of its column.

    Where that is shows only below the head, which may stand in the middle.
    """
    rest = _rest(white, strip, NARROW)
    if rest is None or below_head:
        return rest
    edges = [[right for _, right in corridor] for corridor in white]
    kept = [
        [one for one in corridor if any(abs(one[1] - edge) < SAME_EDGE for edge in near)]
        for corridor, near in zip(rest, edges, strict=True)
    ]
    return kept if all(kept) else None


def _runs_across(region: _Region, strip: Strip, following: Sequence[Strip], inside: bool) -> bool:
    """A heading inside the table: one short run of words, with rows of the table below it."""
    line = strip[0]
    if len(strip) > 1 or len(parts(words_of(strip), HEAD_GAP * line.size)) > 1 or not _is_short(line):
        return False
    return (inside or _could_head(line)) and any(_fills(below, region.open) for below in following)


def _heads(strip: Strip) -> bool:
    return len(strip) == 1 and strip[0].bold and len(parts(words_of(strip), HEAD_GAP * strip[0].size)) == 1


def _could_head(line: TextLine) -> bool:
    words = line.text()
    return line.bold or bool(shapes.number(words) or shapes.cue(words)) or before_labels(words, 0, len(words)) == 0


def _is_short(line: TextLine) -> bool:
    words = line.text()
    return len(words.split()) <= LONGEST_HEADING and not shapes.ended(words)


def _is_set_apart(region: _Region) -> bool:
    last = region.strips[-1]
    return len(region.strips) - 1 in region.across or (last[0].bold and not _fills(last, region.open))


def _grid(region: _Region) -> Grid | None:
    """The table of a region; None where it has no rows to speak of."""
    plain = [words_of(strip) for at, strip in enumerate(region.strips) if at not in region.across and not _heads(strip)]
    white = _chosen(region.open) if region.before is not None else parted(_chosen(region.open), plain)
    cuts = [(left + right) / 2 for left, right in white]
    levels = [_level(strip, cuts, at in region.across) for at, strip in enumerate(region.strips)]
    groups = rows(levels, region.area.ys if region.area is not None else ())
    if sum(filled_columns(group) > 1 for group in groups) < (1 if region.before is not None else 2):
        return None
    lines = [line for strip in region.strips for line in strip]
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    edges = region.before.edges if region.before is not None else (left, *cuts, right)
    made = [_row(group, [left, *cuts, right], lines[0].page) for group in groups]
    return Grid(tuple(round(edge, 1) for edge in edges), made, open=tuple(white))


def _chosen(corridors: Sequence[Corridor]) -> list[Stretch]:
    """Of each corridor the widest of the places where it may run, and those nearly as wide: a head may be narrow."""
    found: list[Stretch] = []
    for corridor in corridors:
        widest = max(right - left for left, right in corridor)
        found += [(left, right) for left, right in corridor if right - left > widest / 2]
    return found


def _level(strip: Strip, cuts: Sequence[float], spans: bool) -> Level:
    if spans:
        return Level([strip, *([] for _ in cuts)], spans=True)
    edges = [float("-inf"), *cuts, float("inf")]
    return Level([_whole([part for line in strip if (part := _between(line, *edge))]) for edge in pairwise(edges)])


def _whole(parts: Strip) -> Strip:
    """The parts of one cell; a mark alone is raised over the line that it stands beside."""
    if len(parts) != 2 or sum(_is_mark(part) for part in parts) != 1:
        return parts
    mark, line = sorted(parts, key=_is_mark, reverse=True)
    return [TextLine(line.page, line.words, [*line.raised, *mark.words])] if mark.size < line.size else parts


def _is_mark(part: TextLine) -> bool:
    return part.text().isdigit() and len(part.text()) < LONGEST_MARK


def _between(line: TextLine, left: float, right: float) -> TextLine | None:
    """What of a line stands in one column."""
    words, raised = (
        [word for word in group if left <= (word.x0 + word.x1) / 2 < right] for group in (line.words, line.raised)
    )
    return TextLine(line.page, words or raised, raised if words else ()) if words or raised else None


def _row(group: Sequence[Level], edges: Sequence[float], page: int) -> GridRow:
    top, bottom = min(level.top for level in group), max(level.bottom for level in group)
    spans = all(level.spans for level in group)
    cells = []
    for column, (x0, x1) in enumerate(pairwise(edges)):
        lines = [line for level in group for line in level.cells[column]]
        box = Box(page, *(round(edge, 1) for edge in (x0, top, edges[-1] if spans else x1, bottom)))
        cells.append(GridCell(lines, box if not spans or not column else None))
    return GridRow(cells, page, spans_all=spans)
