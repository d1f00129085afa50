"""From the tables to concepts, with everything checked that the rest of the program takes for granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from ontology.concepts import Concept, Kind, RangeStatus
from ontology.fold import normal
from ontology.tables import Row, read_table

Concepts = dict[tuple[Kind, str], Concept]
Rows = dict[tuple[Kind, str], Row]

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
_PRESENCES = frozenset({"resident", "reintroduced", "extinct", "vagrant", "uncertain"})
_RULES = frozenset({"default", "near", "cue", "issuer"})


def read_concepts(folder: Path) -> tuple[Concepts, Rows]:
    """All concepts, and the row of each; a key or a label that stands twice in a kind is refused."""
    concepts: Concepts = {}
    rows: Rows = {}
    labels: Rows = {}
    for name, (kind, needed) in _CONCEPTS.items():
        for row in read_table(folder / name, needed):
            concept = _concept(kind, row)
            _refuse_double(rows, (kind, concept.key), row, f"the key {concept.key} is taken")
            _refuse_double(labels, (kind, normal(concept.label)), row, f"the label {concept.label} is taken")
            concepts[kind, concept.key] = concept
    return concepts, rows


def read_words(folder: Path, concepts: Mapping[tuple[Kind, str], Concept]) -> dict[str, tuple[Row, ...]]:
    """The tables about words; the meanings of ambiguous forms must exist."""
    tables = {name: read_table(folder / name, needed) for name, needed in _WORDS.items()}
    for row in tables["ambiguous_forms.csv"]:
        if row["key"] != "-":
            _must_exist(concepts, row, row["kind"], row["key"])
        if unknown := set(row["rule"].split()) - _RULES:
            raise row.wrong(f"there is no rule {min(unknown)}; use {', '.join(sorted(_RULES))}, or none")
    return tables


def read_ranges(folder: Path, concepts: Mapping[tuple[Kind, str], Concept]) -> dict[tuple[str, str], RangeStatus]:
    """Where species occur, by species and country."""
    ranges: dict[tuple[str, str], RangeStatus] = {}
    for row in read_table(folder / "range_states.csv", _RANGES):
        species, country = row["species"], row["country"]
        _must_exist(concepts, row, "species", species)
        _must_exist(concepts, row, "country", country)
        if row["presence"] not in _PRESENCES:
            raise row.wrong(
                f"{row['presence'] or 'nothing'} is no presence; use one of {', '.join(sorted(_PRESENCES))}"
            )
        if (species, country) in ranges:
            raise row.wrong(f"{species} in {country} has a row already; merge the two")
        ranges[species, country] = RangeStatus(**{column: row[column] for column in _RANGES})
    return ranges


def check_links(concepts: Mapping[tuple[Kind, str], Concept], rows: Mapping[tuple[Kind, str], Row]) -> None:
    """Every key that a row points to has a row of its own."""
    for (kind, key), concept in concepts.items():
        for target in (*concept.parents, *concept.groups):
            _must_exist(concepts, rows[kind, key], kind, target)
        for country in (*concept.countries, *concept.members):
            _must_exist(concepts, rows[kind, key], "country", country)


def _must_exist(concepts: Mapping[tuple[Kind, str], Concept], row: Row, kind: str, key: str) -> None:
    if (kind, key) not in concepts:
        raise row.wrong(f"there is no {kind} {key}; add it or correct the key")


def _refuse_double(seen: Rows, what: tuple[Kind, str], row: Row, message: str) -> None:
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
