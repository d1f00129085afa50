"""Web pages, parsed as browsers parse them: what a person reads on them, without navigation and what is hidden."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.errors import Unreadable
from ingest.readers import flow, web_list, web_table
from ingest.readers.drift import straightened
from ingest.readers.flow import Paragraph, Table, TableCell
from ingest.readers.inline import Words
from ingest.readers.source import Source
from ingest.readers.web_encoding import decode
from ingest.readers.web_notes import Notes, without_mark
from ingest.readers.web_seen import is_hidden, is_site_furniture
from ingest.readers.web_table import children

DEEPEST = 150  # elements in one another: what lies deeper is read as words
DEEPEST_PARSED = 10_000
CHANGED = "the page marks changes: what was inserted is read, what was deleted is left out"
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_BOLD = frozenset({"b", "strong", "th"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav"}
    | {"noindex", "optgroup", "option", "p", "pre", "section", "summary", "caption", "td", "th", "tr", "search"}
)
# Elements that end only where the page says so.
_NESTING = re.compile(
    r"<(/?)(?!(?:p|li|dt|dd|t[dhr]|tbody|option|br|hr|img|input|link|meta|col|wbr)\b)[a-z]", re.IGNORECASE
)
_CLOSED = re.compile(r"<((?!(?:br|hr|img|input|link|meta|col|wbr|area|base|embed|source|track|param)\b)\w++)([^<>]*)/>")


def read(data: bytes) -> Source:
    text = decode(data)
    if text.lstrip()[:5] == "<?xml":
        text = _CLOSED.sub(r"<\1\2></\1>", text)
    _check_depth(text)
    page = LexborHTMLParser(text)
    notes = Notes(page)
    reader = _read(page.body, notes, main=True)
    if not reader.items:
        reader = _read(page.body, notes, main=False)
    items = reader.items
    if not any(isinstance(item, Paragraph) and item.level == 1 for item in items):
        items = [*_title(page), *items]
    return flow.source("html", items, (CHANGED,) if reader.changed else ())


def _check_depth(text: str) -> None:
    """A page is parsed in a time that grows with its depth: not without a limit."""
    depth = 0
    for closing in _NESTING.finditer(text):
        depth = max(depth + (-1 if closing[1] else 1), 0)
        if depth > DEEPEST_PARSED:
            raise Unreadable("the page is nested deeper than a page is; save its text as .txt")


def _read(body: LexborNode | None, notes: Notes, main: bool) -> _Reader:
    """The main part where a page has one, else all of it."""
    reader = _Reader(notes)
    parts = body.css("main, [role=main]") if body is not None and main else []
    if body is not None:
        reader.inside(parts[0] if len(parts) == 1 else body, bold=False, depth=0)
        reader.end()
    return reader


def _title(page: LexborHTMLParser) -> list[Paragraph]:
    """What stands over the window, where the page itself has no title."""
    title = page.css_first("head > title")
    words = Words()
    words.add(title.text(deep=True) if title is not None else "")
    return [] if words.blank else [Paragraph(words=words.line, level=1)]


class _Reader:
    """Goes through elements in order; a paragraph is whatever words come between two ends of blocks."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.items: list[Paragraph | Table] = []
        self.changed = False
        self._words = Words()
        self._level = 0
        self._label = ""
        self._note = ""
        self._keeps_lines = False

    def inside(self, node: LexborNode, bold: bool, depth: int) -> None:
        if depth > DEEPEST:
            self._words.add(node.text(deep=True), bold=bold)
            return
        for child in children(node):
            self._node(child, bold, depth + 1)

    def end(self) -> None:
        """What was gathered is a paragraph; two line breaks part paragraphs too."""
        if self._words.blank:
            self._words = Words()
            return
        strong = self._words.strong
        for words in re.split(r"\n{2,}", self._words.text):
            words = without_mark(words, self._note) if self._note else words
            self.items.append(
                Paragraph(words=words, level=self._level, label=self._label, note=self._note, strong=strong)
            )
            self._label = self._note = ""
        self._words = Words()

    def _node(self, node: LexborNode, bold: bool, depth: int) -> None:
        tag = str(node.tag)
        if tag == "-text":
            self._text(node.text_content or "", bold)
        elif tag[0] == "-" or self._is_left_out(node, tag):
            return
        elif tag == "br":
            self._words.line_break()
        elif tag == "a" and node.mem_id in self.notes.marks:
            self._words.mark(flow.mark(self.notes.marks[node.mem_id]), bold)
        else:
            self._begin_note(node, tag)
            self._element(node, tag, bold or tag in _BOLD, depth)

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        self.changed |= tag in ("ins", "del")
        if tag == "del" or is_hidden(node, tag):
            return True
        if tag == "a" and self.notes.leads_back(node):
            return not self._begin_note(node, tag) or True
        return is_site_furniture(node, tag) and node.mem_id not in self.notes.around

    def _begin_note(self, node: LexborNode, tag: str) -> bool:
        """Words that come now are a footnote's, where a mark points here."""
        name = self.notes.targets.get(node.mem_id, "")
        if name and (tag in _BLOCKS or tag in _LISTS):
            self.end()
        if name and self._words.blank:
            self._note = name
        return bool(name)

    def _element(self, node: LexborNode, tag: str, bold: bool, depth: int) -> None:
        if tag == "table":
            self._table(node, bold, depth)
        elif tag in _LISTS:
            self.end()
            self._list(node, bold, depth)
        elif tag in _LEVELS:
            self.end()
            self._level = _LEVELS[tag]
            self.inside(node, bold, depth)
            self.end()
            self._level = 0
        elif tag == "sup" and not self._holds_mark(node):
            self._words.add(node.text(deep=True), bold=bold, raised=True)
        elif tag in _BLOCKS:
            self._block(node, tag, bold, depth)
        else:
            self.inside(node, bold, depth)

    def _holds_mark(self, node: LexborNode) -> bool:
        return any(
            link.mem_id in self.notes.marks or self.notes.leads_back(link) or link.mem_id in self.notes.targets
            for link in node.css("a")
        )

    def _block(self, node: LexborNode, tag: str, bold: bool, depth: int) -> None:
        self.end()
        before, self._keeps_lines = self._keeps_lines, self._keeps_lines or tag == "pre"
        self.inside(node, bold, depth)
        self.end()
        self._keeps_lines = before

    def _text(self, text: str, bold: bool) -> None:
        for number, line in enumerate(text.split("\n") if self._keeps_lines else [text]):
            if number:
                self._words.line_break()
            self._words.add(line, bold=bold)

    def _list(self, node: LexborNode, bold: bool, depth: int) -> None:
        labels = web_list.labels(node)
        for child in children(node):
            if child.tag == "li" and not is_hidden(child, "li"):
                self.end()
                self._begin_note(child, "li")
                self._label = "" if self._note else labels[child.mem_id]
                self.inside(child, bold, depth + 1)
                self.end()
                self._label = self._note = ""
            else:
                self._node(child, bold, depth + 1)
        self.end()

    def _table(self, table: LexborNode, bold: bool, depth: int) -> None:
        self.end()
        if web_table.lays_out(table):
            for cell in web_table.cells(table):
                self._node(cell, bold, depth + 1)
        else:
            for caption in (child for child in children(table) if child.tag == "caption"):
                self._node(caption, bold, depth + 1)
            self.items.append(Table(straightened([[*self._row(row, depth)] for row in web_table.grid(table)])))

    def _row(self, row: list[web_table.WebCell], depth: int) -> list[TableCell]:
        return [self._cell(cell, depth) for cell in row]

    def _cell(self, cell: web_table.WebCell, depth: int) -> TableCell:
        if cell.node is None or cell.continued:
            return TableCell(words="", across=cell.across, continued=cell.continued)
        inner = _Reader(self.notes)
        inner.inside(cell.node, bold=cell.node.tag == "th", depth=depth + 3)
        inner.end()
        self.changed |= inner.changed
        words, strong = flow.one_line(inner.items)
        return TableCell(words=words, across=cell.across, strong=strong)
