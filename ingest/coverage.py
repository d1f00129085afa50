"""Which species and countries a row covers, on what basis, and what it leaves out.

A row covers all that its heading covers, or else all that the programme is for, unless it limits itself. What it
names, it covers by name; what a place lies in that it names, it covers by that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.limits import Named, Side, limits, meaning
from ingest.parts import said
from ingest.records import Basis, Covered, LeftOut, Programme, Section, Span
from ingest.rows import Row
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Coverage:
    """One side of what a row covers."""

    covered: tuple[Covered, ...]
    left_out: tuple[LeftOut, ...] = ()


def coverage(
    side: Side, row: Row, section: Section | None, programme: Programme | None, vocabulary: Vocabulary
) -> Coverage:
    """The species, or the countries, of a row."""
    scope = _scope(side, section, programme)
    keys = tuple(covered.key for covered in scope)
    named = [
        meaning(side, one, row, keys, vocabulary) for one in said(row, side, *(["place"] if side == "country" else []))
    ]
    limit = limits(side, row, named, keys, vocabulary)
    covered = [_covered(heading, named, vocabulary) for heading in scope if heading.key in limit.kept]
    covered += _beyond(side, row, named, keys)
    left_out = [
        LeftOut(kind=side, key=key, why=limit.why(key), span=limit.span(key)) for key in keys if key not in limit.kept
    ]
    return Coverage(tuple(covered), tuple(left_out))


def _scope(side: Side, section: Section | None, programme: Programme | None) -> tuple[Covered, ...]:
    """What the heading covers; what the programme is for, where the heading says nothing."""
    if side == "species":
        return (section.species if section else ()) or (programme.species if programme else ())
    return (section.countries if section else ()) or (programme.countries if programme else ())


def _covered(heading: Covered, named: Sequence[Named], vocabulary: Vocabulary) -> Covered:
    """A species or country of the heading, on the strongest basis that the row gives it."""
    speak = [one for one in named if heading.key in one.meant and one.said.part != "except"]
    for basis in ("named", "place"):
        spans = tuple(one.said.span for one in speak if one.basis == basis)
        if spans:
            note = heading.note or _in_part(heading.key, speak, vocabulary)
            return Covered(key=heading.key, basis=basis, spans=spans, note=note)
    return heading


def _in_part(key: str, speak: Iterable[Named], vocabulary: Vocabulary) -> str:
    """Which narrower taxa stand for a species, where the row does not name the species itself."""
    named = list(dict.fromkeys(one.said.name.key for one in speak if one.basis == "named"))
    narrower = [vocabulary.label("species", k) for k in named if k in vocabulary.below(key)] if key not in named else []
    return f"in part: {', '.join(narrower)}" if narrower else ""


@dataclass(slots=True)
class _Beyond:
    basis: Basis
    spans: list[Span] = field(default_factory=list)


def _beyond(side: Side, row: Row, named: Sequence[Named], keys: Sequence[str]) -> list[Covered]:
    """What a row is for although its heading does not list it; all that it names, where no heading lists anything."""
    found: dict[str, _Beyond] = {}
    for one in named:
        if one.said.part in ("except", "beside") or (keys and not _is_meant(side, row, one)):
            continue
        for key in one.own:
            if key not in keys:
                entry = found.setdefault(key, _Beyond(one.basis or "named"))
                entry.basis = "named" if "named" in (entry.basis, one.basis) else entry.basis
                entry.spans.append(one.said.span)
    return [Covered(key=key, basis=entry.basis, spans=tuple(entry.spans)) for key, entry in found.items()]


def _is_meant(side: Side, row: Row, one: Named) -> bool:
    """A name beside the heading's must be what the row is for; a country, where the row is to happen."""
    if one.said.part != "limits" or one.basis != "named":
        return False
    return side == "species" or row.led_by(one.said.name, "where")
