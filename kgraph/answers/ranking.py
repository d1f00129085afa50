"""Which sentences of the documents answer a question best, and whether any answers it at all.

The index gives the passages that hold the rarest of what is asked; their sentences are then held against the
question one by one. What is asked must be there: a name that a sentence is not about rules it out, and one that
holds too little of the rest is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.records import Span
from kgraph.analysis import words as words_in
from kgraph.answers.wanted import Term, Wanted, is_body, only_asks
from kgraph.sayings import Saying, Told, told_by

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

PASSAGES = 40  # that are looked into
LIKE, NEAR, OF_DOCUMENT = (
    0.8,
    0.5,
    0.35,
)  # what a word counts that is answered by another, stands nearby, or in the title
UNKNOWN = 0.8  # of its weight counts the first word that nothing holds; the second half of that, and so on
ENOUGH = 0.68  # the share of what is asked that must be there, helped by how much that is
ENOUGH_OF_WORDS = 0.78  # the same of a few words that are no question: each of them was chosen
_HELPED = 0.28  # by so much for each of the rarest words that are there: a long question is seldom answered whole
_OF_WORDS = 0.13  # and so much of the weight of its words: names alone are no answer
_FIGURE = (
    r"(?<![\d.,/])(?:\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?)(?!\d|\.\d)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\s+few|several|none)\b"
)
_NUMBER = re.compile(_FIGURE, re.IGNORECASE)
_SHOWS: dict[str, re.Pattern[str]] = {
    "number": _NUMBER,
    "amount": re.compile(r"(?:USD|US\$|EUR|€|\$)\s*\d|\d[\d,.]*\s*(?:USD|EUR|euros?|dollars?|million)\b", re.I),
    "when": re.compile(r"\b(?:19|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September|October"
                       r"|November|December)\b"),
    "why": re.compile(r"\b(?:because|due\s+to|owing|since|therefore|thus|reasons?|caused|as\s+a\s+result|so\s+that"
                      r"|in\s+order\s+to|which\s+(?:would|could|might)|to\s+(?:ensure|avoid|prevent))\b", re.I),
    "often": re.compile(r"\b(?:once|twice|every|annual(?:ly)?|yearly|monthly|per\s+year|times)\b", re.IGNORECASE),
    "who": re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof)\.?\s+[A-Z]|\b[Bb]y\s+(?:the\s+)?[A-Z]"),
}  # fmt: skip
_PAIRED = ("species", "country")  # what was said of one near the other need not be said of both
_MUST_SHOW = ("number", "amount", "often", "when")
_SHOWN, _NAMED, _NOT_SHOWN = 1.4, 1.2, 0.7
_ACTS = 1.7  # a person with a title, or "by" somebody: more than a body that is only named
_LISTED = 1.15  # an item of the list that is asked for
_ONLY_ASKING = 0.4  # of its weight counts a word such as "cover" or "meeting"
_APART = 4  # words between a figure and what it counts


@dataclass(frozen=True, slots=True)
class Ranked:
    saying: Saying
    told: Told
    score: float
    share: float = 0.0  # of what is asked that it holds
    is_part: bool = False  # whether it answers only a part of a question
    is_beside: bool = False  # whether it is shown for the sake of another one


@dataclass(frozen=True)
class Weighed:
    """What is wanted, with how much each of its parts counts."""

    wanted: Wanted
    weights: dict[Term, float]
    like: dict[Term, float]  # of a word's weight, what counts another that answers it: little where many do

    @cached_property
    def said(self) -> frozenset[str]:
        """The question's own words."""
        return frozenset().union(*(term.stems for term in self.weights))

    @cached_property
    def needed(self) -> tuple[Term, ...]:
        """What a sentence is held against first: it may rule the sentence out."""
        return tuple(term for term in self.weights if term.kind != "word" or term.sought or term.deed)


def weigh(corpus: Corpus, wanted: Wanted) -> Weighed:
    return _weighed(corpus, wanted, 0)[0]


def candidates(corpus: Corpus, wanted: Wanted) -> tuple[Weighed, list[tuple[Saying, Told]]]:
    """The sentences of the passages that hold the most of what is asked, and of the lists that these lead to."""
    weighed, places = _weighed(corpus, wanted, PASSAGES)
    found: dict[tuple[str, int], tuple[Saying, Told]] = {}
    for document, span in places:
        told = told_by(corpus, document)
        for saying in (*told.around(span), *_lists_asked(weighed, told)):
            found[document, saying.span.start] = (saying, told)
    return weighed, list(found.values())


def _lists_asked(weighed: Weighed, told: Told) -> Iterator[Saying]:
    """The items under a heading that is asked for: "the aims of the workshop"."""
    for heading, items in told.lists.items():
        if _is_asked(weighed, heading):
            yield from items


