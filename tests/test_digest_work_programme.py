"""The digest of the draft work programme: all facts of its source, none of its sentences, and the PDF made of it."""

from __future__ import annotations

import importlib.util
import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import ingest
from ingest.clean import clean
from ingest.records import Activity, Extraction, Section
from ontology.names import matcher
from ontology.vocabulary import load

ROOT = Path(__file__).parents[1]
PDF = ROOT / "corpus" / "cami-work-programme-2026-2031.pdf"
SOURCE = ROOT / "docs" / "digests" / "cami-work-programme.toml"
SCRIPT = ROOT / "docs" / "digests" / "typeset.py"
SYMBOL = "UNEP/CMS/CAMI-TW/Doc.3"
# As many words in a row may be those of the original by chance; names are not counted.
ALIKE = 5
# Titles and fixed terms that the vocabulary does not hold; they stay as they are printed.
TITLES = (
    "Activity 19.1 of the Programme of Work 2021–2026",
    "Activity 29.7 of the Programme of Work",
    "Conference of the Parties to CMS",
    "First Range State Meeting for the Persian Leopard",
    "International Climate Initiative of the German Government",
    "Mammal Species of the World, 3rd edition (Wilson & Reeder 2005)",
    "Ms. Tanya Rosen, Director of the Central Asia Program at Conservation X Labs",
    "Range-Wide Strategy for the Conservation of the Persian Leopard",
    "Report on the identification of funding options for the implementation of the Central Asian Mammals Initiative",
    "Second Meeting of the Parties to the Ustyurt Memorandum",
    "Work Programme for the Bukhara Deer (2025-2032)",
)


@cache
def source() -> dict[str, Any]:
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))


@cache
def digest() -> Extraction:
    return ingest.read(PDF)


@pytest.fixture(scope="module")
def originals() -> Path:
    folder = os.environ.get("KGRAPH_ORIGINALS")
    if not folder:
        pytest.skip("KGRAPH_ORIGINALS does not name the folder of the original documents")
    return Path(folder)


@pytest.fixture(scope="module")
def original(originals: Path) -> Extraction:
    return ingest.read(originals / "001.txt")


def rows() -> list[dict[str, str]]:
    return [row for section in source()["sections"] for row in section.get("rows", [])]


def pairs(original: Extraction) -> Iterator[tuple[Activity, Activity]]:
    return zip(digest().activities, original.activities, strict=True)


def units(extraction: Extraction) -> list[Section]:
    return [section for section in extraction.sections if section.kind == "unit"]


def test_the_pdf_is_what_the_script_makes_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("reportlab", reason="reportlab typesets the digest; it is no part of the installed program")
    monkeypatch.syspath_prepend(SCRIPT.parent)
    spec = importlib.util.spec_from_file_location("typeset", SCRIPT)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.typeset() == PDF.read_bytes(), "run docs/digests/typeset.py again"


def test_the_first_page_says_what_the_document_is() -> None:
    document = digest().document
    assert document.symbol == SYMBOL
    assert document.wording == "digest"
    assert document.kind == "work-programme"
    assert document.status.status == "draft"
    assert document.place == "Vilm, Germany"
    assert document.date == "2025-05-06"
    assert "written for kgraph. Its wording is not official" in " ".join(digest().text.split())


def test_every_page_says_that_the_wording_is_not_official() -> None:
    assert digest().text.count(source()["document"]["head"]) == digest().document.pages == 17


def test_all_rows_are_read_back_cell_by_cell() -> None:
    read = [(a.code, a.text, a.responsible_text, a.indicator, a.priority) for a in digest().activities]
    written = [
        tuple(" ".join(row[key].split()) for key in ("code", "activity", "responsible", "indicator", "priority"))
        for row in rows()
    ]
    assert len(written) == 133
    assert read == written


def test_the_lettered_parts_of_a_row_are_read_back() -> None:
    for activity, row in zip(digest().activities, rows(), strict=True):
        assert [item.letter for item in activity.subitems] == re.findall(r"(?m)^([a-z])\) ", row["activity"])


def test_every_row_stands_under_its_heading() -> None:
    written = [
        (re.sub(r"^\d+\. | \(.*", "", section["heading"]), row["code"])
        for section in source()["sections"]
        for row in section.get("rows", [])
    ]
    assert [(digest().section(a.section).title, a.code) for a in digest().activities] == written


def test_a_unit_has_the_footnotes_that_its_heading_is_marked_with() -> None:
    printed = [s for s in source()["sections"] if "species" in s]
    assert len(printed) == 12
    for unit, section in zip(units(digest()), printed, strict=True):
        marks = re.findall(r"\[\^(\d+)\]", section["heading"])
        assert [(note.mark, note.text) for note in unit.footnotes] == [(m, source()["footnotes"][m]) for m in marks]


