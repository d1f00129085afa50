"""Subjects: what people ask about, by every name that means just that, and the narrower ones that belong to it.

Words that only come near a thing are field words. A subject of the table is the same in a question and in a row,
whichever of its names either uses; a wider one is spoken of wherever a narrower one is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.cues import table
from kgraph.agreed.field import inflects, is_capital
from kgraph.analysis import Word, words

TABLE = "subjects"
_GAP = " ... "
_SENTENCES = re.compile(r"(?<=[.;!?])\s+| · ")
_APART = re.compile(r"\s/\s|[()]")  # "camera traps / trapping": two names


@dataclass(frozen=True, slots=True)
class Subject:
    """Words of a text, from the first to the last of them, and the keys of what they name."""

    first: int
    last: int
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    key: str
    capitals: bool  # counts only where it is printed in capitals: SMART


def subjects(text: str, said: Sequence[Word]) -> Iterator[Subject]:
    """The subjects among the words of a text, from left to right, the longest name first, none twice."""
    at = 0
    while at < len(said):
        found = next(_from(text, said, at), None)
        if found is not None:
            yield found
        at = found.last + 1 if found else at + 1


def every_subject(text: str) -> frozenset[str]:
    """The keys of all that a text names, also inside a longer name: a gap in a fence is one in a fence."""
    said = list(words(text))
    named = (key for at in range(len(said)) for one in _from(text, said, at) for key in one.keys)
    return frozenset(named) | frozenset(_far_apart(text))


def _far_apart(text: str) -> Iterator[str]:
    """What the parts of a sentence name together: "a fence that secures the border" is a border fence."""
    for sentence in _SENTENCES.split(text):
        stems = [word.stem for word in words(sentence)]
        for first, last, key in _split_names():
            if first in stems and last in stems[stems.index(first) + 1 :]:
                yield key


@cache
def _split_names() -> Sequence[tuple[str, str, str]]:
    """Names of two words with anything between, "fence ... border": by their stems."""
    names = ((row["key"], name.split(_GAP)) for row in table(TABLE) for name in row["words"].split("|") if _GAP in name)
    return [(next(words(first)).stem, next(words(last)).stem, key) for key, (first, last) in names]


def _from(text: str, said: Sequence[Word], at: int) -> Iterator[Subject]:
    """What the words from one on name, the longest name first."""
    names = _names().get(said[at].stem, {})
    for length in sorted(names, reverse=True):
        here = tuple(said[at : at + length])
        if _APART.search(text, here[0].start, here[-1].end):
            continue
        named = names[length].get(tuple(word.stem for word in here), ()) if len(here) == length else ()
        written = tuple(word.folded for word in here)
        capitals = is_capital(text[said[at].start : said[at].end])
        keys = {one.key for one in named if inflects(one.words, written) and (capitals or not one.capitals)}
        if keys:
            yield Subject(at, at + length - 1, frozenset(keys))


@cache
def _names() -> Mapping[str, Mapping[int, Mapping[tuple[str, ...], Sequence[_Name]]]]:
    """All names: by their first stem, by their length, by their stems."""
    found: dict[str, dict[int, dict[tuple[str, ...], list[_Name]]]] = {}
    for row in table(TABLE):
        for name in (one for one in row["words"].split("|") if _GAP not in one):
            said = tuple(words(name))
            stems = tuple(word.stem for word in said)
            by_length = found.setdefault(stems[0], {}).setdefault(len(stems), {})
            listed = _Name(tuple(word.folded for word in said), row["key"], is_capital(name))
            by_length.setdefault(stems, []).append(listed)
    return found


@cache
def _narrower(key: str) -> frozenset[str]:
    """A subject, and all that belong to it."""
    return frozenset((key,)).union(*map(_narrower, _included()[key]))


@cache
def _included() -> Mapping[str, tuple[str, ...]]:
    return {row["key"]: tuple(filter(None, row["includes"].split("|"))) for row in table(TABLE)}


def names_of(keys: Collection[str]) -> Iterator[str]:
    """Every name of some subjects and of what belongs to them."""
    meant = with_narrower(keys)
    yield from (name for row in table(TABLE) if row["key"] in meant for name in row["words"].split("|"))


def wider_than(keys: Collection[str]) -> frozenset[str]:
    """What any of some subjects belongs to."""
    return frozenset(wider for wider, narrower in _included().items() if not set(keys).isdisjoint(narrower))


def with_narrower(keys: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(_narrower, keys))
