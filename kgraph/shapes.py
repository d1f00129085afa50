"""Whether the graph of a store holds to its shapes (SHACL), and where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, XSD, Dataset, Graph, Literal
from rdflib.namespace import SH
from rdflib.term import Node

import ontology
from kgraph.results import Finding

SHAPES = Path(ontology.__file__).with_name("shapes.ttl")


def violations(dataset: Dataset) -> Iterator[Finding]:
    """What breaks a shape, in the order of what it is about. There is none in a store that we built."""
    import pyshacl  # only this check needs it

    _, report, _ = pyshacl.validate(_plain(dataset), shacl_graph=Graph().parse(SHAPES))
    assert isinstance(report, Graph)
    told = {
        (str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultMessage)))
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }
    for focus, message in sorted(told):
        yield Finding(
            kind="graph-shape", severity="high", document="", where=(focus,), message=message, quotes=(), evidence=()
        )


def _plain(dataset: Dataset) -> Graph:
    """All graphs as one; the store gives every plain literal a type, which SHACL would take for another value."""
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads((None, None, None, None)):
        graph.add((subject, predicate, _untyped(value)))
    return graph


def _untyped(value: Node) -> Node:
    return Literal(str(value)) if isinstance(value, Literal) and value.datatype == XSD.string else value
