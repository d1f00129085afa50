"""Words on a page as lines, and lines as paragraphs, by where they stand and how they are set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest import shapes
from ingest.readers.lexicon import Lexicon
from ingest.records import Box

SAME_LINE = 0.3  # of the type's size: baselines this close are one line
SMALLER = 0.86  # of its neighbours' size: a raised mark is set no larger
SPACE = 0.13  # of the type's size: a gap this wide is a space
NEW_PARAGRAPH = 1.22  # of the usual distance between lines
SHORT_LINE = 0.85  # of the width of its column: a line this short ends a paragraph, where a sentence ends
LARGER = 1.12  # of the size of the text: set apart

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True, eq=False)
class Word:
    """Letters of one size and font without a space between them, or as many words as one cell holds on a line."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    spaced: bool = True  # the file has a space before it
    turn: int = 0  # degrees against the clock, out of the direction of the page's text

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def first_width(self) -> float:
        """About how wide the first of its words is."""
        return (self.x1 - self.x0) * len(self.text.split(" ", 1)[0]) / max(len(self.text), 1)


class TextLine:
    """Words on one baseline, with the raised marks between them. What is asked of it often is worked out once."""

    __slots__ = ("_text", "bottom", "page", "raised", "size", "top", "words", "x0", "x1")

    def __init__(self, page: int, words: Sequence[Word], raised: Sequence[Word] = ()) -> None:
        self.page = page
        self.words = list(words)
        self.raised = list(raised)
        self.size = max([word.size for word in words])
        self.top = min([word.top for word in words])
        self.bottom = max([word.bottom for word in words])
        self.x0 = min([word.x0 for word in (*words, *raised)])
        self.x1 = max([word.x1 for word in (*words, *raised)])
        self._text: str | None = None

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    def box(self) -> Box:
        return Box(self.page, *(round(edge, 1) for edge in (self.x0, self.top, self.x1, self.bottom)))

    def text(self) -> str:
        if self._text is None:
            self._text = self._said()
        return self._text

    def _said(self) -> str:
        marks = {id(word) for word in self.raised}
        parts: list[str] = []
        last: Word | None = None
        for word in sorted([*self.words, *self.raised], key=lambda w: (w.x0, w.x1)):
            at_mark = id(word) in marks or id(last) in marks  # the file may have a space where a mark is raised
            spaced = word.spaced and not at_mark
            apart = last is not None and (spaced or word.x0 - last.x1 > SPACE * min(word.size, last.size))
            parts += [" "] * apart + [word.text.translate(_RAISED) if id(word) in marks else word.text]
            last = word
        return "".join(parts)


@dataclass(slots=True)
class Paragraph:
    """Lines that a reader takes for one paragraph, or for one line of a title page."""

    lines: list[TextLine]
    stamp: bool = False  # set aslant across the page

    def text(self, lexicon: Lexicon) -> str:
        return lexicon.joined([line.text() for line in self.lines])

    def box(self) -> Box:
        return around([line.box() for line in self.lines])


def lines_of(words: Iterable[Word], page: int) -> list[TextLine]:
    """From top to bottom. A mark that hangs above a line's baseline is part of that line."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.bottom, w.x0)):
        if groups and word.bottom - groups[-1][0].bottom <= SAME_LINE * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    lines = [TextLine(page, group) for group in groups]
    return lines if len({line.size for line in lines}) == 1 and _are_even(lines) else _with_marks(lines)


def _are_even(lines: Iterable[TextLine]) -> bool:
    """All of one size: none of the words can be a mark."""
    return all(word.size == line.size for line in lines for word in line.words)


def _with_marks(lines: Sequence[TextLine]) -> list[TextLine]:
    above: dict[int, list[Word]] = {}  # by line below, the marks that hang over it
    kept: list[TextLine] = []
    for index, line in enumerate(lines):
        below = next((other for other in lines[index + 1 : index + 3] if _carries(other, line)), None)
        if below is not None:
            above.setdefault(id(below), []).extend(line.words)
        else:
            kept.append(line)
    return [_marked(line, above.get(id(line), [])) for line in kept]


def _marked(line: TextLine, above: Sequence[Word]) -> TextLine:
    """A line with its marks apart from its words."""
    small = [word for word in line.words if word.size < SMALLER * line.size and _is_mark(word)]
    high = [word for word in small if word.bottom < line.bottom - 0.1 * line.size]
    if not above and not high:
        return line
    return TextLine(line.page, [word for word in line.words if word not in high], [*above, *high])


def _carries(line: TextLine, marks: TextLine) -> bool:
    """Small figures whose middle lies within a line of larger type, at its height."""
    return all(
        _is_mark(word) and word.size < SMALLER * line.size and line.top - 0.35 * line.size < word.middle < line.bottom
        for word in marks.words
    )


def _is_mark(word: Word) -> bool:
    return all(char in "0123456789,;*†‡ " for char in word.text)


def paragraphs_of(lines: Sequence[TextLine]) -> list[Paragraph]:
    if not lines:
        return []
    edge = max(line.x1 for line in lines)
    pitch = _pitch(lines)
    found = [Paragraph([lines[0]])]
    for line in lines[1:]:
        if _goes_on(found[-1], line, edge, pitch):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def _pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance between lines, as a share of their size: the commonest of the small ones."""
    steps = [(b.bottom - a.bottom) / b.size for a, b in pairwise(lines) if b.bottom > a.bottom]
    near = sorted(step for step in steps if step < 2)
    return median(near[: max(1, len(near) // 2)]) if near else 1.2


def _goes_on(paragraph: Paragraph, line: TextLine, edge: float, pitch: float) -> bool:
    last = paragraph.lines[-1]
    step = (line.bottom - last.bottom) / max(line.size, 1)
    if step > NEW_PARAGRAPH * pitch or abs(line.size - last.size) > 0.6 or line.bold != paragraph.lines[0].bold:
        return line.bold != last.bold and step <= NEW_PARAGRAPH * pitch and _runs_in(paragraph, line)
    before, words = last.text(), line.text()
    if shapes.footnote(words) or shapes.item(words):
        return False
    full = last.x1 - paragraph.lines[0].x0 > SHORT_LINE * (edge - paragraph.lines[0].x0)
    if shapes.item(words) == "" or shapes.number(words) or shapes.cue(words):
        return full and not shapes.ended(before) and shapes.item(words) is None
    return full or not shapes.ended(before)


def _runs_in(paragraph: Paragraph, line: TextLine) -> bool:
    """A paragraph that opens in bold type and goes on in plain type, or the other way round, within a sentence."""
    mixed = any(len({word.bold for word in other.words}) > 1 for other in (*paragraph.lines, line))
    return mixed and not shapes.ended(paragraph.lines[-1].text())


def runs_on(above: Paragraph, below: Paragraph) -> bool:
    """The second paragraph, on the next page, is the rest of the first."""
    last, first = above.lines[-1], below.lines[0]
    words = first.text()
    if shapes.ended(last.text()) or last.bold or first.bold or abs(last.size - first.size) > 0.6:
        return False
    if shapes.item(words) is not None or shapes.number(words) or shapes.cue(words):
        return False
    full = len(above.lines) > 1 and last.x1 > 0.97 * max(line.x1 for line in above.lines)
    return full or shapes.starts_low(words)


def around(boxes: Sequence[Box]) -> Box:
    """The box around those on the page of the first."""
    here = [box for box in boxes if box.page == boxes[0].page]
    return Box(
        here[0].page, min(b.x0 for b in here), min(b.y0 for b in here), max(b.x1 for b in here), max(b.y1 for b in here)
    )
