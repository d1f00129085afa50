"""What a build says and leaves behind, after any history."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from made_documents import note, programme, write

from kgraph import reading
from kgraph.build import BuildReport
from kgraph.build import build as build_store
from kgraph.errors import BadInput, Busy
from kgraph.export import export_lines
from kgraph.gathering import KEPT
from kgraph.publish import alone
from kgraph.store import Layout, open_generation

SOAK = bool(os.environ.get("KGRAPH_SOAK"))
PACKAGED = Path(__file__).parents[2] / "ontology"


def build(store: Path, *paths: Path, prune: bool = False, workers: int = 1) -> BuildReport:
    return build_store(paths, store, workers=workers, prune=prune)


def states(report: BuildReport) -> dict[str, str]:
    return {document.id: document.state for document in report.documents}


def exported(store: Path) -> str:
    return "".join(export_lines(store))


def ids(store: Path) -> list[str]:
    with open_generation(store) as generation:
        return [entry.id for entry in generation.entries]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def test_a_first_build_adds_and_a_second_finds_nothing_to_do(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note())
    first = build(store, folder)
    assert states(first) == {"a-txt": "added", "b-md": "added"}
    assert first.totals == {"added": 2, "updated": 0, "unchanged": 0, "removed": 0, "failed": 0}
    assert (first.generation, first.changed) == (1, True)
    second = build(store, folder)
    assert states(second) == {"a-txt": "unchanged", "b-md": "unchanged"}
    assert (second.generation, second.changed) == (1, False)


def test_only_what_changed_is_updated(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note())
    build(store, folder)
    write(folder, b_md=note("Argali"))
    report = build(store, folder)
    assert states(report) == {"a-txt": "unchanged", "b-md": "updated"}
    with open_generation(store) as generation:
        assert generation.number == 2
        assert "Argali" in generation.extraction("b-md").text


def test_a_document_whose_file_is_gone_stays_until_it_is_pruned(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note())
    build(store, folder)
    (folder / "b.md").unlink()
    kept = build(store, folder)
    assert states(kept) == {"a-txt": "unchanged", "b-md": "unchanged"}
    assert "its file is gone" in kept.documents[1].warnings[0]
    assert ids(store) == ["a-txt", "b-md"]
    assert states(build(store, folder, prune=True)) == {"a-txt": "unchanged", "b-md": "removed"}
    assert ids(store) == ["a-txt"]


def test_pruning_leaves_folders_alone_that_were_not_given(tmp_path: Path, store: Path) -> None:
    one, other = write(tmp_path / "one", a_txt=programme()), write(tmp_path / "other", b_md=note())
    build(store, one, other)
    shutil.rmtree(other)
    assert states(build(store, one, prune=True)) == {"a-txt": "unchanged"}
    assert ids(store) == ["a-txt", "b-md"]


def test_a_file_that_comes_back_loses_its_warning(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note())
    build(store, folder)
    before = exported(store)
    (folder / "b.md").unlink()
    build(store, folder)
    report = build(store, write(folder, b_md=note()))
    assert [document.warnings for document in report.documents] == [(), ()]
    assert exported(store) == before


def test_a_bad_file_fails_alone(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), empty_txt="", b_md=note())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing else")
    report = build(store, folder, workers=2)
    assert states(report) == {"a-txt": "added", "b-md": "added", "broken-pdf": "failed", "empty-txt": "failed"}
    reasons = {d.id: d.reason for d in report.documents}
    assert reasons["empty-txt"] is not None and "empty" in reasons["empty-txt"]
    assert all(reason is None or ("\n" not in reason and str(tmp_path) not in reason) for reason in reasons.values())
    assert ids(store) == ["a-txt", "b-md"]
    assert build(store, folder).totals["failed"] == 2


def test_a_failed_update_keeps_the_old_version(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme())
    build(store, folder)
    before = exported(store)
    report = build(store, write(folder, a_txt=""))
    assert states(report) == {"a-txt": "failed"}
    assert "the version read before is kept" in report.documents[0].warnings[0]
    assert exported(store) == before
    assert build(store, folder).changed is False


def read_but_for_kill(task: reading.Task) -> reading.Result:
    """As ``read_one``, but one file crashes it, and one is never done."""
    if task.path.endswith("kill.txt"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if task.path.endswith("wait.txt"):
        time.sleep(600)
    return reading.read_one(task)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_that_crashes_or_hangs_fails_only_its_document(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), kill_txt=note("Argali"), wait_txt=note("Urial"), z_md=note())
    build(store, folder)
    for path in folder.iterdir():
        path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")
    monkeypatch.setattr(reading, "read_one", read_but_for_kill)
    monkeypatch.setattr(reading, "seconds", lambda task: 1 if task.path.endswith("wait.txt") else 60)
    report = build(store, folder, workers=workers)
    assert states(report) == {"a-txt": "updated", "kill-txt": "failed", "wait-txt": "failed", "z-md": "updated"}
    crashed, hung = report.documents[1:3]
    assert (
        crashed.reason == "its reader crashed (SIGSEGV); see whether it opens elsewhere, and save it from there again"
    )
    assert hung.reason == "reading it took longer than 1 s; see whether it opens elsewhere, or split it"
    assert crashed.warnings == (f"{KEPT} ({crashed.reason})",)
    assert ids(store) == ["a-txt", "kill-txt", "wait-txt", "z-md"]


def test_two_folders_with_the_same_path_are_told_apart(tmp_path: Path, store: Path) -> None:
    one, other = write(tmp_path / "one", a_txt=programme()), write(tmp_path / "other", a_txt=note())
    build(store, other)
    report = build(store, one, other)
    assert states(report) == {"a-txt": "unchanged", "one-a-txt-c50cb2": "added"}
    assert [d.source for d in report.documents] == ["a.txt", "a.txt"]


def test_a_file_keeps_its_id_when_another_folder_reaches_it(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs/sub", a_txt=programme())
    build(store, folder)
    assert states(build(store, tmp_path / "docs")) == {"a-txt": "unchanged"}


def test_store_and_documents_can_move_together(tmp_path: Path) -> None:
    build(tmp_path / "old/store", write(tmp_path / "old/docs", a_txt=programme()))
    (tmp_path / "old").rename(tmp_path / "new")
    report = build(tmp_path / "new/store", tmp_path / "new/docs", prune=True)
    assert states(report) == {"a-txt": "unchanged"}
    assert report.changed is False


def test_a_folder_that_moved_keeps_its_ids(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme())
    build(store, folder)
    folder.rename(tmp_path / "papers")
    assert states(build(store, tmp_path / "papers")) == {"a-txt": "unchanged"}
    assert ids(store) == ["a-txt"]


def test_of_two_files_of_one_document_the_official_one_counts(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_txt=programme(words=" once more"))
    build(store, folder)
    with open_generation(store) as generation:
        assert [(e.id, e.same_as) for e in generation.entries] == [("a-txt", None), ("b-txt", "a-txt")]
        assert generation.index.search("kulan", kinds=("activity",)).total == 1
    (folder / "a.txt").unlink()
    build(store, folder, prune=True)
    with open_generation(store) as generation:
        assert [(e.id, e.same_as) for e in generation.entries] == [("b-txt", None)]
        assert [hit.document for hit in generation.index.search("kulan", kinds=("activity",)).hits] == ["b-txt"]


def test_one_build_at_a_time(tmp_path: Path, store: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme())
    with alone(Layout(store)), pytest.raises(Busy, match=f"process {os.getpid()}"):
        build(store, folder)
    assert build(store, folder).changed


def test_a_folder_with_other_things_is_not_made_a_store(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme())
    with pytest.raises(BadInput, match="other things"):
        build(folder, folder)


def test_workers_make_no_difference(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a_txt=programme(), b_md=note(), c_txt=programme("2"), d_md=note("Argali"))
    build(tmp_path / "one", folder, workers=1)
    build(tmp_path / "two", folder, workers=2)
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


# ------------------------------------------------------- any history is no history

TEXTS = (programme(), programme(year=2030, words=" again"), programme("2"), note(), note("Argali"), "")
NAMES = ("a.txt", "b.txt", "c.md")
EDITS = st.tuples(st.sampled_from(NAMES), st.sampled_from((None, *TEXTS)))
STEPS = st.lists(st.tuples(st.lists(EDITS, max_size=3), st.integers(0, 2)), min_size=2, max_size=4)


@pytest.fixture(scope="session")
def vocabularies(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """The packaged vocabulary, one in which a species has another label, and one in which a name is new."""
    plain = tmp_path_factory.mktemp("plain")
    for file in PACKAGED.glob("*.csv"):
        shutil.copy(file, plain)
    made = [plain]
    for old, new in (("Persian Leopard", "Leopard of Persia"), ("Urial", "Urial Sheep")):
        folder = Path(shutil.copytree(plain, tmp_path_factory.mktemp("other") / "v"))
        species = folder / "species.csv"
        species.write_text(species.read_text(encoding="utf-8").replace(f",{old},", f",{new},"), encoding="utf-8")
        assert species.read_bytes() != (plain / "species.csv").read_bytes()
        made.append(folder)
    return made


@settings(max_examples=150 if SOAK else 6, deadline=None, phases=[Phase.generate])  # to shrink one takes too long
@given(steps=STEPS)
def test_after_any_history_the_graph_is_that_of_a_fresh_build(
    steps: list[tuple[list[tuple[str, str | None]], int]],
    vocabularies: Sequence[Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("history")
    folder = place / "docs"
    folder.mkdir()
    for edits, number in steps:
        for name, text in edits:
            _edit(folder / name, text)
        build_store([folder], place / "store", workers=1, prune=True, vocabulary=vocabularies[number])
    for path in folder.iterdir():  # a failed update keeps the old version, which a fresh build cannot know
        if path.stat().st_size == 0:
            path.unlink()
    last = vocabularies[steps[-1][1]]
    build_store([folder], place / "store", workers=1, prune=True, vocabulary=last)
    build_store([folder], place / "fresh", workers=1, vocabulary=last)
    assert exported(place / "store") == exported(place / "fresh")
    shutil.rmtree(place)


def _edit(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text, encoding="utf-8")
