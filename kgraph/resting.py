"""The records of a document by the words that they rest on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ingest.records import Extraction, Fact, Recommendation, Span, StatusReport

Record = TypeVar("Record", Recommendation, StatusReport, Fact)
_NEAR = 60  # records before a place, that may reach into it


class Records:
    """All of a document, in text order."""

    def __init__(self, read: Extraction) -> None:
        self.recommendations = _sorted(read.recommendations)
        self.reports = _sorted(read.reported)
        self.facts = _sorted(read.facts)
        self.codes = [(m.span, m.surface) for m in read.mentions if m.kind == "code"]

    def codes_in(self, span: Span) -> frozenset[str]:
        at = bisect_left(self.codes, span.start, key=lambda code: code[0].start)
        found = set()
        while at < len(self.codes) and self.codes[at][0].start < span.end:
            found.add(self.codes[at][1])
            at += 1
        return frozenset(found)


def _sorted(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (record.span.start, record.span.end))


def records_on(records: Sequence[Record], span: Span) -> tuple[Record, ...]:
    """The records that rest on words of a sentence."""
    at = bisect_left(records, span.end, key=lambda record: record.span.start)
    return tuple(record for record in records[max(0, at - _NEAR) : at] if span.start < record.span.end)
