"""The page *Quality*: what is wrong in the documents, what could not be read, how well it reads, what changed last."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

import streamlit as st

from kgraph.changes import Changed, LastBuild
from kgraph.check import SEVERITIES
from kgraph.corpus import Corpus
from kgraph.entries import entries
from kgraph.packs import Pack
from kgraph.papers import quoted_documents
from kgraph.results import Finding
from kgraph.ui import components, downloads, links, state
from kgraph.ui.address import Address
from kgraph.ui.markup import Html, tag
from kgraph.words import counted

LEAD = "What a secretariat would want to know of its own documents, and how far the reading can be trusted."
PARTS = {
    "findings": "Findings",
    "unread": "Not read",
    "names": "Unknown names",
    "accuracy": "How well it reads",
    "build": "Last build",
}
LOOKED_AFTER = {"unread": "unread-part", "names": "unknown-name"}  # kinds that have a part of their own
SEVERITY = {"high": "High", "medium": "Medium", "low": "Low", "info": "For information"}
_NUMBER = re.compile(r"^(\d+): ")  # of a document of the standard
NOTHING = {
    "findings": "Nothing was found that a person should look at.",
    "unread": "Every part of every document was read.",
    "names": "Every name of a body that the documents spell out is known.",
}


def page() -> None:
    address = Address("quality")
    st.html(components.head("Quality", LEAD))
    with state.corpus() as corpus:
        part = address.turn_to("show", "Show", PARTS)
        if part == "accuracy":
            _accuracy()
        elif part == "build":
            _build(corpus.last_build())
        else:
            _checked(corpus, address, part)


# ---------------------------------------------------------------- findings


def _checked(corpus: Corpus, address: Address, part: str) -> None:
    found = _of_part(state.findings(corpus), part)
    if part == "findings":
        found = _narrowed(corpus, address, found)
    components.show(components.notices(address.left_out))
    if part == "unread":
        components.show(_warnings(corpus))
    if not found:
        st.html(components.summary(NOTHING[part]))
        return
    documents = quoted_documents(corpus, found)
    for severity in SEVERITIES:
        if same := [one for one in found if one.severity == severity]:
            st.html(components.group(SEVERITY[severity], entries(same), documents))
    downloads.buttons(Pack(title=PARTS[part], records=tuple(found), documents=documents), part)


def _of_part(found: Sequence[Finding], part: str) -> list[Finding]:
    own = LOOKED_AFTER.get(part)
    return [one for one in found if (one.kind == own if own else one.kind not in LOOKED_AFTER.values())]


def _narrowed(corpus: Corpus, address: Address, found: list[Finding]) -> list[Finding]:
    kinds = Counter(one.kind for one in found)
    held = Counter(one.document for one in found)
    severities = Counter(one.severity for one in found)
    first, second, third = st.columns(3)
    with first:
        severity = address.choose(
            "severity", "Severity", {key: f"{SEVERITY[key]} ({severities[key]})" for key in SEVERITIES}
        )
    with second:
        kind = address.choose(
            "kind", "Kind", {key: f"{key.replace('-', ' ')} ({n})" for key, n in sorted(kinds.items())}
        )
    with third:
        document = address.choose(
            "document", "Document", {key: f"{corpus.document(key).title} ({n})" for key, n in held.items()}
        )
    return [
        one
        for one in found
        if severity in ("", one.severity) and kind in ("", one.kind) and document in ("", one.document)
    ]


def _warnings(corpus: Corpus) -> Html | None:
    """What a build said of documents that it could not read as it should."""
    lines = [
        tag("li", components.link(one.title, links.to_document(one.id)), f": {warning}")
        for one in corpus.documents()
        for warning in one.warnings
    ]
    return components.section("Warnings of the build", tag("ul", *lines, css="kg-list")) if lines else None


# ---------------------------------------------------------------- accuracy and build


def _accuracy() -> None:
    text = files("kgraph.evaluation").joinpath("measured.csv").read_text(encoding="utf-8")
    heads, *rows = csv.reader(text.splitlines())
    cells = [[tag("span", _NUMBER.sub(r"document \1: ", cell)) for cell in row] for row in rows]
    shown = [name[:1].upper() + name[1:] for name in heads]
    told = (
        "Measured against a standard made by hand on original documents; it can be repeated with: kgraph evaluate GOLD"
    )
    st.html(components.section("How well it reads", components.table(shown, cells, told)))


def _build(last: LastBuild) -> None:
    kinds = Counter(one.change for one in last.documents)
    against = f"compared with build {last.before}" if last.before else "the first that is kept"
    number = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    st.html(components.summary(f"Build {last.number}, {against}: {number or 'no documents'}."))
    if last.vocabulary:
        st.html(components.notice("The vocabulary changed, so every document was read again."))
    rows = [_change(one) for one in last.documents]
    st.html(components.table(("Document", "Change"), rows, counted(len(rows), "document")))


def _change(one: Changed) -> tuple[Html, ...]:
    title = (
        tag("span", one.source)
        if one.change == "removed"
        else components.link(one.source, links.to_document(one.document))
    )
    anew = ": the same file, read by other rules" if one.read_anew else ""
    return title, tag("span", f"{one.change}{anew}")


page()
