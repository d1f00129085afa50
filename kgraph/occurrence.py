"""Whether a species occurs in a country, as far as the range table tells, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from kgraph.cells import Presence
from ontology.vocabulary import RangeStatus, Vocabulary

# From the surest sign of life to the surest sign of none. In the first there is something to plan for.
ORDER: tuple[Presence, ...] = ("resident", "reintroduced", "uncertain", "unknown", "vagrant", "extinct", "none")
AWAY: tuple[Presence, ...] = ("vagrant", "extinct", "none")  # the country is no range State of it
HERE: tuple[Presence, ...] = ("resident", "reintroduced")


@dataclass(frozen=True, slots=True)
class Occurring:
    presence: Presence
    source: str = ""
    verified: bool = False
    taxon: str | None = None  # the narrower taxon that the table speaks of, where it has no row for the species


def occurring(vocabulary: Vocabulary, species: str, country: str) -> Occurring:
    """What the table says of a species; where it says nothing, what it says of its subspecies and populations."""
    if (own := vocabulary.range_status(species, country)) is not None:
        return _as_told(own)
    narrower = sorted(vocabulary.below(species) - {species})
    told = [status for taxon in narrower if (status := vocabulary.range_status(taxon, country)) is not None]
    if told:
        return min((_as_told(status, status.species) for status in told), key=lambda one: ORDER.index(one.presence))
    known = any(taxon in vocabulary.ranged for taxon in (species, *narrower))
    return Occurring("none" if known else "unknown")


def _as_told(status: RangeStatus, taxon: str | None = None) -> Occurring:
    return Occurring(cast(Presence, status.presence), status.source, status.verified, taxon)
