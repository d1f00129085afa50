"""What a question looks for in a text: names, words and those that answer them, years, codes, and a kind of thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.cues import meanings, table
from kgraph.analysis import Word
from kgraph.analysis import words as words_in
from kgraph.kin import kin
from kgraph.questions.states import STATES, states_asked
from kgraph.questions.things import called
from kgraph.sayings import Named, stems_of
from ontology.names import Name, matcher
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

ANSWERS, LIKE = "answer_words", "like_words"
TermKind = Literal["word", "name", "group", "year", "code"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = 3  # letters of a part of a compound
_LONGEST = 40  # letters; no compound has more
_CODE = re.compile(r"\d+(?:\.\d+)+")
_KEYED = ("species", "country", "organisation", "place", "instrument")
_NO_THING = ("role", "domestic", "none")
_NOT_FOR_TEXT = frozenset({"word", "meeting", "proposed"})  # forms of names that are read as plain words


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that an answer should speak of."""

    kind: TermKind
    surface: str
    stems: frozenset[str] = frozenset()  # of its own words: all of a name's, one of a word's, two of a compound's
    like: frozenset[str] = frozenset()  # of words that answer it
    sense: str = ""  # the kind of fact that answers it
    keys: frozenset[Named] = frozenset()
    hard: bool = False  # no answer without it
    of: str = ""  # the kind of thing that a name stands for
    key: str = ""  # of the thing itself, where it is one
    label: str = ""  # its name in answers
    sought: bool = False  # "a meeting", "an action plan": a thing that is asked for, not who told of it
    deed: bool = False  # of "who paid": nobody is named where it is not told

    def __hash__(self) -> int:
        return hash((self.kind, self.surface))  # the rest goes with these


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    terms: tuple[Term, ...]
    asks: frozenset[str]  # "who", "where", "when", "why", "number", "amount", "often"
    counted: frozenset[str]  # stems of what is counted: "how many letters of agreement"

    def of(self, *kinds: TermKind) -> list[Term]:
        return [term for term in self.terms if term.kind in kinds]


def wanted(corpus: Corpus, question: str) -> Wanted:
    names = [name for name in _names(corpus.vocabulary, question) if name.form not in _NO_THING]
    used = _longest(name for name in names if name.kind in _KEYED and _is_for_text(name))
    asks, spans = _asks(question)
    ordered = _ORDER.match(question)  # "List all ...": it asks, and is no word to look for
    taken = [*((name.start, name.end) for name in used), *spans, *((ordered.span(),) if ordered else ())]
    free = [word for word in words_in(question) if not any(a < word.end and word.start < b for a, b in taken)]
    terms = [*(_named(corpus, name) for name in used), *_words(corpus, question, free)]
    return Wanted(terms=tuple(dict.fromkeys(terms)), asks=asks, counted=_counted(question, free, used))


@lru_cache(maxsize=64)
def _names(vocabulary: Vocabulary, question: str) -> tuple[Name, ...]:
    """Each kind of answer reads the question; its names are found once."""
    return tuple(map(_as_called, matcher(vocabulary).find(question)))


def _as_called(name: Name) -> Name:
    """Those who are spoken of as actors are actors, though they are a group of States as well: "the CMS Parties"."""
    keys = called().get(name.surface, ()) if name.kind == "country" else ()
    return replace(name, kind="organisation", key=keys[0], form="name") if keys else name


_ONLY_ASK = frozenset({"advising", "agreeing"})  # senses of words that say nothing of what was said
_YES_NO = re.compile(r"\s*(?:whether|is|are|was|were|has|have|had|did|do|does)\b", re.IGNORECASE)
_ORDER = re.compile(
    r"\s*(?:please\s+)?(?:list|show|give|find)\b(?:\s+(?:me|us))?(?=\s+(?:all|every|the)\b)", re.IGNORECASE
)
_ASKING = re.compile(
    r"\s*(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|has|have|had|did|do|does|can|could|may|should"
    r"|in\s+which|in\s+what|from\s+which|by\s+what|for\s+what|to\s+whom|by\s+whom)\b",
    re.IGNORECASE,
)


