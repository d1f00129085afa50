"""From lines to the pieces that a reader of the page sees: headings, paragraphs, items, rows, footnotes, furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import shapes
from ingest.clean import clean
from ingest.cues import fold
from ingest.labels import before_labels
from ingest.readers.source import Line, Source
from ingest.records import Block, BlockKind, Box, Span

WRAP_LIMIT = 130  # a line longer than this was not broken by a typesetter
FULL = 0.72  # of the usual length: a line this long was broken because it was full
HEADING_LIMIT = 180
FEW_WORDS = 4


@dataclass(slots=True)
class _Piece:
    """A block in the making."""

    kind: BlockKind
    lines: list[Line]
    number: str | None = None
    level: int = 0

    def span(self) -> Span:
        return Span(self.lines[0].span.start, self.lines[-1].span.end)


def blocks(source: Source) -> tuple[Block, ...]:
    pieces = _Shaper(source).pieces()
    return tuple(_placed(pieces, source.text))


class _Shaper:
    """Goes through the lines once; each begins a piece or goes on with the one before."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.lines = _marked(source)
        self.width = _width(source.text, self.lines)
        self.done: list[_Piece] = []

    def pieces(self) -> list[_Piece]:
        for index, line in enumerate(self.lines):
            if self.done and self._goes_on(self.done[-1], index):
                self.done[-1].lines.append(line)
            else:
                self.done.append(self._begin(index))
        return [self._finished(piece) for piece in self.done]

    def _finished(self, piece: _Piece) -> _Piece:
        """A title set in bold over several lines shows itself only when it is whole."""
        span = piece.span()
        if piece.kind == "paragraph" and len(piece.lines) > 1 and shapes.is_bold(self.text[span.start : span.end]):
            piece.kind = "heading"
        return piece

    def _words(self, line: Line) -> str:
        return self.text[line.span.start : line.span.end]

    def _begin(self, index: int) -> _Piece:
        line = self.lines[index]
        words = self._words(line)
        if line.furniture:
            return _Piece("furniture", [line])
        if line.cells:
            return self._row(line, words)
        mark = shapes.footnote(words)
        if mark:
            return _Piece("footnote", [line], number=mark)
        if self._is_heading(index):
            return _Piece("heading", [line], number=shapes.cue(words) or shapes.number(words), level=_level(words))
        letter = shapes.item(words)
        if letter is not None:
            return _Piece("item", [line], number=letter or None)
        return _Piece("paragraph", [line], number=shapes.number(words))

    def _row(self, line: Line, words: str) -> _Piece:
        """A row; but one that fills a single cell, set apart, is a heading inside the table."""
        filled = [cell.span for cell in line.cells if cell.span is not None]
        if len(filled) == 1 and len(line.cells) > 2:
            only = self.text[filled[0].start : filled[0].end]
            head = only[: before_labels(only, 0, len(only))]
            if line.strong or shapes.is_bold(head) or (shapes.number(only) and not shapes.ended(only)):
                return _Piece("heading", [line], number=shapes.number(only), level=_level(only))
        return _Piece("row", [line])

    def _goes_on(self, piece: _Piece, index: int) -> bool:
        line, last = self.lines[index], piece.lines[-1]
        if line.cells or line.furniture or line.whole or piece.kind in ("row", "furniture"):
            return False
        so_far = self.text[piece.lines[0].span.start : last.span.end]
        if self._blank_between(last, line):
            return False
        words = self._words(line)
        if shapes.opens_emphasis(so_far):
            return True
        if piece.kind == "heading":
            return not shapes.hashes(so_far) and self._heading_goes_on(so_far, words, index)
        if self._begins_anew(piece, last, index):
            return False
        if self.width is None:
            return shapes.starts_low(words) and not shapes.ended(so_far)
        return self._full(last) or shapes.starts_low(words) or so_far.endswith((",", "-", "–"))

    def _begins_anew(self, piece: _Piece, last: Line, index: int) -> bool:
        words = self._words(self.lines[index])
        if shapes.footnote(words) or shapes.hashes(words) or self._is_heading(index):
            return True
        numbered = shapes.item(words) is not None or shapes.number(words) is not None
        inside = self._full(last) and not shapes.ended(self._words(last)) and piece.kind != "item"
        return numbered and not inside

    def _heading_goes_on(self, so_far: str, words: str, index: int) -> bool:
        """A heading broken over lines: an open bracket, or more words in capitals that are no sentence."""
        if shapes.number(words) or shapes.cue(words) or shapes.item(words) is not None or shapes.hashes(words):
            return False
        if so_far.count("(") > so_far.count(")"):
            return True
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        last_of_block = after is None or not shapes.starts_low(self._words(after))
        short = self.width is not None and len(words) < FULL * self.width
        return short and last_of_block and not shapes.ended(words) and _capitalised(words)

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        whole = self._words(line)
        words = whole[: before_labels(whole, 0, len(whole))]
        if shapes.hashes(whole):
            return True
        if not words or len(words) > HEADING_LIMIT or shapes.is_caption(words) or shapes.is_contents(words):
            return False
        if line.strong or shapes.is_bold(words):
            return not shapes.ended(words) or words.endswith((":", ":**", ":</b>")) and not self._runs_on(index)
        if shapes.ended(words) or shapes.item(words) is not None or line.whole and len(words.split()) > 25:
            return False
        if shapes.cue(words):
            return self._stands_apart(index)
        if shapes.number(words):
            return self._is_numbered_heading(index, words)
        return self._is_plain_heading(index, words)

    def _is_numbered_heading(self, index: int, words: str) -> bool:
        """``3.1 Report of the Secretariat``, and not an item of a numbered list or a wrapped paragraph."""
        rest = shapes.clean_start(words).split(None, 1)[-1]
        if not rest[:1].isupper() or ";" in rest or not self._stands_apart(index):
            return False
        if self.width is not None:
            return not self._full(self.lines[index]) or _capitalised(rest)
        return self._blank_after(index) and not self._in_a_numbered_list(index)

    def _is_plain_heading(self, index: int, words: str) -> bool:
        """Words without a number, told by their capitals or by standing alone above a text."""
        letters = [char for char in words if char.isalpha()]
        if not words[:1].isupper() or ":" in words or not letters or self._before_a_row(index):
            return False
        if len(words.split()) <= FEW_WORDS and "," not in words and not any(char.isdigit() for char in words):
            if self._blank_before(index) and self._blank_after(index) and not self._next_is_short(index):
                return True
        if (
            self.width is None
            or len(words) > FULL * self.width
            or not shapes.is_title_case(words)
            or words.endswith(",")
        ):
            return False
        after = self._next_words(index)
        return self._stands_apart(index) and len(after) > FULL * self.width and after[:1].isupper()

    def _stands_apart(self, index: int) -> bool:
        """What comes before is over: a blank line, a row, a sentence's end."""
        if index == 0 or self._blank_before(index):
            return True
        before = self.done[-1]
        return before.kind in ("heading", "row", "furniture") or shapes.ended(self._words(self.lines[index - 1]))

    def _in_a_numbered_list(self, index: int) -> bool:
        own = shapes.number(self._words(self.lines[index])) or ""
        near = [self._words(self.lines[i]) for i in (index - 1, index + 1) if 0 <= i < len(self.lines)]
        return own.isdigit() and any((shapes.number(words) or "").isdigit() for words in near)

    def _runs_on(self, index: int) -> bool:
        return not self._blank_after(index) and index + 1 < len(self.lines)

    def _next_words(self, index: int) -> str:
        return self._words(self.lines[index + 1]) if index + 1 < len(self.lines) else ""

    def _next_is_short(self, index: int) -> bool:
        """Several short lines in a row are a title page or a list, and no heading with its text."""
        after = self._next_words(index)
        return not after or (len(after.split()) <= FEW_WORDS and shapes.item(after) is None)

    def _before_a_row(self, index: int) -> bool:
        return index + 1 < len(self.lines) and bool(self.lines[index + 1].cells) and not self._blank_after(index)

    def _blank_before(self, index: int) -> bool:
        return index == 0 or self._blank_between(self.lines[index - 1], self.lines[index])

    def _blank_after(self, index: int) -> bool:
        return index + 1 >= len(self.lines) or self._blank_between(self.lines[index], self.lines[index + 1])

    def _blank_between(self, first: Line, second: Line) -> bool:
        return _line_ends(self.text, first, second) > 1

    def _full(self, line: Line) -> bool:
        return self.width is not None and line.span.end - line.span.start >= FULL * self.width


