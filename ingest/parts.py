"""What part a name plays in its row: whether the row limits itself to it, stresses it, or only mentions it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from ingest.phrases import source
from ingest.records import Span
from ingest.rows import TABLE, Row
from ingest.titles import in_title
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
_STOP = re.compile(r";|•|(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)(?<!\bspp)(?<!\bvs)[.!?](?=\s+[A-Z])|(?<=\s)[a-z]\)\s")
_PART = re.compile(r";|•|(?<=\s)[a-z]\)\s")
_SENTENCE = 4  # fewer words than this ask for nothing
_CHAIN = 30  # more names than this in one list are not followed


@dataclass(frozen=True, slots=True)
class Said:
    """A species, a country or a place that a row names, and the part the name plays there."""

    name: Name
    part: Part

    @property
    def span(self) -> Span:
        return Span(self.name.start, self.name.end)


def said(row: Row, *kinds: str) -> list[Said]:
    """What a row names of some kinds, first in its text and then in its indicator."""
    names = _longest([name for name in row.names if name.kind in kinds])
    here = _items(row, [Said(name, _part(row, name)) for name in names])
    return here + [Said(name, "indicator") for name in row.indicated if name.kind in kinds]


def after_event(row: Row, name: Name) -> bool:
    """Whether a meeting or the like stands before a name in the same clause."""
    start = name.start - 60
    return any(re.search(r"[,;.]", row.plain[end : name.start]) is None for end in row.cues(name, "event", start))


def _part(row: Row, name: Name) -> Part:
    if in_title(row, name):
        return "title"
    if row.led_by(name, "except"):
        return "except"
    if _is_beside(row, name):
        return "beside"
    if _is_told(row, name):
        return "aside"
    if _is_stressed(row, name):
        return "stressed"
    bracket = row.bracket(name)
    if bracket is not None and not row.is_list(bracket.start + 1, bracket.end - 1):
        return "aside"
    return "limits"


def _longest(names: list[Name]) -> list[Name]:
    """Without those that stand inside a longer one of their kind: "Range States" in "non-Party Range States"."""
    kept: dict[str, Name] = {}
    found = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if name.kind not in kept or name.end > kept[name.kind].end:
            kept[name.kind] = name
            found.append(name)
    return found


def _items(row: Row, here: list[Said]) -> list[Said]:
    """A name in one part limits that part; it limits the row only where every part has such a name."""
    lettered = [item.span for item in row.activity.subitems]
    tasks = [] if lettered else _tasks(row)
    parts = lettered or tasks
    spans = [one.span for one in here if one.part == "limits"]
    if all(any(part.holds(span) for span in spans) for part in parts):
        return here
    only = lettered or tasks[1:]  # the first of several sentences says what the row is for
    inside = {span for span in spans if any(part.holds(span) for part in only)}
    return [Said(one.name, "item") if one.span in inside else one for one in here]


def _tasks(row: Row) -> list[Span]:
    """The row's sentences, where each asks for something of its own: "Dig wells. Tag Argali." """
    stops = [stop.end() for stop in _PART.finditer(row.plain, row.text.start, row.text.end)]
    edges = sorted({row.text.start, row.text.end, *stops, *(sentence.end for sentence in row.sentences)})
    sentences = [Span(start, end) for start, end in pairwise(edges) if row.plain[start:end].strip()]
    return sentences if not any(_goes_on(row, sentence) for sentence in sentences[1:]) else []


def _goes_on(row: Row, span: Span) -> bool:
    """Whether a sentence begins with "These" or the like, or is little more than a name: "Kazakhstan only." """
    sentence = row.plain[span.start : span.end]
    names = [name for name in row.between(span.start, span.end) if name.kind in ("species", "country", "place")]
    if names and len(sentence.split()) < _SENTENCE:
        return True
    return re.match(rf"\W*{source(TABLE, 'refers')}", sentence, re.IGNORECASE) is not None


def _is_beside(row: Row, name: Name) -> bool:
    """Whether a name belongs to what lies next door: it follows such a word, or a name that does, closely."""
    if name.kind == "species":
        return False
    for cue in row.cues(name, "beside"):
        near = [n for n in row.between(cue, name.start + 1) if n.kind in ("country", "place")]
        ends = [cue, *(n.end for n in near)]
        if all(_is_close(row.plain[end : n.start]) for end, n in zip(ends, near, strict=False)):
            return True
    return False


def _is_told(row: Row, name: Name) -> bool:
    """Whether a name closely follows words such as "lessons from" or "funded by"."""
    gaps = [(end, row.plain[end : name.start]) for end in row.cues(name, "told")]
    return any(row.is_list(end, name.start) or (_is_close(gap) and not re.search(r"[,()]", gap)) for end, gap in gaps)


def _is_close(gap: str) -> bool:
    return len(gap.split()) <= 3 and re.search(r"[;:.]", gap) is None


def _is_stressed(row: Row, name: Name) -> bool:
    if re.search(r"\bother\s+$", row.before(name, 8), re.IGNORECASE):
        return True
    bracket = row.bracket(name)
    since = 0
    if bracket is not None and name.kind != "species" and row.is_list(bracket.start + 1, bracket.end - 1):
        since = bracket.start  # "especially Lions (Kenya)": the bracket says where, for all
    return any(_reaches(row, cue, name.start) for cue in row.cues(name, "before", since)) or _more_follow(row, name)


def _reaches(row: Row, start: int, end: int) -> bool:
    """Whether what a word introduces is still going on at a name."""
    gap = row.plain[start:end]
    if _STOP.search(gap):
        return False
    depth = 0
    for place, char in enumerate(gap):
        depth += (char == "(") - (char == ")")
        if depth < 0 or (char == "," and depth == 0 and _ends().match(gap[place:])):
            return False
    return True


@cache
def _ends() -> re.Pattern[str]:
    """A comma that closes a list, because what follows it is no further member."""
    return re.compile(rf",\s*{source(TABLE, 'ends')}", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[\s,]*{source(TABLE, 'after')}", re.IGNORECASE)


def _more_follow(row: Row, name: Name) -> bool:
    """Whether "and other ..." closes the list that a name stands in."""
    place, lead = name.end, re.compile(r"[\s,/]*(?:(?:and|or|the)\s+)*", re.IGNORECASE)
    for _ in range(_CHAIN):
        if _after().match(row.plain, place, row.text.end):
            return True
        step = lead.match(row.plain, place, row.text.end)
        following = row.between(place, (step.end() if step else place) + 1)
        if not following:
            return False
        place = following[0].end
    return False
