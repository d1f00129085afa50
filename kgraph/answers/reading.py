"""How a question is read: slips mended, the letter around it put aside, in plain words where it is like a plain one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.answers import parts
from kgraph.question import Query, understand
from kgraph.questions.alike import CERTAIN, SURE, alike
from kgraph.questions.conditions import STATEMENTS
from kgraph.questions.letter import naming, question_in
from kgraph.questions.spelling import mended

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

Asked = Sequence[tuple[str, Query]]


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
    """The question in plain words, if it means the same for sure."""
    tried = (alike(words, corpus.vocabulary, corpus.shelf) for words in dict.fromkeys((whole, text)))
    found = next((one for one in tried if one is not None), None)
    if (
        found is None
        or _words(found.plain) == _words(text)
        or (found.is_on_a_subject and all(_is_on_a_subject(query) for _, query in asked))
    ):
        return None
    understood = all(query.intent in (*STATEMENTS, "agreed") or _is_whole(query) for _, query in asked)
    return found.plain if found.sure >= (CERTAIN if understood else SURE) else None


def _is_on_a_subject(query: Query) -> bool:
    """Whether a question was read as one for rows or statements that speak of something."""
    return query.intent not in ("search", "agreed", "out_of_scope") and bool(query.words) and not query.unknown


def _is_whole(query: Query) -> bool:
    """Whether a question is structured and leaves no word over."""
    left = query.words or query.unknown or query.not_understood
    return query.intent != "search" and query.narrows() and not left


def _asked(corpus: Corpus, question: str) -> Asked:
    halves = parts.split(question)
    if halves is not None:
        first, second = (understand(half, corpus.vocabulary, corpus.shelf) for half in halves)
        if parts.are_two(first, second):
            whole = parts.carried(first, second)
            return [(halves[0], first), (halves[1] if whole is second else question, whole)]
    return [(question, understand(question, corpus.vocabulary, corpus.shelf))]
