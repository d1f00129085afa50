"""Tables whose column edges were dragged row by row, so that the file knows more columns than a reader sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median_low

from ingest.readers.flow import TableCell

Row = list[TableCell]
FEWEST = 3  # cells of a row that columns can be told by


def straightened(rows: list[Row]) -> list[Row]:
    """The rows with as many columns as most of them have cells, where none of them shows the file's own columns."""
    count, often = Counter(len(row) for row in rows).most_common(1)[0] if rows else (0, 0)
    usual = [row for row in rows if len(row) == count]
    drifts = len({tuple(cell.across for cell in row) for row in usual}) > 1
    as_filed = any(len(row) > count or all(cell.across == 1 for cell in row) for row in rows if len(row) >= FEWEST)
    if count < FEWEST or 2 * often < len(rows) or not drifts or as_filed:
        return rows
    edges = [median_low(edge) for edge in zip(*map(_edges, usual), strict=True)]
    return [_fitted(row, count, edges) for row in rows]


def _edges(row: Row) -> list[int]:
    return [0, *accumulate(cell.across for cell in row)]


def _fitted(row: Row, count: int, edges: Sequence[int]) -> Row:
    """A row of the usual number of cells has one a column; another's cells reach from edge to edge."""
    if len(row) == count:
        return [replace(cell, across=1) for cell in row]
    columns = [min(range(len(edges)), key=lambda n: abs(edges[n] - own)) for own in _edges(row)]
    spans = (max(1, end - start) for start, end in pairwise(columns))
    return [replace(cell, across=across) for cell, across in zip(row, spans, strict=True)]
