"""The graph in standard forms, each read back by a parser that did not write it, and the table of pairs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from made_documents import note, programme, write
from pyoxigraph import RdfFormat
from rdflib import Dataset, Graph

from kgraph.build import build
from kgraph.corpus import Corpus, open_corpus
from kgraph.errors import BadInput
from kgraph.export import PREFIXES, export_jsonld, export_lines, export_turtle
from kgraph.filters import ActivityFilter
from kgraph.pairs import COLUMNS, export_csv

ROOT = Path(__file__).parents[2]
Form = Callable[[Path, str | None], Iterator[str]]
FORMS: tuple[Form, ...] = (export_lines, export_turtle, export_jsonld, export_csv)
STRENGTH = {"explicit": 0, "unit": 1, "programme": 2}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two programmes, and a note."""
    place = tmp_path_factory.mktemp("formats")
    write(place / "docs", a_txt=programme(), b_txt=programme(symbol="2", words=' of "Badkhyz"'), c_md=note())
    build([place / "docs"], place / "store", workers=1)
    return place / "store"


def quads(text: str, form: RdfFormat) -> set[pyoxigraph.Quad]:
    return set(pyoxigraph.parse(text.encode(), format=form))


def by_rdflib(text: str, form: str) -> set[tuple[str, ...]]:
    """All quads as N3, values as rdflib normalises them."""
    dataset = Dataset()
    dataset.parse(data=text, format=form)
    found = {(s.n3(), p.n3(), o.n3(), str(g)) for s, p, o, g in dataset.quads()}
    assert len(found) > 1000
    return found


def test_turtle_is_the_union_of_the_graphs(store: Path) -> None:
    turtle = "".join(export_turtle(store))
    lines = "".join(export_lines(store))
    union = {quad.triple for quad in quads(lines, RdfFormat.N_QUADS)}
    assert {quad.triple for quad in quads(turtle, RdfFormat.TURTLE)} == union
    assert {triple[:3] for triple in by_rdflib(lines, "nquads")} == {t[:3] for t in by_rdflib(turtle, "turtle")}


def test_json_ld_holds_the_same_quads_in_the_same_graphs(store: Path) -> None:
    text = "".join(export_jsonld(store))
    lines = "".join(export_lines(store))
    assert quads(text, RdfFormat.JSON_LD) == quads(lines, RdfFormat.N_QUADS)
    assert by_rdflib(text, "json-ld") == by_rdflib(lines, "nquads")
    graphs = [graph["@id"] for graph in json.loads(text)["@graph"]]
    assert graphs == ["graph:a-txt", "graph:b-txt", "graph:c-md", "graph:range", "graph:vocabulary"]


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_all_five_originals_come_through_each_form(seed_store: Path, form: str) -> None:
    lines = quads("".join(export_lines(seed_store)), RdfFormat.N_QUADS)
    if form == "turtle":
        read = quads("".join(export_turtle(seed_store)), RdfFormat.TURTLE)
        assert {quad.triple for quad in read} == {quad.triple for quad in lines}
    else:
        assert quads("".join(export_jsonld(seed_store)), RdfFormat.JSON_LD) == lines


def test_nodes_are_written_by_their_prefixes(store: Path) -> None:
    text = "".join(export_turtle(store))
    head = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert head == sorted(head) and len(head) == len(PREFIXES)
    assert "\nactivity:a-txt_2-1 a kg:Activity ;\n" in text
    body = text.split("\n\n", 1)[1]
    assert "<https://example.org/" not in body


def test_the_turtle_holds_to_the_shapes(store: Path) -> None:
    from pyshacl import validate

    data = Graph().parse(data="".join(export_turtle(store)), format="turtle")
    conforms, _, report = validate(data, shacl_graph=Graph().parse(ROOT / "ontology/shapes.ttl"))
    assert conforms, report


@pytest.mark.parametrize("form", FORMS)
def test_the_same_documents_give_the_same_bytes(form: Form, store: Path, tmp_path: Path) -> None:
    write(tmp_path / "docs", c_md=note())
    build([tmp_path / "docs"], tmp_path / "store", workers=1)
    write(tmp_path / "docs", b_txt=programme(symbol="2", words=' of "Badkhyz"'), a_txt=programme())
    build([tmp_path / "docs"], tmp_path / "store", workers=1)
    assert list(form(tmp_path / "store", None)) == list(form(store, None))


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_the_bytes_do_not_hang_on_the_process(store: Path, form: str) -> None:
    command = [sys.executable, "-m", "kgraph", "export", "--format", form, "--store", str(store)]
    outputs = {subprocess.run(command, capture_output=True, check=True, timeout=60).stdout for _ in range(3)}
    assert len(outputs) == 1


