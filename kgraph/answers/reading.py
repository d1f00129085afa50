"""How a question is read: slips mended, the letter around it put aside, in plain words where it is like a plain one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.answers import parts
from kgraph.answers.plainly import in_plain_words
from kgraph.question import Query, understand
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
    plain = in_plain_words(corpus, (whole, text), [query for _, query in asked])
    if plain is not None:
        text, asked = plain[0], _asked(corpus, *plain)
    elif text != whole and all(query.intent == "activities" and not query.narrows() for _, query in asked):
        text, asked = whole, _asked(corpus, whole)  # "Which activities can I name?": what stands before it is asked of
    said = [f"“{written}” is read as “{word}”." for written, word in slips]
    told = plain is not None or len(text.split()) < len(whole.split())
    return Read(text, asked, (*said, f"Answered is “{text}”.") if told else tuple(said))


def _asked(corpus: Corpus, question: str, understood: Query | None = None) -> Asked:
    halves = parts.split(question)
    if halves is not None:
        first, second = (understand(half, corpus.vocabulary, corpus.shelf) for half in halves)
        if parts.are_two(first, second):
            whole = parts.carried(first, second)
            return [(halves[0], first), (halves[1] if whole is second else question, whole)]
    return [(question, understood or understand(question, corpus.vocabulary, corpus.shelf))]
