"""The words of a question in order, each with what it means there; the names in it were found before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.cues import fold, meanings
from kgraph.query import Asked

# In a question these are joined by a hyphen to words that mean something by themselves: "high-priority".
_WORD = re.compile(
    r"[“\"](?P<phrase>[^“”\"]+)[”\"]|(?P<code>\d+(?:\.\d+)+)(?!\w)|(?P<year>(?:19|20)\d\d)(?!\w)|(?P<number>\d+)(?!\w)"
    r"|(?P<word>[^\W_]+(?:[-'’/][^\W_]+)*)|(?P<mark>[,;?&:])"
)
_LONGEST = 6  # words of a phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, name or mark of a question. ``meaning`` is that of the table of question words."""

    start: int
    end: int
    text: str
    kind: str  # "name", "unit", "theme", "document", "topic", "phrase", "code", "year", "number", "word", "mark"
    meaning: str = ""
    asked: tuple[Asked, ...] = ()
    keys: tuple[str, ...] = ()  # of a unit its title, of a document its id, of a topic its key

    @property
    def is_thing(self) -> bool:
        return self.kind in ("name", "unit", "theme", "document", "topic")

    @property
    def is_content(self) -> bool:
        """A word that says nothing of the question itself, so it is looked for."""
        return self.kind == "phrase" or (self.kind == "word" and not self.meaning)


def tokens(question: str, things: Sequence[Token]) -> list[Token]:
    """Every word and mark outside the things that were found, and these, in order."""
    taken = [(thing.start, thing.end) for thing in things]
    words = [word for word in _words(question) if not any(word.start < b and a < word.end for a, b in taken)]
    return _with_meanings(sorted([*things, *words], key=lambda token: token.start))


def phrases(question: str) -> Iterator[Token]:
    """What stands in quotation marks, to be found as it stands."""
    return (word for word in _words(question) if word.kind == "phrase")


def _words(question: str) -> Iterator[Token]:
    for match in _WORD.finditer(question):
        kind = str(match.lastgroup)
        text = " ".join(str(match[kind]).split())
        token = Token(start=match.start(), end=match.end(), text=text, kind=kind)
        yield from _parts(token) if kind == "word" else (token,)


def _parts(token: Token) -> Iterator[Token]:
    """A word with hyphens, apart where each part means something in a question: "high-priority", "Kulan-related"."""
    known = _table()[0]
    parts = list(re.finditer(r"[^\W_]+", token.text))
    whole = fold(token.text) in known or "-" not in token.text
    if whole or not all(fold(part.group()) in known or fold(part.group()) in levels() for part in parts):
        yield token
        return
    for part in parts:
        start = token.start + part.start()
        yield replace(token, start=start, end=start + len(part.group()), text=part.group())


def _with_meanings(found: list[Token]) -> list[Token]:
    """The longest phrases of the table of question words, each as one token."""
    read: list[Token] = []
    at = 0
    while at < len(found):
        length, meaning = _meaning(found, at)
        last = found[at + length - 1]
        text = " ".join(token.text for token in found[at : at + length])
        read.append(replace(found[at], end=last.end, text=text, meaning=meaning) if meaning else found[at])
        at += length
    return read


def _meaning(found: Sequence[Token], at: int) -> tuple[int, str]:
    known, firsts = _table()
    if found[at].kind == "mark":
        return 1, "and" if found[at].text == "&" else ""
    if found[at].kind != "word" or fold(found[at].text) not in firsts:
        return 1, ""
    words = []
    for token in found[at : at + _LONGEST]:
        if token.kind != "word":
            break
        words.append(fold(token.text))
    for length in range(len(words), 0, -1):
        if meaning := known.get(" ".join(words[:length])):
            return length, meaning
    return 1, ""


@cache
def _table() -> tuple[dict[str, str], frozenset[str]]:
    """What words and phrases mean, and the words that these begin with."""
    known = dict(meanings("question_words", "meaning"))
    return known, frozenset(words.split()[0] for words in known)


@cache
def levels() -> dict[str, str]:
    """The words for a priority, as questions and documents print them."""
    return dict(meanings("priorities", "priority")) | dict.fromkeys(("top", "utmost"), "High")
