"""The lines and filled areas that are drawn on a page, also inside the forms that a page is put together from."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
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
    left = MOST_OBJECTS
    for found, matrix in _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _PLAIN, 0):
        left -= 1
        if left < 0:
            sheet.rules.clear()
            sheet.fills.clear()
            return
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(found, matrix, sheet)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, top, x1, bottom = _around(list(_corners(found, matrix)), sheet)
            sheet.pictured += max(0.0, x1 - x0) * max(0.0, bottom - top) / (sheet.width * sheet.height)


def _objects(holder: Any, count: Any, get: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    for index in range(count(holder)):
        found = get(holder, index)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_FORM:
            yield found, matrix
        elif depth < DEEPEST:
            inner = _times(_matrix(found), matrix)
            yield from _objects(found, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)


def _path(found: Any, matrix: Matrix, sheet: Sheet) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(found, filled, stroked) or not (filled.value or stroked.value):
        return
    segments = pdfium.FPDFPath_CountSegments(found)
    if not 1 < segments <= MOST_SEGMENTS:
        return
    box = _around(list(_corners(found, matrix)), sheet)
    if _is_thin(box) and (segments <= SIDES or not stroked.value):
        sheet.rules += _rules(box)
    elif segments <= SIDES and not stroked.value:
        _add_area(box, found, sheet)
    else:
        _add_outlines(found, _times(_matrix(found), matrix), bool(filled.value), bool(stroked.value), sheet)


def _add_outlines(found: Any, matrix: Matrix, filled: bool, stroked: bool, sheet: Sheet) -> None:
    """The parts of a path that is more than a line or a rectangle."""
    for points, straight in _outlines(found, matrix):
        box = _around(points, sheet)
        if filled and _is_thin(box):
            sheet.rules += _rules(box)
            continue
        if filled:
            _add_area(box, found, sheet)
        if stroked:
            sides = (_around(list(pair), sheet) for pair in straight)
            sheet.rules += [rule for side in sides if _is_thin(side) for rule in _rules(side)]


def _add_area(box: Rectangle, found: Any, sheet: Sheet) -> None:
    if not _is_ground(box, sheet) and _is_seen(found):
        sheet.fills.append(box)


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


def _around(points: list[Point], sheet: Sheet) -> Rectangle:
    across, up = [x for x, _ in points], [y for _, y in points]
    return sheet.frame.placed(min(across), min(up), max(across), max(up))


def _is_thin(box: Rectangle) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THIN


def _is_ground(box: Rectangle, sheet: Sheet) -> bool:
    return (box[2] - box[0]) * (box[3] - box[1]) > WHOLE_PAGE * sheet.width * sheet.height


def _is_seen(found: Any) -> bool:
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, cover):
        return True
    return cover.value > 0 and min(red.value, green.value, blue.value) < WHITE


def _rules(box: Rectangle) -> list[Rule]:
    """A line as a rule; a dot may be part of one across and of one down the page."""
    x0, top, x1, bottom = box
    across = Rule(upright=False, at=(top + bottom) / 2, start=x0, end=x1)
    down = Rule(upright=True, at=(x0 + x1) / 2, start=top, end=bottom)
    if max(x1 - x0, bottom - top) <= THIN:
        return [across, down]
    return [across if x1 - x0 >= bottom - top else down]


def _corners(found: Any, matrix: Matrix) -> Iterator[Point]:
    edges = [ctypes.c_float() for _ in range(4)]
    if pdfium.FPDFPageObj_GetBounds(found, *edges):
        x0, y0, x1, y1 = (edge.value for edge in edges)
        yield _at(x0, y0, matrix)
        yield _at(x1, y1, matrix)
    else:
        yield 0.0, 0.0


def _matrix(found: Any) -> Matrix:
    read = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, read):
        return _PLAIN
    return read.a, read.b, read.c, read.d, read.e, read.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer == _PLAIN:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
