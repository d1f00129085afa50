"""Set the digest of the big cats workshop's concept note as a Word file, its parts written as XML.

    python docs/digests/make_docx.py

No library stands between, and the archive is stored without compression under one fixed date, so that the same
source gives the same bytes on every machine.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from docx_parts import CORE, FIXED, FOOTER, FOOTNOTES, HEADER, LISTS, OFFICE, WORD
from notes import CORPUS, Digest, Heading, Item, Items, Line, Paragraph, Placed, Table, Title, grid, load, runs

NAME = "neaspec-big-cats-workshop-2021"
TARGET = CORPUS / f"{NAME}.docx"
STORED = (2021, 10, 12, 0, 0, 0)  # the date of every part in the archive; that of the workshop
MEASURE = 9638  # between the margins, in twentieths of a point
SPLIT_ADDRESS = re.compile(r"(https?://\S+)")


def make(digest: Digest) -> bytes:
    addresses = [address for words in digest.notes.values() for address in SPLIT_ADDRESS.findall(words)]
    parts = {
        **FIXED,
        "docProps/core.xml": CORE.format(title=escape(digest.source["title"])),
        "word/document.xml": WORD.format(body="\n".join(_body(digest))),
        "word/footnotes.xml": FOOTNOTES.format(notes="\n".join(_footnotes(digest))),
        "word/_rels/footnotes.xml.rels": _links(addresses),
        "word/header1.xml": HEADER.format(words=escape(f"Digest of a concept note of {digest.source['date']}")),
        "word/footer1.xml": FOOTER,
    }
    return _archive(parts)


def _archive(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=STORED)
            entry.create_system = 0
            archive.writestr(entry, content.encode("utf-8"))
    return target.getvalue()


def _body(digest: Digest) -> Iterator[str]:
    for name, words in digest.labels():
        yield _paragraph("Digest", _run(f"{name}: ", bold=True) + _run(words))
    for block in digest.blocks:
        yield _set(block)


def _set(block: Line | Title | Heading | Paragraph | Items | Table) -> str:
    if isinstance(block, Items):
        return "\n".join(_items(block.items, "Roman" if block.marks == "roman" else "Bullets"))
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Title):
        return _paragraph("Title", _runs(block.text))
    if isinstance(block, Heading):
        return _paragraph(f"Heading{block.level}", _runs(block.text))
    return _paragraph("Centred" if isinstance(block, Line) else "BodyText", _runs(block.text))


def _paragraph(style: str, inner: str, level: int = 0) -> str:
    """``level``: of an item in its list. The style says which list; deeper items have to say it again."""
    depth = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{LISTS[style]}"/></w:numPr>' if level else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{depth}</w:pPr>{inner}</w:p>'


def _items(items: tuple[Item, ...], style: str, level: int = 0) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield _paragraph(style, _runs(item), level)
        else:
            yield from _items(item, style, level + 1)


def _runs(text: str) -> str:
    return "".join(_mark(words) if kind == "note" else _run(words, kind == "bold") for kind, words in runs(text))


def _run(words: str, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _mark(number: str) -> str:
    look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'


def _table(table: Table) -> str:
    caption = _paragraph("Caption", _runs(table.caption)) + "\n" if table.caption else ""
    widths = [MEASURE * width // 100 for width in table.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(row, widths, index < table.head, table.stub) for index, row in enumerate(grid(table))]
    look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
    inner = "\n".join(rows)
    after = _paragraph("AfterTable", "")
    return f"{caption}<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>\n{inner}\n</w:tbl>\n{after}"


def _row(row: list[Placed], widths: list[int], head: bool, stub: int) -> str:
    look = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    cells = "\n".join(_cell(one, widths, head or one.column < stub or one.cell.across == len(widths)) for one in row)
    return f"<w:tr>{look}\n{cells}\n</w:tr>"


def _cell(one: Placed, widths: list[int], named: bool) -> str:
    """A cell that goes on from the row above is empty here: Word shows it as one."""
    width = sum(widths[one.column : one.column + one.cell.across])
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{one.cell.across}"/>' if one.cell.across > 1 else ""
    if one.cell.down > 1:
        look += "<w:vMerge/>" if one.continued else '<w:vMerge w:val="restart"/>'
    look += '<w:shd w:val="clear" w:color="auto" w:fill="EAF1EE"/>' if named else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{_content(one, named)}</w:tc>"


def _content(one: Placed, named: bool) -> str:
    if one.continued:
        return _paragraph("Cell", "")
    if one.cell.listed:
        return "".join(_items(one.cell.items, "CellBullets"))
    return _paragraph("CellHead" if named else "Cell", _runs(str(one.cell.items[0])))


def _footnotes(digest: Digest) -> Iterator[str]:
    """The addresses are links, so their targets are counted through all footnotes."""
    links = 0
    for number, words in digest.notes.items():
        inner = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' + _run(" ")
        for piece in SPLIT_ADDRESS.split(words):
            is_address = SPLIT_ADDRESS.fullmatch(piece) is not None
            links += is_address
            inner += f'<w:hyperlink r:id="rId{links}">{_run(piece)}</w:hyperlink>' if is_address else _run(piece)
        yield f'<w:footnote w:id="{number}">{_paragraph("FootnoteText", inner)}</w:footnote>'


def _links(addresses: list[str]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    links = [
        f'<Relationship Id="rId{index}" Type="{kind}" Target={quoteattr(address)} TargetMode="External"/>'
        for index, address in enumerate(addresses, 1)
    ]
    return OFFICE.format(relations="\n".join(links))


if __name__ == "__main__":
    TARGET.write_bytes(make(load(NAME)))
