"""Word files by their own XML: paragraphs with their printed numbers, tables with merged cells, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from ingest.readers import flow
from ingest.readers.drift import straightened
from ingest.readers.flow import MOST_COLUMNS, Paragraph, Table, TableCell
from ingest.readers.inline import Words
from ingest.readers.source import Source
from ingest.readers.word_notes import Notes
from ingest.readers.word_numbering import Numbering
from ingest.readers.word_package import Package
from ingest.readers.word_runs import Runs
from ingest.readers.word_styles import Styles, list_place, outline, whole

_AROUND = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice"})
FEWEST_ROWS = 3  # of a table that is worth finding in another
CHANGED = "the document has tracked changes: what was inserted is read, what was deleted is left out"


def read(data: bytes) -> Source:
    package = Package(data)
    body = package.document()
    reader = _Reader(package, body)
    items = [*reader.furniture("header"), *reader.blocks(body), *reader.rest()]
    items += [*reader.furniture("footer"), *reader.notes()]
    return flow.source("docx", items, (CHANGED,) if reader.changed else ())


class _Reader:
    """Goes through the document once, from top to bottom, as its numbers are counted."""

    def __init__(self, package: Package, body: Element) -> None:
        self._package = package
        self._styles = Styles(package.first("styles"))
        # Word counts headings from 1 beside the title; here they stand below it.
        self._below = any(self._styles.name(_style(paragraph)) == "title" for paragraph in body.iter("p"))
        self._numbering = Numbering(package.first("numbering"))
        self._notes = Notes(package)
        self._runs = Runs(self._styles, self._notes.mark)
        self._carried: Words | None = None  # of a paragraph whose end was deleted
        self._rows_changed = False

    @property
    def changed(self) -> bool:
        return self._runs.changes > 0 or self._rows_changed

    def blocks(self, parent: Element) -> Iterator[Paragraph | Table]:
        for child in _through(parent):
            if child.tag == "p":
                yield from self._paragraph(child)
            elif child.tag == "tbl":
                yield from self._table(child)

    def rest(self) -> Iterator[Paragraph]:
        """What a paragraph without an end leaves behind."""
        if self._carried is not None:
            yield Paragraph(words=self._carried.text)
            self._carried = None

    def furniture(self, kind: str) -> Iterator[Paragraph]:
        """Running heads and feet, each once, without page numbers."""
        seen: set[str] = set()
        for part in self._package.related(kind):
            for paragraph in part.iter("p"):
                words = self._runs.words(paragraph, _style(paragraph)).line
                if any(map(str.isalpha, words)) and words not in seen:
                    seen.add(words)
                    yield Paragraph(words=words, furniture=True)
        self._runs.boxes.clear()

    def notes(self) -> Iterator[Paragraph]:
        """The footnotes, in the order in which the text points to them; then the notes at its end."""
        for name, note in self._notes.used():
            said = (self._runs.words(paragraph, _style(paragraph)).line for paragraph in note.iter("p"))
            yield Paragraph(words=" ".join(filter(None, said)), note=name)

    def _paragraph(self, paragraph: Element) -> Iterator[Paragraph | Table]:
        style = _style(paragraph)
        words = self._runs.words(paragraph, style)
        boxes, self._runs.boxes = self._runs.boxes, []
        if self._carried is not None:
            self._carried.join(words)
            words, self._carried = self._carried, None
        if _end_deleted(paragraph):
            self._carried, self._runs.changes = words, self._runs.changes + 1
        else:
            yield self._placed(paragraph, style, words)
        for box in boxes:
            yield from self.blocks(box)

    def _placed(self, paragraph: Element, style: str | None, words: Words) -> Paragraph:
        name = self._styles.name(style)
        properties = paragraph.find("pPr")
        own = outline(properties)
        is_title = name == "title" and not own
        level = self._styles.outline(style) if own is None else own
        return Paragraph(
            words=words.text,
            level=1 if is_title else level + self._below if level else 0,
            label=self._label(paragraph, style),
            strong=words.strong or is_title,
            furniture=name.startswith("toc ") and name[4:].isdigit(),
        )

    def _label(self, paragraph: Element, style: str | None) -> str:
        place = list_place(paragraph.find("pPr")).over(self._styles.place(style))
        if place.number is None or place.number == "0":
            return ""
        depth = place.level
        if depth is None:
            depth = self._numbering.level_of(place.number, self._styles.lineage(style))
        return self._numbering.label(place.number, depth)

    def _table(self, table: Element) -> Iterator[Paragraph | Table]:
        rows = [row for row in _through(table) if row.tag == "tr" and not self._deleted(row)]
        if _lays_out(rows):
            for row in rows:
                for cell in _through(row):
                    yield from self.blocks(cell)
        else:
            yield Table(straightened([[*self._row(row)] for row in rows]))

    def _deleted(self, row: Element) -> bool:
        look = row.find("trPr")
        deleted = look is not None and look.find("del") is not None
        self._rows_changed |= deleted or (look is not None and look.find("ins") is not None)
        return deleted

    def _row(self, row: Element) -> Iterator[TableCell]:
        look = row.find("trPr")
        for _ in range(min(_number(look, "gridBefore", 0), MOST_COLUMNS)):
            yield TableCell(words="")
        for cell in _through(row):
            if cell.tag == "tc":
                yield self._cell(cell)

    def _cell(self, cell: Element) -> TableCell:
        look = cell.find("tcPr")
        merged = look.find("vMerge") if look is not None else None
        words, strong = flow.one_line([*self.blocks(cell), *self.rest()])
        return TableCell(
            words=words,
            across=max(1, min(_number(look, "gridSpan", 1), MOST_COLUMNS)),
            strong=strong,
            continued=merged is not None and merged.get("val", "continue") == "continue",
        )


def _lays_out(rows: Sequence[Element]) -> bool:
    """A single box or column is no table, nor what only stands around a longer one."""
    across = max((sum(cell.tag == "tc" for cell in _through(row)) for row in rows), default=0)
    inside = max((len(table.findall("tr")) for row in rows for table in row.iter("tbl")), default=0)
    return across < 2 or inside >= FEWEST_ROWS > len(rows)


def _through(parent: Element) -> Iterator[Element]:
    """The children, and those of what only stands around others."""
    for child in parent:
        if child.tag == "AlternateContent":
            yield from (inside for choice in [*child][:1] for inside in _through(choice))
        elif child.tag in _AROUND:
            yield from _through(child)
        else:
            yield child


def _style(paragraph: Element) -> str | None:
    properties = paragraph.find("pPr")
    style = properties.find("pStyle") if properties is not None else None
    return style.get("val") if style is not None else None


def _end_deleted(paragraph: Element) -> bool:
    properties = paragraph.find("pPr")
    look = properties.find("rPr") if properties is not None else None
    return look is not None and look.find("del") is not None


def _number(look: Element | None, name: str, otherwise: int) -> int:
    found = look.find(name) if look is not None else None
    return whole(found.get("val"), otherwise) if found is not None else otherwise
