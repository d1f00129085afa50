"""What a word of a question may be meant for, though it is spelled otherwise.

A name is offered, never taken. A word of asking ("wich", "activites") and one of a longer name of the field ("climate
chnage") are taken, and it is said; other plain words are taken without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ingest.cues import fold, meanings, table
from kgraph.analysis import distance
from kgraph.analysis import words as words_in
from kgraph.questions.english import is_english
from kgraph.questions.shelf import Shelf
from ontology.fold import normal
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

_SHORTEST = 4  # letters; shorter words are near to too many
_LONG = 6  # letters of a word of asking; shorter ones are near to words that mean something
_PRONOUNS = ("which", "what", "when", "where", "whose")
_NOUNS = frozenset((
    "activity", "species", "country", "organisation", "unit", "document", "responsible", "deadline", "priority",
    "recommendation", "coverage", "gap", "section", "indicator",
))  # fmt: skip
_KINDS = ("species", "country", "organisation", "place")


def meant(question: str, unknown: Sequence[str], vocabulary: Vocabulary, shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """For each word that nothing knows, the name that the question would hold if it were spelled like it."""
    found = []
    for written in (word for words in unknown for word in words.split() if fold(word) not in _said_of_the_field()):
        label = next(_names(question, written, vocabulary, shelf), None)
        if label is not None:
            found.append((written, label))
    return tuple(found)


def _names(question: str, written: str, vocabulary: Vocabulary, shelf: Shelf) -> Iterator[str]:
    at = question.find(written)
    for word in _near(normal(written), vocabulary):
        mended = question[:at] + word + question[at + len(written) :]
        for name in matcher(vocabulary).find(mended):
            if name.kind in _KINDS and name.form != "none" and name.start <= at < name.end:
                yield vocabulary.label(name.kind, name.key)
    for spoken, title in shelf.units.items():
        if any(_is_near(normal(written), word) for word in spoken.split()):
            yield title


def _near(written: str, vocabulary: Vocabulary) -> Iterable[str]:
    """The words of names that are a letter or two away, the nearest first."""
    if len(written) < _SHORTEST:
        return ()
    words = _by_first_letter(vocabulary).get(written[0], ())
    near = [(distance(word, written), word) for word in words if abs(len(word) - len(written)) <= 2]
    return [word for far, word in sorted(near) if far <= _most(written)]


def _is_near(written: str, word: str) -> bool:
    close = abs(len(word) - len(written)) <= 2 and len(written) >= _SHORTEST
    return close and distance(word, written) <= _most(written)


def _most(written: str) -> int:
    return 1 if len(written) < 6 else 2


@lru_cache(maxsize=4)
def _by_first_letter(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for concept in vocabulary.concepts.values():
        if concept.kind in _KINDS:
            names = (concept.label, *concept.names, *concept.scientific)
            for word in (word for name in names for word in normal(name).split()):
                if len(word) >= _SHORTEST:
                    found.setdefault(word[0], set()).add(word)
    return {letter: tuple(sorted(words)) for letter, words in found.items()}


def mended(
    question: str, shelf: Shelf, vocabulary: Vocabulary | None = None
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with its misspelled plain words put right, and those of asking among them; no name is touched."""
    found: list[tuple[str, str]] = []

    def right(match: re.Match[str]) -> str:
        written = match.group()
        known = fold(written) in _said() or shelf.prints(written) or _stem(written) in _stems()
        if known or is_english(written):
            return written
        asked = next(_nearest(fold(written), _of_asking()), None)
        plain = asked or next(_nearest(written, _said_of_the_field()), None)
        if plain is None or (vocabulary is not None and _may_be_a_name(normal(written), plain, vocabulary)):
            return written
        if asked is not None or plain not in _plain_words():
            found.append((written, plain))
        return plain

    text = re.sub(r"(?<![\w.-])[A-Za-z]?[a-z]{2,}(?![\w-])", right, question)
    return text, tuple(dict.fromkeys(found))


def _may_be_a_name(written: str, plain: str, vocabulary: Vocabulary) -> bool:
    words = _by_first_letter(vocabulary).get(written[:1], ())
    return written in words or any(_one_slip(written, word) for word in words if word != plain)


def _nearest(written: str, words: frozenset[str]) -> Iterator[str]:
    for word in _by_shape(words).get(written[:1], ()) if len(written) >= _LONG else _PRONOUNS:
        if word[:1] == written[:1] and len(word) >= _SHORTEST and _one_slip(written, word):
            yield word


@cache
def _by_shape(words: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[:1], []).append(word)
    return {letter: tuple(each) for letter, each in found.items()}


def _one_slip(written: str, word: str) -> bool:
    """One letter put in, left out or changed, or two that have changed places; never the first."""
    if written[:1] != word[:1] or abs(len(written) - len(word)) > 1 or written == word:
        return False
    at = next((n for n, (a, b) in enumerate(zip(written, word, strict=False)) if a != b), min(len(written), len(word)))
    if len(written) != len(word):
        longer, shorter = sorted((written, word), key=len, reverse=True)
        return longer[at + 1 :] == shorter[at:]
    swapped = written[at : at + 2] == word[at : at + 2][::-1] and written[at + 2 :] == word[at + 2 :]
    return swapped or written[at + 1 :] == word[at + 1 :]


@cache
def _of_asking() -> frozenset[str]:
    """The nouns that questions are about; a verb that is near to another may well mean itself."""
    known = meanings("question_words", "meaning").items()
    return frozenset(words for words, meaning in known if meaning in _NOUNS and " " not in words)


@cache
def _plain_words() -> frozenset[str]:
    """All words of asking and of the field, which are no names."""
    of_the_field = (fold(words) for row in table("field_words") for words in row["words"].split("|"))
    called = (fold(row["words"]) for row in table("question_names"))
    every = (*meanings("question_words", "meaning"), *of_the_field, *called)
    return frozenset(words for words in every if words.isalpha())


def _stem(word: str) -> str:
    return next((one.stem for one in words_in(word)), word)


@cache
def _stems() -> frozenset[str]:
    """Of the words that answer each other: "helped" is a form of "help", and no slip of "helper"."""
    return frozenset(_stem(row["words"]) for row in table("like_words"))


@cache
def _said() -> frozenset[str]:
    """Every word that means something by itself or in a phrase: "handed in" is no slip of "handled"."""
    phrases = " ".join(meanings("question_words", "meaning"))
    return _said_of_the_field() | frozenset(phrases.split())


@cache
def _said_of_the_field() -> frozenset[str]:
    """Every word of the field, those of phrases too: "trail cams" is no name that is misspelled."""
    rows = (*table("field_words"), *table("subjects"))
    phrases = (words for row in rows for words in row["words"].split("|"))
    return frozenset(word for words in phrases for word in fold(words).split()) | _plain_words()
