"""From a question to its answer: it is read, and each kind of question has one module that answers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kgraph.answers import activities, passages, statements
from kgraph.answers.reply import Asking
from kgraph.errors import BadInput
from kgraph.question import Intent, understand
from kgraph.results import Answer, Tier

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

LONGEST_QUESTION = 10_000

# Who answers a kind of question. One that has nothing to say gives None, and the words are searched for as text.
ANSWERING: dict[Intent, Callable[[Asking], Answer | None]] = {
    "activities": activities.answer,
    "recommendations": statements.answer,
    "reported_status": statements.answer,
}


def answer(corpus: Corpus, question: str, tiers: tuple[Tier, ...] | None = None, as_of: str | None = None) -> Answer:
    if not question.strip():
        raise BadInput("the question is empty; ask for example: Which activities cover Kulan in Turkmenistan?")
    if len(question) > LONGEST_QUESTION:
        raise BadInput(f"the question has {len(question)} characters; ask one of at most {LONGEST_QUESTION}")
    asking = Asking(
        corpus=corpus,
        question=question,
        query=understand(question, corpus.vocabulary, corpus.unit_titles),
        tiers=tiers,
        as_of=as_of or corpus.newest_date(),
    )
    answering = ANSWERING.get(asking.query.intent, passages.answer)
    return answering(asking) or passages.answer(asking)
