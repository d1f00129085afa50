"""The pieces of a page say what they stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples import DOCUMENT, FOUND, ROWS

from kgraph.entries import entry
from kgraph.results import Hit
from kgraph.ui import components, links

DOCUMENTS = {DOCUMENT.id: DOCUMENT}


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
    assert shown in components.entry(entry(replace(hit, code=code, section=section)), DOCUMENTS)


def test_a_row_of_a_document_that_is_not_at_hand_is_shown_without_its_status() -> None:
    drawn = components.entry(entry(ROWS[0]), {})
    assert "11.1" in drawn
    assert "kg-badge" not in drawn


def test_a_problem_sets_the_command_apart() -> None:
    drawn = components.problem("there is no store in '.kgraph'; make one with: kgraph build")
    assert "<code>kgraph build</code>" in drawn
    assert 'role="alert"' in drawn
    assert "<code>" not in components.problem("the question is empty; ask something")


def test_a_cell_of_a_table_knows_its_head() -> None:
    drawn = components.table(("Code", "Text"), [("1.1", "a < b")], "2 rows")
    assert '<td data-head="Text">a &lt; b</td>' in drawn
    assert '<th scope="col">Code</th>' in drawn


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (links.to("search", q="a b&c", page=None, kind=""), "search?q=a+b%26c"),
        (links.to("./"), "./"),
        (links.to_thing("activity", "d_1-1"), "programmes?activity=d_1-1"),
        (links.to_thing("programme", "wp"), "programmes?programme=wp"),
        (links.to_thing("document", "d"), "documents?doc=d"),
        (links.to_thing("country", "TKM"), "names?name=TKM"),
        (links.to_words(ROWS[0].evidence[0]), "documents?doc=programme-pdf&at=0-1"),
    ],
)
def test_addresses_are_relative_and_carry_keys(address: str, expected: str) -> None:
    assert address == expected
