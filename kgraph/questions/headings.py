"""The headings that a question names: units by any of their names, themes by their title, both by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kgraph.questions.shelf import Heading, Shelf, spoken
from kgraph.questions.tokens import Token, tokens

_NUMBERED = re.compile(
    r"(?P<what>\b(?:conservation\s+)?units?|\bcus?|\bsections?|\bthemes?|\bchapters?)\s*(?:no\.?|number|#)?\s*"
    r"(?P<numbers>\d{1,3}(?!\.?\d)(?:\s*(?:,|and|or|&|/|-|–|to)\s*\d{1,3}(?!\.?\d))*)",
    re.IGNORECASE,
)
_OF_SECTION = re.compile(r"\s+(?:activities|actions|rows|section|items)\b")
_HEADED = re.compile(
    r"\b(?:section|heading|theme|chapter|headed|titled|under)s?\s+(?:\d{1,3}\b\s?[,:(–-]?\s?)?(?:on\s+|of\s+|about\s+)?"
    r"[\"“'‘(]?$",
    re.IGNORECASE,
)
_IS_SECTION = re.compile(r"\s+(?:section|chapter|heading|theme|part)s?\b", re.IGNORECASE)
_BEFORE_TITLE = re.compile(
    r"(?:^|[,/:;(–-]|\b(?:on|of|about|under|in|for|the|concerning|which|what))\s*$", re.IGNORECASE
)
_BEHIND_TITLE = re.compile(
    r"\s*(?:$|[,/:;)?.–-]|(?:that|which|have|has|having|are|is|were|was|with|carry|got|rated|marked|ranked|activities|rows)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST = 9  # words of a heading
_FAR = 40  # characters before a title


def headings(question: str, shelf: Shelf) -> Iterator[Token]:
    yield from _numbered(question, shelf)
    yield from _headings(question, shelf)


def _headings(question: str, shelf: Shelf) -> Iterator[Token]:
    """Units by any of their names; themes by their whole title."""
    words = list(_WORD.finditer(question))
    for first in range(len(words)):
        if not shelf.begins(words[first].group()):
            continue
        for length in range(min(_LONGEST, len(words) - first), 0, -1):
            start, end = words[first].start(), words[first + length - 1].end()
            name = spoken(question[start:end])
            if title := shelf.units.get(name):
                yield Token(start=start, end=end, text=question[start:end], kind="unit", keys=(title,))
            elif (title := shelf.themes.get(name)) and (length > 1 or _is_headed(question, start, end)):
                yield Token(start=start, end=end, text=question[start:end], kind="theme", keys=(title,))


def _is_headed(question: str, start: int, end: int) -> bool:
    """Whether one word is a title: "the section Funding", "which Legislation activities"; and where rows of a level of
    priority are asked for, since these are of a part of the programme: "on legislation have Medium priority"."""
    before = question[max(start - _FAR, 0) : start]
    if _HEADED.search(before) or _IS_SECTION.match(question, end):
        return True
    if question[start].isupper() and start > 0 and _OF_SECTION.match(question, end):
        return True
    return bool(_BEFORE_TITLE.search(before) and _BEHIND_TITLE.match(question, end)) and _is_rated(question)


@lru_cache(maxsize=8)
def _is_rated(question: str) -> bool:
    return any(token.meaning == "level" for token in tokens(question, ()))


def _numbered(question: str, shelf: Shelf) -> Iterator[Token]:
    """ "unit 15", "units 15 and 18", "section 3"; a number that no heading has names nothing."""
    for match in _NUMBERED.finditer(question):
        unit = match["what"].casefold().split()[-1].startswith(("unit", "cu"))
        numbers = _spelled_out(match["numbers"])
        found = [heading.title for heading in _numbered_by(shelf, numbers, unit)]
        known = all(any(h.unit or not unit for h in shelf.numbers.get(n, ())) for n in numbers)
        kind = ("unit" if unit else "theme") if known else "unknown"
        yield Token(start=match.start(), end=match.end(), text=match.group(), kind=kind, keys=tuple(found))


def _numbered_by(shelf: Shelf, numbers: Sequence[str], unit: bool) -> list[Heading]:
    """The headings of some numbers; of several, where the same number stands over a theme and a unit, the themes."""
    found = [h for n in numbers for h in shelf.numbers.get(n, ()) if h.unit or not unit]
    themes = [heading for heading in found if not heading.unit]
    return themes if len(numbers) > 1 and len(themes) == len(numbers) else found


def _spelled_out(numbers: str) -> list[str]:
    """ "1-3, 7" is 1, 2, 3 and 7."""
    found: list[int] = []
    for joint, number in re.findall(r"(?:(-|–|to)\s*)?(\d+)", numbers):
        last = found[-1] if found else 0
        found += range(last + 1, int(number)) if joint and found else ()
        found.append(int(number))
    return list(map(str, dict.fromkeys(found)))
