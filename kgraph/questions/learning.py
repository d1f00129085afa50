"""Learns from the examples of ``ontology/asked.csv`` which words speak for which kind of question (``make asked``).

A logistic regression over the features of ``alike.py``, rounded to bytes. Needs numpy, which no question does.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from kgraph.questions.alike import (
    FILE,
    OTHER,
    SCALE,
    SHARPNESS,
    Known,
    Learned,
    Mark,
    examples,
    features,
    meanings_of,
    needed,
    of_example,
)

ROUNDS = 300
KEPT = 3  # examples in which a feature must stand
MANY = 12  # examples, of which a word is one of asking
RATE, HELD = 16.0, 5e-5


def main() -> None:
    learned = learn(examples())
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(learned), indent=1))
    print(f"{len(learned.kinds)} kinds, {len(learned.weights)} features, {len(learned.words)} words")


def learn(told: Sequence[tuple[str, str]]) -> Learned:
    """The examples of plain questions teach the words of asking; these tell what other questions are about."""
    plain = [(kind, of_example(words)) for kind, words in told if kind != OTHER]
    counted = Counter(mark.written for _, marks in plain for mark in marks if not mark.is_slot)
    words, often = sorted(counted), sorted(word for word, times in counted.items() if times >= MANY)
    known = Known(words, often, (one for _, marks in plain for one in features(marks)))
    marked = [*plain, *((kind, of_example(words, known)) for kind, words in told if kind == OTHER)]
    kinds = sorted({kind for kind, _ in marked})
    said = {kind: sorted(set[str]().union(*(meanings_of(m) for o, m in marked if o == kind))) for kind in kinds}
    return Learned(kinds, said, words, often, _weigh(marked, kinds), digest(told))


def digest(told: Sequence[tuple[str, str]]) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _weigh(marked: Sequence[tuple[str, list[Mark]]], kinds: Sequence[str]) -> dict[str, str]:
    found = [features(marks) for _, marks in marked]
    counted = Counter(one for each in found for one in each)
    known = {feature: n for n, feature in enumerate(sorted(f for f, times in counted.items() if times >= KEPT))}
    given = np.zeros((len(found), len(known)), np.float32)
    for row, each in enumerate(found):
        given[row, [known[one] for one in each if one in known]] = 1 / np.sqrt(len(each))
    right = np.array([[kind == one for one in kinds] for kind, _ in marked], np.float32)
    slots = [sorted(mark.said for mark in marks if mark.is_slot) for _, marks in marked]
    open_to = [[needed(one) in (None, each) for one in kinds] for each in slots]
    closed = np.where(np.array(open_to) | (right > 0), np.float32(0), np.float32(1e9))
    weights = _fitted(given, right, closed)
    bytes_of = np.clip(SCALE * weights, -127, 127).round().astype(np.int8)
    return {feature: b64encode(bytes_of[n].tobytes()).decode() for feature, n in known.items()}


def _fitted(given: Any, right: Any, closed: Any) -> Any:
    """The weights under which the right kinds are likeliest among those that fit, and none is large."""
    weights = np.zeros((given.shape[1], right.shape[1]), np.float32)
    for _ in range(ROUNDS):
        scores = SHARPNESS * (given @ weights) - closed
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        weights -= RATE * (given.T @ (likely - right) / len(given) * 10 + HELD * weights)
    return weights


if __name__ == "__main__":
    main()
