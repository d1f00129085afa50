"""What outlives one run of a page: the open store, and the question in the address.

The only place with caching and session state. A store is opened once for all visitors and read under one
lock; what a page gets is plain results, so nothing on a page holds an old state of the store open.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import streamlit as st

import kgraph
from kgraph.results import Answer, DocumentResult, Tier
from kgraph.wording import Labels, named

DEFAULT_STORE = ".kgraph"
QUESTION = "q"  # in the address
BOX = "question"  # the text box


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer with all that is needed to show it, out of one state of the store.

    ``documents`` are those that the answer quotes, ``labels`` those of what it understood.
    """

    answer: Answer
    documents: Mapping[str, DocumentResult]
    labels: Labels
    generation: int


class Shelf:
    """The newest state of a store, opened again when a build has published another."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()
        self._corpus: kgraph.Corpus | None = None

    def documents(self) -> tuple[DocumentResult, ...]:
        with self._lock:
            return self._newest().documents()

    def ask(self, question: str, tiers: tuple[Tier, ...] | None = None) -> Reading:
        with self._lock:
            corpus = self._newest()
            answer = corpus.ask(question, tiers)
            return Reading(
                answer=answer,
                documents={key: corpus.document(key) for key in _quoted(answer)},
                labels={(kind, key): corpus.labels(kind, key) for kind, key in named(answer.understood)},
                generation=corpus.generation,
            )

    def _newest(self) -> kgraph.Corpus:
        if self._corpus is not None and self._corpus.changed():
            self._corpus.close()
            self._corpus = None
        if self._corpus is None:
            self._corpus = kgraph.open(self._store)
        return self._corpus


def _quoted(answer: Answer) -> set[str]:
    rows = {row.document for row in answer.results}
    return rows | {proof.document for row in answer.results for proof in row.evidence}


@st.cache_resource(show_spinner=False)
def _shelf(store: Path) -> Shelf:
    return Shelf(store)


def shelf() -> Shelf:
    return _shelf(Path(os.environ.get("KGRAPH_STORE") or DEFAULT_STORE))


def question() -> str:
    """The question of the address, also put into the box where a link or the back button brought it."""
    asked = str(st.query_params.get(QUESTION, "")).strip()
    if st.session_state.get("shown") != asked:
        st.session_state["shown"] = asked
        st.session_state[BOX] = asked
    return asked


def ask(words: str | None = None) -> None:
    """Put a question, by default that of the box, into the address; the page then answers the address."""
    asked = (st.session_state.get(BOX, "") if words is None else words).strip()
    st.session_state.pop("shown", None)
    if asked:
        st.query_params[QUESTION] = asked
    else:
        st.query_params.clear()


def rebuilt(generation: int) -> bool:
    """Whether the store was built anew since this visitor's last answer."""
    before = st.session_state.get("generation")
    st.session_state["generation"] = generation
    return before is not None and before != generation
