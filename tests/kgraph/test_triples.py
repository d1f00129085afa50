"""The graph is made of explained terms, holds to its shapes, and quotes what the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from made_documents import note, programme, write
from rdflib import OWL, RDF, RDFS, SKOS, Dataset, Graph, URIRef

from kgraph.build import build
from kgraph.export import export_lines
from kgraph.store import open_generation
from ontology.terms import KG

ROOT = Path(__file__).parents[2]
NAMESPACE = str(KG._NS)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("triples")
    write(place / "docs", a_txt=programme(), b_txt=programme(words=" twice"), c_md=note())
    build([place / "docs"], place / "store", workers=1)
    return place / "store"


def graph_of(store: Path, document: str | None = None) -> Graph:
    dataset = Dataset(default_union=True)
    dataset.parse(data="".join(export_lines(store, document)), format="nquads")
    return dataset


def terms_in_code() -> set[str]:
    return {name for name in KG.__annotations__ if not name.startswith("_")} | set(KG._extras)


def explained() -> Graph:
    return Graph().parse(ROOT / "ontology/kgraph.ttl")


def test_every_term_is_explained_and_every_explained_term_is_there() -> None:
    ontology = explained()
    named = {str(s).removeprefix(NAMESPACE) for s in ontology.subjects(RDFS.label)}
    assert named == terms_in_code()
    for term in sorted(terms_in_code()):
        assert ontology.value(KG[term], RDFS.comment), f"{term} has no comment"
        assert {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept} & set(
            ontology.objects(KG[term], RDF.type)
        )


def test_a_term_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = KG.coverage


def test_every_term_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kgraph").glob("*.py"))
    used = set(re.findall(r'KG\.(\w+)|KG\["([\w-]+)"\]', code))
    plain = {a or b for a, b in used}
    listed = {name for name in terms_in_code() if "-" not in name}
    assert listed - plain == set()


def _failures(data: Graph) -> str:
    from pyshacl import validate

    shapes = Graph().parse(ROOT / "ontology/shapes.ttl")
    conforms, _, report = validate(data, shacl_graph=shapes)
    return "" if conforms else str(report)


def test_the_graph_of_made_up_documents_holds_to_its_shapes(store: Path) -> None:
    assert _failures(_merged(graph_of(store))) == ""


def test_the_graph_of_the_originals_holds_to_its_shapes(seed_store: Path) -> None:
    assert _failures(_merged(graph_of(seed_store))) == ""


def test_the_shapes_find_what_is_wrong(store: Path) -> None:
    broken = _merged(graph_of(store))
    claim = next(iter(broken.subjects(RDF.type, KG.Coverage)))
    broken.remove((claim, KG.evidence, None))
    assert "kg:EvidenceShape" in _failures(broken) or "evidence" in _failures(broken)


def _merged(dataset: Graph) -> Graph:
    merged = Graph()
    for triple in dataset.triples((None, None, None)):
        merged.add(triple)
    return merged


def test_no_node_is_blank_and_every_line_is_one_quad(store: Path) -> None:
    lines = list(export_lines(store))
    assert lines == sorted(set(lines))
    assert all(line.startswith("<https://example.org/kgraph/") and line.endswith("> .\n") for line in lines)
    assert all(line.count("\n") == 1 and " _:" not in line for line in lines)


def test_passages_quote_the_text_at_their_offsets(store: Path) -> None:
    found = graph_of(store, "a-txt")
    rows = found.query(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?start ?end ?exact WHERE "
        "{ ?s oa:start ?start ; oa:end ?end ; oa:exact ?exact }"
    )
    with open_generation(store) as generation:
        text = generation.extraction("a-txt").text
    quotes = [(text[int(start) : int(end)], str(exact)) for start, end, exact in rows]  # type: ignore[misc]
    assert len(quotes) > 10
    assert all(quote == exact for quote, exact in quotes)


def test_coverage_is_a_block_for_each_pair_of_bases(store: Path) -> None:
    found = graph_of(store, "a-txt")
    activity = URIRef("https://example.org/kgraph/activity/a-txt_2-2")
    blocks = sorted(str(claim) for claim in found.subjects(KG.activity, activity) if "_cov" in str(claim))
    assert [block.rpartition("/")[2] for block in blocks] == ["a-txt_2-2_cov1", "a-txt_2-2_cov2"]
    told = [
        (
            sorted(str(t).rpartition("/")[2] for t in found.objects(URIRef(block), KG.taxon)),
            str(found.value(URIRef(block), KG.taxonBasis)).removeprefix(NAMESPACE),
            str(found.value(URIRef(block), KG.basis)).removeprefix(NAMESPACE),
        )
        for block in blocks
    ]
    assert told == [
        (["urial"], "basis-named", "basis-unit"),
        (["asiatic-wild-ass", "persian-leopard"], "basis-unit", "basis-unit"),
    ]


def test_what_a_row_leaves_out_stands_on_its_blocks(store: Path) -> None:
    found = graph_of(store, "a-txt")
    block = URIRef("https://example.org/kgraph/claim/a-txt_2-1_cov1")
    left_out = {str(o).rpartition("/")[2] for o in found.objects(block, KG.excludedTaxon)}
    assert left_out == {"persian-leopard", "urial"}
    assert {str(o).rpartition("/")[2] for o in found.objects(block, KG.excludedCountry)} == {"IRN"}


def test_a_document_that_doubles_another_says_only_what_it_is(store: Path) -> None:
    found = graph_of(store, "b-txt")
    document = URIRef("https://example.org/kgraph/document/b-txt")
    assert found.value(document, KG.duplicateOf) == URIRef("https://example.org/kgraph/document/a-txt")
    assert not list(found.subjects(RDF.type, KG.Activity))
    assert not list(found.objects(document, KG.mentions))


def test_a_reference_leads_to_the_activity_that_is_meant(store: Path) -> None:
    found = graph_of(store, "a-txt")
    claim = next(iter(found.subjects(RDF.type, KG.CodeReference)))
    assert str(found.value(claim, KG.printedCode)) == "2.1"
    assert found.value(claim, KG.toActivity) == URIRef("https://example.org/kgraph/activity/a-txt_2-1")
    assert found.value(claim, KG.referenceStatus) == KG["ref-resolved"]
