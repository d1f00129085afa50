"""How a row limits itself: what of its heading the names in it stand for, and what is left when they restrict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.clean import clean
from ingest.parts import Part, Said, after_event
from ingest.phrases import source, words
from ingest.records import Basis, Span
from ingest.rows import TABLE, Row
from ontology.concepts import Concept
from ontology.vocabulary import Vocabulary

Side = Literal["species", "country"]

# A row that limits itself is also for what it stresses or adds.
_MEANT_TOO: frozenset[Part] = frozenset({"stressed", "item"})
_TAXA = frozenset({"species", "subspecies", "population"})
_ONE_QUOTE = 160
_NEAR = 6  # words between two names that are quoted together


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a row, with what it stands for."""

    said: Said
    meant: frozenset[str]  # keys of the heading
    own: tuple[str, ...]  # keys it names, whatever the heading lists
    basis: Basis | None  # None for a group: the row names it, and none of its members
    kind: str = ""  # of a place


@dataclass(frozen=True)
class Limit:
    """What is left of a heading, and the words that say so."""

    kept: frozenset[str]
    by: tuple[Named, ...]
    excepted: tuple[Named, ...]
    row: Row
    vocabulary: Vocabulary

    def why(self, key: str) -> str:
        span = self.span(key)
        if span is None:
            return ""
        lies = self._lies()
        return f'the row says "{clean(self.row.source[span.start : span.end])}"' + (f", in {lies}" if lies else "")

    def span(self, key: str) -> Span | None:
        by = self.excepted if any(key in one.meant for one in self.excepted) else self.by
        quotes = sorted(self.row.quote(one.said.name) for one in by)
        if not quotes:
            return None
        whole = quotes[0]
        for quote in quotes[1:]:
            between = self.row.plain[whole.end : quote.start].split()
            if len(between) > _NEAR or quote.end - whole.start > _ONE_QUOTE:
                break  # the name again, further on
            whole = Span(whole.start, max(whole.end, quote.end))
        return whole

    def _lies(self) -> str:
        """Where the places lie by which a row limits itself, for a reader who does not know."""
        if not self.by or any(one.basis != "place" for one in self.by):
            return ""
        keys = sorted({key for one in self.by for key in one.meant} & self.kept)
        return " and ".join(self.vocabulary.label("country", key) for key in keys)


def meaning(side: Side, said: Said, row: Row, keys: Sequence[str], vocabulary: Vocabulary) -> Named:
    if side == "species":
        return _taxon(said, keys, vocabulary)
    if said.name.kind == "place":
        return _place(said, row, keys, vocabulary)
    members = vocabulary.members("country", said.name.key)
    if not members:
        return Named(said, frozenset({said.name.key}) & frozenset(keys), (said.name.key,), "named")
    if row.led_by(said.name, "addressed"):
        return Named(said, frozenset(), (), None)
    own = said.name.surface.casefold() in words(TABLE, "own country")
    return Named(said, frozenset(keys) if own else frozenset(members) & frozenset(keys), (), None)


def _taxon(said: Said, keys: Sequence[str], vocabulary: Vocabulary) -> Named:
    key = said.name.key
    concept = vocabulary.get("species", key)
    if concept is None or concept.type == "domestic":
        return Named(said, frozenset(), (), None)
    members = vocabulary.members("species", key)
    taxa = [taxon for member in members or (key,) for taxon in sorted(vocabulary.below(member))]
    direct = frozenset(taxa) & frozenset(keys)
    wider = frozenset(vocabulary.above(key)) & frozenset(keys)
    one = key in keys or concept.type in _TAXA
    return Named(said, direct or wider, (key,) if one else (), "named" if one else None)


def _place(said: Said, row: Row, keys: Sequence[str], vocabulary: Vocabulary) -> Named:
    concept = vocabulary.get("place", said.name.key)
    if concept is None or not _is_evidence(said, row, concept):
        return Named(said, frozenset(), (), None)
    return Named(said, frozenset(concept.countries) & frozenset(keys), concept.countries, "place", concept.type)


def by_range(row: Row, named: list[Named], keys: Sequence[str], vocabulary: Vocabulary) -> list[Named]:
    """ "The Range States of the Saiga": those of the heading in which the range table has the species."""
    led = re.compile(rf"{source(TABLE, 'range of')}\s+(?:the\s+)?$", re.IGNORECASE)
    found: list[Named] = []
    for name in row.names:
        if name.kind != "species" or not row.led_by(name, "range of"):
            continue
        present = frozenset(key for key in keys if vocabulary.occurs(name.key, key))
        lead = led.search(row.before(name, 60))
        start = name.start - len(lead.group()) if lead else name.start
        if present:
            found.append(Named(Said(replace(name, start=start), "limits"), present, (), None))
    inside = [one.said.span for one in found]
    return [one for one in named if not any(span.start <= one.said.span.start < span.end for span in inside)] + found


def _is_evidence(said: Said, row: Row, concept: Concept) -> bool:
    """Not a part of the world, nor a town where people meet, nor a word in a title that does not say where."""
    if concept.type in words(TABLE, "part of the world") and len(concept.countries) > 1:
        return False
    before = row.before(said.name, 60)
    if said.part == "title":
        return re.search(r"\b(?:in|on|of|for|within|across)\s+(?:the\s+)?$", before) is not None
    return concept.type not in words(TABLE, "town") or not after_event(row, said.name)


def limits(side: Side, row: Row, named: Sequence[Named], keys: Sequence[str], vocabulary: Vocabulary) -> Limit:
    """What a row leaves of its heading."""
    excepted = tuple(one for one in named if one.said.part == "except" and one.meant)
    by = [one for one in named if one.said.part == "limits" and one.meant]
    by = [] if _whole(side, row, named, keys) else _places(row, by) if side == "country" else _defined(row, by)
    kept = _all(by)
    if kept:
        kept |= _all(one for one in named if one.said.part in _MEANT_TOO)
    kept = (kept or frozenset(keys)) - _all(excepted)
    return Limit(kept or frozenset(keys), tuple(by), excepted, row, vocabulary)


def _all(named: Iterable[Named]) -> frozenset[str]:
    return frozenset(key for one in named for key in one.meant)


def _whole(side: Side, row: Row, named: Sequence[Named], keys: Sequence[str]) -> bool:
    """Whether the row says that all of the heading is meant: "target species", "all Range States"."""
    groups = (one for one in _defined(row, named) if one.basis is None and one.said.part in ("limits", "stressed"))
    return row.says(f"all {side}") or any(one.meant and one.meant >= frozenset(keys) for one in groups)


def _defined(row: Row, by: Sequence[Named]) -> list[Named]:
    """Without the groups that a bracket right behind them spells out: "ungulates (Argali, Urial)"."""
    spelled = [one for one in by if one.basis is None and row.spells_out(one.said.name)]
    return [one for one in by if one not in spelled]


def _places(row: Row, by: list[Named]) -> list[Named]:
    """Which names decide where a row is to happen.

    A place that something is inside of decides for the other places. A range or a desert runs on beyond what the
    row means by it: beside a country or a site that it shares, it says nothing more, unless it stands in their list.
    """
    countries = [one for one in by if one.basis != "place"]
    places = [one for one in by if one.basis == "place"]
    places = [one for one in places if row.led_by(one.said.name, "inside")] or places
    broad = [one for one in places if one.kind in words(TABLE, "broad") and not row.listed(one.said.name)]
    runs_on = {one.said.span for one in broad}
    firm = _all([*countries, *(one for one in places if one.said.span not in runs_on)])
    return countries + [one for one in places if one.said.span not in runs_on or not one.meant & firm]
