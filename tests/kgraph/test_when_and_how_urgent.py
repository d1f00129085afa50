"""Questions by dates and priorities, and by what a row itself says, in the ways in which people ask them."""

from __future__ import annotations

import pytest

from kgraph.cells import CountResult
from kgraph.corpus import Corpus
from kgraph.results import ActivityResult, ConceptResult


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Is there something scheduled for the year 2030?", "11.3"),
        ("What is to be achieved by late 2026?", "15.1 18.1 18.2 18.8 22.4"),
        ("Which Koytendag activities have to be done by the end of 2027, not earlier?", "18.3 18.4 18.5 18.6"),
        ("Trans-Altai Gobi: what is due by 2028, leaving out what is due earlier?", "19.1 19.3 19.4 19.5 19.6"),
        ("Which Koytendag activities do not carry any date?", "18.7"),
        ("Which of the Daurian Steppe activities come due soonest?", "22.4"),
        ("Are there Western Tian Shan activities with a deadline?", ""),
        ("Which activities in the conservation units are Medium and due in 2028 or later?", "11.3 13.1 13.5"),
        ("List everything ranked below High in the High Pamirs.", "13.1 13.5"),
        ("Which activities are of the lowest priority?", "11.3"),
        ("Which High Pamirs activities are only medium?", "13.1 13.5"),
        ("Which Kopetdag activities are due by 2027, not counting those of 2026?", "15.3 15.6"),
        ("Which activities actually say snow leopard, not just the unit they stand under?", "5.5 13.4 20.2"),
        ("Apart from unit headings, where does Wild Camel appear?", "19.1"),
        ("Which activities concern Chinese populations of the Wild Camel?", "19.1 19.2 19.3 19.4 19.5 19.7"),
    ],
)
def test_rows_by_date_priority_and_their_own_words(seeds: Corpus, question: str, codes: str) -> None:
    rows = [row for row in seeds.ask(question).results if isinstance(row, ActivityResult)]
    assert sorted((row.code for row in rows), key=_by_number) == codes.split()


def _by_number(code: str) -> list[int]:
    return [int(number) for number in code.split(".")]


def test_the_value_that_is_asked_for_stands_with_its_row(seeds: Corpus) -> None:
    answer = seeds.ask("When does the complete World Heritage file for Koytendag have to be handed in?")
    due = [one.due[0].quote for one in answer.results if isinstance(one, ActivityResult)]
    assert due == ["by 15 September 2026", "at the latest by February 2028"]


@pytest.mark.parametrize(
    "question", ["Which CAMI countries haven't joined CMS?", "Which Range States are not Contracting Parties to CMS?"]
)
def test_the_members_of_a_group_of_countries(seeds: Corpus, question: str) -> None:
    keys = [one.key for one in seeds.ask(question).results if isinstance(one, ConceptResult)]
    assert keys == ["BTN", "CHN", "NPL", "RUS"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which activities refer to activities 9.3 and 9.4?", "12.4"),
        ("Which activities point to 9.3?", "9.4 12.4"),
        ("Which row cites activities 11.1-11.3?", "14.1"),
        ("Which activities in Daurian Steppe bear the date 2028?", "22.3"),
        ("For the Kazakh ministry: what must be ready before 2027?", ""),
    ],
)
def test_rows_that_cite_a_code_and_verbs_that_look_like_names(seeds: Corpus, question: str, codes: str) -> None:
    rows = [row for row in seeds.ask(question).results if isinstance(row, ActivityResult)]
    assert [row.code for row in rows] == codes.split()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What does 8.7 in activity 20.3 refer to?", "There is no activity 8.7: it is cited in 20.3"),
        ("What does CBWM mean?", "CBWM stands for community-based wildlife management."),
        ("What does NLP stand for in the draft?", "NLP stands for National Legislation Programme."),
        ("When will COP15 be?", "COP15 is now scheduled for March 2026"),
    ],
)
def test_what_is_told_beside_rows(seeds: Corpus, question: str, told: str) -> None:
    assert told in seeds.ask(question).summary


@pytest.mark.parametrize(
    "question",
    [
        "Which activities on legislation have Medium priority?",
        "Legislation section, priority = Medium",
        "In the legislation chapter, which rows were only ranked Medium?",
        "legislation / medium prio",
    ],
)
def test_a_theme_of_one_word_is_the_part_of_which_a_level_is_asked(seeds: Corpus, question: str) -> None:
    rows = [row for row in seeds.ask(question).results if isinstance(row, ActivityResult)]
    assert [row.code for row in rows] == ["3.6", "3.7", "3.8", "3.9"]


@pytest.mark.parametrize(
    "question",
    [
        "How many activities have High, Medium and Low priority?",
        "What is the split of the activities over the three priority levels?",
        "count prio high / med / low",
        "breakdown by priority",
    ],
)
def test_levels_that_are_told_apart_are_counted_each(seeds: Corpus, question: str) -> None:
    counts = [one for one in seeds.ask(question).results if isinstance(one, CountResult)]
    assert [(one.by.key if one.by else "", one.count) for one in counts] == [("High", 106), ("Medium", 26), ("Low", 1)]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Kyrgyzstan by name - rows, headings dont count", "3.4"),
        ("rows that literally say Afghanistan", "13.1"),
        ('rows where "Mongolia" is actually written', "19.1 19.3 19.4 20.2 20.4 22.1"),
    ],
)
def test_rows_that_print_a_country_themselves(seeds: Corpus, question: str, codes: str) -> None:
    rows = [row.code for row in seeds.ask(question).results if isinstance(row, ActivityResult)]
    assert sorted(rows, key=_by_number) == codes.split()