_WHO_DID = re.compile(
    r"\bwhom?\s+(?:(?:is|are|was|were|has|have|had|been|will|would|set|meant|supposed|going)\s+(?:to\s+)?)*(?P<deed>\w+)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|did|do|does|can|will|would)\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"\b(?:how\s+many|(?:what|which|the)\s+number\s+of|number\s+of)\b", re.IGNORECASE)


def is_question(text: str) -> bool:
    """Whether something is asked, in a sentence; else the words themselves are looked for."""
    return text.rstrip().endswith("?") or _ASKING.match(text) is not None


def asks_yes_or_no(text: str) -> bool:
    return _YES_NO.match(text) is not None


def without_states(asked: Wanted, question: str) -> Wanted:
    """What is asked besides the states: their words need not stand where one is told of."""
    if not states_asked(question):
        return asked
    said = {word.stem for words in meanings(STATES, "meaning") for word in words_in(words)}
    return replace(asked, terms=tuple(term for term in asked.terms if term.kind != "word" or not term.stems <= said))


def narrowing(asked: Wanted) -> list[Term]:
    """What a statement must be of: names of species, countries, places and bodies, codes and years."""
    return [term for term in asked.terms if term.hard or is_body(term)]


def is_body(term: Term) -> bool:
    return term.kind == "name" and any(kind == "organisation" for kind, _ in term.keys)


def content(asked: Wanted) -> Wanted:
    """What is asked without the names that narrow it, and without the words that only ask for statements."""
    hard = set(narrowing(asked))
    rest = (term for term in asked.terms if term not in hard and term.sense not in _ONLY_ASK)
    return replace(asked, terms=tuple(term for term in rest if not only_asks(term)))


def asks_for_all(asked: Wanted) -> bool:
    """Whether all animals are asked for, that live somewhere: not those that were caught, lost or set free."""
    there = ("occurs", "population")
    return all(term.sense in there for term in content(asked).terms) and not any(t.of == "place" for t in asked.terms)


def only_asks(term: Term) -> bool:
    """Whether a word says that something was said or done, and nothing of what."""
    return term.kind == "word" and not term.sought and term.surface.casefold() in _words_of("statement")


def _is_for_text(name: Name) -> bool:
    """Names by which a text is asked for; of meetings those that have one of their own: "SOM-26"."""
    if name.form == "meeting":
        return any(map(str.isdigit, name.surface))
    return name.form not in _NOT_FOR_TEXT


def _longest(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda one: (one.start - one.end, one.start, one.kind)):
        if not any(other.start < name.end and name.start < other.end for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _named(corpus: Corpus, name: Name) -> Term:
    stems = frozenset(word.stem for word in words_in(name.surface))
    if name.form == "meeting":
        return Term(kind="name", surface=name.surface, stems=stems, of="meeting", label=name.surface)
    concept = corpus.vocabulary.concept(name.kind, name.key)
    if concept.is_group:
        members = corpus.reaching(name.kind, (name.key,)) if name.kind in ("species", "country") else ()
        keys = frozenset((name.kind, key) for key in members or ())
        return Term(
            kind="group", surface=name.surface, stems=stems, like=_like(stems), keys=keys,
            hard=name.kind == "species", of=name.kind, label=concept.label,
        )  # fmt: skip
    keys = frozenset((name.kind, key) for key in corpus.reaching(name.kind, (name.key,)) or (name.key,))
    hard = name.kind in ("species", "country", "place")
    return Term(
        kind="name", surface=name.surface, stems=stems, keys=keys, hard=hard, of=name.kind, key=name.key,
        label=concept.label,
    )  # fmt: skip


def _words(corpus: Corpus, question: str, free: Sequence[Word]) -> Iterator[Term]:
    sought = [hit.span("thing") for hit in _sought().finditer(question)]
    deeds = {hit.start("deed") for hit in _WHO_DID.finditer(question)}
    for word in free:
        printed = question[word.start : word.end]
        if _YEAR.fullmatch(printed):
            yield Term(kind="year", surface=printed, stems=frozenset({printed}), hard=True)
        elif _CODE.fullmatch(printed):
            yield Term(kind="code", surface=printed, stems=frozenset({printed}), hard=True)
        elif word.folded not in _words_of("empty"):
            stems, kindred = _forms(corpus, word)
            yield Term(
                kind="word", surface=printed, stems=stems, like=_like(stems) | kindred,
                sense=_senses().get(word.stem, ("",))[0],
                sought=any(start <= word.start < end for start, end in sought),
                deed=word.start in deeds,
            )  # fmt: skip


def _forms(corpus: Corpus, word: Word) -> tuple[frozenset[str], frozenset[str]]:
    """The stem of a word, or of both words of a compound that documents write apart; and the stems of its kin."""
    known = corpus.shelf.holds
    kindred = frozenset(kin(word.folded)[1:])
    if len(word.folded) > _LONGEST or known(word.folded) or any(map(known, kindred)):
        return frozenset({word.stem}), kindred
    for at in range(_PART, len(word.folded) - _PART + 1):
        parts = word.folded[:at], word.folded[at:]
        if all(map(known, parts)):
            return frozenset(stem for part in parts for stem in stems_of(part)), kindred
    read = corpus.spelled_like(word.folded)
    return frozenset({word.stem}), kindred | (stems_of(read) if read else frozenset())


def _like(stems: frozenset[str]) -> frozenset[str]:
    """The words that answer these."""
    senses = (sense for stem in stems for sense in _senses().get(stem, ()))
    return frozenset().union(*(_alike()[sense] for sense in senses)) - stems


@cache
def _words_of(kind: str) -> frozenset[str]:
    return frozenset(words for words, meaning in meanings(ANSWERS, "meaning").items() if meaning == kind)


@cache
def _sought() -> re.Pattern[str]:
    """A thing that has no definite article, or a compound that names one."""
    thing = r"(?P<thing>\w[\w-]*(?:\s+(?!(?:on|of|for|in|to|at|by|the|with|about|between|already|yet)\b)\w[\w-]*){0,3})"
    return re.compile(rf"\b(?:(?:an?|any)\s+|(?={_of('thing')})){thing}", re.IGNORECASE)


@cache
def _senses() -> dict[str, tuple[str, ...]]:
    """By stem, the groups of words that it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table(LIKE):
        for word in words_in(row["words"]):
            found[word.stem] = (*found.get(word.stem, ()), row["meaning"])
    return found


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for stem, senses in _senses().items():
        for sense in senses:
            found.setdefault(sense, set()).add(stem)
    return {sense: frozenset(stems) for sense, stems in found.items()}


@cache
def _asking() -> dict[str, re.Pattern[str]]:
    kinds = {row["meaning"] for row in table(ANSWERS)} - {"empty", "statement", "thing"}
    return {kind: re.compile(_of(kind), re.IGNORECASE) for kind in sorted(kinds)}


def _of(meaning: str) -> str:
    parts = sorted((row["word"] for row in table(ANSWERS) if row["meaning"] == meaning), key=lambda w: (-len(w), w))
    return r"\b(?:" + "|".join(part.replace(" ", r"\s+") for part in parts) + r")\b"


def _asks(question: str) -> tuple[frozenset[str], list[tuple[int, int]]]:
    """What kinds of thing are asked for, and the words that say so and nothing else."""
    hits = [(hit.span(), kind) for kind, pattern in _asking().items() for hit in pattern.finditer(question)]
    whole = [(span, kind) for span, kind in hits if not any(_is_inside(span, other) for other, _ in hits)]
    return frozenset(kind for _, kind in whole), [span for span, kind in whole if kind != "amount"]


def _is_inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]


def _is_taxon(name: Name) -> bool:
    return name.kind == "species" and name.form != "group"


def _counted(question: str, free: Sequence[Word], names: Sequence[Name]) -> frozenset[str]:
    """The noun that follows "how many"; a name where one follows."""
    hit = _HOW_MANY.search(question)
    if hit is None:
        return frozenset()
    if any(hit.end() <= name.start <= hit.end() + 12 for name in names if _is_taxon(name)):
        return frozenset()
    group = next((name for name in names if hit.end() <= name.start <= hit.end() + 2), None)
    if group is not None:
        return frozenset(word.stem for word in words_in(group.surface))
    behind = [word for word in free if word.start >= hit.end()]
    noun = next((word for word in behind if word.folded not in _words_of("empty")), None)
    straight = noun is not None and not _VERB.search(question[hit.end() : noun.start])  # not "how many were left"
    return frozenset({noun.stem}) if noun is not None and straight else frozenset()
