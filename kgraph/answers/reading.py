"""How a question is read: slips mended, the letter around it put aside, in plain words where it is like a plain one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.answers import parts
from kgraph.question import Query, understand
from kgraph.questions.alike import CERTAIN, SURE, Alike, alike
from kgraph.questions.conditions import STATEMENTS
from kgraph.questions.letter import naming, question_in
from kgraph.questions.spelling import mended

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

Asked = Sequence[tuple[str, Query]]
_CONDITIONS = (
    "excluded", "every", "only_of", "excluded_units", "sections", "topics", "codes", "citing", "not_due",
    "excluded_words", "excluded_priorities", "due_end", "due_start", "lacking", "overdue", "unresponsible", "tiers",
    "consulted", "measures", "unscored", "unlisted", "findings", "documents", "status", "against",
)  # fmt: skip
_ASKED = ("species", "country", "organisation")  # not rows: "which countries have not joined"
_VALUES = ("priorities", "due_by", "due_from")


@dataclass(frozen=True, slots=True)
class Read:
    """What is answered: the words, what they ask, and how they came about where that must be said."""

    text: str
    asked: Asked  # most often one thing, sometimes two of the same things
    said: tuple[str, ...]


def read(corpus: Corpus, question: str) -> Read:
    whole, slips = mended(question, corpus.shelf, corpus.vocabulary)
    text = question_in(whole, naming(corpus.vocabulary))
    asked = _asked(corpus, text)
    plain = _plainly(corpus, whole, text, asked)
    if plain is not None:
        text, asked = plain, _asked(corpus, plain)
    elif text != whole and all(query.intent == "activities" and not query.narrows() for _, query in asked):
        text, asked = whole, _asked(corpus, whole)  # "Which activities can I name?": what stands before it is asked of
    said = [f"“{written}” is read as “{word}”." for written, word in slips]
    told = plain is not None or len(text.split()) < len(whole.split())
    return Read(text, asked, (*said, f"Answered is “{text}”.") if told else tuple(said))


def _words(text: str) -> str:
    return text.casefold().rstrip(" ?.")


def _plainly(corpus: Corpus, whole: str, text: str, asked: Asked) -> str | None:
    """The question in plain words, if it means the same for sure; they ask of programmes."""
    if len(asked) > 1 or not corpus.covering.whole:
        return None
    tried = (alike(words, corpus.vocabulary, corpus.shelf) for words in dict.fromkeys((whole, text)))
    found = next((one for one in tried if one is not None), None)
    if found is None or _words(found.plain) == _words(text) or _is_better_known(corpus, found, asked[0][1]):
        return None
    return found.plain if found.sure >= (SURE if _is_open(asked[0][1]) else CERTAIN) else None


def _is_better_known(corpus: Corpus, found: Alike, query: Query) -> bool:
    """Whether the rules read more out of a question than the plain one holds."""
    if found.is_on_a_subject:
        return query.intent not in ("search", "agreed", "out_of_scope") and bool(query.words) and not query.unknown
    if _is_open(query):
        return query.beyond is not None or query.citing
    plain = understand(found.plain, corpus.vocabulary, corpus.shelf)
    return _knows_more(query, plain) or (plain.intent == query.intent and query.intent in STATEMENTS)


def _knows_more(query: Query, plain: Query) -> bool:
    """Whether the rules read a condition out of a question that the plain one has not."""
    more = any(getattr(query, one) and not getattr(plain, one) for one in _CONDITIONS)
    more |= query.asks in _ASKED and plain.asks != query.asks
    more |= query.dated and plain.due_by is None
    more |= query.under is not None and plain.under is None and plain.asks != "unit" and not plain.codes
    return more or any(getattr(query, one) and getattr(query, one) != getattr(plain, one) for one in _VALUES)


def _is_open(query: Query) -> bool:
    """Whether the rules made no question of all the words."""
    if query.intent in ("agreed", *STATEMENTS):
        return False
    left = query.words or query.unknown or query.not_understood
    return query.intent == "search" or bool(left) or not query.narrows()


def _asked(corpus: Corpus, question: str) -> Asked:
    halves = parts.split(question)
    if halves is not None:
        first, second = (understand(half, corpus.vocabulary, corpus.shelf) for half in halves)
        if parts.are_two(first, second):
            whole = parts.carried(first, second)
            return [(halves[0], first), (halves[1] if whole is second else question, whole)]
    return [(question, understand(question, corpus.vocabulary, corpus.shelf))]
