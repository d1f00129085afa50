"""Filters as the verbs name them, to the filters themselves: ``species="kulan"`` becomes the key of what it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, cast, get_args

from ingest.records import Polarity, RecommendationKind
from kgraph.coverage import CoverageFilter
from kgraph.errors import BadInput
from kgraph.filters import ActivityFilter, StatementFilter
from kgraph.keys import key_of
from kgraph.reach import reach
from kgraph.results import Tier
from kgraph.words import joined
from ontology.vocabulary import Kind, Vocabulary

KINDS: tuple[str, ...] = get_args(RecommendationKind)
POLARITIES: tuple[str, ...] = get_args(Polarity)
Names = str | Sequence[str] | None  # keys or any names


class ActivitiesAsked(TypedDict, total=False):
    """What ``kgraph activities`` takes."""

    document: str | None
    species: Names
    country: Names
    unit: str | None
    organisation: Names
    responsible: Names
    priority: str | None
    due_by: int | None
    topic: str | None
    tier: Names


class StatementsAsked(TypedDict, total=False):
    """What ``kgraph recommendations`` takes, and of it what ``kgraph reported`` does."""

    document: str | None
    code: str | None
    species: Names
    country: Names
    unit: str | None
    organisation: Names
    responsible: Names
    by: Names
    to_whom: Names
    kind: str | None
    polarity: str | None
    priority: str | None
    due_by: int | None
    topic: Names
    tier: Names
    date_from: str | None
    date_to: str | None


class CellsAsked(TypedDict, total=False):
    """What ``kgraph coverage`` and ``kgraph gaps`` take."""

    species: Names
    country: Names
    programme: str | None
    status: str | None
    topic: Names
    as_of: str | None


def activity_filter(vocabulary: Vocabulary, asked: ActivitiesAsked) -> ActivityFilter:
    return ActivityFilter(
        document=asked.get("document"),
        species=_keys(vocabulary, "species", asked.get("species")),
        countries=_keys(vocabulary, "country", asked.get("country")),
        unit=asked.get("unit"),
        organisations=_keys(vocabulary, "organisation", asked.get("organisation")),
        responsible=_keys(vocabulary, "organisation", asked.get("responsible")),
        priority=asked.get("priority"),
        due_by=asked.get("due_by"),
        topic=next(iter(_keys(vocabulary, "topic", asked.get("topic"))), None),
        tiers=tiers(asked.get("tier")) or (),
    )


def statement_filter(vocabulary: Vocabulary, asked: StatementsAsked) -> StatementFilter:
    code = asked.get("code")
    return StatementFilter(
        document=asked.get("document"),
        species=_reached(vocabulary, "species", asked.get("species")),
        countries=_reached(vocabulary, "country", asked.get("country")),
        organisations=_keys(vocabulary, "organisation", asked.get("organisation")),
        codes=() if code is None else (code,),
        kind=_one_of(KINDS, "kind", asked.get("kind")),
        polarity=_one_of(POLARITIES, "polarity", asked.get("polarity")),
        by=_keys(vocabulary, "organisation", asked.get("by")),
        to_whom=_keys(vocabulary, "organisation", asked.get("to_whom")),
        responsible=_keys(vocabulary, "organisation", asked.get("responsible")),
        unit=asked.get("unit"),
        topics=_reached(vocabulary, "topic", asked.get("topic")),
        priority=asked.get("priority"),
        due_by=asked.get("due_by"),
        tiers=tiers(asked.get("tier")) or (),
        date_from=asked.get("date_from"),
        date_to=asked.get("date_to"),
    )


def _reached(vocabulary: Vocabulary, kind: Kind, typed: Names) -> frozenset[str] | None:
    keys = _keys(vocabulary, kind, typed)
    return reach(vocabulary, kind, keys) if keys else None


def _one_of(known: Sequence[str], what: str, typed: str | None) -> str | None:
    if typed not in (None, *known):
        raise BadInput(f"no {what} is called {typed!r}; give {joined(known, 'or')}")
    return typed


def coverage_filter(vocabulary: Vocabulary, asked: CellsAsked) -> CoverageFilter:
    return CoverageFilter(
        species=_keys(vocabulary, "species", asked.get("species")),
        countries=_keys(vocabulary, "country", asked.get("country")),
        programme=asked.get("programme"),
        status=asked.get("status"),
        topics=_keys(vocabulary, "topic", asked.get("topic")),
        as_of=asked.get("as_of"),
    )


def tiers(typed: Names) -> tuple[Tier, ...] | None:
    """The tiers of a list, or of one written with commas; None where nothing is typed."""
    if typed is None:
        return None
    parts = typed.split(",") if isinstance(typed, str) else typed
    named = tuple(part.strip() for part in parts if part.strip())
    unknown = [tier for tier in named if tier not in get_args(Tier)]
    if unknown or not named:
        raise BadInput(f"no tier is called {', '.join(unknown) or repr(typed)}; give explicit, unit or programme")
    return cast(tuple[Tier, ...], named)


def _keys(vocabulary: Vocabulary, kind: Kind, typed: Names) -> tuple[str, ...]:
    names = (typed,) if isinstance(typed, str) else typed or ()
    return tuple(key for name in names for key in key_of(vocabulary, kind, name))
