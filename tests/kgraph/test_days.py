"""Deadlines that print more than a year, and questions for a day or a month."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult


def codes(corpus: Corpus, question: str) -> list[str]:
    return [row.code for row in corpus.ask(question).results if isinstance(row, ActivityResult)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which deadlines are given with a day or a month?", ["18.8", "18.9"]),
        ("Which activities have a deadline more exact than a year?", ["18.8", "18.9"]),
        ("Which deadlines are more precise than a year?", ["18.8", "18.9"]),
        ("Which activities give a precise date?", ["18.8", "18.9"]),
        ("Which deadlines name a month?", ["18.8", "18.9"]),
        ("Which activities have a deadline to the day?", ["18.8"]),
        ("Which activities are due in September 2026?", ["18.8"]),
        ("Which activities have a deadline in February 2028?", ["18.9"]),
        ("Which activity is due on 15 September 2026?", ["18.8"]),
        ("Which activity is due on 14 September 2026?", []),
        ("What is due no later than September 2026?", ["18.8"]),
        ("What is due in September?", ["18.8"]),
        ("What is due in December?", []),
        ("What is due by December 2026?", ["15.1", "18.1", "18.2", "18.8", "22.4"]),
        ("What is due before March 2028 in Koytendag?", [*(f"18.{n}" for n in range(1, 7)), "18.8", "18.9"]),
        ("What is due after February 2028 in Koytendag?", []),
    ],
)
def test_a_day_or_a_month_is_told_from_a_year(seeds: Corpus, question: str, rows: list[str]) -> None:
    assert codes(seeds, question) == rows


def test_a_year_alone_still_asks_for_all_of_it(seeds: Corpus) -> None:
    assert codes(seeds, "Which activities are due in 2026?") == ["15.1", "18.1", "18.2", "18.8", "22.4"]
    assert len(codes(seeds, "Which activities have a deadline?")) == 47


def test_what_is_asked_is_said_back(seeds: Corpus) -> None:
    assert "1 activity is due in September 2026." in seeds.ask("Which activities are due in September 2026?").summary
