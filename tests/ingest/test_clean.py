"""What a person sees of the source's text."""

from __future__ import annotations

import pytest

from ingest.clean import clean, trim


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("<b>15. Kopetdag (Iran,\n  Turkmenistan)<sup>7</sup></b>", "15. Kopetdag (Iran, Turkmenistan)"),
        ("the 11<sup>th</sup> Meeting, 5 km<sup>2</sup>", "the 11th Meeting, 5 km2"),
        ("[Action Plan \\(2024-2032\\)](#);", "Action Plan (2024-2032);"),
        ('<a href="#x">the IUCN Guidelines</a> and R&amp;D', "the IUCN Guidelines and R&D"),
        ("**Goal:** *Felis manul* and 3 * 4", "Goal: Felis manul and 3 * 4"),
        ('by: <ul style="x"> <li>a) one;</li> <li>b) two</li> </ul>', "by: a) one; b) two"),
        ("fewer than < 5 and > 3 animals", "fewer than < 5 and > 3 animals"),
        ("### Background", "Background"),
        ("species[^1] and a \\| b", "species and a | b"),
        ("conser\u00advation", "conservation"),
    ],
)
def test_markup_goes_and_words_stay(source: str, seen: str) -> None:
    assert clean(source) == seen


def test_trimming_leaves_the_words_at_their_place() -> None:
    source = " <b>**Urial** </b>\t"
    span = trim(source, 0, len(source))
    assert span is not None
    assert source[span.start : span.end] == "Urial"
    assert trim("  <b> </b> ", 0, 11) is None