def _capitalised(words: str) -> bool:
    return shapes.is_title_case(words, slips=4) or (len(words.split()) == 1 and words[:1].isupper())


def _level(words: str) -> int:
    """1 is the highest; 0 where only the neighbours can tell."""
    if shapes.hashes(words):
        return shapes.hashes(words)
    number = shapes.number(words)
    if number:
        return number.count(".") + 1
    cue = shapes.cue(words)
    return cue.count(".") + 2 if cue and cue[-1].isdigit() else 1 if cue else 0


def _marked(source: Source) -> tuple[Line, ...]:
    """The lines with what repeats on every page marked, and single tabs that make no table forgotten."""
    lines = _without_stray_tabs(source.lines)
    words = [source.text[line.span.start : line.span.end] for line in lines]
    repeated = Counter(fold(text) for text, line in zip(words, lines, strict=True) if not line.cells)
    heads: set[str] = set()
    result: list[Line] = []
    for index, line in enumerate(lines):
        starts_table = bool(line.cells) and (
            index == 0 or not lines[index - 1].cells or _blank(source.text, lines, index)
        )
        again = starts_table and fold(words[index]) in heads
        if starts_table:
            heads.add(fold(words[index]))
        is_furniture = line.furniture or again or (not line.cells and _is_furniture(words, index, repeated))
        result.append(replace(line, furniture=True) if is_furniture else line)
    return tuple(result)


