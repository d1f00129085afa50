"""The landscape pages of a digest: running text, ruled tables whose rows may go on overleaf, footnotes at the foot."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

WIDTH, HEIGHT = (float(side) for side in landscape(A4))
LEFT, RIGHT, TOP, BOTTOM = 40.0, WIDTH - 40.0, HEIGHT - 50.0, 42.0
MEASURE = 650.0  # of the running text: a whole landscape line is too long to read
PAD = 3.0  # between the rules of a cell and its words
SHORT_ROW = 60.0  # a row up to this height is kept whole, a longer one may break over pages

INK, RULE = HexColor("#1d2b28"), HexColor("#7d8b87")


def style(size: float, bold: bool = False, **more: Any) -> ParagraphStyle:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return ParagraphStyle(f"{font} {size}", fontName=font, fontSize=size, leading=size * 1.24, textColor=INK, **more)


FOOTNOTE = style(7.6)

ITEM = re.compile(r"^(?:[a-z]\)|–) ")
NUMBER = re.compile(r"^\d+\. ")


def markup(text: str) -> str:
    """The source's few signs as reportlab's: ``*italic*``, and ``[^2][^3]`` as raised marks."""
    text = re.sub(r"\*([^*]+)\*", r"<i>\1</i>", escape(text))
    marks = re.compile(r"(?:\[\^\d+\])+")
    return marks.sub(lambda m: f"<super>{', '.join(re.findall(r'[0-9]+', m.group()))}</super>", text)


def cited(text: str) -> list[str]:
    return re.findall(r"\[\^(\d+)\]", text)


def hanging(base: ParagraphStyle, mark: str) -> ParagraphStyle:
    """The lines below the first stand under the words, not under the number or letter."""
    indent = stringWidth(mark, base.fontName, base.fontSize)
    return ParagraphStyle(mark, base, leftIndent=base.leftIndent + indent, firstLineIndent=-indent)


def paragraph(line: str, plain: ParagraphStyle, item: ParagraphStyle) -> Paragraph:
    if mark := ITEM.match(line):
        return Paragraph(markup(line), hanging(item, mark.group()))
    if mark := NUMBER.match(line):
        return Paragraph(markup(line), hanging(plain, mark.group()))
    return Paragraph(markup(line), plain)


def tall(words: Paragraph, width: float) -> float:
    return float(words.wrap(width, HEIGHT)[1])


class Cell:
    """The paragraphs of one cell, and as much of them as fits a height."""

    def __init__(self, content: Sequence[Paragraph], width: float) -> None:
        self.content = list(content)
        self.width = width - 2 * PAD

    @property
    def height(self) -> float:
        return sum(tall(words, self.width) for words in self.content) + 2 * PAD

    def split(self, height: float) -> tuple[list[Paragraph], list[Paragraph]]:
        room = height - 2 * PAD
        for n, words in enumerate(self.content):
            needed = tall(words, self.width)
            if needed > room:
                parts = words.split(self.width, room)
                before, after = (parts[:1], parts[1:]) if len(parts) > 1 else ([], [words])
                return self.content[:n] + before, after + self.content[n + 1 :]
            room -= needed
        return self.content, []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        y -= PAD
        for words in self.content:
            y -= tall(words, self.width)
            words.drawOn(canvas, x + PAD, y)


class Pages:
    """The page being filled, from its top down, and the footnotes that wait for its foot."""

    def __init__(self, target: io.BytesIO, document: dict[str, str], footnotes: dict[str, str]) -> None:
        self.canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0)
        self.canvas.setTitle(f"{document['title']} ({document['symbol']}): a digest")
        self.canvas.setSubject(document["notice"])
        self.document, self.footnotes = document, footnotes
        self.notes: list[Paragraph] = []
        self.head: Callable[[], None] | None = None  # draws the head of the table that is open
        self.number = 0
        self.y = TOP
        self.open()

    def open(self) -> None:
        self.number += 1
        self.y = TOP
        self.canvas.setFillColor(INK)
        self.canvas.setFont("Helvetica", 8)
        self.canvas.drawString(LEFT, HEIGHT - 32, self.document["symbol"])
        self.canvas.drawRightString(RIGHT, HEIGHT - 32, self.document["head"])
        self.canvas.drawCentredString(WIDTH / 2, 22, str(self.number))

    def close(self) -> None:
        y = BOTTOM + self._notes_height(self.notes) - 8
        if self.notes:
            self._line(LEFT, y + 3, LEFT + 120, y + 3)
        for note in self.notes:
            y -= tall(note, RIGHT - LEFT)
            note.drawOn(self.canvas, LEFT, y)
        self.notes = []
        self.canvas.showPage()

    def turn(self) -> None:
        self.close()
        self.open()
        if self.head:
            self.head()

    def room(self, marks: Sequence[str] = ()) -> float:
        """What is left of the page once the footnotes of ``marks`` stand at its foot too."""
        return self.y - BOTTOM - self._notes_height(self.notes + self._found(marks))

    def write(self, words: Paragraph, keep: float = 0.0, marks: Sequence[str] = ()) -> None:
        """A paragraph of the running text; ``keep`` is what must still fit below it on the same page."""
        height = tall(words, MEASURE)
        before = 0.0 if self.y == TOP else float(words.style.spaceBefore)
        if before + height + keep > self.room(marks):
            self.turn()
            before = 0.0
        self.notes += self._found(marks)
        self.y -= before + height
        words.drawOn(self.canvas, (WIDTH - MEASURE) / 2, self.y)
        self.y -= words.style.spaceAfter

    def bookmark(self, title: str, level: int) -> None:
        self.canvas.bookmarkHorizontal(title, 0, self.y)
        self.canvas.addOutlineEntry(re.sub(r"\[\^\d+\]", "", title), title, level)

    def row(
        self,
        contents: Sequence[Sequence[Paragraph]],
        widths: Sequence[float],
        fill: Color | None = None,
        marks: Sequence[str] = (),
    ) -> None:
        """One row of a ruled table. A long one fills the page and goes on after the head of the next."""
        cells = [Cell(content, width) for content, width in zip(contents, widths, strict=True)]
        height = max(cell.height for cell in cells)
        room = self.room(marks)
        if height > room:
            parts = [cell.split(room) for cell in cells]
            breaks = height > SHORT_ROW and room > SHORT_ROW / 2 and all(first for first, _ in parts)
            if breaks:
                self._draw_row([Cell(first, width) for (first, _), width in zip(parts, widths, strict=True)], fill)
            self.turn()
            self.row([rest for _, rest in parts] if breaks else contents, widths, fill, marks)
            return
        self.notes += self._found(marks)
        self._draw_row(cells, fill)

    def _draw_row(self, cells: Sequence[Cell], fill: Color | None) -> None:
        height = max(cell.height for cell in cells)
        total = sum(cell.width + 2 * PAD for cell in cells)
        x = left = (WIDTH - total) / 2
        if fill is not None:
            self.canvas.setFillColor(fill)
            self.canvas.rect(left, self.y - height, total, height, stroke=0, fill=1)
        for cell in cells:
            cell.draw(self.canvas, x, self.y)
            self._line(x, self.y, x, self.y - height)
            x += cell.width + 2 * PAD
        self._line(x, self.y, x, self.y - height)
        self._line(left, self.y, x, self.y)
        self.y -= height
        self._line(left, self.y, x, self.y)

    def _line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.setStrokeColor(RULE)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, y0, x1, y1)

    def _found(self, marks: Sequence[str]) -> list[Paragraph]:
        return [Paragraph(f"<super>{mark}</super> {markup(self.footnotes[mark])}", FOOTNOTE) for mark in marks]

    def _notes_height(self, notes: Sequence[Paragraph]) -> float:
        return sum(tall(note, RIGHT - LEFT) for note in notes) + 12 if notes else 0.0
