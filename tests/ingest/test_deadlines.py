"""By when a row is due: years that oblige, and years that do not."""

from __future__ import annotations

import pytest

from ingest.deadlines import due
from ingest.phrases import plain
from ingest.records import Span


def years(words: str, since: int | None = 2026, taken: str = "") -> list[tuple[int, str, str]]:
    names = [Span(words.index(taken), words.index(taken) + len(taken))] if taken else []
    found = due(plain(words), [Span(0, len(words))], names, since)
    return [(one.year, one.kind, words[one.span.start : one.span.end]) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Report by 2028", [(2028, "by", "by 2028")]),
        ("held by the end of 2026", [(2026, "by", "by the end of 2026")]),
        ("agreed at the latest by 2027", [(2027, "by", "at the latest by 2027")]),
        ("submitted by 15 September 2026", [(2026, "by", "by 15 September 2026")]),
        ("submitted by 15.09.2026", [(2026, "by", "by 15.09.2026")]),
        ("ready at the latest by February 2028", [(2028, "by", "at the latest by February 2028")]),
        ("ready no later than Q3 2028", [(2028, "by", "no later than Q3 2028")]),
        ("ready by mid-2027", [(2027, "by", "by mid-2027")]),
        ("a meeting in 2031 to look back", [(2031, "by", "in 2031")]),
        ("a meeting in 2027/28", [(2027, "by", "in 2027/28"), (2028, "by", "in 2027/28")]),
        ("a meeting in 2027–28", [(2027, "by", "in 2027–28"), (2028, "by", "in 2027–28")]),
        ("published (2027)", [(2027, "by", "(2027)")]),
        ("surveys starting in 2027", [(2027, "start", "starting in 2027")]),
        ("from 2027 onwards", [(2027, "start", "from 2027")]),
        ("counts every year until 2030", [(2030, "every", "until 2030")]),
    ],
)
def test_years_that_oblige(words: str, expected: list[tuple[int, str, str]]) -> None:
    assert years(words) == expected


def test_a_range_runs_from_its_first_to_its_last_year() -> None:
    assert [year for year, _, _ in years("between 2027 and 2029")] == [2027, 2028, 2029]
    assert [year for year, _, _ in years("from 2027 to 2029")] == [2027, 2028, 2029]
    assert [year for year, _, _ in years("in 2027, 2029 and 2031")] == [2027, 2029, 2031]


@pytest.mark.parametrize(
    "words",
    [
        "the joint work programme 2026-2031",
        "the Action Plan (2024-2032)",
        "carry out the measures in the 2027-2032 Work Programme",
        "reach the 30 x 30 goal",
        "the agreement signed in 2030",
        "counted since 2027",
        "an agreement of old, in 2010",
        "3 or more workshops a year",
        "document 20271",
    ],
)
def test_years_that_do_not(words: str) -> None:
    assert years(words) == []


def test_a_year_inside_a_name_is_the_names() -> None:
    words = "as set out by 2030 Agenda"
    assert years(words, taken="2030 Agenda") == []
    assert years(words) == [(2030, "by", "by 2030")]


def test_without_a_period_nothing_is_past_unless_it_says_so() -> None:
    assert years("a workshop in 2010", since=None) == [(2010, "by", "in 2010")]
    assert years("the agreement signed in 2010", since=None) == []


def test_each_year_counts_once() -> None:
    assert len(years("Update the report by 2028. Updated report published in 2028.")) == 1


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2028", [(2028, "by")]),
        ("Q3 2028", [(2028, "by")]),
        ("2027-2029", [(2027, "by"), (2028, "by"), (2029, "by")]),
        ("2027, 2030", [(2027, "by"), (2030, "by")]),
        ("by the end of 2027", [(2027, "by")]),
        ("from 2027", [(2027, "start")]),
        ("annually until 2030", [(2030, "every")]),
        ("Ongoing", []),
    ],
)
def test_a_column_for_dates_needs_no_words(cell: str, expected: list[tuple[int, str]]) -> None:
    words = f"Write a report on 2027 cases\t{cell}"
    column = Span(len(words) - len(cell), len(words))
    found = due(plain(words), [Span(0, column.start - 1)], [], 2026, column)
    assert [(one.year, one.kind) for one in found] == expected
