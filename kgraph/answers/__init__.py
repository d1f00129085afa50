"""From a question to its answer: it is read, and each kind of question has one module that answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kgraph.answers import (
    activities,
    agreed,
    beside,
    definition,
    documents,
    findings,
    kinds,
    out_of_scope,
    parts,
    statements,
    units,
)
from kgraph.answers.reply import Asking
from kgraph.errors import BadInput
from kgraph.question import Intent, Query, understand
from kgraph.results import Answer, Tier

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

LONGEST_QUESTION = 10_000
Answering = Callable[[Asking], Answer | None]

# Who answers a kind of question, in turn: one that has nothing to say gives None.
ANSWERING: dict[Intent, tuple[Answering, ...]] = {
    "activities": (activities.answer,),
    "agreed": (agreed.answer,),
    "deadlines": (activities.answer,),
    "definition": (definition.answer,),
    "documents": (documents.answer,),
    "out_of_scope": (out_of_scope.answer,),
    "recommendations": (statements.answer,),
    "reported_status": (statements.answer,),
    "responsible": (activities.answer,),
    "units": (units.answer,),
}
IN_WORDS: tuple[Answering, ...] = (beside.answer,)  # where nothing structured is meant, or found


def answer(corpus: Corpus, question: str, tiers: tuple[Tier, ...] | None = None, as_of: str | None = None) -> Answer:
    if not question.strip():
        raise BadInput("the question is empty; ask for example: Which activities cover Kulan in Turkmenistan?")
    if len(question) > LONGEST_QUESTION:
        raise BadInput(f"the question has {len(question)} characters; ask one of at most {LONGEST_QUESTION}")
    as_of = as_of or corpus.newest_date()
    asked = [
        Asking(corpus=corpus, question=question, query=query, tiers=tiers, as_of=as_of)
        for query in _queries(corpus, question)
    ]
    answers = [_answered(asking) for asking in asked]
    return answers[0] if len(answers) == 1 else parts.together(question, answers)


def _queries(corpus: Corpus, question: str) -> Sequence[Query]:
    """What is asked: most often one thing, sometimes two of the same things."""
    halves = parts.split(question)
    if halves is not None:
        first, second = (understand(half, corpus.vocabulary, corpus.shelf) for half in halves)
        if parts.are_two(first, second):
            return [first, parts.carried(first, second)]
    return [understand(question, corpus.vocabulary, corpus.shelf)]


def _answered(asking: Asking) -> Answer:
    found = next((one for answering in _answering(asking.query) if (one := answering(asking)) is not None), None)
    assert found is not None, "the passages always answer"
    return beside.instead(asking, found) if asking.query.intent == "activities" and not found.results else found


def _answering(query: Query) -> tuple[Answering, ...]:
    """Who answers: by the kind of thing that is asked for, else by the kind of question."""
    return (*_of_a_kind(query), *ANSWERING.get(query.intent, ()), *IN_WORDS)


def _of_a_kind(query: Query) -> tuple[Answering, ...]:
    if query.asks == "finding":
        return (findings.answer,)
    structured = query.intent in ("coverage", "units", "responsible", "activities", "search")
    return (kinds.answer,) if structured and query.asks in ("species", "country", "organisation") else ()
