"""Words on a page, as an answer shows them."""

from __future__ import annotations

from ingest.records import Extraction, Span
from kgraph.results import Evidence, Hit


def evidence(document: str, read: Extraction, span: Span) -> Evidence:
    place = read.place(span)
    box = place.box
    return Evidence(
        document=document,
        page=place.page,
        line=place.line,
        paragraph=place.paragraph,
        section=place.section,
        box=None if box is None else (box.page, box.x0, box.y0, box.x1, box.y1),
        quote=read.quote(span),
        start=span.start,
        end=span.end,
        page_label=place.page_label,
    )


def passage(proof: Evidence, snippet: str) -> Hit:
    """Words on a page as a result of their own."""
    return Hit(
        type="passage",
        id=f"{proof.document}_{proof.start}-{proof.end}",
        document=proof.document,
        page=proof.page,
        section=proof.section,
        score=1.0,
        snippet=snippet,
        evidence=(proof,),
    )
