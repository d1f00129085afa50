"""Files that are broken, locked, misnamed, hostile or oddly named cost the others nothing, and each is named."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hostile_files as files
import pytest
from made_documents import programme


@dataclass(frozen=True)
class Built:
    """A build of everything in one folder, the good file among the others."""

    store: Path
    failing: dict[str, str]
    good: list[str]
    code: int
    documents: dict[str, dict[str, Any]]
    said: list[str]


def kgraph(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kgraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    place = tmp_path_factory.mktemp("hostile")
    folder, outside, store = place / "documents", place / "outside", place / "store"
    folder.mkdir()
    outside.mkdir()
    broken = files.broken_pdfs() | files.broken_word() | files.broken_pages()
    strange = files.strange_but_good()
    files.write(folder, [(name, data) for name, (data, _) in broken.items()])
    files.write(folder, [*strange.items(), ("good.txt", programme().encode())])
    odd = files.write_odd_names(folder)
    failing = {name: reason for name, (_, reason) in broken.items()} | files.write_no_files(folder, outside)
    done = kgraph("build", folder, "--store", store, "--workers", "2", "--json")
    documents = {document["source"]: document for document in json.loads(done.stdout)["documents"]}
    return Built(store, failing, ["good.txt", *strange, *odd], done.returncode, documents, done.stderr.splitlines())


def test_there_are_many_of_them(built: Built) -> None:
    assert len(built.failing) >= 50
    assert built.documents.keys() == {*built.failing, *built.good}


def test_each_that_cannot_be_read_says_why_and_what_to_do(built: Built) -> None:
    reasons = {name: built.documents[name]["reason"] or "" for name in built.failing}
    wrong = {name: reason for name, reason in reasons.items() if not re.match(built.failing[name], reason)}
    assert wrong == {}
    assert [name for name, reason in reasons.items() if "; " not in reason or "\n" in reason] == []
    assert {built.documents[name]["state"] for name in built.failing} == {"failed"}


def test_all_others_are_read(built: Built) -> None:
    assert {name: built.documents[name]["state"] for name in built.good} == dict.fromkeys(built.good, "added")


def test_the_build_says_so_in_one_line_each_and_by_its_exit_code(built: Built) -> None:
    named = [line for line in built.said if re.match("kgraph: .+ could not be read: .+; .+", line)]
    told = [line for line in built.said if re.fullmatch(r"\d+ of \d+ documents read.*", line)]
    assert built.code == 3
    assert len(named) == len(built.failing)
    assert [line for line in built.said if line not in named and line not in told] == []
    assert not any("Traceback" in line or str(built.store.parent) in line for line in built.said)


def test_the_good_file_is_answered(built: Built) -> None:
    done = kgraph("ask", "Which activities cover Kulan in Turkmenistan?", "--store", built.store, "--json")
    assert [(one["document"], one["code"]) for one in json.loads(done.stdout)["results"]] == [
        ("good-txt", "2.1"),
        ("good-txt", "2.2"),
        ("good-txt", "2.3"),
    ]


def test_nothing_outside_the_folder_was_read(built: Built) -> None:
    assert "Snow Leopard" not in kgraph("search", "leopard", "--store", built.store, "--json").stdout
    assert "root:" not in kgraph("search", "root bash", "--store", built.store, "--json").stdout


def test_names_are_shown_on_one_line(built: Built) -> None:
    assert any("kgraph: latin-\\udce9.txt could not be read: " in line for line in built.said)
    listed = kgraph("documents", "--store", built.store).stdout.splitlines()
    assert len(listed) == len(built.good) + 1


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_what_is_closed_to_the_reader_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    (folder / "closed").mkdir(parents=True)
    (folder / "closed/inside.txt").write_text(files.GOOD)
    (folder / "closed.txt").write_text(files.GOOD)
    for path in (folder / "closed", folder / "closed.txt"):
        path.chmod(0)
    done = kgraph("build", folder, "--store", tmp_path / "store")
    (folder / "closed").chmod(0o700)
    assert done.returncode == 3
    assert "kgraph: closed could not be read: the folder cannot be opened; see its permissions" in done.stderr
    assert "kgraph: closed.txt could not be read: it cannot be opened; see its permissions" in done.stderr


def test_a_table_of_a_curator_may_be_no_file_or_stand_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "good.txt").write_text(files.GOOD)
    os.mkfifo(folder / "manifest.csv")
    (tmp_path / "outside.csv").write_text("file,title\ngood.txt,Stolen\n")
    (folder / "corrections.csv").symlink_to(tmp_path / "outside.csv")
    done = kgraph("build", folder, "--store", tmp_path / "store")
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if line.startswith("kgraph: ")] == [
        f"kgraph: {name}.csv: it is no ordinary file in this folder; put the table itself here"
        for name in ("corrections", "manifest")
    ]
