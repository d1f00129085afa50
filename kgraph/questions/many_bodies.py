"""How many are to be responsible: "more than three responsible parties", "the longest list of responsible bodies"."""

from __future__ import annotations

import re

from ingest.cues import fold
from kgraph.query import Measure
from kgraph.questions.bounds import numbers

_NOUNS = r"(?:part(?:y|ies)|bod(?:y|ies)|actors?|organi[sz]ations?|entit(?:y|ies)|entries|names)"
_CELL = r"(?:in\s+(?:the|its|their)\s+responsible\s+(?:column|cell))"
_BODIES = re.compile(rf"\b(?:responsible\s+{_NOUNS}|{_NOUNS}\s+(?:responsible|{_CELL}))(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[\w'’-]+\s+){1,6}$")
_MOST = re.compile(
    r"\b(?:most|(?:largest|highest|greatest|biggest)\s+number\s+of|longest\s+list\s+of)\s+$", re.IGNORECASE
)
_LEAST = re.compile(r"\b(?:fewest|(?:smallest|lowest)\s+number\s+of|shortest\s+list\s+of)\s+$", re.IGNORECASE)
_FAR = 60  # characters


def many_bodies(question: str) -> Measure | None:
    """What is asked of the number of those who are responsible for a row; one alone is asked for otherwise."""
    named = _BODIES.search(question)
    if named is None:
        return None
    before = question[max(named.start() - _FAR, 0) : named.start()]
    if _MOST.search(before) or _LEAST.search(before):
        return Measure(of="responsible", extreme="most" if _MOST.search(before) else "least")
    near = _BEFORE.search(before)
    words = [fold(word) for word in near.group().split()] if near else []
    found = [one for one in numbers(words) if one.end == len(words) and not one.ordinal]
    if not found or (found[-1].low, found[-1].high) == (1, 1):
        return None
    return Measure(of="responsible", low=found[-1].low, high=found[-1].high)
