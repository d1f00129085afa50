"""Acronyms that a text spells out, and names of bodies that the vocabulary does not know: for a curator to judge."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from ingest import shapes
from ingest.clean import clean
from ingest.phrases import plain, source
from ingest.records import Block, Definition, Span
from ingest.unlisted import TABLE, bodies
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

_KINDS: tuple[Kind, ...] = ("organisation", "instrument", "place", "species", "country")
_ACRONYM = r"(?=[\w&.-]{0,16}[A-Z][\w&.-]{0,16}[A-Z])[A-Z][A-Za-z&-]{0,11}[A-Za-z](?:-?\d{1,2})?"
_BRACKET = re.compile(
    rf"(?<!\s)\s*\(\s*[“\"']?(?:{{hereafter}}[:,]?\s+(?:the\s+)?)?[“\"']?(?P<acronym>{_ACRONYM})[”\"']?\s*\)"
)
_INSIDE = re.compile(rf"\((?P<name>[A-Z][^()]{{8,100}}?),\s+(?P<acronym>{_ACRONYM})\)")
_BEHIND = re.compile(rf"(?<![\w(])(?P<acronym>{_ACRONYM})\s+\((?P<name>[A-Z][^()]{{8,120}}?)\)")
_WORD = re.compile(r"[^\W\d_][\w'’.]*|\d+\w*")
_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "de", "des", "du", "for", "from", "in", "of", "on", "the", "to", "with", "&"}
)
_BEFORE = 160  # characters before a bracket that can hold the name


def definitions(
    text: str, blocks: Sequence[Block], names: Sequence[Name], vocabulary: Vocabulary
) -> tuple[Definition, ...]:
    """Each name once, where it stands first: acronyms with what they are short for, then unknown bodies."""
    reader = _Reader(text, blocks, names, vocabulary)
    acronyms = _once(reader.acronyms())
    known = [(one.span, one.name) for one in acronyms]
    unknown = [one for one in _once(reader.bodies()) if not _is_told(one, known)]
    return tuple(sorted([*acronyms, *unknown], key=lambda one: (one.span, one.name)))


def _once(found: Iterator[Definition]) -> list[Definition]:
    first: dict[tuple[str, str | None], Definition] = {}
    for one in sorted(found, key=lambda one: (one.span, one.name)):
        first.setdefault((one.name.casefold(), one.acronym), one)
    return list(first.values())


def _is_told(one: Definition, known: Sequence[tuple[Span, str]]) -> bool:
    return any(span.holds(one.span) or one.name.casefold() in name.casefold() for span, name in known)


class _Reader:
    def __init__(self, text: str, blocks: Sequence[Block], names: Sequence[Name], vocabulary: Vocabulary) -> None:
        self.text = text
        self.read = plain(text)
        self.blocks = [block for block in blocks if block.kind != "furniture"]
        self.names = sorted(names, key=lambda name: (name.start, name.end))
        self.vocabulary = vocabulary
        self._starts = [name.start for name in self.names]

    def acronyms(self) -> Iterator[Definition]:
        for block in self.blocks:
            start, end = block.span.start, block.span.end
            for match in _bracket().finditer(self.read, start, end):
                yield from self._spelled(max(start, match.start() - _BEFORE), match)
            for pattern in (_INSIDE, _BEHIND):
                for match in pattern.finditer(self.read, start, end):
                    yield from self._given(match, exact=pattern is _BEHIND)

    def _spelled(self, start: int, match: re.Match[str]) -> Iterator[Definition]:
        """``Department of Environment (DOE)``: our name for it, or the words whose initials make the acronym, or a
        body's name: ``Institute for Protected Areas (IBAP)``."""
        acronym, end = match["acronym"], match.start()
        known = self._ending(end)
        begins = known.start if known else self._begins(start, end, acronym)
        if begins is not None:
            yield self._definition(Span(begins, end), acronym, Span(begins, match.end()))

    def _begins(self, start: int, end: int, acronym: str) -> int | None:
        at = _beginning(self.read[start:end], acronym)
        if at is not None:
            return start + at
        found = bodies(self.read, self._near(Span(start, end)), start, end)
        return next((one.start for one in found if one.end == end), None)

    def _given(self, match: re.Match[str], *, exact: bool) -> Iterator[Definition]:
        """``(Wildlife Conservation Society, WCS)`` or ``WCS (Wildlife Conservation Society)``."""
        span = Span(match.start("name"), match.end("name"))
        if _beginning(match["name"], match["acronym"]) == 0 or (not exact and self._ending(span.end)):
            yield self._definition(span, match["acronym"], Span(*match.span()))

    def _ending(self, end: int) -> Name | None:
        """The longest name of the vocabulary that ends here; one that an acronym or a group gives is none."""
        near = self.names[bisect_left(self._starts, end - _BEFORE) : bisect_left(self._starts, end)]
        found = [name for name in near if name.end == end and name.form in ("name", "scientific")]
        return min(found, key=lambda name: name.start, default=None)

    def _definition(self, name: Span, acronym: str | None, span: Span) -> Definition:
        words_of = clean(self.text[name.start : name.end]).strip("“”‘’\"' ")
        return Definition(name=words_of, acronym=acronym, span=span, key=self._key(name, words_of))

    def _key(self, span: Span, name: str) -> str | None:
        named = self.vocabulary.named
        here = {n.kind: n.key for n in self.names if (n.start, n.end) == (span.start, span.end)}
        for kind in _KINDS:
            if key := here.get(kind) or named(kind, name) or named(kind, name.removesuffix("s")):
                return key
        return None

    def bodies(self) -> Iterator[Definition]:
        """Names of bodies that the vocabulary does not know, in running text."""
        for block in self.blocks:
            if block.kind == "heading" or shapes.is_caption(self.text[block.span.start : block.span.end]):
                continue
            for part in [cell.span for cell in block.cells if cell.span is not None] or [block.span]:
                for span in bodies(self.read, self._near(part), part.start, part.end):
                    yield self._definition(span, None, span)

    def _near(self, span: Span) -> list[Name]:
        return self.names[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(_BRACKET.pattern.replace("{hereafter}", source(TABLE, "hereafter")))


def _beginning(before: str, acronym: str) -> int | None:
    """Where the words begin whose initials make the acronym; small words between them may be skipped."""
    letters = [letter.casefold() for letter in acronym.rstrip("0123456789-") if letter.isalpha() and letter.isupper()]
    found = list(_WORD.finditer(before))
    at = len(found)
    while letters and at:
        at -= 1
        word = found[at].group()
        if word[0].casefold() == letters[-1]:
            letters.pop()
        elif word.casefold() not in _SMALL:
            return None
    return found[at].start() if not letters and at < len(found) else None
