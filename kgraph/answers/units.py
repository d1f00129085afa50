"""Answers about conservation units: which hold what, what one lists, and how they were scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers import measuring
from kgraph.answers.reply import Asking, reply
from kgraph.conditions import labels, quoted
from kgraph.definition import UnitResult
from kgraph.laid_down import section_result
from kgraph.query import Query
from kgraph.results import Answer, CoveredResult
from kgraph.selection import selected
from kgraph.words import counted, joined
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_LISTED: tuple[Kind, ...] = ("species", "country")


def answer(asking: Asking) -> Answer | None:
    corpus, query = asking.corpus, asking.query
    listed = [unit for unit in units(corpus, query) if _fits(corpus, query, unit)]
    found, taken = _with_rows(asking, listed)
    found = measuring.fitting(query.measures, found)
    if query.count and query.measures:  # "how many units are in the scoring table"
        found = [unit for unit in found if any(measuring.number(unit, one.of) is not None for one in query.measures)]
    return reply(
        asking,
        _summary(corpus, query if taken else replace(query, words=()), found),
        found,
        cautions=(
            *phrases.standing_cautions(corpus, [unit.document for unit in found], asking.as_of),
            *phrases.not_taken(query if taken else _not_taken(query)),
        ),
        suggestions=() if found else tuple(_near(corpus, query)),
    )


def _with_rows(asking: Asking, listed: list[UnitResult]) -> tuple[list[UnitResult], bool]:
    """The units that hold rows such as are asked for, and whether words were taken: where the table of scores is
    asked words are about that, and words that no row holds are a turn of phrase beside what headings list."""
    query = asking.query
    if query.throughout and (of_rows := _of_rows(query)).narrows():
        fitting = {match.id for match in selected(asking.corpus, of_rows, asking.as_of)}
        return [unit for unit in listed if _fit_throughout(unit, fitting, query)], not query.words
    of_table = bool(query.measures or query.unscored)
    words = bool(query.words) and not of_table
    places = any(_border(asking.corpus, key) is None for key in query.keys("place"))
    rated = places or query.topics or query.priorities or query.due_by or query.due_from or query.keys("organisation")
    if not (words or rated):
        return listed, not query.words
    rows = {match.id for match in selected(asking.corpus, query, asking.as_of)}
    found = [unit for unit in listed if rows & set(unit.activities)]
    if found or rated or not (query.keys("species") or query.keys("country")):
        return found, True
    return listed, False


def _of_rows(query: Query) -> Query:
    """What is asked of the rows of a unit; the species and countries are those of its heading."""
    others = tuple(name for name in query.names if name.kind not in _LISTED)
    without = tuple(name for name in query.excluded if name.kind not in _LISTED)
    return replace(query, names=others, excluded=without, words=(), unknown=(), throughout=None, measures=())


def _fit_throughout(unit: UnitResult, fitting: set[str], query: Query) -> bool:
    rows = set(unit.activities)
    return bool(rows) and (rows <= fitting if query.throughout == "all" else rows.isdisjoint(fitting))


def _not_taken(query: Query) -> Query:
    return replace(query, words=(), not_understood=(*query.not_understood, *query.words))


def units(corpus: Corpus, query: Query) -> Iterator[UnitResult]:
    """The units of the documents that are asked for; of those that are named, only these."""
    for document in query.documents or corpus.primaries:
        read = corpus.extraction(document)
        for section in read.sections:
            named = not query.units or section.title in query.units
            if section.kind == "unit" and named and not query.absent:
                yield section_result(corpus.vocabulary, document, read, section)


def _fits(corpus: Corpus, query: Query, unit: UnitResult) -> bool:
    return (
        _lists(corpus, query, "species", unit.species)
        and _lists(corpus, query, "country", unit.countries)
        and unit.name not in query.excluded_units
        and (not query.unscored or unit.scoring is None)
        and all(_lies_in(corpus, unit, place) for place in query.keys("place"))
    )


def _lists(corpus: Corpus, query: Query, kind: Kind, covered: Sequence[CoveredResult]) -> bool:
    keys = {one.key for one in covered}
    asked = [corpus.reaching(kind, group) or frozenset() for group in query.alternatives(kind)]
    left_out = [corpus.reaching(kind, (name.key,)) or frozenset() for name in query.excluded if name.kind == kind]
    beside = kind in query.only_of and not keys <= frozenset().union(*asked)
    return all(keys & group for group in asked) and not any(keys & group for group in left_out) and not beside


def _lies_in(corpus: Corpus, unit: UnitResult, key: str) -> bool:
    """Whether a unit lists both the countries of a border; what other places are in it, its rows tell."""
    border = _border(corpus, key)
    return border is None or border <= {one.key for one in unit.countries}


def _border(corpus: Corpus, key: str) -> frozenset[str] | None:
    """The countries between which a border or a fence runs; None of a place of another kind."""
    place = corpus.vocabulary.concept("place", key)
    return frozenset(place.countries) if place.type == "linear-infrastructure" and len(place.countries) > 1 else None


# ---------------------------------------------------------------- words


def _summary(corpus: Corpus, query: Query, found: Sequence[UnitResult]) -> str:
    number = counted(len(found), "conservation unit") if found else "No conservation unit was found that"
    asked = _asked(corpus, query, len(found) or 1)
    names = f": {joined([_told(query, unit) for unit in found])}" if found else ""
    return f"{number} {asked}{names}."


def _asked(corpus: Corpus, query: Query, number: int) -> str:
    s = "s" if number == 1 else ""
    parts = [f"list{s} {labels(corpus, query, 'species')}" if query.keys("species") else ""]
    parts += [f"lie{s} in {labels(corpus, query, 'country')}" if query.keys("country") else ""]
    parts += [f"{'does' if number == 1 else 'do'} not stand in the table of scores" if query.unscored else ""]
    parts += measuring.clauses(query.measures, number)
    parts += [f"hold{s} activities with {quoted(query.words)}" if query.words else ""]
    parts += [_throughout(corpus, query, s)]
    told = [part for part in parts if part]
    return joined(told) if told else f"{'goes' if number == 1 else 'go'} by that name" if query.units else "are listed"


def _throughout(corpus: Corpus, query: Query, s: str) -> str:
    asked = phrases.asked_in_words(corpus, _of_rows(query), 2 if query.throughout == "all" else 1)
    if not query.throughout or not asked:
        return ""
    return f"hold{s} {'only activities' if query.throughout == 'all' else 'no activity'} that {asked}"


def _told(query: Query, unit: UnitResult) -> str:
    return f"{unit.number}. {unit.name}{measuring.told(query.measures, unit)}"


def _near(corpus: Corpus, query: Query) -> Iterator[str]:
    yield from phrases.did_you_mean(query)
    if names := sorted({unit.name for unit in units(corpus, Query(intent="units"))}):
        yield f"The units are {joined(names)}."
