"""Which meaning of an ambiguous form holds: one named near by, one that the words around speak for, or the default."""

from __future__ import annotations

from collections.abc import Sequence

from ontology.context import Scene, Span
from ontology.patterns import Choice


def choose(scene: Scene, span: Span, choices: Sequence[Choice]) -> tuple[Choice, bool]:
    """The meaning that holds, and whether that is settled."""
    keys = {c.key: c for c in choices}
    for distance, stretches in enumerate(scene.circles(span)):
        stretches = list(stretches)
        near = [(other, key) for other, key in scene.named(stretches) if key in keys and _speaks(keys[key], distance)]
        found = _nearest(scene, span, near, keys, far=distance > 1)
        if found is not None:
            return found
        cued = [c for c in choices if c.cues and _near_enough(c, distance) and scene.says(stretches, c.cues)]
        if len(cued) == 1:
            return cued[0], True
    default = next((c for c in choices if "default" in c.rules), choices[-1])
    return default, all("cue" in c.rules or c is default for c in choices) or default.key == "-"


def _speaks(choice: Choice, distance: int) -> bool:
    """Whether a meaning may be settled by another name of it, at a distance."""
    return "cue" not in choice.rules and _near_enough(choice, distance)


def _near_enough(choice: Choice, distance: int) -> bool:
    """Whether a meaning may be settled at a distance: 0 is the passage, 1 the section, 2 the whole text."""
    return "near" not in choice.rules or distance < 2


def _nearest(
    scene: Scene, span: Span, near: Sequence[tuple[Span, str]], keys: dict[str, Choice], far: bool
) -> tuple[Choice, bool] | None:
    """The meaning that is named clearly: the only one, or the last before the span, or the one most often named."""
    named = sorted({key for _, key in near})
    if len(named) == 1:
        return keys[named[0]], True
    if not named or any("near" in keys[key].rules for key in named):
        return None
    if far:
        return keys[max(named, key=lambda key: scene.counts[key])], False
    earlier = [key for other, key in near if other.end <= span.start]
    return keys[earlier[-1] if earlier else near[0][1]], False
