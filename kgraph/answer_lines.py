"""An answer for a person at a terminal: its summary, its results kind by kind, and what limits it."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from kgraph.cells import CellResult, CountResult
from kgraph.definition import Definition, UnitResult
from kgraph.matrix_lines import few_or_matrix_lines
from kgraph.printing import (
    WIDTH,
    aligned,
    document_lines,
    finding_lines,
    hit_lines,
    quote_line,
    statement_lines,
    wrapped,
)
from kgraph.results import (
    ActivityResult,
    Answer,
    ConceptResult,
    DocumentResult,
    Evidence,
    Finding,
    Hit,
    RecommendationResult,
    ReportResult,
    SectionResult,
    Tier,
)
from kgraph.telling import definition_lines, unit_lines
from kgraph.wording import TIERS, due_words, place_words, responsible_words
from kgraph.words import counted, date_in_words


def answer_lines(answer: Answer, width: int = WIDTH) -> Iterator[str]:
    """The summary, the results, those of a kind together, and what limits the answer."""
    yield wrapped(answer.summary, "")
    for kind, group in groupby(answer.results, type):
        results = list(group)
        yield from _cells(results, width) if kind is CellResult else _LINES[kind](results)
    yield ""
    yield from (wrapped(f"Mind: {caution}", "") for caution in answer.cautions)
    yield from (wrapped(f"Near: {suggestion}", "") for suggestion in answer.suggestions)
    yield from _foot_lines(answer)


def _activities(rows: Sequence[ActivityResult]) -> Iterator[str]:
    for (tier, document, section), group in groupby(rows, _heading_of):
        yield ""
        yield from _section_lines(TIERS[tier], document, section, list(group))


def _heading_of(row: ActivityResult) -> tuple[Tier | None, str, SectionResult]:
    return row.tier, row.document, row.section


def _section_lines(head: str, document: str, section: SectionResult, rows: Sequence[ActivityResult]) -> Iterator[str]:
    """A heading with the words that hold for all rows under it, then the rows with the words of their own."""
    number = f"{section.number}. " if section.number else ""
    yield click.style(f"{number}{section.title}", bold=True) + f"  ({head}; {document}, {rows[0].status})"
    counts = Counter(evidence for row in rows for evidence in row.evidence[1:])
    shared = [evidence for evidence, number in counts.items() if number > 1 or len(rows) == 1]
    yield from (quote_line(evidence, "   ") for evidence in shared)
    for row in rows:
        yield from _activity_lines(row, shared)


def _activity_lines(row: ActivityResult, shared: Sequence[Evidence]) -> Iterator[str]:
    details = [responsible_words(row), row.priority, due_words(row.due), place_words(row.evidence[0])]
    code = row.code or "-"
    yield textwrap.fill(row.text, WIDTH, initial_indent=f" {code:<6}", subsequent_indent=" " * 7)
    yield click.style(wrapped("; ".join(detail for detail in details if detail), " " * 7), dim=True)
    yield from (quote_line(e, " " * 7) for e in row.evidence[1:] if e not in shared)
    yield from (wrapped(words, " " * 7) for words in row.added)


def _foot_lines(answer: Answer) -> Iterator[str]:
    searched = answer.searched
    date = f", as of {date_in_words(answer.as_of)}" if answer.as_of else ""
    yield f"Documents searched: {searched.documents}{date}."
    if searched.cited_but_absent:
        absent = counted(len(searched.cited_but_absent), "programme or instrument", "programmes and instruments")
        yield f"Cited in them but not in the store: {absent} (listed with --json)."


# ---------------------------------------------------------------- other kinds of result


def _cells(cells: Sequence[Any], width: int) -> Iterator[str]:
    yield ""
    yield from few_or_matrix_lines(cells, width)


def _counts(counts: Sequence[CountResult]) -> Iterator[str]:
    """A number a line, where there are several; one stands in the summary."""
    if counts[0].by:
        yield ""
        yield from aligned([[one.by.label if one.by else "", str(one.count)] for one in counts])


def _concepts(concepts: Sequence[ConceptResult]) -> Iterator[str]:
    yield ""
    rows = [[one.label, one.key, counted(len(one.activities), "activity", "activities")] for one in concepts]
    yield from aligned(rows)
    yield from (quote_line(proof, "    ") for proof in dict.fromkeys(p for one in concepts for p in one.evidence[:1]))


def _units(units: Sequence[UnitResult]) -> Iterator[str]:
    for unit in units:
        yield ""
        yield click.style(f"{unit.number}. {unit.name}", bold=True) + f"  ({unit.document})"
        yield from unit_lines(unit)


def _documents(documents: Sequence[DocumentResult]) -> Iterator[str]:
    yield ""
    yield from document_lines(documents)


def _definitions(definitions: Sequence[Definition]) -> Iterator[str]:
    yield ""
    yield from definition_lines("", definitions, ())


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    yield ""
    yield from finding_lines(findings)


def _hits(hits: Sequence[Hit]) -> Iterator[str]:
    return (line for hit in hits for line in hit_lines(hit))


def _said(said: Sequence[RecommendationResult | ReportResult]) -> Iterator[str]:
    return (line for one in said for line in statement_lines(one))


_LINES: dict[type, Callable[[Sequence[Any]], Iterator[str]]] = {
    ActivityResult: _activities,
    ConceptResult: _concepts,
    CountResult: _counts,
    Definition: _definitions,
    DocumentResult: _documents,
    Finding: _findings,
    Hit: _hits,
    RecommendationResult: _said,
    ReportResult: _said,
    UnitResult: _units,
}
