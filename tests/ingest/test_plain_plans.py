"""Plans that are typed, not typeset: columns aligned by spaces, numbered lists, units and countries beside the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.records import Activity, Extraction

TITLE = "Action Plan for Steppe Mammals 2027-2032\n\n"
ALIGNED = """
1. Saiga Antelope (Kazakhstan, Uzbekistan)

No.  Activity                     Responsible      Priority  Time frame
---  ---------------------------  ---------------  --------  ----------
1.1  Open the fences and          Governments,     High      2028
     keep them open in winter     IUCN
1.2  Count the herds              ACBK             Low       2027-2029

2. Argali in Mongolia

No.  Activity                     Responsible      Priority  Time frame
2.1  Meet once a year             WWF              Medium    2031
"""
LISTED = """
1. Saiga Antelope (KAZ, UZB)

1.1 Open the fences and keep them open:
a) along the railway;
b) along the border.
Responsible: Governments, IUCN. Priority: High. Time frame: 2028.

1.2 Count the herds. Responsible: ACBK. Priority: Low. Time frame: 2027-2029.
"""
BULLETS = """
## 1. Saiga Antelope (KZ, UZ)

**1.1** Open the fences

- **Lead:** Governments, IUCN
- **Priority:** High
- **Timeline:** 2028

**1.2** Count the herds

- **Lead:** ACBK
- **Priority:** Low
- **Timeline:** 2027-2029
"""


INDENTED = """
OBJECTIVE 1: SAVING THE HERDS

1.1. Open the fences along the whole of the railway and also keep them open
     through the winter in
     Kazakhstan.
     Responsible: Ministry of Natural Resources, Ecology and Technical Supervision,
     IUCN
     Indicator: Fences open in the whole of the range of the herds, as far as the
     border
     Priority: High

1.2. Count the herds in Betpak-Dala, in the Ural steppe, in Saryarka, in Torgai,
     Mugodzhar and the far west of the steppe (see 1.1).
     Responsible: ACBK
     Indicator: Two counts of all the herds by the end of 2028, each of which was
     published
     Priority: Low

OBJECTIVE 2: TELLING THE WORLD

2.1. Publish a map.
     Responsible: IUCN
     Indicator: Map
     Priority: Low
