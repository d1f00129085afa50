"""The names found in a text, looked up by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ingest.clean import clean
from ingest.records import Basis, Covered, Span
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

_BESIDE = re.compile(r"(?:\s|</\w+>|\*)*\(([^()]*)\)")
_WORD = re.compile(r"[^\W\d_]+")
_TAXA = frozenset({"species", "subspecies", "population"})
_JOINING = frozenset({"a", "all", "and", "as", "in", "of", "s", "the", "well"})


class Found:
    """Names in text order, with the questions that a reader of tables and headings asks."""

    def __init__(self, text: str, names: Sequence[Name], vocabulary: Vocabulary) -> None:
        self.text = text
        self.names = sorted(names, key=lambda name: (name.start, name.end, name.kind))
        self.vocabulary = vocabulary
        self._starts = [name.start for name in self.names]

    def within(self, span: Span | None, *kinds: Kind) -> list[Name]:
        """The names of these kinds that stand wholly in a stretch."""
        if span is None:
            return []
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [name for name in self.names[first:last] if name.kind in kinds and name.end <= span.end]

    def taxa(self, span: Span | None) -> list[Name]:
        """The species that a stretch names, without groups and what is wider."""
        return [
            name
            for name in self.within(span, "species")
            if name.is_mention and self.vocabulary.concept("species", name.key).type in _TAXA
        ]

    def covered(self, names: Iterable[Name], basis: Basis) -> tuple[Covered, ...]:
        """What the names cover, each once; a group covers its members."""
        spans: dict[str, list[Span]] = {}
        notes: dict[str, str] = {}
        names = list(names)
        remarks = {inside for name in names for inside in self._narrower(name)}
        for name in (one for one in names if one not in remarks):
            for key in self.vocabulary.members(name.kind, name.key) or (name.key,):
                spans.setdefault(key, []).append(Span(name.start, name.end))
                notes[key] = notes.get(key) or self._note(name)
        return tuple(Covered(key=key, basis=basis, spans=tuple(spans[key]), note=notes[key]) for key in spans)

    def _note(self, name: Name) -> str:
        """What is printed in brackets beside a name, where that is no other name of it."""
        beside = _BESIDE.match(self.text, name.end)
        if beside is None or len(self._beside(name)) > len(self._narrower(name)):
            return ""
        return clean(beside.group(1))

    def _beside(self, name: Name) -> list[Name]:
        """The names of the same kind in brackets right behind a name."""
        beside = _BESIDE.match(self.text, name.end)
        return self.within(Span(*beside.span(1)), name.kind) if beside and beside.group(1) else []

    def _narrower(self, name: Name) -> list[Name]:
        """ "Argali (Marco Polo sheep)": those in brackets that are parts of what the name means."""
        beside = self._beside(name) if name.kind == "species" else []
        below = self.vocabulary.below(name.key) if beside else frozenset()
        return [one for one in beside if one.key in below and one.key != name.key]

    def only_names(self, span: Span | None, *kinds: Kind) -> bool:
        """A stretch that holds names of these kinds and nothing between them but commas and the like."""
        return bool(self.within(span, *kinds)) and not self._other_words(span, *kinds)

    def mostly_names(self, span: Span, *kinds: Kind) -> bool:
        """A list of names with a word or two beside them: "border of Iran and Turkmenistan"."""
        return len(self._other_words(span, *kinds)) < len(self.within(span, *kinds))

    def _other_words(self, span: Span | None, *kinds: Kind) -> list[str]:
        """The words of a stretch that belong to no name and join none."""
        if span is None:
            return []
        rest, at = "", span.start
        for name in self.within(span, *kinds):
            rest += self.text[at : name.start] + ","
            at = name.end
        words = _WORD.findall(clean(rest + self.text[at : span.end]))
        return [word for word in words if word.casefold() not in _JOINING]
