"""What documents say, sentence by sentence: what a question in people's own words is held against.

A sentence knows what it names, what those before it, its heading and the lead of its list are about, and which
records rest on it. Cut once for each document, when a question first comes near it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ingest.clean import clean
from ingest.records import Activity, Extraction, Fact, Recommendation, Span, StatusReport
from ingest.scene import Sentence, sentences
from kgraph.analysis import words as words_in
from kgraph.ids import activity_id
from kgraph.passages import in_one, within
from kgraph.resting import Records, records_on
from kgraph.tables import Over
from ontology.names import Name
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

Named = tuple[str, str]  # kind and key
_FRONT = 500  # characters in which a document says what it is
_OPENING = 12  # characters at the head of a sentence: "For the ..."
_LABEL = 4  # words of a heading that says what its list holds
_BEFORE = 2  # sentences of a paragraph that are in mind when the next one is read
_KINDS: dict[str, Kind] = {
    "species": "species",
    "country": "country",
    "organisation": "organisation",
    "place": "place",
    "instrument": "instrument",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence, a list item, a table cell, or the row of an activity."""

    document: str
    span: Span
    text: str  # as a person sees it
    stems: frozenset[str]
    heading: frozenset[str]  # stems of its heading and of its list's lead
    near: frozenset[str]  # stems of the sentences before it
    names: frozenset[Named]
    around: frozenset[Named]  # what it is about by what stands before it, or by a record that rests on it
    paragraph: int
    headed: frozenset[Named] = frozenset()  # species that its heading names
    codes: frozenset[str] = frozenset()  # of activities, and of the issue under review
    recommendations: tuple[Recommendation, ...] = ()
    reports: tuple[StatusReport, ...] = ()
    facts: tuple[Fact, ...] = ()
    lead: Span | None = None  # of a list item: what leads to the list
    listed: Span | None = (
        None  # what it is an item of: a cell of a table, or the heading of a list that nothing leads to
    )
    activity: str | None = None  # its id, where this is a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document as questions see it."""

    sayings: tuple[Saying, ...]  # in text order
    names: frozenset[Named]  # whose it is, what it reviews, and what its title and place name
    stems: frozenset[str]  # of what it says of itself at its head
    years: frozenset[str]  # in which it, or what it says, is dated
    lists: Mapping[frozenset[str], Sequence[Saying]]  # the items that stand under a heading, by its stems

    def between(self, span: Span) -> Iterator[Saying]:
        """The sentences that begin in a stretch of the text."""
        at = bisect_left(self.sayings, span.start, key=lambda saying: saying.span.start)
        while at < len(self.sayings) and self.sayings[at].span.start < span.end:
            yield self.sayings[at]
            at += 1

    def at(self, span: Span) -> Saying | None:
        """The sentence that some words of it belong to."""
        at = bisect_left(self.sayings, span.start + 1, key=lambda saying: saying.span.start) - 1
        return self.sayings[at] if at >= 0 and span.start < self.sayings[at].span.end else None

    def around(self, span: Span) -> Iterator[Saying]:
        """The sentences in a stretch, and the items of the list that it leads to."""
        here = list(self.between(span))
        yield from here
        at = bisect_left(self.sayings, span.end, key=lambda saying: saying.span.start)
        leads = {saying.span for saying in here}
        while at < len(self.sayings) and self.sayings[at].lead in leads:
            yield self.sayings[at]
            at += 1

    def leading(self, saying: Saying) -> Saying | None:
        """What leads to the list that a sentence is an item of: without it the item says half."""
        return self.at(saying.lead) if saying.lead else None

    def listed_with(self, saying: Saying) -> Iterator[Saying]:
        """The other items of its list, in text order."""
        at = bisect_left(self.sayings, saying.span.start, key=lambda one: one.span.start)
        first = at
        while first > 0 and self._is_listed(self.sayings[first - 1], saying):
            first -= 1
        while first < len(self.sayings) and self._is_listed(self.sayings[first], saying):
            yield self.sayings[first]
            first += 1

    def _is_listed(self, one: Saying, other: Saying) -> bool:
        same_lead = one.lead is not None and one.lead == other.lead
        return same_lead or (one.listed is not None and one.listed == other.listed)

    def beside(self, saying: Saying, most: int) -> Iterator[Saying]:
        """The sentences of its paragraph that stand nearest to it, in text order."""
        at = bisect_left(self.sayings, saying.span.start, key=lambda one: one.span.start)
        near = (*self.sayings[max(0, at - most) : at], *self.sayings[at + 1 : at + 1 + most])
        yield from (one for one in near if one.paragraph == saying.paragraph)

    def before(self, saying: Saying) -> Saying | None:
        """The sentence that leads to another in the same paragraph."""
        at = bisect_left(self.sayings, saying.span.start, key=lambda one: one.span.start) - 1
        return self.sayings[at] if at >= 0 and self.sayings[at].paragraph == saying.paragraph else None


