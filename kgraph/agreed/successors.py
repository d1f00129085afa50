"""Which activities of one programme may go on with one of another: likeness with its reason, never an identity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kgraph.agreed.acting import acting
from kgraph.agreed.proposal import Proposal
from kgraph.agreed.results import Successor
from kgraph.agreed.sources import Source
from kgraph.agreed.weighing import Weights
from kgraph.words import joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

LIKELY = 0.35  # from here on an activity may go on with another
CERTAIN = 0.98  # so many letters in common are the same text
SHOWN = 3
_CANDIDATES = 20
_NAMED_MOST = 4


class Heirs:
    """The activities of one programme, ready to be compared with those of another."""

    def __init__(self, corpus: Corpus, sources: Sequence[Source]) -> None:
        self._corpus = corpus
        self._weights = Weights(sources)

    def of(self, source: Source) -> list[tuple[float, Source]]:
        """What may go on with an activity, the likeliest first."""
        said = source.said
        scored = [
            (self._likeness(said, source, number), self._weights.sources[number])
            for number in self._weights.nearest(said, _CANDIDATES)
        ]
        return sorted(((s, one) for s, one in scored if s >= LIKELY), key=lambda pair: (-pair[0], pair[1].id))

    def _likeness(self, said: Proposal, source: Source, number: int) -> float:
        other = self._weights.sources[number]
        held = self._weights.held(said, number)
        if held.spelled >= CERTAIN:
            return 1.0
        alike = (held.forward + held.backward) / 2
        if source.type == "report":  # a sentence on it says less, and other things besides
            alike = max(held.forward, held.backward)
        acts = acting(said, other)
        scope = (_shared(source, other, "species") + _shared(source, other, "countries")) / 2
        return round((0.6 * alike + 0.4 * held.spelled) * (0.7 + 0.3 * scope) * (0.8 + 0.2 * min(1.0, acts.alike)), 4)

    def successors(self, source: Source) -> tuple[Successor, ...]:
        return tuple(
            Successor(
                id=one.id, document=one.document, code=one.code, text=one.text, score=score,
                reason=self._reason(source, one),
            )
            for score, one in self.of(source)[:SHOWN]
        )  # fmt: skip

    def _reason(self, source: Source, other: Source) -> str:
        """In words: what both have done, to what, and for what."""
        acts = acting(source.said, other)
        things = self._things(source, other)
        labels = [self._corpus.labels("species", key) for key in _named(source, other)]
        parts = [
            f"both: {joined([act.surface.lower() for act in acts.by])}" if acts.same and acts.by else "",
            f"on {joined(things)}" if things else "",
            f"for {joined(labels)}" if labels else "",
        ]
        return "; ".join(part for part in parts if part) or "alike in words"

    def _things(self, source: Source, other: Source) -> list[str]:
        """The rarest things that both are about."""
        here = {concept for term in other.said.terms if term.part == "object" for concept in term.concepts}
        shared = [t for t in source.said.terms if t.part == "object" and not here.isdisjoint(t.concepts)]
        shared.sort(key=lambda term: -self._weights.weight(term))
        return list(dict.fromkeys(term.surface.lower() for term in shared))[:_NAMED_MOST]


def _shared(one: Source, other: Source, side: str) -> float:
    """How much of what two activities cover is covered by both; 1 where either does not say."""
    mine, theirs = ({covered.key for covered in getattr(source, side)} for source in (one, other))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 1.0


def _named(one: Source, other: Source) -> list[str]:
    mine = {covered.key for covered in one.species if covered.basis == "named"}
    return [covered.key for covered in other.species if covered.basis == "named" and covered.key in mine]
