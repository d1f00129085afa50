"""Field words: the curated table of words that conservation uses for one thing, found in a text by their stems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.cues import table
from kgraph.analysis import Word, words

TABLE = "field_words"
NEAR = 0.6  # how far a concept stands for another one near it
SHORTEST = 3  # letters of a root
_ENDING = re.compile(r"(?<=\w{3})(?:ings?|ies|ied|ed|es|ys|(?<!u)s|e|y)$")
GAP = 14  # words that may stand within a phrase: "bring the herders and the wardens together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A thing done ("action") or a thing it is done to ("object"); "light" words say little of either."""

    key: str
    part: str
    kind: str  # of an action: investigate, discuss, do ...
    near: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words of a text, from the first to the last of them, and all that they may stand for."""

    first: int
    last: int
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    stems: tuple[str, ...]  # of a phrase with a gap, up to it
    behind: tuple[str, ...]  # what follows the gap
    capitals: bool  # counts only where it is printed in capitals: SMART, SPA
    meanings: dict[tuple[str, ...], dict[str, Concept]]  # by the words as they are listed

    def meant(self, said: Sequence[Word]) -> tuple[Concept, ...]:
        """What the words mean as they are written, or else as inflected forms of what is listed; nothing otherwise."""
        written = tuple(word.folded for word in said)
        listed = [written] if written in self.meanings else [form for form in self.meanings if inflects(form, written)]
        return tuple({key: one for form in listed for key, one in self.meanings[form].items()}.values())


def inflects(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two runs of words that share their stems are forms of the same words: not "publicity", "publications"."""
    return all(_root(mine) == _root(theirs) for mine, theirs in zip(one, other, strict=True))


@cache
def _root(word: str) -> str:
    """A word without the endings of number and tense: "wells" and "well", "planned" and "planning"."""
    bare = _ENDING.sub("", word) if len(word) > SHORTEST else word
    return bare[:-1] if len(bare) > SHORTEST and bare[-1] == bare[-2] else bare


@cache
def concepts() -> dict[str, Concept]:
    """The concepts of the table by key."""
    rows = table(TABLE)
    return {
        row["key"]: Concept(
            key=row["key"], part=row["part"], kind=row["kind"], near=frozenset(filter(None, row["near"].split("|")))
        )
        for row in rows
    }


@cache
def _phrases() -> dict[tuple[str, ...], tuple[_Phrase, ...]]:
    """What the table lists, the longest first: by the first two stems, or by the only one."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...], bool], _Phrase] = {}
    for row in table(TABLE):
        for phrase in row["words"].split("|"):
            before, _, after = phrase.partition("...")
            key = _stems(before), _stems(after), is_capital(phrase)
            listed = found.setdefault(key, _Phrase(*key, {})).meanings
            listed.setdefault(tuple(word.folded for word in words(before)), {})[row["key"]] = concepts()[row["key"]]
    by_start: dict[tuple[str, ...], list[_Phrase]] = {}
    for one in found.values():
        by_start.setdefault(one.stems[:2], []).append(one)
    return {start: tuple(sorted(each, key=_longest_first)) for start, each in by_start.items()}


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(phrase))


def _longest_first(phrase: _Phrase) -> tuple[int, bool]:
    return -len(phrase.stems + phrase.behind), not phrase.capitals


def is_capital(word: str) -> bool:
    """Whether a word is an acronym: two capitals or more, as in SMART, ToR, PAs."""
    return " " not in word and sum(char.isupper() for char in word) > 1


def hits(text: str, said: Sequence[Word]) -> Iterator[Hit]:
    """The field words among the words of a text, from left to right, the longest first, none twice."""
    at = 0
    while at < len(said):
        found = _at(text, said, at)
        if found is not None:
            yield found
        at = found.last + 1 if found else at + 1


@cache
def is_light(word: str) -> bool:
    """Whether a word alone says little: "wild", "important"."""
    found = list(hits(word, list(words(word))))
    return bool(found) and all(one.part == "light" for hit in found for one in hit.concepts)


@cache
def is_of_the_field(word: str) -> bool:
    """Whether a word alone is one of the table that says something: "control", "border"."""
    return any(one.part != "light" for hit in hits(word, list(words(word))) for one in hit.concepts)


def _at(text: str, said: Sequence[Word], at: int) -> Hit | None:
    known, first = _phrases(), said[at].stem
    second = said[at + 1].stem if at + 1 < len(said) else ""
    for phrase in sorted((*known.get((first, second), ()), *known.get((first,), ())), key=_longest_first):
        end = at + len(phrase.stems)
        if end > len(said) or any(said[at + n].stem != stem for n, stem in enumerate(phrase.stems)):
            continue
        if phrase.behind and not _follows(phrase.behind, said[end : end + GAP]):
            continue
        if phrase.capitals and not is_capital(text[said[at].start : said[at].end]):
            continue
        if meant := phrase.meant(said[at:end]):
            return Hit(first=at, last=end - 1, concepts=meant)
    return None


def _follows(stems: tuple[str, ...], said: Sequence[Word]) -> bool:
    """Whether some stems stand side by side among the next words."""
    here = tuple(word.stem for word in said)
    return any(here[at : at + len(stems)] == stems for at in range(len(here)))


@cache
def near(concept: str) -> tuple[tuple[str, float], ...]:
    """The concepts that the table puts near one, whichever of the two it says so of."""
    known = concepts()
    if concept not in known:
        return ()
    others = known[concept].near | {key for key, other in known.items() if concept in other.near}
    return tuple((other, NEAR) for other in sorted(others - {concept}))


@cache
def likeness(one: str, other: str) -> float:
    """How far one concept stands for another: 1 for the same, less for one that is near it."""
    return 1.0 if one == other else dict(near(one)).get(other, 0.0)
