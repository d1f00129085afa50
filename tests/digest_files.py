"""What digests and originals say, line by line, read with the standard library alone.

The tests of the digests compare with it; the project's own readers are tested elsewhere, against the sources.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Page(HTMLParser):
    """A web page's main part: a line for every paragraph, heading, item and row; cells parted by tabs."""

    LINES = frozenset({"p", "h1", "h2", "h3", "caption", "tr", "li"})

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.outside: list[str] = []  # navigation, head and foot
        self.headings: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag in self.LINES and not (tag == "li" and "tr" in self._open):
            self.lines.append("")
        if tag == "sup":
            self._add("^")
        if tag not in ("meta", "col"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3"):
            self.headings.append(self.lines[-1])
        self._add({"th": "\t", "td": "\t", "li": "\t", "sup": " "}.get(tag, ""))
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self._open:
            self._add(data.replace("\n", " "))
        elif "style" not in self._open:
            self.outside.append(data.strip())

    def _add(self, words: str) -> None:
        if self.lines:
            self.lines[-1] += words


def page(data: bytes) -> Page:
    parser = Page()
    parser.feed(data.decode("utf-8"))
    return parser


def word_lines(data: bytes) -> list[str]:
    """The paragraphs and rows of a Word file, then its footnotes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{WORD}body")
        feet = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    lines = []
    for part in body if body is not None else ():
        rows = part.iter(f"{WORD}tr") if part.tag == f"{WORD}tbl" else [part]
        lines += ["\t".join(map(_words, row.iter(f"{WORD}tc"))) or _words(row) for row in rows]
    return lines + [_words(foot) for foot in feet]


def _words(element: ElementTree.Element) -> str:
    return "\t".join("".join(run.text or "" for run in part.iter(f"{WORD}t")) for part in element.iter(f"{WORD}p"))


def text_lines(data: bytes) -> list[str]:
    """The paragraphs, items and rows of a text file, each on one line."""
    pieces = re.split(r"\n\n|\n(?= *[-|] ?)| \| ", data.decode("utf-8"))
    return [" ".join(piece.strip(" |-").split()) for piece in pieces]


READ: dict[str, Callable[[bytes], list[str]]] = {
    ".docx": word_lines,
    ".html": lambda data: page(data).lines,
    ".txt": text_lines,
}


def seed_lines(text: str) -> list[str]:
    """An original's lines without the markup of its table cells, its emphasis and its escaped signs."""
    text = re.sub(r"<sup>(\d+)</sup>", r"^\1 ", text)
    text = re.sub(r"\[([^\]]*)\]\((\S*)\)", lambda link: f"{link[1]} {link[2]}", text)
    text = re.sub(r"</?[uo]l[^>]*>|</?li>|<br/?>", "\t", text)
    text = re.sub(r"<(?:(https?://[^>]*)|[^>]*)>", r" \1 ", text).replace("\\", "")
    return [unescape(line).strip("#*_ \t").replace("**", "") for line in text.split("\n")]


def parts(lines: Iterable[str], headings: Iterable[str]) -> dict[str, str]:
    """The words of every part of a note."""
    lines = list(lines)
    found: dict[str, list[str]] = defaultdict(list)
    for key, line in zip(keys(lines, headings), lines, strict=True):
        found[key].append(line)
    return {key: " ".join(" ".join(words).split()) for key, words in found.items()}


def keys(lines: Iterable[str], headings: Iterable[str]) -> Iterator[str]:
    """The part of each line: the front, a numbered paragraph, the table, a footnote, what a heading opens."""
    heads = {head.casefold() for head in headings}
    key, note, number = "front", "", 0
    for line in map(str.strip, lines):
        paragraph, mark = re.match(r"(\d+)\. ", line), re.match(r"\^(\d+) ", line)
        if line.casefold() in heads:
            key = line.casefold().split(" of the project")[0]
        elif line.startswith("Table 1"):
            key = "table 1"
        elif paragraph and int(paragraph[1]) == number + 1:
            number += 1
            key = str(number)
        note = f"note {mark[1]}" if mark else note
        yield note if mark or line.startswith("http") else key
