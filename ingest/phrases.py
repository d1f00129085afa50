"""Words of a curator's tables as patterns: what the rules of a row look for in its words."""

from __future__ import annotations

import re
from functools import cache

from ingest.cues import table
from ontology.fold import unmarked

_HIDDEN = str.maketrans({"\x00": " ", "\x01": " ", "–": "-", "—": "-", "’": "'", "‘": "'"})


def plain(text: str) -> str:
    """The text, the same length, as it is read: without markup and addresses, with plain dashes and quotes."""
    return unmarked(text).translate(_HIDDEN)


@cache
def words(name: str, meaning: str) -> frozenset[str]:
    """The words of ``ontology/<name>.csv`` that have a meaning; a rule without any would find everything."""
    found = frozenset(row["words"] for row in table(name) if row["meaning"] == meaning and row["words"])
    if not found:
        raise ValueError(f"ontology/{name}.csv has no words that mean {meaning!r}; give it some")
    return found


@cache
def source(name: str, meaning: str) -> str:
    """A group that matches any of these words whole, the longest first, over any white space."""
    parts = sorted(words(name, meaning), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_whole(part) for part in parts) + ")"


@cache
def any_of(name: str, meaning: str, *, cased: bool = False) -> re.Pattern[str]:
    return re.compile(source(name, meaning), 0 if cased else re.IGNORECASE)


def _whole(phrase: str) -> str:
    opening = r"(?<!\w)" if phrase[0].isalnum() else ""
    closing = r"(?!\w)" if phrase[-1].isalnum() else ""
    return opening + r"\s+".join(map(re.escape, phrase.split())) + closing
