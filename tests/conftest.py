"""What the tests share: how many examples a property is tried on, the five originals where they are given, and
stores built once a run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

ROOT = Path(__file__).parents[1]

# The same few examples each time or, in `make soak`, very many new ones.
settings.register_profile("quick", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile("soak" if os.environ.get("KGRAPH_SOAK") else "quick")


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the five original documents, which are not part of this repository."""
    folder = os.environ.get("KGRAPH_ORIGINALS")
    if not folder:
        pytest.skip("KGRAPH_ORIGINALS does not name the folder of the original documents")
    return Path(folder)


@pytest.fixture(scope="session")
def seed_store(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five originals."""
    from kgraph.build import build

    store = tmp_path_factory.mktemp("seeds") / "store"
    report = build([originals], store, workers=1)
    assert [document.state for document in report.documents] == ["added"] * 5
    return store


@pytest.fixture(scope="session")
def corpus_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the documents that come with the project."""
    from kgraph.build import build

    store = tmp_path_factory.mktemp("shipped") / "store"
    build([ROOT / "corpus"], store, workers=1)
    return store


@pytest.fixture
def seeds(seed_store: Path) -> Iterator[Corpus]:
    from kgraph.corpus import open_corpus

    with open_corpus(seed_store) as corpus:
        yield corpus


@pytest.fixture
def shipped(corpus_store: Path) -> Iterator[Corpus]:
    from kgraph.corpus import open_corpus

    with open_corpus(corpus_store) as corpus:
        yield corpus