"""


def read(words: str, folder: Path, suffix: str = ".txt") -> Extraction:
    path = folder / f"plan{suffix}"
    path.write_text(TITLE + words, encoding="utf-8")
    return ingest.read(path)


def cells(activity: Activity) -> tuple[str, str, str, str, tuple[int, ...]]:
    years = tuple(due.year for due in activity.due)
    return activity.code, activity.text, activity.responsible_text, activity.priority, years


def keys(activity: Activity) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return [(c.key, c.basis) for c in activity.species], [(c.key, c.basis) for c in activity.countries]


def test_columns_aligned_by_spaces(tmp_path: Path) -> None:
    plan = read(ALIGNED, tmp_path)
    assert [cells(activity) for activity in plan.activities] == [
        ("1.1", "Open the fences and keep them open in winter", "Governments, IUCN", "High", (2028,)),
        ("1.2", "Count the herds", "ACBK", "Low", (2027, 2028, 2029)),
        ("2.1", "Meet once a year", "WWF", "Medium", (2031,)),
    ]
    assert [keys(activity) for activity in plan.activities] == [
        *[([("saiga-antelope", "unit")], [("KAZ", "unit"), ("UZB", "unit")])] * 2,
        ([("argali", "unit")], [("MNG", "unit")]),
    ]
    rows = [block for block in plan.blocks if block.kind == "row"]
    assert [row.line for row in rows] == [6, 8, 10, 15]  # as the file counts them


def test_pages_and_lines_of_a_table_aligned_by_spaces(tmp_path: Path) -> None:
    plan = read(ALIGNED.replace("1.2  Count", "\f1.2  Count"), tmp_path)
    assert [block.page for block in plan.blocks if block.kind == "row"] == [1, 1, 2, 2]


def test_prose_with_wide_spaces_stays_as_it_is(tmp_path: Path) -> None:
    words = "Activity   reports   by   lead\n\nThe  Activity  of last year  has ended.\nPriority   given   late\n"
    assert read(words, tmp_path).text == TITLE + words


@pytest.mark.parametrize(("words", "suffix"), [(LISTED, ".txt"), (BULLETS, ".md")])
def test_a_list_of_labelled_paragraphs(words: str, suffix: str, tmp_path: Path) -> None:
    plan = read(words, tmp_path, suffix)
    first, second = plan.activities
    assert (first.code, first.responsible_text, first.priority) == ("1.1", "Governments, IUCN", "High")
    assert cells(second) == ("1.2", second.text, "ACBK", "Low", (2027, 2028, 2029))
    assert second.text.rstrip(".") == "Count the herds"
    assert first.text.startswith("Open the fences")
    assert [item.letter for item in first.subitems] == (["a", "b"] if suffix == ".txt" else [])
    assert keys(first) == ([("saiga-antelope", "unit")], [("KAZ", "unit"), ("UZB", "unit")])


def test_one_labelled_paragraph_is_no_programme(tmp_path: Path) -> None:
    assert read("1.1 Count the herds. Responsible: ACBK. Priority: Low.\n", tmp_path).activities == ()


TABLE = """
| Objective | No. | Action | Lead | Rank |
|---|---|---|---|---|
| Objective 1: Saiga Antelope (Kazakhstan) | 1.1 | Count the herds | ACBK | H |
| | 1.2 | Open the fences | IUCN | L |
| Objective 2: Funding | 2.1 | Find donors | WWF | M |
"""


def test_a_column_of_headings_and_priorities_told_by_their_cells(tmp_path: Path) -> None:
    plan = read(TABLE, tmp_path, ".md")
    assert [(a.code, plan.section(a.section).title, a.priority) for a in plan.activities] == [
        ("1.1", "Saiga Antelope", "High"),
        ("1.2", "Saiga Antelope", "Low"),
        ("2.1", "Funding", "Medium"),
    ]
    assert keys(plan.activities[1]) == ([("saiga-antelope", "unit")], [("KAZ", "unit")])


COLUMNS = """
## 1. Saiga Antelope (Kazakhstan, Uzbekistan)

| No. | Activity | Species | Range States | Lead |
|---|---|---|---|---|
| 1.1 | Count the herds | Saiga Antelope, Argali | KZ | ACBK |
| 1.2 | Open the fences in Uzbekistan | all species | all | IUCN |
"""


def test_columns_for_species_and_countries_say_what_a_row_is_for(tmp_path: Path) -> None:
    first, second = read(COLUMNS, tmp_path, ".md").activities
    assert keys(first) == ([("saiga-antelope", "named"), ("argali", "named")], [("KAZ", "named")])
    assert [(left.key, left.why) for left in first.left_out] == [("UZB", 'the row says "KZ"')]
    assert keys(second) == ([("saiga-antelope", "unit")], [("UZB", "named")])


def test_labels_below_indented_paragraphs_and_headings_in_capitals(tmp_path: Path) -> None:
    """A line that opens a cell begins anew however full the line above it is; one in the middle of a list goes on."""
    plan = read(INDENTED, tmp_path)
    assert [(s.number, s.title) for s in plan.sections] == [("1", "SAVING THE HERDS"), ("2", "TELLING THE WORLD")]
    assert [(a.code, a.responsible_text, a.indicator[:9], a.priority, a.section) for a in plan.activities] == [
        (
            "1.1",
            "Ministry of Natural Resources, Ecology and Technical Supervision, IUCN",
            "Fences op",
            "High",
            "saving-the-herds",
        ),
        ("1.2", "ACBK", "Two count", "Low", "saving-the-herds"),
        ("2.1", "IUCN", "Map", "Low", "telling-the-world"),
    ]
    assert plan.activities[1].text.endswith("in Torgai, Mugodzhar and the far west of the steppe (see 1.1).")
    assert [r.target for r in plan.activities[1].references] == ["1-1"]


def test_a_list_of_labelled_paragraphs_is_a_programme_whatever_its_title_says(tmp_path: Path) -> None:
    path = tmp_path / "herds.txt"
    path.write_text("Saving the Herds\n" + INDENTED, encoding="utf-8")
    plan = ingest.read(path)
    assert (plan.document.kind, [a.code for a in plan.activities]) == ("work-programme", ["1.1", "1.2", "2.1"])
