"""Answers about activities: the rows that fit what was asked, with their proof, and what is held back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases, queries
from kgraph.answers import codes, in_rows, values
from kgraph.answers.reply import Asking, reply
from kgraph.conditions import quoted
from kgraph.filters import SHOWN_BY_DEFAULT, ActivityFilter, Match
from kgraph.query import Query
from kgraph.questions.every import at_once
from kgraph.results import ActivityResult, Answer, Tier
from kgraph.selection import selected
from kgraph.tiers import strongest
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus
    from ontology.vocabulary import Kind

_OR = re.compile(r"\d\s*(?:\bor\b|/)\s*\d")  # between codes
_COVERED: frozenset[Kind] = frozenset(("species", "country"))
_EITHER = "No activity is for all of them at once by name or by unit: shown is what is for any."
_UNSAID = "{} stands in no row that carries the code {}."
_CODES = 12  # of the nearest rows
_STRENGTH: dict[Tier | None, int] = {"explicit": 0, None: 0, "unit": 1, "programme": 2}


def answer(asking: Asking) -> Answer | None:
    corpus, asking, cited = asking.corpus, *_without_cited(asking)
    query = asking.query
    if query.citing and query.codes and not cited:
        return reply(asking, f"No activity cites {joined(query.codes, 'or')}.", ())
    unsaid = _unsaid(asking)
    query = replace(query, words=()) if unsaid else _literally(query)
    asking = replace(asking, query=query)
    fitting = selected(corpus, query, asking.as_of)
    parted = _is_of_none_at_once(asking, fitting)
    if parted:
        asking = replace(asking, query=replace(query, every=query.every - _COVERED))
        query = asking.query
        fitting = selected(corpus, query, asking.as_of)
    if not (fitting or query.asks_rows or query.codes or query.unknown):
        return None
    shown, held = shown_and_held(asking, fitting)
    shown.sort(key=lambda match: _STRENGTH[match.tier])  # a stable sort: document order within a tier
    rows = results(corpus, query, shown, asking.as_of)
    stated = in_rows.told(asking.question, query, rows)
    said = [*cited, *values.of_rows(query, rows), *codes.of_no_activity(corpus, query.codes, rows)]
    if stated:
        whole, rows = in_rows.summary(stated, len(rows)), [row for row, _ in stated]
    else:
        whole = phrases.summary(corpus, query, rows, len(held), asking.as_of)
    return reply(
        asking,
        " ".join([*said, whole]),
        [*rows, *values.actors(corpus, query, rows)],
        held=len(held),
        cautions=(
            *([_EITHER] if parted else ()),
            *([_UNSAID.format(quoted(unsaid), joined(query.codes, "or"))] if unsaid else ()),
            *_cautions(asking, rows or results(corpus, query, held[:1], asking.as_of)),
        ),
        suggestions=() if rows else tuple(_near(asking, held)),
        sparql=_sparql(corpus, query),
    )


def _unsaid(asking: Asking) -> tuple[str, ...]:
    """The words that no row of an asked code holds: "the budget of 15.3"; the row is shown all the same."""
    query = asking.query
    if not (query.codes and query.words):
        return ()
    holding = selected(asking.corpus, replace(query, codes=()), asking.as_of)
    return () if any(match.activity.code in query.codes for match in holding) else query.words


def _literally(query: Query) -> Query:
    """Words that were passed over are looked for where nothing else narrows a question: else it would ask for all."""
    bare = replace(query, documents=(), not_understood=())
    if not query.not_understood or bare.narrows() or query.unknown or not query.asks_rows:
        return query
    return replace(query, words=query.not_understood, not_understood=())


def _is_of_none_at_once(asking: Asking, fitting: Sequence[Match]) -> bool:
    """ "Kulan and Kiang in China", where no row is for the one and the other by name or unit: then either is meant."""
    covered = asking.query.every & _COVERED if not asking.query.phrases else ()  # what is between two stays so
    return (
        bool(covered)
        and not at_once(asking.question)
        and not any(match.tier in ("explicit", "unit") for match in fitting)
    )


def _without_cited(asking: Asking) -> tuple[Asking, list[str]]:
    """Where rows cite what a question names, they are what it is about; and what the cited codes are."""
    query = asking.query
    if query.citing:
        found = codes.citing(asking.corpus, query.codes, either=_OR.search(asking.question) is not None)
    else:
        found = codes.cited(asking.corpus, query.codes, elsewhere=query.value == "programme")
    if not found:
        return asking, []
    told = [
        f"Cited in {row.activity.code} as {joined(cited)}: {why}."
        for row, reasons in found.items()
        for why, cited in reasons.items()
    ]
    if query.value != "programme":
        told += codes.of_no_activity(asking.corpus, query.codes, ())
    asked = Query(intent=query.intent, asks_rows=True, codes=tuple(row.activity.code for row in found))
    return replace(asking, query=asked), told


def results(corpus: Corpus, query: Query, matches: Sequence[Match], as_of: str | None = None) -> list[ActivityResult]:
    wanted = ActivityFilter(species=query.keys("species"), countries=query.keys("country"))
    return [corpus.result(match, wanted, as_of) for match in matches]


def shown_and_held(asking: Asking, fitting: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    wanted = asking.tiers or asking.query.tiers or SHOWN_BY_DEFAULT
    if asking.tiers or wanted == ("programme",):  # without a species or a country: in what tier a row covers anything
        fitting = [match if match.tier else replace(match, tier=strongest(match.activity)) for match in fitting]
    shown = [match for match in fitting if match.tier is None or match.tier in wanted]
    held = [match for match in fitting if match.tier == "programme" and "programme" not in wanted]
    if shown or asking.tiers or asking.query.tiers:
        return shown, held
    asked = _asked(asking.corpus, asking.query)
    shown = [match for match in held if _names_any(match, asked)]
    return shown, [match for match in held if match not in shown]


def _cautions(asking: Asking, rows: Sequence[ActivityResult]) -> Iterator[str]:
    yield from phrases.cautions(asking.corpus, asking.query, rows, asking.as_of)
    if asking.query.codes:
        yield from codes.elsewhere(asking.corpus, rows)
    if asking.query.every and not asking.query.only_of:
        either = selected(asking.corpus, replace(asking.query, every=frozenset()), asking.as_of)
        number = len(shown_and_held(asking, either)[0])
        yield f"“And” is read as both at once; {counted(number, 'activity fits', 'activities fit')} either."


def _near(asking: Asking, held: Sequence[Match]) -> Iterator[str]:
    yield from phrases.did_you_mean(asking.query)
    yield from phrases.nearest(asking.corpus, asking.query)
    without = replace(asking.query, words=(), unknown=())
    if without != asking.query and without.narrows() and not held and not asking.query.meant:
        shown = shown_and_held(asking, selected(asking.corpus, without, asking.as_of))[0]
        if shown:
            words = quoted((*asking.query.words, *asking.query.unknown))
            number = counted(len(shown), "activity fits", "activities fit")
            yield f"Without {words}, {number} the question: {_some_codes(shown)}."


def _some_codes(matches: Sequence[Match]) -> str:
    codes = list(dict.fromkeys(match.activity.code for match in matches))
    return joined(codes[:_CODES] + ([f"{len(codes) - _CODES} more"] if len(codes) > _CODES else []))


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
