"""All that is known of a thing: whatever it is called, and in step with what the other verbs answer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from made_documents import note, programme, write

from kgraph.build import build
from kgraph.corpus import Corpus, open_corpus
from kgraph.definition import Definition
from kgraph.errors import BadInput
from kgraph.filters import ActivityFilter
from kgraph.ids import BASE
from kgraph.lookup import Thing, thing_of
from kgraph.results import to_json


def only(corpus: Corpus, what: str, kind: str) -> Definition:
    (found,) = (definition for definition in corpus.show(what) if definition.kind == kind)
    return found


def linked(definition: Definition, relation: str) -> list[str]:
    return [one.key for one in definition.neighbours if one.relation == relation]


@pytest.mark.parametrize(
    ("typed", "things"),
    [
        ("asiatic-wild-ass", [("species", "asiatic-wild-ass")]),
        ("kulan", [("species", "asiatic-wild-ass")]),
        ("Kulans", [("species", "asiatic-wild-ass")]),
        ("Equus hemionus", [("species", "asiatic-wild-ass")]),
        ("TKM", [("country", "TKM")]),
        ("Turkmenistan", [("country", "TKM")]),
        ("CMS  secretariat", [("organisation", "cms-secretariat")]),
        ("big cats", [("species", "group:big-cats")]),
        ("CAMI species", [("species", "group:cami-17")]),
        ("Panthera", [("species", "panthera"), ("organisation", "panthera-ngo")]),
        ("Kopetdag", [("place", "kopetdag"), ("unit", "001-txt_kopetdag")]),
        ("Koytendag", [("place", "koytendag"), ("unit", "001-txt_koytendag-kugitang")]),
        ("15", [("unit", "001-txt_kopetdag")]),
        ("15. Kopetdag", [("unit", "001-txt_kopetdag")]),
        ("001-txt_funding", [("section", "001-txt_funding")]),
        ("001-txt_15-2", [("activity", "001-txt_15-2")]),
        ("15.2", [("activity", "001-txt_15-2")]),
        ("11.1", [("activity", "001-txt_11-1"), ("activity", "001-txt_11-1--2")]),
        ("001-txt", [("document", "001-txt")]),
        ("001.txt", [("document", "001-txt")]),
        ("UNEP/CMS/CAMI-TW/Doc.3", [("document", "001-txt")]),
        ("cami-wp-2026-2031", [("instrument", "cami-wp-2026-2031"), ("programme", "cami-wp-2026-2031")]),
        ("CAMI WP", [("instrument", "cami-wp-2026-2031"), ("programme", "cami-wp-2026-2031")]),
        ("no such thing", []),
    ],
)
def test_a_thing_is_found_by_whatever_it_is_called(seeds: Corpus, typed: str, things: list[tuple[str, str]]) -> None:
    assert [(found.kind, found.key) for found in seeds.show(typed)] == things


@pytest.mark.parametrize(
    "key",
    ["taxon/asiatic-wild-ass", "country/TKM", "activity/001-txt_15-2", "document/001-txt", "section/001-txt_kopetdag"],
)
def test_an_iri_that_a_query_gave_shows_its_thing(seeds: Corpus, key: str) -> None:
    (found,) = seeds.show(f"{BASE}{key}")
    assert found.key == key.partition("/")[2]


def test_an_iri_of_nothing_here_is_nothing(seeds: Corpus) -> None:
    assert seeds.show(f"{BASE}document/999-txt") == ()


def test_what_is_not_known_is_nothing_with_what_is_near(seeds: Corpus) -> None:
    assert seeds.show("Kulen") == ()
    assert "Kulan" in seeds.near("Kulen")
    assert "Kopetdag" in seeds.near("Kopetdak")
    assert seeds.near("xyzzyxyzzy") == ()
    with pytest.raises(BadInput, match="there is nothing to show"):
        seeds.show(" ")


def test_a_species_is_shown_whole(seeds: Corpus) -> None:
    kulan = only(seeds, "Kulan", "species")
    assert kulan.label == "Asiatic Wild Ass"
    assert kulan.scientific[0] == "Equus hemionus"
    assert {"Kulan", "Khulan", "Onager"} <= set(kulan.names)
    assert kulan.about["CMS appendix"] == "II"
    assert linked(kulan, "part of") == ["equus"]
    assert "turkmen-kulan" in linked(kulan, "includes")
    assert "group:cami-17" in linked(kulan, "member of")
    assert linked(kulan, "listed by") == [
        "001-txt_aral-sea-western-kyzylkum-desert",
        "001-txt_eastern-ustyurt",
        "001-txt_jungarian-gobi",
        "001-txt_kopetdag",
        "001-txt_southwestern-ustyurt",
        "001-txt_trans-altai-gobi",
    ]
    assert linked(kulan, "in scope of") == ["cami-wp-2026-2031"]
    range_ = {one.country: one for one in kulan.range}
    assert (range_["TKM"].presence, range_["TKM"].verified) == ("resident", True)
    assert (range_["PAK"].presence, range_["PAK"].verified) == ("uncertain", False)
    assert all(one.source for one in kulan.range)


def test_the_range_of_a_country_is_its_species(seeds: Corpus) -> None:
    country = only(seeds, "TKM", "country")
    assert {one.country for one in country.range} == {"TKM"}
    assert {"asiatic-wild-ass", "urial"} <= {one.species for one in country.range}
    assert "001-txt_kopetdag" in linked(country, "listed by")


def test_a_unit_is_shown_whole(seeds: Corpus) -> None:
    found = only(seeds, "Kopetdag", "unit")
    unit = found.unit
    assert unit is not None and unit.scoring is not None
    assert (unit.number, unit.name, unit.kind) == ("15", "Kopetdag", "unit")
    assert [one.key for one in unit.countries] == ["IRN", "TKM"]
    assert len(unit.species) == 7
    assert [(note.mark, note.instruments) for note in unit.footnotes] == [("7", ("pl-strategy-2023-2032",))]
    assert (unit.scoring.score, unit.scoring.priority, unit.scoring.rank) == (21, 3, 3)
    assert unit.activities == tuple(f"001-txt_15-{n}" for n in range(1, 8))
    assert linked(found, "holds") == list(unit.activities)
    assert linked(found, "takes over from") == ["pl-strategy-2023-2032"]
    text = seeds.text("001-txt")
    assert all(text[proof.start : proof.end] == proof.quote for proof in found.evidence)
    assert any("Species:" in proof.quote for proof in found.evidence)


def test_a_code_that_two_sections_print_is_two_activities(seeds: Corpus) -> None:
    first, second = seeds.show("11.1")
    assert first.activity is not None and second.activity is not None
    assert (first.activity.section.title, second.activity.section.title) == (
        "Education, Community and General Public Outreach",
        "Southwestern Ustyurt",
    )
    assert linked(second, "referred to by") == ["001-txt_14-1"]
    rows = {row.id: row for row in seeds.activities()}
    assert to_json(second.activity) == to_json(rows["001-txt_11-1--2"])


def test_a_programme_and_its_document_tell_of_each_other(seeds: Corpus) -> None:
    shown = only(seeds, "cami-wp-2026-2031", "programme")
    (version,) = shown.versions
    assert (version.document, version.status, version.period) == ("001-txt", "draft", (2026, 2031))
    assert version.counts == {"sections": 23, "units": 12, "activities": 133}
    assert sum(len(section.activities) for section in version.sections) == 133
    assert linked(shown, "laid down in") == ["001-txt"]
    assert len(linked(shown, "is for")) == 31
    document = only(seeds, "001-txt", "document")
    assert document.document == seeds.document("001-txt")
    assert document.versions == shown.versions
    assert linked(document, "lays down") == ["cami-wp-2026-2031"]
    assert document.activities is not None and document.activities.total == 133


def test_counts_of_every_species_and_country_are_those_of_activities(seeds: Corpus) -> None:
    read = seeds.extraction("001-txt")
    assert read.programme is not None
    shown = [("species", one.key) for one in read.programme.species]
    shown += [("country", one.key) for one in read.programme.countries]
    assert len(shown) == 31
    for kind, key in shown:
        counts = only(seeds, key, kind).activities
        asked = ActivityFilter(species=(key,)) if kind == "species" else ActivityFilter(countries=(key,))
        rows = seeds.activities(asked)
        by_tier = Counter(row.tier for row in rows)
        assert counts is not None
        assert (counts.explicit, counts.unit, counts.programme) == (
            by_tier["explicit"],
            by_tier["unit"],
            by_tier["programme"],
        )
        assert counts.total == len(rows)
        assert counts.ids == tuple(row.id for row in rows if row.tier != "programme")


@pytest.mark.parametrize(
    ("typed", "kind", "asked"),
    [
        ("CMS Secretariat", "organisation", ActivityFilter(organisations=("cms-secretariat",))),
        ("capacity-building", "topic", ActivityFilter(topic="capacity-building")),
        ("Kopetdag", "unit", ActivityFilter(unit="Kopetdag")),
        ("big cats", "species", ActivityFilter(species=("group:big-cats",))),
    ],
)
def test_other_counts_are_those_of_activities_too(seeds: Corpus, typed: str, kind: str, asked: ActivityFilter) -> None:
    counts = only(seeds, typed, kind).activities
    assert counts is not None
    assert counts.total == len(seeds.activities(asked)) > 0


def test_a_document_names_a_thing_as_often_as_it_has_mentions(seeds: Corpus) -> None:
    for typed, kind in (("Kulan", "species"), ("TKM", "country"), ("CMS Secretariat", "organisation")):
        shown = only(seeds, typed, kind)
        expected = {}
        for document in seeds.primaries:
            number = sum(mention.key == shown.key for mention in seeds.mentions(document, kind))
            if number:
                expected[document] = number
        assert {one.id: one.mentions for one in shown.documents} == expected
        assert len(expected) >= 2
        for one in shown.documents:
            (proof,) = one.evidence
            assert seeds.text(one.id)[proof.start : proof.end] == proof.quote


@pytest.mark.parametrize("typed", ["Kulan", "TKM", "Kopetdag", "11.1", "cami-wp-2026-2031", "CMS Secretariat"])
def test_every_neighbour_can_be_shown_in_turn(seeds: Corpus, typed: str) -> None:
    for definition in seeds.show(typed):
        for neighbour in definition.neighbours:
            assert neighbour.kind in {found.kind for found in seeds.show(neighbour.key)}, neighbour


def test_things_and_their_iris_lead_to_each_other(seeds: Corpus) -> None:
    for key in ("group:big-cats", "snow-leopard"):
        assert thing_of(seeds, str(Thing("species", key).iri)) == Thing("species", key)
    for thing in (
        Thing("unit", "001-txt_kopetdag"),
        Thing("activity", "001-txt_11-1--2"),
        Thing("programme", "cami-wp-2026-2031"),
        Thing("document", "001-txt"),
    ):
        assert thing_of(seeds, str(thing.iri)) == thing
    assert thing_of(seeds, "https://example.org/kgraph/passage/001-txt_1-2") is None


def test_equal_codes_of_two_programmes_and_a_file_that_doubles_another(tmp_path: Path) -> None:
    write(
        tmp_path / "docs", a_txt=programme(), b_txt=programme(symbol="2"), c_txt=programme(words=" twice"), d_md=note()
    )
    build([tmp_path / "docs"], tmp_path / "store", workers=1)
    with open_corpus(tmp_path / "store") as corpus:
        assert [found.key for found in corpus.show("2.1")] == ["a-txt_2-1", "b-txt_2-1"]
        doubled = only(corpus, "c-txt", "document")
        assert linked(doubled, "doubles") == ["a-txt"]
        assert doubled.versions == ()
        assert doubled.activities is not None and doubled.activities.total == 0
        assert linked(only(corpus, "a-txt", "document"), "doubled by") == ["c-txt"]
        urial = only(corpus, "Urial", "species")
        assert {one.id for one in urial.documents} == {"a-txt", "b-txt"}
        shown = only(corpus, "cami-wp-2026-2031", "programme")
        assert [version.document for version in shown.versions] == ["a-txt", "b-txt"]
        assert shown.activities is not None and shown.activities.total == 8
