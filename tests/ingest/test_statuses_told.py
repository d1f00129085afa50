"""How far activities are, in the many ways in which papers of meetings tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import read

PAPER = """Distr.: General
12 March 2024

Note by the Secretariat

Implementation of the Medium-Term Work Programme for the Bukhara Deer 2020-2025

A. Populations

1. {}
"""


def told(folder: Path, words: str) -> list[tuple[str, str, tuple[str, ...]]]:
    path = folder / "note.txt"
    path.write_text(PAPER.format(words), encoding="utf-8")
    return [(one.code, one.status, one.countries) for one in read(path).reported]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Activity 2.4 was discontinued in 2018.", [("2.4", "not_recommended", ())]),
        ("No progress has been made on activity 2.6.", [("2.6", "not_started", ())]),
        ("On activity 2.6, India had made good progress.", [("2.6", "in_progress", ("IND",))]),
        ("Work on the park (activity 3.4) advanced slowly.", [("3.4", "in_progress", ())]),
        ("Annual counts (activity 3.1) continue in Kazakhstan.", [("3.1", "in_progress", ("KAZ",))]),
        ("The counts (activity 3.1) should continue.", [("3.1", "recommended", ())]),
        ("Activities 3.5 and 3.6 remain to be implemented.", [("3.5", "not_started", ()), ("3.6", "not_started", ())]),
        ("Under activity 3.2, a protocol was drafted but has yet to be adopted.", [("3.2", "partly_implemented", ())]),
        ("It was reported that nothing had been undertaken so far under activity 3.2.", [("3.2", "not_started", ())]),
        ("Activity 4.5 is nearing completion.", [("4.5", "partly_implemented", ())]),
        ("Activity 4.6 has been suspended until further notice.", [("4.6", "needs_attention", ())]),
        ("With respect to activity 4.4 the Secretariat has received no replies.", [("4.4", "unknown", ())]),
        ("Activity 4.1: Reintroduction to the delta. Status: ongoing.", [("4.1", "in_progress", ())]),
        ("Activity 4.2: Reintroduction to the delta. Status: completed (2021).", [("4.2", "implemented", ())]),
        ("The quotas are described under activity 3.8. They are high. ", [("3.8", "unknown", ())]),
        ("The quotas are described under activity 3.8. It has been in operation since 2019.",
         [("3.8", "implemented", ())]),
        ("In Uzbekistan activity 2.7 has been fully implemented; in Turkmenistan it is at the planning stage.",
         [("2.7", "implemented", ("UZB",)), ("2.7", "planned", ("TKM",))]),
        ("Uzbekistan has completed activity 1.2. The database (activity 1.3) has not been set up.",
         [("1.2", "implemented", ("UZB",)), ("1.3", "not_started", ())]),
    ],
)  # fmt: skip
def test_a_status_is_told_in_many_ways(tmp_path: Path, words: str, expected: list[tuple[str, str, object]]) -> None:
    assert told(tmp_path, words) == expected


def test_a_share_in_a_table_of_progress_is_a_part(tmp_path: Path) -> None:
    path = tmp_path / "review.md"
    path.write_text(
        "# Report of the Meeting of the Range States of the Argali\n\nBishkek, Kyrgyzstan, 3-5 May 2022\n\n"
        "## Progress in implementing the Action Plan for the Argali\n\n"
        "| No. | Activity | Progress to date |\n|---|---|---|\n"
        "| 1.1 | Train rangers | 50% |\n| 1.2 | Map herds | 100 % |\n| 1.3 | Publish maps | 0% |\n",
        encoding="utf-8",
    )
    statuses = [(one.code, one.status) for one in read(path).reported]
    assert statuses == [("1.1", "partly_implemented"), ("1.2", "implemented"), ("1.3", "not_started")]
