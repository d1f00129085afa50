"""A number or a year that a row states in passing is said first, with the rows that state it."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult


def codes(corpus: Corpus, question: str) -> list[str]:
    return [row.code for row in corpus.ask(question).results if isinstance(row, ActivityResult)]


@pytest.mark.parametrize(
    ("question", "summary", "rows"),
    [
        ("How many wells are to be drilled near the Koytendag protected areas?", "18.5: “3-4 wells”.", ["18.5"]),
        ("How many wells will be drilled in Koytendag?", "18.5: “3-4 wells”.", ["18.5"]),
        ("How many border areas are to be recognised as OECMs?", "4.3: “at least two border areas”.", ["4.3"]),
        ("How many languages is the newsletter to be in?", "11.3: “two languages”.", ["11.3"]),
        (
            "How many cases have to be submitted under the Review Mechanism?",
            "3.3: “At least one case”.",
            ["3.3"],
        ),
        (
            "How many workshops are to be held by 2031?",
            "1.10: “3 or more workshops”. 15.6: “2 workshops”. 7 more activities fit and state none.",
            ["1.10", "15.6"],
        ),
        (
            "In which year was the cooperation agreement between Kazakhstan and Uzbekistan signed?",
            "14.1: “the cooperation agreement signed in 2010”. 2 more activities fit and state none.",
            ["14.1"],
        ),
    ],
)
def test_what_a_row_states_is_said_first(seeds: Corpus, question: str, summary: str, rows: list[str]) -> None:
    assert seeds.ask(question).summary == summary
    assert codes(seeds, question) == rows


def test_where_no_row_states_a_number_the_rows_are_given(seeds: Corpus) -> None:
    question = "How many brochures will be printed?"
    assert codes(seeds, question) == ["11.1"]
    assert seeds.ask(question).summary.startswith("1 activity holds the word “brochures”.")


def test_meetings_are_not_counted_as_activities(seeds: Corpus) -> None:
    assert codes(seeds, "How many meetings are to be held in Kopetdag?") == ["15.3"]


def test_what_will_be_of_animals_is_still_beyond_the_documents(seeds: Corpus) -> None:
    assert seeds.ask("How many Saiga will there be in 2050?").results == ()
