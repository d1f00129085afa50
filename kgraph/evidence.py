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


def whole_piece(read: Extraction, span: Span) -> Span:
    """The cell, or the block without cells, that a few words stand in: what a reader would be shown of them."""
    block = read.block_at(span.start)
    if block is None:
        return span
    pieces = [cell.span for cell in block.cells if cell.span is not None] or [block.span]
    return next((piece for piece in pieces if piece.holds(span)), span)


class Pieces:
    """The pieces of a document as answers show them; kept, since all rows of a programme rest on the same headings."""

    def __init__(self, document: str, read: Extraction) -> None:
        self.document, self.read = document, read
        self._whole: dict[tuple[int, int], Evidence] = {}

    def exact(self, span: Span) -> Evidence:
        return evidence(self.document, self.read, span)

    def whole(self, span: Span) -> Evidence:
        """The piece that a few words stand in."""
        here = (span.start, span.end)
        if here not in self._whole:
            self._whole[here] = self.exact(whole_piece(self.read, span))
        return self._whole[here]


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
