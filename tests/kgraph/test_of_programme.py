"""What a programme is itself: its years, who drew it up, and what score a unit needed."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.questions.of_programme import asked_of_programme
from kgraph.results import ActivityResult, Hit


def first(corpus: Corpus, question: str) -> str:
    hit = corpus.ask(question).results[0]
    assert isinstance(hit, Hit)
    return " ".join(hit.evidence[0].quote.split())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When does the work programme expire?", "expires at the end of 2031"),
        ("In which year does the CAMI WP end?", "expires at the end of 2031"),
        ("When does the Work Programme for the Central Asian Mammals Initiative end?", "expires at the end of 2031"),
        ("When does the work programme begin?", "begins in 2026"),
        ("Which years does the work programme cover?", "covers the years 2026 to 2031"),
        ("What period does the work programme cover?", "covers the years 2026 to 2031"),
        ("For what period is the programme?", "covers the years 2026 to 2031"),
        ("From when until when does the draft run?", "covers the years 2026 to 2031"),
        ("How long is the work programme valid?", "covers the years 2026 to 2031"),
    ],
)
def test_the_years_of_a_programme_are_those_of_its_title(seeds: Corpus, question: str, said: str) -> None:
    assert said in seeds.ask(question).summary
    assert first(seeds, question).endswith("CENTRAL ASIAN MAMMALS INITIATIVE 2026-2031")


@pytest.mark.parametrize("deed", ["drafted", "wrote", "prepared", "commissioned"])
def test_who_drew_a_programme_up_stands_in_its_text(seeds: Corpus, deed: str) -> None:
    assert "commissioned the drafting of the CAMI WP to Ms. Tanya Rosen" in first(
        seeds, f"Who {deed} the work programme?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "What score did a conservation unit need to be taken up in the programme?",
        "What is the minimum score for a unit to be selected?",
        "How many points did a unit need to be included?",
    ],
)
def test_the_score_that_was_needed_is_said_first(seeds: Corpus, question: str) -> None:
    assert seeds.ask(question).summary.startswith("18 and above: “")
    assert "reaching a score of 18 and above were taken up" in first(seeds, question)


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("When does the programme end?", "end"),
        ("When does the programme end poaching?", None),
        ("When does the programme of Mongolia end?", None),
        ("When does the work start?", None),
        ("When was the programme adopted?", None),
        ("Who has to carry out the programme?", None),
        ("Which unit has the lowest score?", None),
    ],
)
def test_only_what_asks_for_nothing_else_is_meant(question: str, side: str | None) -> None:
    assert asked_of_programme(question, ()) == side


def test_deadlines_are_still_those_of_rows(seeds: Corpus) -> None:
    rows = [one for one in seeds.ask("Which activities end in 2027?").results if isinstance(one, ActivityResult)]
    assert len(rows) == 25
