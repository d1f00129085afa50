"""The frame: every page is registered and opens from the first one."""

from __future__ import annotations

from pathlib import Path

import pytest
from seen import words
from streamlit.testing.v1 import AppTest

from kgraph.ui import start


def test_every_page_opens_from_the_frame(corpus_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_STORE", str(corpus_store))
    app = AppTest.from_file(str(Path(start.__file__)), default_timeout=30).run()
    assert "Ask the documents" in words(app)
    for name in start.PAGES:
        page = app.switch_page(f"views/{name}.py").run()
        assert words(page)
        assert not page.exception


def test_every_file_of_a_page_is_in_the_frame() -> None:
    files = {path.stem for path in (Path(start.__file__).parent / "views").glob("*.py")} - {"__init__"}
    assert files == set(start.PAGES)
