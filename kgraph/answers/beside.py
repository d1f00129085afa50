"""What documents tell in words, where no row of a programme answers: values, what meetings said, passages."""

from __future__ import annotations

import re
from dataclasses import replace

from kgraph.agreed.phrasing import asks
from kgraph.answers import facts, meetings, passages, search, statements
from kgraph.answers.ranking import ENOUGH
from kgraph.answers.reply import Asking
from kgraph.answers.wanted import Wanted, asks_yes_or_no, content, is_question, states_asked, wanted
from kgraph.results import Answer
from kgraph.words import counted

_ROWS = re.compile(r"\b(?:activit(?:y|ies)|rows?|codes?|(?:which|what)\s+(?:measures?|actions?))\b", re.IGNORECASE)
_WAS = re.compile(r"\bhad\b", re.IGNORECASE)  # a programme plans, and never tells what had been done
_TIMES_AND_ACTORS = ("deadlines", "responsible")
_OF_THE_MATRIX = ("coverage", "counts")
_IN_SO_MANY_WORDS = 0.75  # of what is asked
_SAID = frozenset({"advising", "agreeing"})
_SETTLED = ("recommendations", "reported_status", "definition", "out_of_scope", "search")  # nothing is their answer


def answer(asking: Asking) -> Answer:
    """What was recommended or agreed, or the best passages."""
    return said(asking) or passages.answer(asking)


def value(asking: Asking) -> Answer | None:
    """A plain value out of the facts, where a question asks for one and not for rows."""
    asks = is_question(asking.question) and not _ROWS.search(asking.question)
    return (facts.answer(asking) or meetings.answer(asking)) if asks else None


def first(asking: Asking) -> Answer | None:
    """Where no rows are asked for, and a report says in so many words what is: what it says."""
    past = _WAS.search(asking.question) is not None and asking.query.intent not in _SETTLED
    if (_ROWS.search(asking.question) and not past) or not is_question(asking.question):
        return None
    asked = wanted(asking.corpus, asking.question)
    if past and not asking.query.codes and content(asked).terms:
        return passages.answer(asking)
    if asking.query.intent == "definition" and asked.asks and content(asked).terms:
        return passages.answer(asking)  # "what is the budget of": no definition of what has one
    if asking.query.intent == "activities" and (agreed := said(asking)) is not None:
        return agreed
    if not _is_open(asking, asked):
        return None
    whole = asking.query.intent in _OF_THE_MATRIX and not (asking.query.keys("species") or asking.query.keys("country"))
    found = passages.answer(asking, least=ENOUGH if whole else _IN_SO_MANY_WORDS)
    told = [one for one in found.results if one.type == "passage"]
    return found if told and found.results[0] is told[0] else None


def _is_open(asking: Asking, asked: Wanted) -> bool:
    """Whether a question may as well be about what was told as about rows: it has words besides names for that."""
    words = len(content(asked).terms)
    if asking.query.intent in _TIMES_AND_ACTORS or (asking.query.intent == "reported_status" and not asked.of("code")):
        return words > 1 and not states_asked(asking.question)
    if asking.query.intent == "agreed":
        return words > 1
    if asking.query.intent in _OF_THE_MATRIX and not asking.query.units:
        return words > 0 or any(term.of in ("organisation", "instrument") for term in asked.terms)
    told = asks_yes_or_no(asking.question) or bool(asked.asks)
    return asking.query.intent == "activities" and not asking.query.asks_rows and words > 0 and told


def said(asking: Asking) -> Answer | None:
    """Where a question asks, in whatever words, what was recommended or agreed."""
    asked = wanted(asking.corpus, asking.question)
    if not is_question(asking.question) or not any(term.sense in _SAID for term in asked.terms):
        return None
    told = statements.answer(replace(asking, query=replace(asking.query, intent="recommendations")))
    return told if told is not None and told.results else None


def instead(asking: Asking, empty: Answer, *, settled: bool) -> Answer:
    """The best that the words give where nothing was found; the empty answer where they give nothing either."""
    if empty.understood.intent in _SETTLED:
        return empty
    if _ROWS.search(asking.question) or asking.query.codes:
        found = facts.of_components(asking) or statements.covering(asking) or empty
    elif asking.query.intent == "agreed" and asks(asking.question):
        found = said(asking) or empty  # the verdict, with what is near, is the answer
    elif settled:
        found = _nowhere(asking, empty)
    elif not is_question(asking.question):
        about_one = len({name.kind for name in asking.query.names}) < 2  # a species in a country asks for activities
        found = search.answer(asking) if about_one else empty
    else:
        found = answer(asking)
    return found if found.results else _nowhere(asking, empty)


def _nowhere(asking: Asking, empty: Answer) -> Answer:
    """The empty answer, with how much was searched besides rows, unless only rows were asked for."""
    if _ROWS.search(asking.question) or not is_question(asking.question):
        return empty
    searched = counted(len(asking.corpus.primaries), "document")
    return replace(empty, summary=f"{empty.summary} Nor does a passage of {searched} tell it.")
