"""The proposals of a file, one after the other: its lines, its list items, or the rows of its table of activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.clean import clean
from ingest.errors import Unreadable
from ingest.pipeline import read
from ingest.records import Block, Extraction
from ingest.tables import Table, tables, words
from kgraph.agreed.proposal import read_words
from kgraph.errors import BadInput
from ontology.vocabulary import Vocabulary

_MARK = re.compile(r"\s*(?:[-*•○–]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+)\s+")
_HEADING_WORDS = 8  # more are no heading


def items(path: Path, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The proposals of a file in its order. Headings, introductions, codes and bullets are none of them."""
    try:
        document = read(path, vocabulary)
    except Unreadable as error:
        raise BadInput(f"{path.name} cannot be read: {error}") from None
    found = tuple(_rows(document)) or tuple(_listed(document)) or tuple(_lines(document))
    if not found:
        raise BadInput(f"{path.name} holds no proposals; give it one a line, as a list, or in a column “Activity”")
    return found


def _rows(document: Extraction) -> Iterator[str]:
    """The rows of the tables that have a column for activities."""
    if document.activities:
        yield from (activity.text for activity in document.activities)
        return
    for table in tables(document.blocks, document.text):
        yield from _column(table)


def _column(table: Table) -> Iterator[str]:
    at = table.index("text")
    for row in table.rows if at is not None else ():
        if at is not None and at < len(row.cells) and (said := words(row.cells[at], table.text)):
            yield said


def _listed(document: Extraction) -> Iterator[str]:
    """List items and numbered lines; where there are some, the paragraphs around them only introduce them."""
    for block in document.blocks:
        if block.kind in ("item", "row") or (block.kind == "paragraph" and block.number is not None):
            said = _said(document, block)
            if said and not said.endswith(":"):
                yield said


def _lines(document: Extraction) -> Iterator[str]:
    """Each line of a plain text."""
    for block in document.blocks:
        said = _said(document, block)
        if block.kind == "paragraph" and said and not said.endswith(":") and not _is_heading(document, block, said):
            yield said


def _said(document: Extraction, block: Block) -> str:
    """What a block says, without its bullet or number."""
    quote = document.quote(block.span)
    mark = _MARK.match(quote) if block.kind != "row" else None
    return clean(quote[mark.end() :] if mark else quote)


def _is_heading(document: Extraction, block: Block, said: str) -> bool:
    """A few words with an empty line below them that do not ask for anything."""
    if len(said.split()) > _HEADING_WORDS or said[-1] in ".;!?":
        return False
    below = document.text[block.span.end : block.span.end + 3].replace("\r", "").replace(" ", "")
    acts = read_words(said, ()).acts
    return below.startswith("\n\n") and not (acts and acts[0].start == 0)
