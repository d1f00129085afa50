"""The activities of a store: those that fit a filter, one by its id, and what is shown of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.covering import numbers
from kgraph.errors import BadInput
from kgraph.filters import ActivityFilter, Match, fits
from kgraph.ids import split_id
from kgraph.present import activity_result
from kgraph.questions.shelf import spoken
from kgraph.results import ActivityResult, ReportResult
from kgraph.tiers import strongest

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def matching(corpus: Corpus, wanted: ActivityFilter) -> Iterator[Match]:
    if wanted.unit is not None:  # by any of its names
        wanted = replace(wanted, unit=corpus.shelf.units.get(spoken(wanted.unit), wanted.unit))
    documents = corpus.primaries if wanted.document is None else (corpus.document(wanted.document).id,)
    species = corpus.reaching("species", wanted.species)
    countries = corpus.reaching("country", wanted.countries)
    asked = species is not None or countries is not None
    tiers = corpus.covering.tiers(species, countries)
    rows = (tiers.every if asked else corpus.covering.whole) & corpus.covering.of(documents)
    if wanted.topic is not None:
        rows &= corpus.covering.on(corpus.reaching("topic", (wanted.topic,)) or ())
    for number in numbers(rows):
        row = corpus.covering.rows[number]
        tier = tiers.of(number) if asked else strongest(row.activity) if wanted.tiers else None
        if wanted.tiers and tier not in wanted.tiers:
            continue
        if fits(corpus.extraction(row.document), row.activity, wanted):
            yield Match(row.document, row.activity, tier)


def shown(corpus: Corpus, match: Match, wanted: ActivityFilter, as_of: str | None) -> ActivityResult:
    return activity_result(
        corpus.pieces(match.document),
        match.activity,
        corpus.vocabulary,
        tier=match.tier,
        species=corpus.reaching("species", wanted.species),
        countries=corpus.reaching("country", wanted.countries),
        reported=_said_of(corpus, match.document, match.activity.code),
        status=corpus.standing(match.document, as_of).status,
    )


def one(corpus: Corpus, activity: str) -> ActivityResult:
    document, key = split_id(activity)
    read = corpus.extraction(document)
    found = next((row for row in read.activities if row.key == key), None)
    if found is None:
        raise BadInput(f"no activity has the id {activity!r}; see: kgraph activities --document {document}")
    said, status = _said_of(corpus, document, found.code), corpus.standing(document).status
    return activity_result(corpus.pieces(document), found, corpus.vocabulary, reported=said, status=status)


def _said_of(corpus: Corpus, document: str, code: str) -> tuple[ReportResult, ...]:
    """What meetings said of an activity, oldest first; never of another programme's equal code."""
    programme = corpus.extraction(document).programme
    return corpus.reports.get((programme.key, code), ()) if programme else ()
