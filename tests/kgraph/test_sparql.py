"""SPARQL from outside reads, reaches nothing else, and ends at its limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_documents import programme, write

from kgraph.build import build
from kgraph.errors import BadInput, LimitReached
from kgraph.queries import covering_text
from kgraph.sparql import run

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sparql")
    build([write(place / "docs", a_txt=programme())], place / "store", workers=1)
    return place / "store"


def test_select_ask_and_construct(store: Path) -> None:
    assert run(store, "SELECT ?code WHERE { ?a a kg:Activity ; kg:code ?code } ORDER BY ?code LIMIT 2") == {
        "head": {"vars": ["code"]},
        "results": {
            "bindings": [{"code": {"type": "literal", "value": "1.1"}}, {"code": {"type": "literal", "value": "2.1"}}]
        },
    }
    assert run(store, "ASK { act:a-txt_2-1 kg:priority 'High' }") == {"head": {}, "boolean": True}
    made = run(store, "CONSTRUCT { ?a kg:code ?code } WHERE { ?a kg:code ?code }")
    assert made["head"] == {"vars": ["subject", "predicate", "object"]}
    assert len(made["results"]["bindings"]) == 4
    assert run(store, "DESCRIBE sp:urial")["results"]["bindings"]


def test_literals_keep_language_and_datatype(store: Path) -> None:
    label = run(store, "SELECT ?l { sp:urial skos:prefLabel ?l }")["results"]["bindings"][0]["l"]
    assert label == {"type": "literal", "value": "Urial", "xml:lang": "en"}
    year = run(store, "SELECT ?y { act:a-txt_2-1 kg:deadline ?y }")["results"]["bindings"][0]["y"]
    assert year == {"type": "literal", "value": "2028", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}


def test_the_query_of_an_answer_can_be_pasted(store: Path) -> None:
    rows = run(store, covering_text(species=["urial"], countries=["IRN"], tiers=["unit"]))["results"]["bindings"]
    assert [row["code"]["value"] for row in rows] == ["2.2", "2.3"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://192.0.2.1/x> { ?s ?p ?o } }",
        "SELECT * { service silent <http://192.0.2.1/x> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<http://192.0.2.1/x> { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE<http://192.0.2.1/x> { ?a ?b ?c } }",
        "PREFIX : <http://192.0.2.1/> SELECT * { SERVICE:x{ ?s ?p ?o } }",
        "PREFIX e: <http://192.0.2.1/> SELECT * { ?s ?p e:.SERVICE e:x { ?a ?b ?c } }",
        "SELECT * { \\u0053ERVICE <http://192.0.2.1/x> { ?s ?p ?o } }",
        'SELECT * { ?s ?p "\\u005C" SERVICE <http://192.0.2.1/x> { ?a ?b ?c } } #"',
        "SELECT * { ?s ?p ?o # '''\n SERVICE <http://192.0.2.1/x> { ?a ?b ?c } # '''\n }",
        "SELECT * { BIND(1 AS ?a) FILTER(?a<?b)SERVICE?x#>\n { ?s ?p ?o } }",
        "PREFIX a: <http://a/> SELECT * { FILTER(1<a:b#>'''\n) SERVICE <http://192.0.2.1/x> { ?s ?p ?o } #'''\n }",
    ],
)
def test_service_is_refused_before_it_runs(store: Path, query: str) -> None:
    with pytest.raises(BadInput, match="SERVICE"):
        run(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a kg:Activity } # SERVICE",
        'SELECT ?a { ?a kg:text ?t FILTER(CONTAINS(?t, "ecosystem SERVICE <http://x>")) }',
        "SELECT ?a { ?a <http://example.org/service#is> ?b }",
        "PREFIX e: <http://example.org/> SELECT ?a { ?a e:service ?b FILTER(?b < 3 && ?b > 1) }",
    ],
)
def test_the_word_service_may_stand_where_it_asks_nobody(store: Path, query: str) -> None:
    assert "results" in run(store, query)


def test_from_takes_graphs_of_the_store_only(store: Path) -> None:
    one = run(store, "SELECT (COUNT(*) AS ?n) FROM graph:a-txt { ?s a skos:Concept }")
    assert one["results"]["bindings"][0]["n"]["value"] == "0"
    named = "SELECT DISTINCT ?g FROM NAMED <https://example.org/kgraph/graph/range> { GRAPH ?g { ?s ?p ?o } }"
    assert len(run(store, named)["results"]["bindings"]) == 1
    for foreign in ("<http://192.0.2.1/data>", "graph:b-txt", "<relative>", "NAMED <file:///etc/passwd>"):
        with pytest.raises(BadInput, match="no graph of the store"):
            run(store, f"SELECT * FROM {foreign} {{ ?s ?p ?o }}")


@pytest.mark.parametrize("query", ["SELEC ?s", "", "INSERT DATA { <http://a> <http://b> 1 }", "DROP ALL", "LOAD <x:y>"])
def test_what_is_no_query_is_refused(store: Path, query: str) -> None:
    with pytest.raises(BadInput, match="cannot be understood"):
        run(store, query)


def test_a_query_ends_at_its_time(store: Path) -> None:
    with pytest.raises(LimitReached, match=r"more than 0\.5 seconds"):
        run(store, f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(?a != ?j) }}", seconds=0.5)


def test_a_query_ends_at_its_memory(store: Path) -> None:
    with pytest.raises(LimitReached, match="more than 100 MB"):
        run(store, f"SELECT * {{ {CROSS} }} ORDER BY ?c ?f ?i ?l", megabytes=100, seconds=60)


def test_a_query_ends_at_its_rows(store: Path) -> None:
    with pytest.raises(LimitReached, match="more than 10 rows"):
        run(store, "SELECT * { ?s ?p ?o }", rows=10)
    assert len(run(store, "SELECT * { ?s ?p ?o } LIMIT 10", rows=10)["results"]["bindings"]) == 10