_told: WeakKeyDictionary[Corpus, dict[str, Told]] = WeakKeyDictionary()


def told_by(corpus: Corpus, document: str) -> Told:
    """What a document says; cut once for as long as the corpus is open."""
    known = _told.setdefault(corpus, {})
    if document not in known:
        known[document] = _read(document, corpus.extraction(document))
    return known[document]


def _read(document: str, read: Extraction) -> Told:
    names = list(_names(read))
    said = sentences(read.text, read.blocks, names)
    rows = sorted(activity.row for activity in read.activities)
    found = [*_of_sentences(document, read, said, rows), *(_row(document, read, row) for row in read.activities)]
    dates = [read.document.date, *(one.date for one in read.recommendations), *(one.date for one in read.reported)]
    front = read.document
    stated = (front.title, front.kind.replace("-", " "), front.place or "", front.symbol or "")
    own = {("organisation", front.body), ("instrument", front.reviews)}
    titled = {(m.kind, m.key) for m in read.mentions if m.surface in front.title}
    sayings = tuple(sorted(found, key=lambda saying: saying.span))
    return Told(
        sayings=sayings,
        names=frozenset((kind, key) for kind, key in own | titled if key),
        stems=stems_of(" ".join((*stated, clean(read.text[:_FRONT])))),
        years=frozenset(date[:4] for date in dates if date),
        lists=_lists(sayings),
    )


def _lists(sayings: Iterable[Saying]) -> Mapping[frozenset[str], Sequence[Saying]]:
    """ "Objectives", "Expected outcomes": what stands under such a heading is named by it alone."""
    found: dict[frozenset[str], list[Saying]] = {}
    for saying in sayings:
        if saying.listed is not None and not saying.listed.holds(saying.span) and len(saying.heading) <= _LABEL:
            found.setdefault(saying.heading, []).append(saying)
    return found


@lru_cache(maxsize=10_000)
def stems_of(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_in(text))


def _names(read: Extraction) -> Iterator[Name]:
    for m in read.mentions:
        if m.kind in _KINDS:
            yield Name(
                kind=_KINDS[m.kind], key=m.key, start=m.span.start, end=m.span.end, surface=m.surface,
                certain=m.certain, form="name",
            )  # fmt: skip


def _names_in(read: Extraction, spans: Sequence[Span]) -> Iterator[Named]:
    for span in spans:
        yield from ((m.kind, m.key) for m in within(read.mentions, span) if m.kind in _KINDS)


def _is_item_of(sentence: Sentence, lead: Sentence) -> bool:
    """Whether a line belongs to the sentence that ended in a colon before it."""
    ends = sentence.words.rstrip().endswith(".")
    return sentence.heading == lead.heading and sentence.paragraph != lead.paragraph and not ends