def _blank(text: str, lines: Sequence[Line], index: int) -> bool:
    return _line_ends(text, lines[index - 1], lines[index]) > 1


def _line_ends(text: str, first: Line, second: Line) -> int:
    between = text[first.span.end : second.span.start]
    return between.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _without_stray_tabs(lines: Sequence[Line]) -> list[Line]:
    def is_row(index: int) -> bool:
        return 0 <= index < len(lines) and sum(cell.span is not None for cell in lines[index].cells) > 1

    return [
        replace(line, cells=()) if line.cells and not any(map(is_row, (i - 1, i, i + 1))) else line
        for i, line in enumerate(lines)
    ]


def _is_furniture(words: Sequence[str], index: int, repeated: Counter[str]) -> bool:
    """A page number beside a running head, a running head beside a page number."""

    def is_head(i: int) -> bool:
        return 0 <= i < len(words) and len(words[i]) < WRAP_LIMIT and (shapes.is_symbol(words[i]) or _runs(i))

    def _runs(i: int) -> bool:
        return repeated[fold(words[i])] > 1

    def is_number(i: int) -> bool:
        return 0 <= i < len(words) and shapes.is_page_number(words[i])

    beside = (index - 1, index + 1)
    if is_number(index):
        return shapes.says_page(words[index]) or any(map(is_head, beside))
    return is_head(index) and any(map(is_number, beside))


def _width(text: str, lines: Sequence[Line]) -> int | None:
    """The usual length of a full line, where a typesetter broke the paragraphs into lines."""
    plain = [line for line in lines if not line.cells and not line.furniture and not line.whole]
    lengths = sorted(line.span.end - line.span.start for line in plain)
    followed = sum(_line_ends(text, first, second) == 1 for first, second in zip(plain, plain[1:], strict=False))
    if len(plain) < 3 or followed < len(plain) / 2:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    return width if 40 <= width <= WRAP_LIMIT else None


def _placed(pieces: Sequence[_Piece], text: str) -> list[Block]:
    """The pieces as blocks, each under its heading; a paragraph cut by a page goes on with its number."""
    found: list[Block] = []
    section: str | None = None
    paragraph: Block | None = None
    hard = 0
    for piece in pieces:
        span = piece.span()
        number, level = piece.number, piece.level
        if piece.kind == "heading":
            hard, level = (level, level) if level else (hard, hard + 1)
        if piece.kind == "paragraph" and number is None and _is_cut(paragraph, span, text):
            number = paragraph.number if paragraph else None
        block = _block(piece, span, number, level, section)
        if piece.kind == "heading":
            section = clean(text[span.start : before_labels(text, span.start, span.end)]) or section
            paragraph = None
        elif piece.kind in ("paragraph", "item", "row"):
            paragraph = block if piece.kind == "paragraph" else None
        found.append(block)
    return found


def _is_cut(paragraph: Block | None, span: Span, text: str) -> bool:
    if paragraph is None:
        return False
    before = text[paragraph.span.start : paragraph.span.end]
    return shapes.starts_low(text[span.start : span.end]) and not shapes.ended(before)


def _block(piece: _Piece, span: Span, number: str | None, level: int, section: str | None) -> Block:
    first = piece.lines[0]
    cells = first.cells if piece.kind == "row" or piece.kind == "heading" else ()
    return Block(
        kind=piece.kind, span=span, line=first.number, page=first.page, box=_around(piece.lines), cells=cells,
        number=number, level=level, section=section,
    )  # fmt: skip


def _around(lines: Sequence[Line]) -> Box | None:
    """The box around all lines of a piece that stand on its first page."""
    boxes = [line.box for line in lines if line.box is not None]
    here = [box for box in boxes if box.page == boxes[0].page]
    if not here:
        return None
    return Box(
        here[0].page, min(b.x0 for b in here), min(b.y0 for b in here), max(b.x1 for b in here), max(b.y1 for b in here)
    )
