"""The page *Ask*, as its visitor meets it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import samples
from conftest import Page
from seen import assert_headings_in_order, downloads, html, links, words
from streamlit.testing.v1 import AppTest

import kgraph

EXAMPLES = (
    "Which activities cover Kulan in Turkmenistan?",
    "What was recommended for Kulan in Turkmenistan?",
    "Where is nothing planned for the Snow Leopard?",
    "Was it agreed to train wardens in the Daurian steppe to fight fires?",
    "Which activities cover Urial in Iran, and who is responsible for them?",
    '"border fence"',
)


def codes(page: AppTest) -> list[str]:
    return re.findall(r'<span class="kg-code"><a [^>]*>([^<]*)</a>', html(page))


def test_opens_with_examples_and_the_documents(page: Page) -> None:
    first = page()
    assert [button.label for button in first.button if button.label != "Ask"] == list(EXAMPLES)
    assert "Documents in the graph 1 Draft Work Programme for the Central Asian Mammals Initiative" in words(first)
    assert "draft, adopted by nobody" in words(first)
    assert not first.exception


def test_a_link_answers_its_question(page: Page) -> None:
    answered = page(samples.KULAN)
    assert answered.text_input(key="ask.q").value == samples.KULAN
    assert codes(answered) == ["11.1", "11.2", "11.3", *(f"15.{n}" for n in range(1, 8))]
    seen = words(answered)
    assert [(chip.label, chip.value) for chip in answered.selectbox] == [("Species", "kept"), ("Country", "kept")]
    assert answered.selectbox[0].options[0] == "Asiatic Wild Ass (you wrote Kulan)"
    assert "Looked for: activities" in seen
    assert "Listed for the conservation unit 10 11. Southwestern Ustyurt" in seen
    assert "Asiatic Wild Ass and Turkmenistan are listed for the unit Kopetdag" in seen
    assert "1 document searched. 2 texts cited in them, but not held here" in seen
    assert not answered.exception


def test_every_row_says_that_it_is_a_draft(page: Page) -> None:
    rows = html(page(samples.KULAN)).split("<article ")[1:]
    assert len(rows) == 10
    assert all("draft, adopted by nobody" in row and "digest, wording not official" in row for row in rows)


def test_a_row_shows_its_cells_and_the_words_that_prove_it(page: Page) -> None:
    row = next(part for part in html(page(samples.KULAN)).split("<article ") if ">15.3</a>" in part)
    assert "<li>a) with camera traps</li><li>b) with the army</li>" in row
    assert "<dt>Responsible</dt><dd>GOs, NGOs, IUCN (consulted)</dd>" in row
    assert "<dt>Due</dt><dd>by 2027</dd>" in row
    assert "<blockquote>15. Kopetdag (Iran, Turkmenistan)</blockquote>" in row
    assert "UNEP/CMS/CAMI-TW/Doc.3, page 9</a></figcaption>" in row


def test_one_click_leads_from_every_row_to_its_words_on_the_page(page: Page) -> None:
    drawn = html(page(samples.KULAN))
    rows = drawn.split("<article ")[1:]
    assert all(
        'href="documents?doc=programme-pdf&amp;at=0-1" target="_self">Read it on page 9</a>' in row for row in rows
    )
    assert all(f'href="programmes?activity={row.id}"' in drawn for row in samples.ROWS)


def test_changing_the_country_makes_another_question(page: Page) -> None:
    answered = page(samples.KULAN)
    changed = answered.selectbox[1].set_value("UZB").run()
    assert changed.query_params["q"] == "Which activities cover Kulan in Uzbekistan?"
    assert changed.text_input(key="ask.q").value == "Which activities cover Kulan in Uzbekistan?"
    assert not changed.exception


def test_leaving_out_the_species_makes_a_wider_question(page: Page) -> None:
    wider = page(samples.KULAN).selectbox[0].set_value("left out").run()
    assert wider.query_params["q"] == "Which activities cover in Turkmenistan?"


def test_what_meetings_reported_stands_beside_the_activity(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    reported = replace(samples.ROWS[0], reported=(samples.REPORTED,))
    monkeypatch.setattr(samples, "ANSWER", replace(samples.ANSWER, results=(reported,)))
    answered = page("reported")
    assert "Reported by meetings In progress: 11.1 . Funding was being sought." in words(answered)


def test_a_result_of_a_kind_that_is_new_is_shown_by_its_fields(page: Page) -> None:
    answered = page("how many")
    assert "Counts 1" in words(answered)
    assert "activities By Kazakhstan Count 12" in words(answered)


def test_it_can_be_taken_away_in_three_forms(page: Page) -> None:
    assert downloads(page(samples.KULAN)) == ["Word", "Markdown", "CSV"]
    assert downloads(page("xyzzy")) == []


def test_headings_are_in_order(page: Page) -> None:
    assert_headings_in_order(page())
    assert_headings_in_order(page(samples.KULAN))
    assert_headings_in_order(page("border fence"))


def test_typing_a_question_puts_it_into_the_address(page: Page) -> None:
    first = page()
    first.text_input(key="ask.q").set_value("border fence")
    found = next(button for button in first.button if button.label == "Ask").click().run()
    assert found.query_params["q"] == "border fence"
    assert "where the <mark>border</mark> <mark>fence</mark> stops wildlife" in html(found)
    assert "Not understood: without" in words(found)
    assert not found.exception


def test_an_example_is_asked_by_its_button(page: Page) -> None:
    answered = page().button(key="example-0").click().run()
    assert answered.query_params["q"] == samples.KULAN
    assert len(codes(answered)) == 10
    assert not answered.exception


def test_the_rows_of_the_whole_programme_are_folded_with_their_number(page: Page) -> None:
    answered = page(samples.KULAN)
    assert "66 more hold for the whole programme" in [expander.label for expander in answered.expander]
    assert "3.3" not in codes(answered)


def test_a_question_in_two_parts_is_answered_part_by_part(over_corpus: Page) -> None:
    page = over_corpus("ask", q="Which activities cover Urial in Iran, and who is responsible for them?")
    parts = re.findall(r'<h2 class="kg-part">([^<]*)</h2>', html(page))
    assert parts == ["Which activities cover Urial in Iran?", "Who is responsible for them?"]
    first, second = html(page).split('class="kg-part"')[1:]
    assert first.count("<article ") == 7
    assert "Organisations" in second
    assert_headings_in_order(page)


def test_a_proposal_is_answered_by_its_verdict_and_leads_to_both_texts(over_corpus: Page) -> None:
    page = over_corpus("ask", q="Was it agreed to train wardens in the Daurian steppe to fight fires?")
    assert '<span class="kg-badge kg-not-agreed">Proposed, agreed by nobody</span>' in html(page)
    assert codes(page) == ["22.2"]
    assert "agreed?text=train+wardens+in+the+Daurian+steppe+to+fight+fires" in links(page)
    assert not page.exception


def test_nothing_found_says_what_was_looked_for(page: Page) -> None:
    nothing = page("Which activities cover Kulan on the moon?")
    seen = words(nothing)
    assert "No activity was found that covers Asiatic Wild Ass in Turkmenistan." in seen
    assert "Near to it In Turkmenistan activities cover Urial." in seen
    assert codes(nothing) == []
    assert not nothing.exception


def test_nothing_found_and_nothing_near_is_a_page_too(page: Page) -> None:
    nothing = page("xyzzy")
    assert "Words: xyzzy" in words(nothing)
    assert not nothing.exception


def test_without_a_store_one_sentence_says_what_to_do(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kgraph, "open", samples.open_nothing)
    empty = page()
    assert "There is no store in '.kgraph'; make one with: kgraph build" in words(empty)
    assert "Documents in the graph" not in words(empty)
    assert not empty.exception


def test_text_of_a_document_is_never_markup(page: Page) -> None:
    hostile = page("hostile")
    assert words(hostile).count(samples.HOSTILE) == 6  # summary, caution, heading, text, indicator, near to it
    assert "<script" not in html(hostile)
    assert "<b>" not in html(hostile)
    assert not hostile.exception


def test_a_build_that_was_published_meanwhile_is_used_and_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = page(samples.KULAN)
    assert "built anew" not in words(answered)
    monkeypatch.setattr(samples.FakeCorpus, "published", 2)
    again = answered.run()
    assert "The documents were built anew; this is build 2." in words(again)
    assert "built anew" not in words(again.run())
    assert not again.exception


def test_what_should_not_go_wrong_is_said_in_a_sentence(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KGRAPH_DEBUG")
    monkeypatch.setattr(samples.FakeCorpus, "ask", lambda *_: 1 // 0)
    broken = page(samples.KULAN)
    assert "Something went wrong that should not (ZeroDivisionError); please report it" in words(broken)
    assert not broken.exception


def test_an_emptied_box_leads_back_to_the_start(page: Page) -> None:
    answered = page(samples.KULAN)
    answered.text_input(key="ask.q").set_value("  ")
    start = next(button for button in answered.button if button.label == "Ask").click().run()
    assert "q" not in start.query_params
    assert "Documents in the graph" in words(start)