def _of_sentences(document: str, read: Extraction, said: Sequence[Sentence], rows: Sequence[Span]) -> Iterator[Saying]:
    records, over = Records(read), Over(read.blocks)
    by_span = {sentence.span: sentence for sentence in said}
    before: list[Sentence] = []
    opened: Sentence | None = None  # that ends in a colon: the lines after it are its items
    for sentence in said:
        if in_one(rows, sentence.span):
            continue
        before = [one for one in before[-_BEFORE:] if one.paragraph == sentence.paragraph]
        opened = opened if opened is not None and _is_item_of(sentence, opened) else None
        lead = by_span.get(sentence.lead) if sentence.lead else opened
        opened = sentence if sentence.words.rstrip().endswith(":") else opened
        leading = [*([lead] if lead else []), *before]
        above = over.spans(sentence)
        on = (
            records_on(records.recommendations, sentence.span),
            records_on(records.reports, sentence.span),
            records_on(records.facts, sentence.span),
        )
        heading = read.quote(sentence.heading) if sentence.heading else ""
        yield Saying(
            document=document,
            span=sentence.span,
            text=clean(read.quote(sentence.span)),
            stems=_stems(sentence.words),
            heading=stems_of(clean(" ".join((heading, *map(read.quote, above))))).union(
                _stems(lead.words) if lead else ()
            ),
            near=frozenset().union(*(_stems(one.words) for one in before)),
            names=frozenset((name.kind, name.key) for name in sentence.names),
            around=frozenset(_around(sentence, leading, *on)).union(_names_in(read, above)),
            paragraph=sentence.paragraph,
            headed=frozenset(("species", key) for key in sentence.heading_species),
            lead=lead.span if lead else None,
            listed=over.cell(sentence) or (sentence.heading if sentence.block.kind == "item" and not lead else None),
            codes=records.codes_in(sentence.span).union(one.code for one in on[1]).union(_issue(sentence)),
            recommendations=on[0],
            reports=on[1],
            facts=on[2],
        )
        before.append(sentence)


def _issue(sentence: Sentence) -> Iterator[str]:
    if sentence.issue:
        yield sentence.issue


@lru_cache(maxsize=4096)
def _stems(words: str) -> frozenset[str]:
    return stems_of(words)


def _around(
    sentence: Sentence,
    leading: Sequence[Sentence],
    recommendations: Sequence[Recommendation],
    reports: Sequence[StatusReport],
    facts: Sequence[Fact],
) -> Iterator[Named]:
    """What a sentence is about without naming it."""
    said: list[Recommendation | StatusReport] = [*recommendations, *reports]
    for one in said:
        yield from (("species", key) for key in one.species)
        yield from (("country", key) for key in one.countries)
    for fact in facts:
        if fact.country is not None:
            yield from (("species", fact.about), ("country", fact.country))
    own = {name.kind for name in sentence.names}
    elsewhere = _opens_with_a_place(sentence)
    yield from (("species", key) for key in sentence.context_species if "species" not in own and not elsewhere)
    yield from (("country", key) for key in sentence.context_countries if "country" not in own)
    if len(sentence.heading_species) == 1:  # one that lists several says nothing of a sentence
        yield ("species", sentence.heading_species[0])
    if len(sentence.heading_countries) == 1:
        yield ("country", sentence.heading_countries[0])
    for other in leading:
        yield from ((name.kind, name.key) for name in other.names if name.kind not in ("species", "country"))


def _opens_with_a_place(sentence: Sentence) -> bool:
    """ "For the Ustyurt landscape, ...": what was said before of a species is over."""
    first = min(sentence.names, key=lambda name: name.start, default=None)
    return first is not None and first.kind == "place" and first.start - sentence.span.start < _OPENING


def _row(document: str, read: Extraction, activity: Activity) -> Saying:
    section = read.section(activity.section)
    text = " · ".join(cell for cell in (activity.text, activity.indicator, activity.responsible_text) if cell)
    sides = (("species", activity.species), ("country", activity.countries))
    covered = [(kind, c.key) for kind, side in sides for c in side if c.basis != "programme"]
    mentions = (m for m in read.mentions if activity.row.holds(m.span) and m.kind != "code")
    return Saying(
        document=document,
        span=activity.text_span,
        text=text,
        stems=stems_of(text),
        heading=stems_of(f"{activity.code} {section.title}"),
        near=frozenset(),
        names=frozenset((m.kind, m.key) for m in mentions),
        around=frozenset(covered),
        paragraph=-activity.text_span.start,
        codes=frozenset({activity.code}),
        activity=activity_id(document, activity.key),
    )
