"""Answers about activities: the rows that cover what was asked, with their proof, and what is held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph import phrases, queries
from kgraph.answers.reply import Asking, reply
from kgraph.filters import SHOWN_BY_DEFAULT, ActivityFilter, Match
from kgraph.question import Query
from kgraph.results import Answer, Tier

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_STRENGTH: dict[Tier | None, int] = {"explicit": 0, None: 0, "unit": 1, "programme": 2}


def answer(asking: Asking) -> Answer | None:
    corpus, query = asking.corpus, asking.query
    covering = _covering(corpus, query)
    if not covering and not query.asks_rows:
        return None
    shown, held = _shown_and_held(asking, covering)
    shown.sort(key=lambda match: _STRENGTH[match.tier])  # a stable sort: document order within a tier
    rows = [corpus.result(match, _filter(query)) for match in shown]
    return reply(
        asking,
        phrases.summary(corpus, query, rows, len(held)),
        rows,
        held=len(held),
        cautions=phrases.cautions(corpus, query, rows or [corpus.result(match, _filter(query)) for match in held]),
        suggestions=() if rows else tuple(phrases.nearest(corpus, query)),
        sparql=_sparql(corpus, query),
    )


def _shown_and_held(asking: Asking, covering: list[Match]) -> tuple[list[Match], list[Match]]:
    wanted = asking.tiers or SHOWN_BY_DEFAULT
    shown = [match for match in covering if match.tier is None or match.tier in wanted]
    held = [match for match in covering if match.tier == "programme" and "programme" not in wanted]
    if shown or asking.tiers is not None:
        return shown, held
    asked = _asked(asking.corpus, asking.query)
    shown = [match for match in held if _names_any(match, asked)]
    return shown, [match for match in held if match not in shown]


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


def _sparql(corpus: Corpus, query: Query) -> str | None:
    species = corpus.reaching("species", query.keys("species"))
    countries = corpus.reaching("country", query.keys("country"))
    if species is None and countries is None:
        return None
    return queries.covering_text(
        species=None if species is None else sorted(species),
        countries=None if countries is None else sorted(countries),
    )
