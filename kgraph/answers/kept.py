"""What a question asks right out is kept: plain words that leave out its subject or its days are not what was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.answers.of_programme import side_asked
from kgraph.answers.reading import Read
from kgraph.question import understand
from kgraph.questions.letter import naming, question_in
from kgraph.questions.on_what import on_what
from kgraph.questions.spelling import mended
from kgraph.questions.tokens import tokens
from kgraph.sayings import stems_of

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def kept(corpus: Corpus, question: str, told: Read) -> Read:
    """The question in plain words, or as it stands where these drop what its rows are to be on, or to be due."""
    text = question_in(mended(question, corpus.shelf, corpus.vocabulary)[0], naming(corpus.vocabulary))
    if told.text == text or len(told.asked) > 1:
        return told
    query = understand(text, corpus.vocabulary, corpus.shelf)
    read = tokens(text, ())
    subjects = {stem for at in on_what(read) for stem in stems_of(read[at].text)}
    looked_for = frozenset[str]().union(*map(stems_of, query.words))
    itself = side_asked(corpus, text) is not None
    timed = query.due_exact or query.due_days or query.lacking - told.asked[0][1].lacking
    if subjects & looked_for <= stems_of(told.text) and not (timed or itself):
        return told
    said = tuple(words for words in told.said if told.text not in words)
    return replace(told, text=text, asked=[(text, query)], said=said)
