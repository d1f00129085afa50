"""From a question to its answer: it is read, and each kind of question has one module that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers import (
    activities,
    adopting,
    agreed,
    beside,
    cells,
    counts,
    definition,
    documents,
    findings,
    footnotes,
    gaps,
    kinds,
    of_programme,
    out_of_scope,
    parties,
    parts,
    passages,
    statements,
    units,
)
from kgraph.answers.reading import read
from kgraph.answers.reply import Asking
from kgraph.dates import checked
from kgraph.errors import BadInput
from kgraph.question import Intent, Query, understand
from kgraph.questions.spelled_out import in_digits
from kgraph.results import Answer, DocumentResult, Result, Tier

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

LONGEST_QUESTION = 10_000
Answering = Callable[[Asking], Answer | None]

# Who answers a kind of question, in turn: one that has nothing to say gives None.
ANSWERING: dict[Intent, tuple[Answering, ...]] = {
    "activities": (activities.answer,),
    "agreed": (beside.said, agreed.rows, agreed.answer),
    "counts": (counts.answer,),
    "coverage": (cells.answer,),
    "deadlines": (activities.answer,),
    "definition": (definition.answer,),
    "documents": (documents.answer,),
    "gaps": (gaps.answer,),
    "out_of_scope": (out_of_scope.answer,),
    "recommendations": (counts.of_statements, statements.answer),
    "reported_status": (counts.of_statements, statements.answer),
    "responsible": (activities.answer,),
    "units": (units.answer,),
}
IN_WORDS: tuple[Answering, ...] = (beside.answer,)  # where nothing structured is meant, or found


def answer(corpus: Corpus, question: str, tiers: tuple[Tier, ...] | None = None, as_of: str | None = None) -> Answer:
    if not question.strip():
        raise BadInput("the question is empty; ask for example: Which activities cover Kulan in Turkmenistan?")
    if len(question) > LONGEST_QUESTION:
        raise BadInput(f"the question has {len(question)} characters; ask one of at most {LONGEST_QUESTION}")
    as_of = checked(as_of) or corpus.newest_date()
    asked_for = in_digits(question)
    told = read(corpus, asked_for)
    asked = [Asking(corpus=corpus, question=words, query=one, tiers=tiers, as_of=as_of) for words, one in told.asked]
    answers = [_answered(asking) for asking in asked]
    if len(answers) > 1 and answers[0].understood.intent == "search":  # sentences that tell the one tell the other
        query = understand(told.text, corpus.vocabulary, corpus.shelf)
        answers = [passages.answer(replace(asked[0], question=told.text, query=query))]
    found = answers[0] if len(answers) == 1 else parts.together(question, answers)
    later = phrases.later_cautions(corpus, _documents(found.results), as_of)
    return replace(found, question=question, cautions=tuple(dict.fromkeys((*told.said, *found.cautions, *later))))


def _documents(results: Iterable[Result]) -> Iterator[str]:
    """The documents that results are, or rest on."""
    for one in results:
        if isinstance(one, DocumentResult):
            yield one.id
        yield from (proof.document for proof in statements.proofs_of(one))


def _answered(asking: Asking) -> Answer:
    answers = (answering(asking) for answering in _answering(asking.query))
    # what no document can answer is not looked for in vain, but a plain value that stands there is told
    found = next((one for one in answers if one is not None and (one.results or not _looks_in_vain(asking, one))), None)
    assert found is not None, "the passages always answer"
    if found.verdict in agreed.CLAIMED:
        return found  # no sentence of a report outweighs the row that plans it
    return agreed.with_verdict(asking, beside.weighed(asking, found))


def _looks_in_vain(asking: Asking, found: Answer) -> bool:
    return asking.query.beyond is not None and found.understood.intent != "out_of_scope"


def _answering(query: Query) -> tuple[Answering, ...]:
    """Who answers: by the kind of thing that is asked for, else by the kind of question."""
    return (
        parties.answer,
        adopting.answer,
        of_programme.answer,
        footnotes.answer,
        beside.planned,
        beside.value,
        beside.needed,
        *_of_a_kind(query),
        *ANSWERING.get(query.intent, ()),
        *IN_WORDS,
    )


def _of_a_kind(query: Query) -> tuple[Answering, ...]:
    if query.asks == "finding":
        return (findings.answer,)
    if query.codes and query.value == "responsible":
        return ()  # the rows of the codes say who acts
    if query.unlisted or query.unnamed:
        return (kinds.answer,)
    structured = query.intent in ("coverage", "units", "responsible", "activities", "search")
    return (kinds.answer,) if structured and query.asks in ("species", "country", "organisation") else ()
