"""Pages of PDF with more than plain tables: cut words, merged cells, pictures, page numbers, broken parts."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import Unreadable
from ingest.readers import pdf
from ingest.readers.source import Source


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def text(*lines: str, x: float = 60, top: float = 780, leading: float = 12) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.drawString(x, top - leading * number, line)

    return draw


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(_grey()), 20, 20, 550, 800)


def _grey() -> io.BytesIO:
    from PIL import Image

    target = io.BytesIO()
    Image.new("L", (40, 60), 128).save(target, "PNG")
    target.seek(0)
    return target


def cells(source: Source) -> list[list[str]]:
    rows = [line for line in source.lines if line.cells and not line.furniture]
    return [[source.text[c.span.start : c.span.end] if c.span else "" for c in line.cells] for line in rows]


def test_words_are_put_together_where_a_document_cuts_them() -> None:
    words = (
        "The conservation of herds needs the con-",
        "servation of pastures, and cross-",
        "border work by the mana-",
    )
    source = pdf.read(drawn(text(*words, "gers of both sides, over a long term, or short-", "term for some")))
    assert source.text.strip() == (
        "The conservation of herds needs the conservation of pastures, and cross-border work by the managers "
        "of both sides, over a long term, or short-term for some"
    )


def test_words_keep_their_hyphens_where_a_document_cuts_none() -> None:
    source = pdf.read(
        drawn(text("The states agreed on better and closer cross-", "border work with the many local mana-"))
    )
    assert "cross-border work" in source.text


def test_a_cell_that_reaches_down_says_so_in_every_row() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (700, 660, 600):
            canvas.line(50, y, 450, y)
        canvas.line(150, 630, 450, 630)
        for x in (50, 150, 250, 450):
            canvas.line(x, 600, x, 700)
        for x, y, words in (
            *((60, 680, "Unit"), (160, 680, "No."), (260, 680, "Activity"), (60, 640, "Altai")),
            *((160, 640, "1"), (260, 640, "Count"), (160, 610, "2"), (260, 610, "Publish")),
        ):
            canvas.drawString(x, y, words)

    source = pdf.read(drawn(draw))
    assert cells(source) == [["Unit", "No.", "Activity"], ["Altai", "1", "Count"], ["Altai", "2", "Publish"]]


def test_a_picture_of_a_page_needs_ocr() -> None:
    with pytest.raises(Unreadable, match="needs OCR"):
        pdf.read(drawn(picture, picture))
    source = pdf.read(drawn(text("Kulan live in Turkmenistan."), picture))
    assert source.warnings == ("page 2 is a picture without text; it needs OCR: run text recognition over it",)


def test_the_invisible_text_of_a_scan_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        picture(canvas)
        words = canvas.beginText(60, 700)
        words.setTextRenderMode(3)
        words.textLine("Kulan live in Turkmenistan and in Uzbekistan.")
        canvas.drawText(words)

    source = pdf.read(drawn(draw))
    assert source.text.strip() == "Kulan live in Turkmenistan and in Uzbekistan."
    assert source.warnings == ()


def test_what_lies_beside_the_page_is_not_read() -> None:
    source = pdf.read(drawn(text("On the page."), text("Beside the page.", x=2000)))
    assert source.text.strip() == "On the page."


def test_a_page_keeps_the_number_that_it_bears() -> None:
    def numbered(words: str, number: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            text(words)(canvas)
            canvas.drawString(300, 30, number)

        return draw

    source = pdf.read(drawn(numbered("First.", "7"), numbered("Second.", "8"), numbered("Third.", "9")))
    assert source.page_labels == ("7", "8", "9")
    assert pdf.read(drawn(numbered("First.", "1"), numbered("Second.", "2"))).page_labels == ()


def test_columns_are_read_one_after_the_other_and_notes_below_them() -> None:
    left = [f"Left line {n} goes on to the edge of it" for n in range(9)]
    right = [f"Right line {n} goes on to its own edge" for n in range(9)]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 800, "A title that runs across both of the columns of this page, from left to right")
        text(*left, x=60)(canvas)
        text(*right, x=310)(canvas)

    lines = pdf.read(drawn(draw)).text
    places = [lines.index(line) for line in (*left, *right)]
    assert places == sorted(places)


def test_text_drawn_out_of_order_and_letter_by_letter_is_read_in_order() -> None:
    def draw(canvas: Canvas) -> None:
        for words, y in (("second line here", 700), ("first line here", 712)):
            place = 60.0
            letters = []
            for letter in words:
                letters.append((place, letter))
                place += canvas.stringWidth(letter, "Helvetica", 10)
            for x, letter in reversed(letters):
                if letter != " ":
                    canvas.drawString(x, y, letter)

    assert pdf.read(drawn(draw)).text.strip() == "first line here second line here"


def test_the_second_reader_is_asked_where_the_first_finds_no_rectangles(monkeypatch: pytest.MonkeyPatch) -> None:
    source = pdf.read(drawn(text("Plain words.")))
    assert source.read_by == ("pdfium",)
    monkeypatch.setattr("ingest.readers.pdfium.Document.sheet", _without_words)
    source = pdf.read(drawn(text("Plain words.")))
    assert source.read_by == ("pdfplumber",)
    assert source.text.strip() == "Plain words."


def _without_words(_self: object, number: int) -> object:
    from ingest.readers.sheet import Frame, Sheet

    frame = Frame(0, 0, 0, *A4)
    return Sheet(number, frame, frame)
