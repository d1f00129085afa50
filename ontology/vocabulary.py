"""The curated vocabulary: concepts with their names, hierarchy and range, read from CSV once."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path

from ontology.concepts import Concept, Kind, RangeStatus
from ontology.fold import normal
from ontology.tables import Row, VocabularyError, read_table

__all__ = ["Concept", "Kind", "RangeStatus", "Vocabulary", "VocabularyError", "load"]

PACKAGED = Path(__file__).parent

# Which table holds which kind, and the columns that it cannot do without.
_CONCEPTS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "species.csv": ("species", ("key", "label", "rank", "parent", "names", "scientific_name")),
    "countries.csv": ("country", ("key", "label", "names", "adjectives")),
    "country_groups.csv": ("country", ("key", "label", "members")),
    "organisations.csv": ("organisation", ("key", "label", "type", "short", "acronyms", "names", "within")),
    "places.csv": ("place", ("key", "label", "type", "countries", "names")),
    "instruments.csv": ("instrument", ("key", "label", "type", "status", "names")),
    "topics.csv": ("topic", ("key", "label", "words", "stems")),
}
# Tables about words rather than concepts: the matcher reads them.
_WORDS: dict[str, tuple[str, ...]] = {
    "ambiguous_forms.csv": ("form", "kind", "key", "rule", "cues"),
    "common_words.csv": ("word", "uncased"),
    "context_words.csv": ("context", "words"),
    "name_patterns.csv": ("pattern",),
    "spelling_variants.csv": ("one", "other"),
}
_RANGES = ("species", "country", "presence", "season", "confidence", "basis", "source", "year", "note")
_COLUMN_OF = {
    "type": "rank",
    "parents": "parent",
    "countries": "country",
    "appendix": "cms_appendix",
    "adopted_by": "adopting_body",
}
_COLUMN_OF_TOPIC = {"names": "words", "forms": "stems", "parents": "parent"}
_MANY = frozenset(f.name for f in fields(Concept) if f.type == "tuple[str, ...]")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All concepts by kind and key, and the tables of words. Made by ``load``, never changed."""

    concepts: Mapping[tuple[Kind, str], Concept]
    ranges: Mapping[tuple[str, str], RangeStatus]
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    digest: str

    def get(self, kind: Kind, key: str) -> Concept | None:
        return self.concepts.get((kind, key))

    def concept(self, kind: Kind, key: str) -> Concept:
        found = self.get(kind, key)
        if found is None:
            raise KeyError(f"no {kind} has the key {key}")
        return found

    def label(self, kind: Kind, key: str) -> str:
        return self.concept(kind, key).label

    def of_kind(self, kind: Kind) -> tuple[Concept, ...]:
        return self._by_kind.get(kind, ())

    def members(self, kind: Kind, key: str) -> tuple[str, ...]:
        """Keys of a group's members, in key order; a single thing has none."""
        return self._members.get((kind, key), ())

    def below(self, species: str) -> frozenset[str]:
        """A species and all narrower taxa."""
        found, wait = {species}, [species]
        while wait:
            narrower = self._children.get(wait.pop(), frozenset()) - found
            found |= narrower
            wait.extend(narrower)
        return frozenset(found)

    def above(self, species: str) -> frozenset[str]:
        """A species and all wider taxa."""
        found: set[str] = set()
        wait = [species]
        while wait:
            key = wait.pop()
            if key not in found:
                found.add(key)
                concept = self.get("species", key)
                wait.extend(concept.parents if concept else ())
        return frozenset(found)

    def range_status(self, species: str, country: str) -> RangeStatus | None:
        return self.ranges.get((species, country))

    def named(self, kind: Kind, words: str) -> str | None:
        """The key of the one concept that goes by exactly these words, whatever their case and punctuation."""
        keys = self._by_name.get((kind, normal(words)), ())
        return keys[0] if len(keys) == 1 else None

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
    def _children(self) -> dict[str, frozenset[str]]:
        children: dict[str, set[str]] = {}
        for concept in self.of_kind("species"):
            for parent in concept.parents:
                children.setdefault(parent, set()).add(concept.key)
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
    concepts: dict[tuple[Kind, str], Concept] = {}
    rows: dict[tuple[Kind, str], Row] = {}
    labels: dict[tuple[Kind, str], Row] = {}
    for name, (kind, needed) in _CONCEPTS.items():
        for row in read_table(folder / name, needed):
            concept = _concept(kind, row)
            _refuse_double(rows, (kind, concept.key), row, f"the key {concept.key} is taken")
            _refuse_double(labels, (kind, normal(concept.label)), row, f"the label {concept.label} is taken")
            concepts[kind, concept.key] = concept
    _check_links(concepts, rows)
    ranges = {
        (row["species"], row["country"]): _range(row, concepts)
        for row in read_table(folder / "range_states.csv", _RANGES)
    }
    tables = {name: read_table(folder / name, needed) for name, needed in _WORDS.items()}
    for government in _governments(concepts, [row["pattern"] for row in tables["name_patterns.csv"]]):
        concepts["organisation", government.key] = government
    return Vocabulary(concepts=concepts, ranges=ranges, tables=tables, digest=digest)


