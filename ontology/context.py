"""What the words around a name make of it: which of its meanings holds here, and whether it is a name at all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontology.fold import View, fold, normal
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
_DEFINITION = re.compile(r" ?\((?P<acronym>(?=[^)]*[A-Z][^)]*[A-Z])[A-Z][A-Za-z-]{1,9})\)")


def _spelling(acronym: str, before: str) -> frozenset[str]:
    """The words before a bracket whose capitals make the acronym in it, folded; none where they do not."""
    capitals = "".join(c for c in acronym if c.isupper())
    words = list(re.finditer(r"\b[A-Z]\w*", before))[-len(capitals) :]
    if "".join(word.group()[0] for word in words) != capitals:
        return frozenset()
    return frozenset(fold(word.group()) for word in words)


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
        self.definitions = dict(self._defined())
        self.solids = longest((*self._carried(), *self.solids))
        self._passages = sorted(passages, key=lambda p: (p.start, p.end))
        self._starts = [p.start for p in self._passages]

    def _defined(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Acronyms that the text explains, with the organisations they stand for there: ours, or none of ours."""
        ends = {self.view.at(span.end): span for span in self.solids}
        for match in _DEFINITION.finditer(self.view.printed):
            acronym, span = match["acronym"], ends.get(match.start())
            if span is not None and self.words(span) not in self.patterns.choices:
                yield acronym, frozenset(e.key for e in span.solid if e.kind == "organisation" and e.form == "name")
            elif span is None:
                words = _spelling(acronym, self.view.printed[max(0, match.start() - 120) : match.start()])
                ours = self.patterns.entries.get(normal(acronym), ())
                if words and not any(words & self._name_words(entry) for entry in ours):
                    yield acronym, frozenset()

    def _name_words(self, entry: Entry) -> frozenset[str]:
        concept = self.vocabulary.get(entry.kind, entry.key)
        names = concept.all_names() if concept else ()
        return frozenset(word for name in names for word in normal(name).split() if len(word) > 3)

    def _carried(self) -> Iterator[Span]:
        """Every place where an acronym stands that the text itself gives to one of our organisations."""
        for acronym, keys in self.definitions.items():
            form = normal(acronym)
            if len(keys) == 1 and (form not in self.patterns.entries or form in self.patterns.choices):
                entry = Entry("organisation", min(keys), "short", "exact", acronym)
                for match in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", self.view.printed):
                    yield Span(*self.view.span(match.start(), match.end()), (entry,))

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
            yield [(p.start, p.end) for p in self._passages if p.section == passage.section]
        else:
            yield from ([(max(0, span.start - reach), span.end + reach)] for reach in (_NEAR, _FAR))
        yield [(0, len(self.text))]

    def named(self, stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[Span, str]]:
        """Spans within some stretches that can only mean one thing, with its key."""
        for start, end in stretches:
            low = bisect_left(self._clear_starts, start)
            high = bisect_left(self._clear_starts, end)
            yield from self._clear[low:high]

    def says(self, stretches: Iterable[tuple[int, int]], cues: Iterable[str]) -> bool:
        """Whether one of some words stands within the stretches."""
        texts = [self.view.folded[self.view.at(start) : self.view.at(end)] for start, end in stretches]
        return any(_holds(text, cue) for cue in cues for text in texts)

    @cached_property
    def _clear(self) -> list[tuple[Span, str]]:
        return [(s, s.solid[0].key) for s in self.solids if self._means_one_thing(s)]

    @cached_property
    def _clear_starts(self) -> list[int]:
        return [span.start for span, _ in self._clear]

    def _means_one_thing(self, span: Span) -> bool:
        keys = {(e.kind, e.key) for e in span.solid}
        return len(keys) == 1 and span.solid[0].form != "none" and self.words(span) not in self.patterns.choices

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each thing is clearly named in the text."""
        return Counter(key for _, key in self._clear)


def _holds(text: str, word: str) -> bool:
    """Whether a text has a word, not inside a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False
