"""Typeset the digest of the work programme: the PDF of the corpus is made from words that a person can edit.

    python docs/digests/typeset.py [TARGET]

The same source gives the same bytes: nothing of the clock goes into the file, and its pages are not compressed.
"""

from __future__ import annotations

import io
import re
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

HERE = Path(__file__).parent
SOURCE = HERE / "cami-work-programme.toml"
TARGET = HERE.parent.parent / "corpus" / "cami-work-programme-2026-2031.pdf"

WIDTH, HEIGHT = (float(side) for side in landscape(A4))
LEFT, RIGHT, TOP, BOTTOM = 40.0, WIDTH - 40.0, HEIGHT - 50.0, 42.0
MEASURE = 650.0  # of the running text: a whole landscape line is too long to read
PAD = 3.0  # between the rules of a cell and its words
SHORT_ROW = 60.0  # a row up to this height is kept whole, a longer one may break over pages
ACTIVITY_COLUMNS = (34.0, 350.0, 104.0, 226.0, 48.0)
SCORING_COLUMNS = (142.0, 90.0, 82.0, 78.0, 84.0, 98.0, 80.0, 34.0, 41.0, 33.0)
SPECIES_COLUMNS = (30.0, 200.0, 270.0, 150.0)
KEYS = ("code", "activity", "responsible", "indicator", "priority")
ACTIVITY_HEAD = ("Activities to be implemented by 2031", "Responsible", "Indicator", "Priority")

INK, RULE, THEME, UNIT, HEAD = (HexColor(c) for c in ("#1d2b28", "#7d8b87", "#d5e3de", "#eaf1ee", "#f3f3f0"))


def style(size: float, bold: bool = False, **more: Any) -> ParagraphStyle:
    font = "Helvetica-Bold" if bold else "Helvetica"
    return ParagraphStyle(f"{font} {size}", fontName=font, fontSize=size, leading=size * 1.24, textColor=INK, **more)


BODY = style(9.5, spaceBefore=3, spaceAfter=4)
BODY_ITEM = style(9.5, spaceAfter=1.5, leftIndent=14)
TITLE = style(16, bold=True, spaceBefore=8, spaceAfter=8, alignment=TA_CENTER)
CENTRED = style(10, spaceAfter=3, alignment=TA_CENTER)
HEADING = style(12, bold=True, spaceBefore=8, spaceAfter=5)
CELL = style(8.3)
CELL_BOLD = style(8.3, bold=True)
FIGURE = style(8.3, alignment=TA_CENTER)
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


def first_page(pages: Pages, document: dict[str, str]) -> None:
    pages.write(Paragraph(f"<b>{markup(document['body'])}</b>", CENTRED))
    pages.write(Paragraph(f"<i>{markup(document['held'])}</i>", CENTRED))
    pages.write(Paragraph(markup(document["symbol"]), CENTRED))
    pages.write(Paragraph(markup(document["title"]), TITLE))
    for label, key in (
        ("Digest", "notice"),
        ("Status", "status"),
        ("Summary", "summary"),
        ("Expected result", "expected"),
    ):
        pages.write(Paragraph(f"<b>{label}:</b> {markup(document[key])}", BODY))


def running_text(pages: Pages, heading: str, texts: Sequence[str]) -> None:
    pages.bookmark(heading, 0)
    pages.write(Paragraph(heading, HEADING), keep=60)
    for text in texts:
        for line in text.splitlines():
            pages.write(paragraph(line, BODY, BODY_ITEM), marks=cited(line))


def scoring_table(pages: Pages, scoring: dict[str, Any]) -> None:
    pages.turn()
    pages.bookmark(scoring["heading"], 0)
    pages.write(Paragraph(markup(scoring["heading"]), HEADING))
    pages.write(Paragraph(markup(scoring["note"]), BODY))
    pages.y -= 3
    spans = (SCORING_COLUMNS[0], sum(SCORING_COLUMNS[1:7]), sum(SCORING_COLUMNS[7:]))
    pages.row([[Paragraph(words, FIGURE)] for words in ("", "<b>Criteria</b>", "")], spans, HEAD)
    pages.row([[Paragraph(f"<b>{markup(words)}</b>", CELL)] for words in scoring["head"]], SCORING_COLUMNS, HEAD)
    for name, *figures in scoring["rows"]:
        cells = [[Paragraph(f"<b>{markup(name)}</b>", CELL)], *([Paragraph(str(n), FIGURE)] for n in figures)]
        pages.row(cells, SCORING_COLUMNS)


def species_table(pages: Pages, species: dict[str, Any]) -> None:
    pages.turn()
    pages.bookmark(species["heading"], 0)
    pages.write(Paragraph(markup(species["heading"]), HEADING))
    pages.row([[Paragraph(f"<b>{markup(words)}</b>", CELL)] for words in species["head"]], SPECIES_COLUMNS, HEAD)
    for number, name, scientific, appendix in species["rows"]:
        words = (number, markup(name), f"<i>{markup(scientific)}</i>", markup(appendix))
        pages.row([[Paragraph(word, CELL)] for word in words], SPECIES_COLUMNS)
    pages.y -= 10
    for note in species["notes"]:
        pages.write(Paragraph(markup(note), BODY))


def activity_table(pages: Pages, document: dict[str, str], sections: Sequence[dict[str, Any]]) -> None:
    pages.turn()
    pages.bookmark(document["programme"], 0)
    pages.write(Paragraph(markup(document["programme"]), HEADING))
    pages.write(Paragraph(f"<b>Vision:</b> {markup(document['vision'])}", BODY))
    pages.write(Paragraph(f"<b>Goal:</b> {markup(document['goal'])}", BODY))
    pages.y -= 3
    head = [[Paragraph(words, CELL_BOLD)] for words in ACTIVITY_HEAD]
    columns = (sum(ACTIVITY_COLUMNS[:2]), *ACTIVITY_COLUMNS[2:])
    pages.head = lambda: pages.row(head, columns, HEAD)
    pages.head()
    for section in sections:
        section_rows(pages, section)
    pages.head = None


def section_rows(pages: Pages, section: dict[str, Any]) -> None:
    heading, species, rows = section["heading"], section.get("species"), section.get("rows", [])
    fill = UNIT if species else THEME
    whole = [sum(ACTIVITY_COLUMNS)]
    title = Paragraph(markup(heading), CELL_BOLD)
    listed = [Paragraph(f"<b>Species:</b> {markup(species)}", CELL)] if species else []
    if pages.room(cited(heading)) < 90:  # a heading never stands without its first row
        pages.turn()
    pages.bookmark(heading, 1)
    if section.get("one_row"):
        pages.row([[title, *listed]], whole, fill, cited(heading))
    else:
        pages.row([[title]], whole, fill, cited(heading))
        for line in listed:
            pages.row([[line]], whole, fill)
    for row in rows:
        pages.row([[paragraph(line, CELL, CELL) for line in row[key].splitlines()] for key in KEYS], ACTIVITY_COLUMNS)


def typeset(source: Path = SOURCE) -> bytes:
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    target = io.BytesIO()
    pages = Pages(target, data["document"], data["footnotes"])
    first_page(pages, data["document"])
    running_text(pages, "Background", data["background"]["paragraphs"])
    scoring_table(pages, data["scoring"])
    species_table(pages, data["species"])
    activity_table(pages, data["document"], data["sections"])
    pages.close()
    pages.canvas.save()
    return target.getvalue()


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET).write_bytes(typeset())