def _is_asked(weighed: Weighed, heading: frozenset[str]) -> bool:
    return any(term.kind == "word" and not heading.isdisjoint(term.stems | term.like) for term in weighed.weights)


def _weighed(corpus: Corpus, wanted: Wanted, limit: int) -> tuple[Weighed, list[tuple[str, Span]]]:
    """How much each term counts, and the passages that hold the most of them."""
    parts = [(term, tuple(part)) for term in wanted.terms for part in _parts(term)]
    places, rare = corpus.nearest([part for _, part in parts], limit)
    own = {term: (("text", stem),) for term in wanted.terms if term.kind == "word" for stem in term.stems}
    alone = dict(zip(own, corpus.nearest(list(own.values()), 0)[1], strict=True))
    weights: dict[Term, float] = {}
    like: dict[Term, float] = {}
    unknown = 0
    for (term, _), (weight, held) in zip(parts, rare, strict=True):  # a name is as rare as the rarest of its words
        unknown += not held and term.kind == "word"  # many of them are a turn of phrase
        itself = alone[term].weight if term in alone and alone[term].held and len(term.stems) == 1 else weight
        like[term] = max(NEAR, min(LIKE, weight / itself))
        told = itself * (_ONLY_ASKING if only_asks(term) else 1.0) * (1.0 if held else UNKNOWN / max(unknown, 1))
        weights[term] = max(told, weights.get(term, 0.0))
    return Weighed(wanted, weights, like), places


def _parts(term: Term) -> Iterator[Iterable[tuple[str, str]]]:
    """What the index is asked for: a word with those that answer it; each word of a name, where it has no key."""
    fields = {"species": "species", "country": "countries"}
    keys = [(fields[kind], key) for kind, key in term.keys if kind in fields]
    if (term.kind == "name" and not keys) or (term.kind == "word" and len(term.stems) > 1):
        yield from ([("text", stem), ("section", stem)] for stem in term.stems)
    else:
        words = () if term.kind == "name" else (*term.stems, *term.like)
        yield [*keys, *((field, stem) for stem in words for field in ("text", "section"))]


def ranked(weighed: Weighed, found: Iterable[tuple[Saying, Told]], least: float = ENOUGH) -> list[Ranked]:
    """The sentences that hold enough of what is asked, best first."""
    scored = (_ranked(weighed, saying, told, least) for saying, told in found)
    best = [one for one in scored if one is not None]
    return sorted(best, key=lambda one: (-one.score, one.saying.document, one.saying.span))


def _ranked(weighed: Weighed, saying: Saying, told: Told, least: float) -> Ranked | None:
    """How well a sentence answers; None where it does not."""
    needed = {term: match(term, saying, told, weighed.like[term]) for term in weighed.needed}
    if not _is_about(needed) or saying.stems <= weighed.said or not _tells_deed(needed, saying):
        return None  # of something else, or a label: it tells nothing but what is asked
    matches = {term: match(term, saying, told, weighed.like[term]) for term in weighed.weights if term not in needed}
    matches |= needed
    listed = saying.heading in told.lists and _is_asked(weighed, saying.heading)
    if listed:  # the heading says it, and the head of the paper whose list it is
        matches = {term: _by_heading(term, saying, share) for term, share in matches.items()}
    share = covered(weighed.weights, matches)
    words = {term: share for term, share in matches.items() if term.kind == "word"}
    there = sum(weighed.weights[term] * share for term, share in matches.items() if share > OF_DOCUMENT)
    if share + _HELPED * there < least or covered(weighed.weights, words) < min(least, _OF_WORDS):
        return None
    score = share * _kind(weighed.wanted, saying) * (_LISTED if listed else 1.0)
    return Ranked(saying, told, score, share) if score > 0 else None


def _by_heading(term: Term, saying: Saying, share: float) -> float:
    """How far an item is about a word that its heading has, or the head of its paper."""
    if term.kind != "word" or share > NEAR:
        return share
    return 1.0 if not saying.heading.isdisjoint(term.stems | term.like) else NEAR if share else 0.0


def _is_about(matches: Mapping[Term, float]) -> bool:
    """Whether a sentence is about all that must be there: of years and codes any, of a pair of names both for sure."""
    for kind in ("year", "code"):
        found = [share for term, share in matches.items() if term.kind == kind]
        if found and not any(found):
            return False
    named = {term: share for term, share in matches.items() if term.kind in ("name", "group")}
    if any((term.hard or is_body(term)) and not share for term, share in named.items()):
        return False
    sought = [share for term, share in matches.items() if term.sought]
    if sought and max(sought) <= OF_DOCUMENT:
        return False
    is_pair = len({term.of for term in named if term.hard} & set(_PAIRED)) > 1
    return not is_pair or all(share >= LIKE for term, share in named.items() if term.hard and term.kind == "name")


