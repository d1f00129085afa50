"""The page under test: run in this process, over a corpus made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import samples
import streamlit as st
from streamlit.testing.v1 import AppTest

import kgraph
from kgraph.ui import start

Page = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the store that another opened."""
    monkeypatch.setattr(kgraph, "open", samples.open_fake)
    monkeypatch.setattr(samples.FakeCorpus, "published", 1)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Page:
    """``page()`` is the page as first opened, ``page("a question")`` as a link opens it."""
    monkeypatch.setenv("KGRAPH_STORE", str(tmp_path / "store"))

    def opened(question: str | None = None) -> AppTest:
        test = AppTest.from_file(str(Path(start.__file__)), default_timeout=30)
        if question is not None:
            test.query_params["q"] = question
        return test.run()

    return opened
