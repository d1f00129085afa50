"""Every SPARQL text that the answers rest on, each with the function that asks it.

Written for Oxigraph: required patterns first, OPTIONAL last, nothing required after a UNION. Words of a user never
become text of a query: keys are bound as IRIs, and what is no key is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Dataset, Literal, URIRef
from rdflib.query import ResultRow

from ingest.records import Basis
from kgraph import ids
from kgraph.errors import BadInput
from kgraph.results import Tier
from kgraph.tiers import RANK, TIERS, weaker
from ontology.terms import KG

PREFIXES = """\
PREFIX kg: <https://example.org/kgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
DCTERMS = "PREFIX dcterms: <http://purl.org/dc/terms/>\n"
_BASIS: dict[str, Basis] = {str(KG[f"basis-{basis}"]): basis for basis in RANK}
_KEY = re.compile(r"[A-Za-z0-9:_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverRow:
    """An activity that covers what was asked, with the strongest basis of each side that was asked for."""

    activity_id: str
    species_basis: Basis | None
    country_basis: Basis | None
    tier: Tier | None


# The blocks of each side are found first, each by itself: joined at once, Oxigraph takes twenty times as long.
COVERING = """\
SELECT DISTINCT ?activity ?code ?taxonBasis ?countryBasis ?tier WHERE {
  %(tiers)s{ SELECT DISTINCT ?block WHERE { %(species)s ?block kg:taxon ?taxon } }
  { SELECT DISTINCT ?block WHERE { %(countries)s ?block kg:country ?country } }
  ?block kg:activity ?activity ; kg:basis ?basis ; kg:taxonBasis ?taxonBasis ; kg:countryBasis ?countryBasis .
  ?activity kg:code ?code .
  ?basis kg:tier ?tier .
} ORDER BY ?activity ?taxonBasis ?countryBasis
"""

COVERING_SPECIES = """\
SELECT DISTINCT ?activity ?code ?taxonBasis ?tier WHERE {
  %(tiers)s{ SELECT DISTINCT ?block WHERE { %(species)s ?block kg:taxon ?taxon } }
  ?block kg:activity ?activity ; kg:taxonBasis ?taxonBasis .
  ?activity kg:code ?code .
  ?taxonBasis kg:tier ?tier .
} ORDER BY ?activity ?taxonBasis
"""

COVERING_COUNTRY = """\
SELECT DISTINCT ?activity ?code ?countryBasis ?tier WHERE {
  %(tiers)s{ SELECT DISTINCT ?block WHERE { %(countries)s ?block kg:country ?country } }
  ?block kg:activity ?activity ; kg:countryBasis ?countryBasis .
  ?activity kg:code ?code .
  ?countryBasis kg:tier ?tier .
} ORDER BY ?activity ?countryBasis
"""

COVERING_ANYTHING = """\
SELECT DISTINCT ?activity ?code WHERE {
  ?block a kg:Coverage ; kg:activity ?activity .
  ?activity kg:code ?code .
} ORDER BY ?activity
"""

# Of an activity only its strongest block counts, so that it is in one tier.
MATRIX = """\
SELECT ?species ?country ?tier (COUNT(DISTINCT ?activity) AS ?activities) WHERE {
  { SELECT ?species ?country ?activity (MIN(?rank) AS ?best) WHERE {
      { SELECT DISTINCT ?species ?block WHERE { %(species)s ?block kg:taxon ?taxon } }
      { SELECT DISTINCT ?country ?block WHERE { %(countries)s ?block kg:country ?country } }
      ?block kg:activity ?activity ; kg:basis ?basis .
      ?basis kg:rank ?rank .%(only)s
    } GROUP BY ?species ?country ?activity }
  ?strongest kg:rank ?best ; kg:tier ?tier .
} GROUP BY ?species ?country ?tier ORDER BY ?species ?country ?tier
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

# One step from a thing to another: the path, and what that is called from either end; None is not asked for.
STEPS: tuple[tuple[str, str, str | None], ...] = (
    ("skos:broader", "part of", "includes"),
    ("kg:memberOf", "member of", "has member"),
    ("kg:inCountry", "in", "has in it"),
    ("kg:unitTaxon|kg:unitCountry", "lists", "listed by"),
    ("^kg:versionOf/(kg:scopeTaxon|kg:scopeCountry)", "is for", "in scope of"),
    ("kg:instrument", "is instrument", "is programme"),
    ("^kg:versionOf/kg:publishedIn", "laid down in", "lays down"),
    ("kg:duplicateOf", "doubles", "doubled by"),
    ("dcterms:publisher", "issued by", "issued"),
    ("kg:inSection", "stands under", "holds"),
    ("kg:inVersion/kg:versionOf", "belongs to", None),
    ("^kg:section/kg:instrument", "takes over from", "taken over by"),
    ("^kg:fromActivity/kg:toActivity", "refers to", "referred to by"),
    ("^kg:activity/(kg:taxon|kg:country)", "covers", None),
    ("^kg:activity/kg:actor", "involves", None),
    ("kg:namesOrganisation|kg:namesInstrument|kg:mentions", "names", None),
    ("dcterms:subject", "is about", None),
)


def covering_text(
    *, species: Sequence[str] | None, countries: Sequence[str] | None, tiers: Sequence[Tier] | None = None
) -> str:
    """The query for the activities that cover any of some species in any of some countries; None asks nothing.

    It stands alone, so that a reader can paste it.
    """
    if species is None and countries is None:
        return PREFIXES + COVERING_ANYTHING
    either, basis = (COVERING_SPECIES, "taxonBasis") if countries is None else (COVERING_COUNTRY, "countryBasis")
    text, basis = (COVERING, "basis") if species is not None and countries is not None else (either, basis)
    strong = [KG[f"basis-{b}"] for b, rank in RANK.items() if tiers is None or TIERS[rank] in tiers]
    return PREFIXES + text % {
        "tiers": "" if tiers is None else f"{_listed(basis, strong)}\n  ",
        "species": _values("taxon", "species", species or ()),
        "countries": _values("country", "country", countries or ()),
    }


def covering(
    dataset: Dataset,
    species: Sequence[str] | None = None,
    countries: Sequence[str] | None = None,
    tiers: Sequence[Tier] | None = None,
) -> list[CoverRow]:
    """The activities that cover any of some species in any of some countries, in the order of their ids.

    With ``tiers``, only what covers it in these.
    """
    if [] in (species, countries):  # any of none is none; rdflib does not take an empty VALUES
        return []
    found: dict[str, tuple[set[Basis], set[Basis]]] = {}
    for row in dataset.query(covering_text(species=species, countries=countries, tiers=tiers)):
        assert isinstance(row, ResultRow)
        told = row.asdict()
        taxa, places = found.setdefault(ids.activity_of(str(told["activity"])), (set(), set()))
        if "taxonBasis" in told:
            taxa.add(_BASIS[str(told["taxonBasis"])])
        if "countryBasis" in told:
            places.add(_BASIS[str(told["countryBasis"])])
    return [_cover_row(activity, taxa, places) for activity, (taxa, places) in sorted(found.items())]


def matrix_text(
    *,
    species: Mapping[str, Collection[str]],
    countries: Collection[str],
    documents: Collection[str] | None = None,
    topics: Collection[str] | None = None,
) -> str:
    """The query that counts the activities of a matrix: for each species, by the taxa that it reaches.

    With ``documents``, only what is planned in these; with ``topics``, only what is on one of these.
    """
    reached = [(key, taxon) for key, taxa in species.items() for taxon in sorted(taxa)]
    pairs = [" ".join(iri.n3() for iri in _iris("species", pair)) for pair in reached]
    only = ""
    if documents is not None:
        values = _listed("document", map(ids.document_iri, documents))
        only += f"\n      ?activity kg:inVersion ?version . ?version kg:publishedIn ?document . {values}"
    if topics is not None:
        only += f"\n      ?activity dcterms:subject ?topic . {_values('topic', 'topic', sorted(topics))}"
    return (PREFIXES + DCTERMS if topics is not None else PREFIXES) + MATRIX % {
        "species": f"VALUES (?species ?taxon) {{ {' '.join(f'({pair})' for pair in pairs)} }}",
        "countries": _values("country", "country", tuple(countries)),
        "only": only,
    }


def matrix(
    dataset: Dataset, species: Mapping[str, Collection[str]], countries: Collection[str], **only: Collection[str] | None
) -> dict[tuple[str, str, str], int]:
    """How many activities cover each species in each country, by the two keys and the tier, where any do."""
    keys = {str(iri): key for key, iri in zip(species, _iris("species", species), strict=True)}
    keys |= {str(iri): key for key, iri in zip(countries, _iris("country", countries), strict=True)}
    text = matrix_text(species=species, countries=countries, **only)
    rows = (row.asdict() for row in dataset.query(text) if isinstance(row, ResultRow))
    return {
        (keys[str(row["species"])], keys[str(row["country"])], str(row["tier"])): int(row["activities"]) for row in rows
    }


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


def neighbours(dataset: Dataset, iri: URIRef) -> list[tuple[str, str]]:
    """What lies one step from a thing: the relation, as seen from it, and the IRI; in the order of the steps."""
    rows = dataset.query(neighbours_text(iri))
    found = {(str(row[0]), str(row[1])) for row in rows if isinstance(row, ResultRow)}
    order = list(dict.fromkeys(name for _, there, back in STEPS for name in (there, back) if name))
    return sorted(found, key=lambda step: (order.index(step[0]), step[1]))


def neighbours_text(iri: URIRef) -> str:
    ways = []
    for path, there, back in STEPS:
        ways.append(f"{{ {iri.n3()} {path} ?other . BIND({Literal(there).n3()} AS ?relation) }}")
        if back is not None:
            ways.append(f"{{ ?other {path} {iri.n3()} . BIND({Literal(back).n3()} AS ?relation) }}")
    return PREFIXES + DCTERMS + "SELECT DISTINCT ?relation ?other WHERE {\n  " + "\n  UNION ".join(ways) + "\n}\n"


def unit_titles(dataset: Dataset) -> list[str]:
    """The titles of all conservation units."""
    return _column(dataset, UNIT_TITLES)


def is_named(dataset: Dataset, kind: str, key: str) -> bool:
    """Whether any document names a thing."""
    return next(iter(dataset.triples((None, KG.mentions, ids.concept_iri(kind, key)))), None) is not None


def cited_but_absent(dataset: Dataset) -> list[str]:
    """The labels of the programmes and instruments that documents name and no document lays down."""
    return _column(dataset, CITED_BUT_ABSENT)


def _column(dataset: Dataset, query: str) -> list[str]:
    return [str(row[0]) for row in dataset.query(PREFIXES + query) if isinstance(row, ResultRow)]


def _values(variable: str, kind: str, keys: Sequence[str]) -> str:
    return _listed(variable, _iris(kind, keys))


def _iris(kind: str, keys: Iterable[str]) -> list[URIRef]:
    for key in keys:
        if not _KEY.fullmatch(key):
            raise BadInput(f"{key!r} is no key of the vocabulary; a key is like asiatic-wild-ass or TKM")
    return [ids.concept_iri(kind, key) for key in keys]


def _listed(variable: str, terms: Iterable[URIRef | Literal]) -> str:
    return f"VALUES ?{variable} {{ {' '.join(term.n3() for term in terms)} }}"
