"""What a document says of whole programmes, in any phrasing, and of no other programme with a like name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scene_text import REPORT

from ingest import structure
from ingest.adoptions import adoptions
from ingest.pipeline import passages
from ingest.readers import text as text_reader
from ingest.records import Adoption, Document, StatusWord
from ingest.scene import sentences
from ontology.names import matcher
from ontology.vocabulary import load

CAMI = "cami-wp-2026-2031"
PREPARED = "## 5. Draft CAMI Work Programme 2026-2031\n\n"


def told(text: str, document: Document = REPORT) -> tuple[Adoption, ...]:
    source = text_reader.read(text.encode(), "text")
    blocks = structure.blocks(source)
    names = matcher(load()).find(source.text, passages(blocks))
    said = sentences(source.text, blocks, names)
    return adoptions(source.text, blocks, said, names, document, load())


def standing(text: str, document: Document = REPORT) -> list[tuple[str, str, bool]]:
    return [(one.programme, one.status, one.stated) for one in told(PREPARED + text, document)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Meeting endorsed the Work Programme (Annex 3).", "endorsed"),
        ("The Work Programme, as amended, was adopted by consensus.", "adopted"),
        ("The draft Work Programme was approved.", "adopted"),
        ("COP15 adopted by Resolution 14.17 the CAMI Work Programme 2026-2031.", "adopted"),
        ("The Range States unanimously endorsed the revised draft of the CAMI Work Programme 2026-2031.", "endorsed"),
        ("The Parties adopted Resolution 14.17 and its Work Programme.", "adopted"),
        ("The Committee, at its fifth meeting, adopted the Work Programme.", "adopted"),
        ("It was recalled that the Work Programme had been endorsed in 2016.", "endorsed"),
        ("In accordance with the Work Programme adopted at the Meeting, maps were drawn.", "adopted"),
        ("The Work Programme, which was adopted in 2016, has five parts.", "adopted"),
        ("Since the adoption of the Work Programme, maps were drawn.", "adopted"),
        ("Following the adoption of the Work Programme by COP15 in 2017, maps were drawn.", "adopted"),
        ("The Work Programme entered into force on 1 January 2018.", "in_force"),
        ("The Work Programme remains in force.", "in_force"),
        ("The Committee approved the extension of the Work Programme until 2033.", "in_force"),
        ("The Work Programme expired last year.", "expired"),
    ],
)
def test_the_words_of_a_standing(text: str, status: str) -> None:
    assert standing(text) == [(CAMI, status, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The Work Programme was not adopted.",
        "The Meeting did not adopt the draft Work Programme.",
        "The Work Programme has not yet been adopted by the Standing Committee.",
        "No Work Programme was adopted.",
    ],
)
def test_what_is_denied_is_told_as_denied(text: str) -> None:
    assert standing(text) == [(CAMI, "adopted", False)]


@pytest.mark.parametrize(
    "text",
    [
        "The Work Programme will be adopted at COP15.",
        "The Work Programme was submitted for adoption to COP15.",
        "The Work Programme is to be adopted in 2026.",
        "The Secretariat proposed that the Work Programme be adopted.",
        "The Meeting agreed that the Work Programme should be adopted.",
        "The Meeting was invited to endorse the Work Programme.",
        "The Meeting recommended the adoption of the Work Programme by COP15.",
        "Once the Work Programme has been adopted, maps will be drawn.",
        "If adopted, the Work Programme will guide Range States.",
        "After adoption of the Work Programme the Secretariat will print it.",
        "Range States were asked whether the Work Programme was endorsed.",
        "The Meeting noted the Work Programme with appreciation.",
        "The Meeting welcomed the Work Programme.",
        "Was the Work Programme adopted?",
    ],
)
def test_what_is_only_planned_or_noted_gives_no_standing(text: str) -> None:
    assert standing(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Meeting adopted the report of the working group on the Work Programme.",
        "The budget of the Work Programme was adopted.",
        "The Meeting approved the budget for the CAMI Work Programme 2026-2031.",
        "The activities under the Work Programme were endorsed.",
        "The Meeting reviewed the Work Programme and adopted the agenda.",
        "The workshop approved the plan to conduct surveys.",
        "Rangers succeeded in fencing the Work Programme.",
    ],
)
def test_what_is_adopted_beside_a_programme_gives_it_none(text: str) -> None:
    assert standing(text) == []


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("The Meeting adopted the CAMI Programme of Work 2021-2026.", "cami-pow-2021-2026"),
        ("The Meeting adopted the CAMI POW 2014-2020.", "cami-pow-2014-2020"),
        ("The Meeting adopted the Work Programme for the Bukhara Deer 2025-2032.", "wp-bukhara-2025-2032"),
        ("The Meeting adopted the Action Plan for the Otter 2020-2030.", "action-plan-for-the-otter-2020-2030"),
    ],
)
def test_another_programme_is_told_by_its_name_and_years(text: str, programme: str) -> None:
    assert standing(text) == [(programme, "adopted", True)]


@pytest.mark.parametrize(
    "text",
    [
        "The Saiga Work Programme 2026-2031 was mentioned.\n\n## 6. Other\n\nThe Work Programme was adopted.",
        "\n\n## 6. Other\n\nThe Action Plan was adopted.",
    ],
)
def test_a_name_that_could_mean_two_programmes_means_none(text: str) -> None:
    assert standing(text) == []


def test_the_reviewed_programme_is_meant_where_nothing_else_is() -> None:
    document = replace(REPORT, reviews="cami-pow-2014-2020", body="cms")
    text = "CAMI and its Programme of Work were developed with all and adopted by CMS Parties at COP11 in 2014."
    (one,) = told(text, document)
    assert (one.programme, one.by_key, one.date) == ("cami-pow-2014-2020", "cms-cop", "2014")
    assert told("The new Programme of Work was adopted.", document) == ()


def test_who_did_it_and_when() -> None:
    text = "The Range States endorsed the Work Programme.\n\nThe Work Programme was adopted at COP12 in March 2017."
    assert [(one.by, one.by_key, one.date) for one in told(PREPARED + text, replace(REPORT, body="cms"))] == [
        ("the Range States", "range-states", "2018-04"),
        ("COP12", "cms-cop", "2017-03"),
    ]


def test_an_act_of_the_future_is_no_act() -> None:
    assert standing("The Work Programme was adopted in 2026.") == []


def test_a_successor_takes_the_place_of_another() -> None:
    own = replace(
        REPORT, kind="work-programme", title="Work Programme for the Central Asian Mammals Initiative 2026-2031"
    )
    (one,) = told("This Work Programme replaces the CAMI Programme of Work 2021-2026.", own)
    assert (one.programme, one.status, one.successor) == ("cami-pow-2021-2026", "superseded", CAMI)


def test_a_document_speaks_of_itself() -> None:
    own = replace(REPORT, kind="action-plan", title="Action Plan for the Otter 2020-2030")
    (one,) = told("The present Action Plan was adopted by the Ministers in 2017.", own)
    assert (one.itself, one.status, one.by, one.date) == (True, "adopted", "the Ministers", "2017")


@pytest.mark.parametrize(("status", "found"), [("unknown", 1), ("draft", 0)])
def test_a_resolution_adopts_by_its_words_but_its_draft_does_not(status: str, found: int) -> None:
    paper = replace(REPORT, kind="resolution", body="cms", status=StatusWord(status=status))  # type: ignore[arg-type]
    said = told("1. Adopts the Work Programme for CAMI 2026-2031 contained in Annex 1 to this Resolution;", paper)
    assert [(one.programme, one.by_key) for one in said] == [(CAMI, "cms-cop")] * found


def test_a_list_is_adopted_as_what_leads_to_it_says() -> None:
    text = """The following instruments have been adopted by Range States and are part of it:

- Action Plan for the Argali (2024-2032);
- Work Programme for the Bukhara Deer (2025-2032).
"""
    assert [(one.programme, one.status, one.by) for one in told(text)] == [
        ("argali-ap-2024-2032", "adopted", "Range States"),
        ("wp-bukhara-2025-2032", "adopted", "Range States"),
    ]
