"""Bodies that a document names and the vocabulary does not know: candidates for a curator, never made concepts."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.cues import pattern
from ingest.records import Definition, Span
from ingest.unlisted import is_body
from kgraph.checks.paper import Doubt, Paper

_SHOWN = 3  # places where a name stands; more would not help to judge it


def find(paper: Paper) -> Iterator[Doubt]:
    """Each with the words around it, so that a curator can tell what it is."""
    for one in paper.read.definitions:
        if one.key is None and (one.acronym is None or _is_body(one, paper)):
            short = f" ({one.acronym})" if one.acronym else ""
            yield Doubt(
                kind="unknown-name",
                severity="info",
                message=f"“{one.name}”{short} may be a body; no table of the vocabulary knows it.",
                where=(one.name,),
                words=paper.words(*(paper.around(span) for span in _places(paper, one))),
            )


def _is_body(one: Definition, paper: Paper) -> bool:
    """A spelled-out acronym is most often a term; one whose noun is a body's, and that nobody knows, is a body."""
    acronym = one.acronym or ""
    if any(paper.vocabulary.named("organisation", name) for name in (acronym, f"{acronym}s")):
        return False
    return is_body(one.name)


def _places(paper: Paper, one: Definition) -> list[Span]:
    found = [Span(*match.span()) for match in pattern(one.name).finditer(paper.plain)]
    return [one.span, *(span for span in found if not one.span.holds(span))][:_SHOWN]
