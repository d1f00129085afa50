"""Tables: rows that stand together, and what each of their columns holds by the words at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest import shapes
from ingest.clean import clean
from ingest.cues import fold, meanings
from ingest.lines import line_ends
from ingest.records import Block, Cell, Span

_CODE = re.compile(r"^[A-Z]{0,3}[.-]?\s?\d{1,3}(?:[.-]\d{1,3})*\.?[a-z]?\)?$")
_NOTHING = frozenset({"", "-", "--", "0", "no", "none", "n/a", "n.a.", "na", "not applicable"})
_HEAD_WORDS = 8  # more are no head
SCOPES = ("species", "countries")
ACTIVITY_COLUMNS = frozenset({"responsible", "indicator", "priority", "deadline", "funding"})


@dataclass(frozen=True, slots=True)
class Table:
    """A head and the rows under it. The same head, printed again on the next page, goes on with the same table."""

    text: str
    head: tuple[Block, ...]
    columns: tuple[str, ...]  # the meaning of each; empty where its head says nothing known
    heads: tuple[str, ...]  # the words of each
    rows: tuple[Block, ...]

    def index(self, meaning: str) -> int | None:
        return self.columns.index(meaning) if meaning in self.columns else None

    def is_of_activities(self) -> bool:
        """A column of things to do, and one that says who, when or how well; a meeting's timetable is none."""
        known = set(self.columns)
        if "text" not in known or "agenda" in known or not known & ACTIVITY_COLUMNS:
            return False
        texts = _column(self, self.columns.index("text"))
        return sum(not cell.isdigit() for cell in texts) > len(texts) / 2

    def has_deep_codes(self) -> bool:
        """Its rows are numbered like ``1.1``, so that ``1`` is what they stand under."""
        at = self.index("code")
        codes = _column(self, at) if at is not None else []
        return sum("." in code.rstrip(".") for code in codes) > len(codes) / 2


def is_code(words: str) -> bool:
    return _CODE.match(words) is not None


def tables(blocks: Sequence[Block], text: str) -> tuple[Table, ...]:
    found: list[Table] = []
    for group in _groups(blocks, text):
        head, columns, heads = _head(group, text)
        rows = tuple(group[len(head) :])
        found.append(_completed(Table(text, tuple(head), columns, heads, rows)))
    return tuple(found)


def _groups(blocks: Sequence[Block], text: str) -> Iterator[list[Block]]:
    """Rows by table: headings, footnotes and what repeats do not end one, a paragraph of its own does."""
    group: list[Block] = []
    last = 0
    for block in blocks:
        if block.kind == "row":
            apart = group and line_ends(text[last : block.span.start]) > 1
            if group and (_is_head(block, text) or (apart and _is_another(block, group, text))):
                yield group
                group = []
            group.append(block)
        elif block.kind in ("paragraph", "item") and group and not _belongs(block, group, text):
            yield group
            group = []
        last = block.span.end
    if group:
        yield group


def _belongs(block: Block, group: Sequence[Block], text: str) -> bool:
    """Lines between the rows of a table of activities: a unit's species, a remark under its heading."""
    return bool(_meanings(group[0], text) & ACTIVITY_COLUMNS) and block.kind == "paragraph"


def _is_another(row: Block, group: Sequence[Block], text: str) -> bool:
    """A row after a break that does not fit the table before: other columns, or a head of its own."""
    if abs(len(row.cells) - len(group[-1].cells)) > 1 or len(_meanings(row, text)) > 1:
        return True
    cells = [words(cell, text) for cell in row.cells]
    return all(0 < len(cell.split()) < 4 and not any(map(str.isdigit, cell)) for cell in cells)


def _is_head(row: Block, text: str) -> bool:
    """A head of a table of activities: short words that say what its columns hold, and no code."""
    cells = [words(cell, text) for cell in row.cells]
    known = {meaning_of(cell) for cell in cells}
    plain = all(len(cell.split()) < _HEAD_WORDS and (not is_code(cell) or not cell) for cell in cells)
    return plain and "text" in known and bool(known & ACTIVITY_COLUMNS)


def _meanings(row: Block, text: str) -> set[str]:
    return {meaning_of(words(cell, text)) for cell in row.cells} - {""}


def filled(block: Block) -> Span:
    """What a block says: of a row, from its first filled cell to its last."""
    spans = [cell.span for cell in block.cells if cell.span is not None]
    return Span(spans[0].start, spans[-1].end) if spans else block.span


def says_something(words: str) -> bool:
    """Not a dash, "n/a" or the like, by which a cell is left empty."""
    return fold(words) not in _NOTHING


def words(cell: Cell, text: str) -> str:
    """What a cell says, cleaned; empty where it says nothing."""
    return clean(text[cell.span.start : cell.span.end]) if cell.span is not None else ""


