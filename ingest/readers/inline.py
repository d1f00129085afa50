"""The words of a paragraph as they come, run by run: white space as it is seen, raised figures, whether all is bold."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

_ANY_SPACE = re.compile(r"\s+")
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = re.compile(r" *\n *")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_FIGURES = re.compile(r"\s*[\d*†‡][\d*†‡,;\s]*")


class Words:
    """Gathers runs; ``text`` and ``strong`` say what they make together."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, bool, bool]] = []

    def add(self, text: str, *, bold: bool = False, raised: bool = False) -> None:
        """White space of any kind is a space; a line break is told by ``line_break``."""
        self._runs.append((_UNSEEN.sub("", _ANY_SPACE.sub(" ", text)), bold, raised))

    def mark(self, text: str, bold: bool = False) -> None:
        """A footnote's mark: as bold as the words around it."""
        self._runs.append((text, bold, False))

    def line_break(self) -> None:
        self._runs.append(("\n", False, False))

    def join(self, other: Words) -> None:
        self._runs += other._runs

    @property
    def blank(self) -> bool:
        return not any(text.strip() for text, _, _ in self._runs)

    @property
    def text(self) -> str:
        """Figures that are raised are told from the others; raised letters belong to their word."""
        parts = groupby(self._runs, key=itemgetter(2))
        whole = "".join(_set("".join(text for text, _, _ in runs), raised) for raised, runs in parts)
        return _BREAK.sub("\n", _SPACE.sub(" ", whole)).strip()

    @property
    def line(self) -> str:
        """The same on one line."""
        return " ".join(self.text.split())

    @property
    def strong(self) -> bool:
        said = [bold for text, bold, raised in self._runs if not raised and any(map(str.isalnum, text))]
        return bool(said) and all(said)


def _set(text: str, raised: bool) -> str:
    return f"<sup>{text.strip()}</sup>" if raised and _FIGURES.fullmatch(text) else text
