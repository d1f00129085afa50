"""One plan of nine activities, typeset by reportlab in every layout that plans come in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

TITLE = "Action Plan for the Conservation of Steppe Ungulates 2027-2032"
HEADS = {
    "code": "No.",
    "text": "Activity",
    "responsible": "Responsible",
    "indicator": "Indicator",
    "priority": "Priority",
    "deadline": "Time frame",
}
FIELDS = tuple(HEADS)
UNITS = ("1. Saiga Antelope: Betpak-dala (Kazakhstan)", "2. Argali: Altai (Mongolia, Russian Federation)")
# fmt: off
ROWS: dict[str, list[tuple[str, ...]]] = {
    UNITS[0]: [
        ("1.1", "Count the herds from the air every spring", "Kazakhstan; ACBK", "Two counts a year", "High", "2028"),
        ("1.2", "Open the fences along the railway where herds cross, and keep the crossings free of snow in winter",
         "Governments", "Ten crossings open", "Medium", "by 2030"),
        ("1.3", "Train rangers in first aid", "FFI", "Forty rangers trained", "Low", "2027-2029"),
        ("1.4", "Draw up an agreement on the exchange of data between the border services of both countries",
         "CMS Secretariat", "Agreement signed by both services and made public", "High", "2029"),
        ("1.5", "Publish a map of calving grounds", "ACBK, FZS", "Map on line", "Medium", "2027"),
    ],
    UNITS[1]: [
        ("2.1", "Meet across the border once a year", "WWF Russia", "Minutes of the meetings", "Low", "ongoing"),
        ("2.2", "Study how domestic herds and wild sheep share the pastures of the high valleys in summer and autumn",
         "Universities, NGOs", "Study printed", "Medium", "2031"),
        ("2.3", "Stop poaching", "Governments", "Number of cases in court", "High", "2027"),
        ("2.4", "Report to the Parties", "IUCN", "Report", "Low", "2032"),
    ],
}
# fmt: on
PLAN = [dict(zip(FIELDS, row, strict=True)) for rows in ROWS.values() for row in rows]
SHARES = {"code": 0.07, "text": 0.33, "responsible": 0.17, "indicator": 0.2, "priority": 0.1, "deadline": 0.13}

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", BODY, fontName="Helvetica-Bold")
LARGE = ParagraphStyle("large", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18)
TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]
GRID = [*TOP, ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
PROSE = (
    "The range states met in spring and agreed on what follows. Numbers have fallen in most of the range, "
    "and herds are cut off from one another by railways, roads and fences. "
)


class Plan:
    """The plan with its units as rows across the table, in some columns and under some heads."""

    def __init__(self, columns: Sequence[str] = FIELDS, heads: Mapping[str, str] = HEADS, units: bool = True) -> None:
        self.columns = columns
        self.heads = heads
        self.units = units

    def table(self, style: Sequence[Any], width: float, repeat: int = 1, **more: Any) -> Table:
        cells: list[list[Any]] = [[Paragraph(self.heads[column], HEAD) for column in self.columns]]
        spans = []
        for unit, rows in ROWS.items():
            if self.units:
                spans.append(("SPAN", (0, len(cells)), (-1, len(cells))))
                cells.append([Paragraph(unit, HEAD), *[""] * (len(self.columns) - 1)])
            for row in rows:
                said = dict(zip(FIELDS, row, strict=True))
                cells.append([Paragraph(escape(said[column]), BODY) for column in self.columns])
        widths = [SHARES[column] for column in self.columns]
        return Table(
            cells,
            colWidths=[width * share / sum(widths) for share in widths],
            repeatRows=repeat,
            style=TableStyle([*style, *spans]),
            **more,
        )


def pdf(flowables: Sequence[Flowable], size: tuple[float, float] = landscape(A4), **more: Any) -> bytes:
    return paged([*flowables], [Frame(50, 50, size[0] - 100, size[1] - 100, 0, 0, 0, 0)], size, **more)


def paged(
    flowables: list[Flowable],
    frames: Sequence[Frame],
    size: tuple[float, float],
    furnish: Callable[[Canvas, Any], None] = lambda canvas, document: None,
) -> bytes:
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=size, invariant=1)
    document.addPageTemplates([PageTemplate("all", list(frames), onPage=furnish)])
    document.build(flowables)
    return target.getvalue()


def titled(*flowables: Flowable) -> list[Flowable]:
    return [Paragraph(TITLE, LARGE), Paragraph(PROSE, BODY), Spacer(1, 10), *flowables]
