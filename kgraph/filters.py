"""Which activities are wanted."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.records import Activity, Extraction, Section
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
    topic: str | None = None
    tiers: tuple[Tier, ...] = ()


def fits(read: Extraction, activity: Activity, wanted: ActivityFilter) -> bool:
    """Whether an activity passes the filters that are not about coverage."""
    acting = {actor.key for actor in activity.responsible if not actor.consulted}
    named = {actor.key for actor in activity.responsible} | {o.key for o in activity.organisations}
    return (
        (wanted.unit is None or is_unit(read.section(activity.section), wanted.unit))
        and (not wanted.codes or activity.code in wanted.codes)
        and (not wanted.organisations or bool(named & set(wanted.organisations)))
        and (not wanted.responsible or bool(acting & set(wanted.responsible)))
        and (wanted.priority is None or activity.priority.casefold() == wanted.priority.casefold())
        and (wanted.due_by is None or any(due.kind != "start" and due.year <= wanted.due_by for due in activity.due))
        and (wanted.topic is None or wanted.topic in activity.topics)
    )


def is_unit(section: Section, asked: str) -> bool:
    names = (section.title, section.number, f"{section.number}. {section.title}")
    return section.kind == "unit" and asked.casefold() in (name.casefold() for name in names)
