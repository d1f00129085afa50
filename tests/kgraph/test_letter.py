"""Of a letter only what it asks counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.corpus import Corpus
from kgraph.questions.letter import naming, question_in
from kgraph.results import ActivityResult
from ontology.vocabulary import load

NAMING = naming(load())


@pytest.mark.parametrize(
    ("letter", "asked"),
    [
        (
            "Dear colleagues, since the training budget is tight this year, could you please tell me which activities "
            "cover the Argali in Kyrgyzstan?",
            "which activities cover the Argali in Kyrgyzstan?",
        ),
        (
            "Our director reads every line, and therefore I would like to know whether it was agreed to plant saxaul, "
            "and I should be thankful for your help.",
            "whether it was agreed to plant saxaul?",
        ),
        (
            "I was away for a while and have to list the activities on wells in Turkmenistan, if that is no trouble.",
            "the activities on wells in Turkmenistan?",
        ),
        (
            "My son asks me all day, but this one is for work: which activities name the kulan?",
            "which activities name the kulan?",
        ),
        (
            "I fill in a long table and am now at activity 2.4.5, of which I would like to know what its status is.",
            "what its status is. 2.4.5?",
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
        ("Have we agreed to ask the countries outside the treaty to name a focal point?", None),
        (
            "We speak of an atlas. Could you tell me whether this has been recommended before?",
            "We speak of an atlas. whether this has been recommended before?",
        ),
        ("Someone quoted 11.2 of the draft at me. What is that one?", None),
        ("We wrote about a shared reserve. Was that ever decided at the meeting?", None),
        ("Did we already say that the two conventions should run one initiative for these mammals?", None),
        ("Bukhara Deer in Turkmenistan and Uzbekistan: what activity is made in part, and by which reserves?", None),
        ("Which activities cover Kulan in Turkmenistan?", None),
        ("kulan turkmenistan", None),
    ],
)
def test_what_is_asked_is_found_in_a_letter(letter: str, asked: str | None) -> None:
    assert question_in(letter, NAMING) == (asked or letter)


def test_a_letter_is_answered_as_its_question_is(shipped: Corpus) -> None:
    letter = (
        "Good morning, I have taken over the steppe desk from a colleague who left me three boxes of paper, so before "
        "I file anything I would be most grateful to know which activities cover Kulan in Turkmenistan."
    )
    short, long = shipped.ask("Which activities cover Kulan in Turkmenistan?"), shipped.ask(letter)
    assert long.question == letter
    assert long.cautions == ("Answered is “which activities cover Kulan in Turkmenistan?”.", *short.cautions)
    assert [one.id for one in long.results if isinstance(one, ActivityResult)] == [
        one.id for one in short.results if isinstance(one, ActivityResult)
    ]


@given(st.text(max_size=200))
def test_something_is_always_left(text: str) -> None:
    assert bool(question_in(text, NAMING).strip()) == bool(text.strip())