@pytest.mark.parametrize("form", FORMS)
def test_one_document_is_exported_alone(form: Form, store: Path) -> None:
    text = "".join(form(store, "a-txt"))
    assert "a-txt_2-1" in text
    assert "b-txt" not in text
    with pytest.raises(BadInput, match="no document has the id 'z'"):
        list(form(store, "z"))


# ---------------------------------------------------------------- the table of pairs


def pairs(store: Path, document: str | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(export_csv(store, document)), newline="")))


def test_an_activity_has_a_row_for_each_species_in_each_country(store: Path) -> None:
    rows = [row for row in pairs(store) if row["id"] == "a-txt_2-2"]
    told = ("species", "country", "species_basis", "country_basis", "tier")
    assert [tuple(row[name] for name in told) for row in rows] == [
        ("asiatic-wild-ass", "IRN", "unit", "unit", "unit"),
        ("asiatic-wild-ass", "TKM", "unit", "unit", "unit"),
        ("persian-leopard", "IRN", "unit", "unit", "unit"),
        ("persian-leopard", "TKM", "unit", "unit", "unit"),
        ("urial", "IRN", "named", "unit", "unit"),
        ("urial", "TKM", "named", "unit", "unit"),
    ]  # fmt: skip
    row = next(row for row in pairs(store) if row["id"] == "b-txt_2-1")
    assert tuple(row) == COLUMNS
    assert row == {
        "id": "b-txt_2-1", "document": "b-txt", "programme": "cami-wp-2026-2031", "status": "draft", "code": "2.1",
        "section": "2", "section_title": "Kopetdag", "unit": "Kopetdag",
        "species": "asiatic-wild-ass", "species_label": "Asiatic Wild Ass",
        "country": "TKM", "country_label": "Turkmenistan",
        "species_basis": "named", "country_basis": "named", "tier": "explicit",
        "priority": "High", "due": "by 2028", "responsible": "GOs",
        "text": 'Count the Kulan in Turkmenistan of "Badkhyz".',
    }  # fmt: skip


def test_the_rows_are_the_pairs_of_the_records(seeds: Corpus, seed_store: Path) -> None:
    expected = Counter(
        {row.id: max(len(row.species), 1) * max(len(row.countries), 1) for row in seeds.activities(ActivityFilter())}
    )
    assert len(expected) == 133
    assert Counter(row["id"] for row in pairs(seed_store)) == expected


def test_a_pivot_of_the_pairs_is_what_activities_answers(seeds: Corpus, seed_store: Path) -> None:
    """For every species of the programme in every country of it, the activities by tier."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for row in pairs(seed_store):
        found.setdefault((row["species"], row["country"]), {}).setdefault(row["id"], []).append(row["tier"])
    species = sorted({pair[0] for pair in found if pair[0]})
    countries = sorted({pair[1] for pair in found if pair[1]})
    for one in species:
        reaching = seeds.reaching("species", (one,)) or frozenset()
        for country in countries:
            tiers: dict[str, str] = {}
            for key in reaching:
                for activity, given in found.get((key, country), {}).items():
                    tiers[activity] = min(*given, tiers.get(activity, "programme"), key=STRENGTH.__getitem__)
            asked = seeds.activities(ActivityFilter(species=(one,), countries=(country,)))
            assert tiers == {row.id: row.tier for row in asked}


def test_a_document_that_doubles_another_has_no_rows_of_its_own(tmp_path: Path) -> None:
    write(tmp_path / "docs", a_txt=programme(), b_txt=programme(words=" twice"))
    build([tmp_path / "docs"], tmp_path / "store", workers=1)
    assert {row["document"] for row in pairs(tmp_path / "store")} == {"a-txt"}
    with open_corpus(tmp_path / "store") as corpus:
        assert corpus.document("b-txt").same_as == "a-txt"
    assert pairs(tmp_path / "store", "b-txt") == []
