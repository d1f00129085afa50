"""PDF: paragraphs on lines, table rows as one line of tab-separated cells, with page and box of each.

PDFium reads first; where a page fails the checks, pdfplumber reads it again, and the better reading counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.errors import Unreadable
from ingest.readers import pdfium, plumber
from ingest.readers.aligned import tables
from ingest.readers.assemble import Page, assembled
from ingest.readers.checks import Faults, faults
from ingest.readers.columns import in_order
from ingest.readers.grid import Grid
from ingest.readers.layout import Paragraph, TextLine, Word, lines_of, paragraphs_of
from ingest.readers.marks import areas
from ingest.readers.pdfium import BROKEN
from ingest.readers.ruling import Rectangle
from ingest.readers.sheet import Sheet
from ingest.readers.source import Source
from ingest.readers.tabulate import parts_all, tabulated
from ingest.readers.turned import settled

OCR = "needs OCR: run text recognition over it"
PICTURED = 0.4  # of a page: pictures that cover more are what it shows
FEW_LETTERS = 20  # beside such a picture: a stamp or a page number, no text


def read(data: bytes) -> Source:
    first, second = pdfium.Document(data), plumber.Document(data)
    try:
        reader = _Reader(first, second)
        pages = [page for number in range(1, first.pages + 1) if (page := reader.page(number)) is not None]
    finally:
        first.close()
        second.close()
    if not pages and reader.lost:
        raise Unreadable(BROKEN)
    scans = [page.number for page in pages if _is_scan(page.sheet)]
    if scans and not any(_letters(page.sheet) for page in pages):
        raise Unreadable(f"the PDF holds pictures of its pages and no text; it {OCR}")
    warnings = [f"page {number} is broken and was left out; save or print the PDF again" for number in reader.lost]
    warnings += [f"page {number} is a picture without text; it {OCR}" for number in scans]
    return replace(assembled(pages, first.pages), warnings=tuple(warnings))


def _is_scan(sheet: Sheet) -> bool:
    return sheet.pictured > PICTURED and _letters(sheet) < FEW_LETTERS


def _letters(sheet: Sheet) -> int:
    return sum(char.isalnum() for word in sheet.words for char in word.text)


class _Reader:
    """Reads page after page, with the second reader where the first is in doubt."""

    def __init__(self, first: pdfium.Document, second: plumber.Document) -> None:
        self.first, self.second = first, second
        self.lost: list[int] = []
        self._before: Grid | None = None  # the table at the end of the page before

    def page(self, number: int) -> Page | None:
        """None where neither reader can read it; the other pages are worth having."""
        try:
            sheet = self.first.sheet(number)
            words, stamps = settled(sheet.words)
            ruled = [table for table in sheet.tables if parts_all(table, words)]
            page = _arranged(sheet, *tabulated(ruled, words, number), self._before)
            page.items += [Paragraph([TextLine(number, [stamp])], stamp=True) for stamp in stamps]
        except Exception:  # a broken page can fail in any part of the parser
            self.lost.append(number)
            return None
        found = faults(page, all(table.sound for table in sheet.tables))
        kept = self._read_again(page, found) if found.any else page
        self._before = _last_table(kept)
        return kept

    def _read_again(self, page: Page, found: Faults) -> Page | None:
        try:
            again = _arranged(*self.second.read(page.sheet), self._before)
        except Exception:
            if found.empty:
                self.lost.append(page.number)
            return None if found.empty else page
        return again if faults(again, sound=True) < found else page


def _last_table(page: Page | None) -> Grid | None:
    """The table without rules that a page ends with, but for what stands at its foot."""
    grids = [item for item in page.items if isinstance(item, Grid)] if page is not None else []
    return grids[-1] if grids and grids[-1].open else None


def _arranged(sheet: Sheet, grids: Sequence[Grid], words: Sequence[Word], before: Grid | None = None) -> Page:
    """The tables of a page and the paragraphs outside them, in the order of reading."""
    marked = areas(sheet, [_box(grid) for grid in grids])
    aligned, lines = tables(lines_of(words, sheet.number), marked, before)
    pieces: list[TextLine | Grid] = sorted([*grids, *aligned, *lines], key=_top)
    items: list[Paragraph | Grid] = []
    for group in in_order(pieces):
        items += _items(group)
    return Page(sheet, items)


def _items(pieces: Sequence[TextLine | Grid]) -> Iterator[Paragraph | Grid]:
    """Paragraphs end where a table begins."""
    for is_line, group in groupby(pieces, key=lambda piece: isinstance(piece, TextLine)):
        if is_line:
            yield from paragraphs_of([piece for piece in group if isinstance(piece, TextLine)])
        else:
            yield from (piece for piece in group if isinstance(piece, Grid))


def _box(grid: Grid) -> Rectangle:
    boxes = [cell.box for row in grid.rows for cell in row.cells if cell.box is not None]
    return grid.edges[0], min(box.y0 for box in boxes), grid.edges[-1], max(box.y1 for box in boxes)


def _top(piece: TextLine | Grid) -> float:
    return piece.top if isinstance(piece, TextLine) else _box(piece)[1]
