"""What plain question a question is like, by examples of how people ask.

``ontology/asked.csv`` holds examples of each kind of question, with slots for what is named; ``asked_kinds.csv`` the
plain wording of each kind. A question is asked in the plain words of the kind that its examples are most like, where
it names what the kind needs and holds no word of substance that no example has. What the examples teach is weighed
beforehand (``learning.py``) and stands in ``asked.json``.
"""

from __future__ import annotations

import math
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

import ontology
from ingest.cues import table
from kgraph.agreed.field import hits
from kgraph.analysis import words as words_in
from kgraph.questions.shelf import Shelf
from kgraph.questions.things import things
from kgraph.questions.tokens import SAYS_NOTHING, Token, phrases, tokens
from kgraph.questions.turns import is_turn
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

FILE = Path(ontology.__file__).parent / "asked.json"
SURE = 0.5  # how likely a kind must be among those that need what a question names
CERTAIN = 0.8  # where the question could be answered as it stands
SHARPNESS = 8.0  # from scores to likelihoods
SCALE = 64  # of a weight in a byte
FEWEST = 2  # words and names
LONGEST = 60  # words; nobody asks one plain thing in more
SLOTS = {
    "species": "SPECIES", "country": "COUNTRY", "unit": "UNIT", "body": "BODY", "place": "PLACE",
    "priority": "PRIORITY", "year": "YEAR", "code": "CODE", "topic": "TOPIC",
}  # fmt: skip
_OF_NAMES = {"species": "SPECIES", "country": "COUNTRY", "organisation": "BODY", "place": "PLACE"}
_OF_KINDS = {"unit": "UNIT", "year": "YEAR", "code": "CODE", "topic": "TOPIC"}
OTHER = "other"  # questions that are like no plain one
_NO_SLOT = "NO SLOT"  # what no plain question has a slot for
_TURNS = frozenset((  # what changes a question, so it is never ignored
    "exclusion", "only", "count", "most", "least", "before", "after", "since", "until", "programme-wide", "tier",
    "comparison", "undated", "dated", "overdue", "soonest", "furthest", "error", "status", "consulted",
))  # fmt: skip
_JOINS = ("and", "or", "both")
_WIDEST = 12  # tokens in one slot
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of a question by its stem, or a slot with the words that fill it."""

    said: str
    start: int
    end: int
    written: str = ""
    meaning: str = ""
    is_slot: bool = False


class Learned(msgspec.Struct, frozen=True):
    """What the examples teach: the kinds, and how much each feature speaks for each of them."""

    kinds: list[str]
    meanings: dict[str, list[str]]  # that its examples hold
    words: list[str]  # of all examples of plain questions
    often: list[str]  # of these, what many say
    weights: dict[str, str]  # of each feature one signed byte a kind
    source: str  # digest of the examples


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest kind of a question, how likely it is, and the marks that it is told by."""

    kind: str
    sure: float
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Alike:
    kind: str
    plain: str  # the question in plain words, with what it names
    sure: float

    @property
    def is_on_a_subject(self) -> bool:
        return "TOPIC" in (needed(self.kind) or ())


def alike(question: str, vocabulary: Vocabulary, shelf: Shelf) -> Alike | None:
    """The plain question that a question is like, if there is one for sure."""
    if len(question.split()) > LONGEST:
        return None
    found = matcher(vocabulary).find(question)
    named = things(question, found, vocabulary, shelf, list(phrases(question)))
    read = tokens(question, [one for one in named if not _is_the_programme(one, shelf)])
    likely = (lesson().likeliest(list(_marks(read, lesson().known, groups))) for groups in (True, False))
    best = max(filter(None, likely), key=lambda one: one.sure, default=None)
    if best is None or best.sure < (SURE if needed(best.kind) else CERTAIN) or len(best.marks) < FEWEST:
        return None
    plain = _filled(_plain()[best.kind], question, best.marks, _countries(read, vocabulary))
    return Alike(best.kind, plain, best.sure)


def _is_the_programme(token: Token, shelf: Shelf) -> bool:
    """ "The draft", where all programmes are drafts: it narrows nothing."""
    programmes = {paper.id for paper in shelf.papers if paper.kind == "work-programme"}
    return token.kind == "document" and programmes <= set(token.keys) and not re.search(r"\d", token.text)


class Known:
    """The words that examples of plain questions are made of, those of many, and the pairs of stems among them."""

    def __init__(self, words: Iterable[str], often: Iterable[str], pairs: Iterable[str]) -> None:
        self.words, self.often, self.pairs = frozenset(words), frozenset(often), frozenset(pairs)
        self.stems = frozenset(word.stem for one in self.words for word in words_in(one))


class Lesson:
    """What was learned, ready to be asked."""

    def __init__(self, learned: Learned) -> None:
        self.known = Known(learned.words, learned.often, learned.weights)
        self._weights = learned.weights
        self._kinds = learned.kinds
        self._slots = [needed(kind) for kind in learned.kinds]
        self._meanings = {kind: frozenset(said) for kind, said in learned.meanings.items()}

    def likeliest(self, marks: Sequence[Mark]) -> Likely | None:
        """Of the kinds that need just what a question names the likeliest, if it may say what the question says."""
        slots = sorted(mark.said for mark in marks if mark.is_slot)
        fitting = [n for n, needed in enumerate(self._slots) if needed is None or needed == slots]
        sums = self._sums(features(marks))
        top = max(fitting, key=lambda n: sums[n])
        kind, turns = self._kinds[top], {mark.meaning for mark in marks} & _TURNS
        if kind == OTHER or not turns <= self._meanings[kind]:
            return None
        total = sum(math.exp(SHARPNESS * (sums[n] - sums[top])) for n in fitting)
        return Likely(kind, 1 / total, marks)

    def _sums(self, found: Sequence[str]) -> list[float]:
        told = [memoryview(b64decode(self._weights[one])).cast("b") for one in found if one in self._weights]
        length = math.sqrt(len(found)) * SCALE or 1.0
        return [sum(one[n] for one in told) / length for n in range(len(self._kinds))]


