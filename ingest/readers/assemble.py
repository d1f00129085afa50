"""The pages of a PDF as one text, with what pages cut put together, and where each line of it came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from ingest import shapes
from ingest.labels import before_labels
from ingest.readers.grid import Grid, GridRow, go_on, mark_repeated
from ingest.readers.layout import LARGER, Paragraph, TextLine, around, runs_on
from ingest.readers.lexicon import Lexicon
from ingest.readers.sheet import Sheet
from ingest.readers.source import Line, Source
from ingest.records import Box, Cell, Span

_NUMBER = re.compile(r"\d+")
MARGIN = 0.13  # of the page's height: running heads and page numbers stand above or below it


@dataclass(slots=True)
class Page:
    """What stands on a page, in reading order."""

    sheet: Sheet
    items: list[Paragraph | Grid]

    @property
    def number(self) -> int:
        return self.sheet.number

    @property
    def height(self) -> float:
        return self.sheet.height


def assembled(pages: Sequence[Page], total: int) -> Source:
    """The text of the pages that could be read, of so many."""
    return _Writer(pages, total).source()


def _by_page(said: Mapping[int, str], total: int) -> tuple[str, ...]:
    return tuple(said.get(number, "") for number in range(1, total + 1))


class _Writer:
    """Puts the pages together as one text, and keeps where each line of it came from."""

    def __init__(self, pages: Sequence[Page], total: int) -> None:
        self.pages, self.total = pages, total
        self.sheets = {page.number: page.sheet for page in pages}
        lines = [line for page in pages for item in page.items for line in text_lines(item)]
        self.lexicon = Lexicon([line.text() for line in block] for page in pages for block in _blocks(page))
        sizes: Counter[float] = Counter()
        for word in (word for line in lines for word in line.words):
            sizes[round(word.size * 2) / 2] += len(word.text)
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self.repeated = _repeated(pages, self.lexicon)
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []

    def source(self) -> Source:
        self._join_tables()
        self._join_paragraphs()
        for page in self.pages:
            for item in page.items:
                if isinstance(item, Grid):
                    self._table(item)
                else:
                    self._paragraph(item, page)
        labels = {page.number: self._label(page) for page in self.pages}
        return Source(
            format="pdf",
            text="".join(self.parts),
            lines=tuple(self.lines),
            pages=self.total,
            page_labels=_by_page(labels, self.total) if any(labels[n] not in ("", str(n)) for n in labels) else (),
            read_by=_by_page({page.number: page.sheet.read_by for page in self.pages}, self.total),
        )

    def _label(self, page: Page) -> str:
        """The number that a page bears: as the file names it, else as it is printed in its margin."""
        margin = [item.text(self.lexicon) for item in page.items if _in_margin(item, page)]
        printed = (_NUMBER.search(text) for text in margin if shapes.is_page_number(text))
        return page.sheet.label or next((number[0] for number in printed if number), "")

    def _body(self, page: Page) -> list[Paragraph | Grid]:
        """What a page holds besides running heads, page numbers and footnotes."""
        return [item for item in page.items if not self._is_furniture(item, page) and not self._is_note(item)]

    def _join_paragraphs(self) -> None:
        """A paragraph that the end of a page cuts is put together where it begins."""
        last: Paragraph | None = None
        for page in self.pages:
            body = self._body(page)
            first = body[0] if body else None
            if last is not None and isinstance(first, Paragraph) and runs_on(last, first):
                last.lines += first.lines
                page.items.remove(first)
                body = body[1:]
            if body:
                last = body[-1] if isinstance(body[-1], Paragraph) else None

    def _join_tables(self) -> None:
        """A table that ends a page or a column and one with the same columns that begins the next are one."""
        last: Grid | None = None
        head: list[GridRow] = []
        for page in self.pages:
            for item in self._body(page):
                if not isinstance(item, Grid):
                    last = None
                    continue
                if last is not None and last.fits(item):
                    go_on(last, head, item, self.lexicon)
                else:
                    head = item.rows[:2]
                    mark_repeated(item.rows[1:], head[:1], self.lexicon)
                if any(not row.repeated for row in item.rows):
                    last = item

    def _is_note(self, item: Paragraph | Grid) -> bool:
        return isinstance(item, Paragraph) and shapes.footnote(item.text(self.lexicon)) is not None

    def _is_furniture(self, item: Paragraph | Grid, page: Page) -> bool:
        if isinstance(item, Paragraph) and item.stamp:
            return True
        if not _in_margin(item, page):
            return False
        text = item.text(self.lexicon)
        often = self.repeated[_without_digits(text)] > 1 and shapes.footnote(text) is None
        return often or shapes.is_page_number(text)

    def _paragraph(self, paragraph: Paragraph, page: Page) -> None:
        text = paragraph.text(self.lexicon)
        span = self._write(text, "\n\n")
        if span is None:
            return
        lines = paragraph.lines
        strong = all(line.bold for line in lines) or min(line.size for line in lines) > LARGER * self.size
        self.lines.append(
            Line(
                span=span,
                page=page.number,
                box=self._seen(paragraph.box()),
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
        """A heading inside the table; a label such as ``Species:`` begins a line of its own."""
        cell = next(cell for cell in row.cells if cell.box is not None)
        for lines in _by_label(cell.lines):
            text = self.lexicon.joined([line.text() for line in lines])
            span = self._write(text, "\n")
            if span is not None:
                self.lines.append(Line(span=span, page=row.page, box=self._seen(cell.box), strong=True, whole=True))

    def _row(self, row: GridRow) -> None:
        cells: list[Cell] = []
        for index, cell in enumerate(row.cells):
            if index:
                self._space("\t")
            cells.append(Cell(self._write(cell.text(self.lexicon), ""), self._seen(cell.box)))
        filled = [cell.span for cell in cells if cell.span is not None]
        if not filled:
            return
        self._space("\n")
        box = self._seen(around([cell.box for cell in row.cells if cell.box is not None]))
        span = Span(filled[0].start, filled[-1].end)
        self.lines.append(
            Line(span=span, page=row.page, box=box, cells=tuple(cells), furniture=row.repeated, strong=row.bold)
        )

    def _seen(self, box: Box | None) -> Box | None:
        return self.sheets[box.page].seen(box) if box is not None else None

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


def _by_label(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    groups: list[list[TextLine]] = []
    for line in lines:
        text = line.text()
        if not groups or before_labels(text, 0, len(text)) == 0:
            groups.append([])
        groups[-1].append(line)
    return groups


def text_lines(item: Paragraph | Grid) -> list[TextLine]:
    if isinstance(item, Paragraph):
        return item.lines
    return [line for row in item.rows for cell in row.cells for line in cell.lines]


def _blocks(page: Page) -> Iterator[Sequence[TextLine]]:
    """The lines that stand under one another: of every paragraph and every cell."""
    for item in page.items:
        if isinstance(item, Paragraph):
            yield item.lines
        else:
            yield from (cell.lines for row in item.rows for cell in row.cells if cell.lines and not cell.continued)


def _repeated(pages: Sequence[Page], lexicon: Lexicon) -> Counter[str]:
    """On how many pages the same words stand in the margin."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_without_digits(item.text(lexicon)) for item in page.items if _in_margin(item, page)})
    return counts


def _in_margin(item: Paragraph | Grid, page: Page) -> TypeGuard[Paragraph]:
    if not isinstance(item, Paragraph):
        return False
    top, bottom = item.lines[0].top, item.lines[-1].bottom
    return bottom < MARGIN * page.height or top > (1 - MARGIN) * page.height


def _without_digits(text: str) -> str:
    return "".join("#" if char in "0123456789" else char for char in text)
