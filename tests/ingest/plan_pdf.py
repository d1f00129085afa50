"""One plan of nine activities, typeset by reportlab in the layouts that plans come in."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
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
SHARES = {"code": 0.07, "text": 0.33, "responsible": 0.17, "indicator": 0.2, "priority": 0.1, "deadline": 0.13}
PROSE = (
    "The range states met in spring and agreed on what follows. Numbers have fallen in most of the range, "
    "and herds are cut off from one another by railways, roads and fences. "
)

WIDE, TALL = landscape(A4), A4
SMALL = (640.0, 260.0)
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", BODY, fontName="Helvetica-Bold")
LARGE = ParagraphStyle("large", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18)

FROM_TOP = [("VALIGN", (0, 0), (-1, -1), "TOP")]
TIGHT = [*FROM_TOP, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
RULED = [*FROM_TOP, ("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
ZEBRA = [*FROM_TOP, ("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.lightgrey, None])]


BOXED = [*FROM_TOP, ("BOX", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)]
FIRST_COLUMN = [*BOXED, ("LINEAFTER", (0, 0), (0, -1), 0.5, colors.black)]
HEAD_COLUMNS = [*BOXED, ("INNERGRID", (0, 0), (-1, 0), 0.5, colors.black)]
SOME_COLUMNS = [*BOXED, ("GRID", (0, 1), (-1, 1), 0.5, colors.black), ("GRID", (0, 3), (-1, 3), 0.5, colors.black)]


class Upright(Flowable):
    """Words of a head set upwards."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def wrap(self, *_: float) -> tuple[float, float]:
        return 12, 60

    def draw(self) -> None:
        self.canv.translate(9, 0)
        self.canv.rotate(90)
        self.canv.setFont("Helvetica-Bold", 9)
        self.canv.drawString(0, 0, self.words)


def table(
    style: Sequence[Any],
    width: float = WIDE[0] - 100,
    columns: Sequence[str] = FIELDS,
    units: Sequence[str] = UNITS,
    unit_rows: bool = True,
    heads: Mapping[str, str | Flowable] = HEADS,
    rows: Mapping[str, Sequence[Sequence[str]]] = ROWS,
    theme: str = "",
    repeat: int = 1,
    **more: Any,
) -> Table:
    """The plan as a table; the theme and each unit's heading are rows across it, or stand nowhere."""
    head = [heads[column] for column in columns]
    cells: list[list[Any]] = [[words if isinstance(words, Flowable) else Paragraph(words, HEAD) for words in head]]
    spans = []
    for unit in units:
        for heading in [theme] * bool(theme and unit == units[0]) + [unit] * unit_rows:
            spans.append(("SPAN", (0, len(cells)), (-1, len(cells))))
            cells.append([Paragraph(heading, HEAD), *[""] * (len(columns) - 1)])
        for row in rows[unit]:
            said = dict(zip(FIELDS, row, strict=True))
            cells.append([Paragraph(escape(said[column]), BODY) for column in columns])
    widths = [width * SHARES[column] / sum(SHARES[other] for other in columns) for column in columns]
    return Table(cells, colWidths=widths, repeatRows=repeat, style=TableStyle([*style, *spans]), **more)


def under_two_heads(style: Sequence[Any], first: Sequence[str], second: Sequence[str]) -> Table:
    """A head of two rows: where the second says nothing, the first reaches down, where the first, to the right."""
    cells: list[list[Any]] = [[Paragraph(words, HEAD) for words in head] for head in (first, second)]
    spans = [("SPAN", (at, 0), (at, 1)) for at, words in enumerate(second) if not words]
    spans += [("SPAN", (at - 1, 0), (at, 0)) for at, words in enumerate(first) if not words]
    for unit in UNITS:
        spans.append(("SPAN", (0, len(cells)), (-1, len(cells))))
        cells.append([Paragraph(unit, HEAD), *[""] * (len(FIELDS) - 1)])
        cells += [[Paragraph(escape(cell), BODY) for cell in row] for row in ROWS[unit]]
    widths = [(WIDE[0] - 100) * SHARES[column] for column in FIELDS]
    return Table(cells, colWidths=widths, repeatRows=2, style=TableStyle([*style, *spans]))


