"""What the last build changed."""

from __future__ import annotations

from pathlib import Path

from kgraph.build import build
from kgraph.changes import Changed
from kgraph.corpus import open_corpus


def test_the_last_build_is_told_from_the_one_before(tmp_path: Path) -> None:
    folder, store = tmp_path / "notes", tmp_path / "store"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"The Saiga lives in Kazakhstan, says {name}.\n", encoding="utf-8")
    build([folder], store, workers=1)
    with open_corpus(store) as corpus:
        first = corpus.last_build()
    assert (first.number, first.before, first.vocabulary) == (1, None, False)
    assert [one.change for one in first.documents] == ["added", "added", "added"]

    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("The Saiga lives in Uzbekistan too.\n", encoding="utf-8")
    (folder / "d.txt").write_text("The Saiga lives in Mongolia.\n", encoding="utf-8")
    build([folder], store, workers=1, prune=True)
    with open_corpus(store) as corpus:
        last = corpus.last_build()
    assert (last.number, last.before) == (2, 1)
    assert last.documents == (
        Changed(document="a-txt", source="a.txt", change="removed"),
        Changed(document="b-txt", source="b.txt", change="updated"),
        Changed(document="c-txt", source="c.txt", change="unchanged"),
        Changed(document="d-txt", source="d.txt", change="added"),
    )
