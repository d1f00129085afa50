"""Where a paragraph of a Markdown file goes on in the next line: there a line end says no more than a space."""

from __future__ import annotations

from itertools import groupby

from ingest import shapes
from ingest.lines import WRAP_LIMIT, Lines

NARROWEST = 40  # characters of a line that was broken for its length


class Wrapping:
    """Knows, for each line, how wide the paragraph is set that it stands in."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._room: list[int] = []
        paragraph = 0
        numbers: list[int] = []
        for index, _ in enumerate(lines):
            paragraph += lines.blank_before(index)
            numbers.append(paragraph)
        for _, group in groupby(range(len(numbers)), key=numbers.__getitem__):
            members = list(group)
            self._room += [max(len(lines.words(index)) for index in members)] * len(members)

    def goes_on(self, index: int, numbered: bool) -> bool:
        """The line before was full; or it is set in, below a number, or that has come to no end."""
        before, words = self.lines.words(index - 1), self.lines.words(index)
        if before.endswith((",", ";")) or (numbered and (self._is_set_in(index) or not shapes.ended(before))):
            return True
        room = self._room[index]
        return NARROWEST <= room <= WRAP_LIMIT and len(before) + 1 + len(words.split(maxsplit=1)[0]) > room

    def _is_set_in(self, index: int) -> bool:
        start = self.lines[index].span.start
        return start >= 2 and self.lines.text[start - 2 : start].strip(" \t") == ""
