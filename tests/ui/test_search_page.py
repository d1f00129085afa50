"""The page *Search*, as its visitor meets it."""

from __future__ import annotations

from conftest import Page
from seen import assert_headings_in_order, downloads, html, links, words


def test_opens_with_the_ways_to_write_a_search(over_corpus: Page) -> None:
    page = over_corpus("search")
    assert "How to write a search" in words(page)
    assert "search?q=%22camera+trap%22" in links(page)
    assert_headings_in_order(page)
    assert not page.exception


def test_a_link_finds_and_marks(over_corpus: Page) -> None:
    page = over_corpus("search", q='"camera trap"')
    assert page.text_input(key="search.q").value == '"camera trap"'
    assert "<mark>camera</mark> <mark>trap" in html(page)
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_what_was_found_is_counted_and_can_be_narrowed(over_corpus: Page) -> None:
    page = over_corpus("search", q="border fence")
    assert "17 places found" in words(page)
    assert page.checkbox(key="search.kind.activity").label == "Activities (8)"
    narrower = page.checkbox(key="search.species.saiga-antelope").check().run()
    assert narrower.query_params["species"] == "saiga-antelope"
    assert "6 places found" in words(narrower)
    assert not narrower.exception


def test_two_values_of_one_kind_widen(over_corpus: Page) -> None:
    one = over_corpus("search", q="fence", country="UZB")
    both = one.checkbox(key="search.country.KAZ").check().run()
    assert both.query_params["country"] == "UZB,KAZ"
    assert not both.exception


def test_a_link_that_narrows_is_honoured_and_can_be_undone(over_corpus: Page) -> None:
    page = over_corpus("search", q="border fence", species="saiga-antelope", kind="activity")
    box = page.checkbox(key="search.species.saiga-antelope")
    assert box.value is True
    wider = box.uncheck().run()
    assert "species" not in wider.query_params
    assert wider.query_params["kind"] == "activity"
    assert not wider.exception


def test_the_order_can_be_chosen(over_corpus: Page) -> None:
    page = over_corpus("search", q="saiga", sort="newest")
    first = html(page).split("<article ")[1]
    assert "6 May 2025" in first
    oldest = page.selectbox(key="search.sort").set_value("place").run()
    assert oldest.query_params["sort"] == "place"
    assert "cami-review-report-2018-pdf" in html(oldest).split("<article ")[1]


def test_hits_are_narrowed_by_date(over_corpus: Page) -> None:
    page = over_corpus("search", q="saiga", from_="2025")
    assert str(page.date_input(key="search.from").value) == "2025-01-01"
    assert "6 May 2025" in words(page)
    assert "April 2018" not in words(page)
    none = page.date_input(key="search.to").set_value("2025-02-01").run()
    assert none.query_params["to"] == "2025-02-01"
    assert "Nothing was found" in words(none)


def test_more_can_be_shown(over_corpus: Page) -> None:
    page = over_corpus("search", q="species")
    assert html(page).count("<article ") == 20
    more = page.button(key="more").click().run()
    assert more.query_params["n"] == "40"
    assert html(more).count("<article ") == 40


def test_nothing_found_says_what_is_near(over_corpus: Page) -> None:
    page = over_corpus("search", q="saigga")
    assert "Nothing was found for saigga." in words(page)
    assert "Did you mean saiga ?" in words(page)
    assert "search?q=saiga" in links(page)
    assert downloads(page) == []
    assert not page.exception


def test_what_the_address_says_wrongly_is_left_out_and_said(over_corpus: Page) -> None:
    page = over_corpus("search", q="fence", species="unicorn", from_="yesterday", kind="everything", n="many")
    seen = words(page)
    assert "The address asks for the species “unicorn”, which is not known here; it was left out." in seen
    assert "the from “yesterday”" in seen
    assert "the kind “everything”" in seen
    assert "the n “many”" in seen
    assert "found" in seen
    assert not page.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("search", q="fence")
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception


def test_markup_of_a_document_is_shown_as_words(over_note: Page) -> None:
    page = over_note("search", q="saiga")
    assert "<script" not in html(page)
    assert "<img" not in html(page)
    assert "$x$ :red[room]" in words(page)
