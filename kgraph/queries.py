"""Every SPARQL text that the answers rest on, each with the function that asks it.

Written for Oxigraph: required patterns first, OPTIONAL last, nothing required after a UNION. Words of a user never
become text of a query: keys are bound as IRIs, and what is no key is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rdflib import Dataset, Literal, URIRef
from rdflib.query import ResultRow

from ingest.records import Basis
from kgraph import ids
from kgraph.errors import BadInput
from kgraph.results import Tier
from kgraph.tiers import RANK, weaker
from ontology.terms import KG

PREFIXES = """\
PREFIX kg: <https://example.org/kgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_BASIS: dict[str, Basis] = {str(KG[f"basis-{basis}"]): basis for basis in RANK}
_KEY = re.compile(r"[A-Za-z0-9:_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverRow:
    """An activity that covers what was asked, with the strongest basis of each side that was asked for."""

    activity_id: str
    species_basis: Basis | None
    country_basis: Basis | None
    tier: Tier | None


COVERING = """\
SELECT DISTINCT ?activity ?code ?position ?taxonBasis ?countryBasis ?tier WHERE {
  # values
  ?block a kg:Coverage ; kg:activity ?activity ; kg:basis ?basis ;
    kg:taxon ?taxon ; kg:taxonBasis ?taxonBasis ; kg:country ?country ; kg:countryBasis ?countryBasis .
  ?activity kg:code ?code ; kg:position ?position .
  ?basis kg:tier ?tier .
} ORDER BY ?activity ?taxonBasis ?countryBasis
"""

COVERING_SPECIES = """\
SELECT DISTINCT ?activity ?code ?position ?taxonBasis ?tier WHERE {
  # values
  ?block a kg:Coverage ; kg:activity ?activity ; kg:taxon ?taxon ; kg:taxonBasis ?taxonBasis .
  ?activity kg:code ?code ; kg:position ?position .
  ?taxonBasis kg:tier ?tier .
} ORDER BY ?activity ?taxonBasis
"""

COVERING_COUNTRY = """\
SELECT DISTINCT ?activity ?code ?position ?countryBasis ?tier WHERE {
  # values
  ?block a kg:Coverage ; kg:activity ?activity ; kg:country ?country ; kg:countryBasis ?countryBasis .
  ?activity kg:code ?code ; kg:position ?position .
  ?countryBasis kg:tier ?tier .
} ORDER BY ?activity ?countryBasis
"""

COVERING_ANYTHING = """\
SELECT DISTINCT ?activity ?code ?position WHERE {
  ?block a kg:Coverage ; kg:activity ?activity .
  ?activity kg:code ?code ; kg:position ?position .
} ORDER BY ?activity
"""

UNIT_TITLES = """\
SELECT DISTINCT ?title WHERE {
  ?unit a kg:ConservationUnit ; skos:prefLabel ?title .
} ORDER BY ?title
"""

CITED_BUT_ABSENT = """\
SELECT DISTINCT ?label WHERE {
  ?document kg:mentions ?instrument .
  ?instrument a kg:Instrument ; skos:prefLabel ?label .
  FILTER NOT EXISTS { ?programme kg:instrument ?instrument . ?version kg:versionOf ?programme }
} ORDER BY ?label
"""


def covering_text(
    *, species: Sequence[str] | None, countries: Sequence[str] | None, tiers: Sequence[Tier] | None = None
) -> str:
    """The query for the activities that cover any of some species in any of some countries; None asks nothing.

    It stands alone, so that a reader can paste it.
    """
    if species is None and countries is None:
        return PREFIXES + COVERING_ANYTHING
    either = COVERING_SPECIES if countries is None else COVERING_COUNTRY
    text = COVERING if species is not None and countries is not None else either
    values = [
        *([] if species is None else [_values("taxon", "species", species)]),
        *([] if countries is None else [_values("country", "country", countries)]),
        *([] if tiers is None else [_listed("tier", map(Literal, tiers))]),
    ]
    return PREFIXES + text.replace("# values", "\n  ".join(values))


def covering(
    dataset: Dataset, species: Sequence[str] | None = None, countries: Sequence[str] | None = None
) -> list[CoverRow]:
    """The activities that cover any of some species in any of some countries, in the order of their documents."""
    if [] in (species, countries):  # any of none is none; rdflib does not take an empty VALUES
        return []
    found: dict[str, tuple[int, set[Basis], set[Basis]]] = {}
    for row in dataset.query(covering_text(species=species, countries=countries)):
        assert isinstance(row, ResultRow)
        told = row.asdict()
        activity = ids.activity_of(str(told["activity"]))
        _, taxa, places = found.setdefault(activity, (int(told["position"]), set(), set()))
        if "taxonBasis" in told:
            taxa.add(_BASIS[str(told["taxonBasis"])])
        if "countryBasis" in told:
            places.add(_BASIS[str(told["countryBasis"])])
    ordered = sorted(found.items(), key=lambda item: (ids.split_id(item[0])[0], item[1][0]))
    return [_cover_row(activity, taxa, places) for activity, (_, taxa, places) in ordered]


def _cover_row(activity: str, taxa: Iterable[Basis], places: Iterable[Basis]) -> CoverRow:
    """Every species basis of an activity goes with every country basis: blocks are all pairs of them."""
    species = min(sorted(taxa), key=RANK.__getitem__, default=None)
    country = min(sorted(places), key=RANK.__getitem__, default=None)
    return CoverRow(
        activity_id=activity,
        species_basis=species,
        country_basis=country,
        tier=weaker(basis for basis in (species, country) if basis is not None),
    )


def unit_titles(dataset: Dataset) -> list[str]:
    """The titles of all conservation units."""
    return _column(dataset, UNIT_TITLES)


def cited_but_absent(dataset: Dataset) -> list[str]:
    """The labels of the programmes and instruments that documents name and no document lays down."""
    return _column(dataset, CITED_BUT_ABSENT)


def _column(dataset: Dataset, query: str) -> list[str]:
    return [str(row[0]) for row in dataset.query(PREFIXES + query) if isinstance(row, ResultRow)]


def _values(variable: str, kind: str, keys: Sequence[str]) -> str:
    for key in keys:
        if not _KEY.fullmatch(key):
            raise BadInput(f"{key!r} is no key of the vocabulary; a key is like asiatic-wild-ass or TKM")
    return _listed(variable, (ids.concept_iri(kind, key) for key in keys))


def _listed(variable: str, terms: Iterable[URIRef | Literal]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(term.n3() for term in terms)} }}"
