"""What a number is that no activity here carries, or that other documents use too: told apart, never guessed at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.covering import Row
from kgraph.results import ActivityResult
from kgraph.words import joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def of_no_activity(corpus: Corpus, asked: Sequence[str], rows: Sequence[ActivityResult]) -> Iterator[str]:
    """For each asked code that no row carries, what it is: only cited, an older programme's, a resolution's."""
    held = {row.code for row in rows} | {row.activity.code for row in corpus.covering.rows}
    for code in asked:
        if code not in held:
            reasons = [*_cited(corpus, code), *_reported(corpus, code), *_instrument(corpus, code)]
            yield f"There is no activity {code}{': it is ' if reasons else ''}{joined(reasons)}."


def citing(corpus: Corpus, asked: Sequence[str], *, either: bool = False) -> dict[Row, dict[str, list[str]]]:
    """The rows that cite all codes that are asked for, or any, with these by what became of them.

    If any does, those alone that mean a code of their own document. A number that is cited nowhere as a code may be
    that of another paper.
    """
    found = {}
    within: set[Row] = set()
    for row in corpus.covering.rows:
        refs = {ref.code: ref for ref in row.activity.references}
        here = [code for code in asked if code in refs]
        if here and (either or len(here) == len(asked)):
            found[row] = _grouped((refs[code].why, code) for code in here)
            within |= {row} if any(refs[code].target for code in here) else set()
    kept = {row: told for row, told in found.items() if row in within or not within}
    return kept or {
        row: _grouped(("the number of another paper", code) for code in asked) for row in _printing(corpus, asked)
    }


def _printing(corpus: Corpus, asked: Sequence[str]) -> Iterator[Row]:
    """The rows in whose words all numbers stand, like that of a resolution."""
    numbers = [re.compile(rf"(?<![\w.]){re.escape(code)}(?!\w|\.\d)") for code in asked]
    for row in corpus.covering.rows if asked else ():
        said = f"{row.activity.text} {row.activity.indicator}"
        if all(number.search(said) for number in numbers):
            yield row


def cited(corpus: Corpus, asked: Sequence[str], *, elsewhere: bool = False) -> dict[Row, dict[str, list[str]]]:
    """The rows that are asked for and cite all other codes that are, with these by what became of them.

    Where it is asked of which programme codes are, every row that cites them as codes of another one.
    """
    found = {}
    for row in corpus.covering.rows if len(asked) > 1 else ():
        refs = {ref.code: ref for ref in row.activity.references}
        others = [code for code in asked if code != row.activity.code]
        away = elsewhere and all(code in refs and refs[code].target is None for code in others)
        if set(others) <= refs.keys() and (row.activity.code in asked or away):
            found[row] = _grouped((refs[code].why, code) for code in others)
    return found


def _grouped(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for why, code in told:
        groups.setdefault(why, []).append(code)
    return groups


def elsewhere(corpus: Corpus, rows: Sequence[ActivityResult]) -> Iterator[str]:
    """A caution for each code that another programme uses for something else."""
    for code in dict.fromkeys(row.code for row in rows):
        if told := list(_reported(corpus, code)):
            yield f"{code} is also {joined(told)}: another activity."


def _cited(corpus: Corpus, code: str) -> Iterator[str]:
    """Where an activity points to a code that leads nowhere."""
    citing = [
        row.activity.code for row in corpus.covering.rows for ref in row.activity.references
        if ref.code == code and ref.target is None
    ]  # fmt: skip
    if citing:
        yield f"cited in {joined(list(dict.fromkeys(citing)))}, but leads to no activity of that document"


def _reported(corpus: Corpus, code: str) -> Iterator[str]:
    held = set(corpus.programmes())
    for programme in corpus.shelf.codes.get(code, ()):
        if programme not in held:
            yield f"a code of {corpus.labels('instrument', programme)}, which is not held here"


def _instrument(corpus: Corpus, code: str) -> Iterator[str]:
    """A resolution or a decision that bears the number."""
    for one in corpus.vocabulary.of_kind("instrument"):
        if any(code == word.strip(".,()") for name in (one.label, *one.names) for word in name.split()):
            yield f"the number of {one.label}"
