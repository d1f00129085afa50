"""What part a name plays in its row: whether the row limits itself to it, stresses it, or only mentions it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.phrases import any_of, source, words
from ingest.records import Activity, Span
from ontology.names import Name

Part = Literal[
    "limits",  # nothing speaks against it: the row is for this one
    "stressed",  # "especially", "including", "and other": the rest is meant as well
    "item",  # only some of the lettered parts name one of its kind
    "title",  # inside the title of an instrument
    "aside",  # in a bracket with words of its own, or as an example, a helper, a host
    "beside",  # "bordering with": what lies next to what is meant
    "except",  # "except": not meant
    "indicator",  # only in the column of the indicator
]
_TABLE = "coverage_cues"
_STOP = re.compile(r";|•|(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bspp)(?<!\bvs)[.!?](?=\s+[A-Z])|(?<=\s)[a-z]\)\s")
_LEAD = re.compile(r"\s*(?:(?:and|or|as well as|the|a|an|its|their|both)\s+)*", re.IGNORECASE)
_FAR = 400


@dataclass(frozen=True, slots=True)
class Said:
    """A species, a country or a place that a row names, and the part the name plays there."""

    name: Name
    part: Part

    @property
    def span(self) -> Span:
        return Span(self.name.start, self.name.end)


class Row:
    """A row's words and names, with the questions that its rules ask about them."""

    def __init__(self, source: str, plain: str, activity: Activity, names: Sequence[Name]) -> None:
        self.source = source
        self.plain = plain
        self.activity = activity
        self.text = activity.text_span
        self.names = _within(names, activity.text_span)
        self.indicated = _within(names, activity.indicator_span) if activity.indicator_span else []
        self.responsible = _within(names, activity.responsible_span) if activity.responsible_span else []
        self._starts = {name.start: name.end for name in self.names if name.kind != "topic"}

    def said(self, *kinds: str) -> list[Said]:
        """What the row names of some kinds, first in its text and then in its indicator."""
        here = [Said(name, self._part(name)) for name in _longest([n for n in self.names if n.kind in kinds])]
        return self._items(here) + [Said(name, "indicator") for name in self.indicated if name.kind in kinds]

    def says(self, meaning: str) -> bool:
        return any_of(_TABLE, meaning).search(self.plain, self.text.start, self.text.end) is not None

    def led_by(self, name: Name, meaning: str) -> bool:
        """Whether such a word stands right before a name, or before the list that the name stands in."""
        anew = re.compile(rf",\s*{source(_TABLE, 'where')}", re.IGNORECASE)
        return any(
            self._is_list(cue.end(), name.start) and anew.search(self.plain, cue.end(), name.start) is None
            for cue in any_of(_TABLE, meaning).finditer(self.plain, max(self.text.start, name.start - _FAR), name.start)
        )

    def listed(self, name: Name) -> bool:
        """Whether another name stands next to this one in a list: "the Surkhan and Koytendag Reserves"."""
        joint = r"\s*(?:[,/&]|\band\b|\bor\b|,\s*and\b)\s*(?:the\s+)?"
        return any(
            re.fullmatch(joint, self.plain[first:last], re.IGNORECASE) is not None
            for other in self.names
            if other.kind in ("place", "country")
            for first, last in ((other.end, name.start), (name.end, other.start))
            if 0 < last - first < 20
        )

    def quote(self, said: Said) -> Span:
        """A name with the small words before it, or with the bracket around it."""
        bracket = self._bracket(said.name)
        if bracket is not None and bracket.end - bracket.start < 80:
            return bracket
        small = rf"(?:(?:{source(_TABLE, 'except')}|{source(_TABLE, 'lead')})\s+)+$"
        before = re.search(
            small, self.plain[max(self.text.start, said.name.start - 40) : said.name.start], re.IGNORECASE
        )
        side = re.match(r"\s+sides?\b", self.plain[said.name.end : said.name.end + 8])
        start = said.name.start - len(before.group()) if before else said.name.start
        return Span(start, said.name.end + (side.end() if side else 0))

    def spells_out(self, name: Name) -> bool:
        """Whether a bracket that holds only names follows: "ungulates (Argali, Urial)"."""
        opening = re.compile(r"\s*\(").match(self.plain, name.end, self.text.end)
        closing = self.plain.find(")", name.end, self.text.end)
        return opening is not None and closing > 0 and self._is_list(opening.end(), closing)

    def in_instrument(self, name: Name) -> bool:
        papers = [n for n in [*self.names, *self.indicated] if n.kind == "instrument"]
        return any(paper.start <= name.start and name.end <= paper.end for paper in papers)

    def after_event(self, name: Name) -> bool:
        """Whether a meeting or the like stands before a name in the same clause."""
        before = self.plain[max(self.text.start, name.start - 60) : name.start]
        ends = [event.end() for event in any_of(_TABLE, "event").finditer(before)]
        return bool(ends) and _STOP.search(before, ends[-1]) is None and "," not in before[ends[-1] :]

    def _part(self, name: Name) -> Part:
        if self._in_title(name):
            return "title"
        if self.led_by(name, "except"):
            return "except"
        if self._beside(name):
            return "beside"
        if self._told(name):
            return "aside"
        if self._stressed(name):
            return "stressed"
        bracket = self._bracket(name)
        if bracket is not None and not self._is_list(bracket.start + 1, bracket.end - 1):
            return "aside"
        return "limits"

    def _items(self, said: list[Said]) -> list[Said]:
        """A name in one lettered part limits that part; it limits the row only where every part has such a name."""
        parts = [item.span for item in self.activity.subitems]
        limits = [s for s in said if s.part == "limits"]
        inside = [s for s in limits if any(part.holds(s.span) for part in parts)]
        if not inside or all(any(part.holds(s.span) for s in inside) for part in parts):
            return said
        return [Said(s.name, "item") if s in inside else s for s in said]

    def _stressed(self, name: Name) -> bool:
        if re.search(r"\bother\s+$", self.plain[max(self.text.start, name.start - 8) : name.start], re.IGNORECASE):
            return True
        cues = any_of(_TABLE, "before").finditer(self.plain, max(self.text.start, name.start - _FAR), name.start)
        return any(self._reaches(cue.end(), name.start) for cue in cues) or self._more_follow(name)

    def _reaches(self, start: int, end: int) -> bool:
        """Whether what a word introduces is still going on at a name."""
        gap = self.plain[start:end]
        if _STOP.search(gap):
            return False
        depth = 0
        for place, char in enumerate(gap, start):
            depth += (char == "(") - (char == ")")
            if depth < 0 or (char == "," and depth == 0 and self._ends(place + 1)):
                return False
        return True

    def _ends(self, start: int) -> bool:
        """Whether a comma closes a list, because what follows it is no further member."""
        return re.match(rf"\s*{source(_TABLE, 'ends')}", self.plain[start : start + 30], re.IGNORECASE) is not None

    def _more_follow(self, name: Name) -> bool:
        """Whether "and other ..." closes the list that a name stands in."""
        place = name.end
        after = re.compile(rf"[\s,]*{source(_TABLE, 'after')}", re.IGNORECASE)
        while place < self.text.end:
            if after.match(self.plain, place, self.text.end):
                return True
            lead = re.compile(r"[\s,/]*(?:(?:and|or|the)\s+)*", re.IGNORECASE).match(self.plain, place)
            place = self._starts.get(lead.end() if lead else place, -1)
            if place < 0:
                return False
        return False

    def _is_list(self, start: int, end: int) -> bool:
        """Whether a stretch holds nothing but names and small words."""
        left = self.plain[start:end]
        for name in self.names:
            if start <= name.start < end and name.kind != "topic":
                left = left[: name.start - start] + " " * (name.end - name.start) + left[name.end - start :]
        return re.search(r"\w", any_of(_TABLE, "small").sub(" ", left[: end - start])) is None

    def _beside(self, name: Name) -> bool:
        """Whether a name belongs to what lies next door: it follows such a word, or a name that does, closely."""
        if name.kind == "species":
            return False
        for cue in any_of(_TABLE, "beside").finditer(self.plain, max(self.text.start, name.start - _FAR), name.start):
            near = [n for n in self.names if cue.end() <= n.start <= name.start and n.kind in ("country", "place")]
            ends = [cue.end(), *(n.end for n in near)]
            if all(_close(self.plain[end : n.start]) for end, n in zip(ends, near, strict=False)):
                return True
        return False

    def _told(self, name: Name) -> bool:
        """Whether a name closely follows words such as "lessons from" or "funded by"."""
        cues = any_of(_TABLE, "told").finditer(self.plain, max(self.text.start, name.start - _FAR), name.start)
        gaps = [(cue.end(), self.plain[cue.end() : name.start]) for cue in cues]
        return any(
            self._is_list(start, name.start) or (_close(gap) and re.search(r"[,()]", gap) is None)
            for start, gap in gaps
        )

    def _bracket(self, name: Name) -> Span | None:
        """The round bracket that a name stands in."""
        opening = self.plain.rfind("(", self.text.start, name.start)
        if opening < 0 or ")" in self.plain[opening : name.start]:
            return None
        closing = self.plain.find(")", name.end, self.text.end)
        return Span(opening, closing + 1) if closing >= 0 else None

    def _in_title(self, name: Name) -> bool:
        """Inside an instrument that is known, or inside what is written like the title of one."""
        if self.in_instrument(name):
            return True
        if name.kind != "species":
            return False
        after = self.plain[name.end : min(name.end + 60, self.text.end)]
        before = self.plain[max(self.text.start, name.start - 120) : name.start]
        return _title_after().match(after) is not None or _title_before(before)


