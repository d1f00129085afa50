"""The same plan in every layout gives the same activities, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.records import Activity, Box, Extraction
from tests.ingest import plan_pdf as plan

ROWS = [dict(zip(plan.FIELDS, row, strict=True)) for rows in plan.ROWS.values() for row in rows]
WITHOUT_UNITS = frozenset({"rules between columns only"})


def read(data: bytes, folder: Path) -> Extraction:
    path = folder / "plan.pdf"
    path.write_bytes(data)
    return ingest.read(path)


def cells(activity: Activity, extraction: Extraction) -> dict[str, str]:
    due = activity.deadline_span
    return {
        "code": activity.code,
        "text": activity.text,
        "responsible": activity.responsible_text,
        "indicator": activity.indicator,
        "priority": activity.priority.capitalize(),
        "deadline": " ".join(extraction.text[due.start : due.end].split()) if due else "",
    }


@pytest.mark.parametrize("name", plan.LAYOUTS)
def test_every_cell_is_read(name: str, tmp_path: Path) -> None:
    columns, make = plan.LAYOUTS[name]
    extraction = read(make(), tmp_path)
    assert [cells(activity, extraction) for activity in extraction.activities] == [
        {field: row[field] if field in columns else "" for field in plan.FIELDS} for row in ROWS
    ]


@pytest.mark.parametrize("name", [name for name in plan.LAYOUTS if name not in WITHOUT_UNITS])
def test_every_row_stands_under_its_unit(name: str, tmp_path: Path) -> None:
    extraction = read(plan.LAYOUTS[name][1](), tmp_path)
    titles = [extraction.section(activity.section).title for activity in extraction.activities]
    assert titles == ["Saiga Antelope: Betpak-dala"] * 5 + ["Argali: Altai"] * 4


def test_a_box_lies_where_a_viewer_shows_the_words(tmp_path: Path) -> None:
    """On its side and turned back by the viewer the page looks as it does when it is set upright."""
    upright = read(plan.LAYOUTS["ruled"][1](), tmp_path)
    turned = read(plan.LAYOUTS["set sideways and turned"][1](), tmp_path)
    assert [block.box for block in turned.blocks] == [block.box for block in upright.blocks]
    sideways = read(plan.LAYOUTS["set sideways"][1](), tmp_path)
    boxes = [block.box for block in sideways.blocks if block.box is not None]
    assert boxes == [_on_its_side(block.box) for block in upright.blocks if block.box is not None]


def _on_its_side(box: Box) -> Box:
    width, height = plan.TALL
    assert height > width
    return Box(box.page, box.y0, round(height - box.x1, 1), box.y1, round(height - box.x0, 1))


def test_codes_may_begin_anew_under_every_unit(tmp_path: Path) -> None:
    for style in (plan.RULED, plan.FROM_TOP):
        rows = {unit: [(str(n), *row[1:]) for n, row in enumerate(rows, 1)] for unit, rows in plan.ROWS.items()}
        extraction = read(plan.paged([plan.table(style, rows=rows)]), tmp_path)
        assert [activity.key for activity in extraction.activities] == [
            *("1", "2", "3", "4", "5", "1--2", "2--2", "3--2", "4--2")
        ]
        assert [activity.text for activity in extraction.activities] == [row["text"] for row in ROWS]


@pytest.mark.parametrize("style", [plan.RULED, plan.FROM_TOP, plan.ZEBRA])
def test_a_head_of_two_rows_names_every_column(style: list[object], tmp_path: Path) -> None:
    heads = ["No.", "Activity", "Who and how well", "", "Priority", "Time frame"]
    below = ["", "", "Responsible", "Indicator", "", ""]
    extraction = read(plan.paged([plan.under_two_heads(style, heads, below)]), tmp_path)
    assert [cells(activity, extraction) for activity in extraction.activities] == ROWS


def test_a_theme_stands_above_its_units(tmp_path: Path) -> None:
    extraction = read(plan.paged([plan.table(plan.RULED, theme="A. Species and their habitats")]), tmp_path)
    assert [extraction.section(activity.section).title for activity in extraction.activities][4:6] == [
        "Saiga Antelope: Betpak-dala",
        "Argali: Altai",
    ]
    assert [activity.text for activity in extraction.activities] == [row["text"] for row in ROWS]
