"""Tables that a text or a Markdown file holds as HTML: each ``<tr>`` is a row, whatever lines it is printed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.source import Line
from ingest.records import Cell, Span

_ROW = re.compile(r"<tr\b[^<>]*>(?P<inside>.*?)(?=</tr\s*>|<tr\b|</table\s*>)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b(?P<said>[^<>]*)>(?P<inside>.*?)(?=</t[dh]\s*>|<t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL)
_WIDE = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_FRAME = re.compile(r"(?:\s*</?(?:table|thead|tbody|tfoot|tr|colgroup|col)\b[^<>]*>)+\s*", re.IGNORECASE)


def with_tagged_rows(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines, where those of an HTML table are its rows."""
    rows = list(_rows(text))
    found: list[Line] = []
    at = 0  # the row that comes next
    for line in lines:
        while at < len(rows) and rows[at][0].start < line.span.end:
            span, cells = rows[at]
            found.append(replace(line, span=span, cells=cells, furniture=False))
            at += 1
        inside = any(span.start < line.span.end and line.span.start < span.end for span, _ in rows[max(0, at - 1) : at])
        if not inside:
            frame = _FRAME.fullmatch(text, line.span.start, line.span.end) is not None
            found.append(replace(line, cells=(), furniture=True) if frame else line)
    return found


def _rows(text: str) -> Iterator[tuple[Span, tuple[Cell, ...]]]:
    """The rows in which something stands, from the first of their words to the last."""
    for row in _ROW.finditer(text):
        cells = tuple(_cells(text, row.start("inside"), row.end("inside")))
        said = [cell.span for cell in cells if cell.span is not None]
        if said:
            yield Span(said[0].start, said[-1].end), cells


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """A cell over several columns leaves those behind it empty."""
    for cell in _CELL.finditer(text, start, end):
        yield Cell(_stripped(text, cell.start("inside"), cell.end("inside")))
        wide = _WIDE.search(cell["said"])
        yield from [Cell(None)] * (max(int(wide.group(1)), 1) - 1 if wide else 0)


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    return Span(first, last) if first < last else None
