"""Footnotes, bound to the heading that carries their mark, wherever on the page they were torn to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.clean import clean
from ingest.found import Found
from ingest.records import Block, Footnote, Span

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARKS = re.compile(
    r"<sup>\s*(?P<tag>[\d,;\s*†‡]+?)\s*</sup>|\[\^(?P<markdown>\w{1,8})\]|(?P<sign>[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,;]\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)"
    r"|(?<=\))\s?(?P<bare>\d{1,3})(?=\s|$)"
)
_OWN_MARK = re.compile(r"^(?:<sup>[^<]*</sup>|\[\^\w+\]:|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^?\d{1,3}\s)\s*")


def of_heading(heading: Span, notes: Sequence[Block], found: Found) -> tuple[Footnote, ...]:
    """The footnotes of a document that a heading's marks point to, in order."""
    marks = _marks(found.text[heading.start : heading.end], {note.number or "" for note in notes})
    bound = (_nearest(mark, heading, notes) for mark in marks)
    return tuple(_footnote(note, found) for note in bound if note is not None)


def _marks(heading: str, known: set[str]) -> Iterator[str]:
    """The marks in a heading; ``23`` stands for 2 and 3 where there is no footnote 23."""
    for match in MARKS.finditer(heading):
        printed = next(group for group in match.groups() if group).translate(_SUPERSCRIPT)
        for mark in re.split(r"[,;\s]+", printed):
            if mark in known:
                yield mark
            elif mark and all(digit in known for digit in mark):
                yield from mark


def _nearest(mark: str, heading: Span, notes: Sequence[Block]) -> Block | None:
    """Numbers that begin again on every page mean the next footnote that carries them."""
    same = [note for note in notes if note.number == mark]
    after = [note for note in same if note.span.start > heading.start]
    return after[0] if after else same[-1] if same else None


def _footnote(note: Block, found: Found) -> Footnote:
    instruments = found.within(note.span, "instrument")
    inside = [Span(name.start, name.end) for name in instruments]
    species = [
        name
        for name in found.within(note.span, "species")
        if not any(title.holds(Span(name.start, name.end)) for title in inside)
    ]
    return Footnote(
        mark=note.number or "",
        text=clean(_OWN_MARK.sub("", found.text[note.span.start : note.span.end])),
        span=note.span,
        instruments=tuple(dict.fromkeys(name.key for name in instruments)),
        species=tuple(covered.key for covered in found.covered(species, "unit")),
    )
