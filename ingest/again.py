"""Activities that a sentence speaks of without their codes: "this activity", "the last two activities"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.codes import CodeMention
from ingest.phrases import any_of
from ingest.states import TABLE

_COUNTS = {"one": 1, "two": 2, "three": 3}
_SOON = 60  # characters of a sentence in which "this activity" takes up the one before


def pointed_back(
    words: str, own: Sequence[CodeMention], near: Sequence[CodeMention]
) -> Iterator[tuple[re.Match[str], Sequence[CodeMention]]]:
    """The words that point back, each with the codes that it takes up: of the sentence and the one before it."""
    for meaning, count in _COUNTS.items():
        match = any_of(TABLE, meaning).search(words)
        if match is not None and (count > 1 or (not own and match.start() <= _SOON)):
            yield match, near[-count:]
