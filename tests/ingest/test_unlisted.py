"""Bodies that no table lists: where a text names them, and what of their names is a mention of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import read
from ingest.records import Mention


def mentions(folder: Path, words: str) -> list[Mention]:
    path = folder / "note.txt"
    path.write_text(words, encoding="utf-8")
    return [one for one in read(path).mentions if one.kind in ("organisation", "country", "species")]


def named(folder: Path, words: str) -> list[str]:
    return [one.surface for one in mentions(folder, words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Hill Wildlife Agency (HWA) spoke, and so did HWA.", ["Hill Wildlife Agency", "HWA", "HWA"]),
        ("The Institute for Lakes and Wetlands (IBAP) spoke.", ["Institute for Lakes and Wetlands", "IBAP"]),
        ("The Permanent Secretary of the Ministry of Rivers, Hills and Antiquities spoke.",
         ["Ministry of Rivers, Hills and Antiquities"]),
        ("The Department of Lake Conservation and Blue Hill Trust left.",
         ["Department of Lake Conservation", "Blue Hill Trust"]),
        ("The Mohamed bin Salem Hare Fund paid.", ["Mohamed bin Salem Hare Fund"]),
        ("The Directorate of Lake Parks was open.", ["Directorate of Lake Parks"]),
        ("The Northern Hills Commission, Kenya and Togo came.", ["Northern Hills Commission", "Kenya", "Togo"]),
        ("The IUCN Hare Specialist Group spoke for IUCN.", ["IUCN Hare Specialist Group", "IUCN"]),
        ("The Council of the Global Environment Facility met.", ["Global Environment Facility"]),
        ("WWF Peru and WWF-Gabon came.", ["WWF Peru", "WWF-Gabon"]),
        ("The Northern Lake Workshop of the Hill Project met in the Northern Reserve.", []),
        ("A Non-Governmental Organization (NGO) came.", []),
        ("It used an Environmental Impact Assessment (EIA).", []),
    ],
)  # fmt: skip
def test_a_body_is_told_by_its_noun(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert named(tmp_path, words) == expected


def test_names_inside_such_a_body_are_none_but_the_country_of_a_state_body(tmp_path: Path) -> None:
    words = "The Uganda Hill Authority, the Cheetah Rescue Fund and the Kenya Hill Society met in Kenya."
    assert named(tmp_path, words) == [
        "Uganda", "Uganda Hill Authority", "Cheetah Rescue Fund", "Kenya Hill Society", "Kenya",
    ]  # fmt: skip


def test_it_is_a_mention_without_a_concept(tmp_path: Path) -> None:
    full, short = mentions(tmp_path, "The Hill Wildlife Agency (HWA) spoke.")
    assert (full.key, full.label, full.certain) == ("hill-wildlife-agency", "Hill Wildlife Agency", False)
    assert (short.key, short.label, short.certain) == ("hill-wildlife-agency", "Hill Wildlife Agency", False)


def test_one_that_is_asked_to_act_is_named_as_printed_without_a_key(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Report of the Meeting\n\nThe Hill Wildlife Agency (HWA) spoke. The meeting requested HWA to send maps.",
        encoding="utf-8",
    )
    (asked,) = read(path).recommendations
    assert [(actor.label, actor.key) for actor in asked.to] == [("HWA", None)]
    assert asked.organisations == ()


def test_a_cell_of_markup_ends_a_name(tmp_path: Path) -> None:
    words = "<td>Blue Hill Trust</td><td>Ministry of Rivers</td> joined.\n"
    assert named(tmp_path, words) == ["Blue Hill Trust", "Ministry of Rivers"]


def test_a_verb_inside_such_a_name_recommends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Report of the Meeting\n\nObservers from Hare Advocates International came.", encoding="utf-8")
    found = read(path)
    assert [one.surface for one in found.mentions] == ["Hare Advocates International"]
    assert found.recommendations == ()
