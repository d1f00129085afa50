"""The coverage matrix: for each species in each country how many activities cover it, and what kind of zero a zero is.

Counted are the programmes that hold at a date. The rows come from the same table as the list of activities, so that
a cell, the list behind it and an answer cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.cells import CellResult, CoverageResult, Gap, Standing
from kgraph.covering import Rows, Side, Tiers, left_out_of, tiers_of
from kgraph.occurrence import AWAY, HERE, Occurring, occurring
from kgraph.planned import Planned, planned
from kgraph.wording import AGREED
from kgraph.zeros import occurs_words
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFilter:
    """What is asked of the matrix; species and countries are keys, groups stand for their members, empty means all."""

    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    programme: str | None = None  # its key, its title, or the id of its document
    status: str | None = None  # of the documents
    topic: str | None = None
    as_of: str | None = None  # the date of the newest document without it


@dataclass(frozen=True, slots=True)
class _Axis:
    """One species or country of the matrix: what it is called, what it reaches, and where it is planned for."""

    key: str
    label: str
    side: Side
    programmes: frozenset[str]  # the documents whose programme is for it


def coverage(corpus: Corpus, wanted: CoverageFilter) -> CoverageResult:
    as_of = wanted.as_of or corpus.newest_date()
    plans = planned(corpus, wanted.programme, wanted.status, as_of)
    species, no_species = _keys(corpus, "species", wanted.species, plans)
    countries, no_countries = _keys(corpus, "country", wanted.countries, plans)
    counter = _Counter(corpus, plans, wanted.topic)
    columns = [counter.axis("country", key, plans) for key in countries]
    cells = [
        counter.cell(row, column)
        for row in (counter.axis("species", key, plans) for key in species)
        for column in columns
    ]
    return CoverageResult(
        cells=tuple(cells),
        programmes=tuple(plan.told for plan in plans),
        as_of=as_of,
        topic=wanted.topic,
        not_here=(*no_species, *no_countries),
    )


class _Counter:
    """Counts the rows of one matrix."""

    def __init__(self, corpus: Corpus, plans: Sequence[Planned], topic: str | None) -> None:
        table = corpus.covering
        on_topic = table.whole if topic is None else table.on(corpus.reaching("topic", (topic,)) or ())
        self._corpus = corpus
        self._topic = topic
        self._counted = table.of([plan.told.document for plan in plans if plan.told.counted]) & on_topic
        self._others = table.of([plan.told.document for plan in plans if not plan.told.counted]) & on_topic
        self._by_status: dict[str, Rows] = {}
        for plan in plans:
            here = table.documents[plan.told.document]
            self._by_status[plan.told.status] = self._by_status.get(plan.told.status, 0) | here

    def axis(self, kind: Kind, key: str, plans: Sequence[Planned]) -> _Axis:
        reached = self._corpus.reaching(kind, (key,)) or frozenset()
        table = self._corpus.covering
        side = table.species(reached) if kind == "species" else table.countries(reached)
        here = frozenset(plan.told.document for plan in plans if not reached.isdisjoint(plan.scope(kind)))
        return _Axis(key, self._corpus.labels(kind, key), side, here)

    def cell(self, species: _Axis, country: _Axis) -> CellResult:
        every = tiers_of(species.side, country.side)
        tiers = every.among(self._counted)
        told = occurring(self._corpus.vocabulary, species.key, country.key)
        gap = _gap(tiers, told, covered=not species.programmes.isdisjoint(country.programmes))
        by_status = {status: (tiers.every & rows).bit_count() for status, rows in self._by_status.items()}
        return CellResult(
            species=species.key,
            species_label=species.label,
            country=country.key,
            country_label=country.label,
            topic=self._topic,
            topic_label=self._corpus.labels("topic", self._topic) if self._topic else None,
            explicit=tiers.explicit.bit_count(),
            unit=tiers.unit.bit_count(),
            programme=tiers.programme.bit_count(),
            by_status={status: number for status, number in sorted(by_status.items()) if number},
            gap=gap,
            standing=self._standing(tiers.strong),
            range=told.presence,
            range_source=told.source,
            range_verified=told.verified,
            beyond_range=bool(tiers.strong) and told.presence not in (*HERE, "unknown"),
            why=self._why(species, country, told),
            activities=self._corpus.covering.ids(tiers.strong),
            left_out=self._corpus.covering.ids(left_out_of(species.side, country.side) & self._counted),
            not_counted=(every.every & self._others).bit_count(),
        )

    def _why(self, species: _Axis, country: _Axis, told: Occurring) -> str:
        taxon = self._corpus.labels("species", told.taxon) if told.taxon else ""
        return occurs_words(told.presence, species.label, country.label, told.source, told.verified, taxon)

    def _standing(self, strong: Rows) -> Standing:
        agreed = any(strong & rows for status, rows in self._by_status.items() if status in AGREED)
        return "agreed" if agreed else "draft" if strong else "none"


def _gap(tiers: Tiers, told: Occurring, *, covered: bool) -> Gap:
    if tiers.strong:
        return "none"
    if told.presence in AWAY:
        return "not-range"
    if not covered:
        return "not-covered-by-corpus"
    return "programme-only" if tiers.programme else "no-activity"


def _keys(corpus: Corpus, kind: Kind, asked: Sequence[str], plans: Sequence[Planned]) -> tuple[list[str], list[str]]:
    """The species or countries of a matrix, and the labels of the members of a group that no programme is for."""
    scope = dict.fromkeys(key for plan in plans for key in plan.scope(kind))
    if not asked:
        return list(scope), []
    found: dict[str, None] = {}
    not_here: dict[str, None] = {}
    for key in asked:
        members = list(_members(corpus, kind, key))
        here = [member for member in members if member in scope] or members
        found |= dict.fromkeys(here)
        not_here |= dict.fromkeys(corpus.labels(kind, member) for member in members if member not in here)
    return list(found), list(not_here)


def _members(corpus: Corpus, kind: Kind, key: str) -> Iterable[str]:
    """The single species or countries that a name stands for: itself, or the members of a group."""
    vocabulary = corpus.vocabulary
    if not vocabulary.concept(kind, key).is_group:
        return [key]
    members = vocabulary.members(kind, key) or (sorted(vocabulary.below(key)) if kind == "species" else ())
    return _single(corpus, kind, members)


def _single(corpus: Corpus, kind: Kind, keys: Iterable[str]) -> Iterator[str]:
    return (key for key in keys if not corpus.vocabulary.concept(kind, key).is_group)
