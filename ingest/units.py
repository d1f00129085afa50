"""The headings that activities stand under: themes, and conservation units with their species and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest import footnotes
from ingest.clean import clean, trim
from ingest.country_codes import country_codes
from ingest.cues import fold
from ingest.found import Found
from ingest.labels import Label, before_labels, labels
from ingest.opened import Opened
from ingest.records import Block, Covered, Programme, Section, Span
from ingest.tables import Table
from ontology.names import Name
from ontology.vocabulary import Kind

_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEPARATOR = re.compile(r"\s*[:–—]\s+|\s+-\s+|:\s*")
SCOPE: tuple[Kind, Kind] = ("species", "country")
_LETTERED = re.compile(r"([A-Z])[.:)]\s+(?=[A-Z])")  # "B. Bycatch"
_ALL = re.compile(r"\ball\b", re.IGNORECASE)
_SLUG = re.compile(r"[^a-z0-9]+")


class Sections:
    """Makes sections of headings, each with a key of its own."""

    def __init__(self, blocks: Sequence[Block], found: Found, title: str, titled: Span) -> None:
        self.notes = [block for block in blocks if block.kind == "footnote"]
        self.found = found
        self.title = fold(title)
        self.titled = [{(name.kind, name.key) for name in side} for side in self._sides(titled)]
        self.whole: dict[tuple[str, str], Span] = {}  # by section and side, the words that say it is for all
        self._keys: dict[str, int] = {}

    def made(self, heads: Sequence[Opened]) -> list[tuple[Section, list[tuple[Block, Table]]]]:
        """The sections that hold activities, with their rows; a heading below a unit's is part of the unit."""
        open_heads: list[Opened] = []
        made: list[Opened] = []
        for head in self._with_lists(heads):
            while open_heads and open_heads[-1].rank >= head.rank:
                open_heads.pop()
            unit = next((above for above in open_heads if above.section and above.section.kind == "unit"), None)
            open_heads.append(head)
            if unit is not None and not self._names(head):
                unit.rows += head.rows
            elif head.rows or self._names(head):
                head.section = self._section(head)
                made.append(head)
        first = min((head.heading.span.start for head in heads if head.rows), default=0)
        held = [head for head in made if head.rows or head.heading.span.start > first]
        return [(head.section, head.rows) for head in held if head.section is not None]

    def _with_lists(self, heads: Sequence[Opened]) -> Iterator[Opened]:
        """A line of nothing but names under a numbered heading is the list of that heading."""
        last: Opened | None = None
        for head in heads:
            is_list = self.found.only_names(head.heading.span, *SCOPE) and not head.heading.number
            if last is not None and last.heading.number and not last.rows and is_list:
                last.lists.append(head.heading.span)
                last.labels += head.labels
                last.rows += head.rows
                continue
            if last is not None:
                yield last
            last = head
        if last is not None:
            yield last

    def _names(self, head: Opened) -> bool:
        species, countries, _ = self._scope(head)
        return bool(species or countries)

    def _section(self, head: Opened) -> Section:
        species, countries, end = self._scope(head)
        key = self._key(self._number_and_title(head.heading, end)[1])
        for label in self._labels(head):
            if label.content and not self.found.within(label.content, *SCOPE) and self._says_all(label.content):
                self.whole[key, label.meaning] = label.content
        text = self.found.text
        number, title = self._number_and_title(head.heading, end)
        whole = Span(head.heading.span.start, max([head.heading, *head.labels], key=lambda b: b.span.end).span.end)
        return Section(
            key=key,
            number=number,
            title=title,
            kind="unit" if species or countries else "theme",
            span=trim(text, head.heading.span.start, head.heading.span.end) or head.heading.span,
            species=species,
            countries=countries,
            footnotes=footnotes.of_heading(whole, self.notes, self.found),
        )

    def _number_and_title(self, heading: Block, end: int) -> tuple[str, str]:
        title = clean(footnotes.MARKS.sub("", self.found.text[heading.span.start : end])).strip(" :–—-")
        lettered = _LETTERED.match(title) if not heading.number else None
        number = heading.number or (lettered[1] if lettered else "")
        title = title.removeprefix(number).lstrip(" .:–—-|") or title
        return number.rsplit(" ", 1)[-1], title

    def _key(self, title: str) -> str:
        slug = _SLUG.sub("-", title.casefold()).strip("-")[:60].strip("-") or "section"
        self._keys[slug] = self._keys.get(slug, 0) + 1
        return slug if self._keys[slug] == 1 else f"{slug}--{self._keys[slug]}"

    def _scope(self, head: Opened) -> tuple[tuple[Covered, ...], tuple[Covered, ...], int]:
        """Species and countries of a heading, by its labels, brackets or bare list; and where its title ends."""
        text, span = self.found.text, head.heading.span
        stop = before_labels(text, span.start, span.end)
        listed = [*head.lists, *self._labelled(head)]
        end = stop
        start = self._behind_number(head.heading, stop)
        for part in self._lists(start, stop):
            listed.append(part)
            end = min(end, self._opening(start, part))
        names = [name for part in listed for name in self.found.within(part, *SCOPE) or self._codes(part)]
        words = self._in_words(head, Span(span.start, max(stop, span.start)))
        sides = [[n for n in names if n.kind == side] or [n for n in words if n.kind == side] for side in SCOPE]
        species, countries = (self.found.covered(side, "unit") for side in sides)
        return species, countries, end if end > span.start else stop

    def _behind_number(self, heading: Block, stop: int) -> int:
        """Where the words of a heading begin: "Objective 1:" lists nothing."""
        number = re.escape(heading.number or "").replace(r"\ ", r"\s+")
        lead = re.compile(rf"[\s#*]*{number}[.:)]*\s*").match(self.found.text, heading.span.start, stop)
        return lead.end() if lead and heading.number else heading.span.start

    def _codes(self, part: Span) -> list[Name]:
        return country_codes(self.found.text, part, self.found.vocabulary)

    def _in_words(self, head: Opened, span: Span) -> list[Name]:
        """What a heading over rows names without listing it: "Saiga Antelope in Kazakhstan". A title is no heading."""
        words = fold(clean(self.found.text[span.start : span.end]))
        if not (head.heading.number or head.rows) or not words or words in self.title:
            return []
        return [name for side in self._sides(span) if not self._is_of_all(side) for name in side]

    def _sides(self, span: Span) -> tuple[list[Name], list[Name]]:
        """The species and the countries that words name."""
        return self.found.taxa(span), [name for name in self.found.within(span, "country") if name.is_mention]

    def _is_of_all(self, names: Sequence[Name]) -> bool:
        """Whether they are all that the title names: "Trade in Saiga Horn" tells a plan for Saigas nothing new."""
        return {(name.kind, name.key) for name in names} in self.titled

    def _labels(self, head: Opened) -> Iterator[Label]:
        for block in [head.heading, *head.labels]:
            yield from labels(self.found.text, block.span.start, block.span.end)

    def _labelled(self, head: Opened) -> list[Span]:
        """What labels list for a heading; below the title they list what the whole programme is for."""
        labelled = [] if self._is_title(head) else self._labels(head)
        return [label.content for label in labelled if label.content is not None]

    def _is_title(self, head: Opened) -> bool:
        words = fold(clean(self.found.text[head.heading.span.start : head.heading.span.end]))
        return not head.heading.number and words in self.title

    def _says_all(self, span: Span) -> bool:
        return _ALL.search(self.found.text, span.start, span.end) is not None

    def filled(self, sections: Sequence[Section], programme: Programme) -> tuple[Section, ...]:
        """The sections, where a label says "all species" with those of the programme."""
        return tuple(
            replace(
                section,
                species=section.species or self._all(section, "species", programme.species),
                countries=section.countries or self._all(section, "countries", programme.countries),
            )
            for section in sections
        )

    def _all(self, section: Section, side: str, covered: Sequence[Covered]) -> tuple[Covered, ...]:
        span = self.whole.get((section.key, side))
        return tuple(replace(one, basis="unit", spans=(span,)) for one in covered) if span else ()

    def _lists(self, start: int, stop: int) -> Iterator[Span]:
        """Where a heading lists names: in brackets, after a colon or dash, or as the whole of it."""
        text = self.found.text
        brackets = [match for match in _BRACKET.finditer(text, start, stop) if match.group(1).strip()]
        for match in brackets:
            part = Span(match.start(1), match.end(1))
            if self.found.mostly_names(part, *SCOPE) or self._codes(part):
                yield part
        tails = [Span(match.end(), stop) for match in _SEPARATOR.finditer(text, start, stop) if match.end() < stop]
        lists = [tail for tail in tails if self.found.only_names(tail, *SCOPE) or self._codes(tail)]
        if lists:
            yield lists[0]
        elif start < stop and not brackets and self.found.only_names(Span(start, stop), *SCOPE):
            yield Span(start, stop)

    def _opening(self, start: int, part: Span) -> int:
        """Where the title before a list ends: at its bracket, colon or dash; a heading that is the list keeps it."""
        before = self.found.text[start : part.start].rstrip(" ([:–—-")
        return start + len(before) if trim(before, 0, len(before)) is not None else part.end
