"""The page *Documents*: what is in the corpus, and a reader for each, leaf by leaf, with the page as a picture."""

from __future__ import annotations

import struct

import streamlit as st

from ingest.records import Extraction, Span
from kgraph.corpus import Corpus
from kgraph.evidence import evidence
from kgraph.leaves import Leaf, leaf, leaf_of, named_kinds
from kgraph.packs import Pack
from kgraph.results import DocumentResult, Evidence
from kgraph.ui import components, downloads, links, reader, state
from kgraph.ui.address import Address, put
from kgraph.ui.markup import Html, tag
from kgraph.words import counted, date_in_words

LEAD = "What is read here, what each document is, and how far it binds."
NONE = "none"


def page() -> None:
    address = Address("documents")
    with state.corpus() as corpus:
        chosen = address.one("doc", corpus.ids)
        components.show(components.notices(address.left_out))
        if chosen:
            _reader(corpus, address, chosen)
        else:
            _all(corpus)


# ---------------------------------------------------------------- the list


def _all(corpus: Corpus) -> None:
    st.html(components.head("Documents", LEAD))
    documents = corpus.documents()
    if not documents:
        st.html(components.notice("The store holds no documents yet; put files into corpus/ and build it again."))
        return
    heads = ("Document", "Status", "Kind", "Date", "Holds")
    st.html(components.table(heads, map(_line, documents), counted(len(documents), "document")))
    pack = Pack(title="Documents", records=documents, documents={one.id: one for one in documents})
    downloads.buttons(pack, "documents")


def _line(one: DocumentResult) -> tuple[Html, ...]:
    same = tag("p", f"The same document as {one.same_as}, which counts", css="kg-basis") if one.same_as else None
    warnings = components.bullets(one.warnings, "kg-warnings") if one.warnings else None
    holds = [counted(one.pages, "page")] if one.pages else []
    names = {"activities": ("activity", "activities"), "mentions": ("name", "names")}
    holds += [counted(one.counts[kind], *noun) for kind, noun in names.items() if one.counts.get(kind)]
    return (
        tag("div", components.link(one.title, links.to_document(one.id)), tag("p", _symbol(one), css="kg-source"), same,
            warnings),
        tag("div", *components.badges(one), css="kg-head"),
        tag("span", one.kind.replace("-", " ")),
        tag("span", date_in_words(one.date) if one.date else "not stated"),
        tag("span", ", ".join(holds)),
    )  # fmt: skip


def _symbol(one: DocumentResult) -> str:
    return ", ".join(part for part in (one.symbol, one.source) if part)


# ---------------------------------------------------------------- the reader


def _reader(corpus: Corpus, address: Address, document: str) -> None:
    told, read = corpus.document(document), corpus.extraction(document)
    passage = _passage(address, read)
    shown = leaf(read, address.number("page") or (leaf_of(read, passage.start) if passage else 1), passage)
    proof = evidence(document, read, passage) if passage else None
    st.html(_about(told))
    if proof:
        st.html(tag("section", tag("h2", "The passage"), components.quote(proof, {document: told}), css="kg-section"))
    _turn(address, document, shown)
    marked = _marks(address, read, shown)
    file = corpus.file(document) if read.document.format == "pdf" else None
    if file is None:
        st.html(reader.words(shown, marked))
        if read.document.format == "pdf":
            st.html(components.notice("The file is gone or has changed since the build, so its pages are not drawn."))
        return
    boxes = _boxes(proof, shown)
    image = state.picture(file, told.sha256, shown.number, boxes)
    beside = not _is_wide(image)  # a wide page gets the whole width, its words below
    left, right = st.columns(2, gap="medium") if beside else (st.container(), st.container())
    framed = ", the passage in a frame" if boxes else ""
    left.image(image, width="stretch", alt=f"Page {shown.number} as printed{framed}; its words follow")
    right.html(reader.words(shown, marked))


def _is_wide(png: bytes) -> bool:
    """Whether a picture is wider than it is high, by the numbers at its beginning."""
    width, height = struct.unpack(">II", png[16:24])
    return bool(width > height)


def _passage(address: Address, read: Extraction) -> Span | None:
    """The passage of the address, where the document has it."""
    passage = address.span("at")
    if passage is not None and passage.end > len(read.text):
        st.html(components.notice("The address points to a passage that this document does not have; it was left out."))
        return None
    return passage


def _about(told: DocumentResult) -> Html:
    facts = {
        "Symbol": told.symbol or "",
        "Date": date_in_words(told.date) if told.date else "",
        "Place": told.place or "",
        "File": told.source,
        "Warnings": "; ".join(told.warnings),
    }
    return tag(
        "header",
        tag("p", components.link("All documents", links.DOCUMENTS), css="kg-back"),
        tag("h1", told.title, css="kg-long"),
        tag("div", *components.badges(told), css="kg-head"),
        _same(told),
        components.facts(facts),
    )


def _same(told: DocumentResult) -> Html | None:
    if not told.same_as:
        return None
    other = components.link(told.same_as, links.to_document(told.same_as))
    return tag("p", "The same document as ", other, ", which counts in answers.", css="kg-source")


def _turn(address: Address, document: str, shown: Leaf) -> None:
    """To the page before and the next."""
    marks = address.words("marks")
    name = "Page" if shown.is_page else "Part"
    around = {"Previous": shown.number - 1, "Next": shown.number + 1}
    turns = [
        components.link(words, links.to(links.DOCUMENTS, doc=document, page=number, marks=marks))
        if 1 <= number <= shown.of
        else tag("span", words, css="kg-off")
        for words, number in around.items()
    ]
    st.html(
        tag(
            "nav",
            turns[0],
            tag("h2", f"{name} {shown.number} of {shown.of}"),
            turns[1],
            css="kg-turn",
            aria_label=f"{name}s",
        )
    )


def _marks(address: Address, read: Extraction, shown: Leaf) -> tuple[str, ...]:
    """The kinds of names to mark; all of them unless the address says which."""
    kinds = named_kinds(read)
    chosen = tuple(kinds) if not address.words("marks") else address.several("marks", (*kinds, NONE))
    key = "documents.marks"
    st.session_state[key] = [kind for kind in chosen if kind != NONE]
    st.pills(
        "Names marked", kinds, selection_mode="multi", key=key, on_change=_mark, args=(key, kinds),
        format_func=lambda kind: f"{reader.NAMES[kind]} ({shown.counts.get(kind, 0)})",
    )  # fmt: skip
    return chosen


def _mark(key: str, kinds: tuple[str, ...]) -> None:
    chosen = st.session_state[key]
    put(marks="" if len(chosen) == len(kinds) else ",".join(chosen) or NONE)


def _boxes(proof: Evidence | None, shown: Leaf) -> tuple[tuple[float, float, float, float], ...]:
    if proof is None or proof.box is None or proof.box[0] != shown.number:
        return ()
    return (proof.box[1:],)


page()
