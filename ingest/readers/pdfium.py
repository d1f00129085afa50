"""The first reader of PDF: what PDFium finds on a page, as words, ruling lines and filled areas."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import Unreadable
from ingest.readers import drawing
from ingest.readers.layout import Word
from ingest.readers.sheet import Frame, Rectangle, Sheet, inside

BROKEN = "the PDF is broken; open it in a viewer and save or print it to PDF again"
LOCKED = "the PDF is locked by a password; save it without one"
DESCENT = 0.21  # of the type's size: how far letters reach below their baseline
SKEW = 10  # degrees: text turned by this much more or less than a quarter is a stamp across the page

_HYPHEN = "\x02\ufffe"  # PDFium's signs for a hyphen at the end of a line
_WORD = re.compile(rf"[^\s\x00{_HYPHEN}]+[{_HYPHEN}]?|[{_HYPHEN}]")
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
    | dict.fromkeys(_HYPHEN, "-")
)
_UNKNOWN = re.compile(r"[\ufffd\uffff\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_NAME_LENGTH = 128


def _plain(function: object, result: type, *arguments: type) -> Any:
    """A function of PDFium that takes and gives addresses as numbers: asked for every word, it takes half the time."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_text_object = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


class Document:
    """An open PDF; pages count from 1."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as error:
            # PDFium says so of some broken files too
            locked = "password" in str(error).lower() and b"/Encrypt" in data
            raise Unreadable(LOCKED if locked else BROKEN) from error

    def sheet(self, number: int) -> Sheet:
        page = self._document[number - 1]
        try:
            turned, bounds = page.get_rotation() // 90, page.get_bbox()
            shown = frame = Frame(turned, *bounds)
            words = list(_Text(page, frame).words())
            upright = _upright(words, turned)
            if upright != turned:
                frame = Frame(upright, *bounds)
                words = list(_Text(page, frame).words())
            sheet = Sheet(number, frame, shown, label=self._document.get_page_label(number - 1) or None)
            sheet.words = inside(words, *frame.size)
            sheet.lost = sum(len(_UNKNOWN.findall(word.text)) for word in sheet.words)
            drawing.add(page.raw, sheet)
            return sheet
        finally:
            page.close()

    def close(self) -> None:
        self._document.close()


def _upright(words: list[Word], turned: int) -> int:
    """The quarters to turn the page by so that most of its letters stand upright."""
    letters: Counter[int] = Counter()
    for word in words:
        letters[word.turn] += len(word.text)
    most = letters.most_common(1)[0][0] if letters else 0
    return (turned + round(most / 90)) % 4


@dataclass(frozen=True, slots=True)
class _Type:
    """How the letters of one piece of text are set."""

    size: float
    bold: bool
    turn: int
    top: float = 0.0  # of text that is not turned
    bottom: float = 0.0


class _Text:
    """The text of one page. Words are cut where the type changes, so that a raised mark is a word of its own."""

    def __init__(self, page: pypdfium2.PdfPage, frame: Frame) -> None:
        self._textpage = page.get_textpage()
        self._raw = self._textpage.raw
        self._frame = frame
        self._types: dict[int, _Type] = {}
        self._bold: dict[bytes, bool] = {}
        self._address = ctypes.cast(self._raw, ctypes.c_void_p).value
        self._box = pdfium.FS_RECTF()
        self._into = ctypes.addressof(self._box)

    def words(self) -> Iterator[Word]:
        end, piece = 0, -1
        for match in _WORD.finditer(self._characters):
            first, stop = match.span()
            spaced = first > end
            while (last := self._piece(stop - 1)) != piece:
                cut = next((index for index in range(first, stop) if self._piece(index) != piece), stop)
                if cut > first:
                    yield self._word(first, cut, piece, spaced)
                    spaced = False
                first, piece = cut, self._piece(cut)
            yield self._word(first, stop, last, spaced)
            end = stop

    @cached_property
    def _characters(self) -> str:
        """One for each of PDFium's, which cannot say some of them and says others as two."""
        count = self._textpage.count_chars()
        text = self._textpage.get_text_range(0, count) if count else ""
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _piece(self, index: int) -> int:
        """What the file draws a character with: a piece of text has one type, on one line."""
        return _text_object(self._address, index) or 0

    def _word(self, first: int, stop: int, piece: int, spaced: bool) -> Word:
        kind = self._types.get(piece) or self._type(first, piece)
        text = self._characters[first:stop]
        if not text.isascii() or text[-1] in _HYPHEN:
            text = text.translate(_LIGATURES)
        x0, top, x1, bottom = self._edges(first, stop, kind)
        return Word(text, x0, x1, top, bottom, kind.size, kind.bold, spaced, kind.turn)

    def _edges(self, first: int, stop: int, kind: _Type) -> Rectangle:
        """Around the letters of a word, by the first and the last of them."""
        box = self._box
        _loose_box(self._address, first, self._into)
        x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
        if stop - first > 1:
            _loose_box(self._address, stop - 1, self._into)
            x0, y0, x1, y1 = min(x0, box.left), min(y0, box.bottom), max(x1, box.right), max(y1, box.top)
        if not kind.turn and not self._frame.turns:
            return x0 - self._frame.left, kind.top, x1 - self._frame.left, kind.bottom
        x0, top, x1, bottom = self._frame.placed(x0, y0, x1, y1)
        return (x0, top, x1, bottom) if kind.turn else (x0, kind.top, x1, kind.bottom)

    def _type(self, index: int, piece: int) -> _Type:
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        size = abs(pdfium.FPDFText_GetFontSize(self._raw, index)) * math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self._frame.turns
        turn = round((angle + 180) % 360) - 180
        baseline = self._frame.placed(x.value, y.value, x.value, y.value)[1]
        bottom = baseline + DESCENT * size
        kind = _Type(size, self._is_bold(index), turn if abs(turn) > SKEW else 0, bottom - size, bottom)
        self._types[piece] = kind
        return kind

    def _is_bold(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self._raw, index, name, _NAME_LENGTH, flags)
        if name.value not in self._bold:
            said = name.value.decode("utf-8", "replace").lower()
            self._bold[name.value] = any(weight in said for weight in _HEAVY)
        return self._bold[name.value]
