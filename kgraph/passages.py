"""What can be found in a document by its words: every activity, every passage that is no activity's row, and every
recommendation by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.clean import clean
from ingest.records import Activity, Block, Covered, Extraction, Mention, Recommendation, Span
from kgraph.ids import activity_id
from kgraph.tables import heads


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """An activity, a passage or a recommendation, as the index takes it."""

    id: str
    type: Literal["activity", "passage", "recommendation"]
    document: str
    span: Span
    text: str  # as a person sees it
    heading: str = ""  # its words find it too, but are not shown
    section: str | None
    page: int | None
    code: str = ""
    species: tuple[str, ...]
    countries: tuple[str, ...]
    date: str | None


def findables(document: str, read: Extraction) -> Iterator[Findable]:
    for activity in read.activities:
        yield _of_activity(document, read, activity)
    rows = sorted(activity.row for activity in read.activities)
    over = heads(read.blocks)
    for block in read.blocks:
        text = "" if block.kind == "furniture" or in_one(rows, block.span) else clean(read.quote(block.span))
        if text:
            above = dict.fromkeys(span for cell in block.cells if cell.span for span in over.get(cell.span, ()))
            yield _of_block(document, read, block, text, [span for span in above if not block.span.holds(span)])
    for said in read.recommendations:
        yield _of_recommendation(document, read, said)


def in_one(rows: Sequence[Span], span: Span) -> bool:
    """Whether a block is the row, or a part of the row, of an activity."""
    at = bisect_left(rows, Span(span.start, span.start + 1))
    return any(row.start < span.end and span.start < row.end for row in rows[max(at - 1, 0) : at + 1])


def _of_activity(document: str, read: Extraction, activity: Activity) -> Findable:
    section = read.section(activity.section)
    cells = (activity.text, activity.indicator, activity.responsible_text)
    mentions = [m for m in within(read.mentions, activity.row) if m.certain]
    return Findable(
        id=activity_id(document, activity.key),
        type="activity",
        document=document,
        span=activity.text_span,
        text=" · ".join(cell for cell in cells if cell),
        heading=f"{activity.code} {section.title}",
        section=section.title,
        page=read.place(activity.text_span).page,
        code=activity.code,
        species=_keys([*_meant(activity.species), *(m.key for m in mentions if m.kind == "species")]),
        countries=_keys([*_meant(activity.countries), *(m.key for m in mentions if m.kind == "country")]),
        date=read.document.date,
    )


def _meant(covered: Iterable[Covered]) -> Iterator[str]:
    """What a programme covers as a whole says nothing of one row."""
    return (c.key for c in covered if c.basis != "programme")


def _of_block(document: str, read: Extraction, block: Block, text: str, above: Sequence[Span]) -> Findable:
    """A piece of the page; a row of a table with what stands over its cells."""
    mentions = [m for span in (block.span, *above) for m in within(read.mentions, span) if m.certain]
    return Findable(
        id=f"{document}_{block.span.start}-{block.span.end}",
        type="passage",
        document=document,
        span=block.span,
        text=text,
        heading=clean(" ".join(map(read.quote, above))),
        section=block.section,
        page=block.page,
        species=_keys(m.key for m in mentions if m.kind == "species"),
        countries=_keys(m.key for m in mentions if m.kind == "country"),
        date=read.document.date,
    )


def _of_recommendation(document: str, read: Extraction, said: Recommendation) -> Findable:
    place = read.place(said.span)
    return Findable(
        id=activity_id(document, said.key),
        type="recommendation",
        document=document,
        span=said.span,
        text=clean(read.quote(said.span)),
        section=place.section,
        page=place.page,
        species=_keys(said.species),
        countries=_keys(said.countries),
        date=said.date or read.document.date,
    )


def within(mentions: tuple[Mention, ...], span: Span) -> Iterator[Mention]:
    """Mentions are in the order of the text."""
    at = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    while at < len(mentions) and mentions[at].span.start < span.end:
        yield mentions[at]
        at += 1


def _keys(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(keys)))
