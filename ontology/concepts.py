"""One row of the vocabulary as a value: what a concept is, and where a species occurs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["species", "country", "organisation", "place", "instrument", "topic"]

GROUP_TYPES = frozenset({"group", "class", "order", "family", "genus"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that documents name."""

    kind: Kind
    key: str
    label: str
    names: tuple[str, ...] = ()  # other names that may be shown
    forms: tuple[str, ...] = ()  # only for matching
    not_forms: tuple[str, ...] = ()  # hold one of its names and are something else
    scientific: tuple[str, ...] = ()  # the accepted name first
    adjectives: tuple[str, ...] = ()  # of a country: "Mongolian"
    acronyms: tuple[str, ...] = ()
    short: str = ""  # as its users write it: "GOs", "CMS"
    type: str = ""  # rank of a species; kind of organisation, place or instrument
    parents: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # of a group
    groups: tuple[str, ...] = ()  # that it belongs to
    countries: tuple[str, ...] = ()
    within: tuple[str, ...] = ()  # kinds whose names still count inside its own
    year: str = ""
    period: str = ""
    status: str = ""
    adopted_by: str = ""
    replaces: str = ""
    appendix: str = ""
    iso2: str = ""
    note: str = ""
    certainty: str = ""
    source: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it stands for many: a group of States, a family of animals."""
        return self.type in GROUP_TYPES

    def all_names(self) -> tuple[str, ...]:
        """Everything it is called, each once, the label first."""
        every = (self.label, *self.names, *self.scientific, *self.acronyms, self.short, *self.forms)
        return tuple(dict.fromkeys(name for name in every if name))


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeStatus:
    """Whether a species occurs in a country, and who says so."""

    species: str
    country: str
    presence: str  # "resident", "reintroduced", "extinct", "vagrant", "uncertain"
    season: str
    confidence: str
    basis: str
    source: str
    year: str
    note: str

    @property
    def verified(self) -> bool:
        """Whether a source that can be looked up stands behind it."""
        return self.basis != "general knowledge" and "unverified" not in self.source and self.confidence != "low"
