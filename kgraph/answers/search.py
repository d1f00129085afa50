"""Answers by the words of a question: plain search, narrowed by the names in it."""

from __future__ import annotations

from dataclasses import replace

from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.conditions import quoted
from kgraph.kin import kin
from kgraph.results import Answer, SearchResult

HITS_SHOWN = 20


def answer(asking: Asking) -> Answer:
    asking = replace(asking, query=replace(asking.query, intent="search"))
    query = asking.query
    found = _found(asking)
    if query.unknown and found.hits:  # what stands nowhere counts as much as what stands somewhere
        told = phrases.found_in_words(asking.corpus, asking.question, query, found)
        near = f"Without {quoted(query.unknown)}: {told}"
        found = replace(found, total=0, hits=(), suggestions=(*phrases.did_you_mean(query), near))
        query = replace(query, words=(*query.words, *query.unknown))
    by_text = ("Searched for as text: the words were found, not what they mean.",) if found.hits else ()
    return reply(
        asking,
        phrases.found_in_words(asking.corpus, asking.question, query, found),
        found.hits,
        cautions=(*by_text, *phrases.not_taken(query)),
        suggestions=found.suggestions,
    )


def _found(asking: Asking) -> SearchResult:
    query = asking.query
    return asking.corpus.search(
        " ".join(_in_any_form(asking, word) for word in query.words) or asking.question,
        species=query.keys("species"),
        countries=query.keys("country"),
        limit=HITS_SHOWN,
    )


def _in_any_form(asking: Asking, word: str) -> str:
    """As the index is asked for it: a phrase as it stands, a word with those of its kin that documents hold."""
    if " " in word:
        return f'"{word}"'
    forms = [word, *(one for one in kin(word)[1:] if asking.corpus.shelf.holds(one))]
    return f"({' OR '.join(forms)})" if len(forms) > 1 else word
