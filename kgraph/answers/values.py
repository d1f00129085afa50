"""What is asked of single activities: who acts, by when, how urgent; said first, resting on the row itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.query import Query
from kgraph.results import ActivityResult, ConceptResult
from kgraph.wording import due_words
from kgraph.words import joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_FEW = 4  # rows whose values are told one by one


def of_rows(query: Query, rows: Sequence[ActivityResult]) -> Iterator[str]:
    """A sentence for each activity whose value is asked for: "9.2 is due by 2031." """
    if not query.codes or not query.value or len(rows) > _FEW * len(query.codes):
        return
    for row in rows:
        name = f"{row.code} ({row.unit or row.section.title})" if _shared(row, rows) else row.code
        yield _value(query, name, row)


def _shared(row: ActivityResult, rows: Sequence[ActivityResult]) -> bool:
    return sum(other.code == row.code for other in rows) > 1


def _value(query: Query, name: str, row: ActivityResult) -> str:
    if query.value == "responsible":
        acting = joined([actor.label for actor in row.responsible if not actor.consulted])
        consulted = joined([actor.label for actor in row.responsible if actor.consulted])
        after = f", in consultation with {consulted}" if consulted else ""
        return f"Responsible for {name}: {acting or 'nobody is named'}{after}."
    if query.value == "deadline":
        return f"{name} is due {due_words(row.due)}." if row.due else f"{name} has no deadline of its own."
    if query.value == "indicator":
        return f"Indicator of {name}: {row.indicator or 'none'}."
    return f"{name} has {row.priority or 'no stated'} priority."


def actors(corpus: Corpus, query: Query, rows: Sequence[ActivityResult]) -> list[ConceptResult]:
    """Those who act, where "who" is asked of an activity."""
    if query.value != "responsible" or not query.codes:
        return []
    found: dict[str, list[ActivityResult]] = {}
    for row in rows:
        for actor in row.responsible:
            if actor.key and not actor.consulted:
                found.setdefault(actor.key, []).append(row)
    return [
        ConceptResult(
            type="organisation",
            key=key,
            label=_printed(key, told) or corpus.labels("organisation", key),
            activities=tuple(row.id for row in told),
            evidence=tuple(row.evidence[0] for row in told[:1]),
        )
        for key, told in found.items()
    ]


def _printed(key: str, rows: Sequence[ActivityResult]) -> str | None:
    """What the rows call an actor: "GOs"."""
    return next((actor.label for row in rows for actor in row.responsible if actor.key == key), None)
