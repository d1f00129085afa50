"""Results as CSV for a spreadsheet: a row per result, nested values in words, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Any, TextIO

from ingest.clean import clean
from kgraph.definition import NamedIn, Neighbour, Occurrence
from kgraph.results import (
    ActorResult,
    CoveredResult,
    DueResult,
    Evidence,
    LeftOutResult,
    OrganisationResult,
    ReferenceResult,
    SectionResult,
    StatusBy,
)
from kgraph.wording import place_words

# A spreadsheet takes a cell that begins so for a formula, whoever wrote the document that it was read from.
_FORMULA = re.compile(r"(?!-\d+(\.\d+)?$)[=+\-@\t＝＋－＠]")


def columns_of(*kinds: type) -> tuple[str, ...]:
    """The columns of results of some classes, so that a table without rows has its head too."""
    return tuple(dict.fromkeys(field.name for kind in kinds for field in fields(kind)))


def write_csv(records: Iterable[Any], out: TextIO, columns: Sequence[str] = ()) -> None:
    """A row per record: a result, or a dictionary by column. What has no column yet gets one at the end."""
    rows = [_plain(record) for record in records]
    heads = list(dict.fromkeys((*columns, *(name for row in rows for name in row))))
    out.writelines(csv_lines(rows, heads))


def csv_lines(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    """The head and the rows of a table, one by one."""
    writer = csv.writer(_Line(), lineterminator="\n")
    yield str(writer.writerow(columns))
    for row in rows:
        yield str(writer.writerow([safe(row.get(name)) for name in columns]))


class _Line:
    """Gives the writer of the csv module what it writes back."""

    def write(self, line: str) -> str:
        return line


def _plain(record: Any) -> dict[str, Any]:
    if is_dataclass(record):
        return {field.name: getattr(record, field.name) for field in fields(record)}
    return dict(record)


def safe(value: Any) -> str:
    """A value as a cell. Words that would run as a formula get a quotation mark before them; a number stays one."""
    text = cell(value).replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if _FORMULA.match(text) else text


@singledispatch
def cell(value: Any) -> str:
    """A value in words; parts of a list are parted by semicolons."""
    if is_dataclass(value):
        return ", ".join(f"{name}: {cell(part)}" for name, part in _plain(value).items() if cell(part))
    return str(value)


@cell.register(type(None))
def _nothing(_: None) -> str:
    return ""


@cell.register(bool)
def _truth(value: bool) -> str:
    return "yes" if value else "no"


@cell.register(list)
@cell.register(tuple)
def _many(values: Sequence[Any]) -> str:
    return "; ".join(cell(value) for value in values)


@cell.register(dict)
def _by_name(values: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {cell(value)}" for name, value in values.items())


@cell.register
def _covered(value: CoveredResult) -> str:
    return f"{value.label} ({value.basis})"


@cell.register
def _actor(value: ActorResult) -> str:
    return f"{value.label} (consulted)" if value.consulted else value.label


@cell.register
def _organisation(value: OrganisationResult) -> str:
    return f"{value.label} ({value.role})"


@cell.register
def _due(value: DueResult) -> str:
    return f"{value.kind} {value.year}"


@cell.register
def _section(value: SectionResult) -> str:
    return f"{value.number}. {value.title}" if value.number else value.title


@cell.register
def _left_out(value: LeftOutResult) -> str:
    return f"{value.key} ({value.why})"


@cell.register
def _reference(value: ReferenceResult) -> str:
    return f"{value.code} ({value.why})"


@cell.register
def _status(value: StatusBy) -> str:
    by = ", ".join(part for part in (value.body, value.date) if part)
    return f"{by}: “{clean(value.quote)}”" if by else f"“{clean(value.quote)}”"


@cell.register
def _evidence(value: Evidence) -> str:
    place = place_words(value)
    return f"“{clean(value.quote)}” ({place})" if place else f"“{clean(value.quote)}”"


@cell.register
def _neighbour(value: Neighbour) -> str:
    return f"{value.relation} {value.label} ({value.key})"


@cell.register
def _named_in(value: NamedIn) -> str:
    return value.id if value.mentions is None else f"{value.id} ({value.mentions})"


@cell.register
def _occurrence(value: Occurrence) -> str:
    verified = "" if value.verified else ", unverified"
    return f"{value.species_label} in {value.country_label}: {value.presence}{verified} ({value.source})"
