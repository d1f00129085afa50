"""What every kind of answer shares: what was asked of which documents, and how a reply is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.conditions import told
from kgraph.query import Query
from kgraph.results import Answer, Result, Searched, Tier, Understood

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One question, or one part of one, on its way to its answer."""

    corpus: Corpus
    question: str  # as it was put
    query: Query
    tiers: tuple[Tier, ...] | None  # None shows what is shown by default
    as_of: str | None


def reply(
    asking: Asking,
    summary: str,
    results: Sequence[Result] = (),
    *,
    held: int = 0,
    cautions: Sequence[str] = (),
    suggestions: Sequence[str] = (),
    sparql: str | None = None,
) -> Answer:
    return Answer(
        question=asking.question,
        understood=understood(asking.corpus, asking.query),
        summary=summary,
        results=tuple(results),
        held_back={"programme": held},
        cautions=tuple(cautions),
        suggestions=tuple(suggestions),
        searched=Searched(documents=len(asking.corpus.primaries), cited_but_absent=asking.corpus.cited_but_absent),
        sparql=sparql,
        as_of=asking.as_of,
    )


def understood(corpus: Corpus, query: Query) -> Understood:
    return Understood(
        intent=query.intent,
        species=query.keys("species"),
        countries=query.keys("country"),
        organisations=query.keys("organisation"),
        units=query.units,
        topics=tuple(dict.fromkeys((*query.topics, *query.said_topics))),
        codes=query.codes,
        words=query.words,
        not_understood=query.not_understood,
        excluded=(*dict.fromkeys(name.key for name in query.excluded), *query.excluded_units, *query.excluded_words),
        documents=query.documents,
        conditions=told(corpus, query),
        written={name.key: name.surface for name in query.names},
    )
