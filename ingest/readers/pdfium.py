"""The first reader of PDF: what PDFium finds on a page, as words, ruling lines and filled areas."""

from __future__ import annotations

import re

import pypdfium2

from ingest.errors import Unreadable
from ingest.readers import drawing
from ingest.readers.letters import Letters
from ingest.readers.ruling import lattices
from ingest.readers.sheet import Frame, Sheet, inside

BROKEN = "the PDF is broken; open it in a viewer and save or print it to PDF again"
LOCKED = "the PDF is locked by a password; save it without one"
_UNKNOWN = re.compile(r"[\ufffd\uffff\ue000-\uf8ff\x01-\x08\x0e-\x1f]")


class Document:
    """An open PDF; pages count from 1."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as error:
            # PDFium remembers the error of the file before: it says so of broken files too
            locked = "password" in str(error).lower() and b"/Encrypt" in data
            raise Unreadable(LOCKED if locked else BROKEN) from error

    def sheet(self, number: int) -> Sheet:
        page = self._document[number - 1]
        try:
            turned, bounds = page.get_rotation() // 90, page.get_bbox()
            letters = Letters(page)
            frame = Frame(letters.upright(turned), *bounds)
            label = self._document.get_page_label(number - 1) or None
            sheet = Sheet(number, frame, Frame(turned, *bounds), label=label)
            drawing.add(page.raw, sheet)
            sheet.tables = lattices(sheet.rules)
            sheet.words = inside(letters.words(frame, sheet.tables), *frame.size)
            sheet.lost = sum(len(_UNKNOWN.findall(word.text)) for word in sheet.words)
            return sheet
        finally:
            page.close()

    def close(self) -> None:
        self._document.close()
