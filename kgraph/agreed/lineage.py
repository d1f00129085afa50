"""Which activities of one programme may go on with which of another: likeness, before and after, never an identity."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kgraph.agreed.results import Successor
from kgraph.agreed.sources import Source
from kgraph.agreed.successors import SHOWN, Heirs

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


class Lineage:
    """All programmes that a corpus knows, by their own text or by reports, each beside those that came later."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def after(self, activity: str) -> tuple[Successor, ...]:
        """What may go on with an activity, the likeliest first; of one that only reports tell of, by what they say."""
        return self._pairs[0].get(activity, ())

    def before(self, activity: str) -> tuple[Successor, ...]:
        """What it may go on with."""
        return self._pairs[1].get(activity, ())

    @cached_property
    def _pairs(self) -> tuple[dict[str, tuple[Successor, ...]], dict[str, tuple[Successor, ...]]]:
        after: dict[str, dict[str, Successor]] = {}
        before: dict[str, dict[str, Successor]] = {}
        by_programme = self._programmes
        for programme, older in by_programme.items():
            for other, newer in by_programme.items():
                if self._date(programme) < self._date(other) and _is_held(newer):
                    heirs = Heirs(self._corpus, newer)
                    for source in older:
                        for one in heirs.successors(source):
                            _keep(after.setdefault(source.id, {}), one)
                            _keep(before.setdefault(one.id, {}), _turned(source, one))
        return _best(after), _best(before)

    @cached_property
    def _programmes(self) -> dict[str, list[Source]]:
        found: dict[str, list[Source]] = {}
        for source in self._corpus.planned.weights.sources:
            if source.programme and source.type in ("activity", "report"):
                found.setdefault(source.programme, []).append(source)
        return found

    def _date(self, programme: str) -> str:
        """The date of the first document that lays a programme down, or tells of it."""
        documents = {source.document for source in self._programmes[programme]}
        return min(self._corpus.document(document).date or "9999" for document in documents)


def _is_held(sources: list[Source]) -> bool:
    return sources[0].type == "activity"


def _keep(found: dict[str, Successor], one: Successor) -> None:
    if one.id not in found or one.score > found[one.id].score:
        found[one.id] = one


def _turned(source: Source, heir: Successor) -> Successor:
    return Successor(
        id=source.id, document=source.document, code=source.code, text=source.text, score=heir.score, reason=heir.reason
    )


def _best(found: dict[str, dict[str, Successor]]) -> dict[str, tuple[Successor, ...]]:
    return {
        key: tuple(sorted(near.values(), key=lambda one: (-one.score, one.id))[:SHOWN]) for key, near in found.items()
    }
