"""Words that do not stand upright on a page: those turned by a quarter are read in place, stamps are set aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.readers.layout import Word

NEAR = 0.6  # of the type's size: words this close are read together
SLANT = 10  # degrees

_ORDERS: dict[int, Callable[[Word], tuple[float, float]]] = {
    90: lambda word: (round(word.x1), -word.bottom),  # upwards, the next line to the right
    270: lambda word: (-round(word.x0), word.top),
    180: lambda word: (-round(word.bottom), -word.x1),
}


def settled(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words with turned ones put together where they stand side by side; and the stamps."""
    plain = [word for word in words if not word.turn]
    if len(plain) == len(words):
        return plain, []
    stamps = [word for word in words if word.turn and _is_slanted(word)]
    groups: list[list[Word]] = []
    for word in (word for word in words if word.turn and not _is_slanted(word)):
        near = [group for group in groups if any(_are_near(word, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), word])
    return plain + [_together(group) for group in groups], stamps


def _is_slanted(word: Word) -> bool:
    return min(word.turn % 90, -word.turn % 90) > SLANT


def _quarter(word: Word) -> int:
    return round(word.turn / 90) % 4 * 90


def _are_near(one: Word, other: Word) -> bool:
    if _quarter(one) != _quarter(other):
        return False
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, down) <= NEAR * max(one.size, other.size)


def _together(group: Sequence[Word]) -> Word:
    """Turned words as one, which stands where they stand."""
    ordered = sorted(group, key=_ORDERS[_quarter(group[0])])
    text = ordered[0].text
    for word in ordered[1:]:
        text += (" " if word.spaced else "") + word.text
    x0, x1 = min(word.x0 for word in group), max(word.x1 for word in group)
    top, bottom = min(word.top for word in group), max(word.bottom for word in group)
    return Word(text, x0, x1, top, bottom, ordered[0].size, all(word.bold for word in group))
