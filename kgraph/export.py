"""The graph in standard forms, sorted: the same bytes after any history of builds.

N-Quads and JSON-LD keep the graph of each document apart; Turtle has no named graphs, so it holds their union.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple
from rdflib import DCTERMS, RDF, SKOS, XSD

from kgraph import ids
from kgraph.skos import DWC
from kgraph.store import open_generation, open_graph
from kgraph.triples import OA
from ontology.terms import KG

_NODES = (
    "activity", "actor", "claim", "country", "document", "graph", "instrument", "organisation", "passage", "place",
    "programme", "section", "taxon", "text", "topic", "version",
)  # fmt: skip
PREFIXES = {
    **{name: f"{ids.BASE}{name}/" for name in _NODES},
    "dcterms": str(DCTERMS),
    "dwc": str(DWC),
    "kg": str(KG._NS),
    "oa": str(OA),
    "rdf": str(RDF),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_TYPE = str(RDF.type)


def export_lines(store: Path, document: str | None = None) -> Iterator[str]:
    """N-Quads of the whole graph, or of one document's."""
    yield from sorted(f"{quad} .\n" for quad in _quads(store, document))


def export_turtle(store: Path, document: str | None = None) -> Iterator[str]:
    """Turtle: each subject once, what it is before what is said of it."""
    triples = {quad.triple for quad in _quads(store, document)}
    out = BytesIO()
    pyoxigraph.serialize(sorted(triples, key=_what_it_is_first), out, RdfFormat.TURTLE, prefixes=PREFIXES)
    lines = out.getvalue().decode().splitlines(keepends=True)
    yield from sorted(lines[: len(PREFIXES)])  # written in no order of ours
    for line in lines[len(PREFIXES) :]:
        yield line if line.startswith("\t") else f"\n{line}"


def export_jsonld(store: Path, document: str | None = None) -> Iterator[str]:
    """JSON-LD with our prefixes as its context: a graph a document, in it an object a subject, each on a line."""
    quads = sorted(_quads(store, document), key=lambda quad: (_iri(quad.graph_name), _what_it_is_first(quad)))
    yield f'{{"@context": {_json(PREFIXES)},\n"@graph": ['
    for number, (graph, inside) in enumerate(groupby(quads, key=lambda quad: _iri(quad.graph_name))):
        yield f'{"," if number else ""}\n{{"@id": {_json(_short(graph))}, "@graph": ['
        for place, (subject, said) in enumerate(groupby(inside, key=lambda quad: _iri(quad.subject))):
            yield f"{',' if place else ''}\n{_json(_node(subject, said))}"
        yield "\n]}"
    yield "\n]}\n"


def _quads(store: Path, document: str | None) -> Iterator[Quad]:
    with open_generation(store) as generation:
        here = None if document is None else NamedNode(ids.graph_iri(generation.named(document)))
        yield from open_graph(generation.folder).quads_for_pattern(None, None, None, here)


def _what_it_is_first(said: Triple | Quad) -> tuple[str, bool, str]:
    """By subject, its types first, then by predicate and object."""
    return _iri(said.subject), said.predicate.value != _TYPE, f"{said.predicate} {said.object}"


def _node(subject: str, said: Iterable[Quad]) -> dict[str, Any]:
    """All that one graph says of one subject."""
    node: dict[str, Any] = {"@id": _short(subject)}
    for quad in said:
        if quad.predicate.value == _TYPE:
            node.setdefault("@type", []).append(_short(_iri(quad.object)))
        else:
            node.setdefault(_short(quad.predicate.value), []).append(_value(quad.object))
    return node


def _value(term: object) -> dict[str, str] | str:
    if not isinstance(term, Literal):
        return {"@id": _short(_iri(term))}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == str(XSD.string):
        return term.value
    return {"@value": term.value, "@type": _short(term.datatype.value)}


def _iri(term: object) -> str:
    """Every node of the store has an IRI; none is blank."""
    assert isinstance(term, NamedNode)
    return term.value


def _short(iri: str) -> str:
    """An IRI by its prefix, where it has one."""
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _PREFIX_OF.get(iri[:end])
    return iri if prefix is None else f"{prefix}:{iri[end:]}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
