"""Whatever the bytes are, they give blocks that map back to the text, or one clear line."""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.opening import FORMATS, WRITTEN
from tests.ingest.any_bytes import SAMPLES, look

SOAK = bool(os.environ.get("KGRAPH_SOAK"))


@pytest.mark.parametrize("suffix", sorted(FORMATS.keys() | WRITTEN))
@given(data=st.binary(max_size=300))
@settings(max_examples=500 if SOAK else 10)
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    look(data, suffix)


EDITS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 30), st.binary(max_size=30)), max_size=6)


@pytest.mark.parametrize("suffix", SAMPLES)
@example(edits=[(226, 1, b""), (11106, 15, b"")], length=None)
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
