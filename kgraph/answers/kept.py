"""What a question asks right out is kept: plain words that leave out its subject or its days are not what was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.answers.of_programme import side_asked
from kgraph.answers.reading import Read
from kgraph.question import Query, understand
from kgraph.questions.letter import naming, question_in
from kgraph.questions.on_what import on_what
from kgraph.questions.spelling import mended
from kgraph.questions.tokens import tokens
from kgraph.sayings import stems_of

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def kept(corpus: Corpus, question: str, told: Read) -> Read:
    """The question in plain words, or as it stands where these drop what is asked for right out."""
    text = question_in(mended(question, corpus.shelf, corpus.vocabulary)[0], naming(corpus.vocabulary))
    if told.text == text or len(told.asked) > 1:
        return told
    query = understand(text, corpus.vocabulary, corpus.shelf)
    if not (side_asked(corpus, text) or _drops(text, query, told)):
        return told
    said = tuple(words for words in told.said if told.text not in words)
    return replace(told, text=text, asked=[(text, query)], said=said)


def _drops(text: str, query: Query, told: Read) -> bool:
    """Whether plain words leave out what the rows are to be on, when they are due, what they lack, or that their units
    are asked for."""
    plain, read = told.asked[0][1], tokens(text, ())
    subjects = {stem for at in on_what(read) for stem in stems_of(read[at].text)}
    looked_for = frozenset[str]().union(*map(stems_of, query.words))
    timed = query.due_exact or query.due_days or query.lacking - plain.lacking
    units = query.intent == "units" and plain.intent != "units" and not query.units
    return bool(timed) or units or not subjects & looked_for <= stems_of(told.text)
