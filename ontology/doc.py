"""A text with its names as a spaCy document: tokens that no name cuts through, spans, and sentences.

spaCy itself is imported when a document is made, as most commands never need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ontology.names import Name
from ontology.vocabulary import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAMES = "names"  # the key of the spans in a document

_TOKEN = re.compile(r" (?! )|\s+|[^\W_]+(?:['’][^\W\d_]+)?|[\W_]")
_STOP = re.compile(r"(?<![.!?])[.!?]+[\"'”’)\]]*(?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*•]|\d{1,2}[.)]|\(?[a-z][.)])[ \t])")
_JOINED = re.compile(r"[^;,:.\s]\s+(?:and|or|to)\s*$")
_OPENS = re.compile(r"[\s*_>\"'“‘(\[]*[^\W_a-z]")
_NUMBER = re.compile(r"(?:^|[\s(])(?:\d{1,3}(?:\.\d+)*|[A-Z]|[IVXL]+)\.$")  # a year is no item's number
_CODE = re.compile(r"\d\.\d+\.$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends; together they cover the text but for the space between them."""
    start = 0
    for stop in (*_stops(text), len(text)):
        piece = text[start:stop]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = stop


def _stops(text: str) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if _is_item(text, match) if match.group()[0] == "\n" else _ends_sentence(text, match):
            yield match.end()


def _is_item(text: str, stop: re.Match[str]) -> bool:
    """A new line that begins an item: not the letter of "parts (a) and" at the end of a line, "(c)" on the next."""
    return _JOINED.search(text, max(0, stop.start() - 40), stop.start()) is None


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a dot ends a sentence: not after an abbreviation, an initial or a bare item number."""
    if not _OPENS.match(text, stop.end()):
        return False
    if text[stop.start()] != ".":
        return True
    before = text[max(0, stop.start() - 40) : stop.start() + 1]
    word = before.split()[-1].lstrip("([\"'“‘").lower() if before.split() else ""
    if word in _abbreviations():
        return False
    return _CODE.search(before) is not None or _NUMBER.search(before) is None


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    rows = load().tables["context_words.csv"]
    return frozenset(word for row in rows if row["context"] == "abbreviation" for word in row.many("words"))


@lru_cache(maxsize=1)
def _language() -> Language:
    from spacy.lang.en import English

    return English()


def spans(text: str, names: Sequence[Name]) -> Doc:
    """The text as a document whose ``doc.spans["names"]`` are its names: label the kind, kb_id the key."""
    from spacy.tokens import Doc, Span

    words, spaces, offsets = _tokens(text, names)
    starts = {0} | {start for start, _ in sentences(text)}
    opens: list[bool | int | None] = [offset in starts for offset in offsets]
    doc = Doc(_language().vocab, words=words, spaces=spaces, sent_starts=opens)
    first = {offset: token for token, offset in enumerate(offsets)}
    last = {offset + len(word): token for token, (offset, word) in enumerate(zip(offsets, words, strict=True), 1)}
    doc.spans[NAMES] = [
        Span(doc, first[n.start], last[n.end], label=n.kind, kb_id=n.key, span_id=n.form) for n in names
    ]
    return doc


def _tokens(text: str, names: Sequence[Name]) -> tuple[list[str], list[bool], list[int]]:
    """Words, whether one space follows each, and where each begins; cut where names begin and end."""
    cuts = {offset for name in names for offset in (name.start, name.end)} | {s for s, _ in sentences(text)}
    words: list[str] = []
    spaces: list[bool] = []
    offsets: list[int] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.group() == " " and words and not spaces[-1] and start not in cuts and end <= len(text):
            spaces[-1] = True
            continue
        for piece_start, piece_end in _pieces(start, end, cuts):
            words.append(text[piece_start:piece_end])
            spaces.append(False)
            offsets.append(piece_start)
    return words, spaces, offsets


def _pieces(start: int, end: int, cuts: set[int]) -> Iterator[tuple[int, int]]:
    edges = [start, *(cut for cut in range(start + 1, end) if cut in cuts), end]
    yield from pairwise(edges)
