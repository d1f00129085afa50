"""What was learned from the examples of ``ontology/asked.csv``: which words speak for which kind of question.

``asked.json`` holds it, ``learning.py`` writes it.
"""

from __future__ import annotations

import math
from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

import ontology
from ingest.cues import table
from kgraph.questions.marks import SLOT, SLOTS, Known, Mark, slots_in
from kgraph.questions.tokens import SAYS_NOTHING

FILE = Path(ontology.__file__).parent / "asked.json"
OTHER = "other"  # questions that are like no plain one
SHARPNESS = 8.0  # from scores to likelihoods
SCALE = 64  # of a weight in a byte
_TURNS = frozenset((  # what changes a question, so it is never ignored
    "exclusion", "only", "count", "most", "least", "before", "after", "since", "until", "programme-wide", "tier",
    "comparison", "undated", "dated", "overdue", "soonest", "furthest", "error", "status", "consulted",
    "recommendation", "definition",
))  # fmt: skip
_OF_TIMES = frozenset(("before", "after", "since", "until"))  # also said of places and papers: "from the headings"


class Learned(msgspec.Struct, frozen=True):
    """What the examples teach: the kinds, and how much each feature speaks for each of them."""

    kinds: list[str]
    meanings: dict[str, list[str]]  # that more than a few of its examples hold
    words: list[str]  # of all examples of plain questions
    weights: dict[str, str]  # of each feature two bytes a kind that it tells of: which one, and how much
    source: str  # digest of the examples


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest kind of a question, how likely it is, and the marks that it is told by."""

    kind: str
    sure: float
    marks: Sequence[Mark]


class Lesson:
    """What was learned, ready to be asked."""

    def __init__(self, learned: Learned) -> None:
        self.known = Known(learned.words, learned.weights)
        self._weights = learned.weights
        self._kinds = learned.kinds
        self._slots = [needed(kind) for kind in learned.kinds]
        self._meanings = {kind: frozenset(said) for kind, said in learned.meanings.items()}

    def likeliest(self, marks: Sequence[Mark]) -> Likely | None:
        """Of the kinds that need just what a question names the likeliest, if it may say what the question says."""
        slots = slots_in(marks)
        fitting = [n for n, needed in enumerate(self._slots) if needed is None or needed == slots]
        sums = self._sums(features(marks))
        top = max(fitting, key=lambda n: sums[n])
        kind, turns = self._kinds[top], {mark.meaning for mark in marks} & _TURNS
        if "YEAR" not in slots:
            turns -= _OF_TIMES
        if kind == OTHER or not turns <= self._meanings[kind]:
            return None
        total = sum(math.exp(SHARPNESS * (sums[n] - sums[top])) for n in fitting)
        return Likely(kind, 1 / total, marks)

    def _sums(self, found: Sequence[str]) -> list[float]:
        length, sums = math.sqrt(len(found)) * SCALE or 1.0, [0] * len(self._kinds)
        for one in found:
            told = b64decode(self._weights.get(one, ""))
            for kind, weight in zip(told[::2], memoryview(told[1::2]).cast("b"), strict=True):
                sums[kind] += weight
        return [one / length for one in sums]


def features(marks: Sequence[Mark]) -> list[str]:
    """What is looked at: words and slots, two in a row, two with one between, and what words mean."""
    said = [mark.said for mark in marks]
    found = {
        *said,
        *(f"{a} {b}" for a, b in pairwise(said)),
        *(f"{a} * {b}" for a, b in zip(said, said[2:], strict=False)),
    }
    return sorted(found | {f"={meaning}" for meaning in meanings_of(marks)})


def meanings_of(marks: Sequence[Mark]) -> set[str]:
    return {mark.meaning for mark in marks} - (SAYS_NOTHING - _TURNS)


def needed(kind: str) -> list[str] | None:
    """The slots of a kind, in order; of no kind in particular any."""
    return None if kind == OTHER else sorted(SLOTS[name] for name in SLOT.findall(plain_words()[kind]))


@cache
def plain_words() -> Mapping[str, str]:
    """The plain wording of each kind."""
    return {row["kind"]: row["plain"] for row in table("asked_kinds")}


@cache
def lesson() -> Lesson:
    return Lesson(msgspec.json.decode(FILE.read_bytes(), type=Learned))


def examples() -> list[tuple[str, str]]:
    """The kind and the words of each example."""
    return [(row["kind"], row["words"]) for row in table("asked")]
