"""Names in text: what a document or a question speaks of, and exactly where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ontology.acronyms import learn
from ontology.concepts import Kind
from ontology.context import Passage, Reading, Scene, Span
from ontology.fold import View, views
from ontology.patterns import MENTIONS, Entry, Form, Patterns
from ontology.reading import readings
from ontology.vocabulary import Vocabulary

__all__ = ["Matcher", "Name", "Passage", "matcher"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the vocabulary at its place in a text: ``text[start:end] == surface``."""

    kind: Kind
    key: str
    start: int
    end: int
    surface: str
    certain: bool
    form: Form

    @property
    def is_mention(self) -> bool:
        """Whether the text names the thing itself, not a group, a kind of actor, a meeting or a topic."""
        return self.form in MENTIONS


class Matcher:
    """Finds names. It keeps no state between texts, and is made anew when it is unpickled."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._patterns = Patterns(vocabulary)

    def __reduce__(self) -> tuple[type[Matcher], tuple[Vocabulary]]:
        return Matcher, (self.vocabulary,)

    def find(self, text: str, passages: Sequence[Passage] = (), issuer: str | None = None) -> list[Name]:
        """All names in text order. Without passages the text is read as one; without issuer, as nobody's."""
        seen = views(text)
        spans = self._spans(seen)
        scene = Scene(self.vocabulary, self._patterns, text, seen[0], spans, passages, issuer)
        learn(scene)
        names = (self._name(text, reading) for reading in readings(scene, spans))
        return sorted(names, key=lambda name: (name.start, name.end, name.kind, name.key))

    def _spans(self, seen: Iterable[View]) -> list[Span]:
        """Stretches of the text that could be names, with every meaning they could have."""
        found: dict[tuple[int, int], dict[Entry, None]] = {}
        for view in seen:
            for hit in self._patterns.hits(view):
                found.setdefault(view.span(hit.start, hit.end), {}).update(dict.fromkeys(hit.entries))
        return [Span(start, end, tuple(sorted(entries))) for (start, end), entries in sorted(found.items())]

    def _name(self, text: str, reading: Reading) -> Name:
        span, entry = reading.span, reading.entry
        key = self.vocabulary.merged.get((entry.kind, entry.key), entry.key)
        return Name(
            start=span.start, end=span.end, kind=entry.kind, key=key, surface=text[span.start : span.end],
            certain=reading.certain, form=entry.form,
        )  # fmt: skip


@lru_cache(maxsize=4)
def matcher(vocabulary: Vocabulary) -> Matcher:
    """The matcher of a vocabulary, made once."""
    return Matcher(vocabulary)
