"""One plan of nine activities in Word, HTML, Markdown and text files: every cell is right, in every shape of table."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import plan_files as plan
import pytest
import word_files as word
from plan_files import PLAN, Spot, Tables

from ingest.readers import docx as docx_reader
from ingest.readers import html as html_reader

FORMATS: dict[str, tuple[Callable[[Tables], bytes], str]] = {
    "word": (plan.docx, ".docx"),
    "html": (plan.html, ".html"),
    "html with bold cells for its head": (partial(plan.html, head="td", bold=True), ".html"),
    "html without any head": (partial(plan.html, head="td"), ".htm"),
    "markdown": (plan.markdown, ".md"),
    "tabs": (plan.tabbed, ".txt"),
}
FLAT = (
    plan.plain,
    plan.other_order,
    plan.other_heads,
    plan.no_codes,
    plan.codes_in_the_text,
    plan.table_for_each_unit,
    plan.head_repeated,
    plan.titled_inside,
    plan.more_columns,
    plan.unit_behind_its_number,
)
MERGED = (plan.two_level_heads, plan.leads_merged)  # cells that reach down: only two formats have them
CASES = [
    *((shape, form) for shape in FLAT for form in FORMATS),
    *((shape, form) for shape in MERGED for form in FORMATS if form not in ("markdown", "tabs")),
]
EXPECTED = {
    "no_codes": [{**row, "code": ""} for row in PLAN],
    "leads_merged": [{**row, "lead": "Governments"} if row["code"] == "1.3" else row for row in PLAN],
}


@pytest.mark.parametrize(("shape", "form"), CASES, ids=[f"{shape.__name__}-{form}" for shape, form in CASES])
def test_every_cell_is_right(shape: Callable[[], Tables], form: str, tmp_path: Path) -> None:
    write, suffix = FORMATS[form]
    assert plan.found(write(shape()), suffix, tmp_path) == EXPECTED.get(shape.__name__, PLAN)


PAGE = plan.html(plan.plain(), head="td", bold=True).decode()


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("Two counts", "<table><tr><td>Two</td><td>counts</td></tr></table>"),
        PAGE.replace("<table", "<table><tr><td>Menu</td><td><table").replace("</table>", "</table></td></tr></table>"),
        PAGE.replace("<body>", "<body><table><tr><td>Menu<br>Home</td><td>").replace("</body>", "</td></tr></table>"),
        re.sub("</t[dr]>", "", PAGE),
        PAGE.replace("</table>", "<tfoot><tr><td colspan=6>Source: us</td></tr></tfoot></table>"),
        PAGE.replace(" a) from", "<br>a) from").replace(" b) on", "<br/>b) on"),
        PAGE.replace(" a) from the air; b) on the ground.", '<ol type="a"><li>from the air;<li>on the ground.</ol>'),
        PAGE.replace("Count herds", "Count\n\t  herds").replace("<td", '<td style="border: solid"'),
    ],
    ids=["nested", "in a layout", "page in a layout", "unclosed", "foot", "breaks", "list", "white space"],
)
def test_pages_are_written_in_many_ways(page: str, tmp_path: Path) -> None:
    assert page != PAGE
    assert plan.found(page.encode(), ".html", tmp_path) == PLAN


TABLE = word.table(*(word.row(*cells) for cells in plan.word_rows(plan.plain()[0][1])))
COUNT = word.p(word.run("Count herds: a) from the air; b) on the ground."))
LIST = word.p("Count herds:") + word.item("from the air;") + word.item("on the ground.")
DELETED = word.run("Halt poaching").replace("w:t", "w:delText")


def in_word(*body: str, **parts: str) -> bytes:
    return word.docx(word.heading(plan.TITLE, "T"), word.p("The range states agreed on what follows."), *body, **parts)


@pytest.mark.parametrize(
    "table",
    [
        TABLE.replace(word.p(word.run("Two counts")), word.table(word.row("Two", "counts")) + word.p("")),
        word.table(word.row(f"<w:tc>{TABLE}<w:p/></w:tc>")),
        word.table(word.row("Annex", f"<w:tc>{TABLE}<w:p/></w:tc>")),
        f"<w:sdt><w:sdtContent>{TABLE}</w:sdtContent></w:sdt>",
        TABLE.replace(COUNT, LIST),
    ],
    ids=["nested", "in a box", "in a layout", "in a control", "list"],
)
def test_word_tables_are_made_in_many_ways(table: str, tmp_path: Path) -> None:
    assert table != TABLE
    letters = word.lists(word.level(0, "lowerLetter", "%1)"))
    assert plan.found(in_word(table, numbering=letters), ".docx", tmp_path) == PLAN


def test_columns_whose_edges_were_dragged_stay_columns(tmp_path: Path) -> None:
    ways = ((1, 1, 1, 1, 1, 3), (2, 1, 1, 2, 1, 1), (1, 2, 2, 1, 1, 1))
    ((_, grid),) = plan.plain()
    dragged = [
        [
            Spot(spot.words, 8 if len(row) == 1 else across, 1, spot.strong)
            for spot, across in zip(row, way, strict=False)
        ]
        for row, way in zip(grid, ways * 5, strict=False)
    ]
    assert plan.found(plan.docx([("", dragged)]), ".docx", tmp_path) == PLAN
    assert plan.found(plan.html([("", dragged)]), ".html", tmp_path) == PLAN


def test_tracked_changes_are_taken_as_accepted_and_reported(tmp_path: Path) -> None:
    changed = TABLE.replace(
        word.run("Stop poaching"), f"<w:del>{DELETED}</w:del><w:ins>{word.run('Stop ')}</w:ins>{word.run('poaching')}"
    )
    gone = word.row("9.9", "Do nothing", "", "", "", "").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    data = in_word(changed.replace("</w:tbl>", f"{gone}</w:tbl>"))
    assert plan.found(data, ".docx", tmp_path) == PLAN
    assert docx_reader.read(data).warnings == (docx_reader.CHANGED,)
    page = PAGE.replace("Stop poaching", "<del>Halt</del> <ins>Stop</ins> poaching").encode()
    assert plan.found(page, ".html", tmp_path) == PLAN
    assert html_reader.read(page).warnings == (html_reader.CHANGED,)
