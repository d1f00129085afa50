"""The tables that a curator keeps beside the documents, as spreadsheets really write them.

What is wrong in one is a problem of its own line; it costs nothing else, so nothing here raises.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

LARGEST = 16 * 1024 * 1024
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Problem:
    """``manifest.csv line 4: what is wrong; what to do``."""

    file: str
    line: int | None
    what: str

    def __str__(self) -> str:
        return f"{self.file}{f' line {self.line}' if self.line else ''}: {self.what}"


@dataclass(frozen=True, slots=True)
class Row:
    """A line that can be read: its cells by column head, stripped, without the empty ones."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and what is wrong with the others."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_table(path: Path, columns: Collection[str], needed: Collection[str]) -> Table:
    """A file that is not there is an empty table."""
    try:
        if not path.exists():
            return Table()
        if not path.is_file() or path.resolve().parent != path.parent.resolve():
            return _refused(path, "it is no ordinary file in this folder; put the table itself here")
        if path.stat().st_size > LARGEST:
            return _refused(path, f"it is larger than {LARGEST // 1024**2} MB; keep only lines that are needed")
        text = path.read_bytes().decode("utf-8-sig")
        return _table(path.name, text, columns, needed)
    except UnicodeDecodeError:
        return _refused(path, "it is not UTF-8; save it as CSV UTF-8")
    except OSError:
        return _refused(path, "it cannot be opened; see its permissions")
    except csv.Error as error:
        return _refused(path, f"it is no table ({error}); check the quotes, and save it as CSV UTF-8")


def _refused(path: Path, what: str) -> Table:
    return Table(problems=(Problem(path.name, None, what),))


def _table(file: str, text: str, columns: Collection[str], needed: Collection[str]) -> Table:
    lines = [(number, cells) for number, cells in _lines(text) if any(cells)]
    if not lines:
        return Table()
    first, heads = lines[0][0], [_head(cell) for cell in lines[0][1]]
    missing = [column for column in needed if column not in heads]
    if missing:
        return Table(problems=(Problem(file, first, f"there is no column {missing[0]!r}; add it"),))
    problems = [Problem(file, first, what) for what in _wrong_heads(heads, columns)]
    rows = []
    for number, cells in lines[1:]:
        if any(cells[len(heads) :]) or any(cell for head, cell in zip(heads, cells, strict=False) if not head):
            problems.append(Problem(file, number, "there are more cells than columns; quote a cell that holds a comma"))
        else:
            rows.append(_row(number, heads, cells, columns))
    return Table(tuple(rows), tuple(problems))


def _wrong_heads(heads: Sequence[str], columns: Collection[str]) -> Iterator[str]:
    for head in dict.fromkeys(heads):
        if head and head not in columns:
            yield f"no column is called {head!r}; use: {', '.join(columns)}"
        elif head and heads.count(head) > 1:
            yield f"the column {head!r} is there twice; keep one"


def _row(number: int, heads: Sequence[str], cells: Sequence[str], columns: Collection[str]) -> Row:
    given: dict[str, str] = {}
    for head, cell in zip(heads, cells, strict=False):
        if cell and head in columns:
            given.setdefault(head, cell)
    return Row(number, given)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with the number of the line that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_divider(text))
    start = 1
    for cells in reader:
        if cells and cells[0].casefold().startswith("sep="):  # a hint that some spreadsheets write for themselves
            cells = []
        yield start, [cell.strip() for cell in cells]
        start = reader.line_num + 1


def _divider(text: str) -> str:
    """A semicolon where the heads are divided by semicolons, as spreadsheets of many countries write them."""
    lines = (line for line in text.splitlines() if line.strip(" ;,\t") and not line.casefold().startswith("sep="))
    heads = next(lines, "")
    return ";" if heads.count(";") > heads.count(",") else ","


def _head(cell: str) -> str:
    return re.sub(r"[\s-]+", "_", cell.casefold())


def wrong_choice(what: str, value: str, known: Collection[str]) -> str | None:
    return None if value in known else f"no {what} is called {value!r}; give one of: {', '.join(known)}"


def wrong_date(value: str) -> str | None:
    """Whether a date is none of ISO 8601: a year, a month or a day."""
    match = _DATE.fullmatch(value)
    try:
        if match:
            date(*(int(part) if part else 1 for part in match.groups()))
            return None
    except ValueError:
        pass
    return f"{value!r} is no date; write it as 2025-05-06, 2025-05 or 2025"


def reason(row: Row) -> str:
    """Why a line is there, with by whom and when."""
    whose = ", ".join(part for part in (row["by"], row["date"]) if part)
    return f"{row['why']} ({whose})" if whose else row["why"]


def inside(folder: Path, written: str) -> str | None:
    """The path of a file as ``kgraph`` names it, relative to the folder; None where there is no such file in it."""
    name = PurePosixPath(written.replace("\\", "/")).as_posix()
    path = folder / name
    try:
        inside_it = not name.startswith("/") and ".." not in PurePosixPath(name).parts
        return name if inside_it and path.is_file() else None
    except (OSError, ValueError):
        return None


def known_file(folder: Path, written: str) -> str | None:
    """What is wrong with the file that a line names; None where it is there."""
    if not written:
        return "no file is named; write its path, seen from this folder"
    return None if inside(folder, written) else f"there is no file {written!r} in this folder; correct its path"
