"""Results of each kind for a person at a terminal: aligned text, colour only where it is seen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from ingest.clean import clean
from kgraph.results import (
    ActivityResult,
    DocumentResult,
    Evidence,
    Finding,
    Hit,
    RecommendationResult,
    ReportResult,
    SearchResult,
)
from kgraph.wording import place_words, said_words
from kgraph.words import counted, date_in_words, on_one_line

WIDTH = 100
_STATED = ("kind", "status", "wording", "date", "title", "same_as")  # the columns that a curator can state


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as columns; the last column runs on."""
    rows = [[*map(on_one_line, row)] for row in rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def quote_line(evidence: Evidence, indent: str) -> str:
    return wrapped(f"“{clean(evidence.quote)}” ({place_words(evidence)})", indent)


def statement_lines(said: RecommendationResult | ReportResult) -> Iterator[str]:
    """Who said it, of what, when and where, and the words."""
    proof = said.evidence[0]
    where = [said.document, place_words(proof), date_in_words(said.date) if said.date else ""]
    yield ""
    yield f"{click.style(said_words(said), bold=True)}; {', '.join(part for part in where if part)}"
    for lead in said.evidence[1:]:  # of the list that it is an item of
        yield wrapped(f"“{clean(lead.quote)}” …", "    ")
    yield wrapped(f"“{clean(said.quote)}”", "    ")


def hit_lines(hit: Hit) -> Iterator[str]:
    place = f", {place_words(hit.evidence[0])}" if hit.evidence else ""
    section = f", {hit.section}" if hit.section else ""
    yield ""
    code = f"{hit.code}  " if hit.code else ""
    yield click.style(f"{code}{hit.document}{place}{section}", bold=True)
    yield wrapped(hit.snippet, "    ")


def search_lines(found: SearchResult) -> Iterator[str]:
    yield f"{found.total} found."
    for hit in found.hits:
        yield from hit_lines(hit)
    for suggestion in found.suggestions:
        yield f"Did you mean: {suggestion}"


def document_lines(documents: Sequence[DocumentResult]) -> Iterator[str]:
    """One a line; a star marks what a curator states in the document's place."""
    rows = [["ID", "KIND", "STATUS", "WORDING", "DATE", "ROWS", "TITLE"]]
    for document in documents:
        shown = {name: f"{getattr(document, name) or ''}{'*' * (name in document.stated)}" for name in _STATED}
        same = f" (same as {shown['same_as']})" if document.same_as else ""
        rows.append([
            document.id, shown["kind"], shown["status"], shown["wording"], shown["date"],
            str(document.counts["activities"]), f"{shown['title']}{same}",
        ])  # fmt: skip
    yield from aligned(rows)
    if any(set(document.stated) & set(_STATED) for document in documents):
        yield "* stated by the curator, not by the document"


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """By severity: what is wrong, and the words that show it."""
    for severity, group in groupby(findings, lambda finding: finding.severity):
        same = list(group)
        yield click.style(f"{severity} ({len(same)})", bold=True)
        for finding in same:
            yield wrapped(f"{finding.kind}, {finding.document}: {finding.message}", "  ")
            yield from (quote_line(proof, "      ") for proof in finding.evidence)
        yield ""
    yield f"{counted(len(findings), 'finding')}."


def activity_rows(rows: Iterable[ActivityResult]) -> Iterator[str]:
    table = [["CODE", "TIER", "UNIT OR SECTION", "PRIORITY", "TEXT"]]
    table += [
        [row.code, row.tier or "", row.unit or row.section.title, row.priority, textwrap.shorten(row.text, 80)]
        for row in rows
    ]
    yield from aligned(table)
