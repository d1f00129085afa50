"""The pages under test: run in this process, over the documents that are shipped or over a corpus made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import samples
import streamlit as st
from streamlit.testing.v1 import AppTest

import kgraph
from kgraph.build import build
from kgraph.ui import start

Page = Callable[..., AppTest]
VIEWS = Path(start.__file__).parent / "views"
HOSTILE = """Note on <script>alert(1)</script> the Saiga in Kazakhstan

1. The Saiga of **Kazakhstan** needs <img src=x onerror=alert(1)> [open water](javascript:alert(1)) and $x$ :red[room].

2. It is recommended that Kazakhstan <b>protect</b> the Saiga near Lake Xyzzy.
"""


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the store that another opened; what goes wrong on a page is an error, not a sentence."""
    monkeypatch.setenv("KGRAPH_DEBUG", "1")
    monkeypatch.setattr(samples.FakeCorpus, "published", 1)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def opened() -> Page:
    """``opened("search", q="fence")`` is a page as a link opens it, over the store that is set."""

    def open_page(name: str, /, **state: str) -> AppTest:
        test = AppTest.from_file(str(VIEWS / f"{name}.py"), default_timeout=30)
        for key, value in state.items():
            test.query_params[key.rstrip("_")] = value
        return test.run()

    return open_page


@pytest.fixture
def over_corpus(opened: Page, corpus_store: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Pages over the documents that come with the project."""
    monkeypatch.setenv("KGRAPH_STORE", str(corpus_store))
    return opened


@pytest.fixture(scope="session")
def note_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one short note, which lays down no programme and is full of markup."""
    folder = tmp_path_factory.mktemp("note")
    (folder / "note.txt").write_text(HOSTILE, encoding="utf-8")
    build([folder], folder / "store", workers=1)
    return folder / "store"


@pytest.fixture
def over_note(opened: Page, note_store: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setenv("KGRAPH_STORE", str(note_store))
    return opened


@pytest.fixture
def over_nothing(opened: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """Pages where no store was ever built."""
    monkeypatch.setenv("KGRAPH_STORE", str(tmp_path / ".kgraph"))
    return opened


@pytest.fixture
def page(opened: Page, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page *Ask* over a corpus made by hand: as first opened, or as a link with a question opens it."""
    monkeypatch.setattr(kgraph, "open", samples.open_fake)
    return lambda question=None: opened("ask", **({"q": question} if question is not None else {}))
