"""A view as a file for a meeting paper: what was asked and found, every row with its quoted words, and the sources.

As CSV for a spreadsheet, as Markdown, or as a Word file. Words of documents stay words: nothing in them is markup.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ingest.clean import clean
from kgraph.entries import NOTHING_ASKED, Entry, cited, entries
from kgraph.results import DocumentResult, Understood
from kgraph.spreadsheet import write_csv
from kgraph.wording import WORDING, document_words, status_words

if TYPE_CHECKING:
    from docx.document import Document

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LINE_START = re.compile(r"^(\d*)([-+=.)])(?=\s|$)")  # of a list, or under a heading
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What a view shows, to be written as a file."""

    title: str
    records: tuple[Any, ...]
    documents: Mapping[str, DocumentResult]
    lead: tuple[str, ...] = ()  # the answer in a sentence, and what was searched
    cautions: tuple[str, ...] = ()
    asked: Understood = field(default=NOTHING_ASKED)

    def entries(self) -> tuple[Entry, ...]:
        return entries(self.records, self.asked)

    def sources(self) -> list[str]:
        """Every document that is quoted, cited in full, with its status."""
        quoted = {key for one in self.entries() for key in one.quoted()}
        return [_source(self.documents[key]) for key in sorted(quoted & self.documents.keys())]


def _said_proofs(one: Entry) -> Iterator[Any]:
    for said in one.said:
        yield from said.proofs


def _source(document: DocumentResult) -> str:
    parts = [document_words(document), status_words(document), WORDING.get(document.wording, ""), document.source]
    return "; ".join(part for part in parts if part)


def _grouped(pack: Pack) -> Iterator[tuple[str, list[Entry]]]:
    for heading, group in groupby(pack.entries(), key=lambda one: ", ".join(filter(None, (one.heading, one.group)))):
        yield heading, list(group)


# ---------------------------------------------------------------- CSV


def as_csv(pack: Pack) -> bytes:
    """A row a result. The mark at its beginning tells a spreadsheet that it is Unicode."""
    out = io.StringIO()
    write_csv(pack.records, out)
    return out.getvalue().encode("utf-8-sig")


# ---------------------------------------------------------------- Markdown


def as_markdown(pack: Pack) -> bytes:
    return ("\n".join(_markdown(pack)).rstrip() + "\n").encode()


def _markdown(pack: Pack) -> Iterator[str]:
    yield from (f"# {_plain(pack.title)}", "")
    for line in filter(None, pack.lead):
        yield from (_plain(line), "")
    if pack.cautions:
        yield from (*(f"- Mind: {_plain(caution)}" for caution in pack.cautions), "")
    for heading, group in _grouped(pack):
        if heading:
            yield from (f"## {_plain(heading)}", "")
        for one in group:
            yield from _markdown_entry(pack, one)
    yield from ("## Sources", "", *(f"- {_plain(source)}" for source in pack.sources()))


def _markdown_entry(pack: Pack, one: Entry) -> Iterator[str]:
    yield from (f"### {_plain(one.title)}", "")
    if one.text:
        yield from (_plain(_unmarked(one.text)), "")
    lines = [*one.items, one.basis, *(f"{name}: {words}" for name, words in one.facts.items())]
    lines += [f"{said.title}: {said.text}" for said in one.said]
    if any(lines):
        yield from (*(f"- {_plain(line)}" for line in lines if line), "")
    for quote, source in _quotes(pack, one):
        yield from (f"> “{_plain(quote)}”", ">", f"> {_plain(source)}", "")


def _quotes(pack: Pack, one: Entry) -> Iterator[tuple[str, str]]:
    for proof in (*one.proofs, *_said_proofs(one)):
        yield clean(proof.quote), cited(proof, pack.documents)


def _unmarked(text: str) -> str:
    return text.replace("‹", "").replace("›", "")


def _plain(words: str) -> str:
    """Words on one line that Markdown shows as they are."""
    return _LINE_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(words.split())))


# ---------------------------------------------------------------- Word


def as_docx(pack: Pack) -> bytes:
    from docx import Document as new_document  # late: only a download needs it

    paper = new_document()
    paper.core_properties.title = _xml(pack.title)
    paper.core_properties.author = "kgraph"
    paper.add_heading(_xml(pack.title), 0)
    for line in filter(None, pack.lead):
        paper.add_paragraph(_xml(line))
    for caution in pack.cautions:
        paper.add_paragraph(_xml(f"Mind: {caution}"), style="List Bullet")
    for heading, group in _grouped(pack):
        if heading:
            paper.add_heading(_xml(heading), 1)
        for one in group:
            _docx_entry(pack, paper, one)
    paper.add_heading("Sources", 1)
    for source in pack.sources():
        paper.add_paragraph(_xml(source), style="List Bullet")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _docx_entry(pack: Pack, paper: Document, one: Entry) -> None:
    paper.add_heading(_xml(one.title), 2)
    if one.text:
        paper.add_paragraph(_xml(_unmarked(one.text)))
    for item in one.items:
        paper.add_paragraph(_xml(item), style="List Bullet")
    if one.basis:
        paper.add_paragraph().add_run(_xml(one.basis)).italic = True
    for name, words in one.facts.items():
        line = paper.add_paragraph()
        line.add_run(_xml(f"{name}: ")).bold = True
        line.add_run(_xml(words))
    for said in one.said:
        paper.add_paragraph(_xml(f"{said.title}: {said.text}"), style="List Bullet")
    for quote, source in _quotes(pack, one):
        paper.add_paragraph(_xml(f"“{quote}” ({source})"), style="Quote")


def _xml(words: str) -> str:
    """Without the characters that a Word file cannot hold."""
    return _NOT_XML.sub("", words)
