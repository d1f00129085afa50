"""Numbers of a question that are spelled out, as digits: "a score of twenty-two", "by two thousand twenty-eight".

A number word alone is left as it is, since it may be no number ("one of the units", "a second time"), unless it stands
behind the name of a heading: "unit fifteen".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from kgraph.questions.bounds import meaning_of

_TWO_THOUSAND = r"two\s{1,3}thousand(?:\s{1,3}and)?"
_GAP = r"[-‐‑\s]{1,3}"
_HEADED = r"\b(?:unit|section|theme|chapter)\s(?:(?:no|number)\s)?"


def in_digits(question: str) -> str:
    """The question with what is surely a number in digits."""
    for pattern in _patterns():
        question = pattern.sub(_digits, question)
    return question


def _digits(match: re.Match[str]) -> str:
    said = match.groupdict()
    century = said.get("century") or ""
    years = 1900 if century.casefold() == "nineteen" else 2000 if century else 0
    number = sum(_values()[word] for word in re.findall("[a-z]+", said["number"].casefold()))
    return f"{said.get('before') or ''}{years + number}"


@cache
def _values() -> Mapping[str, int]:
    return {words: int(value) for words, value in meaning_of("number").items() if words.isalpha()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    compound = f"(?:{_words(20, 90)}){_GAP}(?:{_words(1, 9)})"
    late, any_ = f"{compound}|{_words(10, 90)}", f"{compound}|{_words(1, 90)}"
    return (
        _pattern(rf"\b(?P<century>{_TWO_THOUSAND}){_GAP}(?P<number>{any_})"),
        _pattern(rf"\b(?P<century>twenty|nineteen){_GAP}(?P<number>{late})"),
        _pattern(rf"\b(?P<number>{compound})"),
        _pattern(rf"(?P<before>{_HEADED})(?P<number>{_words(2, 90)})"),
    )


def _words(first: int, last: int) -> str:
    """The words for these numbers; from twenty on only for tens."""
    return "|".join(
        word for word, value in _values().items() if first <= value <= last and (value > 1 or word == "one")
    )


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"{words}(?![-\w])", re.IGNORECASE)  # not "twenty two-day courses"
