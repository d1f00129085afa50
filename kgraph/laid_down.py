"""What documents hold, as definitions: documents, programmes, the sections of one, and single activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.clean import clean
from ingest.records import Extraction, Footnote, Scoring, Section, Span
from kgraph.definition import (
    ActivityCounts,
    Definition,
    FootnoteResult,
    NamedIn,
    ScoringResult,
    UnitResult,
    VersionResult,
)
from kgraph.evidence import evidence, whole_piece
from kgraph.filters import ActivityFilter
from kgraph.ids import activity_id, split_id
from kgraph.lookup import Thing, label_of, section_thing
from kgraph.present import covered_results
from kgraph.results import ActivityResult, Evidence, Tier
from kgraph.tiers import RANK, weaker
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def laid_down(corpus: Corpus, thing: Thing) -> Definition:
    """All of an activity, a section, a programme or a document, without its neighbours."""
    if thing.kind == "activity":
        return _activity(corpus, thing)
    if thing.kind == "programme":
        return _programme(corpus, thing)
    return _document(corpus, thing) if thing.kind == "document" else _section(corpus, thing)


def counts(rows: Iterable[tuple[str, Tier | None]]) -> ActivityCounts:
    told = list(rows)
    number = Counter(tier for _, tier in told)
    return ActivityCounts(
        total=len(told),
        explicit=number["explicit"],
        unit=number["unit"],
        programme=number["programme"],
        ids=tuple(key for key, tier in told if tier in ("explicit", "unit")),
    )


def _own_tiers(rows: Iterable[ActivityResult]) -> ActivityCounts:
    """Activities by how strongly each covers what it covers best."""
    return counts((row.id, _own_tier(row)) for row in rows)


def _own_tier(row: ActivityResult) -> Tier | None:
    sides = [[one.basis for one in side] for side in (row.species, row.countries)]
    return weaker(min(bases, key=RANK.__getitem__) for bases in sides if bases)


def _activity(corpus: Corpus, thing: Thing) -> Definition:
    row = corpus.activity(thing.key)
    return Definition(
        kind=thing.kind,
        key=thing.key,
        label=label_of(corpus, thing),
        documents=(NamedIn(id=row.document, mentions=None),),
        evidence=row.evidence,
        activity=row,
    )


# ------------------------------------------------------------------ sections


def _section(corpus: Corpus, thing: Thing) -> Definition:
    document, key = split_id(thing.key)
    read = corpus.extraction(document)
    section = read.section(key)
    unit = section_result(corpus.vocabulary, document, read, section)
    names = tuple(part.strip() for part in section.title.split("/"))
    return Definition(
        kind=thing.kind,
        key=thing.key,
        label=section.title,
        names=names if len(names) > 1 else (),
        activities=_own_tiers(map(corpus.activity, unit.activities)),
        documents=(NamedIn(id=document, mentions=None),),
        evidence=tuple(evidence(document, read, span) for span in _section_spans(read, section)),
        unit=unit,
    )


def _section_spans(read: Extraction, section: Section) -> list[Span]:
    """The heading, and the words elsewhere that say what it lists."""
    spans = [span for one in (*section.species, *section.countries) for span in one.spans]
    spans += [note.span for note in section.footnotes]
    spans += [section.scoring.span] if section.scoring else []
    whole = dict.fromkeys(whole_piece(read, span) for span in spans)
    return [section.span, *(span for span in whole if not span.holds(section.span))]


def section_result(vocabulary: Vocabulary, document: str, read: Extraction, section: Section) -> UnitResult:
    return UnitResult(
        key=section_thing(document, section).key,
        document=document,
        kind=section.kind,
        number=section.number,
        name=section.title,
        species=covered_results("species", section.species, vocabulary),
        countries=covered_results("country", section.countries, vocabulary),
        footnotes=tuple(map(_footnote, section.footnotes)),
        scoring=_scoring(section.scoring) if section.scoring else None,
        activities=tuple(activity_id(document, row.key) for row in read.activities if row.section == section.key),
        evidence=tuple(evidence(document, read, span) for span in _section_spans(read, section)),
    )


def _footnote(note: Footnote) -> FootnoteResult:
    return FootnoteResult(mark=note.mark, text=clean(note.text), instruments=note.instruments, species=note.species)


def _scoring(scoring: Scoring) -> ScoringResult:
    return ScoringResult(
        name=scoring.name,
        criteria=dict(scoring.criteria),
        score=scoring.score,
        priority=scoring.priority,
        rank=scoring.rank,
    )


# ------------------------------------------------------------------ programmes and documents


def _programme(corpus: Corpus, thing: Thing) -> Definition:
    documents = [key for key in corpus.primaries if thing.key == _programme_of(corpus.extraction(key))]
    titles = corpus.programmes()[thing.key]
    rows = [row for key in documents for row in corpus.activities(ActivityFilter(document=key))]
    return Definition(
        kind=thing.kind,
        key=thing.key,
        label=titles[0],
        names=titles[1:],
        activities=_own_tiers(rows),
        documents=tuple(NamedIn(id=key, mentions=None) for key in documents),
        evidence=tuple(proof for key in documents for proof in _programme_proof(corpus, key)),
        versions=tuple(version for key in documents for version in _version(corpus, key)),
    )


def _programme_of(read: Extraction) -> str | None:
    return read.programme.key if read.programme else None


def _programme_proof(corpus: Corpus, document: str) -> Iterator[Evidence]:
    read = corpus.extraction(document)
    if read.programme:
        yield evidence(document, read, read.programme.span)


def _version(corpus: Corpus, document: str) -> Iterator[VersionResult]:
    """The programme that a document lays down; nothing where it lays down none."""
    read = corpus.extraction(document)
    if read.programme is None and not read.sections:
        return
    sections = tuple(section_result(corpus.vocabulary, document, read, section) for section in read.sections)
    programme = read.programme
    yield VersionResult(
        document=document,
        programme=_programme_of(read),
        status=corpus.standing(document).status,
        date=read.document.date,
        period=programme.period if programme else None,
        species=tuple(one.key for one in programme.species) if programme else (),
        countries=tuple(one.key for one in programme.countries) if programme else (),
        sections=sections,
        counts={
            "sections": len(sections),
            "units": sum(section.kind == "unit" for section in sections),
            "activities": len(read.activities),
        },
    )


def _document(corpus: Corpus, thing: Thing) -> Definition:
    record = corpus.document(thing.key)
    read = corpus.extraction(thing.key)
    counted = record.same_as is None  # what doubles another file counts there, not here
    span = read.document.status.span
    return Definition(
        kind=thing.kind,
        key=thing.key,
        label=label_of(corpus, thing),
        names=tuple(dict.fromkeys(name for name in (record.symbol, record.source) if name)),
        activities=_own_tiers(corpus.activities(ActivityFilter(document=thing.key))),
        evidence=(evidence(thing.key, read, span),) if span else (),
        versions=tuple(_version(corpus, thing.key)) if counted else (),
        document=record,
    )
