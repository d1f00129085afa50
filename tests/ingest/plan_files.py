"""One plan of nine activities as a table in the shapes that people give one, and that table as a file of any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import word_files as word

import ingest

TITLE = "Action Plan for the Conservation of Mountain Ungulates 2027-2032"
HEADS = {
    "code": "No.",
    "text": "Activity",
    "lead": "Responsible",
    "indicator": "Indicator",
    "priority": "Priority",
    "when": "Time frame",
}
FIELDS = tuple(HEADS)
UNITS = ("1. Markhor: Kugitang (Turkmenistan, Uzbekistan)", "2. Urial: Kopetdag (Turkmenistan)", "3. Funding")
ROWS: dict[str, list[tuple[str, ...]]] = {
    UNITS[0]: [
        ("1.1", "Count herds: a) from the air; b) on the ground.", "Turkmenistan; ACBK", "Two counts", "High", "2028"),
        ("1.2", "Open the fence & keep it open, see 2.1.", "Governments", "Fence open", "Medium", "by 2030"),
        ("1.3", "Train rangers in Uzbekistan", "FFI, NGOs", "40 rangers (10 < 25 years old)", "Low", "2027-2029"),
    ],
    UNITS[1]: [
        ("2.1", "Meet across the border once a year", "WWF Russia", "Minutes", "Low", "ongoing"),
        ("2.2", "Study how domestic herds and wild sheep share high pastures", "", "Study", "Medium", "2031"),
        ("2.3", "Stop poaching", "Governments", "Number of cases in court", "High", "2027"),
        ("2.3", "Publish a map", "IUCN", "", "", ""),
    ],
    UNITS[2]: [
        ("3.1", "Find donors", "CMS Secretariat", "1.5 million found", "High", "2028"),
        ("3.2", "Report to the Parties", "IUCN", "Report", "Low", "2032"),
    ],
}
PLAN = [
    {"unit": unit.partition(". ")[2].partition(" (")[0], **dict(zip(FIELDS, row, strict=True))}
    for unit, rows in ROWS.items()
    for row in rows
]


@dataclass(frozen=True)
class Spot:
    """A cell, as far as it reaches to the right and down."""

    words: str
    across: int = 1
    down: int = 1
    strong: bool = False


Grid = list[list[Spot]]
Tables = list[tuple[str, Grid]]  # each with the heading above it


# ------------------------------------------------------------------ shapes


def plain(columns: Sequence[str] = FIELDS, heads: dict[str, str] = HEADS) -> Tables:
    """A head, and the units as rows across the table."""
    return [("", [_head(columns, heads), *_body(columns)])]


def other_order() -> Tables:
    return plain(("priority", "when", "lead", "text", "indicator", "code"))


def other_heads() -> Tables:
    heads = ("Ref.", "Proposed action", "Lead organisation(s)", "Expected output", "Urgency", "By when")
    return plain(heads=dict(zip(FIELDS, heads, strict=True)))


def no_codes() -> Tables:
    return plain(FIELDS[1:])


def codes_in_the_text() -> Tables:
    """One column for both."""
    ((_, grid),) = plain(FIELDS[1:])
    for row, code in zip((row for row in grid[1:] if len(row) > 1), (one["code"] for one in PLAN), strict=True):
        row[0] = Spot(f"{code} {row[0].words}")
    return [("", grid)]


def two_level_heads() -> Tables:
    """The upper row says what the columns below it have in common."""
    columns = ("code", "text", "lead", "when", "indicator", "priority")
    upper = [
        Spot("No.", down=2, strong=True),
        Spot("Activity", down=2, strong=True),
        Spot("Implementation", across=2, strong=True),
        Spot("Monitoring", across=2, strong=True),
    ]
    lower = [Spot(HEADS[name], strong=True) for name in columns[2:]]
    return [("", [upper, lower, *_body(columns)])]


def table_for_each_unit() -> Tables:
    return [(unit, [_head(FIELDS, HEADS), *(_row(row, FIELDS) for row in rows)]) for unit, rows in ROWS.items()]


def head_repeated() -> Tables:
    """As where a page broke."""
    ((_, grid),) = plain()
    return [("", [*grid[:7], grid[0], *grid[7:]])]


def titled_inside() -> Tables:
    """The table's own title is its first row."""
    ((_, grid),) = plain()
    return [("", [[Spot("Table 1. Activities", across=len(FIELDS), strong=True)], *grid])]


def more_columns() -> Tables:
    """Money and remarks, and a column that is there for its width alone."""
    ((_, grid),) = plain()
    more = [Spot("", strong=True), Spot("Budget (EUR)", strong=True), Spot("Remarks", strong=True)]
    wide = [
        [Spot(row[0].words, across=9, strong=True)]
        if len(row) == 1
        else [*row, Spot(""), Spot("12,000"), Spot("see the annex")]
        for row in grid[1:]
    ]
    return [("", [[*grid[0], *more], *wide])]


def leads_merged() -> Tables:
    """One cell for what two rows have in common."""
    ((_, grid),) = plain()
    rows = [row for row in grid[1:] if len(row) > 1]
    rows[1][2] = Spot("Governments", down=2)
    del rows[2][2]
    return [("", grid)]


