"""PDF by pdfplumber: paragraphs on lines, table rows as one line of tab-separated cells, with page and box of each."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ingest.errors import Unreadable
from ingest.readers.assemble import Page, assembled
from ingest.readers.grid import Grid, GridCell, GridRow, open_ends
from ingest.readers.layout import Paragraph, TextLine, Word, lines_of, paragraphs_of
from ingest.readers.source import Source
from ingest.records import Box

_WORDS = {"x_tolerance_ratio": 0.15, "y_tolerance": 1.5, "keep_blank_chars": False, "extra_attrs": ["size", "fontname"]}
BROKEN = "the PDF is broken; open it in a viewer and save or print it to PDF again"
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")


def read(data: bytes) -> Source:
    import pdfplumber

    # The parser logs what it mends; what it cannot mend we say ourselves.
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages, lost = _pages(document.pages)
    except Exception as error:  # a broken file can fail in any part of the parser
        if _is_locked(error):
            raise Unreadable("the PDF is locked by a password; save it without one") from error
        raise Unreadable(BROKEN) from error
    if lost and not pages:
        raise Unreadable(BROKEN)
    warnings = tuple(f"page {number} is broken and was left out; save or print the PDF again" for number in lost)
    return replace(assembled(pages), pages=len(pages) + len(lost), warnings=warnings)


def _pages(pages: Sequence[Any]) -> tuple[list[Page], list[int]]:
    """The pages that can be read, and the numbers of those that cannot."""
    read, lost = [], []
    for page in pages:
        try:
            read.append(_page(page))
        except Exception:  # as above; the other pages are worth having
            lost.append(int(page.page_number))
    return read, lost


def _is_locked(error: BaseException | None) -> bool:
    """Some of the errors on the way here wrap the one that says it, some only carry it."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    while error is not None:
        if any(isinstance(part, PDFPasswordIncorrect) for part in (error, *error.args)):
            return True
        error = error.__cause__ or error.__context__
    return False


def _page(page: Any) -> Page:
    words = [_word(word) for word in page.extract_words(**_WORDS)]
    items: list[Paragraph | Grid] = []
    for table in page.find_tables({"explicit_horizontal_lines": open_ends(page.edges)}):
        grid, words = _grid(table, words, page.page_number)
        if grid is not None:
            items.append(grid)
    lines = lines_of(words, page.page_number)
    items += _paragraphs(lines, [_top(item) for item in items])
    items.sort(key=_top)
    page.close()
    return Page(page.page_number, float(page.height), items)


def _paragraphs(lines: Sequence[TextLine], tables: Sequence[float]) -> Iterator[Paragraph]:
    """Paragraphs end where a table begins."""
    edges = [float("-inf"), *sorted(tables), float("inf")]
    for above, below in pairwise(edges):
        yield from paragraphs_of([line for line in lines if above <= line.top < below])


def _top(item: Paragraph | Grid) -> float:
    if isinstance(item, Paragraph):
        return item.lines[0].top
    return min(cell.box.y0 for row in item.rows for cell in row.cells if cell.box is not None)


def _word(word: dict[str, Any]) -> Word:
    font = str(word["fontname"]).lower()
    return Word(
        text=str(word["text"]),
        x0=float(word["x0"]),
        x1=float(word["x1"]),
        top=float(word["top"]),
        bottom=float(word["bottom"]),
        size=float(word["size"]),
        bold=any(weight in font for weight in _HEAVY),
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
    return Grid(tuple(edges), rows), left


def _holds(box: Sequence[float], word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]
