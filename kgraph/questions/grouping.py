"""By what a question wants rows counted: "per unit", "split by priority", "which section has the most"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.cues import fold, meanings
from kgraph.questions.tokens import Token

_SMALL = r"(?:(?:the|of|single|individual|separate|conservation|thematic|range|due|different)\s+)*"
_PER = re.compile(rf"\b(?:per|by|each|every)\s+{_SMALL}(\w+)", re.IGNORECASE)
_ROWS = r"(?:activities|rows|actions|measures|items|entries|priorities|deadlines)"
_VERB = (
    r"(?:split(?:\s+up)?|divided?|broken\s+down|break\s+down|distributed|spread|grouped|shared\s+out|fall"
    r"|breakdown|distribution)"
)
_OVER = rf"\b(?:by|into|in|over|among|amongst|between|across|according\s+to|per|to|on)\s+{_SMALL}(\w+)"
_SPLIT = re.compile(
    rf"(?:^\W*(?:please\s+)?(?:split|divide|break|group|breakdown|distribution)\b[^.?!;]{{0,50}}?"
    rf"|\b{_ROWS}\s+(?:(?:are|is|were|(?:of|in|under)\s+the\s+\w+)\s+){{0,2}}{_VERB}\b[^.?!;]{{0,30}}?"
    rf"|\b{_VERB}\s+(?:of\s+)?(?:(?:the|all|\d+)\s+){{0,3}}{_ROWS}\b[^.?!;]{{0,30}}?){_OVER}",
    re.IGNORECASE,
)
_RANKED = re.compile(
    rf"\b(?:rank|ranking|order|sort|list)\w*\s+(?:of\s+)?{_SMALL}(\w+)\s+(?:by|with|according\s+to)\s+(?:the\s+|their\s+)?"
    rf"(?:numbers?|no\b|nr\b|count)",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"^\W*(?:activities|rows|deadlines|actions|measures)\s+per\s+{_SMALL}(\w+)", re.IGNORECASE)
_WHO = re.compile(r"^\W*(?:who|whom)\b.*\b(?:most|least)\s+(?:often|frequently)\b", re.IGNORECASE)
_ASKING = ("which", "what", "whose")
_NOUNS = {
    "tier": "tier", "status": "status", "priority": "priority", "priorities": "priority", "level": "priority",
    "urgency": "priority", "theme": "section", "topic": "topic", "year": "year", "unit": "unit",
}  # fmt: skip
_KINDS = ("unit", "species", "country", "organisation", "document", "section")
_FEWEST = 2  # levels in a list


class Grouped(NamedTuple):
    by: str
    counts: bool  # it says by itself that numbers are wanted


def grouped(question: str, tokens: Sequence[Token]) -> Grouped | None:
    """What rows are to be counted by, and whether that alone asks for numbers."""
    said = {token.meaning for token in tokens}
    for pattern, counts in ((_RANKED, True), (_SPLIT, True), (_SHORT, True), (_PER, False)):
        if by := _first(match.group(1) for match in pattern.finditer(question)):
            return Grouped(by, counts)
    if _SPLIT.search(question) and lists_levels(tokens):
        return Grouped("priority", counts=True)
    if said & {"most", "least"} and (by := _asked(question, tokens)):
        return Grouped(by, counts=bool(said & {"activity", "deadline", "responsible"}))
    return None


def lists_levels(tokens: Sequence[Token]) -> bool:
    """ "High, Medium and Low": several levels of priority."""
    return len({fold(token.text) for token in tokens if token.meaning == "level"}) >= _FEWEST


def _first(words: Iterable[str]) -> str | None:
    return next((kind for word in words if (kind := kind_of(word))), None)


def kind_of(word: str) -> str | None:
    plain = fold(word)
    meaning = meanings("question_words", "meaning").get(plain, "")
    return _NOUNS.get(plain) or _NOUNS.get(plain.removesuffix("s")) or (meaning if meaning in _KINDS else None)


def _asked(question: str, tokens: Sequence[Token]) -> str | None:
    """ "Which section has the most activities", "organisation named in most rows", "who acts most often"."""
    if _WHO.match(question):
        return "organisation"
    for at, token in enumerate(tokens):
        before = tokens[at - 1].text.casefold().split()[-1] if at else "which"
        adjective = at > 1 and tokens[at - 2].text.casefold().split()[-1] in _ASKING
        if token.kind == "word" and (before in _ASKING or adjective) and (kind := kind_of(token.text.split()[-1])):
            return kind if kind != "priority" else None
    return None
