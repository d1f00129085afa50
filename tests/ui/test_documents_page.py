"""The page *Documents*: the list, and the reader with its marks and its picture of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Page
from reportlab.pdfgen.canvas import Canvas
from seen import assert_headings_in_order, downloads, html, links, words

from kgraph.build import build

PROGRAMME = "cami-work-programme-2026-2031-pdf"


def test_lists_every_document_with_its_status(over_corpus: Page) -> None:
    page = over_corpus("documents")
    seen = words(page)
    assert "5 documents" in seen
    assert "draft, adopted by nobody" in seen
    assert "17 pages, 133 activities" in seen
    assert f"documents?doc={PROGRAMME}" in links(page)
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_the_reader_shows_a_page_with_its_names_and_its_picture(over_corpus: Page) -> None:
    page = over_corpus("documents", doc=PROGRAMME, page="13")
    assert "Page 13 of 17" in words(page)
    assert 'href="names?name=snow-leopard" target="_self" title="Species: Snow Leopard">Snow Leopard</a>' in html(page)
    (image,) = page.get("image")
    assert image.proto.imgs[0].alt == "Page 13 as printed; its words follow"
    assert f"documents?doc={PROGRAMME}&page=12" in links(page)
    assert f"documents?doc={PROGRAMME}&page=14" in links(page)
    assert_headings_in_order(page)
    assert not page.exception


def test_a_passage_is_quoted_marked_and_framed(over_corpus: Page) -> None:
    search = over_corpus("search", q="herders workshop Kopetdag", kind="activity")
    link = next(one for one in links(search) if one.startswith("documents?doc=") and "&at=" in one)
    at = link.partition("&at=")[2]
    page = over_corpus("documents", doc=PROGRAMME, at=at)
    assert "The passage" in words(page)
    assert "Page 14 of 17" in words(page)
    assert '<mark class="kg-passage">' in html(page)
    assert "the passage in a frame" in page.get("image")[0].proto.imgs[0].alt
    assert not page.exception


def test_kinds_of_names_can_be_unmarked(over_corpus: Page) -> None:
    page = over_corpus("documents", doc=PROGRAMME, page="13")
    fewer = page.button_group(key="documents.marks").set_value(["country"]).run()
    assert fewer.query_params["marks"] == "country"
    assert "kg-country" in html(fewer)
    assert "kg-species" not in html(fewer)
    none = fewer.button_group(key="documents.marks").set_value([]).run()
    assert none.query_params["marks"] == "none"
    assert "kg-name" not in html(none)
    assert not none.exception


@pytest.mark.parametrize("document", ["neaspec-harbin-workshop-2019-txt", "neaspec-big-cats-workshop-2021-docx"])
def test_a_document_without_pages_is_read_in_parts(over_corpus: Page, document: str) -> None:
    page = over_corpus("documents", doc=document, page="2")
    assert "Part 2 of 2" in words(page)
    assert len(page.get("image")) == 0
    assert not page.exception


def test_what_the_address_says_wrongly_is_left_out_and_said(over_corpus: Page) -> None:
    listed = over_corpus("documents", doc="gone")
    assert "the doc “gone”, which is not known here" in words(listed)
    assert "5 documents" in words(listed)
    far = over_corpus("documents", doc=PROGRAMME, at="1-99999999", page="99", marks="unicorns")
    assert "points to a passage that this document does not have" in words(far)
    assert "Page 17 of 17" in words(far)
    assert not far.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("documents")
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception


def test_a_store_without_documents_says_so(opened: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text("The Saiga lives in Kazakhstan.\n", encoding="utf-8")
    build([folder], tmp_path / "store", workers=1)
    (folder / "a.txt").unlink()
    build([folder], tmp_path / "store", workers=1, prune=True)
    monkeypatch.setenv("KGRAPH_STORE", str(tmp_path / "store"))
    page = opened("documents")
    assert "The store holds no documents yet" in words(page)
    assert not page.exception


def test_a_file_that_has_changed_since_is_not_drawn(
    opened: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    sheet = Canvas(str(folder / "report.pdf"))
    sheet.drawString(72, 700, "The Saiga lives in Kazakhstan.")
    sheet.save()
    build([folder], tmp_path / "store", workers=1)
    monkeypatch.setenv("KGRAPH_STORE", str(tmp_path / "store"))
    assert len(opened("documents", doc="report-pdf").get("image")) == 1
    with (folder / "report.pdf").open("ab") as file:
        file.write(b"%")
    page = opened("documents", doc="report-pdf")
    assert "The file is gone or has changed since the build" in words(page)
    assert len(page.get("image")) == 0


def test_markup_of_a_document_is_shown_as_words(over_note: Page) -> None:
    page = over_note("documents", doc="note-txt")
    assert "<script" not in html(page)
    assert "<img" not in html(page)
    assert not [address for address in links(page) if "javascript" in address]
    assert "$x$ :red[room]" in words(page)
