"""Units as the part of a programme in which rows are asked for, whatever word is used for it."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult

PAMIRS = "13.1 13.2 13.3 13.4 13.5"
BEAR = "19.2 19.3 19.4 19.5 19.6 19.7 19.8"
SHEEP = "11.1 11.2 11.3 12.1 12.3 12.4 14.1 17.1 17.2 17.3 17.4"
ASSES = "19.2 19.3 19.4 19.6 19.7 19.8 20.1 20.2 20.3 20.4 20.5"
MEDIUM = "11.3 12.2 13.1 13.5 14.3 16.6 16.7 16.8 16.9 19.7 21.3"


def _codes(corpus: Corpus, question: str) -> str:
    found = [one for one in corpus.ask(question).results if isinstance(one, ActivityResult)]
    return " ".join(sorted((one.code for one in found), key=lambda code: [int(part) for part in code.split(".")]))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Could you send me everything under the CUs that is for Tajikistan?", PAMIRS),
        ("What do the conservation units foresee for the Gobi Bear?", BEAR),
        ("gobi bear - unit rows only", BEAR),
        ("kazakhstan: argali / urial, everything at unit level", SHEEP),
        ("For khulan in Mongolia, what do the units contain?", ASSES),
        ("Site-level actions for the Mongolian Gazelle, please.", "22.1 22.2 22.3"),
        ("medium priority, units only (not sections 1-11)", MEDIUM),
        ("Leaving the thematic sections aside, which unit activities were rated only medium?", MEDIUM),
        ("Among the area-based activities, which ones are Medium?", MEDIUM),
        ("Apart from the conservation units, what must be delivered in 2027 at the latest?", "1.1 6.5 8.4"),
        ("Medium rows in sections 2 to 4", "2.2 3.6 3.7 3.8 3.9"),
    ],
)
def test_rows_of_units_are_asked_for_in_any_words(seeds: Corpus, question: str, expected: str) -> None:
    assert _codes(seeds, question) == expected


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("List the units.", 12),
        ("Which of the units lie in Iran?", 1),
        ("In which units does the Goitered Gazelle occur?", 7),
        ("Name all conservation units in Mongolia.", 3),
    ],
)
def test_units_are_still_asked_for_themselves(seeds: Corpus, question: str, number: int) -> None:
    answer = seeds.ask(question)
    assert answer.understood.intent == "units"
    assert len(answer.results) == number


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("saiga rows in aral/kyzylkum unit", "16.2 16.3 16.4 16.5 16.6 16.7 16.8"),
        ("medium prio Aral sea kyzylkum", "16.6 16.7 16.8 16.9"),
        ("Aral Sea/W. Kyzylkum unit: list for goitred gazelle", "16.2 16.3 16.4 16.5 16.6 16.7 16.8"),
        ("Which activities of SW Ustyurt are Medium?", "11.3"),
        ("E. Ustyurt rows", "14.1 14.2 14.3"),
        ("Kulan in the Jungarian unit", "20.1 20.2 20.3 20.4 20.5"),
        ("the Pamir unit: what for Argali?", PAMIRS),
        ("What is planned in the Tian Shan?", "12.1 12.2 12.3 12.4 17.1 17.2 17.3 17.4"),
    ],
)
def test_units_go_by_parts_of_their_names(seeds: Corpus, question: str, expected: str) -> None:
    assert _codes(seeds, question) == expected
