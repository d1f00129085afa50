"""What documents say of activities and ask of people: reports and recommendations, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.records import Extraction, Recommendation, StatusReport
from kgraph.evidence import evidence
from kgraph.filters import StatementFilter, fits_recommendation, fits_statement
from kgraph.ids import activity_id
from kgraph.results import ActorResult, RecommendationResult, ReportResult

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def recommendations(corpus: Corpus, wanted: StatementFilter) -> tuple[RecommendationResult, ...]:
    """In the order of their dates, then of the documents and the words in them."""
    found = [
        recommendation_result(document, read, said)
        for document, read in _read(corpus, wanted)
        for said in read.recommendations
        if fits_statement(said, _date(said, read), wanted) and fits_recommendation(said, wanted)
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
