"""The coverage matrix: for each species in each country how many activities cover it, and what kind of zero a zero is.

Counted are the programmes that hold at a date. The rows come from the same table as the list of activities, so that
a cell, the list behind it and an answer cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.cells import CellResult, CoverageResult, Gap, Standing
from kgraph.covering import Rows, Side, Tiers, left_out_of, tiers_of
from kgraph.dates import checked
from kgraph.occurrence import AWAY, HERE, Occurring, occurring
from kgraph.planned import Planned, planned
from kgraph.wording import AGREED
from kgraph.zeros import occurs_words
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_KINDS: tuple[Kind, ...] = ("species", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFilter:
    """What is asked of the matrix; species and countries are keys, groups stand for their members.

    Where one of the two is empty, it is every pair that a programme is for.
    """

    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    programme: str | None = None  # its key, its title, or the id of its document
    status: str | None = None  # of the documents
    documents: tuple[str, ...] = ()  # ids
    topics: tuple[str, ...] = ()  # keys; any of them will do
    as_of: str | None = None  # the date of the newest document without it


@dataclass(frozen=True, slots=True)
class _Axis:
    """One species or country of the matrix: what it is called, what it reaches, and where it is planned for."""

    key: str
    label: str
    side: Side
    programmes: frozenset[str]  # the documents whose programme is for it


def coverage(corpus: Corpus, wanted: CoverageFilter, among: Rows | None = None) -> CoverageResult:
    """The matrix of what is wanted, where ``among`` is given counting these rows only."""
    as_of = checked(wanted.as_of) or corpus.newest_date()
    plans = planned(corpus, programme=wanted.programme, status=wanted.status, documents=wanted.documents, as_of=as_of)
    species, no_species = _keys(corpus, "species", wanted.species, plans)
    countries, no_countries = _keys(corpus, "country", wanted.countries, plans)
    counter = _Counter(corpus, plans, wanted.topics, among)
    rows = [counter.axis("species", key) for key in species]
    columns = [counter.axis("country", key) for key in countries]
    pairs = [(row, column) for row in rows for column in columns]
    if not (wanted.species and wanted.countries):  # of what is not named only what a programme is for, where any is
        pairs = [(row, column) for row, column in pairs if not row.programmes.isdisjoint(column.programmes)] or pairs
    return CoverageResult(
        cells=tuple(counter.cell(row, column) for row, column in pairs),
        programmes=tuple(plan.told for plan in plans),
        as_of=as_of,
        topics=wanted.topics,
        not_here=(*no_species, *no_countries),
    )


class _Counter:
    """Counts the rows of one matrix."""

    def __init__(self, corpus: Corpus, plans: Sequence[Planned], topics: tuple[str, ...], among: Rows | None) -> None:
        table = corpus.covering
        asked = table.whole if among is None else among
        if topics:
            asked &= table.on(corpus.reaching("topic", topics) or ())
        self._corpus = corpus
        self._topics = topics
        self._counted = table.of([plan.told.document for plan in plans if plan.told.counted]) & asked
        self._others = table.of([plan.told.document for plan in plans if not plan.told.counted]) & asked
        self._by_status: dict[str, Rows] = {}
        self._for: dict[tuple[Kind, str], set[str]] = {}  # by species and country, the documents that plan for it
        for plan in plans:
            document = plan.told.document
            self._by_status[plan.told.status] = self._by_status.get(plan.told.status, 0) | table.documents[document]
            for kind in _KINDS:
                for key in plan.scope(kind):
                    self._for.setdefault((kind, key), set()).add(document)

    def axis(self, kind: Kind, key: str) -> _Axis:
        reached = self._corpus.reaching(kind, (key,)) or frozenset()
        table = self._corpus.covering
        side = table.species(reached) if kind == "species" else table.countries(reached)
        here = frozenset(document for one in reached for document in self._for.get((kind, one), ()))
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
            topics=self._topics,
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
        single = list(members(corpus, kind, key))
        here = [one for one in single if one in scope] or single
        found |= dict.fromkeys(here)
        not_here |= dict.fromkeys(corpus.labels(kind, one) for one in single if one not in here)
    return list(found), list(not_here)


def members(corpus: Corpus, kind: Kind, key: str) -> Iterable[str]:
    """The single species or countries that a name stands for: itself, or the members of a group."""
    vocabulary = corpus.vocabulary
    if not vocabulary.concept(kind, key).is_group:
        return [key]
    within = vocabulary.members(kind, key) or (sorted(vocabulary.below(key)) if kind == "species" else ())
    return (one for one in within if not vocabulary.concept(kind, one).is_group)
