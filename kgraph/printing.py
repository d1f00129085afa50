"""Results for a person at a terminal, and as CSV: aligned text, colour only where it is seen."""

from __future__ import annotations

import csv
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

import click
import msgspec

from ingest.clean import clean
from kgraph.results import ActivityResult, Answer, DocumentResult, Evidence, Hit, SearchResult
from kgraph.words import date_in_words

_WIDTH = 100
BASIS_IN_WORDS = {
    "named": "named in the row",
    "place": "by a place named in the row",
    "unit": "listed for the unit",
    "programme": "for the whole programme",
}
TIER_HEADS = {
    "explicit": "By their own words",
    "unit": "By the heading of their unit",
    "programme": "For the whole programme",
    None: "Found",
}


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as columns; the last column runs on."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def place_in_words(evidence: Evidence) -> str:
    """Where the words stand, as one would tell a colleague."""
    parts = [evidence.document]
    parts += [f"page {evidence.page}"] if evidence.page is not None else []
    parts += [f"line {evidence.line}"] if evidence.line is not None else []
    parts += [f"paragraph {evidence.paragraph}"] if evidence.paragraph else []
    return ", ".join(parts)


def answer_lines(answer: Answer) -> Iterator[str]:
    yield _wrapped(answer.summary, "")
    tier: object = object()
    for result in answer.results:
        if isinstance(result, Hit):
            yield from _hit_lines(result)
            continue
        if result.tier != tier:
            tier = result.tier
            yield ""
            yield click.style(TIER_HEADS[result.tier], bold=True)
        yield from _activity_lines(result)
    if answer.cautions:
        yield ""
        yield from (_wrapped(f"Mind: {caution}", "") for caution in answer.cautions)
    if answer.suggestions:
        yield ""
        yield from (_wrapped(f"Near: {suggestion}", "") for suggestion in answer.suggestions)
    yield ""
    yield from _foot_lines(answer)


def _foot_lines(answer: Answer) -> Iterator[str]:
    searched = answer.searched
    date = f" As of {date_in_words(answer.as_of)}, the date of the newest." if answer.as_of else ""
    yield f"Documents searched: {searched.documents}.{date}"
    if searched.cited_but_absent:
        yield _wrapped(f"Cited in them but not here: {'; '.join(searched.cited_but_absent)}.", "")


def _activity_lines(row: ActivityResult) -> Iterator[str]:
    under = f"unit {row.section.number}. {row.unit}" if row.unit else f"{row.section.number}. {row.section.title}"
    code = click.style(row.code or "(no code)", bold=True)
    yield ""
    yield f"{code}  {under}; status: {row.status.replace('_', ' ')}"
    yield _wrapped(row.text, "    ")
    details = [", ".join(actor.label for actor in row.responsible), row.priority]
    details += [f"due {due.year}" if due.kind == "by" else f"{due.kind} {due.year}" for due in row.due]
    yield _wrapped("; ".join(detail for detail in details if detail), "    ")
    for evidence in row.evidence:
        yield _wrapped(f"“{clean(evidence.quote)}” ({place_in_words(evidence)})", "      ")


def _hit_lines(hit: Hit) -> Iterator[str]:
    place = place_in_words(hit.evidence[0]) if hit.evidence else hit.document
    section = f", {hit.section}" if hit.section else ""
    yield ""
    yield click.style(f"{place}{section}", bold=True)
    yield _wrapped(hit.snippet, "    ")


def search_lines(found: SearchResult) -> Iterator[str]:
    yield f"{found.total} found."
    for hit in found.hits:
        yield from _hit_lines(hit)
    for suggestion in found.suggestions:
        yield f"Did you mean: {suggestion}"


def document_lines(documents: Iterable[DocumentResult]) -> Iterator[str]:
    rows = [["ID", "KIND", "STATUS", "WORDING", "DATE", "ROWS", "TITLE"]]
    for document in documents:
        same = f" (same as {document.same_as})" if document.same_as else ""
        rows.append([
            document.id, document.kind, document.status, document.wording, document.date or "",
            str(document.counts["activities"]), f"{document.title}{same}",
        ])  # fmt: skip
    yield from aligned(rows)


def activity_rows(rows: Iterable[ActivityResult]) -> Iterator[str]:
    table = [["CODE", "TIER", "UNIT OR SECTION", "PRIORITY", "TEXT"]]
    table += [
        [row.code, row.tier or "", row.unit or row.section.title, row.priority, textwrap.shorten(row.text, 80)]
        for row in rows
    ]
    yield from aligned(table)


def write_csv(records: Iterable[Any], out: TextIO) -> None:
    """Any list of results as CSV: a column per field, lists joined by semicolons."""
    plain: list[dict[str, Any]] = [msgspec.to_builtins(record) for record in records]
    fields = list(dict.fromkeys(field for record in plain for field in record))
    writer = csv.DictWriter(out, fields, lineterminator="\n")
    writer.writeheader()
    for record in plain:
        writer.writerow({field: _cell(value) for field, value in record.items()})


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        shown = ("label", "quote", "key", "code", "title", "year")
        name = next((str(value[field]) for field in shown if value.get(field)), None)
        return name if name is not None else ", ".join(f"{k}: {_cell(v)}" for k, v in value.items())
    return str(value)
