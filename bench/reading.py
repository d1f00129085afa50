"""Measures how fast tables are read from PDF and how many of their rows come out right; prints one table in Markdown.

    python bench/reading.py

It makes its files itself: the same table from every program at hand. Every library reads the same files in one run;
take the figures as ratios. A row is right where all of its cells are; of a library without tables, where the words of
its cells follow one another in the text.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

import pdfplumber
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest.readers import pdf

Rows = list[list[str]]

HEAD = ["No.", "Activity", "Responsible", "Indicator", "Priority"]
WIDTHS = (45, 330, 120, 170, 60)
ROWS = 132
NOUNS = (
    "herds",
    "pastures",
    "fences",
    "rangers",
    "crossings",
    "maps",
    "surveys",
    "laws",
    "markets",
    "wells",
    "schools",
)
VERBS = ("Count", "Map", "Protect", "Train", "Restore", "Monitor", "Publish", "Study", "Report", "Patrol", "Compare")
ENDS = ("in every range state", "together with local herders", "before the next meeting", "by long-term monitoring")
BODIES = ("Governments", "CMS Secretariat", "IUCN", "FFI", "ACBK", "WWF Russia", "NGOs", "Universities")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
STYLE = (
    "@page{size:A4 landscape} table{border-collapse:collapse} td,th{border:1px solid #444;padding:3px;font:9pt Arial}"
)
SHADED = "*{print-color-adjust:exact} tr:nth-child(even){background:#ddd}"
ROUNDS = 3


def main() -> None:
    rows = table()
    print("| file | pages | reader | pages/s | times pdfplumber | rows right |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files(rows, Path(folder)):
            measured = [(reader, *measure(read, data)) for reader, read in READERS.items()]
            slowest = next(seconds for reader, seconds, _ in measured if reader == "pdfplumber")
            pages = len(pypdfium2.PdfDocument(data))
            for reader, seconds, found in measured:
                right = f"{correct(found, rows)}/{len(rows)}"
                print(f"| {name} | {pages} | {reader} | {pages / seconds:.1f} | {slowest / seconds:.1f} | {right} |")
                sys.stdout.flush()


def measure(read: Callable[[bytes], Rows | str], data: bytes) -> tuple[float, Rows | str]:
    """Seconds of the processor for the fastest of a few rounds, and what was read."""
    best, found = float("inf"), read(data)
    for _ in range(ROUNDS):
        start = time.process_time()
        found = read(data)
        best = min(best, time.process_time() - start)
    return best, found


def correct(found: Rows | str, rows: Rows) -> int:
    if isinstance(found, str):
        text = " ".join(found.split())
        return sum(" ".join(" ".join(row).split()) in text for row in rows)
    read = {tuple(row) for row in joined(found)}
    return sum(tuple(row) in read for row in rows)


def joined(found: Rows) -> Iterator[list[str]]:
    """The rows without repeated heads, and with the rest of a row that a page cut joined to it."""
    last: list[str] | None = None
    for row in found:
        if row == HEAD:
            continue
        if last is not None and not row[0] and len(row) == len(last):
            last[:] = [f"{above} {below}".strip() for above, below in zip(last, row, strict=True)]
            continue
        if last is not None:
            yield last
        last = list(row)
    if last is not None:
        yield last


def ours(data: bytes) -> Rows:
    source = pdf.read(data)
    lines = [line for line in source.lines if line.cells and not line.furniture]
    return [[source.text[c.span.start : c.span.end] if c.span else "" for c in line.cells] for line in lines]


def with_pdfplumber(data: bytes) -> Rows:
    """Text and tables, as whoever reads a document needs both."""
    found: Rows = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            for made in page.extract_tables():
                found += [[" ".join((cell or "").split()) for cell in row] for row in made]
            page.close()
    return found


def with_pdfminer(data: bytes) -> str:
    return str(extract_text(io.BytesIO(data)))


def with_pdfium(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range().replace("\ufffe", "-") for page in document)


READERS: dict[str, Callable[[bytes], Rows | str]] = {
    "kgraph": ours,
    "pdfplumber": with_pdfplumber,
    "pdfminer.six, text": with_pdfminer,
    "pypdfium2, text": with_pdfium,
}


def table() -> Rows:
    """Rows of one to four lines, the same in every run."""
    chance = random.Random(6)
    rows = []
    for n in range(ROWS):
        parts = [f"{chance.choice(VERBS)} the {chance.choice(NOUNS)} {chance.choice(ENDS)}" for _ in range(5)]
        text = "; ".join(parts[: chance.randint(1, 5)])
        who = ", ".join(chance.sample(BODIES, chance.randint(1, 3)))
        what = f"{chance.choice(NOUNS).capitalize()} and {chance.choice(NOUNS)} reported"
        rows.append([f"{n // 12 + 1}.{n % 12 + 1}", text, who, what, chance.choice(["High", "Medium", "Low"])])
    return rows


def files(rows: Rows, folder: Path) -> Iterator[tuple[str, bytes]]:
    yield "reportlab, ruled", by_reportlab(rows, cut=False)
    yield "reportlab, ruled, rows cut by pages", by_reportlab(rows, cut=True)
    yield "reportlab, borderless", by_reportlab(rows, cut=False, rules=False)
    page, shaded = folder / "plain.html", folder / "shaded.html"
    page.write_text(html(rows, STYLE), encoding="utf-8")
    shaded.write_text(html(rows, STYLE + SHADED), encoding="utf-8")
    chromium = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    for source in (page, shaded):
        if chromium:
            yield f"Chromium, {source.stem}", by_chromium(chromium, source)
        if office:
            yield f"LibreOffice, {source.stem}", by_office(office, source)


def by_reportlab(rows: Rows, cut: bool, rules: bool = True) -> bytes:
    target = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    cells = [[Paragraph(escape(cell), style) for cell in row] for row in [HEAD, *rows]]
    drawn = [("VALIGN", (0, 0), (-1, -1), "TOP")] + [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] * rules
    made = Table(cells, colWidths=WIDTHS, repeatRows=1, splitInRow=int(cut), style=TableStyle(drawn))
    SimpleDocTemplate(target, pagesize=landscape(A4), invariant=1).build([made])
    return target.getvalue()


def html(rows: Rows, style: str) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows)
    head = f"<thead>{line(HEAD, 'th')}</thead>"
    return (
        f"<!doctype html><meta charset=utf-8><style>{style}</style><table border=1>{head}<tbody>{body}</tbody></table>"
    )


def by_chromium(program: str, source: Path) -> bytes:
    target = source.with_suffix(".chromium.pdf")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}")
    subprocess.run([program, *options, str(source)], check=True, capture_output=True)
    return target.read_bytes()


def by_office(program: str, source: Path) -> bytes:
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    options = ("--headless", profile, "--convert-to", "pdf", "--outdir", str(source.parent))
    subprocess.run([program, *options, str(source)], check=True, capture_output=True)
    return source.with_suffix(".pdf").read_bytes()


if __name__ == "__main__":
    main()
