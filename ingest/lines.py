"""The lines of a text and how they stand to each other: what repeats on every page, what is wrapped, what is apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest import shapes
from ingest.cues import fold
from ingest.readers.source import Line, Source

WRAP_LIMIT = 130  # a line longer than this was not broken by a typesetter
FEWEST_BROKEN, MANY_BROKEN = 3, 0.1  # full lines that end in the middle of a sentence, and their share of all such
FULL = 0.72  # of the usual length: a line this long was broken because it was full


class Lines:
    """A source's lines, with furniture marked, and what structure asks of them."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self._lines = _marked(_without_stray_tabs(source.lines, source.text), source.text)
        self.width = _width(self._lines, source.text)

    def __getitem__(self, index: int) -> Line:
        return self._lines[index]

    def __iter__(self) -> Iterator[Line]:
        return iter(self._lines)

    def words(self, index: int) -> str:
        """The line as printed; nothing before the first and after the last."""
        if not 0 <= index < len(self._lines):
            return ""
        return words_of(self._lines[index], self.text)

    def blank_before(self, index: int) -> bool:
        return index <= 0 or _line_ends(self.text, self._lines[index - 1], self._lines[index]) > 1

    def blank_after(self, index: int) -> bool:
        return index + 1 >= len(self._lines) or self.blank_before(index + 1)

    def before_a_row(self, index: int) -> bool:
        return not self.blank_after(index) and bool(self._lines[index + 1].cells)

    def full(self, line: Line) -> bool:
        """The line was broken because there was no more room in it."""
        return self.width is not None and line.span.end - line.span.start >= FULL * self.width


def words_of(line: Line, text: str) -> str:
    return text[line.span.start : line.span.end]


def _line_ends(text: str, first: Line, second: Line) -> int:
    return line_ends(text[first.span.end : second.span.start])


def line_ends(between: str) -> int:
    """How many lines end in a stretch, whichever way the file ends its lines."""
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _without_stray_tabs(lines: Sequence[Line], text: str) -> list[Line]:
    """A tab makes a table row only of a line with several cells, of one beside it, or where cells are left empty."""

    def is_row(index: int) -> bool:
        if not 0 <= index < len(lines):
            return False
        cells = lines[index].cells
        several = sum(cell.span is not None for cell in cells) > 1
        left_empty = len(cells) > 2 and cells[0].span is not None
        return several or left_empty or text.startswith("|", lines[index].span.start)

    return [
        replace(line, cells=()) if line.cells and not any(map(is_row, (i - 1, i, i + 1))) else line
        for i, line in enumerate(lines)
    ]


def _marked(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """The lines with what repeats on every page marked: running heads, page numbers, table heads printed again."""
    words = [words_of(line, text) for line in lines]
    repeated = Counter(fold(said) for said, line in zip(words, lines, strict=True) if not line.cells)
    heads: set[str] = set()
    result: list[Line] = []
    for index, line in enumerate(lines):
        again = False
        if line.cells and (index == 0 or not lines[index - 1].cells or _line_ends(text, lines[index - 1], line) > 1):
            again = fold(words[index]) in heads
            heads.add(fold(words[index]))
        is_furniture = line.furniture or again or (not line.cells and _is_furniture(words, index, repeated))
        result.append(replace(line, furniture=True) if is_furniture else line)
    return tuple(result)


def _is_furniture(words: Sequence[str], index: int, repeated: Counter[str]) -> bool:
    """A page number beside a running head, a running head beside a page number."""

    def is_head(i: int) -> bool:
        if not 0 <= i < len(words) or len(words[i]) >= WRAP_LIMIT:
            return False
        return shapes.is_symbol(words[i]) or repeated[fold(words[i])] > 1

    def is_number(i: int) -> bool:
        return 0 <= i < len(words) and shapes.is_page_number(words[i])

    beside = (index - 1, index + 1)
    if is_number(index):
        return shapes.says_page(words[index]) or any(map(is_head, beside))
    return is_head(index) and any(map(is_number, beside))


def _width(lines: Sequence[Line], text: str) -> int | None:
    """The usual length of a full line, where a typesetter broke the paragraphs into lines; None where nobody did."""
    plain = [line for line in lines if not line.cells and not line.furniture and not line.whole]
    pairs = [(first, second) for first, second in pairwise(plain) if _line_ends(text, first, second) == 1]
    if not pairs:
        return None
    lengths = sorted(first.span.end - first.span.start for first, _ in pairs)
    width = lengths[int(len(lengths) * 0.9)]
    full = [pair for pair in pairs if pair[0].span.end - pair[0].span.start >= FULL * width]
    broken = sum(shapes.starts_low(words_of(second, text)) for _, second in full)
    return width if broken >= max(FEWEST_BROKEN, MANY_BROKEN * len(full)) and 40 <= width <= WRAP_LIMIT else None
