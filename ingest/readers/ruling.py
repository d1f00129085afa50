"""Tables by their ruling lines: those that meet make a lattice, and where none parts two fields, they are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

SAME = 3.0  # points: rules this close are one, as the two lines of a double rule
EDGE = 1.0  # points: how far words may stick out of their cell
GAP = 4.5  # points: a rule with gaps this wide is dashed, or made of the sides of many cells
SHORTEST = 8.0  # points: shorter is no rule
WHOLE = 0.9  # of a field's side: a rule that covers this much of it parts two cells
MOST_RULES = 1500  # of a page: more is a chart or a map
HEADING = 26.0  # points: how high a row without upright rules may be inside a table

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line across or down a page."""

    upright: bool
    at: float  # where it lies: its x where it is upright, else its y
    start: float
    end: float


Group = tuple[list[Rule], list[Rule]]  # upright and level rules that belong together


@dataclass(slots=True)
class LatticeCell:
    """A cell, by the first field it covers and how many fields it is wide and high."""

    row: int
    column: int
    across: int
    down: int


@dataclass(slots=True)
class Lattice:
    """A ruled table: where its columns and rows lie, and its cells."""

    xs: list[float]
    ys: list[float]
    cells: list[LatticeCell] = field(default_factory=list)
    owners: list[list[int]] = field(default_factory=list)  # by row and column, the cell that covers a field
    sound: bool = True  # every cell is a rectangle

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell at a point; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y), len(self.owners)) - 1
        return self.owners[row][min(bisect_right(self.xs, x), len(self.xs) - 1) - 1]

    def holds(self, x0: float, x1: float, y: float) -> bool:
        """One cell holds a stretch of a line."""
        cell = self.cell_at(x0 + EDGE, y)
        return cell is not None and cell == self.cell_at(x1 - EDGE, y)


def lattices(rules: Sequence[Rule]) -> list[Lattice]:
    """The ruled tables of a page, from the top; a single box or column is none."""
    upright = straightened([rule for rule in rules if rule.upright])
    level = straightened([rule for rule in rules if not rule.upright])
    if not upright or not level or len(upright) + len(level) > MOST_RULES:
        return []
    groups = _stacked(_meeting(upright, level))
    found = [_lattice(down, across) for down, across in groups]
    return sorted((one for one in found if one is not None), key=lambda one: (one.ys[0], one.xs[0]))


def _stacked(groups: Sequence[Group]) -> list[Group]:
    """Groups as wide as one another with no more than a heading's height between them are one table."""
    stacked: list[Group] = []
    for group in sorted(groups, key=_top):
        above = next((one for one in reversed(stacked) if _stand_together(one, group)), None)
        if above is None:
            stacked.append(group)
        else:
            above[0].extend(group[0])
            above[1].extend(group[1])
    return stacked


def _stand_together(above: Group, below: Group) -> bool:
    sides = [(min(rule.start for rule in one[1]), max(rule.end for rule in one[1])) for one in (above, below)]
    apart = _top(below) - max(*(rule.end for rule in above[0]), *(rule.at for rule in above[1]))
    return abs(sides[0][0] - sides[1][0]) < GAP and abs(sides[0][1] - sides[1][1]) < GAP and 0 <= apart <= HEADING


def _top(group: Group) -> float:
    return min(*(rule.start for rule in group[0]), *(rule.at for rule in group[1]))


def straightened(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces in one line as one rule."""
    found: list[Rule] = []
    for group in _near(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda rule: rule.start)
        start = end = group[0].start
        for rule in group:
            if rule.start > end + GAP:
                found.append(Rule(rule.upright, at, start, end))
                start = rule.start
            end = max(end, rule.end)
        found.append(Rule(group[0].upright, at, start, end))
    return [rule for rule in found if rule.end - rule.start >= SHORTEST]


def _near(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > SAME:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _meeting(upright: Sequence[Rule], level: Sequence[Rule]) -> list[Group]:
    """The rules in groups, each of those that touch one another."""
    parent = list(range(len(upright) + len(level)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, down in enumerate(upright):
        for j, across in enumerate(level):
            if _touch(down, across):
                parent[root(i)] = root(len(upright) + j)
    groups: dict[int, Group] = {}
    for index, rule in enumerate([*upright, *level]):
        groups.setdefault(root(index), ([], []))[not rule.upright].append(rule)
    return [(down, across) for down, across in groups.values() if down and across]


def _touch(down: Rule, across: Rule) -> bool:
    return across.start - GAP <= down.at <= across.end + GAP and down.start - GAP <= across.at <= down.end + GAP


def _lattice(upright: Sequence[Rule], level: Sequence[Rule]) -> Lattice | None:
    xs = _lines(upright, level)
    level = [*level, *_open_ends(upright, level, xs)]
    ys = _lines(level, upright)
    if len(xs) < 3 or len(ys) < 2:
        return None
    lattice = Lattice(xs, ys)
    walls = _covered(upright, xs, ys)
    floors = _covered(level, ys, xs)
    _fill(lattice, walls, floors)
    return lattice


def _lines(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Where rules lie, and as far as those reach that cross them: there an outer rule is missing."""
    found = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    if found[0] - first > GAP:
        found.insert(0, first)
    if last - found[-1] > GAP:
        found.append(last)
    return [at for index, at in enumerate(found) if not index or at - found[index - 1] > SAME]


def _open_ends(upright: Sequence[Rule], level: Sequence[Rule], xs: Sequence[float]) -> list[Rule]:
    """Rules where upright ones end together without one: around a heading, or where a page cuts a row."""
    ends = sorted(end for rule in upright for end in (rule.start, rule.end))
    found: list[Rule] = []
    for end in ends:
        near = [other for other in ends if abs(other - end) <= SAME]
        known = any(abs(rule.at - end) <= SAME for rule in (*level, *found))
        if len(near) > 1 and not known:
            found.append(Rule(False, near[0], xs[0], xs[-1]))
    return found


def _covered(rules: Sequence[Rule], lines: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """For every line and every step along it, whether a rule covers the step."""
    table = []
    for line in lines:
        here = [rule for rule in rules if abs(rule.at - line) <= SAME]
        table.append([_share(here, start, end) >= WHOLE for start, end in pairwise(steps)])
    return table


def _share(rules: Sequence[Rule], start: float, end: float) -> float:
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return (covered + SAME) / (end - start)


def _fill(lattice: Lattice, walls: list[list[bool]], floors: list[list[bool]]) -> None:
    """Grows every cell from its first field to the right and downwards, as far as no rule parts the fields."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    owners = lattice.owners = [[-1] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            across = down = 1
            while column + across < columns and not walls[column + across][row] and owners[row][column + across] < 0:
                across += 1
            while row + down < rows and not any(floors[row + down][column : column + across]):
                down += 1
            cell = LatticeCell(row, column, across, down)
            lattice.sound &= _is_clear(cell, owners, walls, floors)
            for r in range(row, row + down):
                owners[r][column : column + across] = [len(lattice.cells)] * across
            lattice.cells.append(cell)


def _is_clear(cell: LatticeCell, owners: list[list[int]], walls: list[list[bool]], floors: list[list[bool]]) -> bool:
    """No other cell lies in a cell, and no rule runs through it."""
    rows, columns = range(cell.row, cell.row + cell.down), range(cell.column, cell.column + cell.across)
    taken = any(owners[row][column] >= 0 for row in rows for column in columns)
    upright = any(walls[column][row] for column in columns[1:] for row in rows)
    return not taken and not upright and not any(floors[row][column] for row in rows[1:] for column in columns)
