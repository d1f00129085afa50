"""Definitions for a person at a terminal: what a thing is, what is planned for it, and what lies next to it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from kgraph.definition import ActivityCounts, Definition, NamedIn, Neighbour, Occurrence, UnitResult, VersionResult
from kgraph.printing import WIDTH, aligned, quote_line, wrapped
from kgraph.results import ActivityResult, DocumentResult
from kgraph.wording import (
    correction_words,
    document_words,
    due_words,
    responsible_words,
    said_words,
    standing_words,
    status_words,
)
from kgraph.words import capital, counted, date_in_words, joined

_INDENT = "   "
_QUOTED = 4  # quotes that are printed of one thing
_MOST = 25  # of one kind of neighbour, or of ids; the others are in the JSON


def definition_lines(what: str, definitions: Sequence[Definition], near: Sequence[str]) -> Iterator[str]:
    if not definitions:
        yield nothing_known(what, near)
    for number, definition in enumerate(definitions):
        if number:
            yield ""
        yield from _lines(definition)


def nothing_known(what: str, near: Sequence[str]) -> str:
    """Said to a person as the answer, to a script beside the empty list."""
    return f"Nothing is known of {what!r}." + (f" Near it: {joined(near, 'or')}." if near else "")


def _lines(definition: Definition) -> Iterator[str]:
    yield click.style(definition.label, bold=True) + f"  ({definition.kind}, {definition.key})"
    yield from _told("Scientific name", ", ".join(definition.scientific))
    yield from _told("Also called", ", ".join(definition.names))
    for name, value in definition.about.items():
        yield from _told(capital(name), value)
    if definition.activity:
        yield from _activity(definition.activity)
    for report in definition.activity.reported if definition.activity else definition.reported:
        yield from _told("Reported", f"{said_words(report)}; {report.document}, {report.date or 'no date'}")
        yield quote_line(report.evidence[0], _INDENT)
    if definition.unit:
        yield from unit_lines(definition.unit)
    if definition.document:
        yield from _document(definition.document)
    for version in definition.versions:
        yield from _version(version)
    if definition.activities:
        yield from _counts(definition.activities)
    yield from _told("In documents", "; ".join(map(_named, definition.documents)))
    yield from _range(definition)
    yield from _neighbours(definition.neighbours)
    yield from (quote_line(proof, _INDENT) for proof in definition.evidence[:_QUOTED])
    if len(definition.evidence) > _QUOTED:
        yield f"{_INDENT}{len(definition.evidence) - _QUOTED} more quotes (listed with --json)"


def _told(name: str, value: str) -> Iterator[str]:
    """A fact, its keys never broken over lines: they are to be copied."""
    if value:
        yield textwrap.fill(
            f"{name}: {value}", WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
        )


def _first(words: Sequence[str], mark: str) -> str:
    more = [f"{len(words) - _MOST} more (listed with --json)"] if len(words) > _MOST else []
    return mark.join([*words[:_MOST], *more])


def _counts(number: ActivityCounts) -> Iterator[str]:
    parts = [f"{number.explicit} explicit", f"{number.unit} unit", f"{number.programme} programme"]
    yield from _told("Activities", f"{number.total} ({', '.join(parts)})" if number.total else "none")
    yield from _told("Explicit and unit ones", _first(number.ids, ", "))


def _named(document: NamedIn) -> str:
    return document.id if document.mentions is None else f"{document.id} ({counted(document.mentions, 'mention')})"


def _range(definition: Definition) -> Iterator[str]:
    if definition.range:
        yield f"{_INDENT}Range:"
        rows = [_occurrence(definition.kind, one) for one in definition.range]
        yield from (f"{_INDENT * 2}{line}" for line in aligned(rows))


def _occurrence(kind: str, one: Occurrence) -> list[str]:
    other = one.country_label if kind == "species" else one.species_label
    return [other, one.presence, "" if one.verified else "unverified", one.source]


def _neighbours(neighbours: Iterable[Neighbour]) -> Iterator[str]:
    for relation, group in groupby(neighbours, key=lambda one: one.relation):
        yield from _told(capital(relation), _first([f"{one.label} ({one.key})" for one in group], "; "))


# ------------------------------------------------------------------ what documents hold


def _activity(row: ActivityResult) -> Iterator[str]:
    yield wrapped(row.text, _INDENT)
    yield from _told("Stands in", f"{row.document}, {row.status}")
    yield from _told("Responsible", responsible_words(row))
    yield from _told("Indicator", row.indicator)
    yield from _told("Priority", row.priority)
    yield from _told("Due", due_words(row.due))
    yield from _told("Species", ", ".join(f"{one.label} ({one.basis})" for one in row.species))
    yield from _told("Countries", ", ".join(f"{one.label} ({one.basis})" for one in row.countries))
    yield from _told("Left out", "; ".join(f"{left.key}: {left.why}" for left in row.left_out))


def unit_lines(unit: UnitResult) -> Iterator[str]:
    yield from _told("Number", unit.number)
    yield from _told("Species", ", ".join(one.label for one in unit.species))
    yield from _told("Countries", ", ".join(one.label for one in unit.countries))
    for note in unit.footnotes:
        yield from _told(f"Footnote {note.mark}", note.text)
    if unit.scoring:
        given = (("score", unit.scoring.score), ("priority", unit.scoring.priority), ("rank", unit.scoring.rank))
        yield from _told("Scoring", ", ".join(f"{name} {value}" for name, value in given if value is not None))


def _version(version: VersionResult) -> Iterator[str]:
    date = f" of {date_in_words(version.date)}" if version.date else ""
    period = f"for {version.period[0]} to {version.period[1]}" if version.period else ""
    counts = [f"{number} {name}" for name, number in version.counts.items()]
    said = [f"{version.document}{date}", version.status.replace("_", " "), period, joined(counts)]
    yield from _told("As it stands in", "; ".join(part for part in said if part))
    yield from (
        f"{_INDENT * 2}{line}"
        for line in aligned([
            [section.number, section.name, counted(len(section.activities), "activity", "activities")]
            for section in version.sections
        ])
    )  # fmt: skip


def _document(document: DocumentResult) -> Iterator[str]:
    yield wrapped(document_words(document), _INDENT)
    yield from _told("Status", f"{status_words(document)}; {document.wording} wording")
    yield from _told("Same as", document.same_as or "")
    yield from _told("Holds", ", ".join(f"{number} {name}" for name, number in document.counts.items() if number))
    for said in document.said:
        yield from _told("Said of it", f"{standing_words(said)} ({said.by.document})")
    for line in document.corrections:
        yield from _told("Corrected by the curator" if line.in_force else "No longer corrected", correction_words(line))
