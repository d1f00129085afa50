"""The second reader of PDF: pdfplumber, for the pages on which the checks of the first one fail."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from ingest.readers.grid import SAME_EDGE, Grid, GridCell, GridRow
from ingest.readers.layout import Word, lines_of
from ingest.readers.sheet import Frame, Sheet, inside
from ingest.records import Box

_WORDS = {"x_tolerance_ratio": 0.15, "y_tolerance": 1.5, "keep_blank_chars": False, "extra_attrs": ["size", "fontname"]}
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")


class Document:
    """The same file, opened when its first page is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None

    def read(self, sheet: Sheet) -> tuple[Sheet, list[Grid], list[Word]]:
        """A page as this reader sees it, its tables with what stands in them, and the words outside."""
        page = self._page(sheet.number)
        frame = Frame(0, 0.0, 0.0, float(page.width), float(page.height))
        words = inside([_word(word) for word in page.extract_words(**_WORDS)], *frame.size)
        lost = sum(word.text.startswith("(cid:") for word in words)
        read = Sheet(sheet.number, frame, frame, words, pictured=sheet.pictured, label=sheet.label, lost=lost)
        read.read_by = "pdfplumber"
        grids = []
        for table in page.find_tables({"explicit_horizontal_lines": _open_ends(page.edges)}):
            grid, words = _grid(table, words, sheet.number)
            if grid is not None:
                grids.append(grid)
        page.close()
        return read, grids, words

    def _page(self, number: int) -> Any:
        import pdfplumber

        if self._pdf is None:
            # The parser logs what it mends; what it cannot mend we say ourselves.
            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            self._pdf = pdfplumber.open(io.BytesIO(self._data))
        return self._pdf.pages[number - 1]

    def close(self) -> None:
        if self._pdf is not None:
            with suppress(Exception):  # it goes through all pages, the broken ones too
                self._pdf.close()


def _word(word: Mapping[str, Any]) -> Word:
    font = str(word["fontname"]).lower()
    return Word(
        text=str(word["text"]),
        x0=float(word["x0"]),
        x1=float(word["x1"]),
        top=float(word["top"]),
        bottom=float(word["bottom"]),
        size=float(word["size"]),
        bold=any(weight in font for weight in _HEAVY),
        spaced=False,
    )


def _grid(table: Any, words: list[Word], page: int) -> tuple[Grid | None, list[Word]]:
    """The table with the words inside it, and the words outside. A single box or column is no table."""
    edges = sorted({round(float(cell[0]), 1) for row in table.rows for cell in row.cells if cell is not None})
    if max((len(row.cells) for row in table.rows), default=0) < 2:
        return None, words
    rows, left = [], words
    for row in table.rows:
        cells = []
        for box in row.cells:
            inside = [word for word in left if box is not None and _holds(box, word)]
            left = [word for word in left if word not in inside] if inside else left
            where = Box(page, *(round(float(edge), 1) for edge in box)) if box is not None else None
            cells.append(GridCell(lines_of(inside, page), where))
        boxes = [box for box in row.cells if box is not None]
        whole = len(boxes) == 1 and boxes[0][2] - boxes[0][0] > 0.95 * (table.bbox[2] - table.bbox[0])
        rows.append(GridRow(cells, page, spans_all=whole and len(cells) > 1))
    return Grid((*edges, round(float(table.bbox[2]), 1)), rows), left


def _holds(box: Sequence[float], word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]


def _open_ends(edges: Sequence[Mapping[str, Any]]) -> list[float]:
    """Heights at which vertical rules end together: a row that breaks at a page's end has no line to close it."""
    rules: dict[float, list[tuple[float, float]]] = {}
    for edge in edges:
        if edge["orientation"] == "v":
            rules.setdefault(round(float(edge["x0"])), []).append((float(edge["top"]), float(edge["bottom"])))
    ends = sorted(end for parts in rules.values() for run in _runs(parts) for end in run)
    near = [[end for end in ends if abs(end - other) < SAME_EDGE] for other in ends]
    return sorted({round(min(group), 1) for group in near if len(group) > 2})


def _runs(parts: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Pieces of one rule joined where they touch."""
    found: list[tuple[float, float]] = []
    start, stop = min(parts)
    for top, bottom in sorted(parts)[1:]:
        if top > stop + SAME_EDGE:
            found.append((start, stop))
            start = top
        stop = max(stop, bottom)
    return [*found, (start, stop)]
