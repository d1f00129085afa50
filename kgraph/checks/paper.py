"""A document under check, and a doubt about it: what every family of findings reads, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ingest.clean import clean
from ingest.phrases import plain
from ingest.records import Activity, Block, Extraction, Scoring, Section, Span
from ingest.scoring import scorings
from ingest.tables import Table, tables
from kgraph.evidence import whole_piece
from kgraph.results import Severity
from ontology.vocabulary import Vocabulary

OPENING = 12  # words by which a reader knows a row again
_WORD = re.compile(r"\S+")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of one document, shown as proof."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something a person should look at; ``severity`` only where it differs from what its kind has."""

    kind: str
    message: str
    where: tuple[str, ...]
    words: tuple[Words, ...]
    severity: Severity | None = None


@dataclass(frozen=True)
class Paper:
    """A document with what is asked of it more than once."""

    id: str
    read: Extraction
    vocabulary: Vocabulary
    warnings: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The text, the same length, with markup blanked and dashes and quotes made plain."""
        return plain(self.read.text)

    @cached_property
    def folded(self) -> str:
        return self.plain.casefold()

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tables(self.read.blocks, self.read.text)

    @cached_property
    def scorings(self) -> tuple[Scoring, ...]:
        return tuple(row for table in self.tables for row in scorings(table))

    @cached_property
    def by_code(self) -> dict[str, list[Activity]]:
        found: dict[str, list[Activity]] = {}
        for activity in self.read.activities:
            found.setdefault(activity.code, []).append(activity)
        return found

    @cached_property
    def units(self) -> tuple[Section, ...]:
        return tuple(section for section in self.read.sections if section.kind == "unit")

    @cached_property
    def running(self) -> tuple[Block, ...]:
        """The blocks in order, without what repeats on every page."""
        return tuple(block for block in self.read.blocks if block.kind != "furniture")

    def rows_of(self, section: Section) -> list[Activity]:
        return [activity for activity in self.read.activities if activity.section == section.key]

    def activity_at(self, offset: int) -> Activity | None:
        return next((row for row in self.read.activities if row.row.start <= offset < row.row.end), None)

    def said(self, span: Span) -> str:
        return clean(self.read.quote(span))

    def words(self, *spans: Span) -> tuple[Words, ...]:
        return tuple(Words(self.id, span) for span in dict.fromkeys(spans))

    def opening(self, activity: Activity) -> Span:
        """The code and the first words of a row."""
        at = self.read.text.find(activity.code, activity.row.start, activity.text_span.start) if activity.code else -1
        start = at if at >= 0 else activity.text_span.start
        return self.shortened(Span(start, activity.text_span.end), OPENING)

    def shortened(self, span: Span, words: int) -> Span:
        """The first words of a stretch."""
        found = [match.end() for match in _WORD.finditer(self.read.text, span.start, span.end)]
        return Span(span.start, found[words - 1]) if len(found) > words else span

    def around(self, span: Span, words: int = OPENING) -> Span:
        """A stretch with the words beside it in its cell or paragraph."""
        piece = whole_piece(self.read, span)
        if not piece.holds(span):
            return span
        before = [match.start() for match in _WORD.finditer(self.read.text, piece.start, span.start)]
        behind = [match.end() for match in _WORD.finditer(self.read.text, span.end, piece.end)]
        start = before[-words:][0] if before else span.start
        end = behind[:words][-1] if behind else span.end
        return Span(min(start, span.start), max(end, span.end))

    def place(self, span: Span) -> str:
        """How a reader finds a stretch: the code of its row, its footnote, paragraph or heading."""
        activity = self.activity_at(span.start)
        if activity is not None and activity.code:
            return activity.code
        block = self.read.block_at(span.start)
        if block is None:
            return self.read.document.title
        if block.kind == "footnote" and block.number:
            return f"footnote {block.number}"
        if block.kind == "paragraph" and block.number:
            return f"paragraph {block.number}"
        section = next((one for one in self.units if block.section and block.section.startswith(heading(one))), None)
        return heading(section) if section else block.section or self.read.document.title

    def places(self, spans: Iterable[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.place(span) for span in spans))


def heading(section: Section) -> str:
    """``20. Jungarian Gobi``"""
    stop = "" if "." in section.number else "."
    return f"{section.number}{stop} {section.title}" if section.number else section.title
