"""Which meaning of an ambiguous form holds: one named near by, one that the words around speak for, or the default."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.context import Scene, Span, spots_within
from ontology.patterns import Choice


def choose(scene: Scene, span: Span, choices: Sequence[Choice]) -> tuple[Choice, bool]:
    """The meaning that holds, and whether that is settled."""
    for distance, stretches in enumerate(scene.circles(span)):
        near = [c for c in choices if "near" not in c.rules or distance < 2]
        found = _named(scene, span, [c for c in near if "cue" not in c.rules], stretches, far=distance > 1)
        if found is not None:
            return found
        cued = [c for c in near if any(scene.says(cue, stretches) for cue in c.cues)]
        if len(cued) == 1:
            return cued[0], True
    default = next((c for c in choices if "default" in c.rules), choices[-1])
    return default, all("cue" in c.rules or c is default for c in choices) or default.key == "-"


def _named(
    scene: Scene, span: Span, choices: Sequence[Choice], stretches: list[tuple[int, int]], far: bool
) -> tuple[Choice, bool] | None:
    """The meaning that is named clearly: the only one, or the last before the span, or the one most often named."""
    named = [choice for choice in choices if spots_within(scene.spots.get(choice.key, ()), stretches)]
    if len(named) == 1:
        return named[0], True
    if not named or any("near" in choice.rules for choice in named):
        return None
    if far:
        return max(named, key=lambda choice: scene.count(choice.key)), False
    before = [(start, min(end, span.start)) for start, end in stretches]
    return max(named, key=lambda choice: max(spots_within(scene.spots[choice.key], before), default=-1)), False
