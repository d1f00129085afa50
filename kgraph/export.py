"""The graph as N-Quads, sorted: the same bytes after any history of builds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from kgraph import ids
from kgraph.errors import BadInput
from kgraph.store import open_generation, open_graph


def export_lines(store: Path, document: str | None = None) -> Iterator[str]:
    """The lines of the whole graph, or of one document's."""
    with open_generation(store) as generation:
        if document is not None and all(entry.id != document for entry in generation.entries):
            raise BadInput(f"no document has the id {document!r}; see: kgraph documents")
        here = None if document is None else pyoxigraph.NamedNode(ids.graph_iri(document))
        quads = open_graph(generation.folder).quads_for_pattern(None, None, None, here)
        yield from sorted(f"{quad} .\n" for quad in quads)
