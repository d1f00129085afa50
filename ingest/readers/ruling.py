"""Tables by their ruling lines: those that meet make a lattice, and where none parts two fields, they are one cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.sheet import Rectangle, Rule

SAME = 3.0  # points: rules this close are one, as the two lines of a double rule
GAP = 4.5  # points: a rule with gaps this wide is dashed, or made of the sides of many cells
SHORTEST = 8.0  # points: shorter is no rule
WHOLE = 0.9  # of a field's side: a rule that covers this much of it parts two cells
MOST_RULES = 1500  # of a page: more is a chart or a map
HEADING = 26.0  # points: how high a row without upright rules may be inside a table


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
    sound: bool = True  # every cell is a rectangle

    @property
    def box(self) -> Rectangle:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def field_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of a point; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        return row, min(bisect_right(self.xs, x), len(self.xs) - 1) - 1


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
    taken = [[False] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            across = 1
            while column + across < columns and not walls[column + across][row] and not taken[row][column + across]:
                across += 1
            down = 1
            while row + down < rows and not any(floors[row + down][column : column + across]):
                down += 1
            inside = [(r, c) for r in range(row, row + down) for c in range(column, column + across)]
            lattice.sound &= not any(taken[r][c] for r, c in inside) and _is_clear(
                walls, floors, row, column, across, down
            )
            for r, c in inside:
                taken[r][c] = True
            lattice.cells.append(LatticeCell(row, column, across, down))


def _is_clear(walls: list[list[bool]], floors: list[list[bool]], row: int, column: int, across: int, down: int) -> bool:
    """No rule runs through a cell."""
    through = any(walls[c][r] for c in range(column + 1, column + across) for r in range(row, row + down))
    return not through and not any(
        floors[r][c] for r in range(row + 1, row + down) for c in range(column, column + across)
    )
