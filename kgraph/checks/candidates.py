"""Bodies that a document names and the vocabulary does not know: candidates for a curator, never made concepts."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.checks.paper import Doubt, Paper, Words


def find(paper: Paper) -> Iterator[Doubt]:
    for one in paper.read.definitions:
        if one.key is None and one.acronym is None:  # a spelled-out acronym is most often a term, not a body
            yield Doubt(
                kind="unknown-name",
                severity="info",
                message=f"“{one.name}” may be a body; no table of the vocabulary knows it.",
                where=(one.name,),
                words=(Words(paper.id, one.span),),
            )