def paged(
    flowables: Sequence[Flowable],
    size: tuple[float, float] = WIDE,
    frames: Sequence[tuple[float, float, float, float]] = (),
    furnish: Callable[[Canvas, Any], None] = lambda *_: None,
) -> bytes:
    """On pages of a size with one frame or several; ``furnish`` is called for each before it is filled."""
    places = frames or [(50, 50, size[0] - 100, size[1] - 100)]
    made = [Frame(*place, 0, 0, 0, 0) for place in places]
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=size, invariant=1)
    document.addPageTemplates([PageTemplate("all", made, onPage=furnish)])
    document.build([Paragraph(TITLE, LARGE), Paragraph(PROSE, BODY), Spacer(1, 10), *flowables])
    return target.getvalue()


def in_columns(columns: Sequence[str]) -> bytes:
    """Two columns of text, and the table in the second of them."""
    prose = [Paragraph(PROSE * 3, BODY) for _ in range(4)]
    flowables = [*prose, FrameBreak(), *prose, Spacer(1, 8), table(RULED, 250, columns)]
    return paged(flowables, TALL, [(40, 40, 250, 760), (305, 40, 250, 760)])


def one_table_a_unit(style: Sequence[Any]) -> bytes:
    flowables: list[Flowable] = []
    for unit in UNITS:
        tabled = table(style, units=[unit], unit_rows=False)
        flowables += [Spacer(1, 10), Paragraph(unit, HEAD), Spacer(1, 5), tabled]
    return paged([*flowables, Spacer(1, 12), Paragraph(PROSE, BODY)])


def units_beside() -> bytes:
    """Each unit in a cell that reaches down beside its rows."""
    cells: list[list[Any]] = [[Paragraph(words, HEAD) for words in ("Species", *HEADS.values())]]
    spans = []
    for unit in UNITS:
        spans.append(("SPAN", (0, len(cells)), (0, len(cells) + len(ROWS[unit]) - 1)))
        cells += [[Paragraph(escape(cell), BODY) for cell in (unit, *row)] for row in ROWS[unit]]
    widths = [90, *((WIDE[0] - 190) * SHARES[column] for column in FIELDS)]
    return paged([Table(cells, colWidths=widths, style=TableStyle([*RULED, *spans]))])


def sideways(canvas: Canvas, _: object) -> None:
    canvas.translate(TALL[0], 0)
    canvas.rotate(90)


def stamped(canvas: Canvas, _: object) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", 80)
    canvas.setFillGray(0.9)
    canvas.translate(200, 100)
    canvas.rotate(35)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()