def test_the_scoring_table_reaches_its_units() -> None:
    read = [
        [s.scoring.name, *(n for _, n in s.scoring.criteria), s.scoring.score, s.scoring.priority, s.scoring.rank]
        for s in units(digest())
        if s.scoring
    ]
    assert sorted(read) == sorted(source()["scoring"]["rows"])


def test_codes_priorities_and_actors_are_those_of_the_original(original: Extraction) -> None:
    for ours, theirs in pairs(original):
        assert (ours.key, ours.priority) == (theirs.key, theirs.priority)
        assert ours.responsible, ours.key
        assert list(dict.fromkeys(ours.responsible)) == list(dict.fromkeys(theirs.responsible)), ours.key


def test_years_and_references_are_those_of_the_original(original: Extraction) -> None:
    for ours, theirs in pairs(original):
        assert {(d.year, d.kind) for d in ours.due} == {(d.year, d.kind) for d in theirs.due}, ours.key
        assert [(r.code, r.target) for r in ours.references] == [(r.code, r.target) for r in theirs.references]


def test_every_row_covers_what_the_original_row_covers(original: Extraction) -> None:
    for ours, theirs in pairs(original):
        assert ours.species and ours.countries, ours.key
        assert coverage(ours) == coverage(theirs), ours.key


def coverage(activity: Activity) -> dict[str, set[tuple[str, str]]]:
    return {
        "species": {(covered.key, covered.basis) for covered in activity.species},
        "countries": {(covered.key, covered.basis) for covered in activity.countries},
        "left out": {(left.kind, left.key) for left in activity.left_out},
    }


def test_units_are_those_of_the_original(original: Extraction) -> None:
    for ours, theirs in zip(units(digest()), units(original), strict=True):
        assert (ours.number, ours.title) == (theirs.number, theirs.title)
        assert [(c.key, c.note) for c in ours.species] == [(c.key, c.note) for c in theirs.species]
        assert [c.key for c in ours.countries] == [c.key for c in theirs.countries]
        assert footnotes(ours) == footnotes(theirs)
        assert figures(ours) == figures(theirs)


def footnotes(unit: Section) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(note.mark, note.instruments, note.species) for note in unit.footnotes]


def figures(unit: Section) -> tuple[object, ...]:
    if unit.scoring is None:
        return ()
    scoring = unit.scoring
    return (scoring.name, [n for _, n in scoring.criteria], scoring.score, scoring.priority, scoring.rank)


def test_the_programme_has_the_scope_of_the_original(original: Extraction) -> None:
    ours, theirs = digest().programme, original.programme
    assert ours is not None and theirs is not None
    assert (ours.key, ours.period) == (theirs.key, theirs.period) == ("cami-wp-2026-2031", (2026, 2031))
    assert {c.key for c in ours.species} == {c.key for c in theirs.species}
    assert [c.key for c in ours.countries] == [c.key for c in theirs.countries]


def test_the_organisations_and_instruments_of_a_row_are_those_of_the_original(original: Extraction) -> None:
    for ours, theirs in pairs(original):
        assert {(o.key, o.role) for o in ours.organisations} == {(o.key, o.role) for o in theirs.organisations}, (
            ours.key
        )
        assert set(theirs.instruments) <= set(ours.instruments), ours.key


def test_no_sentence_is_that_of_the_original(originals: Path) -> None:
    theirs = set(runs(clean((originals / "001.txt").read_text(encoding="utf-8"))))
    alike = {run for text in prose() for run in runs(text) if run in theirs}
    assert alike == set()


def prose() -> Iterator[str]:
    """Everything that the digest says in words of its own."""
    data = source()
    yield from (data["document"][key] for key in ("notice", "summary", "expected", "vision", "goal"))
    yield from data["footnotes"].values()
    yield from data["background"]["paragraphs"]
    yield from (data["scoring"]["note"], *data["scoring"]["head"], *data["species"]["notes"])
    for row in rows():
        yield from (row["activity"], row["indicator"])


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """All stretches of one word more than may be alike, outside names."""
    for stretch in outside_names(text):
        words = re.findall(r"\w+(?:['’.-]\w+)*", stretch.lower())
        yield from (tuple(words[n : n + ALIKE + 1]) for n in range(len(words) - ALIKE))


def outside_names(text: str) -> Iterable[str]:
    text = re.sub("|".join(map(re.escape, TITLES)), "\0", re.sub(r"\[\^\d+\]|\*", "", text))
    end = 0
    for name in matcher(load()).find(text):
        if name.kind != "topic":
            yield from text[end : name.start].split("\0")
            end = name.end
    yield from text[end:].split("\0")
