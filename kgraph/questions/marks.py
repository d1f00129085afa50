"""The marks that a kind of question is told by: its words by their stems, and slots for what it names.

A name fills the slot of its kind, and so do names of one kind that are joined. What a word is depends on how closely a
question is read: closely at first; then groups of names are taken for plain words, as in "Range States"; and at last
also roles, and things of the field that examples speak of, where they are not what the question is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kgraph.agreed.field import hits
from kgraph.analysis import words as words_in
from kgraph.questions.tokens import ORDER, Token, tokens
from kgraph.questions.turns import is_turn
from kgraph.subjects import subjects

SLOTS = {
    "species": "SPECIES", "country": "COUNTRY", "unit": "UNIT", "body": "BODY", "place": "PLACE",
    "priority": "PRIORITY", "year": "YEAR", "code": "CODE", "topic": "TOPIC",
}  # fmt: skip
SLOT = re.compile(r"\{(\w+)\}")
_OF_NAMES = {"species": "SPECIES", "country": "COUNTRY", "organisation": "BODY", "place": "PLACE"}
_OF_KINDS = {"unit": "UNIT", "year": "YEAR", "code": "CODE", "topic": "TOPIC"}
_NO_SLOT = "NO SLOT"  # what no plain question has a slot for
_JOINS = ("and", "or", "both")
_WIDEST = 12  # tokens in one slot


class Reading(IntEnum):
    CLOSE = 0
    GROUPS_ARE_WORDS = 1
    LOOSE = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a question by its stem, or a slot with the words that fill it."""

    said: str
    start: int
    end: int
    written: str = ""
    meaning: str = ""
    is_slot: bool = False


class Known:
    """The words that examples of plain questions are made of, and the pairs of stems among them."""

    def __init__(self, words: Iterable[str], pairs: Iterable[str]) -> None:
        self.words, self.pairs = frozenset(words), frozenset(pairs)
        self.stems = frozenset(word.stem for one in self.words for word in words_in(one))


def of_example(frame: str, known: Known | None = None) -> list[Mark]:
    """The marks of an example, whose slots stand in braces; with what is known, as those of a question are made."""
    slots = [
        Token(start=m.start(), end=m.end(), text=m.group(), kind="name", keys=(SLOTS[m[1]],))
        for m in SLOT.finditer(frame)
    ]
    read = tokens(frame, slots)
    if known is not None:
        return marks(read, known, on_subjects(frame), Reading.CLOSE)
    return [mark for token in read for mark in _of_token(token, token.keys[0] if token.keys else "")]


def marks(read: Sequence[Token], known: Known, on: frozenset[int], reading: Reading) -> list[Mark]:
    """The marks of a question, where it is known on what places it names a subject of rows.

    Names of one kind that are joined fill one slot; so does what no example says.
    """
    symbols = [_symbol(token, known, reading, not on.isdisjoint(_span(token))) for token in read]
    return list(_in_order(read, _with_neighbours(read, symbols)))


def _in_order(read: Sequence[Token], symbols: Sequence[str]) -> Iterator[Mark]:
    at = 0
    while at < len(read):
        last = _joined(read, symbols, at) if symbols[at] else at
        if symbols[at]:
            yield Mark(symbols[at], read[at].start, read[last].end, is_slot=True)
        else:
            yield from _of_token(read[at], "")
        at = last + 1


def _of_token(token: Token, symbol: str) -> Iterator[Mark]:
    if symbol:
        yield Mark(symbol, token.start, token.end, is_slot=True)
    elif token.kind != "mark":
        for word in words_in(token.text):
            yield Mark(word.stem, token.start, token.end, word.folded, token.meaning)


def _span(token: Token) -> range:
    return range(token.start, token.end)


def on_subjects(question: str) -> frozenset[int]:
    """Where a question holds a name of what rows may be on."""
    said = list(words_in(question))
    named = (range(said[one.first].start, said[one.last].end) for one in subjects(question, said))
    return frozenset(at for span in named for at in span)


