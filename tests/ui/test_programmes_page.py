"""The page *Programmes*: the table, what narrows it, and the page of one activity."""

from __future__ import annotations

import re

import pytest
from conftest import Page
from seen import assert_headings_in_order, downloads, html, links, words

DOCUMENT = "cami-work-programme-2026-2031-pdf"


def test_shows_the_whole_programme_by_section(over_corpus: Page) -> None:
    page = over_corpus("programmes")
    seen = words(page)
    assert "133 activities of 133." in seen
    assert html(page).count("<tbody>") == 23
    assert "15. Kopetdag Iran (Islamic Republic of), Turkmenistan; Asiatic Cheetah," in seen
    assert "For 2026 to 2031; 12 conservation units" in seen
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_is_narrowed_by_what_it_holds(over_corpus: Page) -> None:
    page = over_corpus("programmes")
    narrower = page.selectbox(key="programmes.section").set_value(f"{DOCUMENT}_kopetdag").run()
    assert narrower.query_params["section"] == f"{DOCUMENT}_kopetdag"
    assert "7 activities of 133." in words(narrower)
    least = narrower.selectbox(key="programmes.due").set_value("2026").run()
    assert "1 activity of 133." in words(least)
    assert f"programmes?activity={DOCUMENT}_15-1" in links(least)
    assert not least.exception


def test_a_link_that_narrows_is_honoured(over_corpus: Page) -> None:
    page = over_corpus("programmes", species="asiatic-wild-ass", country="TKM", priority="Medium")
    assert page.selectbox(key="programmes.country").value == "TKM"
    assert "of 133." in words(page)
    assert "133 activities of 133." not in words(page)
    assert not page.exception


def test_two_sections_of_one_number_are_told_apart(over_corpus: Page) -> None:
    page = over_corpus("programmes", section=f"{DOCUMENT}_southwestern-ustyurt")
    assert "3 activities of 133." in words(page)
    assert "Education" not in words(page)


def test_nothing_left_is_a_page_too(over_corpus: Page) -> None:
    page = over_corpus("programmes", section=f"{DOCUMENT}_kopetdag", species="snow-leopard")
    assert "0 activities of 133." in words(page)
    assert downloads(page) == []
    assert not page.exception


def test_what_the_address_says_wrongly_is_left_out_and_said(over_corpus: Page) -> None:
    page = over_corpus("programmes", programme="none", country="XXX", due="soon")
    assert "the programme “none”, which is not known here" in words(page)
    assert "the country “XXX”" in words(page)
    assert "133 activities of 133." in words(page)
    assert not page.exception


def test_activities_known_from_reports_only_are_listed_apart(over_corpus: Page) -> None:
    page = over_corpus("programmes")
    assert "these activities are known from what meetings said of them" in words(page)
    assert "programmes?activity=cami-pow-2014-2020_1.1" in links(page)


def test_an_activity_has_a_page_with_all_that_is_known_of_it(over_corpus: Page) -> None:
    page = over_corpus("programmes", activity=f"{DOCUMENT}_15-3")
    seen = words(page)
    assert "Activity 15.3 draft, adopted by nobody" in seen
    assert "Species 7 Listed for its conservation unit: Asiatic Cheetah" in seen
    assert "Countries 2 Listed for its conservation unit: Iran (Islamic Republic of) , Turkmenistan" in seen
    assert "What meetings said No meeting report that is held here speaks of it." in seen
    assert "names?name=TKM" in links(page)
    assert f"programmes?programme=cami-wp-2026-2031&section={DOCUMENT}_kopetdag" in links(page)
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_what_an_activity_refers_to_and_leaves_out_is_said(over_corpus: Page) -> None:
    page = over_corpus("programmes", activity=f"{DOCUMENT}_14-1")
    assert f"programmes?activity={DOCUMENT}_11-1--2" in links(page)
    limited = over_corpus("programmes", activity=f"{DOCUMENT}_14-2")
    assert "Left out by its own words" in words(limited)


def test_an_activity_known_from_reports_has_its_timeline(over_corpus: Page) -> None:
    page = over_corpus("programmes", activity="cami-pow-2014-2020_1.1")
    seen = words(page)
    assert "Its own text is not held here" in seen
    assert "April 2018 in progress: 1.1 (said of the whole issue)" in seen
    assert "cami-review-report-2018-pdf&at=" in "".join(links(page))
    assert_headings_in_order(page)
    assert not page.exception


def test_what_may_go_on_in_another_programme_is_likeness_with_its_reason(over_corpus: Page) -> None:
    older = over_corpus("programmes", activity="cami-pow-2014-2020_1.4.3")
    assert "In other programmes Alike in words, action and scope (1 is the same text): likeness, not id" in words(older)
    assert f"programmes?activity={DOCUMENT}_19-1" in links(older)
    newer = over_corpus("programmes", activity=f"{DOCUMENT}_19-1")
    seen = words(newer)
    assert "May take up Activity 1.4.3 a report" in seen
    assert re.search(r"Likeness 0\.\d\d: both: \w", seen)
    assert "programmes?activity=cami-pow-2014-2020_1.4.3" in links(newer)


@pytest.mark.parametrize("wrong", ["nothing", f"{DOCUMENT}_99-9", "cami-pow-2014-2020_99.9", "_", "Kulan"])
def test_an_activity_that_is_not_there_is_said(over_corpus: Page, wrong: str) -> None:
    page = over_corpus("programmes", activity=wrong)
    assert f"No activity has the id “{wrong}”." in words(page)
    assert not page.exception


def test_a_corpus_without_a_programme_says_so(over_note: Page) -> None:
    page = over_note("programmes")
    assert "No document lays down a work programme" in words(page)
    assert not page.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("programmes")
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception
