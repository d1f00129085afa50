"""The pieces of an answer say what they stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import DOCUMENT, FOUND

from kgraph.results import Hit
from kgraph.ui import components


@pytest.mark.parametrize(
    ("code", "section", "shown"),
    [
        ("15.3", "Kopetdag", '<span class="kg-code">15.3 Kopetdag</span>'),
        (None, "Background", '<span class="kg-code">Background</span>'),
        ("15.3", None, '<span class="kg-code">15.3</span>'),
    ],
)
def test_a_hit_shows_the_code_and_the_section_that_it_has(code: str | None, section: str | None, shown: str) -> None:
    (hit,) = FOUND.results
    assert isinstance(hit, Hit)
    drawn = components.hits([replace(hit, code=code, section=section)], {DOCUMENT.id: DOCUMENT})
    assert shown in drawn
