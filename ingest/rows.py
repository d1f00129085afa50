"""A row's words and names, with the questions that the rules of a row ask about them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from ingest.phrases import any_of, source
from ingest.records import Activity, Span
from ontology.doc import spans
from ontology.names import Name

TABLE = "coverage_cues"
_FAR = 400  # no word speaks of a name farther off than this


class Row:
    """All offsets are the document's. ``plain`` is its text without markup, ``source`` the text itself."""

    def __init__(self, source: str, plain: str, activity: Activity, names: Sequence[Name]) -> None:
        self.source = source
        self.plain = plain
        self.activity = activity
        self.text = activity.text_span
        self.names = _within(names, activity.text_span)
        self.indicated = _within(names, activity.indicator_span)
        self.responsible = _within(names, activity.responsible_span)
        self.columned = [*_within(names, activity.species_span), *_within(names, activity.countries_span)]
        self._things = [name for name in self.names if name.kind != "topic"]
        self._cues: dict[str, list[tuple[int, int]]] = {}
        self._papers = [name for name in [*self.names, *self.indicated] if name.kind == "instrument"]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the row's text, read with its names as spans of one document; no name is cut by them."""
        start, end = self.text.start, self.text.end
        inside = [replace(n, start=n.start - start, end=n.end - start) for n in self.names]
        document = spans(self.plain[start:end], inside)
        return [Span(start + sentence.start_char, start + sentence.end_char) for sentence in document.sents]

    def says(self, meaning: str) -> bool:
        return bool(self._found(meaning))

    def before(self, name: Name, length: int = _FAR) -> str:
        return self.plain[max(self.text.start, name.start - length) : name.start]

    def behind(self, name: Name, length: int = 60) -> str:
        return self.plain[name.end : name.end + length]

    def cues(self, name: Name, meaning: str, since: int = 0) -> list[int]:
        """Where the words of a meaning end that stand before a name."""
        found = self._found(meaning)
        first = bisect_left(found, (max(name.start - _FAR, since), 0))
        return [end for _, end in found[first : bisect_left(found, (name.start, 0))] if end <= name.start]

    def _found(self, meaning: str) -> list[tuple[int, int]]:
        if meaning not in self._cues:
            cues = any_of(TABLE, meaning).finditer(self.plain, self.text.start, self.text.end)
            self._cues[meaning] = [cue.span() for cue in cues]
        return self._cues[meaning]

    def led_by(self, name: Name, meaning: str) -> bool:
        """Whether such a word stands right before a name, or before the list that the name stands in."""
        anew = re.compile(rf",\s*{source(TABLE, 'where')}", re.IGNORECASE)
        ends = self.cues(name, meaning)
        return any(self.is_list(end, name.start) and anew.search(self.plain, end, name.start) is None for end in ends)

    def between(self, start: int, end: int) -> list[Name]:
        """The names, topics aside, that begin in a stretch of the row's text."""
        first = bisect_left(self._things, start, key=_start)
        return self._things[first : bisect_left(self._things, end, key=_start)]

    def is_list(self, start: int, end: int) -> bool:
        """Whether a stretch holds nothing but names and small words."""
        left = list(self.plain[start:end])
        for name in self.between(start, end):
            left[name.start - start : name.end - start] = " " * (min(name.end, end) - name.start)
        return re.search(r"\w", any_of(TABLE, "small").sub(" ", "".join(left))) is None

    def listed(self, name: Name) -> bool:
        """Whether another name stands next to this one in a list: "the Surkhan and Koytendag Reserves"."""
        joint = r"\s*(?:[,/&]|\band\b|\bor\b|,\s*and\b)\s*(?:the\s+)?"
        return any(
            first < last and re.fullmatch(joint, self.plain[first:last], re.IGNORECASE) is not None
            for other in self.between(name.start - 120, name.end + 20)
            if other.kind in ("place", "country")
            for first, last in ((other.end, name.start), (name.end, other.start))
        )

    def bracket(self, name: Name) -> Span | None:
        """The round bracket that a name stands in."""
        opening = self.plain.rfind("(", max(self.text.start, name.start - _FAR), name.start)
        if opening < 0 or ")" in self.plain[opening : name.start]:
            return None
        closing = self.plain.find(")", name.end, min(self.text.end, name.end + _FAR))
        return Span(opening, closing + 1) if closing >= 0 else None

    def spells_out(self, name: Name) -> bool:
        """Whether a bracket that holds only names follows: "ungulates (Argali, Urial)"."""
        opening = re.compile(r"\s*\(").match(self.plain, name.end, self.text.end)
        closing = self.plain.find(")", name.end, min(self.text.end, name.end + _FAR))
        return opening is not None and closing > 0 and self.is_list(opening.end(), closing)

    def in_instrument(self, name: Name) -> bool:
        paper = self._papers[max(0, bisect_left(self._papers, name.start + 1, key=_start) - 1) :][:1]
        return any(one.start <= name.start and name.end <= one.end for one in paper)

    def quote(self, name: Name) -> Span:
        """A name with the small words before it, or with the bracket around it, as a reader would quote it."""
        bracket = self.bracket(name)
        if bracket is not None and bracket.end - bracket.start < 80:
            return bracket
        small = rf"(?:(?:{source(TABLE, 'except')}|{source(TABLE, 'lead')})\s+)+$"
        before = re.search(small, self.before(name, 40), re.IGNORECASE)
        side = re.match(r"\s+sides?\b", self.behind(name, 8))
        if side is None and name.form == "demonym":
            side = re.match(r"(?:\s+[\w-]+){1,2}", self.behind(name, 40))  # "Uzbek protected areas"
        return Span(name.start - (len(before.group()) if before else 0), name.end + (side.end() if side else 0))


def _start(name: Name) -> int:
    return name.start


def _within(names: Sequence[Name], span: Span | None) -> list[Name]:
    """The names in a stretch; names come in text order."""
    if span is None:
        return []
    first, last = (bisect_left(names, place, key=_start) for place in (span.start, span.end))
    return [name for name in names[first:last] if name.end <= span.end]
