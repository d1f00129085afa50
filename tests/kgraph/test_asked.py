"""What the verbs take, taken in Python: names or keys, one or several."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kgraph.corpus import Corpus
from kgraph.coverage import CoverageFilter
from kgraph.errors import BadInput
from kgraph.filters import ActivityFilter


def test_activities_are_asked_for_as_the_verb_takes_them(seeds: Corpus) -> None:
    strong = seeds.activities(species="Kulan", country="Turkmenistan", tier="explicit, unit")
    wanted = ActivityFilter(species=("asiatic-wild-ass",), countries=("TKM",), tiers=("explicit", "unit"))
    assert strong == seeds.activities(wanted)
    assert [row.code for row in strong] == ["11.1", "11.2", "11.3", *(f"15.{n}" for n in range(1, 8))]
    either = seeds.activities(species=["kulan", "Saiga"], unit="14", responsible="GOs", due_by=2031)
    assert [row.code for row in either] == [row.code for row in seeds.activities(unit="14", due_by=2031)]
    assert len(seeds.activities()) == 133


def test_the_matrix_is_asked_for_as_the_verb_takes_it(seeds: Corpus) -> None:
    cells = seeds.coverage(species="Kulan", country=["TKM", "Iran"]).cells
    assert [(cell.species, cell.country) for cell in cells] == [
        ("asiatic-wild-ass", "TKM"),
        ("asiatic-wild-ass", "IRN"),
    ]
    assert seeds.gaps(country="Tajikistan") == seeds.gaps(CoverageFilter(countries=("TJK",)))
    assert {cell.species for cell in seeds.gaps(country="TJK").cells} == {"bukhara-deer", "goitered-gazelle", "urial"}


def test_a_name_that_nothing_has_is_refused(seeds: Corpus) -> None:
    with pytest.raises(BadInput, match="no species is called 'unicorn'"):
        seeds.activities(species="unicorn")
    with pytest.raises(BadInput, match="no tier is called strong"):
        seeds.activities(tier=["strong"])


def test_a_search_knows_the_fields_by_the_names_of_the_options(seeds: Corpus) -> None:
    rows = seeds.search("kind:activity AND fence", limit=100)
    narrowed = seeds.search("fence", kinds=("activity",), limit=100)
    assert {hit.id for hit in rows.hits} == {hit.id for hit in narrowed.hits}
    assert {hit.type for hit in rows.hits} == {"activity"}
    of_unit = seeds.search("unit:kopetdag AND kind:activity", limit=100).hits
    assert sorted(hit.code or "" for hit in of_unit) == [f"15.{n}" for n in range(1, 8)]
    assert seeds.search("country:TKM").total == seeds.search("countries:TKM").total > 0


def test_a_code_is_marked_where_it_is_printed_and_nowhere_else(seeds: Corpus) -> None:
    text, codes = seeds.text("001-txt"), seeds.mentions("001-txt", "code")
    assert all(text[code.start : code.end] == code.surface for code in codes)
    assert all(one.end <= other.start for one, other in pairwise(codes))
    of_range = [code.key for code in codes if text[code.start - 12 : code.end + 12].count("11.1-11.3")]
    assert of_range == ["11-1--2", "11-3--2"]
