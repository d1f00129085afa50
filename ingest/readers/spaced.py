"""Tables in plain text whose columns are aligned by spaces: written anew, one row a line with tabs between its cells.

A cell goes on below itself, between the lines of its neighbours; only a row put together can be pointed to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.tables import ACTIVITY_COLUMNS, is_code, meaning_of

_NEWLINE = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
_RUN = re.compile(r"\S+(?: \S+)*")  # words with single spaces between them
_RULE = re.compile(r"^[\s|:+=_*-]{3,}$")
FULL = 0.6  # of a column's width: only words that fill it so far may reach up to the next column
CODES = 0.6  # of what a column says: then it is one of codes
LONGEST = 1000  # characters: no line of a table
APART = 2  # blank lines inside a table are fewer


@dataclass(frozen=True, slots=True)
class Row:
    number: int  # of its first line
    cells: list[str]


@dataclass(slots=True)
class _Table:
    starts: list[int]  # where its columns begin
    head: Row
    lines: list[tuple[int, list[str]]] = field(default_factory=list)  # by number, with their cells
    across: dict[int, str] = field(default_factory=dict)  # by number, headings inside it
    end: int = 0  # the number of the line behind it


def unspaced(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with such tables written anew, and for every line the number it had; none where nothing changed."""
    printed = _NEWLINE.split(text)
    lines = [line.replace("\f", "") for line in printed]
    written: list[tuple[int, str]] = []
    index, found = 0, False
    while index < len(lines):
        table = _table(lines, index)
        rows = _rows(table) if table is not None else []
        if table is None or not rows:
            written.append((index + 1, printed[index]))
            index += 1
            continue
        said = [(row.number, "\t".join(row.cells)) for row in [table.head, *rows]]
        pages = [number for number in range(index + 1, table.end + 1) if "\f" in printed[number - 1]]
        written += _paged(sorted([*said, *table.across.items()]), pages)
        index, found = table.end, True
    if not found:
        return text, ()
    return "\n".join(line for _, line in written), tuple(number for number, _ in written)


def _paged(written: Sequence[tuple[int, str]], pages: Sequence[int]) -> list[tuple[int, str]]:
    """Rows with the ends of pages before them, by the lines that pages begin with; a row cut by one ends above it."""
    found, left = [], list(pages)
    for number, line in written:
        ends = [page for page in left if page <= number]
        left = left[len(ends) :]
        found.append((number, "\f" * len(ends) + line))
    return found + [(page, "\f") for page in left]


def _table(lines: Sequence[str], index: int) -> _Table | None:
    """The table that begins at a line, with the lines that keep to its columns."""
    head = _head(lines[index])
    if head is None:
        return None
    table = _Table([start for start, _ in head], Row(index + 1, [words for _, words in head]), end=index + 1)
    blank = 0
    for at in range(index + 1, len(lines)):
        line = lines[at].rstrip()
        if not line or _RULE.match(line):
            blank += not line
            continue
        cells = _cells(line, table.starts)
        if blank > APART or _head(line) is not None or (cells is None and not _goes_on(lines, at, table.starts)):
            break
        if cells is None:
            table.across[at + 1] = line
        else:
            table.lines.append((at + 1, cells))
        table.end, blank = at + 1, 0
    return table


def _head(line: str) -> list[tuple[int, str]] | None:
    """The words at the head of each column, and where they begin."""
    if "  " not in line or "\t" in line or len(line) > LONGEST:
        return None
    heads = [(run.start(), run.group()) for run in _RUN.finditer(line)]
    known = [meaning for _, words in heads if (meaning := meaning_of(words))]
    sure = "text" in known and ACTIVITY_COLUMNS & set(known)
    return heads if sure and len(heads) > 2 and len(known) * 2 >= len(heads) else None


def _goes_on(lines: Sequence[str], at: int, starts: Sequence[int]) -> bool:
    """A line across the columns is a heading where a row comes next."""
    after = [line for line in lines[at + 1 : at + 4] if line.strip()][:1]
    cells = _cells(after[0].rstrip(), starts) if after else None
    return cells is not None and sum(map(bool, cells)) > 2 and _head(after[0]) is None


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    """What stands in each column; None where words run across."""
    if "\t" in line or len(line) > LONGEST:
        return None
    runs = list(_RUN.finditer(line))
    for run in runs:
        column = sum(start <= run.start() for start in starts) - 1
        alone = len(runs) == 1 and column + 1 < len(starts) and run.end() > starts[column + 1]
        if column < 0 or alone or not _keeps_to_columns(run, column, starts):
            return None
    return [line[a:b].strip() for a, b in pairwise([*starts, len(line) + starts[-1]])]


def _keeps_to_columns(run: re.Match[str], column: int, starts: Sequence[int]) -> bool:
    """The words end before the next column, or fill theirs so that one space parts them from the next cell."""
    begin = run.start()
    for start in starts[column + 1 :]:
        if run.end() < start:
            return True
        width = start - 1 - begin
        is_parted = run.string[start - 1].isspace() and start < run.end()
        if not is_parted or width < FULL * (start - 1 - starts[column]):
            return False
        begin, column = start, column + 1
    return True


def _rows(table: _Table) -> list[Row]:
    """A row begins where its code stands; without codes, where the cell stands that is never broken."""
    lines = table.lines
    if not lines:
        return []
    columns = range(len(table.starts))
    said = [[cells[column] for _, cells in lines if cells[column]] for column in columns]
    coded = [c for c in columns if len(said[c]) > 1 and sum(map(is_code, said[c])) >= CODES * len(said[c])]
    whole = min((c for c in columns if lines[0][1][c]), key=lambda c: len(said[c]))
    first = coded[0] if coded and lines[0][1][coded[0]] else whole
    rows: list[Row] = []
    for number, cells in lines:
        if cells[first] or not rows:
            rows.append(Row(number, list(cells)))
        else:
            rows[-1].cells[:] = [" ".join(filter(None, pair)) for pair in zip(rows[-1].cells, cells, strict=True)]
    full = [row for row in rows if sum(map(bool, row.cells)) * 2 > len(columns)]
    return rows if len(full) * 2 > len(rows) else []