def unit_behind_its_number() -> Tables:
    """The number of a unit in the column of codes, its title across the others."""
    ((_, grid),) = plain()
    for row in grid:
        if len(row) == 1:
            number, _, title = row[0].words.partition(". ")
            row[:] = [Spot(number, strong=True), Spot(title, across=len(FIELDS) - 1, strong=True)]
    return [("", grid)]


def _head(columns: Sequence[str], heads: dict[str, str]) -> list[Spot]:
    return [Spot(heads[name], strong=True) for name in columns]


def _row(row: Sequence[str], columns: Sequence[str]) -> list[Spot]:
    said = dict(zip(FIELDS, row, strict=True))
    return [Spot(said[name]) for name in columns]


def _body(columns: Sequence[str]) -> Grid:
    grid: Grid = []
    for unit, rows in ROWS.items():
        grid.append([Spot(unit, across=len(columns), strong=True)])
        grid += [_row(row, columns) for row in rows]
    return grid


# ----------------------------------------------------------------- formats


def html(tables: Tables, head: str = "th", bold: bool = False) -> bytes:
    """With the cells of the head as ``th``, or as ``td`` and no ``thead`` around them."""
    parts = [f"<h1>{TITLE}</h1><p>The range states agreed on what follows.</p>"]
    for heading, grid in tables:
        parts.append(f"<h2>{escape(heading)}</h2>" if heading else "")
        rows = ["<tr>" + "".join(_html_cell(spot, head, bold) for spot in row) + "</tr>" for row in grid]
        parts.append(f"<table border=1>{''.join(rows)}</table>")
    return f"<!DOCTYPE html><html><body>{''.join(parts)}</body></html>".encode()


def _html_cell(spot: Spot, head: str, bold: bool) -> str:
    tag = head if spot.strong else "td"
    words = escape(spot.words)
    inner = f"<p><b>{words}</b></p>" if spot.strong and bold else words
    return f'<{tag} colspan="{spot.across}" rowspan="{spot.down}">{inner}</{tag}>'


def docx(tables: Tables) -> bytes:
    parts = [word.heading(TITLE, "T"), word.p("The range states agreed on what follows.")]
    for heading, grid in tables:
        parts += [word.heading(heading)] if heading else []
        parts.append(word.table(*(word.row(*cells) for cells in word_rows(grid))))
    return word.docx(*parts)


def word_rows(grid: Grid) -> list[list[str]]:
    """Word repeats a cell that reaches down in each row, as one that goes on."""
    rows: list[list[str]] = []
    above: dict[int, tuple[int, int]] = {}  # by column: how far a cell reaches across, and into how many rows still
    for row in grid:
        cells, column, own = [], 0, list(row)
        while own or column in above:
            if column in above:
                across, left = above.pop(column)
                if left > 1:
                    above[column] = across, left - 1
                cells.append(word.cell("", f'<w:gridSpan w:val="{across}"/><w:vMerge/>'))
            else:
                spot = own.pop(0)
                across = spot.across
                if spot.down > 1:
                    above[column] = across, spot.down - 1
                cells.append(_word_cell(spot))
            column += across
        rows.append(cells)
    return rows


def _word_cell(spot: Spot) -> str:
    look = f'<w:gridSpan w:val="{spot.across}"/>' + ('<w:vMerge w:val="restart"/>' if spot.down > 1 else "")
    return word.cell(word.p(word.run(spot.words, "<w:b/>" if spot.strong else "")), look)


def markdown(tables: Tables, framed: bool = True) -> bytes:
    parts = [f"# {TITLE}", "The range states agreed on what follows."]
    for heading, grid in tables:
        parts += [f"## {heading}"] if heading else []
        first, *rest = [" | ".join(_marked(row)) for row in grid]
        rows = [first, " | ".join("---" for _ in grid[0]), *rest]
        parts.append("\n".join(f"| {row} |" for row in rows) if framed else "\n".join(rows))
    return "\n\n".join(parts).encode()


def _marked(row: Sequence[Spot]) -> list[str]:
    """What reaches across is followed by empty cells; bold type where a whole row is one cell."""
    cells = []
    for spot in row:
        words = spot.words.replace("|", "\\|")
        cells += [f"**{words}**" if spot.across > 1 and words else words, *[""] * (spot.across - 1)]
    return cells


def tabbed(tables: Tables) -> bytes:
    parts = [TITLE, "The range states agreed on what follows."]
    for heading, grid in tables:
        parts += [heading] if heading else []
        parts.append("\n".join("\t".join([s.words + "\t" * (s.across - 1) for s in row]) for row in grid))
    return "\n\n".join(parts).encode()


def found(data: bytes, suffix: str, folder: Path) -> list[dict[str, str]]:
    """The activities of a file: every cell of each, and the unit that it stands under."""
    path = folder / f"plan{suffix}"
    path.write_bytes(data)
    read = ingest.read(path)
    return [
        {
            "unit": read.section(one.section).title,
            "code": one.code,
            "text": one.text,
            "lead": one.responsible_text,
            "indicator": one.indicator,
            "priority": one.priority,
            "when": read.quote(one.deadline_span) if one.deadline_span else "",
        }
        for one in read.activities
    ]
