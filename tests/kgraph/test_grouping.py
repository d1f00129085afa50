"""By what rows are counted, in the words of people; and how much each unit lists."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How do activities divide into High, Medium and Low?", "By priority: High (106), Medium (26) and Low (1)."),
        ("Break the activities down by priority.", "By priority: High (106), Medium (26) and Low (1)."),
        ("number of high / medium / low", "By priority: High (106), Medium (26) and Low (1)."),
        ("most activities per unit: which, how many",
         "Aral Sea / Western Kyzylkum Desert and Koytendag / Kugitang have the most: 9."),
        ("What units have the shortest list of activities?",
         "Eastern Ustyurt, Southwestern Ustyurt and Western Trans-Himalaya have the fewest: 3."),
        ("Which section has the most Medium activities?",
         "Aral Sea / Western Kyzylkum Desert and Legislation have the most: 4."),
        ("Which year has the most deadlines?", "2027 has the most: 25."),
        ("Who is responsible most often?", "Government organisations has the most: 120."),
        ("How many countries does each unit span?", "13. High Pamirs (4 countries)"),
        ("units per country, numbers", "China (6 units)"),
    ],
)  # fmt: skip
def test_rows_are_counted_by_what_is_said(seeds: Corpus, question: str, told: str) -> None:
    assert told in seeds.ask(question).summary


@pytest.mark.parametrize(
    "question",
    [
        "Which activities deal with the spread of disease between species?",
        "Which activities map the distribution of the Saiga across countries?",
    ],
)
def test_what_rows_are_on_is_not_what_they_are_counted_by(seeds: Corpus, question: str) -> None:
    assert seeds.ask(question).understood.intent == "activities"


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("UNESCO Koytendag: date of request + date of dossier", ["18.8", "18.9"]),
        ("By when is the ban on livestock in Koytendag to be in place and by when the passage through the fence?",
         ["18.1", "18.2"]),
    ],
)  # fmt: skip
def test_two_dates_of_one_unit(seeds: Corpus, question: str, due: list[str]) -> None:
    assert [getattr(one, "code", "") for one in seeds.ask(question).results] == due
