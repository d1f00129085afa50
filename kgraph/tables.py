"""What stands over a cell of a table: the head of its column, the head of its row, and a row that is a heading."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.records import Block, Cell, Span
from ingest.scene import Sentence


def heads(blocks: Sequence[Block]) -> dict[Span, tuple[Span, ...]]:
    """By cell, the cells that say what it is about."""
    found: dict[Span, tuple[Span, ...]] = {}
    columns: tuple[Cell, ...] = ()
    group: Span | None = None
    before: Block | None = None
    for block in blocks:
        filled = [cell.span for cell in block.cells if cell.span is not None]
        if block.kind != "row" or not filled:
            before = None
            continue
        if before is None:
            columns, group = (block.cells if len(filled) > 1 else ()), None
        if len(filled) == 1 and len(block.cells) > 1:
            group = filled[0]
        else:
            found |= _over(block, filled[0], columns if before is not None else (), group)
        before = block
    return found


def _over(block: Block, first: Span, columns: Sequence[Cell], group: Span | None) -> dict[Span, tuple[Span, ...]]:
    """What stands over each cell of a row."""
    found = {}
    for number, cell in enumerate(block.cells):
        if cell.span is not None:
            column = columns[number].span if number < len(columns) else None
            over = (group, first if cell.span != first else None, column)
            found[cell.span] = tuple(span for span in over if span is not None)
    return found


class Over:
    """What stands over the cell that a sentence is in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._heads = heads(blocks)

    def spans(self, sentence: Sentence) -> tuple[Span, ...]:
        cell = self.cell(sentence)
        return self._heads.get(cell, ()) if cell is not None else ()

    def cell(self, sentence: Sentence) -> Span | None:
        cells = (cell.span for cell in sentence.block.cells if cell.span is not None)
        return next((span for span in cells if span.holds(sentence.span)), None)
