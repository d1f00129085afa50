"""The original work programme, by the numbers that a person counted in it, and in other dress."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import ingest
from ingest.records import Activity, Covered, Extraction
from ontology.vocabulary import load


@pytest.fixture(scope="module")
def original() -> Extraction:
    folder = os.environ.get("KGRAPH_ORIGINALS")
    if not folder:
        pytest.skip("KGRAPH_ORIGINALS does not name the folder of the original documents")
    return ingest.read(Path(folder) / "001.txt")


def cells(activity: Activity) -> tuple[str, ...]:
    return activity.key, activity.code, activity.text, activity.responsible_text, activity.indicator, activity.priority


def keys(covered: tuple[Covered, ...]) -> list[str]:
    return [one.key for one in covered]


def test_the_original_has_133_rows_and_each_is_its_line(original: Extraction) -> None:
    lines = [line.split("\t") for line in original.text.split("\n") if line[:1].isdigit() and line.count("\t") == 4]
    assert len(lines) == len(original.activities) == 133
    for activity, line in zip(original.activities, lines, strict=True):
        assert original.quote(activity.row) == "\t".join(line)
        assert (activity.code, activity.priority) == (line[0], line[4])
        assert activity.responsible_text == line[2].strip()


def test_a_code_that_is_printed_twice_gives_two_activities(original: Extraction) -> None:
    again = [activity.key for activity in original.activities if "--" in activity.key]
    assert again == ["3-3--2", "11-1--2", "11-2--2", "11-3--2"]


def test_the_section_of_a_row_is_where_it_stands(original: Extraction) -> None:
    sections = {activity.key: original.section(activity.section).title for activity in original.activities}
    assert sections["10-4"] == "Education, Community and General Public Outreach"
    assert sections["11-1"] == "Education, Community and General Public Outreach"
    assert sections["11-1--2"] == "Southwestern Ustyurt"


def test_a_mark_that_is_no_footnote_means_its_figures(original: Extraction) -> None:
    unit = next(section for section in original.sections if section.title == "Southwestern Ustyurt")
    assert [(note.mark, note.instruments, note.species) for note in unit.footnotes] == [
        ("2", ("mtiwp-saiga-2025-2030",), ("saiga-antelope",)),
        ("3", ("pl-strategy-2023-2032",), ("persian-leopard",)),
    ]


def test_scores_are_bound_by_name_however_it_is_spelt(original: Extraction) -> None:
    scores = {
        s.title: (s.scoring.name, s.scoring.score) if s.scoring else None for s in original.sections if s.countries
    }
    assert scores["Western Tian Shan"] == ("Western Tien Shan", 19)
    assert scores["Koytendag / Kugitang"] == ("Koytendag/Kugitang", 19)
    assert scores["Jungarian Gobi"] is None
    assert len([score for score in scores.values() if score]) == 11


def test_the_original_is_for_seventeen_species_in_fourteen_countries(original: Extraction) -> None:
    programme = original.programme
    assert programme is not None
    assert (programme.key, programme.period) == ("cami-wp-2026-2031", (2026, 2031))
    assert (len(programme.species), len(programme.countries)) == (17, 14)
    assert {"ARM", "AZE", "GEO", "IRQ", "TUR"}.isdisjoint(keys(programme.countries))


def test_the_open_units_of_the_standard(original: Extraction) -> None:
    gold = Path(os.environ["KGRAPH_ORIGINALS"]).parent / "gold" / "units.json"
    if not gold.is_file():
        pytest.skip("the hand-made standard is not here")
    labels = {concept.label: concept.key for concept in load().of_kind("species")}
    units = {(section.number, section.title): section for section in original.sections}
    for unit in json.loads(gold.read_text(encoding="utf-8")):
        section = units[str(unit["number"]), unit["name"]]
        assert keys(section.species) == [labels[name] for name in unit["species"]]
        assert keys(section.countries) == unit["countries"]
        assert [note.text.rstrip(".") for note in section.footnotes] == [n["text"] for n in unit["footnotes"]]
        assert section.scoring is not None
        assert [value for _, value in section.scoring.criteria] == list(unit["scoring"]["criteria"].values())
        assert section.scoring.rank == unit["scoring"]["rank_in_TH_study"]


def as_pipes(words: str) -> str:
    return "\n".join(f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in words.split("\n"))


def without_bold(words: str) -> str:
    return words.replace("<b>", "").replace("</b>", "")


def in_another_order(words: str) -> str:
    rows = [line.split("\t") for line in words.split("\n")]
    return "\n".join("\t".join([r[2], r[4], r[0], r[1], r[3]] if len(r) == 5 and r[4] else r) for r in rows)


@pytest.mark.parametrize("change", [as_pipes, without_bold, in_another_order])
def test_the_original_in_other_dress_is_the_same(
    tmp_path: Path, original: Extraction, change: Callable[[str], str]
) -> None:
    path = tmp_path / "paper.md"
    path.write_text(change(original.text), encoding="utf-8")
    paper = ingest.read(path)
    assert [cells(activity) for activity in paper.activities] == [cells(activity) for activity in original.activities]
    assert [activity.section for activity in paper.activities] == [activity.section for activity in original.activities]
    for section, first in zip(paper.sections, original.sections, strict=True):
        assert (keys(section.species), keys(section.countries)) == (keys(first.species), keys(first.countries))
        assert [note.mark for note in section.footnotes] == [note.mark for note in first.footnotes]
