"""The page *Search*: full text, narrowed by what was found, each hit with the words around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from kgraph.corpus import Corpus
from kgraph.entries import entries
from kgraph.packs import Pack
from kgraph.papers import quoted_documents
from kgraph.results import SearchResult
from kgraph.ui import components, downloads, links, state
from kgraph.ui.address import Address, put
from kgraph.ui.markup import tag
from kgraph.words import counted
from ontology.vocabulary import Kind

LEAD = "Every activity and every passage of the documents, by their words."
WAYS = (
    ("border fence", "both words, in any form: fences, fenced"),
    ('"camera trap"', "these words, side by side"),
    ("fence OR railway", "either; also AND, NOT and brackets"),
    ("trans*", "every word that begins so"),
    ("section:Kopetdag", "in a section or unit of this name; also code:15.3"),
)
KINDS = {"activity": "Activities", "passage": "Passages", "recommendation": "Recommendations"}
SORTS = {"newest": "newest document first", "place": "by document and place"}
STEP, MOST = 20, 500
SHOWN = 6  # values of a facet before the others are folded


def page() -> None:
    address = Address("search")
    st.html(components.head("Search the documents", LEAD))
    words = address.box("q", "Words", "Search", '"camera trap" AND border')
    with state.corpus() as corpus:
        if words:
            _found(corpus, address, words)
        else:
            _ways()


def _ways() -> None:
    """How a search is written, each way as a link that does it."""
    rows = [tag("li", components.link(words, links.to(links.SEARCH, q=words)), f" – {what}") for words, what in WAYS]
    st.html(components.section("How to write a search", tag("ul", *rows, css="kg-ways")))


def _found(corpus: Corpus, address: Address, words: str) -> None:
    limit = min(address.number("n") or STEP, MOST)
    order = address.one("sort", SORTS)
    found = corpus.search(
        words,
        kinds=address.several("kind", KINDS),
        species=address.several("species", _keys(corpus, "species")),
        countries=address.several("country", _keys(corpus, "country")),
        documents=address.several("document", corpus.primaries),
        date_from=address.date("from") or None,
        date_to=address.date("to") or None,
        order="newest" if order == "newest" else "place" if order == "place" else "best",
        limit=limit,
    )
    facets, results = st.columns([1, 3], gap="large")
    with facets, st.container(key="facets"):
        _facets(corpus, Address("search"), found)
    with results:
        _results(corpus, address, words, found, limit)


def _keys(corpus: Corpus, kind: Kind) -> frozenset[str]:
    return frozenset(concept.key for concept in corpus.vocabulary.of_kind(kind))


def _results(corpus: Corpus, address: Address, words: str, found: SearchResult, limit: int) -> None:
    components.show(components.notices(address.left_out))
    documents = quoted_documents(corpus, found.hits)
    if not found.total:
        st.html(components.summary(f"Nothing was found for {words}."))
    for better in found.suggestions:
        st.html(tag("p", "Did you mean ", components.link(better, links.to(links.SEARCH, q=better)), "?"))
    if not found.total:
        _ways()
        return
    st.html(components.group(_title(found), entries(found.hits), documents, numbered=False))
    if found.total > limit:
        st.button("Show more", key="more", on_click=put, kwargs={"n": str(limit + STEP)})
    downloads.buttons(Pack(title=f"Search: {words}", records=found.hits, documents=documents), f"search {words}")


def _title(found: SearchResult) -> str:
    shown = f", the first {len(found.hits)} shown" if found.total > len(found.hits) else ""
    return f"{counted(found.total, 'place')} found{shown}"


def _facets(corpus: Corpus, address: Address, found: SearchResult) -> None:
    st.html('<h2 class="kg-facet">Narrow it down</h2>')
    address.choose("sort", "Order", SORTS, empty="best match first")
    with st.container(horizontal=True, gap="small"):
        address.day("from", "From")
        address.day("to", "To", last=True)
    counts = found.facets["kinds"]
    address.ticks("kind", "Kind", {key: f"{label} ({counts.get(key, 0)})" for key, label in KINDS.items()})
    _facet(address, "species", "Species", found.facets["species"], partial(corpus.labels, "species"))
    _facet(address, "country", "Countries", found.facets["countries"], partial(corpus.labels, "country"))
    _facet(address, "document", "Documents", found.facets["documents"], lambda key: corpus.document(key).title)


def _facet(address: Address, name: str, title: str, counts: Mapping[str, int], label: Callable[[str], str]) -> None:
    """The values of what was found, the commonest to be ticked; those that are ticked always stay."""
    chosen = [key for key in address.words(name).split(",") if key in counts]
    shown = list(dict.fromkeys((*chosen, *list(counts)[:SHOWN])))
    others = [key for key in counts if key not in shown]
    address.ticks(name, title, {key: f"{label(key)} ({counts[key]})" for key in shown})
    if others:
        folded = st.expander(f"{len(others)} more", key=f"more {name}", on_change="rerun")
        if folded.open:
            with folded:
                address.ticks(name, "", {key: f"{label(key)} ({counts[key]})" for key in others})


page()
