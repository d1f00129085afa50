"""Where, in the words of a proposal or of its match, stands what is the same and what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kgraph.agreed.results import Sides
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

Which = Literal["text", "match"]
_IN_WORDS = ("action", "date")  # given as they are written, not by a key


@dataclass(frozen=True, slots=True)
class Mark:
    start: int
    end: int
    differs: bool


def marks(
    vocabulary: Vocabulary, words: str, which: Which, same: Mapping[str, Sides], differs: Mapping[str, Sides]
) -> list[Mark]:
    """In text order, none inside another; where something is both, it differs."""
    names = [(name.key, name.start, name.end) for name in matcher(vocabulary).find(words)]
    found = [Mark(*span, True) for span in _spans(words, names, which, differs)]
    found += [Mark(*span, False) for span in _spans(words, names, which, same)]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda one: (one.start, -one.end, not one.differs)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _spans(
    words: str, names: Sequence[tuple[str, int, int]], which: Which, sides: Mapping[str, Sides]
) -> Iterator[tuple[int, int]]:
    for dimension, side in sides.items():
        said = side.text if which == "text" else side.match
        if dimension in _IN_WORDS:
            for one in said:
                yield from (found.span() for found in re.finditer(rf"(?<!\w){re.escape(one)}(?!\w)", words, re.I))
        else:
            yield from ((start, end) for key, start, end in names if key in said)
