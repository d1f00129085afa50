"""What only leads to a condition is not looked for, and what is left out of a question is said."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult, Answer


def codes(answer: Answer) -> list[str]:
    return [row.code for row in answer.results if isinstance(row, ActivityResult)]


@pytest.mark.parametrize(
    ("turned", "plain"),
    [
        ("Which activities of the High Pamirs unit have been assigned Medium priority?", "High Pamirs medium priority"),
        ("Which activities have 2031 printed as their own deadline?", "Which activities are due in 2031?"),
        ("Which activities refer to the Barsa-Kelmes protected area?", "Which activities refer to Barsa-Kelmes?"),
        (
            "For which activities is the CMS Secretariat designated as the sole responsible actor?",
            "For which activities is the CMS Secretariat alone responsible?",
        ),
        ("Ovis ammon China, all explicit and unit activities", "Which activities cover Argali in China?"),
        ("What has to be done before the end of 2026?", "What has to be done by the end of 2026?"),
    ],
)
def test_a_turn_of_phrase_changes_no_answer(shipped: Corpus, turned: str, plain: str) -> None:
    assert codes(shipped.ask(turned)) == codes(shipped.ask(plain)) != []


def test_a_priority_may_be_called_a_rank(shipped: Corpus) -> None:
    assert shipped.ask("How many activities in the draft are rated medium?").summary.startswith("26 activities")


def test_a_verb_that_was_passed_over_is_named(shipped: Corpus) -> None:
    answer = shipped.ask("Which activities are due in 2031, disregarding the table?")
    assert any("“disregarding”" in caution for caution in answer.cautions)
    assert "disregarding" not in answer.summary


def test_a_thing_that_no_row_says_is_no_turn_of_phrase(shipped: Corpus) -> None:
    assert codes(shipped.ask("Which activities of the High Pamirs unit concern penguins?")) == []


def test_what_is_done_is_asked_for_though_it_sounds_like_talk(shipped: Corpus) -> None:
    assert len(codes(shipped.ask("Which activities are there?"))) == 133
    assert len(codes(shipped.ask("Which activities bring animals back?"))) < 10


@pytest.mark.parametrize(
    ("turned", "plain"),
    [
        ("Which activities print 2031 as their own deadline?", "Which activities are due in 2031?"),
        (
            "In the conservation units, what is ranked only as medium priority?",
            "Which activities of the conservation units have medium priority?",
        ),
        (
            "Is there anything in the programme for Tajik Bukhara deer, and what is it?",
            "Which activities cover Bukhara Deer in Tajikistan?",
        ),
    ],
)
def test_where_to_look_and_how_it_is_printed_change_no_answer(shipped: Corpus, turned: str, plain: str) -> None:
    assert codes(shipped.ask(turned)) == codes(shipped.ask(plain)) != []


def test_tiers_that_are_told_apart_are_counted_apart(shipped: Corpus) -> None:
    question = "For argali in Tajikistan, how many activities are explicit and how many come from the unit?"
    assert "explicit (0), unit (5)" in shipped.ask(question).summary


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        (
            "Which actions apply to Persian Leopards in Turkmenistan, whether named directly or through the unit?",
            "Which activities cover Persian Leopard in Turkmenistan?",
        ),
        ("Which Legislation activities have Medium priority?", "Medium priority activities in the section Legislation"),
        ("Which deliverables fall due during 2028?", "Which activities are due in 2028?"),
        ("Where is camera trapping foreseen as a method?", "Which activities use camera trapping?"),
        (
            "For which actions does the CITES Secretariat have a role, including being consulted?",
            "Which activities involve the CITES Secretariat?",
        ),
    ],
)
def test_the_same_is_asked_in_the_words_of_an_office(shipped: Corpus, asked: str, plain: str) -> None:
    assert codes(shipped.ask(asked)) == codes(shipped.ask(plain)) != []