def _tells_deed(matches: Mapping[Term, float], saying: Saying) -> bool:
    """Whether what somebody did is told, where "who did it" is asked; a person in a programme of sessions did it."""
    if saying.listed is not None and _SHOWS["who"].search(saying.text):
        return True
    return all(share > OF_DOCUMENT for term, share in matches.items() if term.deed and not only_asks(term))


def covered(weights: Mapping[Term, float], matches: Mapping[Term, float]) -> float:
    """How much of the terms is there. What only names the document narrows where to look, and is no part of it."""
    told_of = {term: share for term, share in matches.items() if share != OF_DOCUMENT or term.kind == "word"}
    whole = sum(weights[term] for term in told_of)
    return sum(weights[term] * share for term, share in told_of.items()) / whole if whole else 1.0


def match(term: Term, saying: Saying, told: Told, like: float = LIKE) -> float:
    """How far a sentence is about one thing that is asked."""
    if term.kind == "word":
        return _word(term, saying, told, like)
    if term.kind == "year":
        near = NEAR * bool(term.stems & (saying.near | saying.heading))
        return 1.0 if term.surface in saying.text else near or OF_DOCUMENT * bool(term.stems & told.years)
    if term.kind == "code":
        return float(term.surface in saying.codes)
    if term.stems and term.stems <= saying.stems:
        return 1.0
    if term.keys & saying.names:
        return LIKE if term.kind == "group" else 1.0  # one of a group is less than the group
    if term.keys & saying.around:
        return LIKE
    if term.kind == "group" and saying.headed and saying.headed <= term.keys:
        return NEAR
    several = term.kind == "name" and term.of == "species" and len(saying.headed) > 1  # the sentence may be of another
    if _stands_near(term, saying.near | saying.stems | (frozenset() if several else saying.heading)):
        return NEAR
    return OF_DOCUMENT if term.keys & told.names or term.stems <= told.stems else 0.0


def _stands_near(term: Term, there: frozenset[str]) -> bool:
    """Whether a name's words are there; of a group most of them: "key migratory birds" for flagship ones."""
    missing = term.stems - there
    if term.kind != "group" or not missing:
        return not missing
    return 2 * len(missing) < len(term.stems) or (len(missing) == 1 and not term.like.isdisjoint(there))


def _word(term: Term, saying: Saying, told: Told, like: float) -> float:
    if term.stems <= saying.stems:
        return 1.0
    if term.stems <= saying.heading or term.sense in signs(saying):
        return LIKE
    if term.like & saying.stems:
        return like
    if any(term.stems <= there or term.like & there for there in (saying.near, saying.heading)):
        return NEAR
    return OF_DOCUMENT if term.stems <= told.stems or term.like & told.stems else 0.0


def signs(saying: Saying) -> frozenset[str]:
    """The senses that the records of a sentence have: a threat needs not be called one."""
    return frozenset((fact.property if fact.property == "trend" else fact.kind) for fact in saying.facts)


def _kind(wanted: Wanted, saying: Saying) -> float:
    """Whether the sentence has the kind of thing that is asked: a figure, a date, somebody."""
    factor = 1.0
    for kind in wanted.asks:
        if _shows(kind, wanted, saying):
            factor *= _ACTS if kind == "who" else _SHOWN
        elif kind in _MUST_SHOW:
            return 0.0
        else:
            factor *= _NAMED if kind == "who" and _names(saying, "organisation", "country") else _NOT_SHOWN
    return factor


def _shows(kind: str, wanted: Wanted, saying: Saying) -> bool:
    if kind == "number" and wanted.counted:
        return _counts(wanted.counted, saying.text)
    if kind == "number" and any(term.kind == "name" and term.of == "species" for term in wanted.terms):
        return any(fact.kind == "population" and fact.property != "trend" for fact in saying.facts)
    if kind == "species":
        return _names(saying, "species")
    if kind in ("where", "country"):
        return _names(saying, "country", "place")
    return _SHOWS[kind].search(saying.text) is not None


def _names(saying: Saying, *kinds: str) -> bool:
    return any(kind in kinds for kind, _ in saying.names)


def _counts(counted: frozenset[str], text: str) -> bool:
    """Whether a figure stands shortly before the noun that is counted."""
    found = list(words_in(text))
    figures = [hit.start() for hit in _NUMBER.finditer(text)]
    at = [index for index, word in enumerate(found) if word.stem in counted]
    return any(
        any(found[max(0, index - _APART)].start <= figure < found[index].start for figure in figures) for index in at
    )


def leading(found: Sequence[Ranked], share: float, most: int) -> list[Ranked]:
    """Those that are not much worse than the best."""
    return [one for one in found[:most] if one.score >= share * found[0].score]
