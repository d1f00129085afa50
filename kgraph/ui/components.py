"""The pieces that pages share, as HTML: an entry with its proof, the status of a document, notices, lists of links.

Plain functions from results to markup; what is said in them stands in ``wording`` and ``entries``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import streamlit as st

from ingest.clean import clean
from kgraph import wording
from kgraph.entries import Entry, cited
from kgraph.results import DocumentResult, Evidence
from kgraph.ui import links
from kgraph.ui.markup import Html, tag, together
from kgraph.wording import AGREED
from kgraph.words import counted

Documents = Mapping[str, DocumentResult]

# Green for what someone agreed to, amber for what must not be taken for it.
_LOOK = dict.fromkeys(AGREED, "kg-agreed")
_LOOK |= dict.fromkeys(("draft", "proposed", "expired", "superseded"), "kg-not-agreed")
_MATCH = re.compile("‹([^‹›]*)›")
_COMMAND = re.compile(r"kgraph [a-z]+.*$")


# ---------------------------------------------------------------- the page


def show(*pieces: str | None) -> None:
    """Draw what there is; Streamlit refuses to draw nothing."""
    if body := together(*pieces):
        st.html(body)


def head(title: str, lead: str) -> Html:
    return tag("header", tag("h1", title), tag("p", lead, css="kg-lead"))


def notice(text: str) -> Html:
    return tag("p", text, css="kg-notice", role="status")


def notices(lines: Iterable[str]) -> Html:
    return together(*(notice(line) for line in lines))


def problem(message: str) -> Html:
    """What is wrong and what to do; the command to type stands apart."""
    told = message[:1].upper() + message[1:]
    command = _COMMAND.search(told)
    if command is None:
        return tag("p", told, css="kg-notice kg-problem", role="alert")
    return tag("p", told[: command.start()], tag("code", command.group()), css="kg-notice kg-problem", role="alert")


def summary(text: str) -> Html:
    return tag("p", text, css="kg-summary", role="status")


def cautions(lines: Sequence[str]) -> Html:
    return bullets(lines, "kg-cautions", label="Cautions") if lines else Html()


def bullets(lines: Iterable[str], css: str, label: str = "") -> Html:
    named = {"aria_label": label} if label else {}
    return tag("ul", *(tag("li", line) for line in lines), css=css, **named)


def section(title: str, *children: str | None, number: int | None = None) -> Html:
    count = tag("span", f" {number}", css="kg-count") if number is not None else None
    return tag("section", tag("h2", title, count), *children, css="kg-section")


def link(words: str, address: str, css: str = "", **attributes: str) -> Html:
    return tag("a", words, css=css, href=address, target="_self", **attributes)


def facts(given: Mapping[str, str]) -> Html | None:
    pairs = [tag("div", tag("dt", name), tag("dd", words)) for name, words in given.items() if words]
    return tag("dl", *pairs, css="kg-facts") if pairs else None


def table(heads: Sequence[str], rows: Iterable[Sequence[str | None]], caption: str, css: str = "") -> Html:
    """A table that a phone shows as cards: each cell knows its head."""
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in heads)))
    body = [
        tag("tr", *(tag("td", cell, data_head=name) for name, cell in zip(heads, row, strict=True))) for row in rows
    ]
    return tag("table", tag("caption", caption), head, tag("tbody", *body), css=f"kg-table {css}".rstrip())


# ---------------------------------------------------------------- entries


def group(title: str, given: Sequence[Entry], documents: Documents, *, numbered: bool = True) -> Html:
    """Entries under a title, and in it by the heading that they stand under in their document."""
    return section(title, *_under_headings(given, documents), number=len(given) if numbered else None)


def _under_headings(given: Sequence[Entry], documents: Documents) -> Iterable[Html]:
    for (document, heading), entries in groupby(given, key=lambda one: (one.document or "", one.group)):
        if heading:
            yield tag("header", tag("h3", heading), source(documents.get(document)), css="kg-group")
        yield from (entry(one, documents, grouped=bool(heading)) for one in entries)


def entry(one: Entry, documents: Documents, *, grouped: bool = False) -> Html:
    document = documents.get(one.document or "")
    address = links.to_result(one.type, one.key)
    title = link(one.title, address) if address else one.title
    return tag(
        "article",
        tag("div", tag("span", title, css="kg-code"), *badges(document), css="kg-head"),
        tag("div", _words(one), tag("p", one.basis, css="kg-basis") if one.basis else None, css="kg-words"),
        facts(one.facts),
        None if grouped else source(document),
        said(one.said, documents),
        proofs(one.proofs, documents),
        css="kg-row" if len(one.facts) > 1 else "kg-row kg-hit",
        aria_label=one.title,
    )


def _words(one: Entry) -> Html:
    items = bullets(one.items, "kg-items") if one.items else None
    return together(tag("p", *marked(one.text), css="kg-text") if one.text else None, items)


def source(document: DocumentResult | None) -> Html | None:
    if document is None:
        return None
    return tag("p", link(wording.document_words(document), links.to_document(document.id)), css="kg-source")


def badges(document: DocumentResult | None) -> list[Html]:
    """The status of a document, and that its wording is not official where it is not."""
    if document is None:
        return []
    shown = [tag("span", wording.status_words(document), css=f"kg-badge {_LOOK.get(document.status, 'kg-plain')}")]
    if document.wording in wording.WORDING:
        shown.append(tag("span", wording.WORDING[document.wording], css="kg-badge kg-plain"))
    return shown


def said(given: Sequence[Entry], documents: Documents) -> Html | None:
    """What meetings said of it, oldest first."""
    if not given:
        return None
    lines = [
        tag("li", tag("strong", one.title), f". {one.text} ", *(_cite(proof, documents) for proof in one.proofs))
        for one in given
    ]
    return tag("div", tag("p", "Reported by meetings", css="kg-label"), tag("ul", *lines), css="kg-said")


def _cite(proof: Evidence, documents: Documents) -> Html:
    return link(cited(proof, documents), links.to_words(proof))


def proofs(given: Sequence[Evidence], documents: Documents) -> Html | None:
    """One click to the words on the page; those that prove the rest of it folded beside."""
    if not given:
        return None
    where = wording.place_words(given[0])
    first = link(f"Read it on {where}" if where else "Read it in the document", links.to_words(given[0]))
    quotes = tag("details", tag("summary", "The words that prove it"), *(quote(proof, documents) for proof in given))
    return tag("div", first, quotes, css="kg-proof")


def quote(proof: Evidence, documents: Documents) -> Html:
    return tag("figure", tag("blockquote", clean(proof.quote)), tag("figcaption", _cite(proof, documents)))


def marked(snippet: str) -> Iterable[str]:
    """A snippet in pieces, what stands between ‹ and › as a mark."""
    for number, piece in enumerate(_MATCH.split(snippet)):
        yield tag("mark", piece) if number % 2 else piece


# ---------------------------------------------------------------- what was read


def searched(documents: int, absent: Sequence[str]) -> Html:
    parts = [tag("p", f"{counted(documents, 'document')} searched.", css="kg-searched")]
    if absent:
        heading = f"{counted(len(absent), 'text')} cited in them, but not held here"
        parts.append(tag("details", tag("summary", heading), bullets(absent, "kg-absent"), css="kg-fold"))
    return together(*parts)


def shelf(documents: Sequence[DocumentResult]) -> Html:
    """The documents that a question is put to."""
    lines = [
        tag("li", link(wording.document_words(one), links.to_document(one.id)), *badges(one))
        for one in documents
        if one.same_as is None
    ]
    return section("Documents in the graph", tag("ul", *lines, css="kg-shelf"), number=len(lines))
