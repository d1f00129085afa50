"""A chip that is changed makes another question, in words that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.results import Understood
from kgraph.ui.chips import Chip, chips, reworded

KULAN = "Which activities cover Kulan in Turkmenistan?"


@pytest.mark.parametrize(
    ("question", "written", "name", "expected"),
    [
        (KULAN, "Turkmenistan", "Mongolia", "Which activities cover Kulan in Mongolia?"),
        (KULAN, "kulan", "Snow Leopard", "Which activities cover Snow Leopard in Turkmenistan?"),
        (KULAN, "Turkmenistan", "", "Which activities cover Kulan?"),
        (KULAN, "Kulan", "", "Which activities cover in Turkmenistan?"),
        ("Saiga", "Saiga", "", ""),
        (KULAN, "Tajikistan", "Mongolia", KULAN),
        (KULAN, "", "Mongolia", KULAN),
    ],
)
def test_the_words_that_named_a_thing_are_replaced(question: str, written: str, name: str, expected: str) -> None:
    assert reworded(question, written, name) == expected


@given(st.text(), st.text(), st.text())
def test_any_words_can_be_replaced(question: str, written: str, name: str) -> None:
    assert isinstance(reworded(question, written, name), str)


def test_a_group_that_named_several_countries_is_one_chip() -> None:
    written = {"KAZ": "Central Asia", "KGZ": "Central Asia", "saiga-antelope": "Saiga"}
    asked = Understood(intent="activities", species=("saiga-antelope",), countries=("KAZ", "KGZ"), written=written)
    assert list(chips(asked)) == [
        Chip("species", ("saiga-antelope",), "Saiga"),
        Chip("country", ("KAZ", "KGZ"), "Central Asia"),
    ]
