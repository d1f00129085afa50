"""What a digest holds, apart from how it is set: the .toml files beside this one, loaded and checked.

A block is told by its key: ``line`` (a line of the title page, a caption), ``title``, ``heading`` (with ``level``),
``text`` (a paragraph, with its printed ``number`` where it has one), ``items`` (a list; a list in the list belongs to
the item before it; ``marks`` says how it is counted) or ``rows`` (a table; a cell is words, a list, or says how far
it reaches ``across`` and ``down``; ``head`` rows and ``stub`` columns name the others). In the words, ``[^1]`` points
to a footnote and ``**`` stands around bold ones.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "corpus"

Marks = Literal["bullets", "letters", "roman"]
Item = str | tuple[Any, ...]  # words, or the list that belongs to the words before it
Run = tuple[Literal["words", "bold", "note"], str]

WORDING = (
    "Digest, written for kgraph. It carries the facts and figures of the source in other words; its wording is not "
    "official. Persons are not named, only their functions and bodies."
)
_MARK = re.compile(r"\[\^(\d+)\]|\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Line:
    text: str


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    number: str


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Item, ...]
    marks: Marks


@dataclass(frozen=True, slots=True)
class Cell:
    items: tuple[Item, ...]  # a single string where it is not ``listed``
    listed: bool = False
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    widths: tuple[int, ...]  # of the columns, in hundredths
    head: int
    stub: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in the grid of its table."""

    column: int
    cell: Cell
    left: int  # rows below into which it still reaches
    continued: bool = False  # it began in a row above


Block = Line | Title | Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Digest:
    """One document, in our words."""

    source: dict[str, str]  # kind, title, body, date, symbol: what the source says of itself
    as_printed: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: dict[str, str]

    def labels(self) -> tuple[tuple[str, str], ...]:
        """What stands at the start of every digest."""
        said = self.source
        return (
            ("Digest of", said["title"]),
            ("Kind", said["kind"]),
            ("Body", said["body"]),
            ("Date", said["date"]),
            ("Symbol", said["symbol"] or "none is printed"),
            ("Wording", WORDING),
        )


def load(name: str) -> Digest:
    data = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    source = dict(data["source"])
    digest = Digest(
        as_printed=tuple(source.pop("as_printed")),
        source=source,
        blocks=tuple(_block(raw) for raw in data["blocks"]),
        notes=data["notes"],
    )
    _check(digest)
    return digest


def runs(text: str) -> Iterator[Run]:
    """The words of a text, its bold words and the marks of its footnotes, in order."""
    last = 0
    for match in _MARK.finditer(text):
        if match.start() > last:
            yield "words", text[last : match.start()]
        yield ("note", match[1]) if match[1] else ("bold", match[2])
        last = match.end()
    if last < len(text):
        yield "words", text[last:]


def _block(raw: dict[str, Any]) -> Block:
    if "rows" in raw:
        return _table(raw)
    if "items" in raw:
        return Items(_items(raw["items"]), raw.get("marks", "bullets"))
    if "text" in raw:
        return Paragraph(raw["text"].strip(), raw.get("number", ""))
    if "heading" in raw:
        return Heading(raw["heading"], raw.get("level", 1))
    return Title(raw["title"]) if "title" in raw else Line(raw["line"])


def _items(raw: list[Any]) -> tuple[Item, ...]:
    return tuple(_items(one) if isinstance(one, list) else one for one in raw)


def _table(raw: dict[str, Any]) -> Table:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in raw["rows"])
    widths = tuple(raw.get("widths", ()))
    return Table(rows, raw.get("caption", ""), widths, raw.get("head", 0), raw.get("stub", 0))


def _cell(raw: Any) -> Cell:
    if isinstance(raw, list):
        return Cell(_items(raw), listed=True)
    if isinstance(raw, str):
        return Cell((raw,))
    return Cell((raw["text"],), across=raw.get("across", 1), down=raw.get("down", 1))


def _check(digest: Digest) -> None:
    """Every mark has its footnote and every footnote its mark, in order; every row of a table is full."""
    marks = [mark for text in texts(digest) for kind, mark in runs(text) if kind == "note"]
    if marks != list(digest.notes):
        raise ValueError(f"footnotes {list(digest.notes)}, but marks {marks}")
    for block in digest.blocks:
        if isinstance(block, Table):
            grid(block)


def grid(table: Table) -> list[list[Placed]]:
    """The rows with every column filled: where a cell of a row above reaches down, it stands again, as continued."""
    wide = len(table.widths) or len(table.rows[0])
    rows: list[list[Placed]] = []
    for row in table.rows:
        above = {one.column: one for one in (rows[-1] if rows else []) if one.left > 0}
        cells, placed, column = list(row), [], 0
        while column < wide and (column in above or cells):
            one = above.get(column)
            if one:
                new = Placed(column, one.cell, one.left - 1, continued=True)
            else:
                new = Placed(column, cells[0], cells.pop(0).down - 1)
            placed.append(new)
            column += new.cell.across
        if cells or column != wide:
            raise ValueError(f"a row does not fill the {wide} columns of its table: {row[0].items}")
        rows.append(placed)
    return rows


def texts(digest: Digest) -> Iterator[str]:
    """Every stretch of words of the body, in order."""
    for block in digest.blocks:
        if isinstance(block, Items):
            yield from flat(block.items)
        elif isinstance(block, Table):
            yield from (text for row in block.rows for cell in row for text in flat(cell.items))
        else:
            yield block.text


def flat(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield item
        else:
            yield from flat(item)
