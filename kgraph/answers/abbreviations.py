"""What an abbreviation stands for, by the words before the brackets in which a document first prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.records import Span
from kgraph.evidence import evidence, passage
from kgraph.results import Hit

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_SHORT = re.compile(r"(?<![\w/-])(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{2,10}(?![\w/-])")
_MORE = 5  # words that a long form may have beyond the letters of the short one
_LONGEST = 200  # characters


def spelled_out(corpus: Corpus, question: str) -> list[tuple[str, str, Hit]]:
    """Each abbreviation of a question, the words that it stands for, and where they stand."""
    shorts = dict.fromkeys(short.removesuffix("s") for short in _SHORT.findall(question))
    found = (next(_printed(corpus, short), None) for short in shorts)
    return [one for one in found if one is not None]


def _printed(corpus: Corpus, short: str) -> Iterator[tuple[str, str, Hit]]:
    for document in corpus.primaries:
        read = corpus.extraction(document)
        for match in re.finditer(rf"\s*\(({re.escape(short)})s?\)", read.text):
            start = _start(read.text[max(match.start() - _LONGEST, 0) : match.start()], short)
            if start is None:
                continue
            proof = evidence(document, read, Span(match.start() - start, match.end()))
            yield short, read.text[proof.start : match.start()], passage(proof, proof.quote)


def _start(before: str, short: str) -> int | None:
    """How far before the brackets the long form begins: its letters follow those of the short one from the end, and
    the first begins a word (Schwartz and Hearst, 2003)."""
    least = len(before.split()) - len(short) - _MORE
    at = len(before)
    for number in range(len(short) - 1, -1, -1):
        at = _last(before, short[number].casefold(), at, first=number == 0)
        if at < 0:
            return None
    return len(before) - at if len(before[:at].split()) >= least else None


def _last(before: str, letter: str, end: int, *, first: bool) -> int:
    for at in range(end - 1, -1, -1):
        if before[at].casefold() == letter and (not first or at == 0 or not before[at - 1].isalnum()):
            return at
    return -1
