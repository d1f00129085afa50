"""The vocabulary as SKOS, and the range table as claims with a source, for the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import get_args

from rdflib import DCTERMS, RDF, SKOS, Literal, Namespace, URIRef

from kgraph import ids
from kgraph.rdf import Triple, dated
from kgraph.tiers import RANK, TIERS
from ontology.terms import KG
from ontology.vocabulary import Concept, Kind, RangeStatus, Vocabulary

DWC = Namespace("http://rs.tdwg.org/dwc/terms/")
_english = partial(Literal, lang="en")

_CLASS: dict[Kind, tuple[URIRef, URIRef]] = {  # of one thing, of a group of them
    "species": (KG.Taxon, KG.TaxonGroup),
    "country": (KG.Country, KG.CountryGroup),
    "organisation": (KG.Organisation, KG.Organisation),
    "place": (KG.Place, KG.Place),
    "instrument": (KG.Instrument, KG.Instrument),
    "topic": (KG.Topic, KG.Topic),
}


def vocabulary_triples(vocabulary: Vocabulary) -> Iterator[Triple]:
    yield from _bases()
    for kind in get_args(Kind):
        for concept in vocabulary.of_kind(kind):
            yield from _concept(concept)
            for member in vocabulary.members(kind, concept.key):
                yield ids.concept_iri(kind, member), KG.memberOf, ids.concept_iri(kind, concept.key)


def range_triples(vocabulary: Vocabulary) -> Iterator[Triple]:
    for _, status in sorted(vocabulary.ranges.items()):
        yield from _presence(status)


def _bases() -> Iterator[Triple]:
    """On what basis something is covered, and how strong that is."""
    for basis, rank in RANK.items():
        iri: URIRef = KG[f"basis-{basis}"]
        yield iri, RDF.type, SKOS.Concept
        yield iri, SKOS.prefLabel, _english(basis)
        yield iri, KG.rank, Literal(rank)
        yield iri, KG.tier, Literal(TIERS[rank])


def _concept(concept: Concept) -> Iterator[Triple]:
    iri = ids.concept_iri(concept.kind, concept.key)
    yield iri, RDF.type, SKOS.Concept
    yield iri, RDF.type, _CLASS[concept.kind][concept.is_group]
    yield iri, SKOS.prefLabel, _english(concept.label)
    yield iri, SKOS.notation, Literal(concept.key)
    shown = _besides((concept.label,), (*concept.names, *concept.acronyms, concept.short))
    for name in shown:
        yield iri, SKOS.altLabel, _english(name)
    for name in _besides((concept.label, *shown, *concept.scientific), concept.forms):
        yield iri, SKOS.hiddenLabel, _english(name)
    for number, name in enumerate(concept.scientific):
        yield iri, KG.otherScientificName if number else DWC.scientificName, Literal(name)
    if concept.type:
        yield iri, DWC.taxonRank if concept.kind == "species" else KG.conceptType, Literal(concept.type)
    for parent in concept.parents:
        yield iri, SKOS.broader, ids.concept_iri(concept.kind, parent)
    for country in concept.countries:
        yield iri, KG.inCountry, ids.concept_iri("country", country)


def _besides(taken: Iterable[str], names: Iterable[str]) -> list[str]:
    return sorted({name for name in names if name} - set(taken))


def _presence(status: RangeStatus) -> Iterator[Triple]:
    claim = ids.presence_iri(status.species, status.country)
    yield claim, RDF.type, KG.Presence
    yield claim, KG.taxon, ids.concept_iri("species", status.species)
    yield claim, KG.country, ids.concept_iri("country", status.country)
    yield claim, KG.presence, KG[f"presence-{status.presence}"]
    yield claim, DCTERMS.source, Literal(status.source)
    if status.confidence:
        yield claim, KG.confidenceLabel, Literal(status.confidence)
    if status.year:
        yield claim, KG.asOf, dated(status.year)