def _within(names: Sequence[Name], span: Span) -> list[Name]:
    """The names in a stretch; names come in text order."""
    first = bisect_left(names, span.start, key=lambda name: name.start)
    found = []
    for name in names[first:]:
        if name.start >= span.end:
            break
        if name.end <= span.end:
            found.append(name)
    return found


def _longest(names: list[Name]) -> list[Name]:
    """Without those that stand inside a longer one of their kind: "Range States" in "non-Party Range States"."""
    return [
        name
        for name in names
        if not any(o is not name and o.kind == name.kind and o.start <= name.start and name.end <= o.end for o in names)
    ]


def _close(gap: str) -> bool:
    return len(gap.split()) <= 3 and re.search(r"[;:.]", gap) is None


@cache
def _title_after() -> re.Pattern[str]:
    """ "... (International) Action Plan" behind a name."""
    return re.compile(rf"(?:\s+(?:[A-Z][\w'-]*|\d{{4}}\s*-\s*\d{{4}})){{0,3}}?\s+{source(_TABLE, 'title')}")


@cache
def _title_lead() -> re.Pattern[str]:
    """ "Action Plan for the Conservation of" before a name, with the word before it."""
    title = rf"(?P<lead>[\w'-]+)?\s*(?P<head>(?:[A-Z][\w'-]*\s+)*{source(_TABLE, 'title')})"
    tail = r"\s+(?:for|on|of|concerning|between)(?:\s+(?:[A-Z][\w',-]*|and|of|the|for|on))*\s*$"
    return re.compile(title + tail)


def _title_before(before: str) -> bool:
    match = _title_lead().search(before)
    return match is not None and (match["lead"] or "").casefold() not in words(_TABLE, "new")
