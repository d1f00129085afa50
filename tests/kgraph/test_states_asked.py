"""Which activities are in a state that is asked for, whatever it is called; nothing in another state is given."""

from __future__ import annotations

import pytest

from kgraph.cells import CountResult
from kgraph.corpus import Corpus
from kgraph.questions.states import asks_what_was_done, states_asked
from kgraph.results import ActivityResult, ReportResult

DONE = ["1.5", "3.1.5", "4.1.4", "4.1.5", "4.2.2", "4.2.4", "4.2.7"]


@pytest.mark.parametrize("state", ["completed", "done", "finished", "accomplished", "implemented", "fully implemented"])
def test_only_what_was_done_is_given_as_done(seeds: Corpus, state: str) -> None:
    found = seeds.ask(f"Which activities were reported as {state}?").results
    assert [one.code for one in found if isinstance(one, ReportResult)] == DONE
    assert {one.status for one in found if isinstance(one, ReportResult)} == {"implemented"}
    assert len(found) == len(DONE)


@pytest.mark.parametrize(
    ("question", "status", "number"),
    [
        ("Which activities have been completed?", "implemented", 7),
        ("Which activities were reported as not started?", "not_started", 10),
        ("Which activities have not been started?", "not_started", 10),
        ("Which activities are ongoing?", "in_progress", 18),
        ("Which activities were reported as under way?", "in_progress", 18),
        ("Which activities were reported as partly implemented?", "partly_implemented", 6),
    ],
)
def test_every_statement_of_a_state_and_no_other(seeds: Corpus, question: str, status: str, number: int) -> None:
    answer = seeds.ask(question)
    assert [one.status for one in answer.results if isinstance(one, ReportResult)] == [status] * number
    assert len(answer.results) == number
    assert not any("Not taken" in caution for caution in answer.cautions)


@pytest.mark.parametrize("state", ["delayed", "cancelled", "abandoned"])
def test_a_state_that_nothing_is_in_has_no_statements(seeds: Corpus, state: str) -> None:
    assert seeds.ask(f"Which activities were reported as {state}?").results == ()


def test_what_was_done_is_counted_as_it_is_listed(seeds: Corpus) -> None:
    found = seeds.ask("How many activities have been completed?").results
    assert [one.count for one in found if isinstance(one, CountResult)] == [len(DONE)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which activities should have been completed by 2026?", 5),
        ("Which activities have to be completed by 2027?", 30),
        ("Which activities have low priority?", 1),
        ("Which activities were planned for the Kulan?", 32),
    ],
)
def test_what_is_to_be_done_stands_in_rows(seeds: Corpus, question: str, rows: int) -> None:
    assert len([one for one in seeds.ask(question).results if isinstance(one, ActivityResult)]) == rows


@pytest.mark.parametrize(
    ("question", "states"),
    [
        ("which activities were reported as not completed?", {"not_started", "in_progress", "partly_implemented"}),
        ("which measures have not yet been started?", {"not_started"}),
        ("how far have activities on fences been implemented?", set()),
        ("has the atlas been completed?", set()),
    ],
)
def test_words_that_tell_a_state(question: str, states: set[str]) -> None:
    assert states_asked(question) == states


def test_what_was_done_by_somebody_is_no_state() -> None:
    assert asks_what_was_done("Which activities were carried out?")
    assert not asks_what_was_done("Which activities were carried out by NGOs?")
    assert not asks_what_was_done("Which activities are to be completed?")
