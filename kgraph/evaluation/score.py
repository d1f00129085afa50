"""A score, and how a name of a standard becomes a key of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ontology.names import matcher
from ontology.vocabulary import Vocabulary

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One class of the standard: what should be found, what was found, and what of that is right."""

    name: str
    expected: int
    found: int
    right: int
    missed: tuple[str, ...] = ()  # the first few that are wrong, to look at

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.expected)

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def key_of(vocabulary: Vocabulary, kind: str, label: str) -> str:
    """A name of the standard as a key of ours, by the matcher that reads documents."""
    names = [name for name in matcher(vocabulary).find(label) if name.kind == kind]
    return names[0].key if names else label


def table(scores: list[Score]) -> list[list[str]]:
    """The scores as rows of text, head first."""
    head = ["class", "expected", "found", "right", "precision", "recall", "F1", "first differences"]
    return [head] + [
        [s.name, str(s.expected), str(s.found), str(s.right)]
        + [f"{value:.3f}" for value in (s.precision, s.recall, s.f1)]
        + ["; ".join(s.missed)]
        for s in scores
    ]
