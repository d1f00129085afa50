"""A question within a letter, as people write to a colleague."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.questions.letters import core


@pytest.mark.parametrize(
    ("letter", "asked"),
    [
        (
            "Dear colleagues, as I am new here and have to plan my travel, I would be grateful if you could tell me "
            "which activities cover the Argali in Kyrgyzstan.",
            "which activities cover the Argali in Kyrgyzstan?",
        ),
        (
            "Our council has an empty building, and therefore the mayor wonders whether an office was agreed upon.",
            "whether an office was agreed upon?",
        ),
        (
            "Let me know which of the activities deal with climate change, and I should be thankful for your help.",
            "which of the activities deal with climate change?",
        ),
        ("Could you name the two reserves that worked together?", "the two reserves that worked together?"),
    ],
)
def test_what_frames_a_question_is_no_part_of_it(letter: str, asked: str) -> None:
    assert core(letter) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Which activities cover Kulan in Turkmenistan?",
        "Did we already say the two conventions should share one office?",
        "Have we agreed to ask the countries outside the treaty to name a focal point?",
        "We speak of an atlas. Could you tell me whether this has been recommended before?",
        "There is a new fence at the border; please tell me who would discuss it further.",
    ],
)
def test_a_question_that_is_not_framed_or_points_back_stays_whole(question: str) -> None:
    assert core(question) == question


def test_a_letter_is_answered_as_its_question(shipped: Corpus) -> None:
    plain = shipped.ask("Which activities cover Kulan in Turkmenistan?")
    letter = (
        "Dear all, since my train leaves soon, could you please tell me which activities cover Kulan in Turkmenistan?"
    )
    asked = shipped.ask(letter)
    assert (asked.question, asked.results) == (letter, plain.results)
