"""Countries that stand as columns of a table: a row is for those in whose column it bears a mark or a priority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.country_codes import country_codes
from ingest.found import Found
from ingest.records import Activity, Block, Span
from ingest.tables import Table, says_something, words

FEWEST = 2  # columns: a single one is a remark


def marked(activities: Sequence[Activity], tables: Sequence[Table], found: Found) -> tuple[Activity, ...]:
    """The activities, each with the countries that its row marks."""
    rows: dict[int, tuple[tuple[str, Span], ...]] = {}
    for table in tables:
        columns = _columns(table, found)
        if len(columns) >= FEWEST:
            rows |= {row.span.start: _marks(row, columns, table.text) for row in table.rows}
    return tuple(replace(one, marked=rows.get(one.row.start, ())) for one in activities)


def _columns(table: Table, found: Found) -> dict[int, str]:
    """The country of each column whose head names one and says nothing else."""
    columns: dict[int, str] = {}
    for row in table.head:
        for index, cell in enumerate(row.cells):
            if cell.span is not None:
                named = found.within(cell.span, "country") if found.only_names(cell.span, "country") else []
                names = named or country_codes(found.text, cell.span, found.vocabulary, fewest=1)
                if len({name.key for name in names}) == 1:
                    columns[index] = names[0].key
    return columns if len(set(columns.values())) == len(columns) else {}


def _marks(row: Block, columns: dict[int, str], text: str) -> tuple[tuple[str, Span], ...]:
    cells = [(columns[index], cell) for index, cell in enumerate(row.cells) if index in columns]
    return tuple((key, cell.span) for key, cell in cells if cell.span and says_something(words(cell, text)))
