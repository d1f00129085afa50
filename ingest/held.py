"""When and where a meeting was, in the first words of its report: "The Meeting was held from ... to ... in ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.clean import clean
from ingest.dates import first_date
from ingest.phrases import plain, source, words
from ingest.records import Block
from ontology import doc

_PARAGRAPHS = 8  # of the text in which a report tells of its own meeting
_SECTIONS = 2  # the headings under which it does
_NEAR = 200  # characters behind "held"
_TABLE = "front_words"
_NAME = r"(?:[A-Z][\w'.-]*|of|the|de|am|la)"
_PLACE = re.compile(
    rf"\b(?:in|at|on)\s+(?:the\s+)?(?P<place>[A-Z][\w'.-]*(?:\s+{_NAME})*(?:,\s+(?:the\s+)?[A-Z][\w'-]*(?:\s+{_NAME})*)?)"
)
_ORDINAL = re.compile(r"\b(?:\d+(?:st|nd|rd|th)|\w+th|first|second|third)\b", re.IGNORECASE)


def held(blocks: Sequence[Block], text: str, title: str) -> tuple[str | None, str | None]:
    """The date and the place; each None where it is not said unmistakably of the meeting that the title names."""
    for sentence in _first_sentences(blocks, text):
        match = _held().search(sentence)
        if match is None or _is_another(match["meeting"], title):
            continue
        told = sentence[match.end() : match.end() + _NEAR]
        date = first_date(told)
        if date is not None:
            return date[0], _place(told, date)
    return None, None


def _first_sentences(blocks: Sequence[Block], text: str) -> Iterator[str]:
    sections = paragraphs = 0
    for block in blocks:
        sections += block.kind == "heading" and block.number is not None
        paragraphs += block.kind in ("paragraph", "item")
        if sections > _SECTIONS or paragraphs > _PARAGRAPHS:
            return
        if block.kind in ("paragraph", "item"):
            said = plain(clean(text[block.span.start : block.span.end]))
            yield from (said[start:end] for start, end in doc.sentences(said))


@cache
def _held() -> re.Pattern[str]:
    """The meeting itself is the subject: not "a meeting held in 2014 had ..."."""
    meeting, verb = source(_TABLE, "meeting"), source(_TABLE, "held")
    return re.compile(
        rf"\b(?:(?i:the|this)\s+)(?P<meeting>(?:[\w()/-]+\s+){{0,8}}?(?i:{meeting}))\b[^.;]{{0,160}}?"
        rf"\b(?:(?:was|were)\s+(?:\w+\s+)?{verb}|{source(_TABLE, 'happened')})"
    )


def _is_another(meeting: str, title: str) -> bool:
    """ "The previous Meeting", or the third one in the report of the fifth."""
    said = meeting.casefold().split()
    if any(word in words(_TABLE, "another") for word in said):
        return True
    return any(ordinal.casefold() not in title.casefold() for ordinal in _ORDINAL.findall(meeting))


def _place(told: str, date: tuple[str, int, int]) -> str | None:
    """Behind the date or before it: "in Tashkent, Uzbekistan", "on the Isle of Vilm"."""
    _, start, end = date
    for said in (told[end:], told[:start]):
        match = _PLACE.search(said)
        if match is not None and not any(map(str.isdigit, match["place"])):
            return match["place"].rstrip(" .,").removesuffix(" the").removesuffix(" of")
    return None
