"""Who is to act: the cell of the responsible, one actor at a time, each spelled as it always is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ingest.clean import clean
from ingest.cues import table
from ingest.phrases import any_of, source
from ingest.phrases import words as words_of
from ingest.records import Actor

_TABLE = "actor_words"
_SEPARATOR = re.compile(r"\s*(?:[,;/&•]|\band\b|\bor\b|\bas well as\b)+\s*", re.IGNORECASE)
_JOINS_ONE = re.compile(r"\s*(?:&|/|\band\b)\s*", re.IGNORECASE)
_LONGEST = 8  # a name with more separators than this is taken for several
_LINE = re.compile(r"<(?:br|/li|/p)\b[^<>]*>", re.IGNORECASE)
_EDGES = " \t\n,;.:/-"
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")

KeyOf = Callable[[str], str | None]  # the key of an organisation of the vocabulary, or None


def actors(cell: str, key_of: KeyOf) -> tuple[Actor, ...]:
    """
    The actors of a cell, in order, each once.

    ``key_of`` is asked for whole names only; it also tells where a comma or an "and" belongs to a name.
    """
    found: dict[str, Actor] = {}
    for words, consulted in _duties(clean(_LINE.sub("; ", cell))):
        for label in _labels(words, key_of):
            found.setdefault(label.casefold(), Actor(label=label, key=key_of(label), consulted=consulted))
    return tuple(found.values())


def _duties(cell: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a cell, each with whether those in it are only consulted."""
    start, consulted = 0, False
    for cue in any_of(_TABLE, "consulted").finditer(cell):
        yield _together(cell[start : cue.start()]), consulted
        start, consulted = cue.end(), True
    yield _together(cell[start:]), consulted


def _together(words: str) -> str:
    return any_of(_TABLE, "with").sub(", ", words)


def _labels(words: str, key_of: KeyOf) -> list[str]:
    labels: list[str] = []
    pieces = [_tidy(piece) for piece in _pieces(words, key_of)]
    for piece in pieces:
        parts = [_tidy(part) for part in _JOINS_ONE.split(piece)]
        several = len(parts) > 1 and key_of(piece) is None and _office(piece, key_of) is None
        labels += _shared_head(parts) if several else [piece]
    labels = list(_each_government(labels, key_of))
    return [spelled(label) for label in labels if re.search(r"\w", label)]


def _pieces(words: str, key_of: KeyOf) -> list[str]:
    """The cell cut at its separators, but not inside a name, nor between "X and Y Secretariats"."""
    cuts = [(0, 0), *(m.span() for m in _SEPARATOR.finditer(words) if _depth(words, m.start()) == 0)]
    cuts.append((len(words), len(words)))
    pieces, first = [], 0
    while first < len(cuts) - 1:
        lasts = range(min(len(cuts) - 1, first + _LONGEST), first, -1)
        last = next(n for n in lasts if n == first + 1 or _is_one(words, cuts, first, n, key_of))
        pieces.append(words[cuts[first][1] : cuts[last][0]])
        first = last
    return pieces


def _depth(words: str, at: int) -> int:
    return words.count("(", 0, at) - words.count(")", 0, at)


def _is_one(words: str, cuts: list[tuple[int, int]], first: int, last: int, key_of: KeyOf) -> bool:
    """Whether the words between two cuts name one actor, or several that share the last word."""
    piece = _tidy(words[cuts[first][1] : cuts[last][0]])
    if key_of(piece) is not None or _office(piece, key_of) is not None:
        return True
    if any(_JOINS_ONE.fullmatch(words[slice(*cuts[n])]) is None for n in range(first + 1, last)):
        return last == first + 2 and _is_part(words[cuts[first][1] : cuts[first + 1][0]], words[cuts[first + 1][1] :])
    return bool(_head(_JOINS_ONE.split(piece)))


def _office(piece: str, key_of: KeyOf) -> str | None:
    """ "Ministry of Forestry and Water Affairs", whole: what follows its "of" is what it is for, and no actor."""
    office = re.match(rf"(?:[A-Z][\w-]+\s+){{0,3}}{source(_TABLE, 'office')}\s+(?:of|for)\s+", piece)
    if office is None:
        return None
    fields = [part.strip() for part in _SEPARATOR.split(piece[office.end() :])]
    joined = len(fields) > 1 and re.search(r"(?:\band\b|&)[^,;/]*$", piece) is not None
    return piece if joined and all(_is_field(part, key_of) for part in fields[1:]) else None


def _is_field(words: str, key_of: KeyOf) -> bool:
    """Capitalised words that are neither an actor nor hold a word by which bodies are called."""
    if not words[:1].isupper() or key_of(words) is not None or words.casefold() in _spellings():
        return False
    bodies = words_of("body_words", "body")
    return not any(word.casefold().rstrip("s") in bodies or _acronym(word) for word in words.split())


def _each_government(labels: Sequence[str], key_of: KeyOf) -> Iterator[str]:
    """ "Governments of Kazakhstan", "Uzbekistan" are two governments."""
    shared = ""
    for label in labels:
        many = re.match(r"(Government)s(\s+of\s+)", label)
        shared = f"{many[1]}{many[2]}" if many else shared
        one = shared + (label[many.end() :] if many else label)
        if shared and key_of(one) is not None:
            yield one
        else:
            shared = ""
            yield label


def _is_part(piece: str, rest: str) -> bool:
    """ "Institute of Zoology, Academy of Sciences": the second is the house of the first."""
    part = re.match(rf"\s*(?:[\w-]+\s+){{0,2}}{source(_TABLE, 'part')}", piece)
    return part is not None and re.match(rf"\s*(?:[A-Z][\w-]+\s+){{0,2}}{source(_TABLE, 'whole')}", rest) is not None


def _head(parts: list[str]) -> str:
    """ "Secretariats" of ("CMS", "CITES Secretariats"): each part but the last one word, the head a plural."""
    *others, last = (part.split() for part in parts)
    if (
        len(last) < 2
        or not last[-1].endswith("s")
        or any(len(other) != 1 or not _acronym(other[0]) for other in others)
    ):
        return ""
    if not _acronym(last[0]) or any(_acronym(word) for word in last[1:]):
        return ""
    return " ".join(last[1:])


def _acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and spelled(word) == word


def _shared_head(parts: list[str]) -> list[str]:
    """ "CMS and CITES Secretariats" are two, each with one Secretariat; Parties are many each."""
    head = _head(parts)
    if not head:
        return parts
    if head.split()[-1].removesuffix("s") in words_of(_TABLE, "one"):
        head = head.removesuffix("s")
    return [f"{part.split()[0]} {head}" for part in parts]


def _tidy(piece: str) -> str:
    """A name without the words around it that say nothing of who it is."""
    lead = rf"^(?:{source(_TABLE, 'loose')}\s+|{source(_TABLE, 'duty')}\s*:\s*)+"
    return _ASIDE.sub("", re.sub(lead, "", piece.strip(_EDGES), flags=re.IGNORECASE)).strip(_EDGES)


@cache
def _spellings() -> dict[str, str]:
    rows = table("actors")
    return {form.casefold(): row["label"] for row in rows for form in [row["label"], *row["spellings"].split("|")]}


def spelled(label: str) -> str:
    return _spellings().get(label.casefold(), label)
