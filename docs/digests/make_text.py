"""Set the digest of the Harbin workshop's concept note as a plain text file: lines of one width, a table in pipes.

python docs/digests/make_text.py
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from notes import CORPUS, Digest, Heading, Item, Items, Line, Paragraph, Table, Title, load, runs

NAME = "neaspec-harbin-workshop-2019"
TARGET = CORPUS / f"{NAME}.txt"
WIDTH = 88
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def make(digest: Digest) -> bytes:
    parts = ["\n".join(_wrap(words, f"{name}: ", "  ") for name, words in digest.labels())]
    parts += [_set(block) for block in digest.blocks]
    parts += [_wrap(words, f"{number.translate(SUPERSCRIPTS)} ") for number, words in digest.notes.items()]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _set(block: Line | Title | Heading | Paragraph | Items | Table) -> str:
    if isinstance(block, Items):
        return "\n".join(
            _wrap(words, "  " * depth + "- ", "  " * depth + "  ") for words, depth in _listed(block.items)
        )
    if isinstance(block, Table):
        return "\n".join(_table(rows_of(block)))
    return _wrap(_words(block.text), f"{block.number} ".lstrip() if isinstance(block, Paragraph) else "")


def _words(text: str) -> str:
    """Words and bold words alike; the marks of footnotes raised."""
    return "".join(words.translate(SUPERSCRIPTS) if kind == "note" else words for kind, words in runs(text))


def _wrap(text: str, first: str = "", others: str = "") -> str:
    """Broken at spaces only: a hyphen belongs to its name, an address is kept whole."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _listed(items: tuple[Item, ...], depth: int = 0) -> Iterator[tuple[str, int]]:
    for item in items:
        if isinstance(item, str):
            yield item, depth
        else:
            yield from _listed(item, depth + 1)


def rows_of(table: Table) -> list[list[str]]:
    """A line for every entry of a list: the first beside the row's other cells, the others below it."""
    rows: list[list[str]] = []
    for row in table.rows:
        cells = [
            ["  " * (depth - 1) + "- " * (depth > 0) + _words(words) for words, depth in _listed(cell.items)]
            for cell in row
        ]
        rows += [list(line) for line in zip_longest(*cells, fillvalue="")]
    return rows


def _table(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for index, row in enumerate(rows):
        yield "| " + " | ".join(words.ljust(width) for words, width in zip(row, widths, strict=True)) + " |"
        if index == 0:
            yield "| " + " | ".join("-" * width for width in widths) + " |"


if __name__ == "__main__":
    TARGET.write_bytes(make(load(NAME)))
