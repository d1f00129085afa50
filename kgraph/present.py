"""From records to results: what is shown of a document, an activity, a mention, and the words that prove it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ingest.clean import clean
from ingest.corrections import ADDED_BY
from ingest.records import Activity, Covered, Due, Extraction, Mention, Section
from kgraph.evidence import Pieces
from kgraph.ids import activity_id
from kgraph.results import (
    ActivityResult,
    ActorResult,
    CoveredResult,
    DocumentResult,
    DueResult,
    Evidence,
    LeftOutResult,
    MentionResult,
    OrganisationResult,
    ReferenceResult,
    ReportResult,
    SectionResult,
    Standing,
    Tier,
)
from kgraph.store import Entry
from ontology.fold import normal
from ontology.vocabulary import Kind, Vocabulary


def activity_evidence(
    pieces: Pieces,
    activity: Activity,
    species: Collection[str] | None,
    countries: Collection[str] | None,
) -> tuple[Evidence, ...]:
    """The row, and the words by which it covers what was asked (or all that it covers)."""
    asked: list[Covered] = [c for c in activity.species if species is None or c.key in species]
    asked += [c for c in activity.countries if countries is None or c.key in countries]
    printed = (covered for covered in asked if not covered.note.startswith(ADDED_BY))
    proofs = (pieces.exact(activity.text_span), *(pieces.whole(span) for covered in printed for span in covered.spans))
    return tuple({(proof.start, proof.end): proof for proof in proofs}.values())


def covered_results(kind: Kind, covered: Iterable[Covered], vocabulary: Vocabulary) -> tuple[CoveredResult, ...]:
    return tuple(CoveredResult(key=c.key, label=vocabulary.label(kind, c.key), basis=c.basis) for c in covered)


def due_results(read: Extraction, due: Iterable[Due]) -> tuple[DueResult, ...]:
    return tuple(DueResult(year=one.year, kind=one.kind, quote=clean(read.quote(one.span))) for one in due)


def _added(activity: Activity, vocabulary: Vocabulary) -> tuple[str, ...]:
    """What a curator added to a row's coverage: "Kyrgyzstan: added by the curator: the annex names it"."""
    sides: tuple[tuple[Kind, tuple[Covered, ...]], ...] = (
        ("species", activity.species),
        ("country", activity.countries),
    )
    found = [(kind, covered) for kind, side in sides for covered in side if covered.note.startswith(ADDED_BY)]
    return tuple(f"{vocabulary.label(kind, covered.key)}: {covered.note}" for kind, covered in found)


def activity_result(
    pieces: Pieces,
    activity: Activity,
    vocabulary: Vocabulary,
    *,
    tier: Tier | None = None,
    species: Collection[str] | None = None,
    countries: Collection[str] | None = None,
    reported: tuple[ReportResult, ...] = (),
    status: str = "",
) -> ActivityResult:
    """``status`` is what its document is; without one, what that says of itself."""
    document, read = pieces.document, pieces.read
    section: Section = read.section(activity.section)
    return ActivityResult(
        id=activity_id(document, activity.key),
        document=document,
        programme=read.programme.key if read.programme else "",
        code=activity.code,
        section=SectionResult(number=section.number, title=section.title),
        unit=section.title if section.kind == "unit" else None,
        text=activity.text,
        subitems=tuple(f"{item.letter}) {item.text}" for item in activity.subitems),
        responsible=tuple(
            ActorResult(key=actor.key, label=actor.label, consulted=actor.consulted) for actor in activity.responsible
        ),
        indicator=activity.indicator,
        priority=activity.priority,
        due=due_results(read, activity.due),
        status=status or read.document.status.status,
        species=covered_results("species", activity.species, vocabulary),
        countries=covered_results("country", activity.countries, vocabulary),
        left_out=tuple(LeftOutResult(key=left.key, why=left.why) for left in activity.left_out),
        organisations=tuple(
            OrganisationResult(key=o.key, label=vocabulary.label("organisation", o.key), role=o.role)
            for o in activity.organisations
        ),
        instruments=activity.instruments,
        topics=activity.topics,
        refers_to=tuple(
            ReferenceResult(code=r.code, target=r.target and activity_id(document, r.target), why=r.why)
            for r in activity.references
        ),
        added=_added(activity, vocabulary),
        reported=reported,
        evidence=activity_evidence(pieces, activity, species, countries),
        tier=tier,
    )


def document_result(entry: Entry, read: Extraction, standing: Standing) -> DocumentResult:
    document = read.document
    counted = entry.same_as is None  # what doubles another file counts there, not here
    return DocumentResult(
        id=entry.id,
        source=entry.source,
        title=document.title,
        symbol=document.symbol,
        kind=document.kind,
        status=standing.status,
        status_by=standing.by,
        wording=document.wording,
        same_as=entry.same_as,
        date=document.date,
        place=document.place,
        body=document.body,
        series=document.series,
        pages=document.pages,
        page_labels=document.page_labels,
        read_by=document.read_by,
        sha256=document.sha256,
        counts={
            "passages": sum(block.kind != "furniture" for block in read.blocks),
            "activities": len(read.activities) if counted else 0,
            "recommendations": len(read.recommendations) if counted else 0,
            "mentions": len(read.mentions),
        },
        warnings=entry.warnings,
        reviews=document.reviews,
        corrections=read.corrections,
        said=standing.said,
        disputed=standing.disputed,
        stated=(*(["id"] if entry.stated_id else []), *(["same_as"] if entry.stated_same else []), *document.stated),
    )


def mention_result(read: Extraction, mention: Mention) -> MentionResult:
    place = read.place(mention.span)
    return MentionResult(
        kind=mention.kind,
        key=mention.key,
        label=mention.label,
        surface=mention.surface,
        start=mention.span.start,
        end=mention.span.end,
        page=place.page,
        passage=place.paragraph or place.section or "",
        curated=_named_by_curator(read, mention),
    )


def _named_by_curator(read: Extraction, mention: Mention) -> str:
    """Why a name means what it does, where that is a curator's word."""
    for line in read.corrections:
        if (line.kind, line.key) == (mention.kind, mention.key) and any(
            normal(name) == normal(mention.surface) for name in line.names
        ):
            return f"named by the curator: {line.why}"
    return ""
