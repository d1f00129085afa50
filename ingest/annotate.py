"""Completes the rows of a work programme: who, by when, for which species and countries, and what they point to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.actors import actors
from ingest.clean import clean
from ingest.coverage import coverage
from ingest.deadlines import due
from ingest.named import initiative, instruments, organisations, topics
from ingest.phrases import plain
from ingest.records import Activity, Actor, Programme, Section, Span
from ingest.references import Codes, Title, references
from ingest.rows import Row
from ontology.fold import normal
from ontology.names import Name
from ontology.vocabulary import Vocabulary


def annotate(
    text: str,
    activities: Sequence[Activity],
    sections: Sequence[Section],
    programme: Programme | None,
    names: Sequence[Name],
    vocabulary: Vocabulary,
) -> tuple[Activity, ...]:
    """The activities with all that their words and headings say. ``names`` are those of the whole text, in order."""
    paper = _Paper(text, activities, sections, programme, names, vocabulary)
    return tuple(paper.completed(activity) for activity in activities)


@dataclass(frozen=True)
class _Paper:
    text: str
    activities: Sequence[Activity]
    sections: Sequence[Section]
    programme: Programme | None
    names: Sequence[Name]
    vocabulary: Vocabulary

    @cached_property
    def _plain(self) -> str:
        return plain(self.text)

    @cached_property
    def _heard(self) -> list[Name]:
        """The names, and once more as a place whatever is both a body and a place: a row on a park is a row there."""
        bodies = (name for name in self.names if name.kind == "organisation")
        places = ((name, self.vocabulary.named("place", name.surface)) for name in bodies)
        too = [replace(name, kind="place", key=key) for name, key in places if key]
        return sorted([*self.names, *too], key=lambda name: (name.start, name.end))

    @cached_property
    def _codes(self) -> Codes:
        return Codes.of(self.activities, self.programme.title if self.programme else "")

    @cached_property
    def _headings(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}

    @cached_property
    def _initiative(self) -> str | None:
        return initiative(self.programme, self.vocabulary)

    @cached_property
    def _since(self) -> int | None:
        """The first year that can still be ahead."""
        return self.programme.period[0] if self.programme and self.programme.period else None

    def completed(self, activity: Activity) -> Activity:
        row = Row(self.text, self._plain, activity, self._heard)
        spans = [activity.text_span, *([activity.indicator_span] if activity.indicator_span else [])]
        section = self._headings.get(activity.section)
        species = coverage("species", row, section, self.programme, self.vocabulary)
        countries = coverage("country", row, section, self.programme, self.vocabulary)
        responsible = self._actors(activity, row)
        return replace(
            activity,
            responsible=responsible,
            due=due(self._plain, spans, _dated(row), self._since, activity.deadline_span),
            species=species.covered,
            countries=countries.covered,
            left_out=species.left_out + countries.left_out,
            organisations=organisations(row, responsible, self._initiative, self.vocabulary),
            instruments=instruments(row, self.programme),
            topics=topics(row, self.vocabulary),
            references=references(self._plain, spans, activity, self._codes, self._titles(row)),
        )

    def _actors(self, activity: Activity, row: Row) -> tuple[Actor, ...]:
        if activity.responsible_span is None:
            return ()
        here = {normal(name.surface): name.key for name in row.responsible if name.kind == "organisation"}

        def key_of(label: str) -> str | None:
            return here.get(normal(label)) or self.vocabulary.named("organisation", label)

        cell = self.text[activity.responsible_span.start : activity.responsible_span.end]
        return actors(cell if clean(cell) == activity.responsible_text else activity.responsible_text, key_of)

    def _titles(self, row: Row) -> list[Title]:
        """The other papers that a row names, which have numbers of their own."""
        own = self.programme.key if self.programme else None
        papers = [n for n in [*row.names, *row.indicated] if n.kind == "instrument" and n.key != own]
        return [Title(self.vocabulary.label("instrument", n.key), Span(n.start, n.end)) for n in papers]


def _dated(row: Row) -> list[Span]:
    """The names that may hold years of their own."""
    return [Span(n.start, n.end) for n in [*row.names, *row.indicated] if n.kind in ("instrument", "organisation")]
