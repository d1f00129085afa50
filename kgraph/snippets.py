"""A few words around what was found, with the matches between ‹ and ›."""

from __future__ import annotations

from collections.abc import Collection

from kgraph.analysis import Word, words

LENGTH = 240  # characters


def snippet(text: str, stems: Collection[str], beginnings: Collection[str]) -> str:
    """The stretch of a text that holds the most different matches, the earliest of them."""
    found = list(words(text))
    hits = [w for w in found if w.stem in stems or any(w.folded.startswith(b) for b in beginnings)]
    first = max(hits, key=lambda w: (_worth(w, hits), -w.start), default=None)
    start = 0 if first is None or len(text) <= LENGTH else _start(first, found)
    end = len(text) if len(text) - start <= LENGTH else max(w.end for w in found if w.end <= start + LENGTH)
    shown = [w for w in hits if start <= w.start and w.end <= end]
    return ("… " if start else "") + _marked(text, start, end, shown) + (" …" if end < len(text) else "")


def _worth(first: Word, hits: list[Word]) -> int:
    return len({w.stem for w in hits if first.start <= w.start and w.end <= first.start + LENGTH * 3 // 4})


def _start(first: Word, found: list[Word]) -> int:
    """Some words before the first match, for the sense of it."""
    return min(w.start for w in found if w.start >= first.start - LENGTH // 4)


def _marked(text: str, start: int, end: int, hits: list[Word]) -> str:
    pieces, at = [], start
    for word in hits:
        pieces += [text[at : word.start], "‹", text[word.start : word.end], "›"]
        at = word.end
    return "".join([*pieces, text[at:end]])
