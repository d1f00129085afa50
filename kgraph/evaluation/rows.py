"""Scores of a work programme: its rows cell by cell, what they cover, its units, and coverage questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ingest.records import Activity, Actor, Extraction, Section
from kgraph.evaluation.score import Gold, Score, key_of
from kgraph.tiers import tier_of
from ontology.names import matcher
from ontology.vocabulary import Vocabulary


def programme_scores(
    lists: dict[str, list[Gold]], read: Extraction, units: set[int], vocabulary: Vocabulary
) -> list[Score]:
    rows = lists["activities"]
    scores = [_row_order(rows, read)]
    found = {row["n"]: read.activities[row["n"] - 1] for row in rows if row["n"] <= len(read.activities)}
    for cell, expected_of, got_of in _CELLS:
        scores.append(_exact(f"rows: {cell}", rows, found, expected_of, partial(got_of, read)))
    scores.append(_exact("rows: references", rows, found, _expected_references, lambda a: _references(read, a)))
    scores += _coverage(rows, found, vocabulary)
    scores += _units(lists["units"], read, units, vocabulary)
    scores += _questions(lists["wp_questions"], read, vocabulary)
    return scores


def _row_order(rows: list[Gold], read: Extraction) -> Score:
    wrong = [
        row["key"]
        for row in rows
        if row["n"] > len(read.activities) or read.activities[row["n"] - 1].code != row["code"]
    ]
    return Score(
        name=f"rows in place (of {len(read.activities)} read)",
        expected=len(rows),
        found=len(rows),
        right=len(rows) - len(wrong),
        missed=tuple(wrong[:5]),
    )


def _exact(
    name: str,
    rows: list[Gold],
    found: dict[int, Activity],
    expected_of: Callable[[Gold], Any],
    got_of: Callable[[Activity], Any],
) -> Score:
    wrong = [row["key"] for row in rows if row["n"] not in found or got_of(found[row["n"]]) != expected_of(row)]
    right = len(rows) - len(wrong)
    return Score(name=name, expected=len(rows), found=len(found), right=right, missed=tuple(wrong[:5]))


def _plain(text: str) -> str:
    """Text as a reader compares it: white space and the space before a comma do not count."""
    return re.sub(r"\s+([,.;:)])", r"\1", " ".join(text.split()))


def _unit_title(read: Extraction, activity: Activity) -> str | None:
    section = read.section(activity.section)
    return section.title if section.kind == "unit" else None


def _sorted_labels(labels: Iterable[str]) -> list[str]:
    return sorted({label.casefold() for label in labels})


def _labels(actors: Iterable[Actor]) -> list[str]:
    return _sorted_labels(actor.label for actor in actors)


_CELLS: tuple[tuple[str, Callable[[Gold], Any], Callable[[Extraction, Activity], Any]], ...] = (
    ("code", lambda row: row["code"], lambda _, a: a.code),
    ("text", lambda row: _plain(row["text"]), lambda _, a: _plain(a.text)),
    ("sub-items", lambda row: row["subitems"], lambda _, a: [item.letter for item in a.subitems]),
    (
        "responsible",
        lambda row: sorted({r.casefold() for r in row["responsible"]}),
        lambda _, a: _labels(a.responsible),
    ),
    ("indicator", lambda row: _plain(row["indicator"]), lambda _, a: _plain(a.indicator)),
    ("priority", lambda row: row["priority"], lambda _, a: a.priority),
    ("unit", lambda row: row["unit"], _unit_title),
    ("deadlines", lambda row: sorted(set(row["deadline_years"])), lambda _, a: sorted({due.year for due in a.due})),
)


def _expected_references(row: Gold) -> list[int]:
    return sorted(row["cross_refs_resolve_to"])


def _references(read: Extraction, activity: Activity) -> list[int]:
    place = {a.key: n for n, a in enumerate(read.activities, start=1)}
    return sorted({place[r.target] for r in activity.references if r.target is not None})


def _coverage(rows: list[Gold], found: dict[int, Activity], vocabulary: Vocabulary) -> list[Score]:
    expected: set[tuple[str, str, str]] = set()
    got: set[tuple[str, str, str]] = set()
    hard = [row for row in rows if row["narrowing_strength"] != "soft" and row["n"] in found]
    wrong = []
    for row in hard:
        activity = found[row["n"]]
        species = {key_of(vocabulary, "species", label) for label in row["effective_species"]}
        countries = set(row["effective_countries"])
        read_species = {covered.key for covered in activity.species}
        read_countries = {covered.key for covered in activity.countries}
        if (species, countries) != (read_species, read_countries):
            wrong.append(row["key"])
        if row["unit"]:
            expected |= {(row["key"], s, c) for s in species for c in countries}
            got |= {(row["key"], s, c) for s in read_species for c in read_countries}
    right = len(hard) - len(wrong)
    return [
        Score(name="rows: coverage", expected=len(hard), found=len(hard), right=right, missed=tuple(wrong[:5])),
        _sets("unit rows: (row, species, country)", expected, got),
    ]


def _sets(name: str, expected: set[Any], got: set[Any]) -> Score:
    differing = sorted(map(str, expected ^ got))
    return Score(
        name=name, expected=len(expected), found=len(got), right=len(expected & got), missed=tuple(differing[:5])
    )


def _units(units: list[Gold], read: Extraction, extent: set[int], vocabulary: Vocabulary) -> list[Score]:
    ours = {int(s.number): s for s in read.sections if s.kind == "unit" and s.number.isdigit()}
    wrong: dict[str, list[str]] = {"species and countries": [], "footnotes": [], "scoring": []}
    rows = [unit for unit in units if unit["number"] in extent]
    for unit in rows:
        section = ours.get(unit["number"])
        name = unit["name"]
        if section is None or not _same_heading(unit, section, vocabulary):
            wrong["species and countries"].append(name)
        if section is None or len(section.footnotes) != len(unit["footnotes"]):
            wrong["footnotes"].append(name)
        if section is None or not _same_scoring(unit["scoring"], section):
            wrong["scoring"].append(name)
    return [
        Score(name=f"units: {what}", expected=len(rows), found=len(rows), right=len(rows) - len(bad), missed=tuple(bad))
        for what, bad in wrong.items()
    ]


def _same_heading(unit: Gold, section: Section, vocabulary: Vocabulary) -> bool:
    species = {key_of(vocabulary, "species", label) for label in unit["species"]}
    return species == {s.key for s in section.species} and set(unit["countries"]) == {c.key for c in section.countries}


def _same_scoring(scoring: Gold | None, section: Section) -> bool:
    if scoring is None or section.scoring is None:
        return scoring is None and section.scoring is None
    ours = section.scoring
    values = list(scoring["criteria"].values())
    return (
        _plain(scoring["name_in_table"]) == _plain(ours.name)
        and values == [value for _, value in ours.criteria]
        and (scoring["score"], scoring["priority"], scoring["rank_in_TH_study"])
        == (ours.score, ours.priority, ours.rank)
    )


def _questions(questions: list[Gold], read: Extraction, vocabulary: Vocabulary) -> list[Score]:
    """Coverage questions, row for row in each tier; rows that the standard leaves open count neither way."""
    asked = [q for q in questions if q["kind"] == "coverage"]
    wrong = [q["id"] for q in asked if not _answered(q, read, vocabulary)]
    right = len(asked) - len(wrong)
    return [Score(name="coverage questions", expected=len(asked), found=len(asked), right=right, missed=tuple(wrong))]


def _answered(question: Gold, read: Extraction, vocabulary: Vocabulary) -> bool:
    names = matcher(vocabulary).find(question["question"])
    species = next((name.key for name in names if name.kind == "species"), None)
    country = next((name.key for name in names if name.kind == "country"), None)
    answer = question["answer"]
    tiers = {n: tier_of(activity, species, country) for n, activity in enumerate(read.activities, start=1)}
    either, free = set(answer["explicit_or_unit_both_fine"]), set(answer["optional_rows"])
    settled = either | free
    return all(tiers.get(n) in ("explicit", "unit") for n in either) and all(
        set(answer[tier]["rows"]) - settled == {n for n, got in tiers.items() if got == tier} - settled
        for tier in ("explicit", "unit", "programme")
    )
