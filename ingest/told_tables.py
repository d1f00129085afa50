"""Tables that tell: what became of each activity, what is recommended or was decided; a row is a statement.

A table of a programme has nothing to tell: its rows lay down what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest import codes
from ingest.codes import CodeMention
from ingest.cues import fold, table
from ingest.records import Block, Cell, Span
from ingest.saying import heading_kind
from ingest.tables import Table, is_code, meaning_of, tables
from ingest.tables import words as words_of

KINDS = ("recommendation", "decision", "request", "suggestion", "agreed")  # of statements that a column can hold
_ROW_CODE = re.compile(r"\W*(?:(?i:activity|action)\s+)?")
_YEAR = re.compile(r"\s*\(?(?:19|20)\d\d\)?$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its head: its words, what they mean for a statement, and what for a programme."""

    words: str
    holds: str  # "status", "to", one of ``KINDS``, or nothing
    meaning: str  # as ``ingest.tables`` knows it: "code", "text", "responsible" ...


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the heads over its cells."""

    block: Block
    columns: tuple[Column, ...]
    text: str

    def cells(self, *holds: str) -> Iterator[tuple[str, Cell]]:
        """The filled cells under heads that hold these, each with what it holds."""
        for column, cell in zip(self.columns, self.block.cells, strict=False):
            if column.holds in holds and words_of(cell, self.text):
                yield column.holds, cell

    def meant(self, *meanings: str) -> Iterator[Cell]:
        for column, cell in zip(self.columns, self.block.cells, strict=False):
            if column.meaning in meanings and words_of(cell, self.text):
                yield cell

    def code(self) -> re.Match[str] | None:
        """The code of the activity that it is about, printed in the column for it or before the activity's words."""
        for cell in (*self.meant("code"), *self.meant("text"), *self.block.cells[:1]):
            if cell.span is None:
                continue
            lead = _ROW_CODE.match(self.text, cell.span.start, cell.span.end)
            found = codes.ONE.match(self.text, lead.end() if lead else cell.span.start, cell.span.end)
            if found is not None:
                return found
        return None


def told_rows(text: str, blocks: Sequence[Block]) -> tuple[Row, ...]:
    """The rows of all tables that tell."""
    return tuple(row for one in tables(blocks, text) for row in _rows(one))


def is_told(one: Table) -> bool:
    """Whether a table that could lay activities down tells of them instead, or of what was recommended."""
    columns = _columns(one.heads, _section(one))
    text = next((column for column in columns if column.meaning == "text"), None)
    return any(column.holds == "status" for column in columns) or (text is not None and text.holds in KINDS)


def _rows(one: Table) -> Iterator[Row]:
    heads, rows = one.heads, one.rows
    if not heads and rows:  # a head of which no word is known as one of a programme
        heads = tuple(words_of(cell, one.text) for cell in rows[0].cells)
        rows = rows[1:]
    columns = _columns(heads, _section(one))
    if any(column.holds in ("status", *KINDS) for column in columns):
        for block in rows:
            spread = columns if len(block.cells) <= len(columns) else _spread(columns, block, one.text)
            yield Row(block, spread, one.text)


def _spread(columns: tuple[Column, ...], block: Block, text: str) -> tuple[Column, ...]:
    """One head stands over a code and its words where a row has a cell more than there are heads."""
    if len(block.cells) == len(columns) + 1 and is_code(words_of(block.cells[0], text)):
        return (Column("", "", "code"), *columns)
    return columns


def _section(one: Table) -> str:
    return next((row.section for row in (*one.head, *one.rows) if row.section), "")


def _columns(heads: Sequence[str], section: str) -> tuple[Column, ...]:
    """What is to be done, under a heading that says of what is below it that it is agreed or recommended, is so."""
    columns = tuple(Column(head, _holds(head), meaning_of(head)) for head in heads)
    kind = heading_kind(section)
    if kind is None or any(column.holds in ("status", *KINDS) for column in columns):
        return columns
    return tuple(replace(column, holds=kind) if column.meaning == "text" else column for column in columns)


def _holds(head: str) -> str:
    folded = fold(_YEAR.sub("", head)).strip(" .:*")
    return _heads().get(folded, "")


@cache
def _heads() -> Mapping[str, str]:
    return {fold(row["head"]): row["holds"] for row in table("statement_columns")}


def row_codes(rows: Sequence[Row], programme: str | None) -> Iterator[CodeMention]:
    """The codes of the activities that the rows of a review speak of."""
    for row in rows:
        found = row.code() if programme and any(row.cells("status")) else None
        if programme and found is not None:
            yield CodeMention(
                programme=programme,
                code=found["code"],
                letters=codes.letters(found["letters"] or ""),
                span=Span(found.start("code"), found.end("code")),
            )


def with_rows(mentioned: Sequence[CodeMention], more: Iterator[CodeMention]) -> tuple[CodeMention, ...]:
    """All codes in text order, those of rows once."""
    found = {code.span: code for code in more}
    others = (code for code in mentioned if code.span not in found)
    return tuple(sorted((*others, *found.values()), key=lambda code: (code.span, code.code)))


def is_in(span: Span, rows: Sequence[Row]) -> bool:
    """Whether a code stands in a row that says in a column of its own how far it is."""
    return any(row.block.span.holds(span) and any(row.cells("status")) for row in rows)
