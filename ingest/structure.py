"""From lines to the pieces that a reader of the page sees: headings, paragraphs, items, rows, footnotes, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import shapes
from ingest.clean import clean
from ingest.dates import is_dateline
from ingest.headings import Headings, level
from ingest.labels import before_labels
from ingest.lines import Lines
from ingest.listed import opens_a_cell
from ingest.readers.source import Line, Source
from ingest.records import Block, BlockKind, Box, Span
from ingest.tables import filled
from ingest.wrapping import Wrapping


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
    """In text order, without overlap; together they hold everything that is printed."""
    pieces = _Shaper(source).pieces()
    return tuple(_placed(pieces, source.text))


class _Shaper:
    """Goes through the lines once; each begins a piece or goes on with the one before."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.lines = Lines(source)
        self.headings = Headings(self.lines)
        self.wrapping = Wrapping(self.lines) if source.format == "markdown" else None
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

    def _begin(self, index: int) -> _Piece:
        line, words = self.lines[index], self.lines.words(index)
        if line.furniture:
            return _Piece("furniture", [line])
        if line.cells:
            return self._row(line)
        mark = shapes.footnote(words)
        if mark:
            return _Piece("footnote", [line], number=mark)
        if self.headings.is_heading(index, self._is_over(index)):
            return _Piece("heading", [line], number=shapes.cue(words) or shapes.number(words), level=level(words))
        letter = shapes.item(words)
        if letter is not None:
            return _Piece("item", [line], number=letter or None)
        return _Piece("paragraph", [line], number=shapes.number(words))

    def _row(self, line: Line) -> _Piece:
        """A row; but one that fills a single cell, the first or one set apart, is a heading inside the table."""
        said = [index for index, cell in enumerate(line.cells) if cell.span is not None]
        only = line.cells[said[0]].span
        if len(said) > 1 or len(line.cells) < 3 or only is None:
            return _Piece("row", [line])
        words = self.text[only.start : only.end]
        head = words[: before_labels(words, 0, len(words))]
        if self.headings.is_inside_a_table(head, strong=line.strong or said == [0]):
            return _Piece("heading", [line], number=shapes.cue(head) or shapes.number(head), level=level(head))
        return _Piece("row", [line])

    def _is_over(self, index: int) -> bool:
        """What stands before a line is finished: by a blank line, by what it is, by a sentence's end."""
        if self.lines.blank_before(index):
            return True
        return self.done[-1].kind in ("heading", "row", "furniture") or shapes.ended(self.lines.words(index - 1))

    def _goes_on(self, piece: _Piece, index: int) -> bool:
        line = self.lines[index]
        if line.cells or line.furniture or line.whole or piece.kind in ("row", "furniture"):
            return False
        if self.lines.blank_before(index):
            return False
        so_far = self.text[piece.lines[0].span.start : piece.lines[-1].span.end]
        if shapes.opens_emphasis(so_far):
            return True
        if piece.kind == "heading":
            return self.headings.goes_on(so_far, index)
        if self._begins_anew(piece, index):
            return False
        if self.wrapping and self.wrapping.goes_on(index, numbered=piece.kind == "item" or piece.number is not None):
            return True
        low = shapes.starts_low(self.lines.words(index))
        if self.lines.width is None:
            return (low or shapes.is_cut(so_far)) and not shapes.ended(so_far)
        return low or self.lines.full(piece.lines[-1]) or so_far.endswith((",", "-", "–"))

    def _begins_anew(self, piece: _Piece, index: int) -> bool:
        words, before = self.lines.words(index), self.lines.words(index - 1)
        if shapes.footnote(words) or self.headings.is_heading(index, self._is_over(index)):
            return True
        if opens_a_cell(words) or is_dateline(words):
            return True
        numbered = shapes.item(words) is not None or shapes.number(words) is not None
        in_a_sentence = self.lines.full(piece.lines[-1]) and not shapes.ended(before) and piece.kind != "item"
        return numbered and not in_a_sentence


def _placed(pieces: Sequence[_Piece], text: str) -> list[Block]:
    """The pieces as blocks, each under its heading, a heading under itself; a paragraph cut by a page goes on."""
    found: list[Block] = []
    section: str | None = None
    paragraph: Block | None = None
    hard = 0
    for piece in pieces:
        span = piece.span()
        if piece.kind == "heading":
            hard, piece.level = (piece.level, piece.level) if piece.level else (hard, hard + 1)
        elif piece.kind == "paragraph" and piece.number is None and paragraph and _is_cut(paragraph, span, text):
            piece.number = paragraph.number
        block = _block(piece, section)
        if piece.kind == "heading":
            said = filled(block)
            section = clean(text[said.start : before_labels(text, said.start, said.end)]) or section
            block = replace(block, section=section)  # a heading stands under itself
        if piece.kind not in ("furniture", "footnote"):
            paragraph = block if piece.kind == "paragraph" else None
        found.append(block)
    return found


def _is_cut(paragraph: Block, span: Span, text: str) -> bool:
    before = text[paragraph.span.start : paragraph.span.end]
    return shapes.starts_low(text[span.start : span.end]) and not shapes.ended(before)


def _block(piece: _Piece, section: str | None) -> Block:
    first = piece.lines[0]
    return Block(
        kind=piece.kind,
        span=piece.span(),
        line=first.number,
        page=first.page,
        box=_around(piece.lines),
        cells=first.cells if piece.kind in ("row", "heading") else (),
        number=piece.number,
        level=piece.level,
        section=section,
    )


def _around(lines: Sequence[Line]) -> Box | None:
    """The box around the lines of a piece that stand on its first page."""
    here = [line.box for line in lines if line.box is not None and line.page == lines[0].page]
    if not here:
        return None
    left, top = min(box.x0 for box in here), min(box.y0 for box in here)
    return Box(here[0].page, left, top, max(box.x1 for box in here), max(box.y1 for box in here))
