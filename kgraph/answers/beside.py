"""What documents tell in words, weighed against what the rows and figures of the store answer.

Whichever accounts for more of a question answers it: a structured answer gives way where sentences hold words of the
question that it leaves aside, and sentences are looked for wherever it is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.phrases import any_of, source
from ingest.records import Span
from kgraph.answers import agreed, facts, meetings, passages, statements
from kgraph.answers.ranking import Ranked, match, weigh
from kgraph.answers.reply import Asking
from kgraph.answers.wanted import Term, is_question, only_asks, wanted
from kgraph.cells import CountResult
from kgraph.definition import UnitResult
from kgraph.holding import sought
from kgraph.questions.states import states_asked
from kgraph.results import Answer, Evidence, Result
from kgraph.sayings import Saying, Told, told_by
from kgraph.words import counted

_ROWS = re.compile(r"\b(?:activit(?:y|ies)|rows?|codes?|(?:which|what)\s+(?:measures?|actions?))\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:activities|rows)\b", re.IGNORECASE)  # not "the number of that activity"
_NEEDS = re.compile(r"\bneeds\b(?!\s+to\b)|\b(?:was|were|is|are|still)\s+needed\b", re.IGNORECASE)
_PAST = re.compile(  # a programme plans
    r"\b(?:did|had|still|so\s+far|(?:has|have)\s+been(?!\s+planned\b)|(?:when|where|why|how)\s+(?:was|were))\b",
    re.IGNORECASE,
)
_DOER = r"\W*(?:who|whom|whose\s+\w+|(?:which|what)\s+(?!(?:is|are|has|have|to)\b)\w+)\s+(?:[a-z]+ly\s+)?"
_LIKES = re.compile(r"\b(?:like|hope|hoped|want|wanted)\s+(?:to\s+)?(?:see|have|get)\b", re.IGNORECASE)
_TOLD_OF = re.compile(r"\b(?:did|had|was|were)\b", re.IGNORECASE)
_EVENT = re.compile(r"[A-Z]{2,}[ -]?\d+")
_PLANS = ("activities", "deadlines", "responsible")
_SAID = frozenset({"advising", "agreeing"})
_STATEMENTS = ("recommendations", "reported_status")
_TOLD = (*_STATEMENTS, "definition", "out_of_scope", "search")  # that tell themselves where nothing was found
_OF_THE_MATRIX = ("coverage", "gaps", "counts")
_AS_GOOD = 0.9  # of the best sentence's score
_WHOLE = 0.9  # of a question: a structured answer that holds so much needs no words beside it
_OF_MEETINGS = 3  # statements beside the row that plans what they speak of
_WAS_DONE = re.compile(r"\W*(?:has|have|had|was|were)\b.{3,200}\b\w+ed\b", re.IGNORECASE | re.DOTALL)
_MORE = 3  # sentences behind a verdict
_LOOKED_AT = 10  # rows of a structured answer


def answer(asking: Asking) -> Answer:
    """What was recommended or agreed, or the best passages."""
    return said(asking) or passages.answer(asking)


def value(asking: Asking) -> Answer | None:
    """A plain value out of the facts, where a question asks for one and not for rows."""
    if _ROWS.search(asking.question):
        return None
    return (
        facts.answer(asking) or meetings.answer(asking) if is_question(asking.question) else facts.of_components(asking)
    )


def needed(asking: Asking) -> Answer | None:
    """What reports say is needed for a species: what is recommended without being called so."""
    named = asking.query.keys("species") or asking.query.keys("country")
    asks = asking.query.keys("species") and _NEEDS.search(asking.question) is not None
    counted_or_rows = asking.query.count or _ROWS.search(asking.question)
    if counted_or_rows or not named or not (asks or _asks_what_was_wanted(asking)):
        return None
    told = statements.answer(replace(asking, query=replace(asking.query, intent="recommendations")))
    return told if told is not None and told.results else None


def planned(asking: Asking) -> Answer | None:
    """Where it is asked whether something was agreed and a programme holds it: its rows, and what meetings said."""
    found = agreed.planned(asking) if asking.query.intent == "agreed" else None
    told = said(asking) if found is not None else None
    if found is None or told is None:
        return found
    summary = f"{found.summary} {told.summary}"
    return replace(found, summary=summary, results=(*found.results, *told.results[:_OF_MEETINGS]))


def _asks_what_was_wanted(asking: Asking) -> bool:
    """ "What did participants ask for", "what would the experts like to see": of those who speak in meetings."""
    if any_of("recommendation_cues", "voice").search(asking.question) is None or not is_question(asking.question):
        return False
    asked = wanted(asking.corpus, asking.question)
    return any(term.sense in _SAID for term in asked.terms) or _LIKES.search(asking.question) is not None


def said(asking: Asking) -> Answer | None:
    """Where a question asks, in whatever words, what was recommended or agreed."""
    asked = wanted(asking.corpus, asking.question)
    if not is_question(asking.question) or not any(term.sense in _SAID for term in asked.terms):
        return None
    told = statements.answer(replace(asking, query=replace(asking.query, intent="recommendations")))
    return told if told is not None and told.results else None


def weighed(asking: Asking, found: Answer) -> Answer:
    """A structured answer, or what documents tell in words where that accounts for more of the question."""
    if not found.results:
        return _instead(asking, found)
    if found.understood.intent == "search":
        return found
    said_so = found.understood.intent in _STATEMENTS
    held = 0.0 if said_so else _accounted(asking, found)
    best = [one for one in passages.found(asking) if one.saying.activity is None] if held < _WHOLE else []
    if best and said_so:
        return _with_the_rest(asking, found, best)
    if best and best[0].share > held:
        return passages.told(asking, best)
    if found.understood.intent == "agreed":
        return _with_what_was_done(asking, found)
    if found.understood.intent in _PLANS and _asks_who_did(asking.question):
        return replace(passages.told(asking, ()), understood=found.understood)  # a plan never tells who did it
    return (None if held or said_so else said(asking)) or found


def _with_what_was_done(asking: Asking, found: Answer) -> Answer:
    """ "Has the atlas been published?": behind what was agreed or proposed, the sentences that tell whether it was."""
    if _WAS_DONE.match(asking.question) is None:
        return found
    best = (one for one in passages.found(asking) if one.saying.activity is None and one.share >= _WHOLE)
    proofs = [proof for one in found.results for proof in statements.proofs_of(one)]
    more = [one for one in best if not _is_cited(one.saying, proofs)]
    return replace(found, results=(*found.results, *(passages.hit(asking.corpus, one.saying) for one in more[:_MORE])))


def _with_the_rest(asking: Asking, found: Answer, best: Sequence[Ranked]) -> Answer:
    """Statements, with the sentences that answer better than they do."""
    if asking.query.against or asking.query.count or states_asked(asking.question) or asking.query.codes:
        return found
    proofs = [proof for one in found.results for proof in statements.proofs_of(one)]
    missing = [one for one in best if not _is_cited(one.saying, proofs)]
    better = (one for one in missing if not one.is_beside and (one.is_part or one.score >= _AS_GOOD * best[0].score))
    is_enough = best[0] not in missing and not any(better)
    return found if is_enough else statements.joined_with(asking, found, best)


def _is_cited(saying: Saying, proofs: Sequence[Evidence]) -> bool:
    here = (proof for proof in proofs if proof.document == saying.document)
    return any(proof.start < saying.span.end and saying.span.start < proof.end for proof in here)


def _accounted(asking: Asking, found: Answer) -> float:
    """How much of a question a structured answer accounts for: all but the words that it has only as text, and of
    those the ones that its rows hold."""
    query = asking.query
    if query.unlisted or query.unnamed or query.measures:
        return 1.0  # no sentence tells what units do not list, nor holds their numbers against each other
    of_all = not (query.keys("species") or query.keys("country")) and query.asks in (None, "activity")
    of_all = of_all and bool(query.words or query.unknown) and not _lists_rows(asking, found)
    if found.understood.intent in _OF_THE_MATRIX and of_all:
        return 0.0  # a matrix of everything answers what leaves no word over
    if found.understood.intent in (*_PLANS, "coverage") and _is_of_the_past(asking.question):
        return 0.5
    if found.understood.intent == "coverage" and not any(getattr(one, "activities", True) for one in found.results):
        return 0.0  # cells that hold nothing
    if found.understood.intent == "deadlines" and query.words and all(map(_EVENT.fullmatch, query.phrases)):
        return 0.0  # a row that speaks of COP15 does not tell when it is
    weighed = weigh(asking.corpus, wanted(asking.corpus, asking.question))
    rows = list(_told(asking, found))
    by_name = query.intent in _PLANS or _lists_rows(
        asking, found
    )  # then rows hold a subject, by whichever of its names
    held = {
        term: max((match(term, row, told, weighed.like[term]) for row, told in rows), default=0.0)
        for term in weighed.weights
        if _is_left(asking, term, by_name)
    }
    lost = sum(weighed.weights[term] * (1 - share) for term, share in held.items())
    return 1 - lost / (sum(weighed.weights.values()) or 1.0)


def _asks_who_did(question: str) -> bool:
    """ "Who counted ...": somebody did it; not "who was made responsible"."""
    doing = re.match(rf"\W*who\s+(?:\w+ed|{source('status_cues', 'simple past')})\b", question, re.IGNORECASE)
    return doing is not None and not re.match(r"\W*who\s+(?:was|were|had)\b", question, re.IGNORECASE)


def _is_of_the_past(question: str) -> bool:
    """ "Who presented ...", "is it still running": a programme plans, and tells nothing of it."""
    if _ROWS.search(question):
        return False
    doing = re.match(rf"{_DOER}(?:\w+ed|{source('status_cues', 'simple past')})\b", question, re.IGNORECASE)
    return doing is not None or _PAST.search(question) is not None


def _is_left(asking: Asking, term: Term, by_name: bool) -> bool:
    """Whether a word says nothing to the structured reading of a question."""
    said = (one for words in (*asking.query.words, *asking.query.unknown) for one in sought(words))
    left = {word for one in said if not (by_name and one.subjects) for word in one.words.casefold().split()}
    return term.kind == "word" and term.surface.casefold() in left and not only_asks(term)


def _lists_rows(asking: Asking, found: Answer) -> bool:
    """Whether rows are counted, or are those of units, that a question calls so: they are weighed like a list."""
    of_rows = (isinstance(one, UnitResult) or _counts_rows(one) for one in found.results)
    return any(of_rows) and _SEVERAL.search(asking.question) is not None


def _counts_rows(one: Result) -> bool:
    return isinstance(one, CountResult) and one.of == "activities"


def _first_rows(asking: Asking, found: Answer) -> Iterator[Result]:
    """The results that an answer shows first; of a number of rows, and of units, the rows."""
    for one in found.results[:_LOOKED_AT]:
        ids = one.ids[:_LOOKED_AT] if isinstance(one, CountResult) and _counts_rows(one) else ()
        ids = one.activities if isinstance(one, UnitResult) and _SEVERAL.search(asking.question) else ids
        yield from map(asking.corpus.activity, ids) if ids else (one,)


def _told(asking: Asking, found: Answer) -> Iterator[tuple[Saying, Told]]:
    """The rows that an answer shows first, as they are held against a question."""
    for one in _first_rows(asking, found):
        for proof in statements.proofs_of(one)[:1]:
            told = told_by(asking.corpus, proof.document)
            saying = told.at(Span(proof.start, proof.end))
            if saying is not None:
                yield saying, told


def _instead(asking: Asking, empty: Answer) -> Answer:
    """The best that the words give where nothing was found; the empty answer where they give nothing either."""
    if asking.query.beyond in ("opinion", "future", "order") or empty.understood.intent == "search":
        return empty
    if empty.understood.intent == "gaps" and asking.query.names and not (asking.query.words or asking.query.unknown):
        return empty  # that there is no gap is the answer
    if (asking.query.lacking or asking.query.due_days) and not (asking.query.words or asking.query.unknown):
        return empty  # no sentence tells what no row lacks
    rows = _ROWS.search(asking.question) is not None or bool(asking.query.codes)
    if rows and empty.understood.intent not in _STATEMENTS:
        found = facts.of_components(asking) or statements.covering(asking) or _with_codes(asking)
    else:
        found = _in_words(asking, empty)
    return found if found is not None and found.results else _nowhere(asking, empty)


def _with_codes(asking: Asking) -> Answer | None:
    """Where activities are asked for: the sentences that tell of one by its code, or of all that is asked."""
    found = (one for one in passages.found(asking) if not one.is_beside)
    whole = _WHOLE if not is_question(asking.question) else 2.0  # a few words may only happen to hold "activity"
    best = [one for one in found if one.share >= whole or any(code in one.saying.text for code in one.saying.codes)]
    return passages.told(asking, best) if best and best[0].saying.activity is None else None


def _in_words(asking: Asking, empty: Answer) -> Answer | None:
    query = asking.query
    understood = not (query.words or query.unknown or query.names or query.documents)
    if understood and not _TOLD_OF.search(asking.question):
        return None
    if not is_question(asking.question) and len({name.kind for name in query.names}) > 1:
        best = passages.found(asking)  # a species in a country asks for activities
        return passages.told(asking, best) if best else None
    if empty.understood.intent in _STATEMENTS:
        best = [one for one in passages.found(asking) if one.saying.activity is None]
        return passages.told(asking, best) if best else None
    return said(asking) or passages.answer(asking)


def _nowhere(asking: Asking, empty: Answer) -> Answer:
    """The empty answer, with how much was searched besides rows, unless only rows were asked for."""
    if _ROWS.search(asking.question) or not is_question(asking.question) or empty.understood.intent in _TOLD:
        return empty
    searched = counted(len(asking.corpus.primaries), "document")
    return replace(empty, summary=f"{empty.summary} Nor does a passage of {searched} tell it.")
