"""What a document says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.dates import first_date, is_dateline
from ingest.records import Document, Extraction

DIGEST = """UNEP/CMS/XY/Doc.7 Digest, wording not official

# Draft Concerted Action for the Urial

Digest: This is a digest of UNEP/CMS/XY/Doc.7, written for a test. Its wording is not official.

Bonn, Germany, 2 July 2024

## Background

The Urial was adopted as a species.
"""


def read(tmp_path: Path, words: str, name: str = "paper.md") -> Extraction:
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    return ingest.read(path)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Vilm, Germany, 6 – 8 May 2025", "2025-05-06"),
        ("30 May - 2 June 2025", "2025-05-30"),
        ("Distr.: 6 October 2023", "2023-10-06"),
        ("March 3-5, 2024", "2024-03-03"),
        ("in Sept. 2024", "2024-09"),
        ("2024-07-02", "2024-07-02"),
        ("the years 2026-2031", None),
        ("31 Mayor 2025", None),
        ("45 May 2025", "2025-05"),
    ],
)
def test_a_date_is_as_exact_as_printed(words: str, date: str | None) -> None:
    found = first_date(words)
    assert (found[0] if found else None) == date


def test_a_digest_names_its_source_and_is_none(tmp_path: Path) -> None:
    document = read(tmp_path, DIGEST).document
    assert (document.wording, document.symbol, document.date) == ("digest", "UNEP/CMS/XY/Doc.7", "2024-07-02")
    assert (document.title, document.status.status) == ("Draft Concerted Action for the Urial", "draft")
    assert (document.place, document.body, document.series) == ("Bonn, Germany", "cms", "UNEP/CMS/XY")


def test_the_words_of_a_decision_say_who_and_when(tmp_path: Path) -> None:
    read_ = read(
        tmp_path,
        "# Action Plan for the Conservation of the Urial\n\n"
        "Adopted by the CMS Standing Committee, Bonn, 4 November 2021\n\n## Background\n\nText.\n",
    )
    status = read_.document.status
    assert (status.status, status.body, status.date) == ("adopted", "cms-standing-committee", "2021-11-04")
    assert status.span is not None
    assert read_.quote(status.span).startswith("Adopted by the CMS Standing Committee")
    assert read_.document.kind == "action-plan"


@pytest.mark.parametrize(
    ("line", "status", "body", "date"),
    [
        (
            "Adopted by the Conference of the Parties at its 14th Meeting (Samarkand, February 2024)",
            "adopted", "cms-cop", "2024-02",
        ),
        ("Endorsed by the Range States, Tashkent, 16 October 2025", "endorsed", "range-states", "2025-10-16"),
        ("Adopted by the Council of the Steppe, 3 March 2020", "adopted", "the Council of the Steppe", "2020-03-03"),
        ("For adoption by the Conference of the Parties", "proposed", None, None),
        ("To be adopted at COP15", "proposed", None, None),
        ("Not yet adopted", "draft", None, None),
    ],
)  # fmt: skip
def test_the_status_that_the_first_page_gives(
    tmp_path: Path, line: str, status: str, body: str | None, date: str | None
) -> None:
    words = (
        f"UNEP/CMS/XY/Doc.7\n\n# Action Plan for the Conservation of the Urial\n\n{line}\n\n## Background\n\nText.\n"
    )
    told = read(tmp_path, words).document.status
    assert (told.status, told.body, told.date) == (status, body, date)


def test_what_is_not_said_is_null(tmp_path: Path) -> None:
    document = read(tmp_path, "Some words about the Kulan, and nothing else.\n", "kulan.txt").document
    assert (document.title, document.kind, document.status.status) == ("kulan", "other", "unknown")
    assert (document.symbol, document.date, document.place, document.body, document.series) == (None,) * 5
    assert document.wording == "official"


def test_later_pages_do_not_tell_the_date_or_the_status(tmp_path: Path) -> None:
    words = "# Notes on Urial\n\n## Background\n\nDraft of 3 May 2020, Bonn, Germany.\n"
    document = read(tmp_path, words).document
    assert (document.date, document.place, document.status.status) == (None, None, "unknown")


ORIGINALS: dict[str, dict[str, object]] = {
    "000": {
        "kind": "meeting-report", "title": "UNEP/CMS/CAMI1/Report", "symbol": "UNEP/CMS/CAMI1/Report", "date": None,
        "place": None, "body": "cms", "status": "report",
    },
    "001": {
        "kind": "work-programme",
        "title": "DRAFT WORK PROGRAMME FOR THE CENTRAL ASIAN MAMMALS INITIATIVE 2026-2031",
        "symbol": "UNEP/CMS/CAMI-TW/Doc.3", "date": "2025-05-06", "place": "Vilm, Germany", "body": "cms",
        "status": "draft",
    },
    "002": {
        "kind": "concept-note",
        "title": "Workshop on conservation of big cats in transboundary areas of North-East Asia",
        "symbol": None, "date": "2021-10-12", "place": "Virtual", "body": "neaspec", "status": "unknown",
    },
    "003": {
        "kind": "secretariat-note", "title": "Biodiversity and Nature Conservation", "symbol": None,
        "date": "2023-10-06", "place": "Seoul, Republic of Korea", "body": "neaspec", "status": "unknown",
    },
    "004": {
        "kind": "concept-note",
        "title": "Workshop on Transboundary Conservation of the Amur tiger and Amur leopard in North-East Asia",
        "symbol": None, "date": "2019-07-29", "place": "Harbin, China", "body": "neaspec", "status": "unknown",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ORIGINALS))
def test_the_originals_say_what_they_are(originals: Path, name: str) -> None:
    document = ingest.read(originals / f"{name}.txt").document
    assert _summary(document) == ORIGINALS[name]
    assert document.wording == "official"


def _summary(document: Document) -> dict[str, object]:
    summary: dict[str, object] = {
        key: getattr(document, key) for key in ("kind", "title", "symbol", "date", "place", "body")
    }
    return {**summary, "status": document.status.status}


def test_the_place_stands_beside_the_date_on_the_line_that_holds_both(tmp_path: Path) -> None:
    head = "Work plan for the Addax\n\n"
    for said, place in (
        ("Adopted by the 5th Session of the Meeting of the Parties, 14 May 2012, Lyon, France", "Lyon, France"),
        ("Bishkek, 12 March 2024", "Bishkek"),
        ("Eighth Meeting of the Signatories\nDa Nang, Viet Nam, 21 October 2019", "Da Nang, Viet Nam"),
        ("Hopeful, 12 March 2024", None),
    ):
        assert read(tmp_path, head + said + "\n\n1. Count.\n", "paper.txt").document.place == place, said


def test_the_number_of_an_annex_is_part_of_a_symbol(tmp_path: Path) -> None:
    words = "Work plan for the Addax\n\nUNEP/CMS/SA-4/Report/Annex 5\n\n12 March 2024\n"
    assert read(tmp_path, words).document.symbol == "UNEP/CMS/SA-4/Report/Annex 5"


def test_a_dateline_is_a_date_with_at_most_a_place_before_it() -> None:
    assert is_dateline("Bishkek, 12 March 2024")
    assert is_dateline("12 March 2024")
    assert not is_dateline("the Range States met on 12 March 2024")
    assert not is_dateline("12 March 2024 was a Tuesday")


def test_a_resolution_has_its_number_in_its_symbol_and_its_title_in_capitals(tmp_path: Path) -> None:
    words = (
        "UNEP/CMS/Resolution 11.99 (Rev.COP13)\n\nOriginal: English\n\nTHE HARES OF THE NORTHERN HILLS\n\n"
        "Adopted by the Conference of the Parties at its 13th Meeting (Gandhinagar, February 2020)\n\n"
        "1. Urges Parties to count hares.\n"
    )
    document = read(tmp_path, words, "paper.txt").document
    assert (document.kind, document.symbol) == ("resolution", "UNEP/CMS/Resolution 11.99 (Rev.COP13)")
    assert (document.title, document.status.status) == ("THE HARES OF THE NORTHERN HILLS", "adopted")


def test_the_line_below_a_title_says_where_and_when(tmp_path: Path) -> None:
    words = "Second Meeting on Hares\nEntebbe, Uganda, 14-17 March 2022\n\nReport of the Meeting\n\nAll.\n"
    document = read(tmp_path, words, "paper.txt").document
    assert (document.title, document.date) == ("Second Meeting on Hares", "2022-03-14")
    assert (document.place, document.kind) == ("Entebbe, Uganda", "meeting-report")


def test_a_line_that_only_says_report_tells_the_kind(tmp_path: Path) -> None:
    words = "Third Meeting on Hares\n\nREPORT\n\n1. Opening\n\nAll came.\n"
    document = read(tmp_path, words, "paper.txt").document
    assert (document.title, document.kind) == ("Third Meeting on Hares", "meeting-report")


def test_a_note_is_of_the_body_whose_name_stands_on_its_first_page(tmp_path: Path) -> None:
    words = (
        "**CONVENTION ON THE CONSERVATION OF MIGRATORY SPECIES OF WILD ANIMALS**\n\n**PROGRESS WITH THE HARES**\n\n"
        "*Note by the Secretariat*\n\n## A. INTRODUCTION\n\n1. Hares were counted.\n"
    )
    document = read(tmp_path, words).document
    assert (document.title, document.body, document.kind) == ("PROGRESS WITH THE HARES", "cms", "secretariat-note")


def test_a_form_below_the_title_says_where_and_when(tmp_path: Path) -> None:
    words = (
        "# Concept note: cranes and bustards\n\n| | |\n|---|---|\n| **Dates** | 11-13 March 2025 |\n"
        "| **Venue** | Bharatpur, India |\n| **Budget** | EUR 5 |\n\n## Why now\n\nCranes are rare.\n"
    )
    document = read(tmp_path, words).document
    assert (document.title, document.kind) == ("Concept note: cranes and bustards", "concept-note")
    assert (document.date, document.place) == ("2025-03-11", "Bharatpur, India")