def features(marks: Sequence[Mark]) -> list[str]:
    """What is looked at: words and slots, two in a row, two with one between, and what words mean."""
    said = [mark.said for mark in marks]
    found = {
        *said,
        *(f"{a} {b}" for a, b in pairwise(said)),
        *(f"{a} * {b}" for a, b in zip(said, said[2:], strict=False)),
    }
    return sorted(found | {f"={meaning}" for meaning in meanings_of(marks)})


def meanings_of(marks: Sequence[Mark]) -> set[str]:
    return {mark.meaning for mark in marks} - (SAYS_NOTHING - _TURNS)


# ---------------------------------------------------------------- marks


def of_example(frame: str, known: Known | None = None) -> list[Mark]:
    """The marks of an example, whose slots stand in braces; with what is known, as those of a question are made."""
    slots = [
        Token(start=m.start(), end=m.end(), text=m.group(), kind="name", keys=(SLOTS[m[1]],))
        for m in _SLOT.finditer(frame)
    ]
    read = tokens(frame, slots)
    if known is not None:
        return list(_marks(read, known, groups=True))
    return [mark for token in read for mark in _of_token(token, token.keys[0] if token.keys else "")]


def _marks(read: Sequence[Token], known: Known, groups: bool) -> Iterator[Mark]:
    """The marks of a question. Names of one kind that are joined fill one slot; so does what no example says."""
    symbols = _with_neighbours(read, [_symbol(token, known, groups) for token in read])
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


def _symbol(token: Token, known: Known, groups: bool) -> str:
    """The slot that a token fills; none where it is a word of the question itself."""
    if token.keys and token.text.startswith("{"):
        return token.keys[0]
    words = {word.folded for word in words_in(token.text)}
    if token.kind == "name":
        kinds = {_OF_NAMES.get(asked.kind, _NO_SLOT) for asked in token.asked}
        is_said = words <= known.words and ((not groups and _is_group(token)) or _NO_SLOT in kinds)
        return "" if is_said else min(kinds) if len(kinds) == 1 else _NO_SLOT
    if token.meaning == "level":
        return "PRIORITY"
    if token.kind in _OF_KINDS:
        return _OF_KINDS[token.kind]
    if token.kind not in ("word", "mark"):
        return _NO_SLOT
    if token.kind == "mark" or not token.is_content:
        return ""
    if " " in token.text:  # what the field calls by several words; that of an example is talk: "work programme"
        return "" if " ".join(word.stem for word in words_in(token.text)) in known.pairs else "TOPIC"
    parts = _parts(token.text)
    if "object" in parts and not words <= known.often:  # a thing of the field, whoever happens to speak of it
        return "TOPIC"
    if words <= known.words or is_turn(token.text):
        return ""
    if parts:
        return "TOPIC"
    return "" if {word.stem for word in words_in(token.text)} <= known.stems else _NO_SLOT


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


# ---------------------------------------------------------------- what was learned


def _filled(plain: str, question: str, marks: Sequence[Mark], names: Mapping[int, tuple[int, str]]) -> str:
    filling = {mark.said: _spoken(question, mark, names) for mark in marks if mark.is_slot}
    return _SLOT.sub(lambda match: filling[SLOTS[match[1]]], plain)


def _spoken(question: str, mark: Mark, names: Mapping[int, tuple[int, str]]) -> str:
    """The words that fill a slot, with the names of countries for other words that stand for them."""
    told, at = "", mark.start
    for start in sorted(one for one in names if mark.start <= one < mark.end):
        end, name = names[start]
        told, at = f"{told}{question[at:start]}{name}", end
    return told + question[at : mark.end]


def _countries(read: Sequence[Token], vocabulary: Vocabulary) -> dict[int, tuple[int, str]]:
    """Where a question speaks of one country, and what that is called: "Kazakh" is Kazakhstan."""
    one = (token for token in read if [asked.kind for asked in token.asked] == ["country"])
    return {
        token.start: (token.end, vocabulary.label("country", token.asked[0].key))
        for token in one
        if ":" not in token.asked[0].key
    }


@cache
def _plain() -> Mapping[str, str]:
    return {row["kind"]: row["plain"] for row in table("asked_kinds")}


@cache
def lesson() -> Lesson:
    return Lesson(msgspec.json.decode(FILE.read_bytes(), type=Learned))


def needed(kind: str) -> list[str] | None:
    """The slots of a kind, in order; of no kind in particular any."""
    return None if kind == OTHER else sorted(SLOTS[name] for name in _SLOT.findall(_plain()[kind]))


def examples() -> list[tuple[str, str]]:
    """The kind and the words of each example."""
    return [(row["kind"], row["words"]) for row in table("asked")]
