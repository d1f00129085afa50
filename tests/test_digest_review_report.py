"""The digest of the meeting report: every fact of its source, none of its sentences, and the PDF made of it.

``digest_review_report.csv`` is the table of facts: the digest's own words for each, and the section they stand in. Its
ids that begin with K and R are those of the standard for document 000, in the folder ``gold`` beside the originals.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest

import ingest
from ontology.names import matcher
from ontology.vocabulary import load

ROOT = Path(__file__).parents[1]
PDF = ROOT / "corpus" / "cami-review-report-2018.pdf"
SOURCE = ROOT / "docs" / "digests" / "cami-review-report-2018.md"
SCRIPT = ROOT / "docs" / "digests" / "typeset_report.py"
FACTS = Path(__file__).parent / "digest_review_report.csv"
SYMBOL = "UNEP/CMS/CAMI1/Report"
ALIKE = 5  # so many words in a row may be those of the original by chance; names and figures are not counted
# The digest's sections (how their headings begin), and how those of the original do.
SECTIONS = {
    "1": "1. Opening", "2": "2. Workshop", "3": "3. Review", "3.1": "3.1 Report", "3.2": "3.2 Statements",
    "3.3": "3.3 Fence", "3.4": "3.4 Modifying", "3.5": "3.5 Migration", "4": "4. Breakout", "4.1": "4.1 Objective",
    "Issue 1.1": "Issue 1.1", "Issue 1.2": "Issue 1.2", "Issue 1.3": "Issue 1.3", "Issue 1.4": "Issue 1.4",
    "Issue 1.5": "Issue 1.5", "Issue 1.6": "Issue 1.6", "Issue 1.7": "Issue 1.7", "4.2": "4.2 Objective",
    "2.1": "2.1 Snow", "2.2": "2.2 Gobi", "2.3": "2.3 South", "2.4": "2.4 Qinghai", "2.5": "2.5 Bukhara",
    "4.3": "4.3 Objective", "Issue 3.1": "Issue 3.1", "4.4": "4.4 Objective", "Issue 4.1": "Issue 4.1",
    "Issue 4.2": "Issue 4.2", "Breakout group on Saiga Antelopes": "Breakout Group on Saiga",
    "Breakout group on Equids": "Breakout Group on Equids", "5": "5. Priority", "5.1": "5.1 Trans",
    "5.2": "5.2 Poaching", "5.3": "5.3 Rangeland", "5.4": "5.4 Private", "6": "6. Next", "6.1": "6.1 Preparation",
    "Adding species": "Adding Species", "Preparing draft": "Preparation of Draft", "6.2": "6.2 Next",
    "Annex II": "Annex II",
}  # fmt: skip
STATUS = {
    "not_started": "has not been|not addressed",
    "needs_attention": "more attention|needed|required|increase the efforts|rarely heard|[Aa]dditional",
    "recommended": "recommended|advised|encouraged|called for",
    "in_progress": "ongoing|was working|were currently",
    "planned": "was planned",
}
STRENGTH = {  # what a recommendation's cue says, and the digest must not say otherwise
    "recommend": "[Rr]ecommended", "advise": "advised", "suggest": "suggested", "encourage": "encouraged",
    "called for": "called for", "should be": "should", "agreement": "agreed", "selected for funding": "for funding",
    "required feasibility": "required", "attention": "attention", "need": "need", "important": "important",
    "importance": "important", "desirable": "desirable", "^Scientific|^Enhance|^Strengthen": "suggested",
}  # fmt: skip
# Printed names that the vocabulary does not hold.
TITLES = (
    "CMS Memorandum of Understanding for the Restoration, Conservation and Sustainable Use of the Saiga Antelope",
    "Coordinating Officer",
    "Eleventh Meeting of the Conference of the Parties",
    "Conference of the Parties",
    "Environmental Impact Assessments",
    "Good Governance of Natural Resource Management / Policy and Legislation",
    "Head of the staff unit INA",
    "Human Needs / Community Engagement in Conservation",
    "Industry and Infrastructure Development / Barriers to Movement",
    "International Single Species Action Plan",
    "Programme of Work",
    "South-west Region",
    "Species Focal Point Terms of Reference",
    "Tugai Forests",
    "Wilson and Reeder",
    "Zhenhua and Jiang",
)


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("typeset_report", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for it there
    spec.loader.exec_module(module)
    return module


@cache
def digest() -> dict[str, str]:
    """The words under each heading, the heading's own among them."""
    found: dict[str, str] = {}
    key = ""
    for piece in script().pieces(SOURCE.read_text(encoding="utf-8")):
        if piece.kind == "heading":
            key = next((key for key in SECTIONS if re.match(rf"{key}(?![\w.]*\d)", piece.text)), "")
        found[key] = f"{found.get(key, '')}\n{piece.text.replace('*', '')}".strip()
    return found


