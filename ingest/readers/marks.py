"""Areas of a page that rules or shades mark as a table without parting all of its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.ruling import GAP, SAME, Rectangle, straightened
from ingest.readers.sheet import Sheet

EDGE = 6.0  # points: rules and shades that begin and end this close belong together
NARROWEST = 100.0  # points: a shorter rule underlines words


@dataclass(slots=True)
class Area:
    """A stretch of a page with the heights and places at which something ends in it."""

    left: float
    right: float
    ys: list[float] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    shaded: bool = False

    @property
    def top(self) -> float:
        return min(self.ys)

    @property
    def bottom(self) -> float:
        return max(self.ys)

    def is_table(self) -> bool:
        """One shade, or two rules: a single rule sets off a footnote."""
        return self.shaded or len(self.ys) > 1


def areas(sheet: Sheet, taken: Sequence[Rectangle]) -> list[Area]:
    """The marked areas outside the ruled tables, from the top."""
    found: list[Area] = []
    rules = [rule for rule in sheet.rules if not rule.upright]
    for rule in straightened(rules):
        if rule.end - rule.start >= NARROWEST and not _inside(rule.start, rule.at, rule.end, rule.at, taken):
            _area(found, rule.start, rule.end).ys.append(rule.at)
    for band in _bands(fill for fill in sheet.fills if not _inside(*fill, taken)):
        xs = [(a[2] + b[0]) / 2 for a, b in pairwise(band) if abs(b[0] - a[2]) < GAP]
        area = _area(found, band[0][0], max(fill[2] for fill in band), xs)
        area.shaded = True
        area.ys += [min(fill[1] for fill in band), max(fill[3] for fill in band)]
        area.xs = area.xs or xs
    for rule in straightened([rule for rule in sheet.rules if rule.upright]):
        for area in found:
            if area.left + EDGE < rule.at < area.right - EDGE and rule.start < area.bottom and rule.end > area.top:
                area.xs.append(rule.at)
    for area in found:
        area.ys, area.xs = _merged(area.ys), _merged(area.xs)
    return sorted((area for area in found if area.is_table()), key=lambda area: area.top)


def _inside(x0: float, top: float, x1: float, bottom: float, boxes: Iterable[Rectangle]) -> bool:
    return any(
        box[0] - GAP <= (x0 + x1) / 2 <= box[2] + GAP and box[1] - GAP <= (top + bottom) / 2 <= box[3] + GAP
        for box in boxes
    )


def _area(found: list[Area], left: float, right: float, xs: Sequence[float] = ()) -> Area:
    """The area between two edges whose columns begin where these do: tables below one another may differ in them."""
    for area in found:
        if abs(area.left - left) < EDGE and abs(area.right - right) < EDGE and _agree(area.xs, xs):
            return area
    found.append(Area(left, right))
    return found[-1]


def _agree(some: Sequence[float], others: Sequence[float]) -> bool:
    same = len(some) == len(others) and all(abs(a - b) < EDGE for a, b in zip(some, others, strict=True))
    return same or not some or not others


def _bands(fills: Iterable[Rectangle]) -> list[list[Rectangle]]:
    """The shades that stand side by side, from left to right."""
    bands: list[list[Rectangle]] = []
    for fill in sorted(fills, key=lambda fill: (round(fill[1]), fill[0])):
        if fill[2] - fill[0] < 2 * SAME or fill[3] - fill[1] < 2 * SAME:
            continue
        last = bands[-1][-1] if bands else None
        if last is not None and abs(last[1] - fill[1]) < SAME and -SAME < fill[0] - last[2] < GAP:
            bands[-1].append(fill)
        else:
            bands.append([fill])
    return bands


def _merged(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SAME:
            found.append(value)
    return found
