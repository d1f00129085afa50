"""The shipped text file read back: every block of the source that it was made from, in order."""

from __future__ import annotations

import digest_source  # finds the scripts of the digests
import make_text
import notes

import ingest
from ingest.records import Block, Extraction


def test_the_text_file_is_read_back_as_it_was_made() -> None:
    assert make_text.TARGET.parent == digest_source.DIGESTS.parents[1] / "corpus"
    digest = notes.load(make_text.NAME)
    read = ingest.read(make_text.TARGET)
    rows = [("row", *cells) for block in digest.blocks if isinstance(block, notes.Table) for cells in table(block)]
    assert [shown(read, block) for block in read.blocks if block.kind == "row"] == rows
    assert [shown(read, block) for block in read.blocks if block.kind not in ("row", "furniture")] == list(said(digest))


def shown(read: Extraction, block: Block) -> tuple[str, ...]:
    if block.kind == "row":
        return ("row", *(read.quote(cell.span).strip() if cell.span else "" for cell in block.cells))
    return (block.kind, " ".join(read.quote(block.span).split()))


def table(block: notes.Table) -> list[tuple[str, ...]]:
    return [tuple(" ".join(cell.split()) for cell in row) for row in make_text.rows_of(block)]


def said(digest: notes.Digest) -> list[tuple[str, ...]]:
    """Kind and words of all that is no table; a lone short line above a title reads as a heading."""
    told = [("paragraph", f"{name}: {words}") for name, words in digest.labels()]
    for block in digest.blocks:
        if isinstance(block, notes.Items):
            told += [("item", f"- {words}") for words in block.items]
        elif isinstance(block, notes.Heading):
            told.append(("heading", block.text))
        elif not isinstance(block, notes.Table):
            words = make_text._words(block.text)
            told.append(("heading" if words == "Concept Note" else "paragraph", words))
    return told + [
        ("footnote", f"{number.translate(make_text.SUPERSCRIPTS)} {words}") for number, words in digest.notes.items()
    ]
