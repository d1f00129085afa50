"""The rows of a whole programme, completed: of an invented one, and of the draft that the standard is made from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from row_paper import Paper, keys

import ingest
from ingest.phrases import plain
from ingest.records import Activity

ORIGINALS = os.environ.get("KGRAPH_ORIGINALS")
needs_originals = pytest.mark.skipif(not ORIGINALS, reason="KGRAPH_ORIGINALS is not set")


def test_a_row_is_completed_in_every_part() -> None:
    paper = Paper(("argali", "snow-leopard"), ("KAZ", "KGZ"))
    paper.add("Fence off wells.", code="1.1")
    row = paper.add(
        "Count Argali in Kazakhstan with GSLEP, using the CAMI Atlas (see 1.1).",
        code="1.2",
        responsible="GOs, in consultation with IUCN SSC",
        indicator="Report by 2028",
    ).row()
    assert [(one.label, one.key, one.consulted) for one in row.responsible] == [
        ("GOs", "gos", False),
        ("IUCN SSC", "iucn-ssc", True),
    ]
    assert [(one.year, one.kind) for one in row.due] == [(2028, "by")]
    assert (keys(row.species), keys(row.countries)) == ("argali:named", "KAZ:named")
    assert [(one.kind, one.key) for one in row.left_out] == [("species", "snow-leopard"), ("country", "KGZ")]
    assert [(one.key, one.role) for one in row.organisations] == [("iucn-ssc", "consulted"), ("gslep", "named")]
    assert row.instruments == ("cami-atlas",)
    assert [(one.code, one.target) for one in row.references] == [("1.1", "1-1")]


def test_markup_in_a_cell_changes_nothing() -> None:
    plain = Paper(("argali", "snow-leopard"), ("KAZ", "KGZ")).add("Count Argali in Kazakhstan by 2028.").row()
    marked = Paper(("argali", "snow-leopard"), ("KAZ", "KGZ"))
    row = marked.add("Count <i>Argali</i> in [Kazakhstan](https://example.org/kyrgyzstan) **by 2028**.").row()
    assert (keys(row.species), keys(row.countries)) == (keys(plain.species), keys(plain.countries))
    assert [one.year for one in row.due] == [2028]


@given(st.text(alphabet=st.sampled_from("Saiga in(Mongolia),;. <b>&amp;\\\\[]x(y)*_İé\x00–'’"), max_size=60))
def test_reading_without_markup_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_a_paper_without_activities_has_none() -> None:
    assert Paper().read() == ()


# What the rows of the draft limit themselves to; every other row covers its whole heading.
LIMITED_SPECIES = {
    "14-2": "saiga-antelope",
    "14-3": "asiatic-wild-ass",
    "16-1": "asiatic-wild-ass",
    "16-2": "goitered-gazelle saiga-antelope",
    "16-9": "asiatic-wild-ass",
    "19-1": "wild-camel",
    "20-2": "argali asiatic-wild-ass goitered-gazelle przewalskis-horse snow-leopard",
    "22-1": "mongolian-gazelle",
    "22-4": "pallass-cat",
}
LIMITED_COUNTRIES = {
    "1-9": "BTN CHN NPL RUS",
    "12-2": "UZB",
    "14-3": "UZB",
    "16-1": "KAZ",
    "16-8": "KAZ",
    "16-9": "UZB",
    "18-1": "TKM",
    "18-2": "TKM",
    "18-4": "TKM",
    "18-5": "TKM",
    "18-8": "TKM",
    "19-5": "CHN",
    "19-6": "MNG",
    "19-8": "MNG",
    "20-1": "MNG",
}
NAMED_IN_EMPHASIS_OR_TITLES = {
    "11-1--2": "persian-leopard saiga-antelope",
    "13-4": "snow-leopard",
    "14-1": "asiatic-wild-ass saiga-antelope",
    "15-2": "asiatic-cheetah asiatic-wild-ass goitered-gazelle persian-leopard urial",
    "16-5": "goitered-gazelle",
    "17-4": "argali",
    "18-2": "urial",
    "18-3": "eurasian-lynx urial",
}
DUE = {
    2026: "15-1 18-1 18-2 18-8 22-4",
    2027: (
        "1-1 6-5 8-4 11-2--2 15-2 15-3 15-6 16-4 16-5 16-6 16-9 17-1 17-3 18-3 18-4 18-5 18-6 19-7 19-8 "
        "20-1 20-2 20-3 20-4 20-5 22-1 22-2"
    ),
    2028: "1-1 4-1 13-1 13-3 16-4 17-2 17-4 18-9 19-1 19-3 19-4 19-5 19-6 22-3",
    2030: "11-3--2",
    2031: "1-1 1-10 9-2 13-2 13-5",
}


@pytest.fixture(scope="module")
def draft() -> dict[str, Activity]:
    return {row.key: row for row in ingest.read(Path(str(ORIGINALS)) / "001.txt").activities}


def left_out(draft: dict[str, Activity], kind: str) -> set[str]:
    return {key for key, row in draft.items() if any(one.kind == kind for one in row.left_out)}


@needs_originals
def test_rows_of_the_draft_that_limit_themselves(draft: dict[str, Activity]) -> None:
    assert left_out(draft, "species") == set(LIMITED_SPECIES)
    assert left_out(draft, "country") == set(LIMITED_COUNTRIES)
    for key, species in LIMITED_SPECIES.items():
        assert (key, sorted(one.key for one in draft[key].species)) == (key, species.split())
    for key, countries in LIMITED_COUNTRIES.items():
        assert (key, sorted(one.key for one in draft[key].countries)) == (key, countries.split())


@needs_originals
def test_rows_of_the_draft_that_name_without_limiting(draft: dict[str, Activity]) -> None:
    for key, species in NAMED_IN_EMPHASIS_OR_TITLES.items():
        assert (key, sorted(one.key for one in draft[key].species if one.basis == "named")) == (key, species.split())


@needs_originals
def test_no_row_names_a_country_it_does_not(draft: dict[str, Activity]) -> None:
    mongolia = [key for key, row in draft.items() if any((c.key, c.basis) == ("MNG", "named") for c in row.countries)]
    assert mongolia == ["19-1", "19-3", "19-4", "20-2", "20-4", "22-1"]


@needs_originals
def test_years_of_the_draft(draft: dict[str, Activity]) -> None:
    for year, rows in DUE.items():
        assert (year, [key for key, row in draft.items() if any(d.year == year for d in row.due)]) == (
            year,
            rows.split(),
        )
    assert {d.year for row in draft.values() for d in row.due} == set(DUE)
    assert [(key, d.year) for key, row in draft.items() for d in row.due if d.kind != "by"] == [("15-2", 2027)]


@needs_originals
def test_codes_of_the_draft(draft: dict[str, Activity]) -> None:
    found = [(key, one.code, one.target) for key, row in draft.items() for one in row.references]
    saiga = [("14-1", f"9.{n}", None) for n in range(1, 9)]
    assert found == [
        ("9-4", "9.3", "9-3"),
        ("9-8", "7.3", "7-3"),
        ("12-4", "9.3", "9-3"),
        ("12-4", "9.4", "9-4"),
        *saiga,
        ("14-1", "11.1", "11-1--2"),
        ("14-1", "11.2", "11-2--2"),
        ("14-1", "11.3", "11-3--2"),
        ("20-3", "8.7", None),
    ]


@needs_originals
def test_actors_of_the_draft(draft: dict[str, Activity]) -> None:
    alone = [key for key, row in draft.items() if [one.label for one in row.responsible] == ["GOs"]]
    assert alone == ["2-2", "3-1", "12-2", "13-2", "18-1", "18-2", "18-3", "18-4", "18-5", "18-7"]
    assert [one.label for one in draft["18-6"].responsible] == ["GOs", "Institute of Zoology, AoS Uzbekistan"]
    assert [one.label for one in draft["2-1"].responsible if one.consulted] == ["SFPs", "CMS Secretariat"]
    ssc = [key for key, row in draft.items() if any(one.key == "iucn-ssc" for one in row.organisations)]
    assert ssc == ["5-3", "6-2", "6-3", "6-4", "6-5", "6-6", "10-2", "13-3", "15-6"]
