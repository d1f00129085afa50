"""The words of a page, as PDFium knows its letters: cut where the type changes, kept together inside one cell."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.layout import Word
from ingest.readers.ruling import Lattice
from ingest.readers.sheet import Frame

DESCENT = 0.21  # of the type's size: how far letters reach below their baseline
SKEW = 10  # degrees: text turned by less stands upright

_HYPHEN = "\x02\ufffe"  # PDFium's signs for a hyphen at the end of a line
_WORD = re.compile(rf"[^\s\x00{_HYPHEN}]+[{_HYPHEN}]?|[{_HYPHEN}]")
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
    | dict.fromkeys(_HYPHEN, "-")
)
_NAME_LENGTH = 128


def _plain(function: object, result: type, *arguments: type) -> Any:
    """A function of PDFium that takes and gives addresses as numbers: asked for every word, it takes half the time."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_text_object = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True, slots=True)
class _Type:
    """How the letters of a piece of text are set, and where the first of them stands in the file's coordinates."""

    size: float
    bold: bool
    angle: float  # degrees, against the clock
    x: float
    y: float

    def goes_on_as(self, other: _Type) -> bool:
        """The next piece of the same line, as programs cut it that set letters closer."""
        same = self.size == other.size and self.bold == other.bold and self.y == other.y
        return same and self.angle == other.angle == 0 and self.x < other.x


_NO_TYPE = _Type(0.0, False, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class _Run:
    """Words of one type on one line, with single spaces between them."""

    type: _Type  # of its last piece of text
    spaced: bool  # there is a space before it
    words: list[tuple[int, int]]  # the first letter of each, and the one after its last


class Letters:
    """The letters of one page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._textpage = page.get_textpage()
        self._address = ctypes.cast(self._textpage.raw, ctypes.c_void_p).value
        self._box = pdfium.FS_RECTF()
        self._into = ctypes.addressof(self._box)
        self._matrix, self._x, self._y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_NAME_LENGTH), ctypes.c_int()
        self._bold: dict[bytes, bool] = {}
        self._text = self._read()
        self._runs = list(self._found())

    def upright(self, turned: int) -> int:
        """The quarters to turn the page by so that most of its letters stand upright."""
        letters: Counter[int] = Counter()
        for run in self._runs:
            letters[round(run.type.angle / 90) % 4] += run.words[-1][1] - run.words[0][0]
        return letters.most_common(1)[0][0] if letters else turned

    def words(self, frame: Frame, tables: Sequence[Lattice]) -> Iterator[Word]:
        """From first to last as the file draws them; what stands in one cell of a table stays together."""
        for run in self._runs:
            kind = run.type
            turn = round((kind.angle - 90 * frame.turns + 180) % 360) - 180
            turn = turn if abs(turn) > SKEW else 0
            whole = self._word((run.words[0][0], run.words[-1][1]), kind, frame, run.spaced, turn)
            if len(run.words) == 1 or any(table.holds(whole.x0, whole.x1, whole.middle) for table in tables):
                yield whole
                continue
            for index, word in enumerate(run.words):
                yield self._word(word, kind, frame, run.spaced or index > 0, turn)

    def _read(self) -> str:
        """A character for each of PDFium's, which cannot say some of them and says others as two."""
        count = self._textpage.count_chars()
        text = str(self._textpage.get_text_range(0, count)) if count else ""
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._textpage.raw, index) for index in range(count))
        return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def _found(self) -> Iterator[_Run]:
        run: _Run | None = None
        end = 0
        for first, stop, kind in self._pieces():
            if run is not None and first == end and (kind is run.type or run.type.goes_on_as(kind)):
                run.words[-1] = run.words[-1][0], stop
            elif run is not None and kind is run.type and self._text[end:first] == " ":
                run.words.append((first, stop))
            else:
                if run is not None:
                    yield run
                run = _Run(kind, first > end, [(first, stop)])
            run.type, end = kind, stop
        if run is not None:
            yield run

    def _pieces(self) -> Iterator[tuple[int, int, _Type]]:
        """The letters between spaces, cut where another piece of text begins."""
        piece, kind = -1, _NO_TYPE
        for match in _WORD.finditer(self._text):
            first, stop = match.span()
            last = self._piece(stop - 1)
            while last != piece:
                cut = first
                while (here := self._piece(cut)) == piece:
                    cut += 1
                if cut > first:
                    yield first, cut, kind
                first, piece, kind = cut, here, self._type(cut)
            yield first, stop, kind

    def _piece(self, index: int) -> int:
        """What the file draws a letter with: a piece of text has one type, on one line."""
        return _text_object(self._address, index) or 0

    def _word(self, letters: tuple[int, int], kind: _Type, frame: Frame, spaced: bool, turn: int) -> Word:
        """Its height is that of its type, not that of its letters; a turned word has the box of its letters."""
        first, stop = letters
        text = self._text[first:stop]
        if not text.isascii() or text[-1] in _HYPHEN:
            text = text.translate(_LIGATURES)
        x0, top, x1, bottom = frame.placed(*self._edges(first, stop))
        if not turn:
            bottom = frame.placed(kind.x, kind.y, kind.x, kind.y)[1] + DESCENT * kind.size
            top = bottom - kind.size
        return Word(text, x0, x1, top, bottom, kind.size, kind.bold, spaced, turn)

    def _edges(self, first: int, stop: int) -> tuple[float, float, float, float]:
        """Around the first and the last letter."""
        box = self._box
        _loose_box(self._address, first, self._into)
        x0, y0, x1, y1 = box.left, box.bottom, box.right, box.top
        if stop - first == 1:
            return x0, y0, x1, y1
        _loose_box(self._address, stop - 1, self._into)
        return min(x0, box.left), min(y0, box.bottom), max(x1, box.right), max(y1, box.top)

    def _type(self, index: int) -> _Type:
        raw, matrix, x, y = self._textpage.raw, self._matrix, self._x, self._y
        pdfium.FPDFText_GetMatrix(raw, index, matrix)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        size = abs(pdfium.FPDFText_GetFontSize(raw, index)) * math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
        return _Type(size, self._is_bold(index), angle, x.value, y.value)

    def _is_bold(self, index: int) -> bool:
        pdfium.FPDFText_GetFontInfo(self._textpage.raw, index, self._name, _NAME_LENGTH, self._flags)
        name = self._name.value
        if name not in self._bold:
            said = name.decode("utf-8", "replace").lower()
            self._bold[name] = any(weight in said for weight in _HEAVY)
        return self._bold[name]
