"""Which activities are wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.records import Activity, Due, Extraction, Recommendation, Section, StatusReport
from kgraph.dates import is_later
from kgraph.ids import activity_id
from kgraph.results import Tier

SHOWN_BY_DEFAULT: tuple[Tier, ...] = ("explicit", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFilter:
    """What is asked of activities; species, countries, organisations are keys, and empty means any."""

    document: str | None = None
    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    unit: str | None = None  # its title or its number
    codes: tuple[str, ...] = ()  # as printed
    organisations: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    priority: str | None = None
    due_by: int | None = None
    topic: str | None = None  # a key
    tiers: tuple[Tier, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An activity that fits what is wanted, and how strongly."""

    document: str
    activity: Activity
    tier: Tier | None

    @property
    def id(self) -> str:
        return activity_id(self.document, self.activity.key)


def fits(read: Extraction, activity: Activity, wanted: ActivityFilter) -> bool:
    """Whether an activity passes the filters that are not about coverage or a topic."""
    acting = {actor.key for actor in activity.responsible if not actor.consulted}
    named = {actor.key for actor in activity.responsible} | {o.key for o in activity.organisations}
    return (
        (wanted.unit is None or is_unit(read.section(activity.section), wanted.unit))
        and (not wanted.codes or activity.code in wanted.codes)
        and (not wanted.organisations or bool(named & set(wanted.organisations)))
        and (not wanted.responsible or bool(acting & set(wanted.responsible)))
        and (wanted.priority is None or activity.priority.casefold() == wanted.priority.casefold())
        and (wanted.due_by is None or is_due(activity.due, wanted.due_by))
    )


def is_due(due: Iterable[Due], by: int) -> bool:
    """Whether something is to be done by a year; what only starts in it is not."""
    return any(one.kind != "start" and one.year <= by for one in due)


def is_unit(section: Section, asked: str) -> bool:
    names = (section.title, section.number, f"{section.number}. {section.title}")
    return section.kind == "unit" and asked.casefold() in (name.casefold() for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """What is asked of recommendations and of reports; species, countries, organisations are keys."""

    document: str | None = None
    species: frozenset[str] | None = None  # reached by what was asked; None asks nothing
    countries: frozenset[str] | None = None
    organisations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    kind: str | None = None
    polarity: str | None = None
    by: tuple[str, ...] = ()
    to_whom: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()  # who is asked to act
    unit: str | None = None  # its title or its number
    topics: frozenset[str] | None = None
    priority: str | None = None
    due_by: int | None = None
    tiers: tuple[Tier, ...] = ()
    date_from: str | None = None
    date_to: str | None = None


def fits_statement(said: Recommendation | StatusReport, date: str | None, wanted: StatementFilter) -> bool:
    """Whether what was said is of the species, countries, codes and time that are wanted."""
    code = {said.code} if isinstance(said, StatusReport) else set(said.codes)
    return (
        (wanted.species is None or not wanted.species.isdisjoint(said.species))
        and (wanted.countries is None or not wanted.countries.isdisjoint(said.countries))
        and (not wanted.codes or not code.isdisjoint(wanted.codes))
        and (wanted.date_from is None or (date is not None and not is_later(wanted.date_from, date)))
        and (wanted.date_to is None or date is None or date[: len(wanted.date_to)] <= wanted.date_to)
    )


def _as_key(label: str) -> str:
    """The key of a group of States that is asked to act, which is no body of its own: "the CMS Parties"."""
    return "-".join(re.findall(r"[a-z0-9]+", label.casefold()))


def fits_recommendation(said: Recommendation, wanted: StatementFilter) -> bool:
    to = {actor.key or _as_key(actor.label) for actor in said.to}
    named = {said.by_key, *to, *said.organisations}
    return (
        wanted.kind in (None, said.kind)
        and wanted.polarity in (None, said.polarity)
        and (not wanted.to_whom or not to.isdisjoint(wanted.to_whom))
        and (not wanted.responsible or not to.isdisjoint(wanted.responsible))
        and (not wanted.organisations or not named.isdisjoint(wanted.organisations))
        and (wanted.topics is None or not wanted.topics.isdisjoint(said.topics))
        and (wanted.priority is None or said.priority.casefold() == wanted.priority.casefold())
        and (wanted.due_by is None or is_due(said.due, wanted.due_by))
        and (not wanted.tiers or "explicit" in wanted.tiers)  # it is of nothing but what it names
    )
