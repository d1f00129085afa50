"""Answers of the five originals, as the three people would read them."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.results import ActivityResult, Answer

TOUCHSTONE = "Which activities cover Kulan in Turkmenistan?"
TEN = ["11.1", "11.2", "11.3", "15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]


def rows(answer: Answer) -> list[ActivityResult]:
    return [row for row in answer.results if isinstance(row, ActivityResult)]


def test_kulan_in_turkmenistan_is_ten_rows_of_two_units(seeds: Corpus) -> None:
    answer = seeds.ask(TOUCHSTONE)
    assert answer.understood.intent == "activities"
    assert [row.code for row in rows(answer)] == TEN
    assert [row.unit for row in rows(answer)] == ["Southwestern Ustyurt"] * 3 + ["Kopetdag"] * 7
    assert {row.tier for row in rows(answer)} == {"unit"}
    assert answer.held_back == {"programme": 68}
    assert answer.searched.documents == 5


def test_the_answer_says_what_it_rests_on(seeds: Corpus) -> None:
    answer = seeds.ask(TOUCHSTONE)
    assert "10 activities cover Asiatic Wild Ass in Turkmenistan" in answer.summary
    assert "“Kulan” is read as Asiatic Wild Ass (Equus hemionus)." in answer.summary
    assert "UNEP/CMS/CAMI-TW/Doc.3 of 6 May 2025, a draft that nobody has adopted" in answer.summary
    assert "68 more activities hold for the whole programme" in answer.summary
    assert {row.status for row in rows(answer)} == {"draft"}
    assert any("proposed, not agreed" in caution for caution in answer.cautions)


def test_every_row_is_proved_by_words_that_stand_where_they_are_said_to(seeds: Corpus) -> None:
    for row in rows(seeds.ask(TOUCHSTONE)):
        text = seeds.text(row.document)
        quotes = " ".join(proof.quote for proof in row.evidence)
        assert "Asiatic Wild Ass" in quotes
        assert any(word in quotes for word in ("Turkmenistan", "Ustyurt"))
        for proof in row.evidence:
            assert text[proof.start : proof.end] == proof.quote
            assert text.count("\n", 0, proof.start) + 1 == proof.line


def test_programme_rows_are_shown_when_asked_for(seeds: Corpus) -> None:
    answer = seeds.ask(TOUCHSTONE, ("programme",))
    assert len(rows(answer)) == 68
    assert {row.tier for row in rows(answer)} == {"programme"}
    assert answer.held_back == {"programme": 0}


def test_the_stronger_tier_comes_first(seeds: Corpus) -> None:
    found = rows(seeds.ask("Which activities concern the Urial in Turkmenistan?"))
    assert [row.code for row in found if row.tier == "explicit"] == ["18.2", "18.3"]
    assert [row.tier for row in found] == ["explicit"] * 2 + ["unit"] * 17


def test_nothing_found_says_what_was_looked_for_and_what_is_near(seeds: Corpus) -> None:
    answer = seeds.ask("Which activities cover Przewalski's Horse in Turkmenistan?")
    assert answer.results == ()
    assert answer.summary.startswith("No activity was found that covers Przewalski's Horse in Turkmenistan.")
    assert any("Przewalski's Horse is covered by" in near and "Mongolia" in near for near in answer.suggestions)


def test_the_range_table_is_held_against_what_a_unit_lists(seeds: Corpus) -> None:
    answer = seeds.ask("Which activities cover the Asiatic Cheetah in Turkmenistan?")
    assert [row.code for row in rows(answer)] == ["15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]
    assert any("range table says extinct for Asiatic Cheetah in Turkmenistan" in c for c in answer.cautions)


def test_a_unit_is_asked_for_by_either_of_its_names(seeds: Corpus) -> None:
    found = rows(seeds.ask("Which activities are planned for Kugitang?"))
    assert [row.code for row in found] == [f"18.{n}" for n in range(1, 10)]


def test_an_organisation_is_found_in_every_role(seeds: Corpus) -> None:
    found = rows(seeds.ask("Which activities involve the IUCN SSC?"))
    assert [row.code for row in found] == ["5.3", "6.2", "6.3", "6.4", "6.5", "6.6", "10.2", "13.3", "15.6"]


def test_words_narrow_a_coverage_question(seeds: Corpus) -> None:
    found = rows(seeds.ask("Which activities on water points cover Kulan in Turkmenistan?"))
    assert [row.code for row in found] == ["15.7"]


def test_a_question_without_names_is_searched_as_text(seeds: Corpus) -> None:
    answer = seeds.ask("movements of animals in winter")
    assert answer.understood.intent == "search"
    assert answer.results
    assert any("Searched for as text" in caution for caution in answer.cautions)


@pytest.mark.parametrize("question", ["", "   ", "kulan " * 2000])
def test_a_question_that_cannot_be_answered_is_refused_in_one_line(seeds: Corpus, question: str) -> None:
    with pytest.raises(BadInput) as refused:
        seeds.ask(question)
    assert "\n" not in str(refused.value)


def test_the_query_that_is_shown_gives_the_same_rows(seeds: Corpus, seed_store: object) -> None:
    from pathlib import Path

    from kgraph.sparql import run

    answer = seeds.ask(TOUCHSTONE)
    assert answer.sparql is not None
    assert isinstance(seed_store, Path)
    bindings = run(seed_store, answer.sparql)["results"]["bindings"]
    ids = {
        value["value"].rsplit("/", 1)[1] for row in bindings for value in row.values() if "/activity/" in value["value"]
    }
    assert {row.id for row in rows(answer)} <= ids
    assert len(ids) == len(answer.results) + answer.held_back["programme"]


def test_activities_are_found_by_words_alone(seeds: Corpus) -> None:
    found = rows(seeds.ask("Which activities use SMART?"))
    assert [row.code for row in found] == ["8.1", "8.2", "8.3", "15.5", "18.7"]


def test_a_code_that_stands_twice_gives_both_rows(seeds: Corpus) -> None:
    found = rows(seeds.ask("What is activity 11.1?"))
    assert [(row.id, row.unit) for row in found] == [
        ("001-txt_11-1", None),
        ("001-txt_11-1--2", "Southwestern Ustyurt"),
    ]


def test_a_name_that_no_activity_covers_is_searched_as_text(seeds: Corpus) -> None:
    answer = seeds.ask("Amur tiger")
    assert answer.understood.intent == "search"
    assert {hit.document for hit in answer.results} == {"002-txt", "003-txt", "004-txt"}