def turned(data: bytes, degrees: int) -> bytes:
    """With the file's own note that a viewer turns every page."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(degrees)
    target = io.BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


ON_ITS_SIDE = [(50.0, 50.0, TALL[1] - 100, TALL[0] - 100)]
WITHOUT_CODES = ("text", "responsible", "indicator", "priority", "deadline")
MIXED = ("priority", "text", "deadline", "responsible", "code", "indicator")
UPRIGHT = {**HEADS, "priority": Upright("Priority"), "deadline": Upright("Time frame")}
COLUMN_RULES = [
    *(*FROM_TOP, ("BOX", (0, 0), (-1, -1), 1, colors.black)),
    *(("LINEAFTER", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)),
]
FILLED = [
    *FROM_TOP,
    *(("BACKGROUND", (c, r), (c, r), colors.HexColor("#e8ecf4")) for c in range(6) for r in range(12)),
    *(("LINEABOVE", (0, 0), (-1, -1), 2, colors.white), ("LINEAFTER", (0, 0), (-1, -1), 2, colors.white)),
]

LAYOUTS: dict[str, tuple[Sequence[str], Callable[[], bytes]]] = {
    "ruled": (FIELDS, lambda: paged([table(RULED)])),
    "rules between cells only": (
        FIELDS,
        lambda: paged([table([*FROM_TOP, ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black)])]),
    ),
    "rules between columns only": (FIELDS, lambda: paged([table(COLUMN_RULES, unit_rows=False)])),
    "rules between rows only": (
        FIELDS,
        lambda: paged([table([*FROM_TOP, ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)])]),
    ),
    "double rules": (
        FIELDS,
        lambda: paged([table([*FROM_TOP, ("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, None, None, 2, 1.5)])]),
    ),
    "dashed rules": (
        FIELDS,
        lambda: paged([table([*FROM_TOP, ("GRID", (0, 0), (-1, -1), 0.5, colors.black, None, (2, 2))])]),
    ),
    "borderless": (FIELDS, lambda: paged([table(FROM_TOP)])),
    "borderless, rows close": (FIELDS, lambda: paged([table(TIGHT)])),
    "borderless, cells in the middle": (FIELDS, lambda: paged([table([("VALIGN", (0, 0), (-1, -1), "MIDDLE")])])),
    "borderless, other order": (MIXED, lambda: paged([table(FROM_TOP, columns=MIXED)])),
    "borderless, without codes": (WITHOUT_CODES, lambda: paged([table(FROM_TOP, columns=WITHOUT_CODES)])),
    "borderless, rows close, without codes": (WITHOUT_CODES, lambda: paged([table(TIGHT, columns=WITHOUT_CODES)])),
    "borderless, text right below": (FIELDS, lambda: paged([table(FROM_TOP), Paragraph(PROSE, BODY)])),
    "borderless, heads set upwards": (FIELDS, lambda: paged([table(FROM_TOP, heads=UPRIGHT)])),
    "every second row filled": (FIELDS, lambda: paged([table(ZEBRA)])),
    "filled cells": (FIELDS, lambda: paged([table(FILLED)])),
    "other order": (MIXED, lambda: paged([table(RULED, columns=MIXED)])),
    "without codes": (WITHOUT_CODES, lambda: paged([table(RULED, columns=WITHOUT_CODES)])),
    "over pages": (FIELDS, lambda: paged([table(RULED, 540)], SMALL)),
    "over pages, head only once": (FIELDS, lambda: paged([table(RULED, 540, repeat=0)], SMALL)),
    "over pages, rows cut": (FIELDS, lambda: paged([table(RULED, 540, splitInRow=1)], (640, 230))),
    "over pages, borderless": (FIELDS, lambda: paged([table(FROM_TOP, 540)], SMALL)),
    "over pages, borderless, head only once": (FIELDS, lambda: paged([table(FROM_TOP, 540, repeat=0)], SMALL)),
    "over pages, every second row filled": (FIELDS, lambda: paged([table(ZEBRA, 540)], SMALL)),
    "turned by the file": (FIELDS, lambda: turned(paged([table(RULED)]), 90)),
    "set sideways": (FIELDS, lambda: paged([table(RULED)], TALL, ON_ITS_SIDE, sideways)),
    "set sideways, borderless": (FIELDS, lambda: paged([table(FROM_TOP)], TALL, ON_ITS_SIDE, sideways)),
    "set sideways and turned": (FIELDS, lambda: turned(paged([table(RULED)], TALL, ON_ITS_SIDE, sideways), 90)),
    "set sideways and turned over": (FIELDS, lambda: turned(paged([table(RULED)], TALL, ON_ITS_SIDE, sideways), 270)),
    "in two columns of text": (("text", "responsible"), lambda: in_columns(("text", "responsible"))),
    "one table a unit": (FIELDS, lambda: one_table_a_unit(RULED)),
    "one table a unit, borderless": (FIELDS, lambda: one_table_a_unit(FROM_TOP)),
    "stamped across": (FIELDS, lambda: paged([table(RULED)], furnish=stamped)),
    "stamped across, borderless": (FIELDS, lambda: paged([table(FROM_TOP)], furnish=stamped)),
    "a rule behind the first column": (FIELDS, lambda: one_table_a_unit(FIRST_COLUMN)),
    "columns ruled at the head only": (FIELDS, lambda: one_table_a_unit(HEAD_COLUMNS)),
    "columns ruled in every second row": (FIELDS, lambda: one_table_a_unit(SOME_COLUMNS)),
    "units beside the rows": (FIELDS, units_beside),
}
