"""What a word of a question may be meant for, though it is spelled otherwise.

A name is offered, never taken. A word of asking ("wich", "activites") is taken, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ingest.cues import fold, meanings
from kgraph.analysis import distance
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
    for written in (word for words in unknown for word in words.split()):
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


def mended(question: str, shelf: Shelf) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with its misspelled words of asking put right, and which these are; no word of a document is."""
    found: list[tuple[str, str]] = []

    def right(match: re.Match[str]) -> str:
        written = match.group()
        if fold(written) in _of_asking() or shelf.holds(written):
            return written
        meant = next(_nearest(fold(written)), written)
        if meant != written:
            found.append((written, meant))
        return meant

    text = re.sub(r"(?<![\w.-])[A-Za-z]?[a-z]{2,}(?![\w-])", right, question)
    return text, tuple(dict.fromkeys(found))


def _nearest(written: str) -> Iterator[str]:
    for word in sorted(_of_asking()) if len(written) >= _LONG else _PRONOUNS:
        if word[:1] == written[:1] and len(word) >= 4 and _one_slip(written, word):
            yield word


def _one_slip(written: str, word: str) -> bool:
    """One letter put in, left out or changed, or two that have changed places."""
    if abs(len(written) - len(word)) > 1:
        return False
    return distance(written, word) == 1 or any(
        written == word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)
    )


@cache
def _of_asking() -> frozenset[str]:
    """The nouns that questions are about; a verb that is near to another may well mean itself."""
    known = meanings("question_words", "meaning").items()
    return frozenset(words for words, meaning in known if meaning in _NOUNS and " " not in words)
