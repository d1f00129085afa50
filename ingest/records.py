"""The domain in plain frozen dataclasses: everything that one document holds, and where it says so.

Offsets count Unicode characters of ``Extraction.text``. A record that rests on words carries their spans;
``Extraction.place`` turns a span into what a person needs to find it again. Nothing here knows a store,
RDF or a screen, and no record knows the id that its document gets in a store.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row", "footnote", "furniture"]
MentionKind = Literal["species", "country", "organisation", "place", "instrument", "code"]
DocumentKind = Literal[
    "work-programme", "meeting-report", "concept-note", "secretariat-note", "action-plan", "resolution", "other"
]
Status = Literal["draft", "proposed", "adopted", "endorsed", "in_force", "expired", "superseded", "report", "unknown"]
Wording = Literal["official", "digest", "ocr"]
Basis = Literal["named", "place", "unit", "programme"]
SectionKind = Literal["theme", "unit"]
DueKind = Literal["by", "start", "every"]
ReportedStatus = Literal[
    "not_started",
    "in_progress",
    "partly_implemented",
    "implemented",
    "planned",
    "recommended",
    "not_recommended",
    "needs_attention",
    "unknown",
]
RecommendationKind = Literal["recommendation", "decision", "request", "suggestion", "agreed"]
Strength = Literal["explicit", "implicit", "reported"]
Polarity = Literal["for", "against"]
FactKind = Literal[
    "occurs", "population", "threat", "reintroduction", "action", "recommended", "listing", "count", "component"
]
OrganisationRole = Literal["responsible", "named", "consulted"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must end after it starts: got {self.start} to {self.end}")

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; ``span`` is None where it is empty."""

    span: Span | None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of the page as a reader sees it: a paragraph, a table row, a footnote.

    ``furniture`` is what repeats on every page (running heads, page numbers, repeated table heads).
    """

    kind: BlockKind
    span: Span
    line: int | None = None  # counted from 1, where the file has lines
    page: int | None = None  # counted from 1, where the file has pages
    box: Box | None = None
    cells: tuple[Cell, ...] = ()  # of a row
    number: str | None = None  # the printed number of a paragraph, item or heading; of a footnote, its mark
    level: int = 0  # of a heading, 1 is the highest
    section: str | None = None  # the heading it stands under, cleaned; a heading's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a document some words stand."""

    page: int | None
    line: int | None
    paragraph: str | None
    section: str | None
    box: Box | None
    page_label: str | None = None  # what the page calls itself, where that is not its place in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name of the vocabulary, found in the text."""

    kind: MentionKind
    key: str
    label: str
    surface: str
    span: Span
    certain: bool = True  # False where the context could not settle an ambiguous form


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWord:
    """Who gave a document its status, when, and the words that say so."""

    status: Status
    span: Span | None = None
    body: str | None = None  # its key, where the vocabulary knows it; else as printed
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a document says of itself, or a curator of it. Dates are ISO 8601, as exact as they are printed."""

    format: str  # "text", "markdown", "pdf"
    sha256: str  # of the file's bytes
    title: str
    kind: DocumentKind
    status: StatusWord
    printed: StatusWord | None = None  # what it says itself, where a curator states another status
    wording: Wording = "official"
    symbol: str | None = None
    date: str | None = None
    place: str | None = None
    body: str | None = None  # key of the issuing body
    series: str | None = None
    language: str = "en"
    pages: int | None = None
    page_labels: tuple[str, ...] = ()  # by page, the number it bears; none where every page bears its place
    read_by: tuple[str, ...] = ()  # by page, the library that read it, where there is a choice
    reviews: str | None = None  # key of the programme that it reviews
    stated: tuple[str, ...] = ()  # names of the fields that a curator states in the document's place


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A species or a country that something covers, on what basis, and the words that say so."""

    key: str
    basis: Basis
    spans: tuple[Span, ...]
    note: str = ""  # as printed beside it: "re-introduced"; or why a curator added it


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A species or a country of the heading that a row, limiting itself, does not cover."""

    kind: Literal["species", "country"]
    key: str
    why: str  # in words: 'the row says "in Uzbekistan"'
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The programme that a document lays down: its name, period, and whom and where it is for."""

    key: str  # of the vocabulary where it is known there, else made from the title
    title: str
    span: Span
    period: tuple[int, int] | None = None
    species: tuple[Covered, ...] = ()
    countries: tuple[Covered, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote of a unit's heading, wherever on the page it was torn to."""

    mark: str
    text: str
    span: Span
    instruments: tuple[str, ...] = ()  # keys of the instruments whose activities it takes over
    species: tuple[str, ...] = ()  # the species for which it does


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """A unit's row in the table by which units were chosen."""

    name: str  # as printed there
    criteria: tuple[tuple[str, int], ...]
    score: int
    priority: int | None
    rank: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading that activities stand under: a theme, or a conservation unit with species and countries."""

    key: str  # made from the title, unique in the document
    number: str
    title: str
    kind: SectionKind
    span: Span
    species: tuple[Covered, ...] = ()
    countries: tuple[Covered, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    scoring: Scoring | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who is to act, as the responsible column names them, spelling normalised."""

    label: str
    key: str | None = None
    consulted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A year printed as an obligation."""

    year: int
    kind: DueKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SubItem:
    """A lettered part of an activity."""

    letter: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A code that an activity's text points to, and what became of it."""

    code: str  # as printed, a range already spelled out
    target: str | None  # key of the activity in this document, or None
    why: str  # how it was resolved, or why it was not
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOrganisation:
    """An organisation that an activity names, and as what."""

    key: str
    role: OrganisationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One row of a work programme. Its identity is the printed code and how often it was printed before."""

    key: str  # "15-2"; the second row of the same code is "11-1--2"
    code: str  # as printed; may be empty
    section: str  # key of its section; it comes from position, not from the digits of the code
    text: str  # the whole cell, cleaned, with its sub-items and their letters
    row: Span
    text_span: Span
    subitems: tuple[SubItem, ...] = ()
    indicator: str = ""
    indicator_span: Span | None = None
    priority: str = ""
    responsible_text: str = ""
    responsible_span: Span | None = None
    deadline_span: Span | None = None  # the cell of a column for dates, where the table has one
    species_span: Span | None = None  # the cells that say whom and where the row is for, where the table has them
    countries_span: Span | None = None
    marked: tuple[tuple[str, Span], ...] = ()  # countries in whose own column the row bears a mark, and the mark
    responsible: tuple[Actor, ...] = ()
    due: tuple[Due, ...] = ()
    species: tuple[Covered, ...] = ()
    countries: tuple[Covered, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    organisations: tuple[NamedOrganisation, ...] = ()
    instruments: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """What a document says became of an activity, of lettered parts of it, or of a whole issue of a programme.

    A dated observation: several may hold of one activity, and none is carried to another programme's equal number.
    """

    programme: str  # key of the programme that the document reviews or names
    code: str  # as printed, without letters and closing dot
    letters: tuple[str, ...] = ()
    status: ReportedStatus
    span: Span  # the words that say so: the sentence, or the half of it that speaks of this code
    code_span: Span  # where the code is printed
    whole_issue: bool = False  # said of an issue or objective, not of one activity
    date: str | None = None  # as of when
    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    curated: str = ""  # what a curator says of it, and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something that someone recommends, decides, asks for or agrees on, in a report or a note."""

    key: str  # unique in the document, made from its place
    span: Span  # the sentence, or the list item
    kind: RecommendationKind
    strength: Strength
    polarity: Polarity
    by: str  # who, as a reader would say it: "the group", "CMS Secretariat"
    by_key: str | None = None
    to: tuple[Actor, ...] = ()
    species: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
    priority: str = ""  # High, Medium or Low, where its words give one
    date: str | None = None
    curated: str = ""  # what a curator says of it, and why


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """What a document says of a whole programme: that a body adopted it, that another took its place, that it ended."""

    programme: str  # key of the programme; made from its name where the vocabulary does not know it
    title: str  # the words that tell which programme is meant, cleaned
    years: tuple[int, int] | None = None  # of that programme
    symbol: str | None = None  # of the document that holds it, where that is printed beside it
    itself: bool = False  # said of the document's own programme
    status: Status
    stated: bool = True  # False: it is said not to be so
    by: str = ""  # the body, as printed
    by_key: str | None = None
    date: str | None = None  # of the act, where the document tells it
    until: int | None = None  # the year in which it ends
    successor: str | None = None  # key of the programme that took its place
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something with a value that a document says: of a species in a country, or of a project's component."""

    key: str
    kind: FactKind
    about: str  # a species' key; for a component its name as printed; of a count, whose it is
    country: str | None = None
    property: str = ""  # of a figure "number", "observed" ...; of a component "period", "partner", "budget" ...
    value: str = ""  # as printed, cleaned
    place: str = ""  # as printed
    year: int | None = None
    stated: bool = True  # False where species or country is taken from what stands before the words
    within: str = ""  # of a component, the title of its project
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """An acronym that the text spells out, or a name of a body that the vocabulary does not know."""

    name: str
    acronym: str | None
    span: Span
    key: str | None = None  # of the vocabulary; None is a candidate for a curator


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratorLine:
    """A line of a curator's corrections that speaks of this document: what it does, why, and whether it does it."""

    line: int
    action: str
    what: str  # the code of an activity, "recommendation", "reported", or a name
    kind: str = ""  # of a concept
    key: str = ""  # of the concept that is meant, or the status that is set
    names: tuple[str, ...] = ()  # that mean it here
    quote: str = ""  # of the statement that is judged
    why: str
    in_force: bool  # False where it meets nothing in the document any more


@dataclass(frozen=True)
class Extraction:
    """Everything that was read from one document."""

    document: Document
    text: str
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...] = ()
    programme: Programme | None = None
    sections: tuple[Section, ...] = ()
    activities: tuple[Activity, ...] = ()
    reported: tuple[StatusReport, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    facts: tuple[Fact, ...] = ()
    definitions: tuple[Definition, ...] = ()
    corrections: tuple[CuratorLine, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> Block | None:
        """The last block that starts at or before an offset (blocks are in order and do not overlap)."""
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index] if index >= 0 else None

    def place(self, span: Span) -> Place:
        block = self.block_at(span.start)
        if block is None:
            return Place(page=None, line=None, paragraph=None, section=None, box=None)
        box = next((c.box for c in block.cells if c.span is not None and c.span.holds(span)), None) or block.box
        number = block.number if block.kind in ("paragraph", "item") else None
        label = self._page_label(block.page)
        return Place(
            page=block.page, line=block.line, paragraph=number, section=block.section, box=box, page_label=label
        )

    def _page_label(self, page: int | None) -> str | None:
        labels = self.document.page_labels
        label = labels[page - 1] if page is not None and page <= len(labels) else ""
        return label if label and label != str(page) else None

    def section(self, key: str) -> Section:
        return self._sections[key]
