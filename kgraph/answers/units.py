"""Answers about conservation units: which hold what, what one lists, and how they were scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph import phrases
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


def answer(asking: Asking) -> Answer | None:
    corpus, query = asking.corpus, asking.query
    found = [unit for unit in units(corpus, query) if _fits(corpus, query, unit)]
    rated = query.value == "score" or query.extreme or query.unscored  # then words are about the table of scores
    if (
        (query.words and not rated)
        or query.topics
        or query.priorities
        or query.due_by
        or query.due_from
        or query.keys("organisation")
    ):
        rows = {match.id for match in selected(corpus, query, asking.as_of)}
        found = [unit for unit in found if rows & set(unit.activities)]
    found = _extreme(query, found)
    return reply(
        asking,
        _summary(corpus, query, found),
        found,
        cautions=(
            *phrases.standing_cautions(corpus, [unit.document for unit in found], asking.as_of),
            *phrases.not_taken(query),
        ),
        suggestions=() if found else tuple(_near(corpus, query)),
    )


def units(corpus: Corpus, query: Query) -> Iterator[UnitResult]:
    """The units of the documents that are asked for; of those that are named, only these."""
    for document in query.documents or corpus.primaries:
        read = corpus.extraction(document)
        for section in read.sections:
            named = not query.units or section.title in query.units
            if section.kind == "unit" and named and not query.absent:
                yield section_result(corpus.vocabulary, document, read, section)


def _fits(corpus: Corpus, query: Query, unit: UnitResult) -> bool:
    score = unit.scoring.score if unit.scoring else None
    return (
        _lists(corpus, query, "species", unit.species)
        and _lists(corpus, query, "country", unit.countries)
        and unit.name not in query.excluded_units
        and (not query.unscored or score is None)
        and (query.score is None or score == query.score)
    )


def _lists(corpus: Corpus, query: Query, kind: Kind, covered: Sequence[CoveredResult]) -> bool:
    keys = {one.key for one in covered}
    asked = [corpus.reaching(kind, group) or frozenset() for group in query.alternatives(kind)]
    left_out = [corpus.reaching(kind, (name.key,)) or frozenset() for name in query.excluded if name.kind == kind]
    beside = kind in query.only_of and not keys <= frozenset().union(*asked)
    return all(keys & group for group in asked) and not any(keys & group for group in left_out) and not beside


def _extreme(query: Query, found: list[UnitResult]) -> list[UnitResult]:
    scores = [unit.scoring.score for unit in found if unit.scoring]
    if query.extreme is None or not scores:
        return found
    wanted = max(scores) if query.extreme == "most" else min(scores)
    return [unit for unit in found if unit.scoring and unit.scoring.score == wanted]


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
    has = "has" if number == 1 else "have"
    parts += [f"{has} the score {query.score}" if query.score is not None else ""]
    parts += [f"{has} the {'highest' if query.extreme == 'most' else 'lowest'} score" if query.extreme else ""]
    parts += [f"hold{s} activities with {quoted(query.words)}" if query.words else ""]
    told = [part for part in parts if part]
    return joined(told) if told else f"{'goes' if number == 1 else 'go'} by that name" if query.units else "are listed"


def _told(query: Query, unit: UnitResult) -> str:
    score = f" (score {unit.scoring.score})" if unit.scoring and (query.value == "score" or query.extreme) else ""
    return f"{unit.number}. {unit.name}{score}"


def _near(corpus: Corpus, query: Query) -> Iterator[str]:
    yield from phrases.did_you_mean(query)
    if names := sorted({unit.name for unit in units(corpus, Query(intent="units"))}):
        yield f"The units are {joined(names)}."
