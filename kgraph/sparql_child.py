"""The child process that runs one query: it reads a request, answers in JSON, and ends at its limits.

It is started as a file and imports nothing of ours, so that it starts fast and holds little.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any

import pyoxigraph

TIME_SIGNAL = signal.SIGALRM
MEGABYTE = 1024 * 1024


def main() -> None:
    request: dict[str, Any] = json.load(sys.stdin)
    store = pyoxigraph.Store.read_only(request["graph"])
    _limit(request["seconds"], request["megabytes"])
    json.dump(_answer(store, request), sys.stdout)


def _limit(seconds: float, megabytes: int) -> None:
    """A signal that nothing handles ends the process, whatever it is doing. Memory counts from here."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_DATA, (used + megabytes * MEGABYTE, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(store: pyoxigraph.Store, request: dict[str, Any]) -> dict[str, Any]:
    try:
        found = store.query(request["query"], prefixes=request["prefixes"], use_default_graph_as_union=request["union"])
        return _results(found, request["rows"])
    except SyntaxError as error:
        return {"error": "syntax", "message": str(error)}
    except MemoryError:
        return {"error": "memory"}
    except (OSError, RuntimeError, ValueError) as error:
        return {"error": "failed", "message": str(error)}


def _results(
    found: pyoxigraph.QueryBoolean | pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples, limit: int
) -> dict[str, Any]:
    if isinstance(found, pyoxigraph.QueryBoolean):
        return {"head": {}, "boolean": bool(found)}
    if isinstance(found, pyoxigraph.QueryTriples):
        names, rows = ["subject", "predicate", "object"], (list(triple) for triple in found)
    else:
        names, rows = [variable.value for variable in found.variables], (list(solution) for solution in found)
    bindings: list[dict[str, Any]] = []
    for row in rows:
        if len(bindings) == limit:
            return {"error": "rows"}
        bindings.append({name: _term(term) for name, term in zip(names, row, strict=True) if term is not None})
    return {"head": {"vars": names}, "results": {"bindings": bindings}}


def _term(term: Any) -> dict[str, Any]:
    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, pyoxigraph.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


if __name__ == "__main__":
    main()
