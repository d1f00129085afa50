"""What outlives one run of a page: the open store, and what was worked out from it. The only place with caching."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import streamlit as st

from kgraph.agreed.items import items, items_of
from kgraph.agreed.results import AgreedResult
from kgraph.corpus import Corpus
from kgraph.errors import KgraphError
from kgraph.picture import page_picture
from kgraph.reading import read_apart
from kgraph.results import Finding
from kgraph.ui import components
from kgraph.ui.shelf import Shelf

DEFAULT_STORE = ".kgraph"
DEBUG_VARIABLE = "KGRAPH_DEBUG"  # as on the command line: let errors through

# ---------------------------------------------------------------- the store


@contextmanager
def corpus() -> Iterator[Corpus]:
    """The documents, for the length of a page; what goes wrong meanwhile is said on it in a sentence."""
    try:
        with _shelf(Path(os.environ.get("KGRAPH_STORE") or DEFAULT_STORE)).reading() as opened:
            if _is_new(opened.generation):
                st.html(components.notice(f"The documents were built anew; this is build {opened.generation}."))
            yield opened
    except KgraphError as error:
        _end_with(str(error))
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        _end_with(f"something went wrong that should not ({type(error).__name__}); please report it with this address")


def _end_with(message: str) -> NoReturn:
    st.html(components.problem(message))
    st.stop()


@st.cache_resource(show_spinner=False)
def _shelf(store: Path) -> Shelf:
    return Shelf(store)


def _is_new(generation: int) -> bool:
    """Whether the store was built anew since this visitor saw it last."""
    before = st.session_state.get("generation")
    st.session_state["generation"] = generation
    return before is not None and before != generation


def findings(opened: Corpus) -> tuple[Finding, ...]:
    return _findings(opened, opened.generation)


@st.cache_data(max_entries=2, show_spinner="Checking the documents …")
def _findings(_opened: Corpus, generation: int) -> tuple[Finding, ...]:  # noqa: ARG001
    return _opened.check()


@st.cache_data(max_entries=50, show_spinner="Reading the file …")
def proposals(name: str, data: bytes) -> tuple[str, ...]:
    """The proposals of a file that somebody gave, read as a build would read it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return items_of(read_apart(path), name)


def pasted(opened: Corpus, text: str) -> tuple[str, ...]:
    """Those of a text of several lines."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pasted.txt"
        path.write_text(text, encoding="utf-8")
        return items(path, opened.vocabulary)


def agreed(opened: Corpus, text: str, as_of: str) -> AgreedResult:
    return _agreed(opened, opened.generation, text, as_of)


@st.cache_data(max_entries=2000, show_spinner=False)
def _agreed(_opened: Corpus, generation: int, text: str, as_of: str) -> AgreedResult:  # noqa: ARG001
    return _opened.agreed(text, as_of or None)


@st.cache_data(max_entries=200, show_spinner="Drawing the page …")
def picture(file: Path, sha256: str, page: int, boxes: tuple[tuple[float, float, float, float], ...]) -> bytes:  # noqa: ARG001
    return page_picture(file, page, boxes)
