"""Which sentences make up an answer: the best for each part of the question, and what stands beside them and tells
the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.records import Span
from ingest.states import states
from kgraph.answers.ranking import ENOUGH, Ranked, Weighed, candidates, leading, match, ranked
from kgraph.answers.wanted import Term, Wanted, content, wanted
from kgraph.sayings import Saying, Told

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

SHOWN = 10
_FIRST = 5  # sentences that answer by themselves
_OF_A_PART = 4
_NOT_MUCH_WORSE = 0.75  # of the best sentence's score
_ADDS = 0.07  # of the weight of what is asked, that a sentence beside another one tells besides
_HEAD = 300  # characters in which a paper says what meeting it is for
_LISTED = 8  # items of a list
_BESIDE = 3  # sentences before and after
_POINTS_BACK = re.compile(
    r"(?:this|these|those|they|it|such|both|however|therefore|thus|in\s+addition"
    r"|the\s+(?:last|first|latter|former|two|three|same|above|said|proposed|species))\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:it|its|this|that|these|those|they|them|their|such)\b", re.IGNORECASE)
_OF_THE_SAME = re.compile(
    r"(?:\d+\.\s+)?(?:this|that|it|the\s+(?:proposed|said|above|same|new|present))\b", re.IGNORECASE
)
_ASKS_STATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had)\b[^,;?]*\b(?:yet|already|still|been|be|over|through|done)\b"
    r"|\b(?:status|stage|state\s+of|progress|approv\w+|how\s+far)\b",
    re.IGNORECASE,
)
_FURTHER = 4000  # characters of a section
_SAYS_ONLY = 120  # characters of a sentence that says nothing else
_ASKS = r"(?:(?:at|by|for|from|in|of|on|since|to|until|with)\s+)?(?:who|whom|whose|what|which|when|where|why|how)\b"
_WHETHER = r"(?:is|are|was|were|has|have|had|did|do|does)\b"
_CUT = re.compile(
    rf"[.?!;]\s+|(?:,\s*|\s+)(?:and|or|but)\s+(?={_ASKS})|,\s*(?:and|or|but)\s+(?={_WHETHER})"
    rf"|[,:]\s+(?={_ASKS}|{_WHETHER})",
    re.IGNORECASE,
)
_IS_ASKED = re.compile(rf"{_ASKS}|(?:and\s+)?{_WHETHER}", re.IGNORECASE)


def chosen(corpus: Corpus, question: str, least: float = ENOUGH) -> list[Ranked]:
    """The best first; none where none holds enough of what is asked."""
    whole = wanted(corpus, question)
    first = _best(corpus, whole, least, _FIRST)
    found: dict[tuple[str, int], Ranked] = {}
    for one in first:
        found.setdefault(_place(one), one)
    for one in _standing(question, first):
        found.setdefault(_place(one), one)
    for asked in _parts(corpus, question, whole):
        for one in _best(corpus, asked, least, _OF_A_PART, first if _points_back(asked) else ()):
            found.setdefault(_place(one), replace(one, is_part=True))
    return list(found.values())[:SHOWN]


def _standing(question: str, first: Sequence[Ranked]) -> Iterator[Ranked]:
    """How far something is, where that is asked, and its section says it of "the proposed project" further down."""
    if not first or not _ASKS_STATE.search(question):
        return
    best = first[0]
    for one in best.told.between(Span(best.saying.span.end, best.saying.span.end + _FURTHER)):
        same = one.heading == best.saying.heading and _OF_THE_SAME.match(one.text)
        if same and len(one.text) <= _SAYS_ONLY and states(one.text):
            yield Ranked(one, best.told, best.score, best.share, is_part=True)


def _place(one: Ranked) -> tuple[str, int]:
    return one.saying.document, one.saying.span.start


def _best(corpus: Corpus, asked: Wanted, least: float, most: int, near: Sequence[Ranked] = ()) -> list[Ranked]:
    """The best sentences, each with those that belong to it; near others only, where what these tell of is meant."""
    weighed, found = candidates(corpus, asked)
    if near:
        found = [(one, told) for one, told in found if _is_near(one, near)]
    first = leading(ranked(weighed, found, least), _NOT_MUCH_WORSE, most)
    return [each for one in first for each in (one, *_with(weighed, one, is_first=one is first[0]))]


def _is_near(saying: Saying, others: Sequence[Ranked]) -> bool:
    """Whether a sentence stands in the section of the best one, or in a paper whose head is among them."""
    section = (others[0].saying.document, others[0].saying.heading)
    headed = (one.saying.document for one in others if one.saying.span.start < _HEAD)
    return (saying.document, saying.heading) == section or saying.document in headed


def _parts(corpus: Corpus, question: str, whole: Wanted) -> Iterator[Wanted]:
    """What each part of the question asks of the same things."""
    parts = [part for part in _CUT.split(question) if part.strip()]
    for part in parts if len(parts) > 1 else ():
        asked = wanted(corpus, part)
        if _IS_ASKED.match(part.strip()) and content(asked).terms:
            same = any(term.hard for term in asked.terms) or _BACK.search(part)
            yield asked if same else _of_the_same(asked, whole)


def _points_back(part: Wanted) -> bool:
    return not any(term.hard for term in part.terms)


def _of_the_same(part: Wanted, whole: Wanted) -> Wanted:
    return replace(part, terms=(*(term for term in whole.terms if term.hard and term.kind != "year"), *part.terms))


def _with(weighed: Weighed, best: Ranked, *, is_first: bool) -> Iterator[Ranked]:
    """What a sentence leads to, or stands in a list with; else those beside it that tell the rest of what is asked."""
    told, saying = best.told, best.saying
    items = [one for one in told.around(saying.span) if one.lead == saying.span]
    is_list = saying.listed is not None and not saying.listed.holds(saying.span)  # under a heading, not in a cell
    items = items or (list(told.listed_with(saying)) if is_first or is_list else [])
    beside = (
        [] if items else [*_before(told, saying), *_adding(weighed, best), *(after(told, saying) if is_first else ())]
    )
    yield from (Ranked(one, told, best.score, best.share, is_beside=True) for one in (*items[:_LISTED], *beside))


def _before(told: Told, saying: Saying) -> Iterator[Saying]:
    """The sentence that a sentence points back to: "The last two activities ..." """
    before = told.before(saying)
    if before is not None and _POINTS_BACK.match(saying.text):
        yield before


def after(told: Told, saying: Saying) -> Iterator[Saying]:
    """The sentence that goes on about the same."""
    yield from (one for one in told.beside(saying, 1) if one.span > saying.span and _POINTS_BACK.match(one.text))


def _adding(weighed: Weighed, best: Ranked) -> Iterator[Saying]:
    """Sentences near the best one that hold what is asked and it does not."""
    known = {term: _own(weighed, term, best.saying, best.told) for term in weighed.weights}
    whole = sum(weighed.weights.values())
    for one in best.told.beside(best.saying, _BESIDE):
        shares = {term: _own(weighed, term, one, best.told) for term in weighed.weights}
        if sum(weighed.weights[term] * max(0.0, shares[term] - known[term]) for term in shares) >= _ADDS * whole:
            yield one


def _own(weighed: Weighed, term: Term, saying: Saying, told: Told) -> float:
    """How far a sentence is about a term in its own words."""
    share = match(term, saying, told, weighed.like[term])
    return share if term.stems <= saying.stems or term.like & saying.stems or term.keys & saying.names else 0.0
