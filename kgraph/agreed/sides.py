"""The sides of a comparison: what a text and a source say of species, countries, places, actors and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.cues import table
from ingest.phrases import words
from ingest.records import Covered
from kgraph.agreed.called import CUES
from kgraph.agreed.proposal import Proposal
from kgraph.agreed.results import Sides
from kgraph.agreed.sources import Source
from ontology.vocabulary import Vocabulary

# How well a source fits the species or the places that a text names, by the basis on which it covers them.
_FIT = {"named": 1.0, "place": 1.0, "unit": 0.85, "programme": 0.45}
UNSAID = 0.7  # the text names none
_OPEN = 0.6  # the source names none
_ELSEWHERE = 0.3  # it names others
_ALL = 0.85  # the text names a group of countries, and the source is for all of them
_MOST = 0.8
_FEW = 7  # species: of a smaller group one alone may be meant


@dataclass(frozen=True, slots=True)
class Side:
    """One dimension: what is the same, what differs, and how well the source fits (1: as the text says)."""

    same: Sides | None
    differs: Sides | None
    fit: float

    @property
    def apart(self) -> bool:
        """Whether nothing of it is the same."""
        return self.differs is not None and self.same is None


_SILENT = Side(None, None, UNSAID)


def species_side(said: Proposal, source: Source, vocabulary: Vocabulary) -> Side:
    side = _covered([(key, reach) for key in said.species if (reach := _reach(key, vocabulary))], source.species)
    groups = [frozenset(vocabulary.members("species", key)) for key in said.species]
    return _of_groups(side, groups if all(len(one) > _FEW for one in groups) else (), source.species)


def countries_side(said: Proposal, source: Source, vocabulary: Vocabulary) -> Side:
    """Of a group of countries, such as the Range States, any that the source covers will do; most of them fit best."""
    asked = [(key, frozenset(vocabulary.members("country", key) or (key,))) for key in said.countries]
    side = _covered(asked, source.countries)
    groups = [reach for _, reach in asked]
    return _of_groups(side, groups if all(len(one) > 1 for one in groups) else (), source.countries)


def _of_groups(side: Side, groups: Sequence[frozenset[str]], covered: Sequence[Covered]) -> Side:
    """Who names none but groups means the sources that are for most of them."""
    if side.same is None or not groups:
        return side
    met = {one.key for one in covered}
    share = sum(len(group & met) for group in groups) / sum(map(len, groups))
    return replace(side, fit=_ALL if share >= _MOST else _OPEN)


def _reach(key: str, vocabulary: Vocabulary) -> frozenset[str]:
    """All keys by which a source may cover a species: a group's members, and taxa above and below.

    None for what says nothing of which: "mammals", "listed species".
    """
    concept = vocabulary.concept("species", key)
    members = vocabulary.members("species", key)
    if concept.type == "class" or (concept.type == "group" and not members):
        return frozenset()
    return frozenset(
        taxon for member in members or (key,) for taxon in vocabulary.below(member) | vocabulary.above(member)
    )


def _covered(asked: Sequence[tuple[str, frozenset[str]]], covered: Sequence[Covered]) -> Side:
    if not asked:
        return _SILENT
    if not covered:
        return Side(None, None, _OPEN)
    met: dict[str, str] = {}
    bases: list[float] = []
    inside: list[str] = []
    for key, reach in asked:
        hits = [one for one in covered if one.key in reach]
        if hits:
            inside.append(key)
            bases.append(max(_FIT[one.basis] for one in hits))
            met.update({one.key: one.key for one in hits})
    outside = tuple(key for key, _ in asked if key not in inside)
    bases += [_ELSEWHERE] * len(outside)
    same = Sides(text=tuple(inside), match=tuple(met)) if inside else None
    differs = Sides(text=outside, match=_own(covered)) if outside else None
    return Side(same, differs, sum(bases) / len(asked) * _close(len(inside), covered) if inside else _ELSEWHERE)


def _close(inside: int, covered: Sequence[Covered]) -> float:
    """What covers just what is asked fits better than what covers more besides."""
    return 0.8 + 0.2 * min(1.0, inside / len(covered))


def _own(covered: Sequence[Covered]) -> tuple[str, ...]:
    """What a source names itself; where it names none, all that it covers."""
    named = tuple(one.key for one in covered if one.basis in ("named", "place"))
    return named or tuple(one.key for one in covered)


def places_side(said: Proposal, source: Source, vocabulary: Vocabulary) -> Side:
    if not said.places:
        return _SILENT
    inside, met = [], []
    fits: list[float] = []
    for place in said.places:
        known = _meant(place, source, vocabulary)
        near = [other for other in known if _related(place, other, vocabulary)]
        if near:
            inside.append(place)
            met += near
            fits.append(1.0 if place in known else 0.85)
        elif _is_line_between(source, place, vocabulary):
            inside.append(place)
            fits.append(_FIT["unit"])
        elif _holds(source, place, vocabulary):
            inside.append(place)
            fits.append(_FIT["programme"])
        else:
            fits.append(_ELSEWHERE)
    outside = tuple(place for place in said.places if place not in inside)
    matched = tuple(dict.fromkeys(met))
    return Side(
        Sides(text=tuple(inside), match=matched) if inside and matched else None,
        Sides(text=outside, match=source.places or source.unit or _own(source.countries)) if outside else None,
        sum(fits) / len(said.places),
    )


def _meant(place: str, source: Source, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The places of a source beside a place: its unit as well, unless the source is for another part of it."""
    parts = [other for other in source.places if not _lineage(other, vocabulary).isdisjoint(source.unit)]
    elsewhere = parts and place not in source.unit and not any(_related(place, other, vocabulary) for other in parts)
    return source.places if elsewhere else (*source.places, *source.unit)


