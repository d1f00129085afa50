"""Rows whose cells are empty: nobody responsible, no priority; and the word that there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_documents import programme, write

from kgraph.build import build
from kgraph.corpus import Corpus, open_corpus
from kgraph.results import ActivityResult


def codes(corpus: Corpus, question: str) -> list[str]:
    return [row.code for row in corpus.ask(question).results if isinstance(row, ActivityResult)]


@pytest.fixture
def with_gaps(tmp_path: Path) -> Path:
    text = programme().replace("Urial.\tNGOs\t", "Urial.\t\t").replace("Paper\tLow", "Paper\t")
    build([write(tmp_path / "in", a_txt=text)], tmp_path / "store")
    return tmp_path / "store"


def test_rows_with_an_empty_cell_are_found(with_gaps: Path) -> None:
    with open_corpus(with_gaps) as corpus:
        for question in (
            "Which activities have nobody responsible?",
            "For which activities is no one responsible?",
            "Which activities are without a responsible body?",
        ):
            assert codes(corpus, question) == ["2.2"]
        assert codes(corpus, "Which activities have no priority?") == ["2.3"]
        assert codes(corpus, "Which activities are without a priority?") == ["2.3"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which activities have nobody responsible?", "No activity was found that has nobody responsible."),
        ("Which activities of the Kopetdag unit name no responsible party?", "nobody responsible."),
        ("Which activities have no priority?", "No activity was found that has no priority."),
        ("Which activities are without a priority?", "No activity was found that has no priority."),
    ],
)
def test_where_no_cell_is_empty_that_is_the_answer(seeds: Corpus, question: str, said: str) -> None:
    answer = seeds.ask(question)
    assert answer.results == ()
    assert said in answer.summary


def test_nobody_but_one_is_that_one(seeds: Corpus) -> None:
    alone = codes(seeds, "For which activities is the CMS Secretariat alone responsible?")
    assert (
        codes(seeds, "For which activities is nobody but the CMS Secretariat responsible?") == alone == ["1.3", "1.9"]
    )