# ---------------------------------------------------------------- which slot


def _symbol(token: Token, known: Known, reading: Reading, is_subject: bool) -> str:
    """The slot that a token fills; none where it is a word of the question itself."""
    if token.keys and token.text.startswith("{"):
        return token.keys[0]
    if token.kind == "name":
        return _of_name(token, known, reading)
    if token.meaning == "level":
        return "PRIORITY"
    if token.kind in _OF_KINDS:
        return _OF_KINDS[token.kind]
    if token.kind == "number" and reading is Reading.LOOSE:  # "the 12 areas"
        return ""
    if token.kind not in ("word", "mark"):
        return _NO_SLOT
    if token.kind == "mark" or not token.is_content:
        return ""
    return _of_word(token, known, reading, is_subject)


def _of_name(token: Token, known: Known, reading: Reading) -> str:
    kinds = {_OF_NAMES.get(asked.kind, _NO_SLOT) for asked in token.asked}
    is_role = reading is Reading.LOOSE and kinds == {"BODY"} and token.text.islower()
    is_plain = _NO_SLOT in kinds or is_role or (reading > Reading.CLOSE and _is_group(token))
    if is_plain and _folded(token.text) <= known.words:
        return ""
    return min(kinds) if len(kinds) == 1 else _NO_SLOT


def _of_word(token: Token, known: Known, reading: Reading, is_subject: bool) -> str:
    if token.text.capitalize() in ORDER:
        return "PRIORITY" if reading is Reading.LOOSE else _NO_SLOT
    if " " in token.text:  # what the field calls by several words; that of an example is talk: "work programme"
        return "" if " ".join(word.stem for word in words_in(token.text)) in known.pairs else "TOPIC"
    is_said, parts = _folded(token.text) <= known.words, _parts(token.text)
    if is_said and not (is_subject and (reading is Reading.LOOSE or "object" in parts)):
        return ""
    if "object" not in parts and (is_said or is_turn(token.text)):
        return ""
    if parts:
        return "TOPIC"
    return "" if {word.stem for word in words_in(token.text)} <= known.stems else _NO_SLOT


def _folded(text: str) -> set[str]:
    return {word.folded for word in words_in(text)}


def _is_group(token: Token) -> bool:
    """ "Range States", "CAMI species": a group, and in many questions a plain word."""
    return all(":" in asked.key for asked in token.asked)


def _parts(text: str) -> set[str]:
    """What of a sentence some words are for the field: a thing, or what is done to it."""
    found = (concept for hit in hits(text, list(words_in(text))) for concept in hit.concepts)
    return {concept.part for concept in found if concept.kind != "light"}


def _with_neighbours(read: Sequence[Token], symbols: Sequence[str]) -> list[str]:
    """The content beside what no example says belongs to it: "drinking places"."""
    told = list(symbols)
    for order in (range(1, len(read)), range(len(read) - 2, -1, -1)):
        for at in order:
            beside = told[at - 1] if order.step > 0 else told[at + 1]
            if beside == "TOPIC" and not told[at] and read[at].is_content and not is_turn(read[at].text):
                told[at] = "TOPIC"
    return told


def _joined(read: Sequence[Token], symbols: Sequence[str], at: int) -> int:
    """The last of the tokens that fill one slot together: "Kulan, Saiga and Argali", "water points"."""
    last, is_topic = at, symbols[at] == "TOPIC"
    for n in range(at + 1, min(at + _WIDEST, len(read))):
        if symbols[n] == symbols[at] and (is_topic or n > last + 1):
            last = n
        elif symbols[n] or n > last + 2 or not _joins(read[n], is_topic):
            break
    return last


def _joins(token: Token, is_topic: bool) -> bool:
    return token.text == "," or token.meaning in _JOINS or (is_topic and token.meaning in ("empty", "relation"))


def slots_in(found: Collection[Mark]) -> list[str]:
    return sorted(mark.said for mark in found if mark.is_slot)