def _related(one: str, other: str, vocabulary: Vocabulary) -> bool:
    return one in _lineage(other, vocabulary) or other in _lineage(one, vocabulary)


def _lineage(place: str, vocabulary: Vocabulary) -> frozenset[str]:
    """A place and all that it lies in."""
    found, wait = set(), [place]
    while wait:
        key = wait.pop()
        if key not in found:
            found.add(key)
            concept = vocabulary.get("place", key)
            wait.extend(concept.parents if concept else ())
    return frozenset(found)


def _holds(source: Source, place: str, vocabulary: Vocabulary) -> bool:
    """Whether a source that is for no place of its own covers the countries that a place lies in."""
    if source.unit or source.places:
        return False
    concept = vocabulary.get("place", place)
    covered = {one.key for one in source.countries}
    return concept is not None and bool(covered) and not covered.isdisjoint(concept.countries)


def _is_line_between(source: Source, place: str, vocabulary: Vocabulary) -> bool:
    """Whether a place is a border or a fence between countries all of which the unit of a source lists."""
    concept = vocabulary.get("place", place)
    if concept is None or concept.type != "linear-infrastructure" or not concept.countries or source.places:
        return False
    return set(concept.countries) <= {one.key for one in source.countries if one.basis in ("unit", "named")}


def actors_side(said: Proposal, source: Source, vocabulary: Vocabulary) -> Side:
    """Who is to act. A source that leaves it to a kind of body, such as governments, excludes none of that kind."""
    if not said.actors or not source.actors:
        return _SILENT
    near = {one for key in source.actors for one in _family(key, vocabulary)}
    met = tuple(key for key in said.actors if not near.isdisjoint(_family(key, vocabulary)))
    left = tuple(key for key in said.actors if key not in met and not _is_of_kind(key, source.actors, vocabulary))
    return Side(
        Sides(text=met, match=met) if met else None,
        Sides(text=left, match=source.actors) if left else None,
        UNSAID,
    )


def _family(key: str, vocabulary: Vocabulary) -> frozenset[str]:
    concept = vocabulary.get("organisation", key)
    return frozenset({key, *(concept.parents if concept else ())})


def _is_of_kind(key: str, roles: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a body is of a kind that is named: a ministry is one of the "GOs"."""
    concept = vocabulary.get("organisation", key)
    known = {row["meaning"] for row in table(CUES)}
    return concept is not None and any(concept.type in words(CUES, role) for role in roles if role in known)


def date_side(said: Proposal, source: Source, end: int | None) -> Side:
    """By when. A source without a date of its own is due at the end of its programme."""
    if not said.years:
        return _SILENT
    due = source.years or ((end,) if end is not None else ())
    if not due:
        return _SILENT
    sides = Sides(text=tuple(map(str, said.years)), match=tuple(map(str, due)))
    kept = set(said.years) <= set(due) or (not source.years and max(said.years) <= max(due))
    return Side(sides, None, UNSAID) if kept else Side(None, sides, UNSAID)
