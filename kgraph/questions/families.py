"""Bodies with their parts: "CITES, its Parties or its Secretariat", "any CITES body", "IUCN and its commissions".

Which body is part of which stands in ``organisations.csv``; the words that speak of parts in ``family_words.csv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.phrases import source, words
from kgraph.bodies import tails
from kgraph.query import Asked
from kgraph.questions.tokens import Token
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_TABLE = "family_words"
_JOINED = re.compile(r"\s*(?:,|/|&|\band\b|\bor\b)\s*(?:the\s+)?", re.IGNORECASE)
_FAR = 160  # characters: a list of parts
_JUST_BEFORE = 40  # characters
_ASKED_FOR = re.compile(r"\b(?:which|what|how\s+many)\s+(?:of\s+the\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"[,(:;/–-]|['’]s?\s|\b(?:and|or|its|their)\b", re.IGNORECASE)
_LISTS = frozenset(
    ("s", "and", "or", "the", "its", "their", "as", "well", "plus", "with", "also", "even", "be", "it", "either")
)


def families(question: str, found: Sequence[Name], vocabulary: Vocabulary) -> Iterator[Token]:
    """Bodies that are named with all their parts, and parts that are named by what they are to a body before them."""
    for name in found:
        if name.kind == "organisation" and len(below := vocabulary.below(name.key, "organisation")) > 1:
            whole = list(_whole(question, name, sorted(below)))
            yield from whole
            end = max([name.end, *(token.end for token in whole)])
            yield from _parts(question, name.key, end, sorted(below - {name.key}), vocabulary)
            yield from _shared(question, name, found, sorted(below - {name.key}), vocabulary)


def _whole(question: str, name: Name, keys: Sequence[str]) -> Iterator[Token]:
    """ "Any CITES body", "CITES or one of its bodies", "an organ of CITES"."""
    first = max(name.start - _JUST_BEFORE, 0)
    if _ASKED_FOR.search(question[first : name.start]):
        return  # "which CITES bodies": they are what is asked for
    behind, before = _behind().match(question, name.end), _before().search(question[first : name.start])
    if behind or before:
        start, end = first + before.start() if before else name.start, behind.end() if behind else name.end
        yield _token(question, start, end, keys)


def _parts(question: str, whole: str, at: int, keys: Sequence[str], vocabulary: Vocabulary) -> Iterator[Token]:
    """ "(Parties, Secretariat)", "its Management Authorities": what a list behind a body calls its parts."""
    known = {tail: key for key in keys for tail in tails(vocabulary, whole, key)}
    if not known:
        return
    longest = sorted(known, key=lambda tail: (-len(tail), tail))
    one = re.compile("|".join(rf"\b{re.escape(tail.removesuffix('s'))}(?:s|ies)?\b" for tail in longest), re.IGNORECASE)
    for match in one.finditer(question, at, at + _FAR):
        between = question[at : match.start()]
        if not {word.casefold() for word in _WORD.findall(between)} <= _LISTS | _around() or re.search(
            r"[.!?]", between
        ):
            return
        if _LISTED.search(between):
            said = next(
                tail for tail in longest if match.group().casefold().startswith(tail.removesuffix("s").casefold())
            )
            yield _token(question, match.start(), match.end(), (known[said],))
            at = match.end()


def _shared(
    question: str, name: Name, found: Sequence[Name], keys: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Token]:
    """ "The CMS and the CITES Secretariat": what the second is called the first is called, too."""
    other = next((one for one in found if one.start > name.end and one.kind == "organisation"), None)
    if other is None or not _JOINED.fullmatch(question[name.end : other.start]):
        return
    for key in keys:
        if any(other.surface.endswith(f" {tail}") for tail in tails(vocabulary, name.key, key)):
            yield _token(question, name.start, name.end, (key,))


def _token(question: str, start: int, end: int, keys: Sequence[str]) -> Token:
    text = question[start:end]
    asked = tuple(Asked(kind="organisation", key=key, surface=text, start=start) for key in keys)
    return Token(start=start, end=end, text=text, kind="name", asked=asked)


@cache
def _behind() -> re.Pattern[str]:
    small = "|".join(sorted(map(re.escape, _around()), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:['’]s?)?[\s,(–-]+(?:(?:{small})[\s,]+){{0,6}}{source(_TABLE, 'part')}(?:\s+{source(_TABLE, 'closing')})?",
        re.I,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"{source(_TABLE, 'part')}\s+(?:of|from|within|in)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _around() -> frozenset[str]:
    return words(_TABLE, "small")
