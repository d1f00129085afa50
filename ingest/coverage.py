"""Which species and countries a row covers, on what basis, and what it leaves out.

A row covers all that its heading covers, or else all that the programme is for, unless it limits itself. What it
names, it covers by name; what a place lies in that it names, it covers by that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.clean import clean
from ingest.country_codes import country_codes
from ingest.labels import labels
from ingest.limits import Named, Side, by_range, limits, meaning
from ingest.parts import Said, said
from ingest.records import Covered, LeftOut, Programme, Section, Span
from ingest.rows import Row
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_NOBODY = frozenset({"domestic", "none"})
_KINDS: dict[Side, tuple[str, ...]] = {"species": ("species",), "country": ("country", "place")}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One side of what a row covers."""

    covered: tuple[Covered, ...]
    left_out: tuple[LeftOut, ...] = ()


def coverage(
    side: Side, row: Row, section: Section | None, programme: Programme | None, vocabulary: Vocabulary
) -> Coverage:
    """The species, or the countries, of a row."""
    if side == "country" and row.activity.marked:
        return _of_marks(row, _scope(side, section, programme), vocabulary)
    column = _in_column(side, row, vocabulary)
    if column:
        return _of_column(side, row, column, _scope(side, section, programme), vocabulary)
    heard = said(row, *_KINDS[side])
    scope = {covered.key: covered for covered in _scope(side, section, programme)}
    keys = tuple(scope) or _own(meaning(side, one, row, (), vocabulary) for one in heard)
    named = [meaning(side, one, row, keys, vocabulary) for one in heard]
    if side == "country":
        named = by_range(row, named, keys, vocabulary)
    limit = limits(side, row, named, keys, vocabulary)
    found = (_covered(key, scope.get(key), named, vocabulary) for key in keys if key in limit.kept)
    covered = tuple(one for one in found if one is not None)
    if not scope:
        return Coverage(covered)
    outside = (key for key in keys if key not in limit.kept)
    left_out = tuple(LeftOut(kind=side, key=key, why=limit.why(key), span=limit.span(key)) for key in outside)
    return Coverage(covered + _beyond(side, row, named, keys), left_out)


def _of_marks(row: Row, scope: Sequence[Covered], vocabulary: Vocabulary) -> Coverage:
    """The countries in whose columns the row is marked; those whose columns it leaves empty are left out."""
    marked = dict(row.activity.marked)
    why = f"the row is marked for {' and '.join(vocabulary.label('country', key) for key in marked)}"
    covered = tuple(Covered(key=key, basis="named", spans=(span,)) for key, span in marked.items())
    outside = [one.key for one in scope if one.key not in marked]
    return Coverage(covered, tuple(LeftOut(kind="country", key=key, why=why) for key in outside))


def _in_column(side: Side, row: Row, vocabulary: Vocabulary) -> list[Said]:
    """What the row's own cell for species, or for countries, names: all that it is for."""
    names = [name for name in row.columned if name.kind == side and name.form not in _NOBODY]
    if not names and side == "country":
        names = country_codes(row.source, row.activity.countries_span, vocabulary, fewest=1)
    return [Said(name, "limits") for name in names or _labelled(side, row, vocabulary)]


def _labelled(side: Side, row: Row, vocabulary: Vocabulary) -> list[Name]:
    """What a label in the row's text lists: "Applicable to: Bulgaria, Romania". A group there needs more reading."""
    wanted = "species" if side == "species" else "countries"
    parts = [one.content for one in labels(row.source, row.text.start, row.text.end) if one.meaning == wanted]
    names = [n for part in parts if part for n in row.between(part.start, part.end) if n.kind == side]
    if any(vocabulary.members(side, name.key) for name in names):
        return []
    return names or [name for part in parts for name in country_codes(row.source, part, vocabulary)]


def _of_column(
    side: Side, row: Row, column: Sequence[Said], scope: Sequence[Covered], vocabulary: Vocabulary
) -> Coverage:
    keys = tuple(covered.key for covered in scope)
    spans: dict[str, list[Span]] = {}
    for one in column:
        named = meaning(side, one, row, keys, vocabulary)
        meant = [key for key in keys if key in named.meant]
        for key in meant or named.own or vocabulary.members(side, one.name.key):
            spans.setdefault(key, []).append(one.span)
    cell = Span(column[0].span.start, column[-1].span.end)
    why = f'the row says "{clean(row.source[cell.start : cell.end])}"'
    left_out = tuple(LeftOut(kind=side, key=key, why=why, span=cell) for key in keys if key not in spans)
    covered = tuple(Covered(key=key, basis="named", spans=tuple(where)) for key, where in spans.items())
    return Coverage(covered, left_out)


def _scope(side: Side, section: Section | None, programme: Programme | None) -> tuple[Covered, ...]:
    """What the heading covers; what the programme is for, where the heading says nothing."""
    if side == "species":
        return (section.species if section else ()) or (programme.species if programme else ())
    return (section.countries if section else ()) or (programme.countries if programme else ())


def _own(named: Iterable[Named]) -> tuple[str, ...]:
    """All that a row names, where no heading and no programme says what it is for."""
    return tuple(dict.fromkeys(key for one in named if one.said.part not in ("except", "beside") for key in one.own))


def _covered(key: str, heading: Covered | None, named: Sequence[Named], vocabulary: Vocabulary) -> Covered | None:
    """A species or country on the strongest basis that the row gives it, or else on its heading's."""
    speak = [one for one in named if key in one.meant and one.said.part != "except"]
    for basis in ("named", "place"):
        spans = tuple(one.said.span for one in speak if one.basis == basis)
        if spans:
            note = (heading.note if heading else "") or _in_part(key, speak, vocabulary)
            return Covered(key=key, basis=basis, spans=spans, note=note)
    return heading


def _in_part(key: str, speak: Iterable[Named], vocabulary: Vocabulary) -> str:
    """Which narrower taxa stand for a species, where the row does not name the species itself."""
    named = list(dict.fromkeys(one.said.name.key for one in speak if one.basis == "named"))
    narrower = [vocabulary.label("species", k) for k in named if k in vocabulary.below(key)] if key not in named else []
    return f"in part: {', '.join(narrower)}" if narrower else ""


def _beyond(side: Side, row: Row, named: Sequence[Named], keys: Sequence[str]) -> tuple[Covered, ...]:
    """What a row is for although its heading does not list it."""
    found: dict[str, list[Span]] = {}
    for one in named:
        if _is_meant(side, row, one):
            for key in one.own:
                if key not in keys:
                    found.setdefault(key, []).append(one.said.span)
    return tuple(Covered(key=key, basis="named", spans=tuple(spans)) for key, spans in found.items())


def _is_meant(side: Side, row: Row, one: Named) -> bool:
    """A name beside the heading's must be what the row is for; a country, where the row is to happen."""
    if one.said.part != "limits" or one.basis != "named":
        return False
    return side == "species" or row.led_by(one.said.name, "where")
