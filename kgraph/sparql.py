"""SPARQL from outside: read-only, closed to the network, and ended at its limits.

The query runs in a child process, on Oxigraph and never on rdflib's engine. Before that it is looked through for the
two ways in which a query reaches out: SERVICE, and a FROM that names no graph of the store.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph

from kgraph import sparql_child
from kgraph.errors import BadInput, KgraphError, LimitReached
from kgraph.guard import graphs_asked_for, refuse_service, refuse_update
from kgraph.ids import BASE
from kgraph.store import open_generation, open_graph

PREFIXES = {
    "kg": f"{BASE}ontology#",
    "act": f"{BASE}activity/",
    "actor": f"{BASE}actor/",
    "clm": f"{BASE}claim/",
    "ctry": f"{BASE}country/",
    "doc": f"{BASE}document/",
    "graph": f"{BASE}graph/",
    "instr": f"{BASE}instrument/",
    "orgn": f"{BASE}organisation/",
    "place": f"{BASE}place/",
    "prog": f"{BASE}programme/",
    "psg": f"{BASE}passage/",
    "sec": f"{BASE}section/",
    "sp": f"{BASE}taxon/",
    "topic": f"{BASE}topic/",
    "txt": f"{BASE}text/",
    "dcterms": "http://purl.org/dc/terms/",
    "dwc": "http://rs.tdwg.org/dwc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LONGEST = 100_000  # characters of a query
STARTUP = 20  # seconds that a child may take besides its query


def run(store: Path, query: str, *, seconds: float = 30, megabytes: int = 1024, rows: int = 100_000) -> dict[str, Any]:
    """The W3C JSON results of a query. A graph that is made comes as rows of subject, predicate and object."""
    if len(query) > LONGEST:
        raise BadInput(f"the query is longer than {LONGEST:,} characters; shorten it")
    if not query.strip():
        raise BadInput(
            "the query cannot be understood: it is empty; give one, as in: SELECT * WHERE { ?a a kg:Activity }"
        )
    refuse_update(query)
    refuse_service(query)
    asked = graphs_asked_for(query, PREFIXES)
    with open_generation(store) as generation:
        _refuse_foreign(asked, generation.folder)
        request = {
            "graph": str(generation.folder / "graph"),
            "query": query,
            "prefixes": PREFIXES,
            "union": not asked,
            "seconds": seconds,
            "megabytes": megabytes,
            "rows": rows,
        }
        return _answer(request, generation.hold())


def _refuse_foreign(asked: list[str], folder: Path) -> None:
    if asked:
        ours = {graph.value for graph in open_graph(folder).named_graphs() if isinstance(graph, pyoxigraph.NamedNode)}
        for graph in asked:
            if graph not in ours:
                raise BadInput(f"FROM names {graph!r}, which is no graph of the store; leave it out to ask all of them")


def _answer(request: dict[str, Any], lock: int) -> dict[str, Any]:
    """What the child says. It shares the lock on the generation, so that this cannot go away under it."""
    child = [sys.executable, "-I", sparql_child.__file__]
    try:
        done = subprocess.run(
            child,
            input=json.dumps(request).encode(),
            capture_output=True,
            pass_fds=(lock,),
            timeout=request["seconds"] + STARTUP,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(request) from error
    if done.returncode == -sparql_child.TIME_SIGNAL:
        raise _too_slow(request)
    # Code outside Python ends the process when it gets no memory.
    answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"error": "memory"}
    match answer:
        case {"error": "memory"}:
            raise LimitReached(f"the query needed more than {request['megabytes']} MB of memory; ask for less at once")
        case {"error": "syntax", "message": message}:
            raise BadInput(f"the query cannot be understood ({message}); correct it")
        case {"error": "rows"}:
            raise LimitReached(f"the query has more than {request['rows']:,} rows; add a LIMIT")
        case {"error": "failed", "message": message}:
            raise KgraphError(f"the query failed ({message}); simplify it")
    return answer


def _too_slow(request: dict[str, Any]) -> LimitReached:
    return LimitReached(f"the query took more than {request['seconds']:g} seconds; ask for less at once")
