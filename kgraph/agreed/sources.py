"""All that a text may be compared with: rows of programmes, recommendations, and activities known only from reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ingest.clean import clean
from ingest.records import Activity, Covered, Extraction, Recommendation, Section, Span, StatusReport
from kgraph.agreed.called import Called
from kgraph.agreed.proposal import Proposal, Term, read_words
from kgraph.ids import activity_id
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

SourceType = Literal["activity", "recommendation", "report"]
BESIDE = 0.6  # what only the indicator or the heading says counts less


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing that was planned or recommended, read as a proposal is."""

    type: SourceType
    id: str
    document: str
    code: str
    text: str
    span: Span
    said: Proposal  # of its own text
    beside: tuple[Term, ...]  # the words of its indicator and of the heading that it stands under
    species: tuple[Covered, ...]  # what it covers; none where nothing says
    countries: tuple[Covered, ...]
    places: tuple[str, ...]  # named in it
    unit: tuple[str, ...]  # the keys of the places that its conservation unit is, or else the unit's title
    actors: tuple[str, ...]
    years: tuple[int, ...]
    programme: str
    polarity: str = "for"

    @property
    def whole(self) -> Proposal:
        """Its own words and those beside them."""
        return replace(self.said, terms=(*self.said.terms, *self.beside))


def sources(corpus: Corpus) -> Iterator[Source]:
    """In the order of the documents and of what stands in them."""
    for document in corpus.primaries:
        read = corpus.extraction(document)
        units = {section.key: _unit(section, corpus.vocabulary) for section in read.sections}
        for activity in read.activities:
            yield _of_activity(document, read, activity, units[activity.section])
        for said in read.recommendations:
            yield _of_recommendation(document, read, said)
        held = set(corpus.programmes())
        yield from (_of_report(document, read, said) for said in read.reported if said.programme not in held)


def texts(read: Extraction) -> Iterator[str]:
    """The texts of all sources in a document, as they are compared."""
    yield from (activity.text for activity in read.activities)
    spans = [*(said.span for said in read.recommendations), *(said.span for said in read.reported)]
    yield from (clean(read.quote(span)) for span in spans)


def _of_activity(document: str, read: Extraction, activity: Activity, unit: tuple[str, ...]) -> Source:
    section = read.section(activity.section)
    names = _names(read, activity.text_span)
    own = _read(read, activity.text_span, names)
    beside = [*_words(read, activity.indicator_span), *_of_title(section), *_of_places(read, names)]
    return Source(
        type="activity",
        id=activity_id(document, activity.key),
        document=document,
        code=activity.code,
        text=activity.text,
        span=activity.text_span,
        said=own,
        beside=tuple(replace(term, weight=BESIDE) for term in beside),
        species=activity.species,
        countries=activity.countries,
        places=tuple(dict.fromkeys(name.key for name in names if name.kind == "place")),
        unit=unit,
        actors=tuple(dict.fromkeys(_actors(activity))),
        years=tuple(sorted({due.year for due in activity.due if due.kind == "by"})),
        programme=read.programme.key if read.programme else "",
    )


def _of_recommendation(document: str, read: Extraction, said: Recommendation) -> Source:
    names = _names(read, said.span)
    return Source(
        type="recommendation",
        id=activity_id(document, said.key),
        document=document,
        code=", ".join(said.codes),
        text=clean(read.quote(said.span)),
        span=said.span,
        said=_asked_for(_read(read, said.span, names)),
        beside=(),
        species=_named(said.species, said.span),
        countries=_named(said.countries, said.span),
        places=tuple(dict.fromkeys(name.key for name in names if name.kind == "place")),
        unit=(),
        actors=tuple(actor.key for actor in said.to if actor.key is not None),
        years=(),
        programme="",
        polarity=said.polarity,
    )


def _asked_for(said: Proposal) -> Proposal:
    """What a meeting talks of is recommended anyhow: "the meeting recommended to count" is on counting."""
    acts = (replace(act, under="") if act.under == "discuss" else act for act in said.acts)
    return replace(said, acts=tuple(acts))


def _of_report(document: str, read: Extraction, said: StatusReport) -> Source:
    names = _names(read, said.span)
    return Source(
        type="report",
        id=f"{said.programme}_{said.code}",
        document=document,
        code=said.code,
        text=clean(read.quote(said.span)),
        span=said.span,
        said=_read(read, said.span, names),
        beside=(),
        species=_named(said.species, said.span),
        countries=_named(said.countries, said.span),
        places=tuple(dict.fromkeys(name.key for name in names if name.kind == "place")),
        unit=(),
        actors=(),
        years=(),
        programme=said.programme,
    )


def _actors(activity: Activity) -> Iterator[str]:
    yield from (actor.key for actor in activity.responsible if actor.key is not None)
    yield from (named.key for named in activity.organisations)


def _named(keys: Sequence[str], span: Span) -> tuple[Covered, ...]:
    return tuple(Covered(key=key, basis="named", spans=(span,)) for key in keys)


def _read(read: Extraction, span: Span, names: Sequence[Called]) -> Proposal:
    inside = (replace(name, start=name.start - span.start, end=name.end - span.start) for name in names)
    return _read_once(read.quote(span), tuple(inside))


@lru_cache(maxsize=50_000)
def _read_once(text: str, names: tuple[Called, ...]) -> Proposal:
    """Programmes print the same row in version after version, with the same indicator and under the same heading."""
    return read_words(text, names)


def _words(read: Extraction, span: Span | None) -> tuple[Term, ...]:
    return _read(read, span, _names(read, span)).terms if span is not None else ()


def _of_title(section: Section) -> tuple[Term, ...]:
    """A theme's title says what its rows are about; a unit's is a name."""
    return _read_once(section.title, ()).terms if section.kind == "theme" else ()


def _of_places(read: Extraction, names: Sequence[Called]) -> Iterator[Term]:
    """The words within the names of places: who proposes may know a place by one of them."""
    for name in names:
        if name.kind == "place":
            yield from (replace(term, part="word") for term in _read_once(read.text[name.start : name.end], ()).terms)


def _names(read: Extraction, span: Span) -> list[Called]:
    """The names in a stretch, as the document was read."""
    at = bisect_left(read.mentions, span.start, key=lambda mention: mention.span.start)
    found = []
    while at < len(read.mentions) and read.mentions[at].span.start < span.end:
        name = read.mentions[at]
        if name.kind != "code" and name.span.end <= span.end:
            found.append(Called(kind=name.kind, key=name.key, start=name.span.start, end=name.span.end))
        at += 1
    return found


def _unit(section: Section, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The places that a unit is: by its title, and by the names in it."""
    if section.kind != "unit":
        return ()
    parts = (section.title, *(part.strip() for part in section.title.split("/")))
    keys = (vocabulary.named("place", part) for part in parts)
    return tuple(dict.fromkeys(key for key in keys if key is not None)) or (section.title,)