def meaning_of(head: str) -> str:
    """What a column holds: by its whole head, else by the longest known words that the head begins with."""
    known = meanings("columns", "meaning")
    folded = fold(head).strip(" .:*").replace("/", " / ")
    if not folded or len(folded.split()) > _HEAD_WORDS:
        return ""
    if folded in known:
        return known[folded]
    whole = meanings("columns", "whole")  # words that say what a column holds only when they are all of its head
    starts = (
        entry for entry in known if folded.startswith(entry) and not folded[len(entry)].isalnum() and not whole[entry]
    )
    return next((known[entry] for entry in starts), "")


def _head(group: Sequence[Block], text: str) -> tuple[list[Block], tuple[str, ...], tuple[str, ...]]:
    """The head of a table: its first row, and a second one where the first spans columns that it names."""
    first = group[0]
    heads = [words(cell, text) for cell in first.cells]
    if not any(map(meaning_of, heads)):
        return [], (), ()
    head = [first]
    if len(group) > 1 and _is_second_head(first, group[1], text):
        head.append(group[1])
        second = [words(cell, text) for cell in group[1].cells] + [""] * len(heads)
        heads = [below or above for above, below in zip(heads, second, strict=False)]
    return head, tuple(map(meaning_of, heads)), tuple(heads)


def _is_second_head(first: Block, second: Block, text: str) -> bool:
    """It begins empty and names what the first row leaves empty, as under a head that spans several columns."""
    if not second.cells or second.cells[0].span is not None or first.cells[0].span is None:
        return False
    pairs = zip(first.cells, second.cells, strict=False)
    fills = sum(above.span is None and below.span is not None for above, below in pairs)
    return fills > 1 or (fills == 1 and bool(_meanings(second, text)))


def _completed(table: Table) -> Table:
    """The columns of a table of activities, with those whose head is empty or unknown told by their cells."""
    if not table.is_of_activities():
        return table
    columns, heads = list(table.columns), list(table.heads)
    at = columns.index("text")
    if max((len(row.cells) for row in table.rows), default=0) == len(columns) + 1:
        columns.insert(at + 1, "")  # one head over the code and the text
        heads.insert(at + 1, "")
    if "code" not in columns:
        unnamed = [i for i in (at - 1, at, at + 1) if 0 <= i < len(columns) and (i == at or not columns[i])]
        code = max(unnamed, key=lambda i: _share_of_codes(table, i))
        if len(unnamed) > 1 and _share_of_codes(table, code) > 0.5:
            other = at if code != at else max((i for i in unnamed if i != at), key=lambda i: _length(table, i))
            columns[at] = ""
            columns[other], columns[code] = "text", "code"
    told = replace(table, columns=tuple(columns), heads=tuple(heads))
    return replace(told, columns=_told_by_cells(told))


def _told_by_cells(table: Table) -> tuple[str, ...]:
    """Columns of priorities and of headings that their heads do not show."""
    columns = list(table.columns)
    ranked = [index for index, meaning in enumerate(columns) if meaning in ("", "rank") and _is_ranked(table, index)]
    for index in range(len(columns)):
        if ranked == [index] and "priority" not in columns:
            columns[index] = "priority"
        elif "section" not in columns and index < columns.index("text") and _heads_rows(table, index):
            columns[index] = "section"
    return tuple(columns)


def _is_ranked(table: Table, index: int) -> bool:
    """Whether its cells are priorities; where several columns are, each ranks for a country or the like."""
    ranks = meanings("priorities", "priority")
    cells = [cell for cell in _column(table, index) if says_something(cell)]
    return len(cells) > 1 and all(fold(cell).strip(" .") in ranks for cell in cells)


def _heads_rows(table: Table, index: int) -> bool:
    """A column left of the text in which one cell stands beside several rows, as a heading does."""
    meaning = table.columns[index]
    cells = _column(table, index)
    runs = [cell for cell, _ in groupby(cells)]
    if meaning not in ("", *SCOPES) or len(runs) * 2 > len(table.rows) or len(set(runs)) < len(runs):
        return False
    numbered = all(shapes.cue(cell) or shapes.number(cell) for cell in runs)
    return bool(runs) and (numbered if meaning else not any(cell.isdigit() or is_code(cell) for cell in runs))


def _column(table: Table, index: int) -> list[str]:
    cells = (words(row.cells[index], table.text) for row in table.rows if index < len(row.cells))
    return [cell for cell in cells if cell]


def _share_of_codes(table: Table, index: int) -> float:
    cells = _column(table, index)
    return sum(map(is_code, cells)) / len(cells) if cells else 0.0


def _length(table: Table, index: int) -> int:
    return sum(map(len, _column(table, index)))
