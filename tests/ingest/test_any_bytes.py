"""Whatever the bytes are, they give blocks that map back to the text, or one clear line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import structure
from ingest.errors import Unreadable
from ingest.opening import FORMATS, WRITTEN, parsed
from ingest.records import Block, Span
from tests.ingest import pdf_files as files

ROOT = Path(__file__).parents[2]
SOAK = bool(os.environ.get("KGRAPH_SOAK"))
HEAD = ("Code", "Activity", "Responsible")
TABLE = files.ruled([HEAD, ("1.1", "Count the Saiga", "GOs"), ("1.2", "Train rangers", "NGOs")], (60, 300, 120))
SAMPLES = {
    ".md": (ROOT / "tests/ingest/fixtures/altai.md").read_bytes(),
    ".txt": (ROOT / "tests/ingest/fixtures/steppe.txt").read_bytes().decode().encode("utf-16"),
    ".html": (ROOT / "corpus/neaspec-nature-conservation-note-2023.html").read_bytes()[:20_000],
    ".docx": (ROOT / "corpus/neaspec-big-cats-workshop-2021.docx").read_bytes(),
    ".pdf": files.pdf([files.plain("Kulan in Turkmenistan"), TABLE]),
}


def look(data: bytes, suffix: str) -> None:
    """Read them, and hold what was read to what every reading must hold."""
    try:
        source = parsed(data, suffix)
    except Unreadable as error:
        assert "; " in str(error)
        assert "\n" not in str(error)
        return
    source.text.encode()  # what cannot be written as UTF-8 can be neither kept nor shown
    assert all(_says(line.span, source.text) for line in source.lines)
    assert [line.span.start for line in source.lines] == sorted(line.span.start for line in source.lines)
    _hold_everything(structure.blocks(source), source.text)


def _says(span: Span, text: str) -> bool:
    """A stretch of the text with something in it, and no white space around that."""
    return text[span.start : span.end].strip() == text[span.start : span.end] != ""


def _hold_everything(blocks: tuple[Block, ...], text: str) -> None:
    end = 0
    for block in blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
        for cell in block.cells:
            assert cell.span is None or (_says(cell.span, text) and block.span.holds(cell.span))


@pytest.mark.parametrize("suffix", sorted(FORMATS.keys() | WRITTEN))
@given(data=st.binary(max_size=300))
@settings(max_examples=500 if SOAK else 10)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    look(data, suffix)


EDITS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 30), st.binary(max_size=30)), max_size=6)


@pytest.mark.parametrize("suffix", SAMPLES)
@given(edits=EDITS, length=st.none() | st.integers(0, 30_000))
@settings(max_examples=1000 if SOAK else 25)
def test_a_damaged_file_is_read_or_refused(
    suffix: str, edits: list[tuple[int, int, bytes]], length: int | None
) -> None:
    data = SAMPLES[suffix][:length]
    for at, gone, new in edits:
        at %= len(data) + 1
        data = data[:at] + new + data[at + gone :]
    look(data, suffix)


PIECES = [
    "a",
    "Saiga ",
    "1. ",
    "1.1\t",
    "a) ",
    "- ",
    "\n",
    "\n\n",
    "\r\n",
    "\f",
    "\t",
    "|",
    "|---|\n",
    "# ",
    "**",
    "===\n",
]
PIECES += [
    "<b>",
    "</b>",
    "<!--",
    "<sup>1</sup>",
    "[^1]: ",
    "Activity\tLead\n",
    "Activity | Lead\n",
    "\u2028",
    "\x85",
    "\u200b",
]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), suffix=st.sampled_from([".md", ".txt", ".html"]))
def test_signs_of_structure_in_any_order_are_read(pieces: list[str], suffix: str) -> None:
    look("".join(pieces).encode(), suffix)
