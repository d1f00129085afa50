"""Which activities cover what, how strongly: a table over all of them, so that a whole matrix is counted at once.

Every row has a number, and a set of rows is an integer with a bit for each. A set for each species and country and for
each strength is made in one pass; what covers a pair is then the common bits of the two sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeVar

from ingest.records import Activity, Covered, Extraction
from kgraph.ids import activity_id
from kgraph.passages import within
from kgraph.results import Tier
from kgraph.tiers import RANK, TIERS
from ontology.vocabulary import Kind

Key = TypeVar("Key")
Named = tuple[str, str]  # kind and key
Rows = int  # a set of rows: row n is in it where bit n is set


@dataclass(frozen=True, slots=True)
class Row:
    """An activity, and the document that it stands in."""

    document: str
    activity: Activity

    @property
    def id(self) -> str:
        return activity_id(self.document, self.activity.key)


class Tiers(NamedTuple):
    """The rows that cover something, each in the strongest tier in which it does."""

    explicit: Rows
    unit: Rows
    programme: Rows

    @property
    def strong(self) -> Rows:
        return self.explicit | self.unit

    @property
    def every(self) -> Rows:
        return self.explicit | self.unit | self.programme

    def among(self, rows: Rows) -> Tiers:
        return Tiers(*(tier & rows for tier in self))

    def of(self, number: int) -> Tier | None:
        """The tier of one row."""
        return next((tier for tier, rows in zip(TIERS.values(), self, strict=True) if rows >> number & 1), None)


class Side(NamedTuple):
    """How rows cover some species, or some countries: by their own words, at least by a unit, at all; or leave out."""

    named: Rows
    unit: Rows
    every: Rows
    left_out: Rows


class CoverTable:
    """All activities that count, in document order, and what each covers."""

    def __init__(self, read: Iterable[tuple[str, Extraction]]) -> None:
        rows: list[Row] = []
        documents: dict[str, Rows] = {}
        named: list[tuple[Named, int]] = []
        for document, extraction in read:
            first = len(rows)
            rows += (Row(document, activity) for activity in extraction.activities)
            names = (_names(extraction, activity) for activity in extraction.activities)
            named += ((one, number) for number, each in enumerate(names, first) for one in each)
            documents[document] = _run(first, len(rows))
        self.rows: Sequence[Row] = rows
        self.documents: Mapping[str, Rows] = documents
        self.whole: Rows = _run(0, len(rows))
        self._species = _sides(rows, lambda activity: activity.species)
        self._countries = _sides(rows, lambda activity: activity.countries)
        self._left_out = sets((left.key, n) for n, row in enumerate(rows) for left in row.activity.left_out)
        self._named = sets(named)
        self._topics = sets((topic, n) for n, row in enumerate(rows) for topic in row.activity.topics)

    def tiers(self, species: Collection[str] | None, countries: Collection[str] | None) -> Tiers:
        """The rows that cover any of some species in any of some countries; None asks nothing of that side."""
        asked = [self.species(species)] if species is not None else []
        asked += [self.countries(countries)] if countries is not None else []
        return tiers_of(*asked)

    def species(self, keys: Collection[str]) -> Side:
        return self._side(self._species, keys)

    def countries(self, keys: Collection[str]) -> Side:
        return self._side(self._countries, keys)

    def _side(self, sets: Mapping[tuple[int, str], Rows], keys: Collection[str]) -> Side:
        named, unit, every = (_union(sets.get((rank, key), 0) for key in keys) for rank in TIERS)
        return Side(named, unit, every, _union(self._left_out.get(key, 0) for key in keys))

    def on(self, topics: Collection[str]) -> Rows:
        """The rows on any of some topics."""
        return _union(self._topics.get(topic, 0) for topic in topics)

    def naming(self, kind: Kind, keys: Collection[str]) -> Rows:
        """The rows that name any of some bodies or instruments, in whatever part."""
        return _union(self._named.get((kind, key), 0) for key in keys)

    def of(self, documents: Collection[str]) -> Rows:
        """The rows of some documents."""
        return _union(self.documents.get(document, 0) for document in documents)

    def ids(self, rows: Rows) -> tuple[str, ...]:
        return tuple(self.rows[number].id for number in numbers(rows))


def tiers_of(*sides: Side) -> Tiers:
    """The rows that cover every one of some sides: the tier of each is that of the weakest side."""
    if not sides:
        return Tiers(0, 0, 0)
    explicit, unit, every = sides[0][:3]
    for side in sides[1:]:
        explicit, unit, every = explicit & side.named, unit & side.unit, every & side.every
    return Tiers(explicit, unit & ~explicit, every & ~unit)


def left_out_of(one: Side, other: Side) -> Rows:
    """The rows that would cover both sides, had they not left one of them out."""
    heading = (one.every | one.left_out) & (other.every | other.left_out)
    return heading & ~(one.every & other.every)


def numbers(rows: Rows) -> Iterator[int]:
    """The numbers of the rows in a set, lowest first."""
    digits = bin(rows)[:1:-1]  # the lowest bit first, without the "0b"
    found = digits.find("1")
    while found >= 0:
        yield found
        found = digits.find("1", found + 1)


def _names(read: Extraction, activity: Activity) -> set[Named]:
    """All bodies and instruments that a row names."""
    printed = within(read.mentions, activity.row)
    return {
        *((one.kind, one.key) for one in printed if one.kind in ("organisation", "instrument")),
        *(("organisation", actor.key) for actor in activity.responsible if actor.key),
        *(("organisation", one.key) for one in activity.organisations),
        *(("instrument", key) for key in activity.instruments),
    }


def _sides(rows: Sequence[Row], covered: Callable[[Activity], Iterable[Covered]]) -> dict[tuple[int, str], Rows]:
    """By strength and key, the rows that cover it at least so strongly."""
    return sets(
        ((rank, one.key), number)
        for number, row in enumerate(rows)
        for one in covered(row.activity)
        for rank in range(RANK[one.basis], len(TIERS) + 1)
    )


def sets(told: Iterable[tuple[Key, int]]) -> dict[Key, Rows]:
    members: dict[Key, list[int]] = defaultdict(list)
    for key, number in told:
        members[key].append(number)
    return {key: set_of(found) for key, found in members.items()}


def set_of(found: Sequence[int]) -> Rows:
    """The rows of some numbers, the highest last."""
    held = bytearray(found[-1] // 8 + 1 if found else 0)
    for number in found:
        held[number // 8] |= 1 << number % 8
    return int.from_bytes(held, "little")


def _run(first: int, end: int) -> Rows:
    return (1 << end) - (1 << first)


def _union(sets: Iterable[Rows]) -> Rows:
    return reduce(or_, sets, 0)
