"""By when a recommendation wants something, and what priority it is given."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.records import Recommendation
from ingest.urgency import priority

REPORT = """# Report of the Fifth Meeting of the Signatories

UNEP/CMS/Saiga/MOS5/Report

Bonn, Germany, 28 June 2023

1. The Meeting recommended that CMS train rangers against poaching by 2025, as begun in 2019.

2. The Meeting recommended that the Medium-Term International Work Programme for the Saiga
Antelope 2025-2030 be printed.

3. Fences were given low priority.

4. The Meeting noted that COP11, in 2014, had requested a report by 2026.

| Action points | Responsible | Deadline | Priority |
|---|---|---|---|
| Share data on disease with Mongolia | CMS Secretariat | 2024 | Medium |
"""


@pytest.fixture
def said(tmp_path: Path) -> tuple[Recommendation, ...]:
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return ingest.read(path).recommendations


def test_years_that_lie_ahead_are_due(said: tuple[Recommendation, ...]) -> None:
    assert [[(due.year, REPORT[due.span.start : due.span.end]) for due in one.due] for one in said] == [
        [(2025, "by 2025")], [], [], [(2026, "by 2026")], [(2024, "2024")]
    ]  # fmt: skip


def test_what_it_is_on_and_how_urgent(said: tuple[Recommendation, ...]) -> None:
    assert [one.priority for one in said] == ["", "", "Low", "", "Medium"]
    assert said[0].topics == ("capacity-building", "law-enforcement", "illegal-hunting")


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("ranked as highest priority", "High"),
        ("a high-priority rescue plan", "High"),
        ("the main priorities for CAMI", "High"),
        ("of medium priority", "Medium"),
        ("Priority: low", "Low"),
        ("how to prioritize activities", ""),
        ("the priority topics", ""),
        ("a low number; priority was not discussed", ""),
    ],
)
def test_a_level_stands_beside_the_word(words: str, level: str) -> None:
    assert priority(words) == level
