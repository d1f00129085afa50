"""Answers by the words of a question: plain search, narrowed by the names in it."""

from __future__ import annotations

from dataclasses import replace

from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.results import Answer

HITS_SHOWN = 20


def answer(asking: Asking) -> Answer:
    asking = replace(asking, query=replace(asking.query, intent="search"))
    query = asking.query
    found = asking.corpus.search(
        " ".join(f'"{word}"' if " " in word else word for word in query.words) or asking.question,
        species=query.keys("species"),
        countries=query.keys("country"),
        limit=HITS_SHOWN,
    )
    by_text = ("Searched for as text: the words were found, not what they mean.",) if found.hits else ()
    return reply(
        asking,
        phrases.found_in_words(asking.corpus, asking.question, query, found),
        found.hits,
        cautions=(*by_text, *phrases.not_taken(query)),
        suggestions=found.suggestions,
    )
