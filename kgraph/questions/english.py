"""Whether a word is one of English: such a word is never taken for a slip of the pen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker


def is_english(word: str) -> bool:
    return bool(_known().known([word]))


@cache
def _known() -> SpellChecker:
    from spellchecker import SpellChecker  # late: it reads 160,000 words, and few questions need them

    return SpellChecker(language="en", distance=1)
