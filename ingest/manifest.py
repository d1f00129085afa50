"""``manifest.csv``: what a curator states of files that do not say it of themselves.

A value that cannot be used is reported with its line and left out; all else that the manifest states holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast, get_args

from ingest.curated import Problem, Row, inside, known_file, read_table, wrong_choice, wrong_date
from ingest.records import DocumentKind, Extraction, Status, StatusWord, Wording
from ontology.vocabulary import Kind, Vocabulary

NAME = "manifest.csv"
STATED_BY = "stated by the curator"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is stated of one file; None where the file speaks for itself."""

    file: str
    line: int
    id: str | None = None
    same_as: str | None = None  # a file of the folder, or the id of a document
    title: str | None = None
    symbol: str | None = None
    kind: DocumentKind | None = None
    date: str | None = None
    status: Status | None = None
    status_by: str | None = None
    status_date: str | None = None
    place: str | None = None
    body: str | None = None
    series: str | None = None
    reviews: str | None = None
    wording: Wording | None = None

    def made_of(self) -> dict[str, str]:
        """All that a record made with this line depends on."""
        given = {name: getattr(self, name) for name in (*_DOCUMENT, "status", "status_by", "status_date")}
        return {name: value for name, value in given.items() if value is not None}


_DOCUMENT = ("title", "symbol", "kind", "date", "place", "body", "series", "reviews", "wording")
COLUMNS = (*(field.name for field in fields(Line) if field.name != "line"), "note")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The lines of a folder's manifest, and what is wrong with it."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_manifest(folder: Path, vocabulary: Vocabulary) -> Manifest:
    """The manifest of a folder; empty where it has none."""
    table = read_table(folder / NAME, COLUMNS, ("file",))
    problems = list(table.problems)
    lines: dict[str, Line] = {}
    ids: dict[str, int] = {}
    for row in table.rows:
        wrong = dict(_wrong(row, folder, vocabulary))
        name = inside(folder, row["file"])
        if name in lines:
            wrong["file"] = f"{name!r} stands on line {lines[name].line} already; keep one line a file"
        if row["id"] in ids:
            wrong["id"] = f"the id {row['id']!r} is given on line {ids[row['id']]} already; choose another"
        problems += (Problem(NAME, row.line, what) for what in wrong.values())
        if name is not None and "file" not in wrong:
            lines[name] = _line(row, name, {c: row[c] for c in row.cells if c not in wrong}, vocabulary)
            if "id" in row.cells:
                ids.setdefault(row["id"], row.line)
    return Manifest(tuple(lines.values()), tuple(problems))


def _wrong(row: Row, folder: Path, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The columns whose values cannot be used, each with what is wrong."""
    what = known_file(folder, row["file"])
    if what:
        yield "file", what
    for column, value in row.cells.items():
        what = _wrong_value(column, value, vocabulary)
        if what:
            yield column, what
    if "status" not in row.cells:
        for column in ("status_by", "status_date"):
            if column in row.cells:
                yield column, f"there is a {column} but no status; give the status too"


def _wrong_value(column: str, value: str, vocabulary: Vocabulary) -> str | None:
    match column:
        case "id" if len(value) > _LONGEST_ID or not _ID.fullmatch(value):
            return f"{value!r} can be no id; write it in lower-case letters, digits and single hyphens"
        case "date" | "status_date":
            return wrong_date(value)
        case "kind":
            return wrong_choice("kind of document", value, get_args(DocumentKind))
        case "status":
            return wrong_choice("status", value, get_args(Status))
        case "wording":
            return wrong_choice("wording", value, get_args(Wording))
        case "body" if not key_of("organisation", value, vocabulary):
            return f"no organisation is called {value!r}; correct it, or add it to the vocabulary"
    return None


def key_of(kind: Kind, words: str, vocabulary: Vocabulary) -> str | None:
    """The key of a concept that is written as its key or as one of its names."""
    return words if vocabulary.get(kind, words) else vocabulary.named(kind, words)


def _line(row: Row, name: str, good: Mapping[str, str], vocabulary: Vocabulary) -> Line:
    """The line with what can be used of it; bodies and instruments by their keys where they have one."""
    given = {column: " ".join(value.split()) for column, value in good.items() if column not in ("file", "note")}
    named: tuple[tuple[str, Kind], ...] = (
        ("body", "organisation"), ("status_by", "organisation"), ("reviews", "instrument"),
    )  # fmt: skip
    for column, kind in named:
        if column in given:
            given[column] = key_of(kind, given[column], vocabulary) or given[column]
    return Line(file=name, line=row.line, **cast(dict[str, Any], given))


def stated(read: Extraction, line: Line) -> Extraction:
    """What was read, with what the curator states in the place of what the document says of itself."""
    given = line.made_of()
    values: dict[str, Any] = {name: given[name] for name in _DOCUMENT if name in given}
    if line.status is not None:
        values["status"] = StatusWord(status=line.status, body=line.status_by, date=line.status_date)
        values["printed"] = read.document.status
    names = tuple(name for name in (*_DOCUMENT, "status") if name in values)
    return replace(read, document=replace(read.document, **values, stated=names))
