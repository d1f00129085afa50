"""What documents say of activities and ask of people: reports and recommendations, oldest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.records import Extraction, Recommendation, StatusReport
from kgraph.evidence import evidence
from kgraph.filters import StatementFilter, fits_recommendation, fits_statement
from kgraph.ids import activity_id
from kgraph.present import due_results
from kgraph.questions.shelf import spoken
from kgraph.results import ActorResult, RecommendationResult, ReportResult

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def recommendations(corpus: Corpus, wanted: StatementFilter) -> tuple[RecommendationResult, ...]:
    """In the order of their dates, then of the documents and the words in them."""
    unit = _names_of(corpus, wanted.unit) if wanted.unit is not None else None
    found = [
        recommendation_result(document, read, said)
        for document, read in _read(corpus, wanted)
        for said in read.recommendations
        if fits_statement(said, _date(said, read), wanted) and fits_recommendation(said, wanted)
        if not wanted.by or _by(corpus, said) in wanted.by
        if unit is None or _names_any(read, said, unit)
    ]
    return tuple(sorted(found, key=lambda one: one.date or ""))


def reported(corpus: Corpus, wanted: StatementFilter, programme: str | None = None) -> tuple[ReportResult, ...]:
    found = [
        report_result(document, read, said)
        for document, read in _read(corpus, wanted)
        for said in read.reported
        if programme in (None, said.programme) and fits_statement(said, _date(said, read), wanted)
    ]
    return tuple(sorted(found, key=lambda one: one.date or ""))


def by_code(told: Iterable[ReportResult]) -> dict[tuple[str, str], tuple[ReportResult, ...]]:
    """By programme and printed code, in the order in which they were told."""
    found: dict[tuple[str, str], list[ReportResult]] = {}
    for report in told:
        found.setdefault((report.programme, report.code), []).append(report)
    return {key: tuple(reports) for key, reports in found.items()}


def _by(corpus: Corpus, said: Recommendation) -> str | None:
    """Who made it; "the group" and "participants" are no bodies of their own, but go by a name of the vocabulary."""
    return said.by_key or corpus.vocabulary.named("organisation", said.by)


def _names_of(corpus: Corpus, unit: str) -> tuple[str, ...]:
    """All that a conservation unit is called, by its number or one of its names."""
    shelf = corpus.shelf
    title = next((one.title for one in shelf.numbers.get(unit, ()) if one.unit), shelf.units.get(spoken(unit)))
    return tuple(name for name, named in shelf.units.items() if named == title)


def _names_any(read: Extraction, said: Recommendation, names: Iterable[str]) -> bool:
    """Whether it, or the heading that it stands under, has one of some names."""
    section = read.place(said.span).section or ""
    words = f" {spoken(f'{section} {read.quote(said.span)}')} "
    return any(re.search(rf"\W{re.escape(name)}\W", words) for name in names)


def _read(corpus: Corpus, wanted: StatementFilter) -> Iterator[tuple[str, Extraction]]:
    for document in corpus.primaries:
        if wanted.document in (None, document):
            yield document, corpus.extraction(document)


def _date(said: Recommendation | StatusReport, read: Extraction) -> str | None:
    return said.date or read.document.date


def recommendation_result(document: str, read: Extraction, said: Recommendation) -> RecommendationResult:
    proof = evidence(document, read, said.span)
    return RecommendationResult(
        id=activity_id(document, said.key),
        document=document,
        date=_date(said, read),
        quote=proof.quote,
        by=said.by,
        by_key=said.by_key,
        to=tuple(ActorResult(key=actor.key, label=actor.label, consulted=actor.consulted) for actor in said.to),
        kind=said.kind,
        strength=said.strength,
        polarity=said.polarity,
        species=said.species,
        countries=said.countries,
        organisations=said.organisations,
        codes=said.codes,
        section=proof.section,
        evidence=(proof,),
        topics=said.topics,
        due=due_results(read, said.due),
        priority=said.priority,
        curated=said.curated,
    )


def report_result(document: str, read: Extraction, said: StatusReport) -> ReportResult:
    proof = evidence(document, read, said.span)
    return ReportResult(
        programme=said.programme,
        code=said.code,
        letters=said.letters,
        status=said.status,
        whole_issue=said.whole_issue,
        quote=proof.quote,
        document=document,
        date=_date(said, read),
        species=said.species,
        countries=said.countries,
        evidence=(proof,),
        curated=said.curated,
    )
