"""A number or a year that rows state in passing: how many wells are to be drilled, when an agreement was signed.

The words that give it are said first, and the rows that hold them are the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgraph.analysis import words as words_in
from kgraph.query import Query
from kgraph.questions.bounds import meaning_of
from kgraph.results import ActivityResult
from kgraph.words import counted

_COUNTED = re.compile(
    r"\b(?:how\s+many|(?:what|which)\s+number\s+of|the\s+number\s+of)\s+(?P<noun>[\w-]+(?:\s+[\w-]+){0,3}?)"
    r"(?=\s+(?:is|are|was|were|will|would|should|shall|ha[sd]|have|must|does|do|did|can|need\w*|in|by|for|near|at)\b|\W*$)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:when|(?:in\s+|since\s+)?(?:which|what)\s+year)\s+(?:was|were)\b.*\b(?P<deed>[a-z]{2,}(?:ed|de|ne|en|un))\W*$",
    re.IGNORECASE | re.DOTALL,
)
_FAR = 2  # words between a number and what is counted
Told = tuple[ActivityResult, str]


def told(question: str, query: Query, rows: Sequence[ActivityResult]) -> list[Told]:
    """The rows that state what is asked, each with the words that do."""
    pattern = None
    if query.wants == "number" and (number := _COUNTED.search(question)):
        pattern = _number_of(number["noun"].split()[-1])
    elif query.wants == "when" and not query.codes and (dated := _DATED.search(question)):
        pattern = re.compile(
            rf"(?:[\w-]+\s+){{0,3}}\b{re.escape(dated['deed'])}\s+(?:in|on)\s+(?:[\w.]+\s+){{0,2}}\d{{4}}", re.I
        )
    return [(row, words) for row in rows if pattern is not None and (words := _first(pattern, row))]


def _first(pattern: re.Pattern[str], row: ActivityResult) -> str:
    found = (hit.group() for cell in (row.text, row.indicator or "") for hit in pattern.finditer(cell))
    return next((" ".join(words.split()) for words in found), "")


def _number_of(noun: str) -> re.Pattern[str]:
    """A number before a noun: "3-4 wells", "at least two border areas", "3 or more workshops"."""
    stem = next((word.stem for word in words_in(noun)), noun.casefold())
    number = rf"(?:\d+(?:\s?[-–]\s?\d+)?|{_number_words()})"
    more = r"(?:(?:at\s+least|up\s+to|more\s+than|a\s+minimum\s+of|about)\s+)?"
    return re.compile(
        rf"\b(?:at\s+least\s+one|{more}{number})(?:\s+or\s+(?:more|{number}))?\s+(?:[a-z-]+\s+){{0,{_FAR}}}{re.escape(stem)}\w*",
        re.IGNORECASE,
    )


@cache
def _number_words() -> str:
    return "|".join(word for word in meaning_of("number") if word.isalpha() and word != "one")


def summary(found: Sequence[Told], rows: int) -> str:
    """What is stated where, and how many more rows fit that state nothing of the kind."""
    said = [f"{row.code}: “{words}”." for row, words in found]
    rest = rows - len(found)
    more = (
        f"{counted(rest, 'more activity fits', 'more activities fit')} and {'states' if rest == 1 else 'state'} none."
    )
    return " ".join([*said, more] if rest else said)
