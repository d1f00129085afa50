"""The tables that come with the package, looked over as a curator would; a failure says what to do."""

import csv
from collections import defaultdict

import pytest

from ontology.fold import normal
from ontology.names import matcher
from ontology.vocabulary import PACKAGED, load

TABLES = sorted(path.name for path in PACKAGED.glob("*.csv"))
NAMED = {"species.csv", "countries.csv", "country_groups.csv", "organisations.csv", "places.csv", "instruments.csv"}


def rows(name: str) -> list[dict[str, str]]:
    with (PACKAGED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", TABLES)
def test_cells_are_clean(name: str) -> None:
    for line, row in enumerate(rows(name), 2):
        for column, cell in row.items():
            assert cell is not None, f"{name} line {line} is too short: give every column a cell"
            assert cell == cell.strip(), f"{name} line {line}: remove the space round {cell!r} in {column}"
            assert "||" not in cell, f"{name} line {line}: remove the empty name between two bars in {column}"


@pytest.mark.parametrize("name", sorted(NAMED - {"countries.csv", "country_groups.csv"}))
def test_every_concept_has_a_source(name: str) -> None:
    without = [row["key"] for row in rows(name) if not row["source"]]
    assert not without, f"{name}: say where these come from: {without}"


@pytest.mark.parametrize("name", sorted(NAMED))
def test_no_name_is_given_twice(name: str) -> None:
    for row in rows(name):
        names = [row["label"], *filter(None, row["names"].split("|"))]
        doubles = {n for n in names if names.count(n) > 1}
        assert not doubles, f"{name}, {row['key']}: remove the second {doubles}"


def test_no_form_means_two_things_unless_the_table_of_ambiguous_forms_settles_it() -> None:
    patterns = matcher(load())._patterns
    for pattern, entries in patterns.entries.items():
        if pattern in patterns.choices:
            continue
        meanings: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entry in entries:
            if entry.form != "none" and entry.kind != "topic":
                meanings[entry.kind, entry.printed].add(entry.key)
        for (kind, _), keys in meanings.items():
            assert len(keys) == 1, (
                f"{pattern!r} means {kind} {sorted(keys)}: drop one, or add it to ambiguous_forms.csv"
            )


def test_no_scientific_name_is_also_a_common_one_of_another_species() -> None:
    seen: dict[str, str] = {}
    for row in rows("species.csv"):
        for name in filter(None, [row["scientific_name"], *row["scientific_synonyms"].split("|")]):
            other = seen.setdefault(normal(name), row["key"])
            settled = normal(name) in matcher(load())._patterns.choices
            assert other == row["key"] or settled, (
                f"{name} is {other} and {row['key']}: settle it in ambiguous_forms.csv"
            )


def test_every_state_has_codes_and_a_name() -> None:
    states = rows("countries.csv")
    assert len(states) >= 195
    for row in states:
        assert len(row["key"]) == 3 and len(row["iso2"]) == 2 and len(row["m49"]) == 3, row["key"]
    for column in ("key", "iso2", "m49"):
        codes = [row[column] for row in states]
        assert len(set(codes)) == len(codes), f"countries.csv: a {column} stands twice"


def test_kinds_of_actor_have_the_name_that_documents_print() -> None:
    without = [row["key"] for row in rows("organisations.csv") if row["type"] == "role" and row["key"] in (
        "gos", "ngos", "igos", "scientific-institutions", "cms-parties", "cites-parties", "cites-ma", "cami-sfp",
        "cami-nfp", "cami-focal-points", "database-holders") and not row["short"]]  # fmt: skip
    assert not without, f"organisations.csv: fill in the column short for {without}"
