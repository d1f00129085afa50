"""Text as names are looked for in it, so that case, quotes, line ends and markup neither break nor hide a name.

``fold`` keeps the length, so every offset still counts characters of the text as it is; ``View`` then leaves out
what a reader does not see and keeps, for every character left, where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

HIDDEN = "\x00"  # stands where a reader sees nothing: dropped
WALL = "\x01"  # stands for an address or a document symbol: no name begins, ends or runs on here

_APOSTROPHES = "’‘ʼ´`′"
_HYPHENS = "-‐‑‒–—−"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ENTITIES = {"amp": "&", "nbsp": " ", "rsquo": "'", "lsquo": "'", "apos": "'", "#39": "'", "#8217": "'", "quot": '"'}

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"\]]+|\b[\w.+-]{1,64}@[\w-]+\.[\w.]+|\b(?:[\w-]{1,63}\.){1,6}(?:org|int|com|net|gov|edu)\b\S*",
    re.I,
)
_SYMBOL = re.compile(
    r"\b[A-Z]{2,}(?:/[A-Za-z0-9][\w.\-]*){2,}|\b[A-Z]{2,}/[A-Z]*\d[\w.\-/]*|\b[a-z]{2,}(?=/\S{0,60}\d)(?:/[a-z0-9][\w.\-]*){2,}"
)
_LINK_TARGET = re.compile(r"\](\((?:[^()\s\\]|\([^()\s]*\)|\\.)*(?:\s\"[^\"\n]*\")?\))")
_LINK_WORDS = re.compile(r"\[(?=[^\[\]]*\]\()")
_SPACE_TAG = re.compile(r"</?(?:br|sup|sub)\b[^<>]{0,300}>", re.I)
_BLOCK_TAG = re.compile(r"</?(?:li|p|td|th|tr|div|ul|ol|h[1-6]|table|thead|tbody)\b[^<>]{0,300}>", re.I)
_INLINE_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>|<!--.*?-->", re.S)
_ENTITY = re.compile(r"&(#?\w{2,6});")
_ESCAPE = re.compile(r"\\(?=[^\w\s])")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)|~~")
_BREAK = re.compile(r"\t|\n(?=[ \t\r]*\n)|\n(?=[ \t]*[-*•○] )")  # the end of a cell, a paragraph or an item
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_RUN_TOGETHER = re.compile(r"(?<!\w)[a-z]{2,}[A-Z][a-z]{2,}")  # "inTurkmenistan", but not "iPhone"
FEWEST_SEAMS, A_SEAM_IN = 3, 2000  # such words, and characters in which there is one: by chance there are fewer
_BROKEN_WORD = re.compile(r"(?<=[a-z])[-\u00ad][ \t]*\r?\n[ \t]*(?=[a-z])")


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """One character for one: lower case, without its accent."""
    base = unicodedata.normalize("NFKD", char)[:1] or char
    lower = base.lower()
    return lower if len(lower) == 1 else base


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = _fold_char(chr(code))
        return self[code]


_FOLDING = _Folding(
    {ord(c): "'" for c in _APOSTROPHES}
    | {ord(c): " " for c in _HYPHENS + "\t\r\n\f\v\u00a0"}
    | {ord(c): HIDDEN for c in _INVISIBLE}
)


def fold(text: str) -> str:
    """The text in the letters names are compared in; the same length, always."""
    return text.translate(_FOLDING)


def _blot(pattern: re.Pattern[str], text: str, mark: str, group: int = 0) -> str:
    """The text with what a pattern matches overwritten, mark for character."""

    def over(match: re.Match[str]) -> str:
        start, end = match.span(group)
        whole, offset = match.group(), match.start()
        return whole[: start - offset] + mark * (end - start) + whole[end - offset :]

    return pattern.sub(over, text)


def _entity(match: re.Match[str]) -> str:
    char = _ENTITIES.get(match.group(1))
    return match.group() if char is None else char + HIDDEN * (len(match.group()) - 1)


def unmarked(text: str) -> str:
    """The text, the same length, with markup hidden and addresses walled off."""
    if "](" in text:
        text = _blot(_LINK_WORDS, text, HIDDEN)
        text = _blot(_LINK_TARGET, text, " ", group=1)
        text = re.sub(r"\](?=  )", " ", text)
    text = _blot(_ADDRESS, text, WALL)
    text = _blot(_SYMBOL, text, WALL)
    if "<" in text:
        text = _blot(_INLINE_TAG, _blot(_BLOCK_TAG, _blot(_SPACE_TAG, text, " "), WALL), HIDDEN)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "\\" in text:
        text = _blot(_ESCAPE, text, HIDDEN)
    return _blot(_BREAK, _blot(_EMPHASIS, text, HIDDEN), WALL)


@dataclass(frozen=True, slots=True)
class View:
    """What is left of a text when nothing hidden is counted: folded, as printed, and where each character stood."""

    folded: str
    printed: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the view as offsets of the text."""
        return self.origins[start], self.origins[end - 1] + 1

    def at(self, offset: int) -> int:
        """Where in the view an offset of the text falls."""
        return bisect_left(self.origins, offset)


def _view(text: str) -> View:
    folded = fold(text)
    keep: list[int] = []
    add: Callable[[int], None] = keep.append
    before = ""
    for index, char in enumerate(folded):
        if char == HIDDEN or (char == " " and before == " "):
            continue
        add(index)
        before = char
    return View("".join([folded[i] for i in keep]), "".join([text[i] for i in keep]), tuple(keep))


def _parted(view: View) -> View:
    """The view with a space, which stands nowhere in the text, between words that run together."""
    gaps = [match.start() for match in _SEAM.finditer(view.printed)]
    edges = list(pairwise([0, *gaps, len(view.printed)]))
    folded = " ".join(view.folded[start:end] for start, end in edges)
    printed = " ".join(view.printed[start:end] for start, end in edges)
    origins: list[int] = []
    for start, end in edges:
        origins += [*view.origins[start : start + 1], *view.origins[start:end]] if start else view.origins[start:end]
    return View(folded, printed, tuple(origins))


def _runs_together(text: str) -> bool:
    """Whether words run together time and again, as where an archive lost the line ends."""
    return len(_RUN_TOGETHER.findall(text)) >= max(FEWEST_SEAMS, len(text) / A_SEAM_IN)


def views(text: str) -> tuple[View, ...]:
    """The text as it is read; once more with words joined that are broken over line ends, where there are any, and
    once more with words parted, where they run together."""
    plain = unmarked(text)
    joined = _blot(_BROKEN_WORD, plain, HIDDEN)
    read = _view(plain)
    others = (*([] if joined == plain else [_view(joined)]), *([_parted(read)] if _runs_together(plain) else []))
    return (read, *others)


def normal(name: str) -> str:
    """A name of the vocabulary in the letters of a view."""
    return " ".join(fold(name).replace(HIDDEN, "").split())
