"""Typeset the digest of the meeting report: portrait pages of running text, made from a Markdown file.

    python docs/digests/typeset_report.py [TARGET]

The same source gives the same bytes: nothing of the clock goes into the file, and its pages are not compressed.
"""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, HRFlowable, PageTemplate, Paragraph

HERE = Path(__file__).parent
SOURCE = HERE / "cami-review-report-2018.md"
TARGET = HERE.parent.parent / "corpus" / "cami-review-report-2018.pdf"

WIDTH, HEIGHT = (float(side) for side in A4)
LEFT, RIGHT, TOP, BOTTOM = 74.0, WIDTH - 74.0, HEIGHT - 72.0, 66.0
INK, SOFT, RULE, GREEN = (HexColor(c) for c in ("#1d2b28", "#56635f", "#7d8b87", "#1f5a49"))
NOTICE = "wording not official"
SIGNS = (  # what a line of the source begins with; anything else is a paragraph
    ("heading", re.compile(r"(#{1,4}) ")),
    ("field", re.compile(r"> ")),
    ("item", re.compile(r"( *)(?:\d+[.)]|[a-z]\)) ")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the source: its kind, how deep it stands (a heading's rank, an item's nesting), and its words."""

    kind: str
    depth: int
    text: str


def style(size: float, font: str = "Helvetica", **more: Any) -> ParagraphStyle:
    settings = {"fontName": font, "fontSize": size, "leading": size * 1.42, "textColor": INK} | more
    return ParagraphStyle(f"{font} {size}", allowWidows=0, allowOrphans=0, **settings)


def heading(size: float, before: float, after: float, **more: Any) -> ParagraphStyle:
    settings = {"leading": size * 1.25, "spaceBefore": before, "spaceAfter": after, "keepWithNext": 1} | more
    return style(size, "Helvetica-Bold", **settings)


KICKER = style(9.8, textColor=GREEN, spaceAfter=8)
FIELD = style(9.2, leftIndent=72, bulletFontName="Helvetica-Bold", bulletFontSize=9.2, leading=12, spaceAfter=6)
BODY = style(9.8, spaceBefore=5, spaceAfter=7)
HEADINGS = {
    1: heading(19, 0, 12),
    2: heading(14, 20, 7, textColor=GREEN),
    3: heading(11.5, 13, 5),
    4: heading(9.8, 9, 3, textColor=GREEN),
}


def pieces(source: str) -> list[Piece]:
    """The blocks in order. Every heading, field and item has a line of its own; blank lines part paragraphs."""
    return [piece(line.rstrip()) for line in source.splitlines() if line.strip()]


def piece(line: str) -> Piece:
    for kind, sign in SIGNS:
        if found := sign.match(line):
            if kind == "item":
                return Piece(kind, len(found.group(1)) // 3, line.strip())
            return Piece(kind, len(found.group(0)) - 1, line[found.end() :])
    return Piece("paragraph", 0, line)


def markup(text: str) -> str:
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", escape(text))


def hanging(text: str, depth: int) -> Paragraph:
    """An item: its lines below the first stand under the words, not under the number or letter."""
    mark = text.split(" ", 1)[0] + " "
    indent = stringWidth(mark, BODY.fontName, BODY.fontSize)
    left = 16.0 + 18.0 * depth + indent
    return Paragraph(markup(text), ParagraphStyle(mark, BODY, leftIndent=left, firstLineIndent=-indent, spaceAfter=1))


def field(text: str) -> Paragraph:
    """``Date: 2018`` with its name in a column of its own."""
    name, value = text.split(": ", 1)
    return Paragraph(markup(value), FIELD, bulletText=f"{name}:")


def rule(before: float, after: float) -> HRFlowable:
    return HRFlowable(width="100%", thickness=0.6, color=RULE, spaceBefore=before, spaceAfter=after)


def story(blocks: list[Piece], symbol: str) -> list[Flowable]:
    flow: list[Flowable] = [Paragraph(escape(f"Digest of {symbol}, written for kgraph: {NOTICE}"), KICKER)]
    for before, block in zip([None, *blocks], blocks, strict=False):
        if (block.kind == "field") != (before is not None and before.kind == "field"):
            flow.append(rule(2, 8) if block.kind == "field" else rule(5, 10))
        flow.append(set_in_type(block))
    return flow


def set_in_type(block: Piece) -> Paragraph:
    if block.kind == "heading":
        words = Paragraph(markup(block.text), HEADINGS[block.depth])
        words.outline = (block.text, block.depth)
        return words
    if block.kind == "field":
        return field(block.text)
    return hanging(block.text, block.depth) if block.kind == "item" else Paragraph(markup(block.text), BODY)


class Report(BaseDocTemplate):
    """Pages with a running head and a number, and the headings as bookmarks."""

    def __init__(self, target: io.BytesIO, title: str, symbol: str) -> None:
        super().__init__(
            target,
            pagesize=A4,
            invariant=1,
            pageCompression=0,
            title=f"{title} ({symbol}): a digest",
            subject=f"Digest of {symbol}, {NOTICE}",
            author="kgraph",
            lang="en",
        )
        self.symbol = symbol
        frame = Frame(LEFT, BOTTOM, RIGHT - LEFT, TOP - BOTTOM, leftPadding=0, rightPadding=0, topPadding=0)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self.furniture))

    def furniture(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(SOFT)
        canvas.setStrokeColor(RULE)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(LEFT, HEIGHT - 42, self.symbol)
        canvas.drawRightString(RIGHT, HEIGHT - 42, f"Digest, {NOTICE}")
        canvas.setLineWidth(0.4)
        canvas.line(LEFT, HEIGHT - 48, RIGHT, HEIGHT - 48)
        canvas.drawCentredString(WIDTH / 2, 36, str(document.page))

    def afterFlowable(self, flowable: Flowable) -> None:
        if outline := getattr(flowable, "outline", None):
            title, depth = outline
            key = f"heading {self.seq.nextf('heading')}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, max(depth - 2, 0), closed=depth > 1)


def typeset(source: str) -> bytes:
    blocks = pieces(source)
    title = next(block.text for block in blocks if block.kind == "heading")
    symbol = next(block.text.removeprefix("Symbol: ") for block in blocks if block.text.startswith("Symbol: "))
    target = io.BytesIO()
    Report(target, title, symbol).build(story(blocks, symbol))
    return target.getvalue()


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(typeset(SOURCE.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
