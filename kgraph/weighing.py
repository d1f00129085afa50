"""How much a word counts that is found in the index: the rarer it is among what is there, the more."""

from __future__ import annotations

import math
import warnings
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh.scoring import BaseScorer, WeightingModel, WeightScorer
    from whoosh.searching import Searcher

TYPICAL_LENGTH = 60  # words; fixed, so that a score does not depend on what else is in the index


def rarity(holding: int, among: int) -> float:
    return math.log(1 + (among - holding + 0.5) / (holding + 0.5))


class LiveWeight(WeightingModel):  # type: ignore[misc]
    """BM25 over the documents that are there.

    Whoosh's own counts what was deleted too, until segments are merged: the same store would answer differently
    after another history.
    """

    def __init__(self) -> None:
        self._rarity: dict[tuple[str, str], float] = {}

    def idf(self, searcher: Searcher, fieldname: str, text: str) -> float:
        term = (fieldname, text)
        if term not in self._rarity:
            reader = searcher.get_parent().reader()
            holding = sum(1 for _ in reader.postings(fieldname, text).all_ids())
            self._rarity[term] = rarity(holding, reader.doc_count())
        return self._rarity[term]

    def scorer(self, searcher: Searcher, fieldname: str, text: str, qf: int = 1) -> BaseScorer:  # noqa: ARG002
        if not searcher.schema[fieldname].scorable:
            return WeightScorer.for_(searcher, fieldname, text)
        word = text.decode() if isinstance(text, bytes) else text
        return LiveScorer(searcher, fieldname, self.idf(searcher, fieldname, word))


class LiveScorer(BaseScorer):  # type: ignore[misc]
    def __init__(self, searcher: Searcher, fieldname: str, rarity: float) -> None:
        self._searcher, self._field, self._rarity = searcher, fieldname, rarity

    def score(self, matcher: Any) -> float:
        count = matcher.weight()
        length = self._searcher.doc_field_length(matcher.id(), self._field, 1)
        return float(self._rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length / TYPICAL_LENGTH)))
