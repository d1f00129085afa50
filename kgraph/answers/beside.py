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
_SETTLED = ("recommendations", "reported_status", "definition", "out_of_scope", "search")  # nothing is their answer


def answer(asking: Asking) -> Answer:
    """What was recommended or agreed, or the best passages."""
    return said(asking) or passages.answer(asking)


def value(asking: Asking) -> Answer | None:
    """A plain value out of the facts, where a question asks for one and not for rows."""
    asks = is_question(asking.question) and not _ROWS.search(asking.question)
    return facts.answer(asking) if asks else None


def said(asking: Asking) -> Answer | None:
    """Where a question asks, in whatever words, what was recommended or agreed."""
    asked = wanted(asking.corpus, asking.question)
    if not is_question(asking.question) or not any(term.sense in _SAID for term in asked.terms):
        return None
    told = statements.answer(replace(asking, query=replace(asking.query, intent="recommendations")))
    return told if told is not None and told.results else None


def instead(asking: Asking, empty: Answer) -> Answer:
    """The best that the words give where nothing was found; the empty answer where they give nothing either."""
    if empty.understood.intent in _SETTLED:
        return empty
    if not is_question(asking.question):
        about_one = len({name.kind for name in asking.query.names}) < 2  # a species in a country asks for activities
        found = search.answer(asking) if about_one else empty
    elif _ROWS.search(asking.question):
        found = facts.of_components(asking) or statements.covering(asking) or empty
    else:
        found = answer(asking)
    return found if found.results else empty
