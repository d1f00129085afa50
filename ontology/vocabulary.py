"""The curated vocabulary: concepts with their names, hierarchy and range, read from CSV once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ontology.concepts import Concept, Kind, RangeStatus
from ontology.fold import normal
from ontology.governments import governments
from ontology.loading import check_links, read_concepts, read_ranges, read_words
from ontology.tables import Row, VocabularyError

__all__ = ["Concept", "Kind", "RangeStatus", "Vocabulary", "VocabularyError", "load"]

PACKAGED = Path(__file__).parent


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All concepts by kind and key, and the tables of words. Made by ``load``, never changed."""

    concepts: Mapping[tuple[Kind, str], Concept]
    ranges: Mapping[tuple[str, str], RangeStatus]
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    digest: str
    merged: Mapping[tuple[Kind, str], str] = field(default_factory=dict)  # what is taken for another, by a curator

    def get(self, kind: Kind, key: str) -> Concept | None:
        return self.concepts.get((kind, key))

    def concept(self, kind: Kind, key: str) -> Concept:
        found = self.get(kind, key)
        if found is None:
            raise KeyError(f"no {kind} has the key {key}")
        return found

    def label(self, kind: Kind, key: str) -> str:
        """What a key is shown as; a key that is in no table any more is shown itself."""
        found = self.get(kind, key)
        return found.label if found else key

    def of_kind(self, kind: Kind) -> tuple[Concept, ...]:
        return self._by_kind.get(kind, ())

    def members(self, kind: Kind, key: str) -> tuple[str, ...]:
        """Keys of a group's members, in key order; a single thing has none."""
        return self._members.get((kind, key), ())

    def below(self, key: str, kind: Kind = "species") -> frozenset[str]:
        """A species and all narrower taxa; or a topic and all narrower ones."""
        found, wait = {key}, [key]
        while wait:
            narrower = self._children.get((kind, wait.pop()), frozenset()) - found
            found |= narrower
            wait.extend(narrower)
        return frozenset(found)

    def above(self, key: str, kind: Kind = "species") -> frozenset[str]:
        """A species and all wider taxa; a place and all that it lies in."""
        found: set[str] = set()
        wait = [key]
        while wait:
            one = wait.pop()
            if one not in found:
                found.add(one)
                concept = self.get(kind, one)
                wait.extend(concept.parents if concept else ())
        return frozenset(found)

    def with_name(self, kind: Kind, key: str, name: str) -> Vocabulary:
        """This vocabulary, where a concept goes by one name more."""
        concept = self.concept(kind, key)
        more = replace(concept, names=(*concept.names, name))
        return replace(self, concepts={**self.concepts, (kind, key): more})

    def with_merged(self, kind: Kind, key: str, into: str) -> Vocabulary:
        """This vocabulary, where the names of one concept mean another."""
        return replace(self, merged={**self.merged, (kind, key): into})

    def range_status(self, species: str, country: str) -> RangeStatus | None:
        return self.ranges.get((species, country))

    def occurs(self, species: str, country: str) -> bool:
        """Whether the range table has a species, or one below it, in a country today, were it only as a guest."""
        found = (self.range_status(one, country) for one in (species, *self.below(species)))
        return any(one is not None and one.presence != "extinct" for one in found)

    @cached_property
    def ranged(self) -> frozenset[str]:
        """The species that the range table speaks of."""
        return frozenset(species for species, _ in self.ranges)

    def named(self, kind: Kind, words: str) -> str | None:
        """The key of the one concept that goes by exactly these words, whatever their case and punctuation."""
        keys = self._by_name.get((kind, normal(words)), ())
        return self.merged.get((kind, keys[0]), keys[0]) if len(keys) == 1 else None

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[Concept, ...]]:
        kinds: dict[Kind, list[Concept]] = {}
        for _, concept in sorted(self.concepts.items()):
            kinds.setdefault(concept.kind, []).append(concept)
        return {kind: tuple(concepts) for kind, concepts in kinds.items()}

    @cached_property
    def _members(self) -> dict[tuple[Kind, str], tuple[str, ...]]:
        members: dict[tuple[Kind, str], set[str]] = {}
        for concept in self.concepts.values():
            members.setdefault((concept.kind, concept.key), set()).update(concept.members)
            for group in concept.groups:
                members.setdefault((concept.kind, group), set()).add(concept.key)
        return {group: tuple(sorted(keys)) for group, keys in members.items()}

    @cached_property
    def _children(self) -> dict[tuple[Kind, str], frozenset[str]]:
        children: dict[tuple[Kind, str], set[str]] = {}
        for concept in self.concepts.values():
            for parent in concept.parents:
                children.setdefault((concept.kind, parent), set()).add(concept.key)
        return {parent: frozenset(keys) for parent, keys in children.items()}

    @cached_property
    def _by_name(self) -> dict[tuple[Kind, str], tuple[str, ...]]:
        names: dict[tuple[Kind, str], dict[str, None]] = {}
        for _, concept in sorted(self.concepts.items()):
            for name in concept.all_names():
                names.setdefault((concept.kind, normal(name)), {})[concept.key] = None
        return {name: tuple(keys) for name, keys in names.items()}


def load(folder: Path | None = None) -> Vocabulary:
    """The vocabulary of a folder; by default ``KGRAPH_VOCABULARY``, or what comes with the package."""
    chosen = folder or Path(os.environ.get("KGRAPH_VOCABULARY") or PACKAGED)
    return _load(chosen.resolve())


@lru_cache(maxsize=4)
def _load(folder: Path) -> Vocabulary:
    files = sorted(folder.glob("*.csv"))
    digest = hashlib.sha256(b"".join(f.name.encode() + b"\0" + f.read_bytes() + b"\0" for f in files)).hexdigest()
    concepts, rows = read_concepts(folder)
    tables = read_words(folder, concepts)
    patterns = [row["pattern"] for row in tables["name_patterns.csv"]]
    check_links(concepts, rows)
    for government in governments(concepts, patterns):
        concepts["organisation", government.key] = government
    return Vocabulary(concepts=concepts, ranges=read_ranges(folder, concepts), tables=tables, digest=digest)
