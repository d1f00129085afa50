"""Appendices in which species are listed, and numbers of Parties."""

from __future__ import annotations

import pytest
from told import told

from ingest.found import Found
from ingest.listings import listings


def read(words: str) -> list[tuple[str, str, str]]:
    given = told(words)
    found = Found(given.text, given.names, given.vocabulary)
    return [(f.about, f.property, f.value) for f in listings(given.text, given.blocks, given.sentences, found)]


def test_a_table_lists_every_row() -> None:
    words = "\tSpecies (common name)\tCMS Appendix\n1\tArgali\tApp. II\n2\tBukhara Deer\tApp. I & II\n3\tKiang\t\n"
    assert read(words) == [
        ("argali", "CMS Appendix", "App. II"),
        ("bukhara-deer", "CMS Appendix", "App. I & II"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Gobi Bear has been listed on CMS Appendix I at COP12.", [("gobi-bear", "CMS Appendix", "Appendix I")]),
        ("The Gobi Bear should be listed on CMS Appendix I.", []),
        ("Activities for the Gobi Bear are in Appendix I of this report.", []),
        ("At present 11 out of 14 States are Parties to the CMS Convention.", [("cms", "Parties", "11 out of 14")]),
        (
            "Range States: INDIA, Nepal and the Islamic Republic of IRAN (the names of CMS Parties are capitalized).",
            [("cms", "Parties", "2 out of 3")],
        ),
    ],
)
def test_a_sentence_says_it(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(words) == expected
