"""From a question to the proposal in it: "Was it agreed to train wardens?" asks about training wardens."""

from __future__ import annotations

import re
from functools import cache

from ingest.cues import pattern
from ingest.phrases import words
from kgraph.agreed.called import CUES


def proposal_in(question: str) -> str:
    """The question without the words that only ask."""
    said = " ".join(question.split()).rstrip(" ?.!")
    while (shorter := _shortened(said)) != said:
        said = shorter
    return said or question.strip()


def asks(question: str) -> bool:
    """Whether a question asks if something was agreed: by its first words, or by its last."""
    said = " ".join(question.split()).rstrip(" ?.!")
    first = any(one.match(said) for cue, one in _cues("asks") if " " in cue)
    last = any(found.end() == len(said) for cue, one in _cues("asked") for found in one.finditer(said) if _tells(cue))
    return first or last


def _tells(cue: str) -> bool:
    return re.search(r"\b(?:agreed|decided|planned|proposed|foreseen|programme|draft|in)\b", cue) is not None


def _shortened(said: str) -> str:
    for _, cue in _cues("asks"):
        found = cue.match(said)
        if found and said[found.end() :].strip(" ,:;"):
            return said[found.end() :].strip(" ,:;-–")
    for _, cue in _cues("asked"):
        last = max((found.start() for found in cue.finditer(said) if found.end() == len(said)), default=0)
        if last:
            return said[:last].strip(" ,:;-–")
    return said


@cache
def _cues(meaning: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    longest = sorted(words(CUES, meaning), key=lambda cue: (-len(cue), cue))
    return tuple((cue, pattern(cue)) for cue in longest)
