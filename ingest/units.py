"""The headings that activities stand under: themes, and conservation units with their species and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest import footnotes, shapes
from ingest.clean import clean, trim
from ingest.country_codes import country_codes
from ingest.cues import fold
from ingest.found import Found
from ingest.labels import before_labels, labels
from ingest.records import Block, Covered, Section, Span
from ingest.tables import Table, filled, words
from ontology.names import Name
from ontology.vocabulary import Kind

_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_SEPARATOR = re.compile(r"\s*[:–—]\s+|\s+-\s+|:\s*")
SCOPE: tuple[Kind, Kind] = ("species", "country")
_BESIDE = (2, 1)  # the rank of a heading in a cell of its own: below every other
LONGEST_NUMBER = 3  # of a theme: "12", "IV"
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Opened:
    """A heading with the lines that belong to it, and the rows under it."""

    heading: Block
    rank: tuple[int, int]
    labels: list[Block] = field(default_factory=list)
    lists: list[Span] = field(default_factory=list)  # of names, on a line of their own
    rows: list[tuple[Block, Table]] = field(default_factory=list)
    section: Section | None = None


def opened(blocks: Sequence[Block], tables: Sequence[Table], titled: Span, text: str) -> list[Opened]:
    """Every heading with what stands under it, in order; rows without one stand under the title."""
    rows = {row.span.start: table for table in tables for row in table.rows}
    restated = _restated(blocks)
    found: list[Opened] = []
    beside: tuple[int, str] | None = None  # the table and the words of the heading beside the rows before
    for block in blocks:
        table = rows.get(block.span.start)
        head = _heading_beside(block, table, text) if table is not None else None
        if head is not None and (id(table), words(head.cells[0], text)) != beside:
            beside = id(table), words(head.cells[0], text)
            found.append(Opened(replace(head, cells=()), _BESIDE))
        if block.span.start in restated:
            found[-1].labels.append(block)
        elif block.kind == "heading":
            found.append(Opened(replace(block, span=filled(block)), _rank(block, text)))
        elif block.span.start in rows and (theme := _theme(block, rows[block.span.start], text)):
            found.append(Opened(theme, _rank(theme, text)))
        elif block.span.start in rows and not _is_label_row(block, text):
            if not found:
                found.append(Opened(Block(kind="heading", span=titled), (0, 0)))
            found[-1].rows.append((block, rows[block.span.start]))
        elif found and (not found[-1].rows or block.kind == "row") and _has_labels(block, text):
            found[-1].labels.append(block)
    return found


def _restated(blocks: Sequence[Block]) -> set[int]:
    """Where "Objective 2: ..." right below "2. Trade" says what that heading is for, as every such line does there."""
    lines = [block for block in blocks if block.kind in ("heading", "paragraph", "item", "row")]
    cued = [(above, block) for above, block in pairwise(lines) if block.kind == "heading" and _is_cued(block)]
    same = [block for above, block in cued if above.kind == "heading" and above.number == _last_word(block)]
    return {block.span.start for block in same} if len(same) == len(cued) else set()


def _is_cued(heading: Block) -> bool:
    return " " in (heading.number or "")


def _last_word(heading: Block) -> str:
    return (heading.number or "").rsplit(" ", 1)[-1]


def _theme(row: Block, table: Table, text: str) -> Block | None:
    """A row that is a heading: ``1`` and ``Funding`` in two cells, where the rows under it have codes like ``1.1``."""
    code, at = table.index("code"), table.index("text")
    said = [index for index, cell in enumerate(row.cells) if cell.span is not None]
    if code is None or at is None or said != sorted((code, at)) or not table.has_deep_codes():
        return None
    number = words(row.cells[code], text).rstrip(".")
    if not number.isalnum() or len(number) > LONGEST_NUMBER or shapes.ended(words(row.cells[at], text)):
        return None
    return replace(row, kind="heading", number=number, span=filled(row))


def _heading_beside(row: Block, table: Table, text: str) -> Block | None:
    """The cell of a column for headings, as a heading: where it is empty the heading above it goes on."""
    at = table.index("section")
    span = row.cells[at].span if at is not None and at < len(row.cells) else None
    if at is None or span is None:
        return None
    said = text[span.start : span.end]
    number = shapes.cue(said) or shapes.number(said)
    return replace(row, kind="heading", number=number, span=span, cells=(row.cells[at],))


def _has_labels(block: Block, text: str) -> bool:
    return block.kind != "furniture" and bool(labels(text, block.span.start, block.span.end))


def _is_label_row(row: Block, text: str) -> bool:
    """``Species: Argali, Urial`` set as a row, in one cell or with the list in the next."""
    first = next((cell.span for cell in row.cells if cell.span is not None), None)
    if first is None:
        return True
    several = sum(cell.span is not None for cell in row.cells) > 2
    lead = labels(text, first.start, row.span.end)
    return bool(lead) and trim(text, first.start, lead[0].start) is None and not several


def _rank(heading: Block, text: str) -> tuple[int, int]:
    """Headings of the text hold those inside a table; among the latter only numbers show levels."""
    level = shapes.hashes(text[heading.span.start : heading.span.end])
    if level:
        return 0, level
    return 1, (heading.number or "").count(".") + 1


class Sections:
    """Makes sections of headings, each with a key of its own."""

    def __init__(self, blocks: Sequence[Block], found: Found, title: str, titled: Span) -> None:
        self.notes = [block for block in blocks if block.kind == "footnote"]
        self.found = found
        self.title = fold(title)
        self.titled = [{(name.kind, name.key) for name in side} for side in self._sides(titled)]
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
        text = self.found.text
        number, title = self._number_and_title(head.heading, end)
        whole = Span(head.heading.span.start, max([head.heading, *head.labels], key=lambda b: b.span.end).span.end)
        return Section(
            key=self._key(title),
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
        number = heading.number or ""
        title = title.removeprefix(number).lstrip(" .:–—-|") or title
        return _last_word(heading), title

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

    def _labelled(self, head: Opened) -> Iterator[Span]:
        for block in [head.heading, *head.labels]:
            for label in labels(self.found.text, block.span.start, block.span.end):
                if label.content is not None:
                    yield label.content

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
