"""Field words: the table holds together, and what it says is found in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cues import table
from kgraph.agreed.field import TABLE, concepts, hits, likeness
from kgraph.agreed.proposal import read, read_words
from kgraph.analysis import words
from ontology.vocabulary import load

KINDS = {
    "better",
    "investigate",
    "consider",
    "discuss",
    "tell",
    "teach",
    "agree",
    "law",
    "ban",
    "allow",
    "do",
    "deed",
    "undo",
}


def found(text: str) -> list[set[str]]:
    return [{concept.key for concept in hit.concepts} for hit in hits(text, list(words(text)))]


def test_the_table_holds_together() -> None:
    keys = [row["key"] for row in table(TABLE)]
    assert len(keys) == len(set(keys)), "a key stands twice in ontology/field_words.csv"
    for row in table(TABLE):
        phrases = row["words"].split("|")
        where = f"{row['key']} in ontology/field_words.csv"
        assert len(phrases) == len(set(phrases)), f"{where} lists a word twice"
        assert all(phrase == phrase.strip() and phrase for phrase in phrases), f"{where} has an empty word or a space"
        assert row["part"] in ("action", "object", "light"), f"{where} has an unknown part"
        assert (row["part"] == "action") == bool(row["kind"]), f"{where}: only an action has a kind"
        assert row["kind"] in {*KINDS, "money", "light", ""}, f"{where} has an unknown kind"
        assert set(filter(None, row["near"].split("|"))) <= set(keys), f"{where} is near something that has no row"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wardens", "rangers"),
        ("shepherds", "herders"),
        ("frontier guards", "border guards"),
        ("trail cameras", "camera traps"),
        ("train lines", "railways"),
        ("holding pens", "pre-release enclosures"),
        ("unlawful killing", "poaching"),
        ("boreholes", "wells"),
        ("leaflet", "brochure"),
        ("sniffer dogs", "detection dogs"),
        ("epidemic", "disease outbreak"),
    ],
)
def test_words_of_the_field_stand_for_each_other(one: str, other: str) -> None:
    mine, theirs = found(one), found(other)
    assert len(mine) == len(theirs) == 1
    assert mine[0] & theirs[0]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("monitors", {"monitor"}),
        ("monitored", {"monitor"}),
        ("government", {"authority"}),  # not "govern"
        ("SMART", {"smart"}),
        ("smart people", set()),
        ("bring the wardens and the herders together", {"meet"}),
    ],
)
def test_inflected_words_are_found_and_derived_ones_are_not(text: str, keys: set[str]) -> None:
    first = found(text)[0] if found(text) else set()
    assert (keys <= first) if keys else "smart" not in first


def test_likeness_is_whole_for_the_same_and_part_for_what_is_near() -> None:
    assert likeness("insure", "insure") == 1
    assert 0 < likeness("insure", "compensate") == likeness("compensate", "insure") < 1
    assert likeness("insure", "fence") == 0


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("Build passages", ""),
        ("Assess the feasibility of building passages", "consider"),
        ("Hold a workshop to discuss building passages", "discuss"),
        ("Study the effects of building passages", "investigate"),
        ("Assess the fences and build passages", ""),
        ("Map the fences and, as needed, build passages", ""),
    ],
)
def test_what_is_only_considered_is_told_from_what_is_done(text: str, under: str) -> None:
    (building,) = (act for act in read_words(text, ()).acts if "build" in act.concepts)
    assert building.under == under


@pytest.mark.parametrize("text", ["Do not build fences", "Build no fences", "Never build fences"])
def test_a_negation_makes_a_ban(text: str) -> None:
    (building,) = (act for act in read_words(text, ()).acts if "build" in act.concepts)
    assert "ban" in building.kinds


def test_a_proposal_is_read_with_its_names_and_dates() -> None:
    said = read(
        "IUCN shall track Saiga in Kazakhstan, near the Uzbek border, by 2028, under the treaty of 2010", load()
    )
    assert (said.species, said.countries, said.actors, said.years) == (
        ("saiga-antelope",),
        ("KAZ",),
        ("iucn",),
        (2028,),
    )
    assert said.head is not None
    assert said.head.surface == "track"


@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    said = read(text, load())
    assert all(concept in concepts() or ":" in concept for term in said.terms for concept in term.concepts)


def acts(text: str) -> list[tuple[str, ...]]:
    return [tuple(sorted(act.concepts)) for act in read_words(text, ()).acts]


def test_forms_of_a_verb_that_no_ending_tells_are_that_verb() -> None:
    assert acts("Kulan can be brought back") == acts("Kulan can be bring back")
    assert acts("rangers are taught") == acts("teach rangers")


@pytest.mark.parametrize("text", ["stop wildfires", "how to stop poaching", "put an end to illegal trade"])
def test_to_stop_a_harm_is_no_ban(text: str) -> None:
    assert not any("ban" in act.kinds for act in read_words(text, ()).acts)


@pytest.mark.parametrize(("text", "total"), [("A full ban on grazing", True), ("Ban grazing in spring", False)])
def test_a_ban_without_exception_is_told_from_another(text: str, total: bool) -> None:
    assert any("total" in act.kinds for act in read_words(text, ()).acts) == total


def test_what_is_said_in_brackets_of_what_for_ends_with_them() -> None:
    terms = {
        term.surface: term.weight
        for term in read_words("Adopt new national laws (in line with the plan) on corridors", ()).terms
    }
    assert terms["corridors"] == 1
    assert terms["plan"] < 1


def test_a_verb_that_ends_like_a_form_is_itself() -> None:
    assert "meet" in found("bringing the herders and the wardens together")[0]
