"""The words by which a document shows its parts: tables in ``ontology/`` that a curator reads and extends."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import ontology

_FOLDED = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "})


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``ontology/<name>.csv``."""
    path = Path(str(ontology.__file__)).parent / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def meanings(name: str, meaning: str) -> Mapping[str, str]:
    """The first column of a table, folded, with what it means; the longest words first, since they say most."""
    rows = table(name)
    first = next(iter(rows[0]))
    return {words: row[meaning] for words, row in sorted(((fold(r[first]), r) for r in rows), key=_longest_first)}


def _longest_first(entry: tuple[str, Mapping[str, str]]) -> tuple[int, str]:
    return -len(entry[0]), entry[0]


def fold(text: str) -> str:
    """Lower case, plain apostrophes and dashes, single spaces: the same length matters to nobody here."""
    return " ".join(text.translate(_FOLDED).split()).casefold()


@cache
def pattern(words: str) -> re.Pattern[str]:
    """The words of a table as a pattern that finds them whole, in any case and over line breaks."""
    parts = (re.escape(part).replace("'", "['’‘]").replace(r"\-", "[-–—‐‑]") for part in words.split())
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)


def occurrences(words: Iterable[str], text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Where the words of a table stand in a text, in the order of the words: few of a table do, so each is first
    looked for as plain letters."""
    folded = fold(text)
    here = (one for one in words if one.casefold() in folded)
    return ((one, match) for one in here for match in pattern(one).finditer(text))
