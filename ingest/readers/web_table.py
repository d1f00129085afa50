"""The tables of a web page: which hold data and which only lay out the page, and where each cell stands in its grid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from ingest.readers.flow import MOST_COLUMNS

_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}
_NUMBER = re.compile(r"\s*(\d{1,6})")
_MOST_ROWS = 65534
_FEWEST, _FEW_CELLS = 3, 0.2  # rows and columns of a table that holds others in few of its cells


@dataclass(frozen=True, slots=True)
class WebCell:
    """A cell as far as it stands in one row; without a node it is a gap."""

    node: LexborNode | None
    across: int = 1
    continued: bool = False


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def lays_out(table: LexborNode) -> bool:
    """A table that is there for the looks of the page, by the signs that browsers go by."""
    if (table.attributes.get("role") or "").lower() in ("presentation", "none"):
        return True
    if max((sum(cell.tag in ("td", "th") for cell in children(row)) for row in _rows(table)), default=0) < 2:
        return True
    own = [cell for row in _rows(table) for cell in children(row)]
    if any(cell.tag == "th" for cell in own) or any(c.tag in ("caption", "thead") for c in children(table)):
        return False
    around = sum(cell.css_first("table, h1, h2, main, article") is not None for cell in own if cell.tag == "td")
    return around > 0 and not (_is_regular(table) and around < _FEW_CELLS * len(own))


def _is_regular(table: LexborNode) -> bool:
    """Rows of several cells each, most of them as many."""
    counts = Counter(sum(cell.tag in ("td", "th") for cell in children(row)) for row in _rows(table))
    count, often = counts.most_common(1)[0]
    return count >= _FEWEST and often >= _FEWEST


def cells(table: LexborNode) -> Iterator[LexborNode]:
    return (cell for row in _rows(table) for cell in children(row) if cell.tag in ("td", "th"))


def grid(table: LexborNode) -> list[list[WebCell]]:
    """The rows with every column filled; a cell that reaches down stands again in the rows below, as continued."""
    found: list[list[WebCell]] = []
    for group in _groups(table):
        above: dict[int, tuple[WebCell, int]] = {}  # by column: what reaches down, and into how many rows still
        found += [[*_placed(row, above)] for row in group]
    return found


def _placed(row: LexborNode, above: dict[int, tuple[WebCell, int]]) -> Iterator[WebCell]:
    column = 0
    own = [cell for cell in children(row) if cell.tag in ("td", "th")]
    while column < MOST_COLUMNS and (own or any(at >= column for at in above)):
        if column in above:
            cell, left = above.pop(column)
            if left > 1:
                above[column] = cell, left - 1
        elif own:
            node = own.pop(0)
            room = min((at for at in above if at > column), default=MOST_COLUMNS) - column
            cell = WebCell(node, min(max(_said(node, "colspan"), 1), room))
            down = _said(node, "rowspan") or _MOST_ROWS
            if down > 1:
                above[column] = WebCell(node, cell.across, continued=True), down - 1
        else:
            cell = WebCell(None)
        yield cell
        column += cell.across


def _groups(table: LexborNode) -> list[list[LexborNode]]:
    """The rows by group, the head first and the foot last, wherever the file has them."""
    groups = sorted((g for g in children(table) if g.tag in _GROUPS), key=lambda group: _GROUPS[str(group.tag)])
    return [[row for row in children(group) if row.tag == "tr"] for group in groups]


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    return (row for group in _groups(table) for row in group)


def _said(cell: LexborNode, name: str) -> int:
    """A span as browsers read it: 1 where it is missing or no number."""
    match = _NUMBER.match(cell.attributes.get(name) or "")
    return min(int(match[1]), _MOST_ROWS) if match else 1
