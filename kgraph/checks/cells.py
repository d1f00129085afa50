"""What the cells of a row say against one another: an actor twice, an actor unknown, an indicator of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.actors import spelled
from ingest.cues import table
from ingest.phrases import source
from ingest.records import Activity
from kgraph.checks.paper import NUMBERS, Doubt, Paper

_BETWEEN = re.compile(r"\s*[,;]\s*|\s*\band\b\s*")
_COP = re.compile(r"\b(?:[A-Z]{3,8}(?:\s*(?:,|/|\band/or\b|\band\b|\bor\b)\s*)?)+(?=\s+COPs?\b|\s+COP\s?\d)")
_ACRONYM = re.compile(r"\b[A-Z]{3,8}\b")
_COLUMNS = {"responsible": "responsible_span", "indicator": "indicator_span", "priority": "priority"}


def find(paper: Paper) -> Iterator[Doubt]:
    kinds = {form.casefold() for row in table("actors") for form in (row["label"], *row["spellings"].split("|"))}
    for activity in paper.read.activities:
        yield from _twice(paper, activity)
        yield from _unknown(paper, activity, kinds)
        yield from _other_meetings(paper, activity)
        yield from _other_number(paper, activity)
    yield from _empty(paper)


def _twice(paper: Paper, activity: Activity) -> Iterator[Doubt]:
    """An actor that stands twice in a cell of the responsible."""
    if activity.responsible_span is None:
        return
    labels = [spelled(part.strip(" ./")) for part in _BETWEEN.split(activity.responsible_text)]
    repeated = dict.fromkeys(label for label in labels if label and labels.count(label) > 1)
    for label in repeated:
        yield Doubt(
            kind="duplicate-actor",
            message=f"The responsible of {activity.code} name {label} {labels.count(label)} times: "
            "one is too many, or another actor was meant.",
            where=(activity.code,),
            words=paper.words(activity.responsible_span),
        )


def _unknown(paper: Paper, activity: Activity, kinds: set[str]) -> Iterator[Doubt]:
    """Acronyms among the responsible that the vocabulary does not know: a reader may not know them, either."""
    for actor in activity.responsible:
        acronym = re.search(r"\b[A-Z][A-Za-z]*[A-Z]\w*\b", actor.label)
        if actor.key is None and acronym and actor.label.casefold() not in kinds and activity.responsible_span:
            spelled_out = re.search(rf"\(\s*(?:the\s+)?{re.escape(acronym.group())}s?\s*\)", paper.plain)
            if not spelled_out:
                yield Doubt(
                    kind="unknown-name",
                    message=f"“{actor.label}” among the responsible of {activity.code} is not known to the vocabulary, "
                    "and the document does not spell it out.",
                    where=(activity.code,),
                    words=paper.words(activity.responsible_span),
                )


def _other_meetings(paper: Paper, activity: Activity) -> Iterator[Doubt]:
    """An indicator that counts on the COPs of other conventions than the activity names."""
    text, indicator = (_conventions(words) for words in (activity.text, activity.indicator))
    if text and indicator and not text & indicator and activity.indicator_span:
        yield Doubt(
            kind="indicator-conflict",
            message=f"Activity {activity.code} is about the COPs of {' and '.join(sorted(text))}; its indicator speaks "
            f"of {' and '.join(sorted(indicator))}.",
            where=(activity.code,),
            words=paper.words(paper.opening(activity), activity.indicator_span),
        )


def _conventions(words: str) -> set[str]:
    return {name for match in _COP.finditer(words) for name in _ACRONYM.findall(match.group())} - {"COP"}


def _other_number(paper: Paper, activity: Activity) -> Iterator[Doubt]:
    """ "Organize a workshop", and "2 workshops held" for indicator."""
    if activity.subitems or activity.indicator_span is None:
        return
    event, events = source("check_words", "event"), source("check_words", "events")
    number = rf"(\d+|{'|'.join(NUMBERS)})"
    once = re.findall(rf"\b(?:a|an|one)\s+(?:[\w-]+\s+){{0,2}}?({event})", activity.text, re.IGNORECASE)
    many = re.search(rf"\b{number}\s+(?:[\w-]+\s+){{0,2}}?({events})", activity.indicator, re.IGNORECASE)
    if len(once) != 1 or many is None or many.group(2).casefold().rstrip("s") != once[0].casefold().rstrip("s"):
        return
    said = many.group(1).casefold()
    if NUMBERS.get(said, int(said) if said.isdigit() else 1) > 1:
        yield Doubt(
            kind="indicator-conflict",
            message=f"Activity {activity.code} plans one {once[0]}; its indicator counts {said}.",
            where=(activity.code,),
            words=paper.words(paper.opening(activity), activity.indicator_span),
            severity="low",
        )


def _empty(paper: Paper) -> Iterator[Doubt]:
    """Cells left empty in a column that nearly every row fills."""
    rows = paper.read.activities
    for column, field in _COLUMNS.items():
        empty = [row for row in rows if not getattr(row, field)]
        if empty and len(empty) * 5 <= len(rows):
            yield Doubt(
                kind="empty-cell",
                message=f"The cell for {column} is empty in {', '.join(row.code or row.key for row in empty)}.",
                where=tuple(row.code or row.key for row in empty),
                words=paper.words(*map(paper.opening, empty)),
            )
