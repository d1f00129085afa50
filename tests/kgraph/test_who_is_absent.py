"""Rows in which one body has a part and another has none, or nobody beside it, or so many have one."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.results import ActivityResult

_SCIENCE = ["3.7", "5.5", "6.2", "6.10", "10.2"]
_GOS_ONLY = ["2.2", "3.1", "12.2", "13.2", "18.1", "18.2", "18.3", "18.4", "18.5", "18.7"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("NGOs and scientific institutions responsible, GOs absent", _SCIENCE),
        ("Where does no government organisation share the work of the scientific institutions?", _SCIENCE),
        ("resp.: science yes, GOs no", _SCIENCE),
        ("IUCN SSC in, GOs out: responsible column", ["6.2", "10.2"]),
        ("IUCN SSC w/o GOs in resp. column", ["6.2", "10.2"]),
        ("Which activities rest on the CMS Secretariat with nobody beside it?", ["1.3", "1.9"]),
        ("What is carried by GOs with nobody next to them?", _GOS_ONLY),
        ("Where do governments have to manage by themselves?", _GOS_ONLY),
    ],
)
def test_who_is_absent_is_left_out(seeds: Corpus, question: str, codes: list[str]) -> None:
    found = [one.code for one in seeds.ask(question).results if isinstance(one, ActivityResult)]
    assert found == codes


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which activities have the most responsible parties?", ["9.4"]),
        ("rows with more than four bodies in the responsible column", ["4.4", "9.4", "10.1", "11.1", "13.3"]),
        ("Which activities of Koytendag have two responsible parties?", ["18.6", "18.8", "18.9"]),
    ],
)
def test_rows_by_how_many_are_responsible(seeds: Corpus, question: str, codes: list[str]) -> None:
    found = [one.code for one in seeds.ask(question).results if isinstance(one, ActivityResult)]
    assert found == codes
