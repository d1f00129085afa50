"""The named queries: the rows that they give, the same on plain rdflib and on Oxigraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from made_documents import note, programme, write
from rdflib import Dataset

from kgraph import queries
from kgraph.build import build
from kgraph.errors import BadInput
from kgraph.export import export_lines
from kgraph.ids import activity_iri, concept_iri, document_iri, programme_iri, section_iri
from kgraph.store import Generation, open_generation
from ontology.vocabulary import load

KULAN = sorted(load().below("asiatic-wild-ass") | load().above("asiatic-wild-ass"))
BOTH = {"asiatic-wild-ass": KULAN, "urial": ["urial"]}

ASKED: dict[str, Callable[[Dataset], object]] = {
    "pair": lambda data: queries.covering(data, KULAN, ["TKM"]),
    "many": lambda data: queries.covering(data, ["urial", "persian-leopard", "saiga-antelope"], ["IRN", "KAZ"]),
    "species": lambda data: queries.covering(data, KULAN, None),
    "country": lambda data: queries.covering(data, None, ["UZB"]),
    "anything": lambda data: queries.covering(data),
    "tiers": lambda data: queries.covering(data, KULAN, ["TKM"], ["explicit", "unit"]),
    "country tiers": lambda data: queries.covering(data, None, ["TKM"], ["explicit"]),
    "nothing": lambda data: queries.covering(data, [], ["TKM"]),
    "matrix": lambda data: queries.matrix(data, BOTH, ["IRN", "TKM"]),
    "matrix of a topic in a document": lambda data: queries.matrix(
        data, BOTH, ["IRN", "TKM"], documents=["a-txt", "001-txt"], topics=["illegal-hunting", "population-monitoring"]
    ),
    "unit titles": queries.unit_titles,
    "next to a species": lambda data: queries.neighbours(data, concept_iri("species", "asiatic-wild-ass")),
    "next to an activity": lambda data: queries.neighbours(data, activity_iri("a-txt", "2-3")),
    "next to a unit": lambda data: queries.neighbours(data, section_iri("a-txt", "kopetdag")),
    "next to a document": lambda data: queries.neighbours(data, document_iri("b-txt")),
    "next to a programme": lambda data: queries.neighbours(data, programme_iri("cami-wp-2026-2031")),
    "cited but absent": queries.cited_but_absent,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    place = tmp_path_factory.mktemp("queries")
    write(place / "docs", a_txt=programme(), b_txt=programme(words=" twice"), c_md=note())
    build([place / "docs"], place / "store", workers=1)
    with open_generation(place / "store") as generation:
        yield generation


def plain(store: Path) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data="".join(export_lines(store)), format="nquads")
    return dataset


def tiers(generation: Generation, species: list[str] | None, countries: list[str] | None) -> dict[str, str | None]:
    return {row.activity_id: row.tier for row in queries.covering(generation.dataset, species, countries)}


def test_the_tier_of_a_pair_is_the_weaker_side(made: Generation) -> None:
    assert tiers(made, ["asiatic-wild-ass"], ["TKM"]) == {
        "a-txt_1-1": "programme",
        "a-txt_2-1": "explicit",
        "a-txt_2-2": "unit",
        "a-txt_2-3": "unit",
    }
    rows = queries.covering(made.dataset, ["urial"], ["IRN"])
    assert [(row.activity_id, row.species_basis, row.country_basis, row.tier) for row in rows] == [
        ("a-txt_1-1", "programme", "programme", "programme"),
        ("a-txt_2-2", "named", "unit", "unit"),
        ("a-txt_2-3", "unit", "unit", "unit"),
    ]


def test_with_one_side_asked_the_tier_is_that_side_s(made: Generation) -> None:
    assert tiers(made, ["urial"], None) == {"a-txt_1-1": "programme", "a-txt_2-2": "explicit", "a-txt_2-3": "unit"}
    assert tiers(made, None, ["TKM"])["a-txt_2-1"] == "explicit"


def test_what_a_row_leaves_out_it_does_not_cover(made: Generation) -> None:
    assert "a-txt_2-1" not in tiers(made, ["urial"], ["TKM"])
    assert "a-txt_2-1" not in tiers(made, ["asiatic-wild-ass"], ["IRN"])


def test_a_document_that_doubles_another_counts_for_nothing(made: Generation) -> None:
    assert {row.activity_id.partition("_")[0] for row in queries.covering(made.dataset)} == {"a-txt"}


def test_tiers_narrow_the_rows(made: Generation) -> None:
    rows = queries.covering(made.dataset, ["urial"], ["IRN", "TKM"], ["programme"])
    assert [row.activity_id for row in rows] == ["a-txt_1-1"]
    rows = queries.covering(made.dataset, ["urial"], None, ["explicit"])
    assert [row.activity_id for row in rows] == ["a-txt_2-2"]


def test_a_matrix_counts_each_activity_once(made: Generation) -> None:
    assert queries.matrix(made.dataset, BOTH, ["IRN", "TKM"]) == {
        ("asiatic-wild-ass", "IRN", "programme"): 1,
        ("asiatic-wild-ass", "IRN", "unit"): 2,
        ("asiatic-wild-ass", "TKM", "explicit"): 1,
        ("asiatic-wild-ass", "TKM", "programme"): 1,
        ("asiatic-wild-ass", "TKM", "unit"): 2,
        ("urial", "IRN", "programme"): 1,
        ("urial", "IRN", "unit"): 2,
        ("urial", "TKM", "programme"): 1,
        ("urial", "TKM", "unit"): 2,
    }
    assert queries.matrix(made.dataset, BOTH, ["IRN"], documents=["b-txt"]) == {}


def test_kulan_in_turkmenistan_has_ten_rows_of_units_and_none_that_names_it(seed_store: Path) -> None:
    with open_generation(seed_store) as generation:
        found = tiers(generation, KULAN, ["TKM"])
    assert "explicit" not in found.values()
    assert [activity for activity, tier in found.items() if tier == "unit"] == [
        f"001-txt_{key}"
        for key in ("11-1--2", "11-2--2", "11-3--2", "15-1", "15-2", "15-3", "15-4", "15-5", "15-6", "15-7")
    ]


def test_the_query_that_is_shown_gives_the_same_rows(seed_store: Path) -> None:
    text = queries.covering_text(species=KULAN, countries=["TKM"], tiers=["explicit", "unit"])
    with open_generation(seed_store) as generation:
        rows = list(generation.dataset.query(text))
    assert len(rows) == 10


@pytest.mark.parametrize("name", ASKED)
def test_rdflib_and_oxigraph_agree_on_made_up_documents(made: Generation, name: str) -> None:
    assert ASKED[name](plain(made.folder.parents[1])) == ASKED[name](made.dataset)


@pytest.fixture(scope="module")
def seeds_on_rdflib(seed_store: Path) -> Dataset:
    return plain(seed_store)


@pytest.mark.parametrize("name", ASKED)
def test_rdflib_and_oxigraph_agree_on_the_originals(seed_store: Path, seeds_on_rdflib: Dataset, name: str) -> None:
    with open_generation(seed_store) as generation:
        assert ASKED[name](seeds_on_rdflib) == ASKED[name](generation.dataset)


@pytest.mark.parametrize("key", ["TKM> } #", "a b", "", 'x"', "sp:x}"])
def test_what_is_no_key_never_becomes_query_text(made: Generation, key: str) -> None:
    with pytest.raises(BadInput, match="no key of the vocabulary"):
        queries.covering(made.dataset, [key], ["TKM"])
