"""Acronyms that a text spells out, and bodies that the vocabulary does not know."""

from __future__ import annotations

import pytest
from told import told

from ingest.definitions import definitions


def read(words: str) -> list[tuple[str, str | None, str | None]]:
    given = told(words)
    found = definitions(given.text, given.blocks, given.names, given.vocabulary)
    return [(one.name, one.acronym, one.key) for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Association for the Conservation of Biodiversity in Kazakhstan (ACBK) spoke.",
         ("Association for the Conservation of Biodiversity in Kazakhstan", "ACBK", "acbk")),
        ("Someone (Wildlife Conservation Society, WCS) spoke.", ("Wildlife Conservation Society", "WCS", "wcs")),
        ("They used community-based wildlife management (CBWM) there.",
         ("community-based wildlife management", "CBWM", None)),
        ("The Steppe Antelope Research Trust (hereafter “SART”) left.",
         ("Steppe Antelope Research Trust", "SART", None)),
        ("As SART (Steppe Antelope Research Trust) said.", ("Steppe Antelope Research Trust", "SART", None)),
    ],
)  # fmt: skip
def test_an_acronym_goes_with_the_words_that_it_is_short_for(words: str, expected: tuple[str, str, str | None]) -> None:
    assert read(words) == [expected]


def test_brackets_that_spell_nothing_out_define_nothing() -> None:
    assert read("A new park (USD 5) was opened (NB), and China (tbc) may join (Figure 2).") == []


def test_an_unknown_body_is_a_candidate_and_a_person_or_a_meeting_is_none() -> None:
    words = (
        "Mr. John Smith, Head of the Northern Steppe Research Institute, and Ms. Jane Doe opened the Technical "
        "Workshop. The Russian Federation and WWF were there, and so was the Kyrgyz Centre for Highland Ecology."
    )
    assert read(words) == [
        ("Northern Steppe Research Institute", None, None),
        ("Kyrgyz Centre for Highland Ecology", None, None),
    ]


def test_a_candidate_stands_once_and_not_beside_its_own_definition() -> None:
    words = (
        "The Steppe Antelope Research Trust (SART) spoke. The Steppe Antelope Research Trust left. "
        "The Hill Wildlife Agency spoke, then the Hill Wildlife Agency left."
    )
    assert read(words) == [("Steppe Antelope Research Trust", "SART", None), ("Hill Wildlife Agency", None, None)]


def test_a_name_ends_with_the_cell_it_stands_in() -> None:
    assert read("Code\tLead\tPriority\n1.1\tSteppe Antelope Society\tHigh\n") == [
        ("Steppe Antelope Society", None, None)
    ]
