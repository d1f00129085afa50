"""Questions about what points to a code, in many words; and values that stand behind numbers."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.definition import UnitResult
from kgraph.questions.citing import asks_who_cites
from kgraph.results import ActivityResult


def codes(corpus: Corpus, question: str) -> list[str]:
    return [one.code for one in corpus.ask(question).results if isinstance(one, ActivityResult)]


@pytest.mark.parametrize(
    "question",
    [
        "If 9.3 is renumbered, which other activities have to be corrected because they cite it?",
        "cross-refs pointing to 9.3",
        "Which activities build on 9.3?",
        "We plan to delete 9.3. What other rows depend on it?",
        "Where is 9.3 referred to?",
        "Where is 9.3 mentioned?",
        "Which rows refer back to 9.3 or 9.4?",
        "Which rows mention 9.3?",
    ],
)
def test_rows_that_point_to_a_code(seeds: Corpus, question: str) -> None:
    assert codes(seeds, question) == ["9.4", "12.4"]


@pytest.mark.parametrize(
    "question",
    [
        "Somewhere we are told to act in accordance with 8.7. Where is it, and have we got such an activity?",
        "ref to 8.7 - who refers, exists?",
        "cites 8.7 - which row",
        "Somewhere the draft says 'in accordance with 8.7', a number that does not exist here: in which row?",
    ],
)
def test_the_row_that_points_to_a_code_that_there_is_not(seeds: Corpus, question: str) -> None:
    answer = seeds.ask(question)
    assert [one.code for one in answer.results if isinstance(one, ActivityResult)] == ["20.3"]
    assert "There is no activity 8.7" in answer.summary


def test_a_code_that_nothing_cites(seeds: Corpus) -> None:
    answer = seeds.ask("Which rows refer to 22.4?")
    assert not answer.results
    assert answer.summary == "No activity cites 22.4."


@pytest.mark.parametrize(
    "question",
    ["Kindly quote activity 3.3 of the draft.", "What is planned under 9.3?", "Which activity does 20.3 refer to?"],
)
def test_what_a_code_says_is_no_question_of_who_cites_it(question: str) -> None:
    assert not asks_who_cites(question)


def test_a_reference_that_leads_nowhere(seeds: Corpus) -> None:
    answer = seeds.ask("There is a cross-reference leading nowhere: in which row, and to what?")
    assert "8.7" in str(answer.results)


@pytest.mark.parametrize(
    "question",
    [
        "no. of wells, Kugitang pastures",
        "To improve the pastures next to the protected areas in Turkmenistan, what number of wells is planned?",
    ],
)
def test_a_number_of_things_stands_in_the_row_on_them(seeds: Corpus, question: str) -> None:
    assert codes(seeds, question) == ["18.5"]


def test_new_year_ends_the_year_before(seeds: Corpus) -> None:
    expected = ["18.3", "18.4", "18.5", "18.6"]
    assert (
        codes(seeds, "What must be finished in the Kugitang unit by New Year 2028 under a 2027 deadline?") == expected
    )


def test_a_header_does_not_count(seeds: Corpus) -> None:
    expected = ["1.1", "1.10", "9.2", "13.2", "13.5"]
    assert codes(seeds, "rows that say 2031 themselves, header doesnt count") == expected


def test_short_words_for_the_score_that_was_needed(seeds: Corpus) -> None:
    assert seeds.ask("min. score for CU selection").summary.startswith("18 and above: ")


def test_short_words_for_figures_of_a_unit(seeds: Corpus) -> None:
    found = [one for one in seeds.ask("Daurian Steppe: score/priority/TH rank").results if isinstance(one, UnitResult)]
    assert [one.name for one in found] == ["Daurian Steppe"]
    assert found[0].scoring is not None and found[0].scoring.score == 18


def test_two_things_each_with_its_date(seeds: Corpus) -> None:
    question = "By when must the request to UNESCO and the full nomination dossier for Koytendag be submitted?"
    assert codes(seeds, question) == ["18.8", "18.9"]
    assert codes(seeds, "When should the corridor Airibaba and the wells in Koytendag be done?") == ["18.3", "18.5"]


def test_when_a_paper_was_signed_may_stand_in_a_row(seeds: Corpus) -> None:
    assert "14.1" in codes(seeds, "In which year was the cooperation agreement of Kazakhstan and Uzbekistan signed?")


@pytest.mark.parametrize(
    "question",
    [
        "Where is the resolution on Community Participation and Livelihoods (14.17) referred to?",
        "res. 14.17 cited in ...",
        "Which activities mention CMS Resolution 14.17?",
    ],
)
def test_rows_that_cite_a_resolution_by_its_number(seeds: Corpus, question: str) -> None:
    assert codes(seeds, question) == ["3.10", "6.8"]


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("By footnote, the Strategy for the Persian Leopard is to be fully implemented in some units. Which?",
         ["Southwestern Ustyurt", "Kopetdag"]),
        ("In which units must the Medium-Term International Work Programme for the Saiga be fully carried out?",
         ["Southwestern Ustyurt", "Eastern Ustyurt", "Aral Sea / Western Kyzylkum Desert"]),
        ("Where does footnote 9 stand?", ["Khan Tengri region"]),
        ("Which units bear more than one footnote?", ["Southwestern Ustyurt"]),
        ("Which footnotes are on the Persian Leopard?", ["Southwestern Ustyurt", "Kopetdag"]),
        ("Which conservation units have no footnote?", ["Koytendag / Kugitang", "Daurian Steppe"]),
    ],
)  # fmt: skip
def test_units_by_their_footnotes(seeds: Corpus, question: str, units: list[str]) -> None:
    assert [one.name for one in seeds.ask(question).results if isinstance(one, UnitResult)] == units


def test_a_footnote_is_told_in_its_words(seeds: Corpus) -> None:
    told = seeds.ask("What does the footnote of Kopetdag say?").summary
    assert "15. Kopetdag (footnote 7)" in told
    assert "Range-Wide Strategy for the Conservation of the Persian Leopard 2023-2032" in told
