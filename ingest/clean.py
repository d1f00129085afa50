"""What a person sees of a stretch of source text: the words, without markup, escapes and broken lines."""

from __future__ import annotations

import html
import re

from ingest.records import Span

# <sup>2</sup> is a footnote's mark, but "11<sup>th</sup>" is a word and "km<sup>2</sup>" a unit.
FOOTNOTE_MARK = re.compile(r"(?<!\bkm)(?<!\bm)(?<!\bcm)<sup>\s*\d[\d,;\s]*</sup>|\[\^\w{1,8}\]", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p|div|ul|ol|li|td|tr|th)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")
_BOLD = re.compile(r"\*{2,3}")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
TAG_LENGTH = 80
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"(?:</?[A-Za-z][^<>]*>|\*{1,3}|[\s#]|\u200b|\ufeff)+")


def clean(text: str) -> str:
    """
    >>> clean("<b>15. Kopetdag (Iran,\\n Turkmenistan)<sup>7</sup></b>")
    '15. Kopetdag (Iran, Turkmenistan)'
    """
    text = FOOTNOTE_MARK.sub("", _HEADING.sub("", text))
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = _LINK.sub(r"\1", text)
    text = _ITALIC.sub(r"\1", _BOLD.sub("", text))
    text = html.unescape(_ESCAPED.sub(r"\1", text))
    return _SPACE.sub(" ", text.replace("\u00ad", "").replace("\u200b", "")).strip()


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without the white space and markup around it; None where nothing is left."""
    opening = _MARKUP.match(text, start, end)
    start = opening.end() if opening else start
    end = trimmed_end(text, start, end)
    return Span(start, end) if start < end else None


def trimmed_end(text: str, start: int, end: int, besides: str = "") -> int:
    """Where a stretch ends without white space, markup and the characters ``besides`` at its end."""
    while start < end:
        tag = text.rfind("<", max(start, end - TAG_LENGTH), end) if text[end - 1] == ">" else -1
        if tag >= 0 and _TAG.fullmatch(text, tag, end):
            end = tag
        elif text[end - 1].isspace() or text[end - 1] in "*\u200b\ufeff" or text[end - 1] in besides:
            end -= 1
        else:
            break
    return end
