"""Who is to act: a cell read one actor at a time."""

from __future__ import annotations

import pytest

from ingest.actors import actors

KNOWN = {
    "institute of zoology, aos uzbekistan": "uzb-zoology",
    "cms secretariat": "cms-secretariat",
    "fauna and flora": "ffi",
    "unep/cms secretariat": "cms-secretariat",
    "government of chad": "tcd-gov",
    "government of niger": "ner-gov",
}


def read(cell: str) -> list[str]:
    """The labels, those only consulted with a star."""
    return [one.label + "*" * one.consulted for one in actors(cell, lambda label: KNOWN.get(label.casefold()))]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("GO, NGOS and scientific Institutions.", ["GOs", "NGOs", "scientific institutions"]),
        ("GOs, NGOs,", ["GOs", "NGOs"]),
        ("GOs and NGOs and scientific institution", ["GOs", "NGOs", "scientific institutions"]),
        ("CMS, GOs; CMS Secretariat", ["CMS", "GOs", "CMS Secretariat"]),
        ("CMS and CITES Secretariats", ["CMS Secretariat", "CITES Secretariat"]),
        (
            "CMS and CITES parties, in consultation with CMS and CITES Secretariats",
            ["CMS Parties", "CITES Parties", "CMS Secretariat*", "CITES Secretariat*"],
        ),
        ("GOs, in consultation with SFPs, CMS Secretariat (if needed)", ["GOs", "SFPs*", "CMS Secretariat*"]),
        ("GOs /Institute of Zoology, AoS Uzbekistan", ["GOs", "Institute of Zoology, AoS Uzbekistan"]),
        (
            "Institute of Botany, Academy of Sciences of Kenya; NGOs",
            ["Institute of Botany, Academy of Sciences of Kenya", "NGOs"],
        ),
        ("CMS Parties and CAMI Range State Focal Points", ["CMS Parties", "CAMI Range State Focal Points"]),
        ("SFPs, other relevant GOs", ["SFPs", "GOs"]),
        ("Fauna and Flora, UNEP/CMS Secretariat", ["Fauna and Flora", "UNEP/CMS Secretariat"]),
        ("NGOs with support from donors", ["NGOs", "donors"]),
        ("<b>GOs</b>, GOs", ["GOs"]),
        ("GOs<br/>NGOs<br>donors", ["GOs", "NGOs", "donors"]),
        ("Lead: GOs; Support: NGOs, IUCN SSC", ["GOs", "NGOs", "IUCN SSC"]),
        ("GOs (national level), NGOs", ["GOs", "NGOs"]),
        # What an office is for holds commas and an "and"; whoever acts beside it has a name of its own.
        ("Ministry of Forestry and Water Affairs, WWF", ["Ministry of Forestry and Water Affairs", "WWF"]),
        (
            "Ministry of Natural Resources, Ecology and Supervision, Steppe Trust",
            ["Ministry of Natural Resources, Ecology and Supervision", "Steppe Trust"],
        ),
        ("Steppe Institute of Ecology and Evolution", ["Steppe Institute of Ecology and Evolution"]),
        ("Ministry of Environment and CMS Secretariat", ["Ministry of Environment", "CMS Secretariat"]),
        ("Ministry of Environment and Steppe Trust", ["Ministry of Environment", "Steppe Trust"]),
        ("Ministry of Environment, GOs and NGOs", ["Ministry of Environment", "GOs", "NGOs"]),
        ("Governments of Chad and Niger, FAO", ["Government of Chad", "Government of Niger", "FAO"]),
        ("", []),
        ("-", []),
    ],
)
def test_actors_of_a_cell(cell: str, expected: list[str]) -> None:
    assert read(cell) == expected


def test_actors_carry_the_key_of_their_whole_name() -> None:
    found = actors("GOs/Institute of Zoology, AoS Uzbekistan", lambda label: KNOWN.get(label.casefold()))
    assert [one.key for one in found] == [None, "uzb-zoology"]
