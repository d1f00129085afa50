"""PDF by pdfplumber: paragraphs on lines, table rows as one line of tab-separated cells, with page and box of each."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest import shapes
from ingest.errors import Unreadable
from ingest.readers.grid import Grid, GridCell, GridRow, go_on, mark_repeated, open_ends
from ingest.readers.layout import LARGER, Paragraph, TextLine, Word, lines_of, paragraphs_of
from ingest.readers.source import Line, Source
from ingest.records import Box, Cell, Span

MARGIN = 0.13  # of the page's height: running heads and page numbers stand above or below it
_WORDS = {"x_tolerance_ratio": 0.15, "y_tolerance": 1.5, "keep_blank_chars": False, "extra_attrs": ["size", "fontname"]}
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(slots=True)
class _Page:
    """What stands on a page, from top to bottom."""

    number: int
    height: float
    items: list[Paragraph | Grid]


def read(data: bytes) -> Source:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = [_page(page) for page in document.pages]
    except PDFPasswordIncorrect as error:
        raise Unreadable("the PDF is locked by a password; save it without one") from error
    except Exception as error:  # a broken file can fail in any part of the parser
        cause = error.__cause__ or error.__context__ or error
        if isinstance(cause, PDFPasswordIncorrect) or "Password" in type(error).__name__ + str(error):
            raise Unreadable("the PDF is locked by a password; save it without one") from error
        raise Unreadable("the PDF is broken; open it in a viewer and save or print it to PDF again") from error
    return _Writer(pages).source()


def _page(page: Any) -> _Page:
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
    return _Page(page.page_number, float(page.height), items)


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


class _Writer:
    """Puts the pages together as one text, and keeps where each line of it came from."""

    def __init__(self, pages: Sequence[_Page]) -> None:
        self.pages = pages
        lines = [line for page in pages for item in page.items for line in _text_lines(item)]
        self.known = Counter(word.text.strip(".,;:()“”\"'").casefold() for line in lines for word in line.words)
        sizes = Counter(round(word.size * 2) / 2 for line in lines for word in line.words)
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self.repeated = _repeated(pages, self.known)
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []

    def source(self) -> Source:
        self._join_tables()
        for page in self.pages:
            for item in page.items:
                if isinstance(item, Grid):
                    self._table(item)
                else:
                    self._paragraph(item, page)
        return Source(format="pdf", text="".join(self.parts), lines=tuple(self.lines), pages=len(self.pages))

    def _join_tables(self) -> None:
        """A table that ends a page and one with the same columns that begins the next are one."""
        last: Grid | None = None
        head: list[GridRow] = []
        for page in self.pages:
            body = [item for item in page.items if not self._is_furniture(item, page) and not self._is_note(item)]
            for index, item in enumerate(body):
                if not isinstance(item, Grid):
                    last = None
                    continue
                if index == 0 and last is not None and last.fits(item):
                    go_on(last, head, item, self.known)
                else:
                    head = item.rows[:2]
                    mark_repeated(item.rows[1:], head[:1], self.known)
                if any(not row.repeated for row in item.rows):
                    last = item

    def _is_note(self, item: Paragraph | Grid) -> bool:
        return isinstance(item, Paragraph) and shapes.footnote(item.text(self.known)) is not None

    def _is_furniture(self, item: Paragraph | Grid, page: _Page) -> bool:
        if not isinstance(item, Paragraph) or not _in_margin(item, page):
            return False
        text = item.text(self.known)
        often = self.repeated[_without_digits(text)] > 1 and shapes.footnote(text) is None
        return often or shapes.is_page_number(text)

    def _paragraph(self, paragraph: Paragraph, page: _Page) -> None:
        text = paragraph.text(self.known)
        span = self._write(text, "\n\n")
        if span is None:
            return
        lines = paragraph.lines
        strong = all(line.bold for line in lines) or min(line.size for line in lines) > LARGER * self.size
        self.lines.append(
            Line(
                span=span,
                page=page.number,
                box=paragraph.box(),
                furniture=self._is_furniture(paragraph, page),
                strong=strong,
                whole=True,
            )
        )

    def _table(self, grid: Grid) -> None:
        for row in grid.rows:
            if row.spans_all:
                self._spanning(row)
            else:
                self._row(row)
        self._space("\n")

    def _spanning(self, row: GridRow) -> None:
        cell = next(cell for cell in row.cells if cell.box is not None)
        span = self._write(cell.text(self.known), "\n")
        if span is not None:
            strong = row.bold or shapes.number(cell.text(self.known)) is not None
            self.lines.append(Line(span=span, page=row.page, box=cell.box, strong=strong, whole=True))

    def _row(self, row: GridRow) -> None:
        cells: list[Cell] = []
        for index, cell in enumerate(row.cells):
            if index:
                self._space("\t")
            cells.append(Cell(self._write(cell.text(self.known), ""), cell.box))
        filled = [cell.span for cell in cells if cell.span is not None]
        if not filled:
            return
        self._space("\n")
        boxes = [cell.box for cell in row.cells if cell.box is not None]
        box = Box(
            row.page,
            min(b.x0 for b in boxes),
            min(b.y0 for b in boxes),
            max(b.x1 for b in boxes),
            max(b.y1 for b in boxes),
        )
        span = Span(filled[0].start, filled[-1].end)
        self.lines.append(
            Line(span=span, page=row.page, box=box, cells=tuple(cells), furniture=row.repeated, strong=row.bold)
        )

    def _write(self, text: str, end: str) -> Span | None:
        text = text.strip()
        if not text:
            return None
        span = Span(self.length, self.length + len(text))
        self._space(text + end)
        return span

    def _space(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _text_lines(item: Paragraph | Grid) -> list[TextLine]:
    if isinstance(item, Paragraph):
        return item.lines
    return [line for row in item.rows for cell in row.cells for line in cell.lines]


def _repeated(pages: Sequence[_Page], known: Counter[str]) -> Counter[str]:
    """On how many pages the same words stand in the margin."""
    counts: Counter[str] = Counter()
    for page in pages:
        inside = [item for item in page.items if isinstance(item, Paragraph) and _in_margin(item, page)]
        counts.update({_without_digits(item.text(known)) for item in inside})
    return counts


def _in_margin(item: Paragraph, page: _Page) -> bool:
    top, bottom = item.lines[0].top, item.lines[-1].bottom
    return bottom < MARGIN * page.height or top > (1 - MARGIN) * page.height


def _without_digits(text: str) -> str:
    return "".join("#" if char in "0123456789" else char for char in text)
