"""The lines and filled areas that are drawn on a page, also inside the forms that a page is put together from."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.ruling import Rectangle, Rule
from ingest.readers.sheet import Sheet

THIN = 3.0  # points: an area no thicker is a ruling line
MOST_OBJECTS = 40_000  # of a page: more is a map or a drawing, whose lines rule no table
MOST_SEGMENTS = 2_000  # of one path: likewise
SIDES = 5  # segments: no more than those of a rectangle
DEEPEST = 8  # forms inside forms
WHITE = 250  # of 255: an area this light is not seen
WHOLE_PAGE = 0.9  # a filled area this large is the page's ground

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def add(page: Any, sheet: Sheet) -> None:
    """Puts what is drawn on a page on its sheet."""
    _Drawing(sheet).add(page)


class _Drawing:
    """Goes through what a page draws; what PDFium writes its answers into is made once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.left = MOST_OBJECTS
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._filled, self._stroked = ctypes.c_int(), ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()

    def add(self, page: Any) -> None:
        count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
        for found, kind, matrix in self._objects(page, count, get, _PLAIN, 0):
            self.left -= 1
            if self.left < 0:
                self.sheet.rules.clear()
                self.sheet.fills.clear()
                return
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(found, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                x0, top, x1, bottom = self._bounds(found, matrix)
                area = max(0.0, x1 - x0) * max(0.0, bottom - top)
                self.sheet.pictured += area / (self.sheet.width * self.sheet.height)

    def _objects(
        self, holder: Any, count: Any, get: Any, matrix: Matrix, depth: int
    ) -> Iterator[tuple[Any, int, Matrix]]:
        for index in range(count(holder)):
            found = get(holder, index)
            kind = pdfium.FPDFPageObj_GetType(found)
            if kind != pdfium.FPDF_PAGEOBJ_FORM:
                yield found, kind, matrix
            elif depth < DEEPEST:
                inner = _times(self._matrix_of(found), matrix)
                count_in, get_in = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
                yield from self._objects(found, count_in, get_in, inner, depth + 1)

    def _path(self, found: Any, matrix: Matrix) -> None:
        pdfium.FPDFPath_GetDrawMode(found, self._filled, self._stroked)
        filled, stroked = self._filled.value != 0, self._stroked.value != 0
        segments = pdfium.FPDFPath_CountSegments(found)
        if not (filled or stroked) or not 1 < segments <= MOST_SEGMENTS:
            return
        box = self._bounds(found, matrix)
        if _is_thin(box) and (segments <= SIDES or not stroked):
            self.sheet.rules += _rules(box)
        elif segments <= SIDES and not stroked:
            self._add_area(box, found)
        else:
            self._add_outlines(found, _times(self._matrix_of(found), matrix), filled, stroked)

    def _add_outlines(self, found: Any, matrix: Matrix, filled: bool, stroked: bool) -> None:
        """The parts of a path that is more than a line or a rectangle."""
        for points, straight in _outlines(found, matrix):
            box = self._around(points)
            if filled and _is_thin(box):
                self.sheet.rules += _rules(box)
                continue
            if filled:
                self._add_area(box, found)
            if stroked:
                sides = map(self._around, straight)
                self.sheet.rules += [rule for side in sides if _is_thin(side) for rule in _rules(side)]

    def _add_area(self, box: Rectangle, found: Any) -> None:
        ground = (box[2] - box[0]) * (box[3] - box[1]) > WHOLE_PAGE * self.sheet.width * self.sheet.height
        if not ground and _is_seen(found):
            self.sheet.fills.append(box)

    def _bounds(self, found: Any, matrix: Matrix) -> Rectangle:
        if not pdfium.FPDFPageObj_GetBounds(found, *self._edges):
            return 0.0, 0.0, 0.0, 0.0
        x0, y0, x1, y1 = [edge.value for edge in self._edges]
        if matrix is _PLAIN:
            return self.sheet.frame.placed(x0, y0, x1, y1)
        return self._around((_at(x0, y0, matrix), _at(x1, y1, matrix)))

    def _around(self, points: Sequence[Point]) -> Rectangle:
        across, up = [x for x, _ in points], [y for _, y in points]
        return self.sheet.frame.placed(min(across), min(up), max(across), max(up))

    def _matrix_of(self, found: Any) -> Matrix:
        read = self._matrix
        if not pdfium.FPDFPageObj_GetMatrix(found, read):
            return _PLAIN
        return read.a, read.b, read.c, read.d, read.e, read.f


def _outlines(found: Any, matrix: Matrix) -> Iterator[tuple[list[Point], list[tuple[Point, Point]]]]:
    """The parts of a path: the points of each, and the straight lines between them."""
    points: list[Point] = []
    lines: list[tuple[Point, Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(found)):
        segment = pdfium.FPDFPath_GetPathSegment(found, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _at(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, lines
            points, lines = [point], []
            continue
        if kind == pdfium.FPDF_SEGMENT_LINETO and points:
            lines.append((points[-1], point))
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != point:
            lines.append((point, points[0]))
    if len(points) > 1:
        yield points, lines


def _is_thin(box: Rectangle) -> bool:
    return box[2] - box[0] <= THIN or box[3] - box[1] <= THIN


def _is_seen(found: Any) -> bool:
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, cover):
        return True
    return cover.value > 0 and min(red.value, green.value, blue.value) < WHITE


def _rules(box: Rectangle) -> list[Rule]:
    """A line as a rule; a dot may be part of one across and of one down the page."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    rules = []
    if width >= height or width <= THIN >= height:
        rules.append(Rule(upright=False, at=(top + bottom) / 2, start=x0, end=x1))
    if height > width or width <= THIN >= height:
        rules.append(Rule(upright=True, at=(x0 + x1) / 2, start=top, end=bottom))
    return rules


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _PLAIN:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
