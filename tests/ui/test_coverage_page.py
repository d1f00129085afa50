"""The page *Coverage and gaps*: the matrix, the same as a table, the gaps, and one pair."""

from __future__ import annotations

import re

from conftest import Page
from seen import assert_headings_in_order, downloads, html, links, words
from streamlit.testing.v1 import AppTest


def labels(page: AppTest) -> list[str]:
    return re.findall(r'aria-label="([^"]*: [^"]*)"', html(page))


def test_every_cell_is_a_link_that_says_what_it_shows(over_corpus: Page) -> None:
    page = over_corpus("coverage")
    cells = labels(page)
    assert len(cells) == 17 * 14
    assert any(
        cell.startswith("Asiatic Wild Ass, Turkmenistan: 10 activities (10 by the heading of a unit") for cell in cells
    )
    assert any(
        re.match("Bukhara Deer, Kazakhstan: only [0-9]+ activities for a whole programme", cell) for cell in cells
    )
    assert any(cell.endswith("; held for extinct") for cell in cells)
    assert "coverage?cell=asiatic-wild-ass.TKM" in links(page)
    assert downloads(page) == ["Word", "Markdown", "CSV"]
    assert_headings_in_order(page)
    assert not page.exception


def test_a_date_is_carried_from_the_matrix_to_a_pair(over_corpus: Page) -> None:
    page = over_corpus("coverage").date_input(key="coverage.as_of").set_value("2025-01-31").run()
    assert page.query_params["as_of"] == "2025-01-31"
    assert "coverage?cell=asiatic-wild-ass.TKM&as_of=2025-01-31" in links(page)
    pair = over_corpus("coverage", cell="asiatic-wild-ass.TKM", as_of="2025-01-31")
    assert "Asiatic Wild Ass, Turkmenistan As of 31 January 2025" in words(pair)
    assert not pair.exception


def test_the_kinds_of_zero_are_told_apart_and_explained(over_corpus: Page) -> None:
    page = over_corpus("coverage")
    key = html(page).split('aria-label="What the matrix shows"')[1].split("</ul>")[0]
    for kind in ("programme-only", "no-activity", "not-range", "not-covered-by-corpus"):
        assert f'class="kg-{kind}"' in key
    assert html(page).count('class="kg-programme-only"') - 1 == 34


def test_the_matrix_is_narrowed_and_the_address_says_by_what(over_corpus: Page) -> None:
    page = over_corpus("coverage", species="snow-leopard,saiga-antelope", country="MNG")
    assert len(labels(page)) == 2
    tier = page.selectbox(key="coverage.tier").set_value("explicit").run()
    assert tier.query_params["tier"] == "explicit"
    table = page.button_group(key="coverage.show").set_value("table").run()
    assert table.query_params["show"] == "table"
    assert "2 pairs" in words(table)
    assert not table.exception


def test_gaps_are_listed_with_their_reasons(over_corpus: Page) -> None:
    page = over_corpus("coverage", show="gaps", species="snow-leopard")
    seen = words(page)
    assert "2 gaps, the worst first" in seen
    assert "Snow Leopard is resident in Russian Federation (UNEP/CMS/CAMI1/Report (2018)" in seen
    assert "not verified" in seen
    assert not page.exception


def test_where_there_is_no_gap_that_is_said(over_corpus: Page) -> None:
    page = over_corpus("coverage", show="gaps", species="snow-leopard", country="MNG")
    assert "No gap was found" in words(page)
    assert downloads(page) == []


def test_a_status_that_no_programme_has_counts_nothing(over_corpus: Page) -> None:
    page = over_corpus("coverage", status="adopted")
    assert not page.exception
    assert "kg-explicit" not in html(page).split('aria-label="What the matrix shows"')[-1].split("</ul>")[-1]


def test_a_pair_has_its_activities_and_recommendations(over_corpus: Page) -> None:
    page = over_corpus("coverage", cell="asiatic-wild-ass.TKM")
    seen = words(page)
    assert (
        "Asiatic Wild Ass, Turkmenistan 10 activities (10 by the heading of a unit, planned in a draft only)." in seen
    )
    assert "Asiatic Wild Ass is resident in Turkmenistan" in seen
    assert "Activities 10" in seen
    assert "Recommended 2" in seen
    assert_headings_in_order(page)
    assert not page.exception


def test_what_the_address_says_wrongly_is_left_out_and_said(over_corpus: Page) -> None:
    wrong = over_corpus("coverage", cell="unicorn.MNG")
    assert "No species and country are called “unicorn.MNG”." in words(wrong)
    narrowed = over_corpus("coverage", species="unicorn", as_of="soon", tier="weak")
    assert "the species “unicorn”, which is not known here" in words(narrowed)
    assert "the as_of “soon”" in words(narrowed)
    assert len(labels(narrowed)) == 17 * 14
    assert not narrowed.exception


def test_a_corpus_without_a_programme_says_so(over_note: Page) -> None:
    page = over_note("coverage")
    assert "No programme here is for any of what was asked." in words(page)
    assert not page.exception


def test_without_a_store_the_command_is_said(over_nothing: Page) -> None:
    page = over_nothing("coverage")
    assert "<code>kgraph build</code>" in html(page)
    assert not page.exception
