"""What the words around a name make of it: which of its meanings holds here, and whether it is a name at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontology.fold import View
from ontology.patterns import SOLID, Entry, Patterns, is_cased
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text that is read together, what it is there, and the number of its section."""

    start: int
    end: int
    role: str  # "heading", "row", "paragraph", ...
    section: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text that could be a name, and all it could mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    @property
    def solid(self) -> tuple[Entry, ...]:
        return tuple(e for e in self.entries if e.form in SOLID)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


def overlapping(spans: Sequence[Span], span: Span) -> list[Span]:
    """Those of some spans, in order and apart from each other, that overlap another span."""
    first = bisect_left(spans, span)
    last = bisect_left(spans, Span(span.end, span.end, ()))
    return [other for other in spans[max(0, first - 1) : last] if other.overlaps(span)]


@dataclass(frozen=True, slots=True)
class Reading:
    """A span with the one meaning that it has here."""

    span: Span
    entry: Entry
    certain: bool = True


# Where a text has no passages, so many characters to either side stand for the passage and the section.
_NEAR, _FAR = 300, 2000


def longest(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap, the longest first choice, in text order."""
    chosen: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        index = bisect_left(chosen, span)
        if all(not span.overlaps(near) for near in chosen[max(0, index - 1) : index + 1]):
            chosen.insert(index, span)
    return chosen


class Scene:
    """A text as the rules see it: its words, its passages and what is named where."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        patterns: Patterns,
        text: str,
        view: View,
        spans: Sequence[Span],
        passages: Sequence[Passage] = (),
        issuer: str | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.patterns = patterns
        self.text = text
        self.view = view
        self.cased = is_cased(view.printed)
        self.issuer = issuer
        self.solids = longest(span for span in spans if span.solid)
        self.definitions: dict[str, frozenset[str]] = {}  # acronyms that the text explains; see acronyms.py
        self._passages = sorted(passages, key=lambda p: (p.start, p.end))
        self._starts = [p.start for p in self._passages]
        self._cues: dict[str, list[int]] = {}

    def line(self, span: Span) -> str:
        """The table row or else the line of the text that a span stands in, folded."""
        passage = self.passage(span)
        if passage is not None and passage.role == "row":
            return self.view.folded[self.view.at(passage.start) : self.view.at(passage.end)]
        start, end = self.text.rfind("\n", 0, span.start) + 1, self.text.find("\n", span.end)
        return self.view.folded[self.view.at(start) : self.view.at(end if end >= 0 else len(self.text))]

    def before(self, span: Span, length: int = 80) -> str:
        """What is read just before a span, folded."""
        at = self.view.at(span.start)
        return self.view.folded[max(0, at - length) : at]

    def after(self, span: Span, length: int = 80) -> str:
        at = self.view.at(span.end)
        return self.view.folded[at : at + length]

    def printed(self, span: Span) -> str:
        return self.view.printed[self.view.at(span.start) : self.view.at(span.end)]

    def words(self, span: Span) -> str:
        return self.view.folded[self.view.at(span.start) : self.view.at(span.end)]

    def passage(self, span: Span) -> Passage | None:
        """The passage that a span stands in; None where the text has none."""
        index = bisect_right(self._starts, span.start) - 1
        return self._passages[index] if index >= 0 and span.start < self._passages[index].end else None

    def circles(self, span: Span) -> Iterator[list[tuple[int, int]]]:
        """The stretches to look in for what a span may mean, the nearest first: passage, section, text."""
        passage = self.passage(span)
        if passage is not None:
            yield [(passage.start, passage.end)]
            yield self._sections[passage.section]
        else:
            yield from ([(max(0, span.start - reach), span.end + reach)] for reach in (_NEAR, _FAR))
        yield [(0, len(self.text))]

    def says(self, cue: str, stretches: Iterable[tuple[int, int]]) -> bool:
        """Whether a word stands in one of some stretches, and not inside a longer word."""
        if cue not in self._cues:
            self._cues[cue] = [self.view.origins[at] for at in _places(self.view.folded, cue)]
        return bool(spots_within(self._cues[cue], stretches))

    @cached_property
    def spots(self) -> dict[str, list[int]]:
        """Where each thing is named by a name that means nothing else."""
        spots: dict[str, list[int]] = {}
        for span in self.solids:
            if self._means_one_thing(span):
                spots.setdefault(span.solid[0].key, []).append(span.start)
        return spots

    def count(self, key: str) -> int:
        """How often a thing is clearly named."""
        return len(self.spots.get(key, ()))

    @cached_property
    def _sections(self) -> dict[int, list[tuple[int, int]]]:
        """The stretches of each section; passages that follow each other are one."""
        sections: dict[int, list[tuple[int, int]]] = {}
        last: int | None = None
        for passage in self._passages:
            stretches = sections.setdefault(passage.section, [])
            if stretches and last == passage.section:
                stretches[-1] = (stretches[-1][0], max(stretches[-1][1], passage.end))
            else:
                stretches.append((passage.start, passage.end))
            last = passage.section
        return sections

    def _means_one_thing(self, span: Span) -> bool:
        keys = {(e.kind, e.key) for e in span.solid}
        return len(keys) == 1 and span.solid[0].form != "none" and self.words(span) not in self.patterns.choices


def _places(text: str, word: str) -> Iterator[int]:
    """Where a text has a word, not inside a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield at
        at = text.find(word, end)


def spots_within(spots: Sequence[int], stretches: Iterable[tuple[int, int]]) -> list[int]:
    """The first and the last of some offsets, in order, in each of some stretches."""
    found: list[int] = []
    for start, end in stretches:
        low, high = bisect_left(spots, start), bisect_left(spots, end)
        if low < high:
            found += [spots[low], spots[high - 1]]
    return found