def _refuse_double(seen: dict[tuple[Kind, str], Row], what: tuple[Kind, str], row: Row, message: str) -> None:
    first = seen.setdefault(what, row)
    if first is not row:
        raise row.wrong(f"{message} by {first.file} line {first.line}; each {what[0]} needs its own")


def _concept(kind: Kind, row: Row) -> Concept:
    """A row as a concept; columns go by the names of its fields."""
    if not row["key"] or not row["label"]:
        raise row.wrong("no key or no label; give it both")
    other = _COLUMN_OF_TOPIC if kind == "topic" else _COLUMN_OF
    given: dict[str, str | tuple[str, ...]] = {}
    for name in (f.name for f in fields(Concept) if f.name != "kind"):
        column = name if name in row.cells else other.get(name, "")
        if kind == "topic":
            column = other.get(name, name)
        if column in row.cells:
            given[name] = row.many(column) if name in _MANY else row[column]
    if kind == "species":
        given["scientific"] = (*row.many("scientific_name"), *row.many("scientific_synonyms"))
    if kind == "country":
        given["type"] = "group" if row["members"] else "country"
    return Concept(kind=kind, **given)  # type: ignore[arg-type]


def _check_links(concepts: Mapping[tuple[Kind, str], Concept], rows: Mapping[tuple[Kind, str], Row]) -> None:
    """Every key that a row points to has a row of its own."""
    for (kind, key), concept in concepts.items():
        targets: list[tuple[Kind, str]] = [(kind, parent) for parent in (*concept.parents, *concept.groups)]
        targets += [("country", country) for country in (*concept.countries, *concept.members)]
        for target in targets:
            if target not in concepts:
                raise rows[kind, key].wrong(f"there is no {target[0]} {target[1]}; add it or correct the key")


def _governments(concepts: Mapping[tuple[Kind, str], Concept], patterns: Sequence[str]) -> list[Concept]:
    """Every State has a government; what the tables know of one is kept, its names are added by pattern."""
    governments = []
    states = [c for c in concepts.values() if c.kind == "country" and not c.is_group]
    shared = Counter(name for state in states for pattern in patterns for name in set(_filled(pattern, state)))
    for (kind, key), country in sorted(concepts.items()):
        if kind == "country" and not country.is_group:
            names = dict.fromkeys(
                name for pattern in patterns for name in _filled(pattern, country) if shared[name] == 1
            )
            known = concepts.get(("organisation", f"{key.lower()}-gov"))
            first = next(iter(names))
            label = known.label if known else _with_article(first, country)
            given = dict.fromkeys((*(known.names if known else ()), *names))
            given.pop(label, None)
            governments.append(
                Concept(
                    kind="organisation", key=f"{key.lower()}-gov", label=label, names=tuple(given), type="government",
                    countries=(key,), within=("country",), note=known.note if known else "",
                    source=known.source if known else "name_patterns.csv",
                )
            )  # fmt: skip
    return governments


def _with_article(name: str, country: Concept) -> str:
    """ "Government of the Philippines": as the forms of the country have it."""
    return (
        name.replace(f" {country.label}", f" the {country.label}") if f"the {country.label}" in country.forms else name
    )


def _filled(pattern: str, country: Concept) -> list[str]:
    if "{demonym}" in pattern:
        return [pattern.replace("{demonym}", adjective) for adjective in country.adjectives]
    return [pattern.replace("{country}", name) for name in (country.label, *country.names)]


def _range(row: Row, concepts: Mapping[tuple[Kind, str], Concept]) -> RangeStatus:
    for kind, key in (("species", row["species"]), ("country", row["country"])):
        if (kind, key) not in concepts:
            raise row.wrong(f"there is no {kind} {key}; add it or correct the key")
    return RangeStatus(**{column: row[column] for column in _RANGES})
