"""Bodies and their parts, who acts alone or does not act, and what only says which body is meant."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult


def codes(corpus: Corpus, question: str) -> list[str]:
    return [one.code for one in corpus.ask(question).results if isinstance(one, ActivityResult)]


@pytest.mark.parametrize(
    "question",
    [
        "Which activities involve any CITES body?",
        "In which rows does CITES or one of its bodies act or get consulted?",
        "Which tasks belong to the CITES family?",
        "What falls to CITES in any form - Parties, Secretariat, Management Authorities?",
        "Which activities assign responsibility to CITES, its Parties, its Secretariat or its Management Authorities?",
    ],
)
def test_a_body_with_its_parts(seeds: Corpus, question: str) -> None:
    assert sorted(codes(seeds, question)) == ["1.5", "1.6", "1.7", "1.8", "4.4"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which tasks are given to IUCN's World Commission on Protected Areas?", ["7.1", "7.2", "7.3"]),
        ("For which activities are CITES, its Parties or its Secretariat responsible?", ["1.6", "1.7", "1.8", "4.4"]),
        ("What do the CMS and the CITES Secretariat have to do together?", ["1.6"]),
        ("Which activities does the IUCN SSC share with the CMS?", ["6.5", "6.6"]),
        ("Where does the snow leopard programme GSLEP come in?", ["1.1", "13.3", "13.4", "21.2"]),
        ("Where is GSLEP named only in the indicator or the text and not as responsible?", ["1.1", "21.2"]),
        ("Where are scientific institutions not involved in Daurian Steppe?", ["22.2", "22.3"]),
        ("Which Koytendag activities do governments have to carry out alone, without NGOs or scientists?",
         ["18.1", "18.2", "18.3", "18.4", "18.5", "18.7"]),
        ("For which Koytendag activities is there just one responsible actor?",
         ["18.1", "18.2", "18.3", "18.4", "18.5", "18.7"]),
        ("Of the activities under Trans-Altai Gobi, which would be for China alone and not for Mongolia?", ["19.5"]),
        ("What is planned around the Aral Sea and western Kyzylkum for the Uzbek side alone?", ["16.9"]),
        ("Who has to see to it that the Surkhan and Koytendag reserves count their animals together?", ["18.6"]),
    ],
)  # fmt: skip
def test_who_acts_and_where(seeds: Corpus, question: str, expected: list[str]) -> None:
    assert sorted(codes(seeds, question)) == expected


@pytest.mark.parametrize(
    "words", ["as printed, and not the CMS Secretariat", "plain and simple, but not its Secretariat"]
)
def test_a_body_as_it_is_printed(seeds: Corpus, words: str) -> None:
    found = codes(seeds, f"For which activities is CMS, {words}, responsible?")
    assert sorted(found) == ["4.1", "4.2", "4.4", "6.5", "6.6", "7.1", "7.2", "9.2", "9.5", "9.7"]


@pytest.mark.parametrize(
    "question",
    [
        "Where does CITES (its Secretariat, Parties or Management Authorities) appear in the Responsible column?",
        "CITES in resp. column - list",
        "Which rows have CITES in the responsible cell?",
        "Which tasks would our CITES colleagues, be it their Secretariat, Parties or MAs, be responsible for?",
        "For which activities is CITES responsible?",
    ],
)  # fmt: skip
def test_the_organs_of_a_body_act_for_it(seeds: Corpus, question: str) -> None:
    assert sorted(codes(seeds, question)) == ["1.5", "1.6", "1.7", "1.8", "4.4"]


@pytest.mark.parametrize(
    "question",
    [
        "Which activities mention CITES?",
        "Every activity in which CITES plays a part, be it in the text, the indicator or the responsible column?",
        "all rows with CITES in it",
    ],
)
def test_a_body_is_named_where_its_meetings_and_rules_are(seeds: Corpus, question: str) -> None:
    assert sorted(codes(seeds, question)) == ["1.1", "1.5", "1.6", "1.7", "1.8", "11.2", "3.3", "4.4"]


def test_organs_are_not_taken_for_a_body_that_is_to_act_alone(seeds: Corpus) -> None:
    assert codes(seeds, "For which activities is CMS alone responsible?") == []
    assert codes(seeds, "CMS Sec only = which activities") == ["1.3", "1.9"]


def test_the_initiative_of_a_programme_is_not_named_by_its_rows(seeds: Corpus) -> None:
    assert codes(seeds, "Which activities involve CAMI?") == []


@pytest.mark.parametrize(
    "question",
    [
        "NGOs + scientific inst., GOs not listed",
        "Is there work that scientists and NGOs would carry out with no GO named next to them? Which?",
    ],
)
def test_bodies_that_act_without_another(seeds: Corpus, question: str) -> None:
    assert sorted(codes(seeds, question)) == ["10.2", "3.7", "5.5", "6.10", "6.2"]
