"""The headings of a programme, each with the lines that belong to it and the rows that stand under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest import shapes
from ingest.clean import trim
from ingest.labels import labels
from ingest.records import Block, Section, Span
from ingest.tables import Table, filled, words

LONGEST_NUMBER = 3  # of a theme: "12", "IV"
_BESIDE = (2, 1)  # the rank of a heading in a cell of its own: below every other


@dataclass(slots=True)
class Opened:
    """A heading with the lines that belong to it, and the rows under it."""

    heading: Block
    rank: tuple[int, int]
    labels: list[Block] = field(default_factory=list)
    lists: list[Span] = field(default_factory=list)  # of names, on a line of their own
    rows: list[tuple[Block, Table]] = field(default_factory=list)
    section: Section | None = None


def opened(blocks: Sequence[Block], tables: Sequence[Table], titled: Span, text: str) -> list[Opened]:
    """Every heading with what stands under it, in order; rows without one stand under the title."""
    rows = {row.span.start: table for table in tables for row in table.rows}
    restated = _restated(blocks)
    found: list[Opened] = []
    beside: tuple[int, str] | None = None  # the table and the words of the heading beside the rows before
    for block in blocks:
        table = rows.get(block.span.start)
        head = _heading_beside(block, table, text) if table is not None else None
        if head is not None and (id(table), words(head.cells[0], text)) != beside:
            beside = id(table), words(head.cells[0], text)
            found.append(Opened(replace(head, cells=()), _BESIDE))
        if block.span.start in restated:
            found[-1].labels.append(block)
        elif block.kind == "heading":
            found.append(Opened(replace(block, span=filled(block)), _rank(block, text)))
        elif block.span.start in rows and (theme := _theme(block, rows[block.span.start], text)):
            found.append(Opened(theme, _rank(theme, text)))
        elif block.span.start in rows and not _is_label_row(block, text):
            if not found:
                found.append(Opened(Block(kind="heading", span=titled), (0, 0)))
            found[-1].rows.append((block, rows[block.span.start]))
        elif found and (not found[-1].rows or block.kind == "row") and _has_labels(block, text):
            found[-1].labels.append(block)
    return found


def _restated(blocks: Sequence[Block]) -> set[int]:
    """Where "Objective 2: ..." right below "2. Trade" says what that heading is for, as every such line does there."""
    lines = [block for block in blocks if block.kind in ("heading", "paragraph", "item", "row")]
    cued = [(above, block) for above, block in pairwise(lines) if block.kind == "heading" and _is_cued(block)]
    same = [block for above, block in cued if above.kind == "heading" and above.number == last_word(block)]
    return {block.span.start for block in same} if len(same) == len(cued) else set()


def _is_cued(heading: Block) -> bool:
    return " " in (heading.number or "")


def last_word(heading: Block) -> str:
    return (heading.number or "").rsplit(" ", 1)[-1]


def _theme(row: Block, table: Table, text: str) -> Block | None:
    """A row that is a heading: ``1`` and ``Funding`` in two cells, where the rows under it have codes like ``1.1``."""
    code, at = table.index("code"), table.index("text")
    said = [index for index, cell in enumerate(row.cells) if cell.span is not None]
    if code is None or at is None or said != sorted((code, at)) or not table.has_deep_codes():
        return None
    number = words(row.cells[code], text).rstrip(".")
    if not number.isalnum() or len(number) > LONGEST_NUMBER or shapes.ended(words(row.cells[at], text)):
        return None
    return replace(row, kind="heading", number=number, span=filled(row))


def _heading_beside(row: Block, table: Table, text: str) -> Block | None:
    """The cell of a column for headings, as a heading: where it is empty the heading above it goes on."""
    at = table.index("section")
    span = row.cells[at].span if at is not None and at < len(row.cells) else None
    if at is None or span is None:
        return None
    said = text[span.start : span.end]
    number = shapes.cue(said) or shapes.number(said)
    return replace(row, kind="heading", number=number, span=span, cells=(row.cells[at],))


def _has_labels(block: Block, text: str) -> bool:
    return block.kind != "furniture" and bool(labels(text, block.span.start, block.span.end))


def _is_label_row(row: Block, text: str) -> bool:
    """``Species: Argali, Urial`` set as a row, in one cell or with the list in the next."""
    first = next((cell.span for cell in row.cells if cell.span is not None), None)
    if first is None:
        return True
    several = sum(cell.span is not None for cell in row.cells) > 2
    lead = labels(text, first.start, row.span.end)
    return bool(lead) and trim(text, first.start, lead[0].start) is None and not several


def _rank(heading: Block, text: str) -> tuple[int, int]:
    """Headings of the text hold those inside a table; among the latter only numbers show levels."""
    level = shapes.hashes(text[heading.span.start : heading.span.end])
    if level:
        return 0, level
    return 1, (heading.number or "").count(".") + 1
