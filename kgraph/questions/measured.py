"""What a question measures of units, and the nouns by which it counts one kind of thing for each of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cues import fold
from kgraph.query import Measure
from kgraph.questions.tokens import Token
from kgraph.questions.under import OF_UNITS

_NOUNS = ("activity", "unit", "species", "country", "organisation", "document")
AREAS = ("area", "areas", "hotspot", "hotspots", "site", "sites")
_EACH = ("per", "each", "every")
COUNTED = {  # what is counted of what is asked for: how much a unit lists, in how many units a species is
    "unit": ("species", "country", "activity"),
    "species": ("unit",),
    "country": ("unit",),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a question measures, and where the words stand that say so."""

    measures: tuple[Measure, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    denied: tuple[tuple[int, int], ...] = ()  # "no points": what is asked for has none
    is_of_areas: bool = False  # units are called areas
    counted: tuple[int, int] | None = None  # what is counted of each of another kind

    def covers(self, token: Token) -> bool:
        return any(start < token.end and token.start < end for start, end in self.spans)

    def is_counted(self, token: Token) -> bool:
        return self.counted == (token.start, token.end)

    def says_none(self, token: Token) -> bool:
        return any(start < token.end and token.start < end for start, end in self.denied)


def of_each(read: Sequence[Token]) -> Token | None:
    """ "How many species does each unit list?", "units per country": what is counted of each of another kind."""
    at = next((n for n, token in enumerate(read) if token.text.casefold().split()[-1] in _EACH), len(read))
    before = next((token for token in read[:at] if noun(token)), None)
    behind = next((noun(token) for token in read[at:] if noun(token)), "")
    counted = any(token.meaning == "count" for token in read) or (at < len(read) and read[at].text.casefold() == "per")
    named = any(token.is_thing for token in read)
    if before is None or not counted or named or noun(before) == "activity":
        return None
    return before if noun(before) in COUNTED.get(behind, ()) else None


def noun(token: Token) -> str:
    """The kind of thing that a word asks for; a group of States is asked for as a noun is."""
    if token.meaning in _NOUNS:
        return token.meaning
    if token.meaning == OF_UNITS:
        return "activity"
    if token.kind == "word" and fold(token.text) in AREAS:
        return "unit"
    return token.asked[0].kind if token.asked and ":" in token.asked[0].key else ""
