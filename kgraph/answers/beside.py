"""What documents tell in words, where no row of a programme answers: values, what meetings said, passages."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.answers import facts, passages, search, statements
from kgraph.answers.reply import Asking
from kgraph.answers.wanted import is_question, wanted
from kgraph.results import Answer

_ROWS = re.compile(r"\b(?:activit(?:y|ies)|rows?|codes?|(?:which|what)\s+(?:measures?|actions?))\b", re.IGNORECASE)
_SAID = frozenset({"advising", "agreeing"})


def answer(asking: Asking) -> Answer:
    """A value, what was recommended or agreed, or the best passages: the first that has something to say."""
    return _value(asking) or _statement(asking) or passages.answer(asking)


def instead(asking: Asking, empty: Answer) -> Answer:
    """The best that the words give where no row was found; the empty answer where they give nothing either."""
    if not is_question(asking.question):
        about_one = len({name.kind for name in asking.query.names}) < 2  # a species in a country asks for activities
        found = search.answer(asking) if about_one else empty
        return found if found.results else empty
    if _ROWS.search(asking.question):
        return _value(asking) or statements.covering(asking) or empty
    found = answer(asking)
    return found if found.results else empty


def _value(asking: Asking) -> Answer | None:
    return facts.answer(asking) if is_question(asking.question) else None


def _statement(asking: Asking) -> Answer | None:
    """Where a question asks, in whatever words, what was recommended or agreed."""
    if not is_question(asking.question):
        return None
    asked = wanted(asking.corpus, asking.question)
    if not any(term.sense in _SAID for term in asked.terms):
        return None
    told = statements.answer(replace(asking, query=replace(asking.query, intent="recommendations")))
    return told if told is not None and told.results else None
