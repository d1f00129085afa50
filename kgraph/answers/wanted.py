"""What a question looks for in a text: names, words and those that answer them, years, codes, and a kind of thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from ingest.cues import meanings, table
from kgraph.analysis import Word
from kgraph.analysis import words as words_in
from kgraph.sayings import Named
from ontology.names import Name, matcher

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

ANSWERS, LIKE = "answer_words", "like_words"
TermKind = Literal["word", "name", "group", "year", "code"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"\d+(?:\.\d+)+")
_KEYED = ("species", "country", "organisation", "place", "instrument")
_NO_THING = ("role", "domestic", "none")
_NOT_FOR_TEXT = frozenset({"word", "meeting", "proposed"})  # forms of names that are read as plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that an answer should speak of."""

    kind: TermKind
    surface: str
    stems: frozenset[str] = frozenset()  # of its own words: all of a name's, one of a word's
    like: frozenset[str] = frozenset()  # of words that answer it
    sense: str = ""  # the kind of fact that answers it
    keys: frozenset[Named] = frozenset()
    hard: bool = False  # no answer without it
    of: str = ""  # the kind of thing that a name stands for
    label: str = ""  # its name in answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    terms: tuple[Term, ...]
    asks: frozenset[str]  # "who", "where", "when", "why", "number", "amount", "often"
    counted: frozenset[str]  # stems of what is counted: "how many letters of agreement"

    def of(self, *kinds: TermKind) -> list[Term]:
        return [term for term in self.terms if term.kind in kinds]


def wanted(corpus: Corpus, question: str) -> Wanted:
    names = [name for name in matcher(corpus.vocabulary).find(question) if name.form not in _NO_THING]
    used = _longest(name for name in names if name.kind in _KEYED and name.form not in _NOT_FOR_TEXT)
    asks, spans = _asks(question)
    taken = [*((name.start, name.end) for name in used), *spans]
    free = [word for word in words_in(question) if not any(a < word.end and word.start < b for a, b in taken)]
    terms = [*(_named(corpus, name) for name in used), *_words(question, free)]
    return Wanted(terms=tuple(dict.fromkeys(terms)), asks=asks, counted=_counted(question, free, used))


_ASKING = re.compile(
    r"\s*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|has|have|had|did|do|does|can|could|may|should"
    r"|in\s+which|in\s+what|from\s+which|by\s+what|for\s+what|to\s+whom|by\s+whom)\b",
    re.IGNORECASE,
)


_HOW_MANY = re.compile(r"\b(?:how\s+many|(?:what|which|the)\s+number\s+of|number\s+of)\b", re.IGNORECASE)


def is_question(text: str) -> bool:
    """Whether something is asked, in a sentence; else the words themselves are looked for."""
    return text.rstrip().endswith("?") or _ASKING.match(text) is not None


def _longest(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda one: (one.start - one.end, one.start, one.kind)):
        if not any(other.start < name.end and name.start < other.end for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _named(corpus: Corpus, name: Name) -> Term:
    stems = frozenset(word.stem for word in words_in(name.surface))
    concept = corpus.vocabulary.concept(name.kind, name.key)
    if concept.is_group:
        members = corpus.reaching(name.kind, (name.key,)) if name.kind in ("species", "country") else ()
        keys = frozenset((name.kind, key) for key in members or ())
        return Term(
            kind="group", surface=name.surface, stems=stems, keys=keys, hard=name.kind == "species", of=name.kind,
            label=concept.label,
        )  # fmt: skip
    keys = frozenset((name.kind, key) for key in corpus.reaching(name.kind, (name.key,)) or (name.key,))
    hard = name.kind in ("species", "country", "place")
    return Term(kind="name", surface=name.surface, stems=stems, keys=keys, hard=hard, of=name.kind, label=concept.label)


def _words(question: str, free: Sequence[Word]) -> Iterator[Term]:
    empty = {words for words, meaning in meanings(ANSWERS, "meaning").items() if meaning == "empty"}
    for word in free:
        printed = question[word.start : word.end]
        if _YEAR.fullmatch(printed):
            yield Term(kind="year", surface=printed, stems=frozenset({printed}), hard=True)
        elif _CODE.fullmatch(printed):
            yield Term(kind="code", surface=printed, stems=frozenset({printed}), hard=True)
        elif word.folded not in empty:
            sense = _senses().get(word.stem, "")
            like = _alike().get(sense, frozenset()) - {word.stem}
            yield Term(kind="word", surface=printed, stems=frozenset({word.stem}), like=like, sense=sense)


@cache
def _senses() -> dict[str, str]:
    """By stem, the group of words that it belongs to."""
    return {word.stem: row["meaning"] for row in table(LIKE) for word in words_in(row["words"])}


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for stem, sense in _senses().items():
        found.setdefault(sense, set()).add(stem)
    return {sense: frozenset(stems) for sense, stems in found.items()}


@cache
def _asking() -> dict[str, re.Pattern[str]]:
    kinds = {row["meaning"] for row in table(ANSWERS)} - {"empty", "statement"}
    return {kind: re.compile(_of(kind), re.IGNORECASE) for kind in sorted(kinds)}


def _of(meaning: str) -> str:
    parts = sorted((row["word"] for row in table(ANSWERS) if row["meaning"] == meaning), key=lambda w: (-len(w), w))
    return r"\b(?:" + "|".join(part.replace(" ", r"\s+") for part in parts) + r")\b"


def _asks(question: str) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """What kinds of thing are asked for, and the words that say so and nothing else."""
    found = {kind: [hit.span() for hit in pattern.finditer(question)] for kind, pattern in _asking().items()}
    spans = [span for kind, hits in found.items() if kind != "amount" for span in hits]
    return frozenset(kind for kind, hits in found.items() if hits), spans


def _counted(question: str, free: Sequence[Word], names: Sequence[Name]) -> frozenset[str]:
    """The noun that follows "how many"; a name where one follows."""
    hit = _HOW_MANY.search(question)
    if hit is None:
        return frozenset()
    if any(hit.end() <= name.start <= hit.end() + 12 for name in names if name.kind == "species"):
        return frozenset()
    behind = [word.stem for word in free if word.start >= hit.end()]
    return frozenset(behind[:1])
