"""Who is Party to a convention, as a document shows it by capitals."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult, ConceptResult

OUTSIDE = ["Bhutan", "China", "Nepal", "Russian Federation"]


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("Which CAMI Range States are not Parties to CMS?", OUTSIDE),
        ("Who among the Range States has yet to join the Convention on Migratory Species?", OUTSIDE),
        ("Which states are no members of the Bonn Convention?", OUTSIDE),
        ("Is Nepal a Party to CMS?", ["Nepal"]),
    ],
)
def test_states_are_told_by_their_capitals(seeds: Corpus, question: str, states: list[str]) -> None:
    found = [one for one in seeds.ask(question).results if isinstance(one, ConceptResult)]
    assert [one.label for one in found] == states
    assert all("names of CMS Parties" in proof.quote for one in found for proof in one.evidence)


def test_parties_are_the_others(seeds: Corpus) -> None:
    answer = seeds.ask("Which countries in the initiative have signed up to CMS?")
    assert answer.summary.startswith("Of 14 States that are told of, 10 are Party to CMS: Afghanistan, India, Iran")
    assert seeds.ask("Is Nepal a Party to CMS?").summary == "No: Nepal is no Party to CMS."


def test_rows_for_parties_are_rows(seeds: Corpus) -> None:
    found = seeds.ask("Which CMS Parties must submit the NLP questionnaire?").results
    assert [one.code for one in found if isinstance(one, ActivityResult)] == ["3.2"]
