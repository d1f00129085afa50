"""Tables as CSV: whole, readable, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from kgraph.corpus import Corpus
from kgraph.filters import ActivityFilter
from kgraph.results import ActivityResult, DueResult, Evidence, Hit, ReferenceResult, SectionResult
from kgraph.spreadsheet import columns_of, safe, write_csv


def read_back(records: list[object], columns: tuple[str, ...] = ()) -> list[dict[str, str]]:
    out = io.StringIO()
    write_csv(records, out, columns)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "＝1", "- a list item", "-2+3", "-1-"]
)
def test_no_words_become_a_formula(words: str) -> None:
    assert read_back([{"text": words}]) == [{"text": f"'{words}"}]
    assert read_back([{"texts": (words, "x")}]) == [{"texts": f"'{words}; x"}]


@pytest.mark.parametrize(("value", "shown"), [(-3, "-3"), (-0.5, "-0.5"), ("-41", "-41"), ("-4.25", "-4.25"), (7, "7")])
def test_a_number_stays_a_number(value: object, shown: str) -> None:
    assert safe(value) == shown


def test_words_that_need_quotes_come_back_as_they_were() -> None:
    words = 'a "word", a comma;\na line'
    assert read_back([{"text": words, "end": "x"}]) == [{"text": words, "end": "x"}]


def test_a_line_that_ends_the_old_way_does_not_end_the_row() -> None:
    assert read_back([{"text": "a\rb\r\nc", "end": "x"}]) == [{"text": "a\nb\nc", "end": "x"}]


def test_a_table_without_rows_has_its_head() -> None:
    out = io.StringIO()
    write_csv([], out, columns_of(Hit))
    assert out.getvalue() == "type,id,document,code,page,section,score,snippet,evidence,part\n"


def test_nested_values_are_words() -> None:
    proof = Evidence(
        document="a",
        page=3,
        line=None,
        paragraph="7",
        section=None,
        box=None,
        quote="<b>Two</b>\nlines",
        start=0,
        end=9,
    )
    (row,) = read_back([
        {
            "section": SectionResult(number="3", title="Fences"),
            "due": (DueResult(year=2027, kind="by", quote="x"), DueResult(year=2028, kind="every", quote="y")),
            "refers_to": (ReferenceResult(code="2.1", target=None, why="no such code"),),
            "evidence": (proof,),
            "counts": {"passages": 3, "mentions": 4},
            "consulted": False,
            "nothing": None,
        }
    ])  # fmt: skip
    assert row == {
        "section": "3. Fences",
        "due": "by 2027; every 2028",
        "refers_to": "2.1 (no such code)",
        "evidence": "“Two lines” (page 3, paragraph 7)",
        "counts": "passages: 3; mentions: 4",
        "consulted": "no",
        "nothing": "",
    }


def test_what_is_shown_is_words_too(seeds: Corpus) -> None:
    (row,) = read_back(list(seeds.show("Kulan")))
    assert row["neighbours"].startswith("part of Equus (equus); includes ")
    assert row["documents"] == "000-txt (23); 001-txt (16)"
    assert "Asiatic Wild Ass in Pakistan: uncertain, unverified (" in row["range"]


def test_every_activity_is_a_row_that_a_person_can_read(seeds: Corpus) -> None:
    found = seeds.activities(ActivityFilter(unit="Kopetdag"))
    rows = read_back(list(found), columns_of(ActivityResult))
    assert [row["code"] for row in rows] == [activity.code for activity in found]
    assert rows[1]["text"] == found[1].text
    assert rows[5]["due"] == "by 2027"
    assert "Persian Leopard (named)" in rows[1]["species"].split("; ")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("{", "["))]
