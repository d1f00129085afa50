"""The organisations, instruments and topics of a row."""

from __future__ import annotations

from row_paper import Paper

CAMI = "Work Programme for the Central Asian Mammals Initiative 2026-2031"


def roles(words: str, responsible: str = "", indicator: str = "") -> dict[str, str]:
    row = Paper(title=CAMI).add(words, responsible=responsible, indicator=indicator).row()
    return {one.key: one.role for one in row.organisations}


def test_organisations_and_as_what_they_stand_there() -> None:
    assert roles("Work with GSLEP.", "IUCN SSC, GOs, in consultation with CMS Secretariat", "Report to WWF") == {
        "iucn-ssc": "responsible",
        "cms-secretariat": "consulted",
        "gslep": "named",
        "wwf": "named",
    }


def test_who_is_responsible_is_not_listed_again_as_named() -> None:
    assert roles("Ask IUCN SSC.", "IUCN SSC") == {"iucn-ssc": "responsible"}


def test_kinds_of_actor_and_the_programme_itself_are_no_organisations() -> None:
    assert roles("Raise awareness of CAMI.", "GOs, NGOs, IGOs, SFPs") == {}


def test_a_treaty_is_named_only_where_it_stands_for_itself() -> None:
    assert roles("Work with CBD, and report to CITES.") == {"cbd": "named", "cites": "named"}
    assert (
        roles("Meet at the CMS and CITES COP, or a CBD and/or CITES COP; apply CITES Decisions to CMS-listed species.")
        == {}
    )
    assert roles("Report to CMS and CITES Secretariats.") == {
        "cms-secretariat": "named",
        "cites-secretariat": "named",
    }


def test_instruments_without_the_programme_itself() -> None:
    words = "Apply the CAMI Atlas and Resolution 14.17, as in the CAMI WP."
    paper = Paper(title=CAMI).add(words)
    assert paper.row().instruments == ("cami-atlas", "cms-res-14-17", "cami-wp-2026-2031")
    object.__setattr__(paper.programme, "key", "cami-wp-2026-2031")
    assert paper.row().instruments == ("cami-atlas", "cms-res-14-17")


def test_topics_by_their_words() -> None:
    row = Paper().add("Remove border fences along the railway and train herders on overgrazing.").row()
    assert row.topics == ("fences", "linear-infrastructure", "capacity-building", "overgrazing")
    assert "fences" not in Paper().add("Write in self-defence.").row().topics