@cache
def facts() -> dict[str, tuple[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return {row["id"]: (row["section"], row["words"]) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def original(originals: Path) -> str:
    return (originals / "000.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def source_sections(original: str) -> dict[str, str]:
    starts = {key: re.search(rf"^ ?{re.escape(start)}", original, re.MULTILINE) for key, start in SECTIONS.items()}
    places = [found.start() for found in starts.values() if found]
    assert len(places) == len(SECTIONS) and places == sorted(places)
    ends = [*places[1:], len(original)]
    return {key: original[start:end] for key, start, end in zip(SECTIONS, places, ends, strict=True)}


def section_at(sections: dict[str, str], offset: int) -> str:
    for key, words in sections.items():
        offset -= len(words)
        if offset < 0:
            return key
    raise AssertionError("behind the end of the document")


@pytest.fixture(scope="module")
def gold(originals: Path) -> Path:
    folder = originals.parent / "gold"
    if not folder.is_dir():
        pytest.skip("no standard beside the originals")
    return folder


def entries(gold: Path, name: str) -> list[dict[str, Any]]:
    found = json.loads((gold / f"{name}.json").read_text(encoding="utf-8"))
    return [entry for entry in found if entry["doc"] == "000"]


def test_the_pdf_is_what_the_script_makes_of_the_source() -> None:
    assert PDF.read_bytes() == script().typeset(SOURCE.read_text(encoding="utf-8"))


def test_every_page_bears_its_number_the_symbol_and_that_it_is_a_digest() -> None:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(PDF)]
    assert "Digest of UNEP/CMS/CAMI1/Report" in pages[0] and "its wording is not official" in " ".join(pages[0].split())
    for number, text in enumerate(pages, 1):
        lines = [line.strip() for line in text.splitlines()]
        assert SYMBOL in text and "Digest, wording not official" in text
        assert str(number) in lines


def test_the_pdf_is_read_as_the_report_that_it_digests() -> None:
    read = ingest.read(PDF)
    told = read.document
    assert (told.symbol, told.kind, told.wording) == (SYMBOL, "meeting-report", "digest")
    assert (told.date, told.body, told.status.status) == ("2018-04", "cms", "report")
    pieces = script().pieces(SOURCE.read_text(encoding="utf-8"))
    headings = [" ".join(read.quote(block.span).split()) for block in read.blocks if block.kind == "heading"]
    assert headings == [piece.text for piece in pieces if piece.kind == "heading"]


def test_every_paragraph_and_item_is_read_back_as_it_was_set() -> None:
    read = ingest.read(PDF)
    found = [" ".join(read.quote(block.span).split()) for block in read.blocks if block.kind != "furniture"]
    pieces = script().pieces(SOURCE.read_text(encoding="utf-8"))
    mark = [f"Digest of {SYMBOL}, written for kgraph: wording not official"]
    assert found == mark + [" ".join(piece.text.replace("*", "").split()) for piece in pieces]


@pytest.mark.parametrize("fact", facts())
def test_the_digest_carries_the_fact(fact: str) -> None:
    section, words = facts()[fact]
    assert re.search(".*?".join(map(re.escape, words.split(" … "))), digest()[section], re.DOTALL), words


def test_every_code_of_the_standard_is_in_its_section_with_its_status(
    gold: Path, source_sections: dict[str, str]
) -> None:
    for entry in entries(gold, "codes"):
        section, words = facts()[entry["id"]]
        assert section == section_at(source_sections, entry["char_start"]), entry["id"]
        assert all(letter in words for letter in (entry["code"], *entry["letters"])), entry["id"]
        assert all(re.search(STATUS[status], words) for status in entry["statuses"]), entry["id"]


def test_every_recommendation_of_the_standard_is_in_its_section_and_as_strong(
    gold: Path, source_sections: dict[str, str]
) -> None:
    for entry in entries(gold, "recommendations"):
        section, words = facts()[entry["id"]]
        assert section == section_at(source_sections, entry["char_start"]), entry["id"]
        signs = [sign for cue, sign in STRENGTH.items() if re.search(cue, entry["cue"])]
        assert all(re.search(sign, words) for sign in signs), (entry["id"], entry["cue"])
        assert all(code in words for code in entry["codes"]), entry["id"]
        assert entry["polarity"] == "positive" and not re.search("recommended not|advised against", words), entry["id"]


def test_what_a_recommendation_is_about_is_told(gold: Path) -> None:
    names = surfaces(gold)
    for entry in entries(gold, "recommendations"):
        section = facts()[entry["id"]][0]
        named = [*entry["species"], *entry["countries"], *entry["organisations"]]
        context = [*entry["species_from_context"], *entry["countries_from_context"]]
        for name in {*named} - {*context}:
            assert any(form in digest()[section] for form in names[name]), (entry["id"], name)
        for name in context:
            assert any(form in " ".join(digest().values()) for form in names[name]), (entry["id"], name)


def test_who_recommended_is_told_where_the_original_tells_it(gold: Path) -> None:
    for entry in entries(gold, "recommendations"):
        words = facts()[entry["id"]][1]
        for who in ("The group", "articipants", "MGCS", "relevant authorities"):
            if re.search(rf"{who}\b[^.]*{re.escape(entry['cue'])}", entry["quote"]):
                assert who.removeprefix("The ") in words, (entry["id"], who)


def surfaces(gold: Path) -> dict[str, set[str]]:
    """How the document prints each name, by the standard's own name for it and by its country code."""
    found: dict[str, set[str]] = {}
    for entry in entries(gold, "mentions"):
        country = load().named("country", entry["canonical"])
        for key in (entry["canonical"], country or entry["canonical"]):
            found.setdefault(key, set()).add(" ".join(entry["surface"].split()))
    return found


def test_every_relation_of_the_standard_is_in_one_section(gold: Path, source_sections: dict[str, str]) -> None:
    names = surfaces(gold)
    for entry in entries(gold, "relations"):
        words = digest()[section_at(source_sections, entry["char_start"])]
        assert any(form in words for form in names[entry["species"]]), entry["id"]
        assert any(form in words for form in names[entry["country"]]), entry["id"]
        assert all(figure in words for figure in figures(f"{entry['value']} {entry['year'] or ''}")), entry["id"]
        assert (entry["place"] or "") in words, entry["id"]


def test_every_name_of_the_standard_is_printed_in_its_section(gold: Path, source_sections: dict[str, str]) -> None:
    lost = set()
    for entry in entries(gold, "mentions"):
        section = section_at(source_sections, entry["char_start"])
        printed = " ".join(entry["surface"].split())
        if not re.search(rf"(?<!\w){re.escape(printed)}(?!\w)", digest()[section]):
            lost.add((section, printed))
    assert lost == set()


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*½?", text))


def test_each_section_has_the_figures_and_codes_of_the_original_and_no_others(source_sections: dict[str, str]) -> None:
    for section, words in source_sections.items():
        without_page_numbers = re.sub(r"\n\n1[05]\n\nUNEP\S*", "", words)
        assert figures(digest()[section]) == figures(without_page_numbers), section
    assert figures(digest()[""]) <= figures("".join(source_sections.values()))


def test_codes_are_printed_as_in_the_original(original: str) -> None:
    codes = re.findall(r"(?:\d\.){2}\d+\.?(?: [a-z](?:,\s?[a-z])*(?:,? and [a-z])?(?=\)))?", original)
    ours = " ".join(digest().values())
    assert {code for code in codes if code not in ours} == set()


def test_no_sentence_is_that_of_the_original(source_sections: dict[str, str]) -> None:
    theirs = {run for words in source_sections.values() for run in runs(" ".join(words.split()))}
    alike = {" ".join(run) for words in prose() for run in runs(words) if run in theirs}
    assert alike == set()


def prose() -> Iterator[str]:
    for words in digest().values():
        yield from words.split("\n")


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """All stretches of one word more than may be alike; names and figures stand in them but do not count."""
    words = re.findall(r"\0|\n|[^\W\d]+(?:['’-][^\W\d]+)*", without_names(text).lower())
    for start in range(len(words)):
        stretch: list[str] = []
        for word in words[start:]:
            if word == "\n":
                break
            stretch.append(word)
            if sum(word != "\0" for word in stretch) > ALIKE:
                yield tuple(stretch)
                break


def without_names(text: str) -> str:
    """Names and figures as one sign, the end of a sentence as another."""
    text = re.sub("|".join(map(re.escape, TITLES)), "\0", text)
    spans = sorted((name.start, -name.end) for name in matcher(load()).find(text) if name.kind != "topic")
    kept, end = [], 0
    for start, behind in spans:
        if -behind > end:  # a country may stand within the name of its ministry
            kept.append(text[end : max(start, end)])
            end = -behind
    text = " \0 ".join([*kept, text[end:]])
    return re.sub(r"[.;:]\s+(?=[A-Z\0])", " \n ", re.sub(r"\d+(?:[.,]\d+)*\.?½?", " \0 ", text))
