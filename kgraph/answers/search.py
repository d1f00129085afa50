"""Answers by the words of a question: plain search, narrowed by the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.conditions import quoted
from kgraph.kin import kin
from kgraph.results import Answer, SearchResult

HITS_SHOWN = 20
AS_TEXT = ("Searched for as text: the words were found, not what they mean.",)


def answer(asking: Asking) -> Answer:
    asking = replace(asking, query=replace(asking.query, intent="search"))
    query = asking.query
    found = _found(asking, " AND ")
    if query.unknown or not found.hits:  # what stands nowhere counts as much as what stands somewhere
        some = _found(asking, " ") if query.words else found
        near = tuple(_near(asking, found if found.hits else some))
        found = replace(some, total=0, hits=(), suggestions=(*phrases.did_you_mean(query), *some.suggestions, *near))
        query = replace(query, words=(*query.words, *query.unknown))
    by_text = AS_TEXT if found.hits else ()
    return reply(
        asking,
        phrases.found_in_words(asking.corpus, asking.question, query, found),
        found.hits,
        cautions=(*by_text, *phrases.not_taken(query)),
        suggestions=found.suggestions,
    )


def _near(asking: Asking, found: SearchResult) -> Iterator[str]:
    """How much holds some of the words, where nothing holds all."""
    if found.hits:
        places = "1 place holds" if found.total == 1 else f"{found.total} places hold"
        yield f"{places} some of {quoted((*asking.query.words, *asking.query.unknown))}."


def _found(asking: Asking, join: str) -> SearchResult:
    """What holds the words: all of them, or where they are joined by nothing and none does, any."""
    query = asking.query
    named = {name.surface: None for name in query.names if name.kind not in ("species", "country")}
    words = [_in_any_form(asking, word) for word in query.words] + [f'"{name}"' for name in named if query.words]
    return asking.corpus.search(
        join.join(words) or asking.question,
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
