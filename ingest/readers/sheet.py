"""A page of a PDF as its file draws it: words, ruling lines, filled areas, turned so that its text stands upright."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.readers.layout import Word
from ingest.readers.ruling import Lattice, Rectangle, Rule
from ingest.records import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page is turned: between the file's coordinates, from the bottom left, and points from the top left."""

    turns: int  # quarters, clockwise
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        across, down = self.right - self.left, self.top - self.bottom
        return (down, across) if self.turns % 2 else (across, down)

    def placed(self, x0: float, y0: float, x1: float, y1: float) -> Rectangle:
        """A rectangle of the file as it lies on the turned page."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def drawn(self, x0: float, y0: float, x1: float, y1: float) -> Rectangle:
        """The other way: a rectangle of the turned page as the file draws it."""
        if self.turns == 0:
            return x0 + self.left, self.top - y1, x1 + self.left, self.top - y0
        if self.turns == 1:
            return y0 + self.left, x0 + self.bottom, y1 + self.left, x1 + self.bottom
        if self.turns == 2:
            return self.right - x1, y0 + self.bottom, self.right - x0, y1 + self.bottom
        return self.right - y1, self.top - x1, self.right - y0, self.top - x0


def inside(words: Iterable[Word], width: float, height: float) -> list[Word]:
    """The words that are on the page: a viewer shows no others."""
    return [word for word in words if word.x1 > 0 and word.bottom > 0 and word.x0 < width and word.top < height]


@dataclass(slots=True)
class Sheet:
    """What stands on one page. ``frame`` is how its text stands upright, ``shown`` how a viewer shows it."""

    number: int
    frame: Frame
    shown: Frame
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Rectangle] = field(default_factory=list)
    tables: list[Lattice] = field(default_factory=list)  # that the rules make
    pictured: float = 0.0  # the share of the page that pictures cover
    label: str | None = None  # its number as the file names it
    read_by: str = "pdfium"
    lost: int = 0  # characters whose meaning the file does not say

    @property
    def width(self) -> float:
        return self.frame.size[0]

    @property
    def height(self) -> float:
        return self.frame.size[1]

    def seen(self, box: Box) -> Box:
        """A box of the upright page where a viewer shows it."""
        if self.frame.turns == self.shown.turns:
            return box
        edges = self.shown.placed(*self.frame.drawn(box.x0, box.y0, box.x1, box.y1))
        return Box(box.page, *(round(edge, 1) for edge in edges))
