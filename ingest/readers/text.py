"""Text and Markdown: the decoded file, unchanged, and its lines; table rows by tabs or pipes."""

from __future__ import annotations

import codecs
import re

from ingest.errors import Unreadable
from ingest.readers.source import Line, Source
from ingest.records import Cell, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")
_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:+=_*-]{3,}$")


def read(data: bytes, form: str = "text") -> Source:
    text = decode(data)
    return Source(format=form, text=text, lines=_lines(text), pages=text.count("\f") + 1 if "\f" in text else None)


def decode(data: bytes) -> str:
    """The file as it is written: nothing translated, a byte order mark left out."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\x00" in data:
        raise Unreadable("the file is not text; give the document as .txt, .md or .pdf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"the file says that it is {encoding.upper()} and is not; save it as UTF-8") from error


def _guess(data: bytes) -> str:
    """A Western code page where it fits, what is likeliest of the others where it does not."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "latin_1", "cp1251", "cp1250"]).best()
    if best is None:
        raise Unreadable("the file's character encoding is not known; save it as UTF-8")
    return data.decode(best.encoding)


def _lines(text: str) -> tuple[Line, ...]:
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
            lines.append(Line(span=span, number=number, page=page if paged else None, cells=cells, furniture=rule))
    return tuple(lines)


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
        edges = [match.start() for match in re.finditer("\t", line)]
        starts, ends = [0, *(edge + 1 for edge in edges)], [*edges, len(line)]
    elif _PIPES.match(line) and not _RULE.match(line):
        edges = [match.start() for match in _PIPE.finditer(line)]
        starts, ends = [edge + 1 for edge in edges[:-1]], edges[1:]
    else:
        return ()
    return tuple(Cell(_stripped(text, start + a, start + b)) for a, b in zip(starts, ends, strict=True))
