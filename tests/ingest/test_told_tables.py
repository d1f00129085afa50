"""Tables of reviews and of recommendations: a row is a statement, and lays nothing down."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.records import Extraction
from ingest.tabled import statuses

NOTE = """UNEP/CMS/ScC/Doc.9

# Progress in the Implementation of the Programme of Work for the Central Asian Mammals Initiative 2021-2026

(Prepared by the Secretariat)

Bonn, Germany, 28 June 2023

## Status

| No. | Activity | Status of implementation | Responsible | Recommended action |
|---|---|---|---|---|
| 1.1 | Combat trade in Saiga horn | Completed (2022) | GOs | None |
| 2.4 | Workshop on Kulan in Kazakhstan | Not yet started | ACBK | Postpone to 2026; low priority |
| 3.1 (a) | Survey of Snow Leopard in Bhutan | Ongoing in part; delayed | GOs | Seek new funding |

## Recommendations

| Recommendation | Addressed to |
|---|---|
| Appoint national focal points | Range States |
| Do not build new fences in Mongolia | CMS Secretariat |
| Secure funds for the survey in Bhutan (activity 3.1) | CMS Secretariat |
"""
REPORT = """# Report of the Fifth Meeting of the Signatories

UNEP/CMS/Saiga/MOS5/Report

1. The Meeting reviewed the implementation of the Medium-Term International Work Programme 2015-2020.

| Activity | Status | Comments |
|---|---|---|
| 1.1 Patrols | Completed | Six teams in Kazakhstan |
| 1.2 Study | Not started | No funds |

| Action points | Responsible | Deadline |
|---|---|---|
| Share data on disease with Mongolia | CMS Secretariat | 2022 |
"""


def read(folder: Path, words: str) -> Extraction:
    path = folder / "paper.md"
    path.write_text(words, encoding="utf-8")
    return ingest.read(path)


def test_a_review_s_table_tells_how_far_each_activity_is(tmp_path: Path) -> None:
    note = read(tmp_path, NOTE)
    assert (note.document.kind, note.document.reviews) == ("secretariat-note", "cami-pow-2021-2026")
    assert note.activities == ()
    told = [
        (one.code, one.letters, one.status, one.countries) for one in note.reported if one.span.end < NOTE.index("## R")
    ]
    assert told == [
        ("1.1", (), "implemented", ()),
        ("2.4", (), "not_started", ("KAZ",)),
        ("3.1", ("a",), "in_progress", ("BTN",)),
        ("3.1", ("a",), "needs_attention", ("BTN",)),
    ]
    assert "2.4 | Workshop on Kulan" in note.quote(note.reported[1].span)
    assert [m.surface for m in note.mentions if m.kind == "code"] == ["1.1", "2.4", "3.1", "3.1"]


def test_columns_of_recommendations_are_read(tmp_path: Path) -> None:
    note = read(tmp_path, NOTE)
    told = [
        (note.quote(r.span).strip(), r.polarity, [a.label for a in r.to], r.codes, r.countries)
        for r in note.recommendations
    ]
    assert told == [
        ("Postpone to 2026; low priority", "against", ["ACBK"], ("2.4",), ("KAZ",)),
        ("Seek new funding", "for", ["GOs"], ("3.1",), ("BTN",)),
        ("Appoint national focal points", "for", ["Range States"], (), ()),
        ("Do not build new fences in Mongolia", "against", ["CMS Secretariat"], (), ("MNG",)),
        ("Secure funds for the survey in Bhutan (activity 3.1)", "for", ["CMS Secretariat"], ("3.1",), ("BTN",)),
    ]
    assert {(r.kind, r.by_key) for r in note.recommendations} == {("recommendation", "cms-secretariat")}


def test_a_report_with_action_points_stays_a_report(tmp_path: Path) -> None:
    report = read(tmp_path, REPORT)
    assert (report.document.kind, report.programme) == ("meeting-report", None)
    assert [(one.code, one.status) for one in report.reported] == [("1.1", "implemented"), ("1.2", "not_started")]
    (agreed,) = report.recommendations
    assert (agreed.kind, agreed.countries, [actor.key for actor in agreed.to]) == (
        "agreed",
        ("MNG",),
        ["cms-secretariat"],
    )


def test_a_programme_keeps_its_rows(tmp_path: Path) -> None:
    words = REPORT.replace("Report of the Fifth Meeting of the Signatories", "Action Plan for the Saiga Antelope")
    plan = read(tmp_path, words.replace("Action points", "Recommended action"))
    assert plan.document.kind == "action-plan"
    assert [row.text for row in plan.activities] == ["Share data on disease with Mongolia"]
    assert plan.recommendations == ()


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Completed", ["implemented"]),
        ("Done (2022)", ["implemented"]),
        ("Not yet started", ["not_started"]),
        ("Partially completed", ["partly_implemented"]),
        ("Largely complete", ["partly_implemented"]),
        ("On hold", ["needs_attention"]),
        ("Planned for 2024", ["planned"]),
        ("Cancelled", ["not_recommended"]),
        ("Completed in Kazakhstan; ongoing in Mongolia", ["implemented", "in_progress"]),
        ("A database was established", ["implemented"]),
        ("See above", ["unknown"]),
    ],
)
def test_what_a_cell_says(cell: str, told: list[str]) -> None:
    assert list(statuses(cell)) == told


def test_what_is_to_be_done_is_agreed_under_a_heading_that_says_so(tmp_path: Path) -> None:
    words = (
        "# Minutes of the sixth call\n\nAll spoke.\n\n## Annex 2: Action points\n\n| No. | Action | Who | By when |\n"
        "|---|---|---|---|\n| 1 | Share the maps of Saiga | ACBK | - |\n| 2 | Write a list | CMS Secretariat | - |\n"
    )
    found = read(tmp_path, words)
    assert (found.document.kind, found.activities) == ("meeting-report", ())
    assert [(one.kind, found.quote(one.span), [actor.label for actor in one.to]) for one in found.recommendations] == [
        ("agreed", "Share the maps of Saiga", ["ACBK"]),
        ("agreed", "Write a list", ["CMS Secretariat"]),
    ]
