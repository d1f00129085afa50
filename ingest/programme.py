"""A work programme whole: what it is, its sections, and every activity row with every cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest import scope, scoring, units
from ingest.activities import activities_of
from ingest.cues import fold
from ingest.found import Found
from ingest.listed import listed
from ingest.marks import marked
from ingest.opened import opened
from ingest.records import Activity, Block, Programme, Section, Span
from ingest.tables import tables
from ontology.vocabulary import Concept, Vocabulary

_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—/]|to)\s*((?:19|20)?\d\d)(?!\d)")
_WORDS = re.compile(r"[a-z0-9]+")
_LIGHT = frozenset({"a", "an", "and", "draft", "final", "for", "of", "on", "proposed", "revised", "the", "to", "zero"})
KINDS = frozenset({"work-programme", "action-plan", "strategy", "programme"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a work programme holds."""

    programme: Programme
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]


def read_programme(blocks: Sequence[Block], title: str, titled: Span, found: Found) -> Reading | None:
    """The programme that a document's tables of activities lay down, or a list of them; None where it has neither."""
    all_tables = list(tables(blocks, found.text))
    of_activities = [table for table in all_tables if table.is_of_activities()]
    if not of_activities:
        blocks, table = listed(blocks, found.text)
        of_activities = [table] if table is not None else []
        all_tables += of_activities
    if not of_activities:
        return None
    heads = opened(blocks, of_activities, titled, found.text)
    reader = units.Sections(blocks, found, title, titled)
    made = reader.made(heads)
    activities = marked(activities_of(made, found.text), of_activities, found)
    if not activities:
        return None
    sections = scoring.scored([section for section, _ in made], all_tables, found)
    species, countries = scope.of_programme(blocks, all_tables, sections, titled, found)
    programme = Programme(
        key=_key(title, found.vocabulary),
        title=title,
        span=titled,
        period=period(title),
        species=species,
        countries=countries,
    )
    return Reading(programme, reader.filled(sections, programme), activities)


def period(title: str) -> tuple[int, int] | None:
    """``2026-2031``, also as ``2026/31``."""
    match = _PERIOD.search(title)
    if match is None:
        return None
    first, last = match.groups()
    years = int(first), int(first[: 4 - len(last)] + last)
    return years if years[0] <= years[1] else None


def _key(title: str, vocabulary: Vocabulary) -> str:
    """The programme of the vocabulary that goes by this title and has its years, else one made of the title."""
    words, years = _weighty(title), period(title)
    for concept in vocabulary.of_kind("instrument"):
        if concept.type in KINDS and words in _titles(concept) and years == period(concept.period or concept.label):
            return concept.key
    slug = "-".join(_WORDS.findall(fold(title)))
    return slug[:80].strip("-") or "programme"


def _titles(concept: Concept) -> Iterator[frozenset[str]]:
    return (_weighty(name) for name in (concept.label, *concept.names, *concept.forms))


def _weighty(title: str) -> frozenset[str]:
    """The words that tell one programme from another: its years are compared as numbers."""
    return frozenset(_WORDS.findall(_PERIOD.sub(" ", fold(title)))) - _LIGHT
