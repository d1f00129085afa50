"""A sentence in its halves: "X had not been assessed, while Y was ongoing" says two things of two subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from ingest.phrases import source
from ingest.records import Span
from ingest.states import TABLE, State

_CODE = re.compile(r"\d+(?:\.\d+)+")
_OPENING = 3  # words: before these, "while" opens the sentence and divides nothing


def halves(words: str, states: Sequence[State]) -> tuple[Span, ...]:
    """The stretches of a sentence that each say something of their own, in order; offsets are of its words."""
    inner = sorted(cut for cut in _divided(words) | _spliced(words, states) if any(map(str.isalpha, words[cut:])))
    return tuple(Span(start, end) for start, end in pairwise([0, *inner, len(words)]))


@cache
def _divider() -> re.Pattern[str]:
    """Both mean the same; "yet" and "but" do so only behind a comma: "not yet", "all but one"."""
    sets_apart, turns = source(TABLE, "divides"), source(TABLE, "turns")
    return re.compile(rf";|,?\s+(?:and\s+)?{sets_apart}|,\s*(?:and\s+)?{turns}", re.IGNORECASE)


def _divided(words: str) -> set[int]:
    """Where a semicolon stands, or a word that sets one half against the other."""
    return {
        match.start()
        for match in _divider().finditer(words)
        if len(words[: match.start()].split()) >= _OPENING and not _in_brackets(words, match.start())
    }


@cache
def _begins() -> re.Pattern[str]:
    """A comma and a new subject: by its first word, or by a code that stands in it as one did before."""
    coded = rf"(?=[^,;()]*\((?P<code>{_CODE.pattern}))"
    return re.compile(rf",\s+(?:and\s+)?(?:{source(TABLE, 'begins')}|{coded})", re.IGNORECASE)


def _spliced(words: str, states: Sequence[State]) -> set[int]:
    """Commas behind which a new subject says something of its own, while something was said before already."""
    found: set[int] = set()
    for match in _begins().finditer(words):
        start = max(found, default=0)
        alone = match["code"] and not _CODE.search(words, start, match.start())
        if alone or _in_brackets(words, match.start()):
            continue
        before = any(start <= state.start and state.end <= match.start() for state in states)
        behind = next((state for state in states if state.start >= match.end()), None)
        if before and behind and behind.verb and "," not in words[match.end() : behind.start]:
            found.add(match.start())
    return found


def _in_brackets(words: str, at: int) -> bool:
    return words.count("(", 0, at) > words.count(")", 0, at)
