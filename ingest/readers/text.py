"""Text and Markdown: the decoded file and its lines; table rows by tabs or pipes, in text also by aligned columns.

Nothing is changed but tables with aligned columns, which are written with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.encoding import decode
from ingest.readers.source import Line, Source
from ingest.readers.spaced import unspaced
from ingest.readers.tagged import with_tagged_rows
from ingest.records import Cell, Span

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")
_PIPE = re.compile(r"(?<!\\)\|")
_FRAMED = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:+=_*-]{3,}$")
_DIVIDER = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")  # between the head of a table and its rows
_BARE = re.compile(r"(?<=\s)(?<!\\)\|(?=\s)")
_FEWEST_ROWS = 3  # fewer lines with pipes are no table
_UNDERLINE = re.compile(r"^(?:=+|-+)$")  # below a heading


def read(data: bytes, form: str = "text") -> Source:
    text = decode(data)
    text, numbers = unspaced(text) if form == "text" else (text, ())
    lines = _lines(text)
    if numbers:
        lines = [replace(line, number=numbers[line.number - 1]) if line.number else line for line in lines]
    if form == "markdown":
        lines = _underlined(_with_open_rows(lines, text), text)
    lines = with_tagged_rows(_with_bare_rows(lines, text), text)
    return Source(format=form, text=text, lines=tuple(lines), pages=text.count("\f") + 1 if "\f" in text else None)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    number, page, last = 1, 1, 0
    paged = "\f" in text
    for match in _LINE.finditer(text):
        between = text[last : match.start()]
        number += len(_NEWLINE.findall(between))
        page += between.count("\f")
        last = match.end()
        span = _stripped(text, match.start(), match.end())
        if span is not None:
            cells = _cells(text, match.start(), match.end())
            rule = _RULE.match(match.group()) is not None
            line = Line(span=span, number=number, page=page if paged else None, furniture=rule)
            lines.append(_with_cells(line, cells))
    return lines


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a line that is a table row, else nothing."""
    line = text[start:end]
    if "\t" in line.strip(" "):
        return _between(text, start, end, [match.start() for match in re.finditer("\t", line)])
    if _FRAMED.match(line) and not _RULE.match(line):
        return _between(text, start, end, [match.start() for match in _PIPE.finditer(line)])[1:-1]
    return ()


def _between(text: str, start: int, end: int, marks: Sequence[int]) -> tuple[Cell, ...]:
    """The cells of a stretch, before, between and behind its marks."""
    edges = [-1, *marks, end - start]
    return tuple(Cell(_stripped(text, start + a + 1, start + b)) for a, b in pairwise(edges))


def _with_open_rows(lines: Sequence[Line], text: str) -> list[Line]:
    """Rows that pipes only divide: the line above a table's divider, and those right below it."""
    found = list(lines)
    columns = 0  # of the table that the line before stands in
    for index, line in enumerate(lines[1:], start=1):
        words = _words(line, text)
        if not _follows(lines[index - 1], line) or "|" not in words:
            columns = 0
        elif columns:
            found[index] = _row(line, text, columns)
        elif _DIVIDER.match(words):
            found[index - 1] = _row(lines[index - 1], text, 0)
            found[index] = replace(line, cells=(), furniture=True)
            columns = len(found[index - 1].cells)
    return found


def _with_bare_rows(lines: Sequence[Line], text: str) -> list[Line]:
    """Rows that nothing but pipes between spaces shows: several lines that follow each other, all with as many."""
    found = list(lines)
    marks = [0 if line.cells or line.furniture else len(_BARE.findall(_words(line, text))) for line in lines]
    start = 0
    for index in range(1, len(lines) + 1):
        goes_on = index < len(lines) and marks[index] == marks[start] and _follows(lines[index - 1], lines[index])
        if not goes_on:
            if marks[start] > 1 and index - start >= _FEWEST_ROWS:
                found[start:index] = [_row(line, text, 0) for line in lines[start:index]]
            start = index
    return found


def _row(line: Line, text: str, columns: int) -> Line:
    """A pipe at the beginning or the end of a row divides nothing; cells that are missing at its end are empty."""
    words = _words(line, text)
    marks = [match.start() for match in _PIPE.finditer(words)]
    first, last = marks[:1] == [0], marks[-1:] == [len(words) - 1]
    cells = _between(text, line.span.start, line.span.end, marks)[first : len(marks) + 1 - last]
    return _with_cells(line, (*cells, *[Cell(None)] * (columns - len(cells))))


def _with_cells(line: Line, cells: tuple[Cell, ...]) -> Line:
    """A row; one in which nothing stands is none."""
    if any(cell.span is not None for cell in cells):
        return replace(line, cells=cells)
    return replace(line, furniture=True) if cells else line


def _underlined(lines: Sequence[Line], text: str) -> list[Line]:
    """A line of text right above a line of signs is a heading."""
    found = list(lines)
    for index, (above, below) in enumerate(pairwise(lines)):
        alone = index == 0 or not _follows(lines[index - 1], above)
        plain = alone and not above.cells and not above.furniture
        if plain and _follows(above, below) and _UNDERLINE.match(_words(below, text)):
            found[index] = replace(above, strong=True)
    return found


def _follows(above: Line, below: Line) -> bool:
    """Nothing stands between two lines, not even an empty one."""
    return above.number is not None and below.number == above.number + 1


def _words(line: Line, text: str) -> str:
    return text[line.span.start : line.span.end]
