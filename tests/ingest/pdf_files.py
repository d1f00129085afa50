"""Makes small PDFs as programs make them: a ruled table over pages, running heads, footnotes at the foot of a page."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

STYLES = getSampleStyleSheet()
HEAD = "WETLANDS/WP/Doc.2"


def plain(text: str) -> Paragraph:
    return Paragraph(text, STYLES["BodyText"])


def heading(text: str) -> Paragraph:
    return Paragraph(text, STYLES["Heading2"])


def ruled(
    rows: Sequence[Sequence[str]], widths: Sequence[float], spanning: Sequence[int] = (), in_row: bool = False
) -> Table:
    """A ruled table with its first row repeated on every page; the rows of ``spanning`` have one cell."""
    cells = [[plain(cell) for cell in row] for row in rows]
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("SPAN", (0, row), (-1, row)) for row in spanning]
    return Table(cells, colWidths=widths, repeatRows=1, splitInRow=int(in_row), style=TableStyle(style))


def pdf(
    flowables: Sequence[Flowable],
    notes: dict[int, str] | None = None,
    password: str | None = None,
    bare: bool = False,
) -> bytes:
    """The flowables on landscape pages with a running head, a page number and, by page, footnotes; or bare."""

    def furnish(canvas: Canvas, _: object) -> None:
        if bare:
            return
        canvas.setFont("Helvetica", 9)
        canvas.drawString(60, 560, HEAD)
        canvas.drawCentredString(420, 22, str(canvas.getPageNumber()))
        canvas.setFont("Helvetica", 8)
        note = (notes or {}).get(canvas.getPageNumber())
        if note:
            mark, words = note.split(" ", 1)
            canvas.setFont("Helvetica", 5)
            canvas.drawString(60, 48, mark)
            canvas.setFont("Helvetica", 8)
            canvas.drawString(64, 45, words)

    target = io.BytesIO()
    document = SimpleDocTemplate(
        target, pagesize=landscape(A4), topMargin=60, bottomMargin=70, leftMargin=60, rightMargin=60,
        encrypt=password, invariant=1,
    )  # fmt: skip
    document.build([*flowables, Spacer(1, 1)], onFirstPage=furnish, onLaterPages=furnish)
    return target.getvalue()
