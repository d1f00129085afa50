"""Words that are one word in two parts of speech, though their stems differ: reintroduce and reintroduction."""

from __future__ import annotations

import re
from functools import lru_cache

from kgraph.analysis import words

# What ends the stem of a verb, and of the noun that is made of it.
_ENDINGS = (
    ("uc", "uct"), ("and", "ans"), ("end", "ens"), ("ud", "us"), ("id", "is"), ("mit", "miss"), ("ifi", "if"),
    ("i", "ic"), ("ceiv", "cept"), ("scrib", "script"), ("ys", "ysi"), ("our", "or"),
)  # fmt: skip
_SHORTEST = 5  # letters of a stem; shorter ones end alike by chance
_BRITISH = re.compile(r"is(e[ds]?|ing|ations?)$")


@lru_cache(maxsize=10_000)
def kin(word: str) -> tuple[str, ...]:
    """The stem of a word, and those of its kin."""
    folded = [part.folded for part in words(word)]
    if len(folded) != 1:
        return (word,)
    stem = next(words(word)).stem
    found = dict.fromkeys((stem, *(part.stem for part in words(_BRITISH.sub(r"iz\1", folded[0])))))
    if len(stem) >= _SHORTEST:
        for verb, noun in _ENDINGS:
            for old, new in ((verb, noun), (noun, verb)):
                if stem.endswith(old):
                    found[stem.removesuffix(old) + new] = None
    return tuple(found)
