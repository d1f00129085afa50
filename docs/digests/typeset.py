"""Typeset the digest of the work programme: the PDF of the corpus is made from words that a person can edit.

    python docs/digests/typeset.py [TARGET]

The same source gives the same bytes: nothing of the clock goes into the file, and its pages are not compressed.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pages import Pages, cited, markup, paragraph, style
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.platypus import Paragraph

HERE = Path(__file__).parent
SOURCE = HERE / "cami-work-programme.toml"
TARGET = HERE.parent.parent / "corpus" / "cami-work-programme-2026-2031.pdf"

ACTIVITY_COLUMNS = (34.0, 350.0, 104.0, 226.0, 48.0)
SCORING_COLUMNS = (142.0, 90.0, 82.0, 78.0, 84.0, 98.0, 80.0, 34.0, 41.0, 33.0)
SPECIES_COLUMNS = (30.0, 200.0, 270.0, 150.0)
KEYS = ("code", "activity", "responsible", "indicator", "priority")
ACTIVITY_HEAD = ("Activities to be implemented by 2031", "Responsible", "Indicator", "Priority")

THEME, UNIT, HEAD = HexColor("#d5e3de"), HexColor("#eaf1ee"), HexColor("#f3f3f0")

BODY = style(9.5, spaceBefore=3, spaceAfter=4)
BODY_ITEM = style(9.5, spaceAfter=1.5, leftIndent=14)
TITLE = style(16, bold=True, spaceBefore=8, spaceAfter=8, alignment=TA_CENTER)
CENTRED = style(10, spaceAfter=3, alignment=TA_CENTER)
HEADING = style(12, bold=True, spaceBefore=8, spaceAfter=5)
CELL = style(8.3)
CELL_BOLD = style(8.3, bold=True)
FIGURE = style(8.3, alignment=TA_CENTER)


def first_page(pages: Pages, document: dict[str, str]) -> None:
    pages.write(Paragraph(f"<b>{markup(document['body'])}</b>", CENTRED))
    pages.write(Paragraph(f"<i>{markup(document['held'])}</i>", CENTRED))
    pages.write(Paragraph(markup(document["symbol"]), CENTRED))
    pages.write(Paragraph(markup(document["title"]), TITLE))
    for label, key in (
        ("Digest", "notice"),
        ("Status", "status"),
        ("Summary", "summary"),
        ("Expected result", "expected"),
    ):
        pages.write(Paragraph(f"<b>{label}:</b> {markup(document[key])}", BODY))


def running_text(pages: Pages, heading: str, texts: Sequence[str]) -> None:
    pages.bookmark(heading, 0)
    pages.write(Paragraph(heading, HEADING), keep=60)
    for text in texts:
        for line in text.splitlines():
            pages.write(paragraph(line, BODY, BODY_ITEM), marks=cited(line))


def scoring_table(pages: Pages, scoring: dict[str, Any]) -> None:
    pages.turn()
    pages.bookmark(scoring["heading"], 0)
    pages.write(Paragraph(markup(scoring["heading"]), HEADING))
    pages.write(Paragraph(markup(scoring["note"]), BODY))
    pages.y -= 3
    spans = (SCORING_COLUMNS[0], sum(SCORING_COLUMNS[1:7]), sum(SCORING_COLUMNS[7:]))
    pages.row([[Paragraph(words, FIGURE)] for words in ("", "<b>Criteria</b>", "")], spans, HEAD)
    pages.row([[Paragraph(f"<b>{markup(words)}</b>", CELL)] for words in scoring["head"]], SCORING_COLUMNS, HEAD)
    for name, *figures in scoring["rows"]:
        cells = [[Paragraph(f"<b>{markup(name)}</b>", CELL)], *([Paragraph(str(n), FIGURE)] for n in figures)]
        pages.row(cells, SCORING_COLUMNS)


def species_table(pages: Pages, species: dict[str, Any]) -> None:
    pages.turn()
    pages.bookmark(species["heading"], 0)
    pages.write(Paragraph(markup(species["heading"]), HEADING))
    pages.row([[Paragraph(f"<b>{markup(words)}</b>", CELL)] for words in species["head"]], SPECIES_COLUMNS, HEAD)
    for number, name, scientific, appendix in species["rows"]:
        words = (number, markup(name), f"<i>{markup(scientific)}</i>", markup(appendix))
        pages.row([[Paragraph(word, CELL)] for word in words], SPECIES_COLUMNS)
    pages.y -= 10
    for note in species["notes"]:
        pages.write(Paragraph(markup(note), BODY))


def activity_table(pages: Pages, document: dict[str, str], sections: Sequence[dict[str, Any]]) -> None:
    pages.turn()
    pages.bookmark(document["programme"], 0)
    pages.write(Paragraph(markup(document["programme"]), HEADING))
    pages.write(Paragraph(f"<b>Vision:</b> {markup(document['vision'])}", BODY))
    pages.write(Paragraph(f"<b>Goal:</b> {markup(document['goal'])}", BODY))
    pages.y -= 3
    head = [[Paragraph(words, CELL_BOLD)] for words in ACTIVITY_HEAD]
    columns = (sum(ACTIVITY_COLUMNS[:2]), *ACTIVITY_COLUMNS[2:])
    pages.head = lambda: pages.row(head, columns, HEAD)
    pages.head()
    for section in sections:
        section_rows(pages, section)
    pages.head = None


def section_rows(pages: Pages, section: dict[str, Any]) -> None:
    heading, species, rows = section["heading"], section.get("species"), section.get("rows", [])
    fill = UNIT if species else THEME
    whole = [sum(ACTIVITY_COLUMNS)]
    title = Paragraph(markup(heading), CELL_BOLD)
    listed = [Paragraph(f"<b>Species:</b> {markup(species)}", CELL)] if species else []
    if pages.room(cited(heading)) < 90:  # a heading never stands without its first row
        pages.turn()
    pages.bookmark(heading, 1)
    if section.get("one_row"):
        pages.row([[title, *listed]], whole, fill, cited(heading))
    else:
        pages.row([[title]], whole, fill, cited(heading))
        for line in listed:
            pages.row([[line]], whole, fill)
    for row in rows:
        pages.row([[paragraph(line, CELL, CELL) for line in row[key].splitlines()] for key in KEYS], ACTIVITY_COLUMNS)


def typeset(source: Path = SOURCE) -> bytes:
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    target = io.BytesIO()
    pages = Pages(target, data["document"], data["footnotes"])
    first_page(pages, data["document"])
    running_text(pages, "Background", data["background"]["paragraphs"])
    scoring_table(pages, data["scoring"])
    species_table(pages, data["species"])
    activity_table(pages, data["document"], data["sections"])
    pages.close()
    pages.canvas.save()
    return target.getvalue()


if __name__ == "__main__":
    (Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET).write_bytes(typeset())
