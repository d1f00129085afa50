"""Years and hours that cannot all be true: of a row, of the programme, of a timetable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest import deadlines
from ingest.phrases import source
from ingest.records import Activity, Due, Span
from kgraph.checks.paper import Doubt, Paper

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)(?!\d)")
_HOURS = re.compile(r"[\s*|<>b/_•-]*(\d{1,2})[:.h](\d\d)\s*-\s*(\d{1,2})[:.h](\d\d)(?!\d)")


def find(paper: Paper) -> Iterator[Doubt]:
    for activity in paper.read.activities:
        yield from _outside_period(paper, activity)
        yield from _against_indicator(paper, activity)
    yield from _other_period(paper)
    yield from _timetable(paper)


def _outside_period(paper: Paper, activity: Activity) -> Iterator[Doubt]:
    """A year that is due before the programme begins, or after it ends."""
    programme = paper.read.programme
    if programme is None or programme.period is None:
        return
    first, last = programme.period
    for due in (*_early(paper, activity, first), *activity.due):
        if not first <= due.year <= last:
            side = f"before the programme begins in {first}" if due.year < first else f"after it ends in {last}"
            yield Doubt(
                kind="date-conflict",
                message=f"Activity {activity.code} has the year {due.year}, {side}.",
                where=(activity.code,),
                words=paper.words(paper.opening(activity), paper.around(due.span)),
                severity="high" if due.kind == "by" else None,
            )


def _early(paper: Paper, activity: Activity, first: int) -> Iterator[Due]:
    """Deadlines that the reading passed over as past: in the cells for results and dates, a past year is a slip."""
    cells = [span for span in (activity.indicator_span, activity.deadline_span) if span is not None]
    for due in deadlines.due(paper.plain, cells, (), None):
        if due.year < first and not any(_overlap(mention.span, due.span) for mention in paper.read.mentions):
            yield due


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _against_indicator(paper: Paper, activity: Activity) -> Iterator[Doubt]:
    """A single year by which the text ends, and another in the indicator."""
    if activity.subitems or activity.indicator_span is None:
        return
    ends = [due for due in activity.due if due.kind == "by"]
    text = [due for due in ends if activity.text_span.holds(due.span)]
    indicator = [due for due in ends if activity.indicator_span.holds(due.span)]
    years, measured = ({due.year for due in part} for part in (text, indicator))
    if len(years) == len(measured) == 1 and years != measured:
        yield _two_years(paper, activity, text[0], indicator[0])


def _two_years(paper: Paper, activity: Activity, text: Due, indicator: Due) -> Doubt:
    return Doubt(
        kind="date-conflict",
        message=f"Activity {activity.code} is due by {text.year}, its indicator by {indicator.year}.",
        where=(activity.code,),
        words=paper.words(paper.around(text.span), paper.around(indicator.span)),
    )


def _other_period(paper: Paper) -> Iterator[Doubt]:
    """Another period of the same length than the title has, where the text speaks of this programme's period."""
    programme = paper.read.programme
    if programme is None or programme.period is None:
        return
    first, last = programme.period
    cue = re.compile(rf"{source('check_words', 'period')}\s+(?:of\s+)?", re.IGNORECASE)
    for block in paper.running:
        for match in cue.finditer(paper.plain, block.span.start, block.span.end):
            years = _YEARS.match(paper.plain, match.end())
            said = (int(years.group(1)), int(years.group(2))) if years else programme.period
            if years and said != programme.period and said[1] - said[0] == last - first and abs(said[0] - first) <= 2:
                span = Span(match.start(), years.end())
                yield Doubt(
                    kind="date-conflict",
                    message=f"The programme is for {first} to {last} by its title; here a period "
                    f"{said[0]} to {said[1]} is given.",
                    where=(paper.place(span),),
                    words=paper.words(programme.span, paper.around(span)),
                    severity="low",
                )


@dataclass(frozen=True, slots=True)
class _Slot:
    """A line of a timetable, in minutes."""

    start: int
    end: int
    span: Span


def _timetable(paper: Paper) -> Iterator[Doubt]:
    """Lines that begin before the one above has ended, and lines that end before they begin."""
    slots = [slot for slot in map(_slot, _lines(paper)) if slot is not None]
    for before, slot in pairwise(slots):
        if before.start < slot.start < before.end:  # those that begin together are parallel
            yield Doubt(
                kind="date-conflict",
                message=f"In the timetable {_hour(slot.start)} begins before {_hour(before.end)}, "
                "when the line above ends.",
                where=(paper.place(slot.span),),
                words=paper.words(paper.shortened(before.span, 12), paper.shortened(slot.span, 12)),
            )


def _lines(paper: Paper) -> Iterator[tuple[str, Span]]:
    for block in paper.running:
        if block.kind in ("row", "paragraph", "item", "heading"):
            yield paper.plain[block.span.start : block.span.end], block.span


def _slot(line: tuple[str, Span]) -> _Slot | None:
    match = _HOURS.match(line[0])
    if match is None:
        return None
    hours = [int(part) for part in match.groups()]
    if max(hours[0], hours[2]) > 24 or max(hours[1], hours[3]) > 59:
        return None
    return _Slot(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3], line[1])


def _hour(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
