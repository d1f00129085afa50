"""Whatever a table holds and however its page is drawn: what is read can be found again in the text, at its place."""

from __future__ import annotations

import io
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest import structure
from ingest.errors import Unreadable
from ingest.readers import pdf
from ingest.readers.source import Source
from tests.ingest.plan_pdf import BODY

FEW = settings.default.max_examples // 8  # each makes a file
WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789"), min_size=1, max_size=9)
CELL = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
TABLE = st.integers(2, 6).flatmap(
    lambda across: st.lists(st.lists(CELL, min_size=across, max_size=across), min_size=1, max_size=12)
)


def typeset(rows: list[list[str]], ruled: bool, cut: bool) -> bytes:
    target = io.BytesIO()
    document = SimpleDocTemplate(target, pagesize=(landscape(A4)[0], 260), topMargin=30, bottomMargin=30, invariant=1)
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")] + [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] * ruled
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    widths = [(landscape(A4)[0] - 160) / len(rows[0])] * len(rows[0])
    document.build([Table(cells, colWidths=widths, splitInRow=int(cut), style=TableStyle(style))])
    return target.getvalue()


def words(source: Source) -> list[str]:
    return sorted(source.text.replace("\t", " ").split())


@settings(max_examples=FEW)
@given(TABLE)
def test_every_cell_of_a_ruled_table_is_the_text_at_its_place(rows: list[list[str]]) -> None:
    source = pdf.read(typeset(rows, ruled=True, cut=False))
    read = [[source.text[c.span.start : c.span.end] if c.span else "" for c in line.cells] for line in source.lines]
    assert read == rows
    for line in source.lines:
        boxes = [cell.box for cell in line.cells if cell.box is not None]
        assert all(a.x1 <= b.x0 + 1 for a, b in pairwise(boxes))


@settings(max_examples=FEW)
@given(TABLE, st.booleans(), st.booleans())
def test_nothing_is_lost_and_no_two_lines_are_one(rows: list[list[str]], ruled: bool, cut: bool) -> None:
    source = pdf.read(typeset(rows, ruled, cut))
    assert words(source) == sorted(" ".join(cell for row in rows for cell in row).split())
    spans = [line.span for line in source.lines]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert " ".join(source.text[span.start : span.end] for span in spans).split() == source.text.split()
    for block in structure.blocks(source):
        assert block.page is not None and block.box is not None
        assert all(cell.span is None or block.span.holds(cell.span) for cell in block.cells)


@settings(max_examples=3 * FEW)
@given(st.binary(max_size=400), st.integers(0, 5000), st.integers(0, 400))
def test_any_bytes_give_lines_or_one_clear_error(noise: bytes, at: int, gone: int) -> None:
    whole = typeset([["a", "b"], ["c", "d"]], ruled=True, cut=False)
    at = min(at, len(whole))
    for data in (noise, b"%PDF-1.7\n" + noise, whole[:at] + noise + whole[at + gone :]):
        try:
            source = pdf.read(data)
        except Unreadable as error:
            assert "; " in str(error)
        else:
            assert all(line.span.end <= len(source.text) for line in source.lines)
