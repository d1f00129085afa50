"""What a document tells beside the programme that it lays down: statuses, recommendations, facts, names spelled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest import tabled
from ingest.adoptions import adoptions
from ingest.codes import CodeMention, codes
from ingest.components import components
from ingest.facts import facts
from ingest.found import Found
from ingest.listings import listings
from ingest.programme import KINDS
from ingest.recommendations import recommendations
from ingest.records import Adoption, Block, Document, Fact, Recommendation, StatusReport
from ingest.reported import reported
from ingest.reviewed import reviewed
from ingest.scene import sentences
from ingest.told_tables import is_in, row_codes, told_rows, with_rows
from ingest.urgency import at_date
from ontology.names import Name
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    document: Document  # with the programme that it reviews
    codes: tuple[CodeMention, ...]
    reported: tuple[StatusReport, ...]
    recommendations: tuple[Recommendation, ...]
    adoptions: tuple[Adoption, ...]
    facts: tuple[Fact, ...]


def told(text: str, blocks: Sequence[Block], names: Sequence[Name], document: Document, vocabulary: Vocabulary) -> Told:
    said = sentences(text, blocks, names)
    document = replace(document, reviews=document.reviews or reviewed(said, document, vocabulary))
    rows = told_rows(text, blocks) if document.kind not in KINDS else ()
    mentioned = with_rows(codes(said, document, vocabulary), row_codes(rows, document.reviews))
    found = Found(text, names, vocabulary)
    reports = (
        *(one for one in reported(said, mentioned, document, vocabulary) if not is_in(one.code_span, rows)),
        *tabled.reports(rows, mentioned, document, found),
    )
    date = document.date or next((report.date for report in reports if report.date), None)
    return Told(
        document=document,
        codes=mentioned,
        reported=tuple(sorted(reports, key=lambda one: one.code_span.start)),
        recommendations=tuple(
            at_date(one, one.date or date)
            for one in (
                *recommendations(said, document, vocabulary, mentioned),
                *tabled.recommendations(rows, mentioned, document, found),
            )
        ),
        adoptions=adoptions(text, blocks, said, names, document, vocabulary),
        facts=(
            *facts(text, said, document, vocabulary),
            *components(text, blocks),
            *listings(text, blocks, said, found),
        ),
    )
