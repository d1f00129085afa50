"""Documents that flow, without pages: their paragraphs and tables, written out as one text with the lines of it.

The text is written as a Markdown file is, with tabs between the cells of a row, so that the structure step finds in it
what the file itself says: ``## `` before a heading, ``[^1]`` where a footnote is pointed to, ``[^1]: `` before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest import shapes
from ingest.errors import Unreadable
from ingest.readers.source import Line, Source
from ingest.records import Cell, Span

LARGEST_TEXT = 20_000_000  # characters: some ten thousand pages
MOST_COLUMNS = 1000  # as browsers allow a cell to span
LONGEST_HEADING = 300  # what is longer is a text, whatever its style is called
_EMPTY = Cell(None)
_LINES = re.compile(r"\n\s*")
_NAMED = re.compile(r"\w{1,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words that stand together, line breaks in them kept."""

    words: str
    level: int = 0  # of a heading, 1 is the highest
    label: str = ""  # the number or the bullet printed before it
    note: str = ""  # of a footnote, its mark
    strong: bool = False
    furniture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell as far as it stands in one row. ``continued``: it began in the row above."""

    words: str
    across: int = 1
    strong: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells from left to right; what is missing at the end of a row is empty."""

    rows: list[list[TableCell]]


def mark(name: str) -> str:
    """What stands in the text where a footnote is pointed to."""
    return f"[^{name}]" if _NAMED.fullmatch(name) else f"<sup>{name}</sup>"


def width(rows: Sequence[Sequence[TableCell]]) -> int:
    return min(max((sum(cell.across for cell in row) for row in rows), default=0), MOST_COLUMNS)


def one_line(items: Iterable[Paragraph | Table]) -> tuple[str, bool]:
    """The paragraphs, lists and tables of a cell on one line, and whether it begins in bold."""
    said: list[tuple[str, bool]] = []
    for item in items:
        if isinstance(item, Table):
            said += [(cell.words, cell.strong) for row in item.rows for cell in row if not cell.continued]
        else:
            said.append((" ".join(f"{item.label} {item.words}".split()), item.strong))
    said = [(words, strong) for words, strong in said if words]
    return " ".join(words for words, _ in said), bool(said) and said[0][1]


def source(form: str, items: Sequence[Paragraph | Table], warnings: tuple[str, ...] = ()) -> Source:
    writer = _Writer(between=_between(items))
    for item, after in pairwise([*items, None]):
        if isinstance(item, Table):
            writer.table(item, "\n\n" if isinstance(after, Table) else "")
        elif item is not None:
            writer.paragraph(item, "\n" if item.label and isinstance(after, Paragraph) and after.label else "")
    return Source(format=form, text="".join(writer.parts), lines=tuple(writer.lines), warnings=warnings)


def _between(items: Sequence[Paragraph | Table]) -> str:
    """A blank line lets the structure step guess at headings: not where the file says itself which ones it has."""
    marked = sum(isinstance(item, Paragraph) and item.level > 0 for item in items)
    return "\n" if marked > 1 else "\n\n"


class _Writer:
    """Puts the pieces together and keeps where each line of them stands."""

    def __init__(self, between: str) -> None:
        self.between = between
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[Line] = []

    def paragraph(self, paragraph: Paragraph, end: str) -> None:
        span = self._write(_printed(paragraph))
        if span is not None:
            self._space(end or self.between)
            self.lines.append(Line(span=span, furniture=paragraph.furniture, strong=paragraph.strong, whole=True))

    def table(self, table: Table, end: str) -> None:
        across = width(table.rows)
        above: dict[int, str] = {}
        for index, row in enumerate(table.rows):
            if len(row) == 1 and row[0].across >= across > 1 and not row[0].continued:
                self._spanning(row[0])
            elif any(cell.words and not cell.continued for cell in row):
                self._row(row, across, above, is_first=index == 0)
        self._space(end or ("\n" if self.between == "\n\n" else ""))

    def _spanning(self, cell: TableCell) -> None:
        """One cell across the whole table is a heading inside it, or a remark."""
        span = self._write(cell.words)
        if span is not None:
            self._space("\n")
            strong = cell.strong or shapes.number(cell.words) is not None
            self.lines.append(Line(span=span, strong=strong, whole=True))

    def _row(self, row: Sequence[TableCell], across: int, above: dict[int, str], is_first: bool) -> None:
        """A cell that reaches down says in every row what it says; but the head names its columns only once."""
        cells: list[Cell] = []
        for cell in row:
            column = len(cells)
            words = above.get(column, "") if cell.continued else cell.words
            above[column] = "" if is_first else words
            reach = min(cell.across, across - column)
            if reach > 0:
                self._space("\t" if cells else "")
                cells += [Cell(self._write(words)) if words else _EMPTY, *[_EMPTY] * (reach - 1)]
                self._space("\t" * (reach - 1))
        cells += [_EMPTY] * (across - len(cells))
        filled = [cell.span for cell in cells if cell.span is not None]
        self._space("\n")
        if filled:
            strong = next((cell.strong for cell in row if cell.words), False)
            span = Span(filled[0].start, filled[-1].end)
            self.lines.append(Line(span=span, cells=tuple(cells), strong=strong))

    def _write(self, words: str) -> Span | None:
        words = words.strip()
        if not words:
            return None
        start = self.length
        self._space(words)
        return Span(start, self.length)

    def _space(self, text: str) -> None:
        self.length += len(text)
        if self.length > LARGEST_TEXT:
            raise Unreadable("the file holds more text than ten thousand pages do; split it")
        self.parts.append(text)


def _printed(paragraph: Paragraph) -> str:
    words = _LINES.sub("\n", paragraph.words).strip()
    if not words:
        return ""
    if paragraph.note:
        named = _NAMED.fullmatch(paragraph.note)
        return f"{mark(paragraph.note)}{':' if named else ''} {words}"
    whole = f"{paragraph.label} {words}".strip()
    if paragraph.level and len(whole) <= LONGEST_HEADING:
        return f"{'#' * min(paragraph.level, 6)} {whole}"
    if paragraph.label and shapes.item(whole) is None and shapes.number(whole) is None:
        return f"- {whole}"
    return f"\\{whole}" if shapes.hashes(whole) else whole
