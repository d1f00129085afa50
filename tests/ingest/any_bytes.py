"""What any bytes must give: blocks that map back to the text, or one clear line. The tests and bench/fuzz.py ask it."""

from __future__ import annotations

from pathlib import Path

from ingest import structure
from ingest.errors import Unreadable
from ingest.opening import parsed
from ingest.records import Block, Span
from tests.ingest import pdf_files as files

ROOT = Path(__file__).parents[2]
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
