"""Which rows hold a word, and which speak of the same thing in other words: sets over all activities, made once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_

from ingest.records import Activity
from kgraph.agreed.field import hits
from kgraph.analysis import words as words_in
from kgraph.covering import Row, Rows, numbers, set_of, sets
from kgraph.kin import kin
from kgraph.subjects import every_subject, with_narrower

_BETWEEN = 3  # words that may stand between those of a phrase
_SENTENCES = re.compile(r"(?<=[.;!?])\s+| · ")


class RowWords:
    """The words of all activities, and the field words that they say, each with the rows that have it."""

    def __init__(self, rows: Sequence[Row], headings: Sequence[str]) -> None:
        self._texts = [_own_words(row.activity) for row in rows]
        said = (frozenset(stem for part in _sentences(text) for stem in part) for text in self._texts)
        self._stems = sets((stem, n) for n, stems in enumerate(said) for stem in sorted(stems))
        told = [f"{row.activity.text} · {row.activity.indicator}" for row in rows]
        self._concepts = sets((key, n) for n, text in enumerate(told) for key in concepts_in(text))
        self._subjects = sets((key, n) for n, text in enumerate(told) for key in _subjects_in(text))
        self._headed = sets((key, n) for n, title in enumerate(headings) for key in concepts_in(title))
        self.number = len(rows)

    def holding(self, phrase: str, *, quoted: bool = False) -> Rows:
        """The rows that have some words near each other, in any form."""
        rows = (1 << self.number) - 1
        for word in words_in(phrase):
            rows &= _union(self._stems.get(stem, 0) for stem in kin(word.folded))
        return set_of([n for n in numbers(rows) if holds(self._texts[n], phrase, quoted=quoted)])

    def on(self, concepts: Iterable[str]) -> Rows:
        """The rows whose own words say any of some field words."""
        return _union(self._concepts.get(key, 0) for key in concepts)

    def about(self, keys: Iterable[str]) -> Rows:
        """The rows whose own words name any of some subjects, or what belongs to them."""
        return _union(self._subjects.get(key, 0) for key in with_narrower(keys))

    def headed(self, concepts: Iterable[str]) -> Rows:
        """The rows under a heading that does."""
        return _union(self._headed.get(key, 0) for key in concepts)


def _union(found: Iterable[Rows]) -> Rows:
    return reduce(or_, found, 0)


@lru_cache(maxsize=20_000)
def concepts_in(text: str) -> frozenset[str]:
    """The field words that a text says; programmes print the same row in version after version."""
    return frozenset(concept.key for hit in hits(text, list(words_in(text))) for concept in hit.concepts)


_subjects_in = lru_cache(maxsize=20_000)(every_subject)


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
