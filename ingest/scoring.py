"""The table by which units were chosen: a score by criteria, bound to each unit by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.cues import fold
from ingest.found import Found
from ingest.records import Block, Scoring, Section, Span
from ingest.tables import Table, words

_NOT_LETTERS = re.compile(r"[\W\d_]+")


def scored(sections: Sequence[Section], tables: Sequence[Table], found: Found) -> tuple[Section, ...]:
    """The sections, with their row of the scoring table where there is exactly one that goes by their name."""
    rows = [row for table in tables for row in scorings(table)]
    names = [_names(row.name, _name_span(row, found), found) for row in rows]
    result = []
    for section in sections:
        own = _names(section.title, section.span, found) if section.kind == "unit" else (frozenset(), frozenset())
        fits = _same(own[0], [name[0] for name in names]) or _same(own[1], [name[1] for name in names])
        result.append(replace(section, scoring=rows[fits[0]]) if len(fits) == 1 else section)
    return tuple(result)


def scorings(table: Table) -> tuple[Scoring, ...]:
    """The rows of a table with a column of scores; of any other table none."""
    at = table.index("score")
    if at is None or table.is_of_activities():
        return ()
    found = (_scoring(row, table, at) for row in table.rows)
    return tuple(row for row in found if row is not None)


def _scoring(row: Block, table: Table, at: int) -> Scoring | None:
    cells = [words(cell, table.text) for cell in row.cells]
    if len(cells) <= at or not cells[at].isdigit():
        return None
    named = next((i for i, cell in enumerate(cells[:at]) if _NOT_LETTERS.sub("", cell)), None)
    if named is None:
        return None
    criteria = tuple(
        (table.heads[i], int(cells[i])) for i in range(named + 1, at) if cells[i].isdigit() and table.heads[i]
    )
    return Scoring(
        name=cells[named],
        criteria=criteria,
        score=int(cells[at]),
        priority=_number(cells, table.index("priority")),
        rank=_number(cells, table.index("rank")),
        span=row.span,
    )


def _number(cells: Sequence[str], index: int | None) -> int | None:
    return int(cells[index]) if index is not None and index < len(cells) and cells[index].isdigit() else None


def _name_span(row: Scoring, found: Found) -> Span:
    first_cell = re.match(r"[^\t|]*[^\W\d_][^\t|]*", found.text[row.span.start : row.span.end])
    return Span(row.span.start, row.span.start + first_cell.end()) if first_cell else row.span


def _names(title: str, span: Span, found: Found) -> tuple[frozenset[str], frozenset[str]]:
    """The letters of a name, and the places of the vocabulary that it names."""
    places = frozenset(name.key for name in found.within(span, "place"))
    return frozenset({_NOT_LETTERS.sub("", fold(title))}), places


def _same(own: frozenset[str], others: Sequence[frozenset[str]]) -> list[int]:
    return [index for index, other in enumerate(others) if own and own & other]
