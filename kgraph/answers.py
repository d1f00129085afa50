"""From a question to its answer: the rows with their proof, and what is held back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases, queries
from kgraph.errors import BadInput
from kgraph.filters import SHOWN_BY_DEFAULT, ActivityFilter
from kgraph.question import Query, understand
from kgraph.results import ActivityResult, Answer, Searched, Tier, Understood

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
    query = understand(question, corpus.vocabulary, corpus.unit_titles())
    date = as_of or corpus.newest_date()
    covering = _covering(corpus, query) if query.intent == "activities" else []
    if query.intent == "activities" and (covering or query.asks_rows):
        return _about_activities(corpus, question, query, covering, tiers, date)
    return _by_words(corpus, question, replace(query, intent="search"), date)


def _about_activities(
    corpus: Corpus,
    question: str,
    query: Query,
    covering: list[ActivityResult],
    tiers: tuple[Tier, ...] | None,
    date: str | None,
) -> Answer:
    wanted = tiers or SHOWN_BY_DEFAULT
    shown = [row for row in covering if row.tier is None or row.tier in wanted]
    held = [row for row in covering if row.tier == "programme" and "programme" not in wanted]
    if not shown and tiers is None:
        shown = [row for row in held if _names_what_was_asked(corpus, query, row)]
        held = [row for row in held if row not in shown]
    shown.sort(key=lambda row: _STRENGTH[row.tier])  # a stable sort: document order within a tier
    return Answer(
        question=question,
        understood=_understood(query),
        summary=phrases.summary(corpus, query, shown, len(held)),
        results=tuple(shown),
        held_back={"programme": len(held)},
        cautions=phrases.cautions(corpus, query, shown or held),
        suggestions=() if shown else tuple(phrases.nearest(corpus, query)),
        searched=_searched(corpus),
        sparql=_sparql(corpus, query),
        as_of=date,
    )


def _covering(corpus: Corpus, query: Query) -> list[ActivityResult]:
    """Every activity that covers what was asked, in any tier; where words are left, only those that hold them."""
    units: tuple[str | None, ...] = query.units or (None,)
    rows: dict[str, ActivityResult] = {}
    for unit in units:
        wanted = ActivityFilter(
            species=query.keys("species"),
            countries=query.keys("country"),
            codes=query.codes,
            organisations=query.keys("organisation"),
            unit=unit,
        )
        rows |= {row.id: row for row in corpus.activities(wanted)}
    if query.words:
        matching = corpus.matching(query.words)
        rows = {key: row for key, row in rows.items() if key in matching}
    return list(rows.values())


def _names_what_was_asked(corpus: Corpus, query: Query, row: ActivityResult) -> bool:
    species = corpus.reaching("species", query.keys("species")) or frozenset()
    countries = corpus.reaching("country", query.keys("country")) or frozenset()
    return any(c.key in species | countries and c.basis in ("named", "place") for c in row.species + row.countries)


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
    return Searched(documents=len(corpus.primaries()), cited_but_absent=corpus.cited_but_absent())


def _sparql(corpus: Corpus, query: Query) -> str | None:
    species = corpus.reaching("species", query.keys("species"))
    countries = corpus.reaching("country", query.keys("country"))
    if species is None and countries is None:
        return None
    return queries.covering_text(
        species=None if species is None else sorted(species),
        countries=None if countries is None else sorted(countries),
    )
