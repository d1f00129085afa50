"""Which lines are headings: marked, numbered, or told by their capitals and by standing apart."""

from __future__ import annotations

from ingest import shapes
from ingest.labels import before_labels
from ingest.lines import FULL, Lines

HEADING_LIMIT = 180
FEW_WORDS = 4
MOST_WORDS = 25  # of a whole paragraph that is still a heading


class Headings:
    """Judges a line by its words and its neighbours. ``over`` says whether what stands before it is finished."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def is_heading(self, index: int, over: bool) -> bool:
        whole = self.lines.words(index)
        words = whole[: before_labels(whole, 0, len(whole))]
        if shapes.hashes(whole):
            return True
        if not words or len(words) > HEADING_LIMIT or shapes.is_caption(words) or shapes.is_contents(words):
            return False
        line = self.lines[index]
        if line.strong or shapes.is_bold(words):
            return not shapes.ended(words)
        if shapes.ended(words) or shapes.item(words) is not None:
            return False
        if line.whole and len(words.split()) > MOST_WORDS:
            return False
        if shapes.cue(words):
            return over
        if shapes.number(words):
            return over and self._is_numbered(index, words)
        return self._stands_alone(index, words) or (over and self._is_title(index, words))

    def goes_on(self, heading: str, index: int) -> bool:
        """A heading broken over lines: an open bracket, or more words in capitals that are no sentence."""
        words = self.lines.words(index)
        if shapes.hashes(heading) or shapes.hashes(words) or shapes.item(words) is not None:
            return False
        if shapes.number(words) or shapes.cue(words):
            return False
        if heading.count("(") > heading.count(")"):
            return True
        if self.lines.width is None or len(words) >= FULL * self.lines.width or shapes.ended(words):
            return False
        return _capitalised(words) and not shapes.starts_low(self.lines.words(index + 1))

    def is_inside_a_table(self, words: str, strong: bool) -> bool:
        """The words of a row's only cell, which stands where headings stand or is set apart."""
        if not words or shapes.ended(words) or shapes.item(words) is not None or len(words.split()) > MOST_WORDS:
            return False
        return strong or shapes.is_bold(words) or shapes.number(words) is not None

    def _is_numbered(self, index: int, words: str) -> bool:
        """``3.1 Report of the Secretariat``, and no item of a numbered list, no line of a wrapped paragraph."""
        rest = shapes.clean_start(words).split(None, 1)[-1]
        cut = rest.endswith(",") and rest.count("(") <= rest.count(")")
        if not rest[:1].isupper() or ";" in rest or cut or self._is_sentence(index):
            return False
        if self.lines.width is not None:
            return not self.lines.full(self.lines[index]) or _capitalised(rest)
        apart = self.lines.blank_after(index) or self.lines.before_a_row(index)
        return apart and not self._in_a_numbered_list(index)

    def _is_sentence(self, index: int) -> bool:
        """The first line of a wrapped sentence: it or the next shows that it goes on, and the last one ends it."""
        if self.lines.blank_after(index):
            return False
        after = self.lines.words(index + 1)
        is_text = shapes.ended(after) or self.lines.full(self.lines[index + 1])
        if not shapes.starts_low(after) and not (is_text and shapes.is_left_open(self.lines.words(index))):
            return False
        last = index + 1
        while not self.lines.blank_after(last):
            last += 1
        return shapes.ended(self.lines.words(last))

    def _in_a_numbered_list(self, index: int) -> bool:
        near = [shapes.number(self.lines.words(i)) or "" for i in (index - 1, index, index + 1)]
        return near[1].isdigit() and (near[0].isdigit() or near[2].isdigit())

    def _stands_alone(self, index: int, words: str) -> bool:
        """A few words between blank lines, with a text below them: several short lines are a title page or a list."""
        if len(words.split()) > FEW_WORDS or not _could_be_title(words) or "," in words or any(map(str.isdigit, words)):
            return False
        after = self.lines.words(index + 1)
        text_below = len(after.split()) > FEW_WORDS or shapes.item(after) is not None
        return text_below and self.lines.blank_before(index) and self.lines.blank_after(index)

    def _is_title(self, index: int, words: str) -> bool:
        """A line in capitals above a full line of wrapped text."""
        if self.lines.width is None or len(words) > FULL * self.lines.width or words.endswith(","):
            return False
        if not _could_be_title(words) or not shapes.is_title_case(words) or self.lines.before_a_row(index):
            return False
        if shapes.is_left_open(words):
            return False
        after = self.lines.words(index + 1)
        return len(after) > FULL * self.lines.width and after[:1].isupper()


def level(words: str) -> int:
    """1 is the highest; 0 where only the neighbours can tell."""
    if shapes.hashes(words):
        return shapes.hashes(words)
    number, cue = shapes.number(words), shapes.cue(words)
    if number:
        return number.count(".") + 1
    if cue:
        return cue.count(".") + 2 if cue[-1].isdigit() else 1
    return 0


def _could_be_title(words: str) -> bool:
    return words[:1].isupper() and ":" not in words


def _capitalised(words: str) -> bool:
    return shapes.is_title_case(words, slips=4) or (len(words.split()) == 1 and words[:1].isupper())
