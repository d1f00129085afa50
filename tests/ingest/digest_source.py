"""What the readers must give back of a digest: the blocks of the source that it was made from, one by one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import structure
from ingest.readers.counting import letters, roman
from ingest.readers.source import Source

DIGESTS = Path(__file__).parents[2] / "docs" / "digests"
sys.path.insert(0, str(DIGESTS))

import notes  # noqa: E402

if TYPE_CHECKING:
    from notes import Cell, Digest, Item, Items, Placed, Table

Shown = tuple[str, ...]  # kind, then number or level where it has one, then words or cells
BULLETS = {"docx": "•○", "html": "••"}


def shown(source: Source) -> list[Shown]:
    """The blocks of a file as they were read; furniture aside."""
    return [one for block in structure.blocks(source) if (one := _shown(source.text, block))]


def _shown(text: str, block: structure.Block) -> Shown | None:
    words = text[block.span.start : block.span.end]
    if block.kind == "furniture":
        return None
    if block.kind == "row":
        return ("row", *(text[cell.span.start : cell.span.end] if cell.span else "" for cell in block.cells))
    if block.kind == "heading":
        return ("heading", words.lstrip("# "))
    if block.kind == "item":
        return ("item", block.number or "", words)
    if block.kind == "footnote":
        return ("footnote", block.number or "", words)
    return ("paragraph", words)


def expected(digest: Digest, form: str) -> Iterator[Shown]:
    yield from (("paragraph", f"{name}: {words}") for name, words in digest.labels())
    for block in digest.blocks:
        if isinstance(block, notes.Items):
            yield from _items(block, form)
        elif isinstance(block, notes.Table):
            yield from _table(block, form)
        elif isinstance(block, notes.Paragraph):
            yield "paragraph", f"{block.number} {_plain(block.text)}".strip()
        elif isinstance(block, notes.Line):
            # Words that open an annex are taken for its heading, wherever they stand.
            yield ("heading" if block.text.startswith("Annex") else "paragraph"), _plain(block.text)
        else:
            yield "heading", _plain(block.text)
    for number, words in digest.notes.items():
        yield "footnote", number, f"[^{number}]: {words}"


def _items(block: Items, form: str) -> Iterator[Shown]:
    for count, words in enumerate(block.items, 1):
        number = {"roman": roman, "letters": letters, "bullets": lambda _: ""}[block.marks](count)
        label = f"- {number}." if block.marks == "roman" else f"{number})" if number else BULLETS[form][0]
        yield "item", number, f"{label} {_plain(str(words))}"


def _table(table: Table, form: str) -> Iterator[Shown]:
    if table.caption:
        yield "paragraph", _plain(table.caption)
    for row in notes.grid(table):
        if row[0].cell.across == len(table.widths):
            yield "heading", _said(row[0].cell, form)
        else:
            yield ("row", *(words for placed in row for words in _cells(placed, form)))


def _cells(placed: Placed, form: str) -> list[str]:
    """A cell that spans columns stands in the first; one that reaches down says its words in every row."""
    return [_said(placed.cell, form)] + [""] * (placed.cell.across - 1)


def _said(cell: Cell, form: str) -> str:
    return _plain(" ".join(_bulleted(cell.items, form, 0))) if cell.listed else _plain(str(cell.items[0]))


def _bulleted(items: tuple[Item, ...], form: str, depth: int) -> Iterator[str]:
    for one in items:
        if isinstance(one, str):
            yield f"{BULLETS[form][depth]} {one}"
        else:
            yield from _bulleted(one, form, depth + 1)


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").split())
