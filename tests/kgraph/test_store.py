"""A store is opened whole or not at all, whatever is done to it meanwhile."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_documents import note, programme, write
from rdflib import URIRef

from kgraph import queries
from kgraph.build import build as build_store
from kgraph.errors import KgraphError, NoStore
from kgraph.export import export_lines
from kgraph.store import open_generation

KILLS = 20 if os.environ.get("KGRAPH_SOAK") else 3
PROJECT = Path(__file__).parents[2]


def build(store: Path, folder: Path) -> None:
    build_store([folder], store, workers=1)


def exported(store: Path) -> str:
    return "".join(export_lines(store))


def generations(store: Path) -> list[int]:
    return sorted(int(path.name) for path in (store / "generations").iterdir())


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(p.relative_to(folder)): (p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*"))}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", a_txt=programme(), b_md=note())


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Path:
    build(tmp_path / "store", folder)
    return tmp_path / "store"


def test_without_a_store_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match=r"there is no store in 'nowhere'; make one with: kgraph build") as error:
        open_generation(tmp_path / "nowhere")
    assert error.value.exit_code == 4


def test_opening_writes_nothing(store: Path) -> None:
    before = contents(store)
    with open_generation(store) as generation:
        assert generation.extraction("a-txt").activities
        assert len(queries.covering(generation.dataset)) == 4
        assert generation.index.search("kulan").total == 1
        with pytest.raises(RuntimeError, match="read-write"):
            generation.dataset.add((URIRef("http://a"), URIRef("http://b"), URIRef("http://c")))
    assert contents(store) == before


def test_a_reader_answers_through_ten_builds_and_old_states_go_after_it(store: Path, folder: Path) -> None:
    reader = open_generation(store)
    before = exported(store)
    for number in range(10):
        write(folder, b_md=note("Argali", words=f" in {2000 + number}"))
        build(store, folder)
        assert reader.number == 1
        assert [row.activity_id for row in queries.covering(reader.dataset, ["urial"], ["IRN"])] == [
            "a-txt_1-1",
            "a-txt_2-2",
            "a-txt_2-3",
        ]
        assert reader.index.search("saiga").total == 2
        assert "Saiga" in reader.extraction("b-md").text
        assert reader.changed()
    assert generations(store) == [1, 10, 11]
    assert before != exported(store)
    reader.close()
    write(folder, b_md=note("Markhor"))
    build(store, folder)
    assert generations(store) == [11, 12]
    kept = {path.stem for path in (store / "records").iterdir()}
    assert len(kept) == 3  # the programme, and the last two versions of the note


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _first(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


DAMAGES: dict[str, Callable[[Path], None]] = {
    "pointer": lambda store: (store / "current").write_text("seven"),
    "manifest": lambda store: _cut(store / "generations/1/generation.json"),
    "graph": lambda store: _cut(_first(store / "generations/1/graph", "*.sst")),
    "lock": lambda store: (store / "generations/1/lock").unlink(),
    "index": lambda store: _cut(_first(store / "generations/1/index", "*.seg")),
    "foreign index": lambda store: _cut(_first(store / "generations/1/index", "*.toc")),
    "record": lambda store: _cut(_first(store / "records", "*.json")),
    "lost generation": lambda store: shutil.rmtree(store / "generations/1"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_says_so_and_the_next_build_mends_it(store: Path, folder: Path, damage: str) -> None:
    before = exported(store)
    DAMAGES[damage](store)
    with pytest.raises(NoStore) as error, open_generation(store) as generation:
        assert generation.index.search("kulan")
        assert [generation.extraction(entry.id) for entry in generation.entries]
    assert "kgraph build" in str(error.value) and "\n" not in str(error.value)
    build(store, folder)
    assert exported(store) == before
    with open_generation(store) as generation:
        assert generation.index.search("kulan").total == 1


def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new(store: Path, folder: Path, tmp_path: Path) -> None:
    old = exported(store)
    write(folder, a_txt=programme(words=" again"), b_md=note("Argali"), c_txt=programme("3"), d_md=note("Markhor"))
    build(tmp_path / "fresh", folder)
    new = exported(tmp_path / "fresh")
    started = time.monotonic()
    _child(tmp_path / "timed", folder).wait()
    whole = time.monotonic() - started
    chance = random.Random(2)
    for _ in range(KILLS):
        child = _child(store, folder)
        time.sleep(chance.uniform(0.2, 1) * whole)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert exported(store) in (old, new)
        with open_generation(store) as generation:
            assert generation.index.search("kulan").total > 0
    build(store, folder)
    assert exported(store) == new


def _child(store: Path, folder: Path) -> subprocess.Popen[bytes]:
    code = "import sys; from pathlib import Path; from kgraph.build import build; "
    code += "build([Path(sys.argv[1])], Path(sys.argv[2]), workers=1)"
    return subprocess.Popen([sys.executable, "-c", code, str(folder), str(store)], cwd=PROJECT)


def test_what_a_killed_build_left_is_cleared_away(store: Path, folder: Path) -> None:
    shutil.copytree(store / "generations/1", store / "generations/2")
    shutil.copytree(store / "generations/1", store / "generations/0.old")
    (store / "records/half.json.new").write_text("{")
    (store / "current.new").write_text("2")
    build(store, write(folder, b_md=note("Argali")))
    assert sorted(path.name for path in (store / "generations").iterdir()) == ["1", "2"]
    assert not list(store.rglob("*.new"))
    with open_generation(store) as generation:
        assert "Argali" in generation.extraction("b-md").text


def test_every_error_is_one_line_with_what_to_do() -> None:
    codes = {cls.__name__: cls.exit_code for cls in (KgraphError, *KgraphError.__subclasses__())}
    assert codes == {"KgraphError": 1, "BadInput": 2, "NoStore": 4, "Busy": 1, "LimitReached": 1}
