"""From a question to its answer: the rows with their proof, and what is held back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases, queries, said
from kgraph.errors import BadInput
from kgraph.filters import SHOWN_BY_DEFAULT, ActivityFilter, Match
from kgraph.question import Query, understand
from kgraph.results import Answer, Searched, Tier, Understood

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

LONGEST_QUESTION = 10_000
HITS_SHOWN = 20
_STRENGTH: dict[Tier | None, int] = {"explicit": 0, None: 0, "unit": 1, "programme": 2}


def answer(corpus: Corpus, question: str, tiers: tuple[Tier, ...] | None = None, as_of: str | None = None) -> Answer:
    if not question.strip():
        raise BadInput("the question is empty; ask for example: Which activities cover Kulan in Turkmenistan?")
    if len(question) > LONGEST_QUESTION:
        raise BadInput(f"the question has {len(question)} characters; ask one of at most {LONGEST_QUESTION}")
    query = understand(question, corpus.vocabulary, corpus.unit_titles)
    date = as_of or corpus.newest_date()
    if query.intent in ("recommendations", "reported_status"):
        found = said.statements(corpus, query, date)
        if found or not query.words:
            return _about_statements(corpus, question, query, found, date)
        return _by_words(corpus, question, replace(query, intent="search"), date)
    covering = _covering(corpus, query) if query.intent == "activities" else []
    if query.intent == "activities" and (covering or query.asks_rows):
        return _about_activities(corpus, question, query, covering, tiers, date)
    return _by_words(corpus, question, replace(query, intent="search"), date)


def _about_activities(
    corpus: Corpus, question: str, query: Query, covering: list[Match], tiers: tuple[Tier, ...] | None, date: str | None
) -> Answer:
    wanted = tiers or SHOWN_BY_DEFAULT
    shown = [match for match in covering if match.tier is None or match.tier in wanted]
    held = [match for match in covering if match.tier == "programme" and "programme" not in wanted]
    if not shown and tiers is None:
        asked = _asked(corpus, query)
        shown = [match for match in held if _names_any(match, asked)]
        held = [match for match in held if match not in shown]
    shown.sort(key=lambda match: _STRENGTH[match.tier])  # a stable sort: document order within a tier
    rows = [corpus.result(match, _filter(query)) for match in shown]
    return Answer(
        question=question,
        understood=_understood(query),
        summary=phrases.summary(corpus, query, rows, len(held)),
        results=tuple(rows),
        held_back={"programme": len(held)},
        cautions=phrases.cautions(corpus, query, rows or [corpus.result(match, _filter(query)) for match in held]),
        suggestions=() if rows else tuple(phrases.nearest(corpus, query)),
        searched=_searched(corpus),
        sparql=_sparql(corpus, query),
        as_of=date,
    )


def _filter(query: Query, unit: str | None = None) -> ActivityFilter:
    return ActivityFilter(
        species=query.keys("species"),
        countries=query.keys("country"),
        codes=query.codes,
        organisations=query.keys("organisation"),
        unit=unit,
    )


def _covering(corpus: Corpus, query: Query) -> list[Match]:
    """Every activity that covers what was asked, in any tier; where words are left, only those that hold them."""
    units: tuple[str | None, ...] = query.units or (None,)
    matches = {match.id: match for unit in units for match in corpus.matches(_filter(query, unit))}
    if not query.words:
        return list(matches.values())
    holding = corpus.matching(query.words)
    return [match for key, match in matches.items() if key in holding]


def _asked(corpus: Corpus, query: Query) -> frozenset[str]:
    """The keys of the species and countries that the question reaches."""
    species = corpus.reaching("species", query.keys("species")) or frozenset()
    return species | (corpus.reaching("country", query.keys("country")) or frozenset())


def _names_any(match: Match, keys: frozenset[str]) -> bool:
    covered = match.activity.species + match.activity.countries
    return any(one.key in keys and one.basis in ("named", "place") for one in covered)


def _about_statements(
    corpus: Corpus, question: str, query: Query, found: Sequence[said.Said], date: str | None
) -> Answer:
    """What meetings said; where they said nothing, an empty answer that tells what was looked for."""
    return Answer(
        question=question,
        understood=_understood(query),
        summary=said.summary(corpus, query, found),
        results=tuple(found),
        held_back={"programme": 0},
        cautions=(*said.cautions(corpus, found), *phrases.not_taken(query)),
        suggestions=(),
        searched=_searched(corpus),
        sparql=None,
        as_of=date,
    )


def _by_words(corpus: Corpus, question: str, query: Query, date: str | None) -> Answer:
    """Plain search for the words of a question; the names in it narrow where they are looked for."""
    found = corpus.search(
        " ".join(f'"{word}"' if " " in word else word for word in query.words) or question,
        species=query.keys("species"),
        countries=query.keys("country"),
        limit=HITS_SHOWN,
    )
    by_text = ("Searched for as text: the words were found, not what they mean.",) if found.hits else ()
    return Answer(
        question=question,
        understood=_understood(query),
        summary=phrases.found_in_words(corpus, question, query, found),
        results=found.hits,
        held_back={"programme": 0},
        cautions=(*by_text, *phrases.not_taken(query)),
        suggestions=found.suggestions,
        searched=_searched(corpus),
        sparql=None,
        as_of=date,
    )


def _understood(query: Query) -> Understood:
    return Understood(
        intent=query.intent,
        species=query.keys("species"),
        countries=query.keys("country"),
        organisations=query.keys("organisation"),
        units=query.units,
        codes=query.codes,
        words=query.words,
        not_understood=query.not_understood,
        written={name.key: name.surface for name in query.names},
    )


def _searched(corpus: Corpus) -> Searched:
    return Searched(documents=len(corpus.primaries), cited_but_absent=corpus.cited_but_absent)


def _sparql(corpus: Corpus, query: Query) -> str | None:
    species = corpus.reaching("species", query.keys("species"))
    countries = corpus.reaching("country", query.keys("country"))
    if species is None and countries is None:
        return None
    return queries.covering_text(
        species=None if species is None else sorted(species),
        countries=None if countries is None else sorted(countries),
    )
