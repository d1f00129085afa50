"""The proposals of a file, one after the other: its lines, its list items, or the rows of its table of activities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingest.clean import clean
from ingest.cues import fold, meanings
from ingest.errors import Unreadable
from ingest.pipeline import read
from ingest.records import Block, Extraction
from ingest.tables import tables, words
from kgraph.agreed.acts import is_plain
from kgraph.agreed.proposal import read_words
from kgraph.errors import BadInput
from ontology.doc import sentences
from ontology.vocabulary import Vocabulary

_MARK = re.compile(r"\s*(?:[-*•○–]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+)\s+")
_HEADING_WORDS = 8  # more are no heading


def items(path: Path, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The proposals of a file in its order. Headings, introductions, codes and bullets are none of them."""
    try:
        document = read(path, vocabulary)
    except Unreadable as error:
        raise BadInput(f"{path.name} cannot be read: {error}") from None
    return items_of(document, path.name)


def items_of(document: Extraction, name: str) -> tuple[str, ...]:
    """The same of a file that was read."""
    found = tuple(activity.text for activity in document.activities) or tuple(_parts(document))
    if not found:
        raise BadInput(f"{name} holds no proposals; give it one a line, as a list, or in a column “Activity”")
    return found


def _parts(document: Extraction) -> Iterator[str]:
    cells = dict(_cells(document))
    listed = any(_is_listed(block) for block in document.blocks)
    for block in document.blocks:
        said = cells.get(block.span.start, _said(document, block))
        if not said or said.endswith(":"):
            continue
        if _is_listed(block) or (block.kind == "paragraph" and _is_line(document, block, said, listed)):
            yield said


def _is_listed(block: Block) -> bool:
    return block.kind in ("item", "row") or (block.kind == "paragraph" and block.number is not None)


def _is_line(document: Extraction, block: Block, said: str, listed: bool) -> bool:
    """Whether a paragraph is a proposal: beside a list or a table, most only introduce those."""
    if not listed:
        return not _is_heading(document, block, said)
    acts = read_words(said, ()).acts
    return bool(acts) and acts[0].start == 0 and is_plain(said) and len(list(sentences(said))) == 1


def _cells(document: Extraction) -> Iterator[tuple[int, str]]:
    """Where rows begin, with the cell in the column for activities; of the head of a table, nothing."""
    for table in tables(document.blocks, document.text):
        at = table.index("text")
        if at is not None:
            yield from ((row.span.start, "") for row in table.head)
            for row in table.rows:
                yield row.span.start, words(row.cells[at], table.text) if at < len(row.cells) else ""


def _said(document: Extraction, block: Block) -> str:
    """What a block says, without its bullet or number."""
    quote = document.quote(block.span)
    mark = _MARK.match(quote) if block.kind != "row" else None
    return clean(quote[mark.end() :] if mark else quote)


def _is_heading(document: Extraction, block: Block, said: str) -> bool:
    """A known head, such as "Background"; or a few words over an empty line that ask for nothing but proposals."""
    if meanings("front_words", "meaning").get(fold(said)) == "stop":
        return True
    below = document.text[block.span.end : block.span.end + 3].replace("\r", "").replace(" ", "")
    if len(said.split()) > _HEADING_WORDS or said[-1] in ".;!?" or not below.startswith("\n\n"):
        return False
    acts = [act for act in read_words(said, ()).acts if act.kinds != {"light"}]
    return all("propose" in act.concepts for act in acts)
