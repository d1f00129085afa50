"""The words that rows must hold: every one that is asked for, in any form, and near each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.records import Activity
from kgraph.analysis import words as words_in
from kgraph.covering import Row
from kgraph.kin import kin
from kgraph.query import Query

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_BETWEEN = 3  # words that may stand between those of a phrase
_SENTENCES = re.compile(r"(?<=[.;!?])\s+| · ")
_FEW = 40  # rows whose words are compared one by one; more are first looked for in the index


def holding(corpus: Corpus, rows: list[Row], query: Query) -> list[Row]:
    """The rows that hold every phrase; where a phrase stands in none of them, its words by themselves."""
    for group in _groups(query):
        wanted = {row.id for phrase in group for row in _with_words(corpus, rows, phrase, query)}
        rows = [row for row in rows if row.id in wanted]
    for phrase in query.excluded_words:
        left_out = {row.id for row in _with_phrase(corpus, rows, phrase)}
        rows = [row for row in rows if row.id not in left_out]
    return rows


def _groups(query: Query) -> list[list[str]]:
    """The phrases that are asked for; of those that "or" joins any will do."""
    groups: list[list[str]] = []
    for phrase in query.words:
        if phrase in query.or_words and groups:
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return groups


def _with_words(corpus: Corpus, rows: list[Row], phrase: str, query: Query) -> list[Row]:
    quoted, parts = phrase in query.quoted, phrase.split()
    found = _with_phrase(corpus, rows, phrase, quoted=quoted)
    if found or quoted or len(parts) < 2:
        return found
    for word in parts:
        rows = _with_phrase(corpus, rows, word)
    return rows


def _with_phrase(corpus: Corpus, rows: list[Row], phrase: str, *, quoted: bool = False) -> list[Row]:
    if len(rows) > _FEW:
        words = phrase.split()
        holding = [frozenset[str]().union(*(corpus.matching((one,)) for one in (word, *kin(word)))) for word in words]
        rows = [row for row in rows if all(row.id in ids for ids in holding)]
    return [row for row in rows if holds(_own_words(row.activity), phrase, quoted=quoted)]


def _own_words(activity: Activity) -> str:
    return " · ".join((activity.text, activity.indicator, activity.responsible_text))


def holds(text: str, phrase: str, *, quoted: bool = False) -> bool:
    """Whether a text has some words near each other, in any form; a word in capitals only as it is written.

    Near is in one sentence with few words between, in any order; what was quoted stands as it was quoted.
    """
    together = quoted or all(word[:1].isupper() for word in phrase.split())  # "Red List" is a name
    asked = [frozenset(kin(word.folded)) for word in words_in(phrase)]
    near = any(_stands_in(stems, asked, together) for stems in _sentences(text))
    capitals = [word for word in phrase.split() if len(word) > 1 and word.isupper()]
    return near and all(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text) for word in capitals)


@lru_cache(maxsize=20_000)
def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    """The stems of every sentence; asked of the same rows again and again."""
    return tuple(tuple(word.stem for word in words_in(part)) for part in _SENTENCES.split(text))


def _stands_in(stems: Sequence[str], asked: Sequence[frozenset[str]], together: bool) -> bool:
    length = len(asked)
    if together or length < 2:
        starts = range(len(stems) - length + 1)
        return any(all(stems[at + n] in one for n, one in enumerate(asked)) for at in starts)
    windows = (frozenset(stems[at : at + length + _BETWEEN]) for at in range(max(1, len(stems) - length + 1)))
    return any(all(one & window for one in asked) for window in windows)
