"""Units by parts of their names, as people shorten them: "aral/kyzylkum", "SW Ustyurt", "the Jungarian unit".

Words that follow each other in the order of one title, and of no other, are that unit: two that tell it from others,
or one beside the side of the compass or the word "unit".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.cues import fold, meanings
from kgraph.questions.shelf import Shelf, spoken
from kgraph.questions.tokens import Token

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s/,.&–-]*(?:\b(?:and|in|of|the)\b[\s/,]*){0,3}")
_UNIT = re.compile(r"\s+(?:conservation\s+)?(?:unit|cu|area|hotspot)\b", re.IGNORECASE)
_SIDES = {
    "n": "north", "s": "south", "e": "east", "w": "west",
    "nw": "northwest", "ne": "northeast", "sw": "southwest", "se": "southeast",
}  # fmt: skip
_LEAST = 4  # letters that a word shares with its shorter form
_MOST_WORDS = 300


def part_names(question: str, shelf: Shelf) -> Iterator[Token]:
    """The units that a question names by parts of their titles."""
    titles = tuple(dict.fromkeys(shelf.units.values()))
    words = list(_WORD.finditer(question))
    for first in range(len(words) if len(words) <= _MOST_WORDS else 0):
        for title, run in _runs(question, words[first:], _holding(words[first].group(), titles)):
            unit = _UNIT.match(question, run[-1].end())
            if _tells(run, unit is not None) and _is_first(question, words, first, _said(title)):
                start, end = run[0].start(), unit.end() if unit else run[-1].end()
                yield Token(start=start, end=end, text=question[start:end], kind="unit", keys=(title,))


@lru_cache(maxsize=10_000)
def _holding(word: str, titles: Sequence[str]) -> Sequence[str]:
    """The titles that hold a word, which few words of a question are in; kept, since the same words come again."""
    return [title for title in titles if any(_is_short_for(word, one) for one in _said(title))]


@lru_cache(maxsize=10_000)
def _said(title: str) -> Sequence[str]:
    return spoken(title).replace("-", " ").split()


def _runs(
    question: str, words: Sequence[re.Match[str]], titles: Sequence[str]
) -> Iterator[tuple[str, list[re.Match[str]]]]:
    """The longest run of words of a title, where just one title has so long a one."""
    found = {title: _run(question, words, _said(title)) for title in titles}
    longest = max(map(len, found.values()), default=0)
    best = [(title, run) for title, run in found.items() if longest and len(run) == longest]
    if len(best) == 1:
        yield best[0]


def _run(question: str, words: Sequence[re.Match[str]], said: Sequence[str]) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    at = 0
    for word in words:
        if run and word.start() > run[-1].end():
            between = question[run[-1].end() : word.start()]
            if not _BETWEEN.fullmatch(between):
                break
        here = next((n for n in range(at, len(said)) if _is_short_for(word.group(), said[n])), None)
        if here is not None:
            run.append(word)
            at = here + 1
        elif not run or fold(word.group()) not in ("and", "in", "of", "the"):
            break
    return run


def _is_short_for(word: str, whole: str) -> bool:
    """ "W" and "west" are western, "Pamir" is Pamirs."""
    said = fold(word)
    side = _SIDES.get(said, said if said in _SIDES.values() else "")
    return said == whole or (bool(side) and whole.startswith(side)) or (len(said) >= _LEAST and whole == f"{said}s")


def _tells(run: Sequence[re.Match[str]], is_unit: bool) -> bool:
    telling = sum(_is_telling(word.group()) for word in run)
    return telling > 1 or (telling == 1 and (is_unit or any(_is_side(word.group()) for word in run)))


def _is_telling(word: str) -> bool:
    kind = meanings("question_words", "meaning").get(fold(word), "")
    return len(word) >= _LEAST and kind not in ("kind of place", "area", "level") and not _is_side(word)


def _is_side(word: str) -> bool:
    said = fold(word)
    return said in _SIDES or said.startswith(("north", "south", "east", "west"))


def _is_first(question: str, words: Sequence[re.Match[str]], first: int, said: Sequence[str]) -> bool:
    """Whether no word of the same title stands just before: else that one begins the run."""
    return first == 0 or len(_run(question, words[first - 1 :], said)) < 2
