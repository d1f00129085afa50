"""Groups of species and countries in the words of people: what is of one is not of the other."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult

_EQUIDS = {"19.2", "19.3", "19.4", "19.5", "19.7", "20.2", "20.3", "20.4", "20.5", "21.1", "21.2", "21.3"}
_KOPETDAG = {f"15.{n}" for n in range(1, 8)}


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which activities cover equids (wild horses and wild asses) in China?", _EQUIDS),
        ("Wild asses and wild horses on Chinese soil: what is planned for them?", _EQUIDS),
        ("What is planned for kulan and kiang in China?", _EQUIDS),
        ("felines in Iran, activities", _KOPETDAG),
        ("antelopes and gazelles in Russia", {"22.1", "22.2", "22.3"}),
        ("Which activities concern hoofed animals in Pakistan?", {"13.1", "13.2", "13.3", "13.4", "13.5"}),
    ],
)
def test_groups_are_either_of_what_they_hold(seeds: Corpus, question: str, codes: set[str]) -> None:
    assert {one.code for one in seeds.ask(question).results if isinstance(one, ActivityResult)} == codes


def test_both_are_both(seeds: Corpus) -> None:
    found = seeds.ask("Which activities cover both Kulan and Kiang in China?").results
    assert "19.2" not in [one.code for one in found if isinstance(one, ActivityResult)]


def test_what_says_what_a_place_is_narrows_nothing(seeds: Corpus) -> None:
    found = seeds.ask("Where does the strictly protected area Great Gobi A come up?").results
    assert [one.code for one in found if isinstance(one, ActivityResult)] == ["19.6", "19.7", "19.8"]
