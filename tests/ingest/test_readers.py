"""Bytes to text: what is kept, what is refused, and where each cell stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.platypus import PageBreak

import ingest
from ingest.errors import Unreadable
from ingest.readers import pdf, text
from ingest.readers.source import Source
from tests.ingest import pdf_files as files

HEAD = ("Priority", "Code", "Action", "Indicator", "Lead")
WIDTHS = (70, 45, 330, 150, 100)


def cells(source: Source) -> list[list[str]]:
    """The cells of every row that is not a repeated head."""
    rows = [line for line in source.lines if line.cells and not line.furniture]
    return [[source.text[c.span.start : c.span.end] if c.span else "" for c in line.cells] for line in rows]


@pytest.mark.parametrize(
    ("data", "decoded"),
    [
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
        ("Köpetdag – “Urial”".encode("utf-16"), "Köpetdag – “Urial”"),
        ("\ufeffUstyurt".encode("utf-16-be"), "Ustyurt"),
        ("The Pallas’ Cat – “Manul” – lives in Türkiye; the café is closed.".encode("cp1252"),
         "The Pallas’ Cat – “Manul” – lives in Türkiye; the café is closed."),
    ],
)  # fmt: skip
def test_the_text_is_the_decoded_file_without_its_byte_order_mark(data: bytes, decoded: str) -> None:
    assert text.read(data).text == decoded


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    source = text.read(b"one\r\n\r\nthree\rfour\n  five  ")
    assert [(line.number, source.text[line.span.start : line.span.end]) for line in source.lines] == [
        (1, "one"),
        (3, "three"),
        (4, "four"),
        (5, "five"),
    ]


def test_form_feeds_count_pages() -> None:
    source = text.read(b"one\n\ftwo\nthree\n\f\ffour")
    assert [line.page for line in source.lines] == [1, 2, 2, 4]
    assert source.pages == 4


def test_rows_are_told_by_tabs_or_pipes() -> None:
    source = text.read(b"1.1\t Count \t\tGOs\n| a | b \\| c | |\n|---|---|---|\n")
    assert cells(source) == [["1.1", "Count", "", "GOs"], ["a", "b \\| c", ""]]


def test_rows_may_be_told_by_nothing_but_pipes() -> None:
    source = text.read(b"No. | Action | Who\n1 | Count hares | All\n2 | Draw maps |  All\n\na | b\nc | d | e\n")
    assert cells(source) == [["No.", "Action", "Who"], ["1", "Count hares", "All"], ["2", "Draw maps", "All"]]


def test_rows_of_a_table_in_markup_are_rows_on_whatever_lines_they_stand() -> None:
    words = (
        "<table>\n<tr><th></th><th colspan=2>P</th></tr><tr><td>B</td>\n<td>5</td>\n<td> 6 </td></tr>\n</table>\nEnd"
    )
    source = text.read(words.encode(), "markdown")
    assert cells(source) == [["", "P", ""], ["B", "5", "6"]]
    assert [source.text[line.span.start : line.span.end] for line in source.lines if not line.furniture][-1] == "End"
    assert [line.number for line in source.lines if line.cells] == [2, 2]


def test_a_pdf_row_may_break_over_three_pages() -> None:
    sentences = " ".join(f"Sentence {n} of a text that is long." for n in range(200))
    rows = [HEAD, ("High", "1.1", "Before", "One", "GOs"), ("Low", "1.2", sentences, "Two", "NGOs")]
    rows += [("Low", "1.3", "After", "Three", "GOs")]
    source = pdf.read(files.pdf([files.ruled(rows, WIDTHS, in_row=True)]))
    assert source.pages == 3
    assert cells(source)[1:] == [list(row) for row in rows[1:]]


def test_a_pdf_table_goes_on_below_running_heads_page_numbers_and_footnotes() -> None:
    rows = [HEAD, *(("High", f"1.{n}", f"Count herd {n}", f"Count {n}", "GOs, NGOs") for n in range(1, 60))]
    source = pdf.read(files.pdf([files.ruled(rows, WIDTHS)], notes={1: "1 A note at the foot."}))
    assert cells(source) == [list(row) for row in rows]
    furniture = [source.text[line.span.start : line.span.end] for line in source.lines if line.furniture]
    assert furniture.count(files.HEAD) == source.pages
    assert {"1", "2"} <= set(furniture)
    assert "¹ A note at the foot." in source.text.splitlines()


def test_a_pdf_row_keeps_its_page_and_the_boxes_of_its_cells() -> None:
    rows = [HEAD, ("High", "1.1", "Count", "Counts", "GOs")]
    source = pdf.read(files.pdf([files.plain("First page."), PageBreak(), files.ruled(rows, WIDTHS)]))
    row = next(line for line in source.lines if "1.1" in source.text[line.span.start : line.span.end])
    assert row.page == 2
    boxes = [cell.box for cell in row.cells if cell.box]
    assert [round(box.x1 - box.x0) for box in boxes] == list(WIDTHS)
    assert all(box.page == 2 and box.y0 < box.y1 < 595 for box in boxes)


def test_a_pdf_paragraph_cut_by_a_page_is_one() -> None:
    words = " ".join(f"word{n}" for n in range(1500))
    source = pdf.read(files.pdf([files.plain(f"The text begins, {words}, and ends.")]))
    assert (source.pages or 0) > 1
    assert f"The text begins, {words}, and ends." in source.text.split("\n")


def test_raised_figures_are_footnote_marks() -> None:
    source = pdf.read(files.pdf([files.plain("Kopetdag (Iran, Turkmenistan)<super>2, 3</super> and more")]))
    assert "Kopetdag (Iran, Turkmenistan)², ³ and more" in source.text


def test_a_broken_page_is_left_out_and_named() -> None:
    data = bytearray(files.pdf([files.plain("First."), PageBreak(), files.plain("Second.")]))
    data[data.rindex(b">>\nstream") + 20] = 0xF0  # no digit of the last page's encoding
    source = pdf.read(bytes(data))
    assert source.text.startswith(f"{files.HEAD}\n\nFirst.")
    assert (source.pages, source.warnings) == (2, ("page 2 is broken and was left out; save or print the PDF again",))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n ", "no text"),
        ("binary.txt", b"PK\x03\x04\x00\x00\x00", "not text"),
        ("letter.odt", b"PK\x03\x04", "cut short"),
        ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format of Word"),
        ("letter.rtf", b"{\\rtf1 words}", "RTF"),
        ("letter.pages", b"PK\x03\x04", "not read"),
        ("broken.pdf", b"%PDF-1.7\nnothing more", "broken"),
        ("not.pdf", b"plain words", "no PDF"),
        ("half.txt", b"\xff\xfea", "UTF-16"),
        ("locked.pdf", files.pdf([files.plain("Secret")], password="key"), "password"),
        ("scan.pdf", files.pdf([PageBreak()], bare=True), "no text"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=reason) as raised:
        ingest.read(path)
    assert "; " in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_and_a_missing_file_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("folder.txt", "missing.md"):
        with pytest.raises(Unreadable, match="no regular file"):
            ingest.read(tmp_path / name)


WORD = (Path(__file__).parents[2] / "corpus/neaspec-big-cats-workshop-2021.docx").read_bytes()
PAGE = "<!-- saved --><html><body><p>Kulan live in Turkmenistan."


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("paper.txt", files.pdf([files.plain("Kulan live in Turkmenistan.")]), "pdf"),
        ("paper.pdf", b"\x00garbage\n" + files.pdf([files.plain("Kulan live in Turkmenistan.")]), "pdf"),
        ("paper.doc", WORD, "docx"),
        ("paper.pdf", WORD, "docx"),
        ("paper.pdf", PAGE.encode(), "html"),
        ("paper.doc", PAGE.encode("utf-16"), "html"),
        ("paper.txt", b"\xef\xbb\xbf" + f"<?xml version='1.0'?>\n{PAGE}".encode(), "html"),
        ("paper.md", b"About <html> and %PDF-1.7", "markdown"),
    ],
)
def test_a_file_under_another_name_is_read_as_what_it_is(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert ingest.read(path).document.format == form
