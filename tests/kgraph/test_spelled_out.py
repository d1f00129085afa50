"""Numbers in words are understood like those in digits, and words that are no numbers are left alone."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.definition import UnitResult
from kgraph.questions.spelled_out import in_digits
from kgraph.results import ActivityResult


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("a score of twenty-two", "a score of 22"),
        ("more than Twenty one points", "more than 21 points"),
        ("by two thousand twenty-eight", "by 2028"),
        ("in two thousand and nine", "in 2009"),
        ("the end of twenty twenty-seven", "the end of 2027"),
        ("before twenty-thirty", "before 2030"),
        ("since nineteen ninety-five", "since 1995"),
        ("a study of twenty eighteen", "a study of 2018"),
        ("unit fifteen", "unit 15"),
        ("section number three", "section number 3"),
    ],
)
def test_a_number_in_words_is_read_as_digits(words: str, digits: str) -> None:
    assert in_digits(words) == digits


@pytest.mark.parametrize(
    "words",
    [
        "one of the units",
        "a second time",
        "in two countries",
        "the twenty-first century",
        "twenty two-day workshops",
        "between nineteen and twenty",
        "thirty by thirty",
        "two thousand saigas",
        "Which unit one may visit",
        "often wanted",
    ],
)
def test_other_words_stay_as_they_are(words: str) -> None:
    assert in_digits(words) == words


def test_questions_in_words_are_answered_like_those_in_digits(seeds: Corpus) -> None:
    units = seeds.ask("Which units have a score of twenty-two?").results
    assert [one.name for one in units if isinstance(one, UnitResult)] == [
        "Khan Tengri region",
        "Trans-Altai Gobi",
        "Western Trans-Himalaya",
    ]
    for words, digits in (
        ("What is due by the end of twenty twenty-seven?", "What is due by the end of 2027?"),
        ("Which activities are due in two thousand twenty-eight?", "Which activities are due in 2028?"),
        ("Which activities belong to unit fifteen?", "Which activities belong to unit 15?"),
    ):
        told = [one.id for one in seeds.ask(words).results if isinstance(one, ActivityResult)]
        assert told == [one.id for one in seeds.ask(digits).results if isinstance(one, ActivityResult)] != []
