"""Names that a word of a question may be meant for, though it is spelled otherwise: offered, never taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from kgraph.analysis import distance
from kgraph.questions.shelf import Shelf
from ontology.fold import normal
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

_SHORTEST = 4  # letters; shorter words are near to too many
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
