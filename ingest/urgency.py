"""How urgent a recommendation is by its own words: by when something is to be done, and what priority it is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.cues import fold, meanings
from ingest.deadlines import due
from ingest.records import Due, Recommendation, Span
from ontology.names import Name

_BEHIND = r"[\s-]+priorit(?:y|ies)\b"
_BEFORE = r"\bpriority\s*(?::|\(|is|was|as|to\s+be)\s*"


def by_when(words: str, at: int, names: Sequence[Name] = (), *, dated: bool = False) -> tuple[Due, ...]:
    """The years by which words that begin at ``at`` want something; not those of titles.

    ``dated``: they stand in a column for dates, where a year needs no word before it.
    """
    titles = [Span(name.start - at, name.end - at) for name in names if name.kind == "instrument"]
    whole = Span(0, len(words))
    found = due(words, () if dated else (whole,), titles, None, whole if dated else None)
    return tuple(Due(year=one.year, kind=one.kind, span=Span(at + one.span.start, at + one.span.end)) for one in found)


def at_date(said: Recommendation, date: str | None) -> Recommendation:
    """A recommendation of a date: what lies before it is past, and what is only told of was due to others."""
    since = int(date[:4]) if date else 0
    due = () if said.strength == "reported" else tuple(one for one in said.due if one.year >= since)
    return replace(said, date=date, due=due)


def priority(words: str) -> str:
    """High, Medium or Low, where a sentence gives one: "were given low priority"; empty where it does not."""
    match = _given().search(words)
    return level(match[1] or match[2]) if match else ""


def level(printed: str) -> str:
    """What a cell for priorities holds, as one of the three levels; empty where it is none."""
    return meanings("priorities", "priority").get(fold(printed).strip(" ."), "")


@cache
def _given() -> re.Pattern[str]:
    levels = "|".join(sorted(one for one in meanings("priorities", "priority") if len(one) > 1 and one.isalpha()))
    return re.compile(rf"\b(?:({levels}){_BEHIND}|{_BEFORE}({levels})\b)", re.IGNORECASE)
