"""Which files a build reads, and what it says of those that it cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kgraph.errors import BadInput
from kgraph.sources import discover, given

SUFFIXES = {".txt", ".md"}


def found(*paths: Path, store: Path = Path("/nowhere")) -> list[tuple[str, str | None]]:
    return [(source.name, source.problem) for source in discover(paths, store, SUFFIXES)]


def files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words")
    return folder


def test_files_come_sorted_without_hidden_ones_and_unknown_kinds(tmp_path: Path) -> None:
    files(tmp_path, "b.txt", "a.md", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "picture.png", "notes")
    assert found(tmp_path) == [("a.md", None), ("b.txt", None), ("sub/c.TXT", None)]


def test_the_store_is_never_read(tmp_path: Path) -> None:
    files(tmp_path, "a.txt", "store/records/b.txt")
    assert found(tmp_path, store=tmp_path / "store") == [("a.txt", None)]


def test_a_file_that_is_given_itself_is_named_by_its_name(tmp_path: Path) -> None:
    files(tmp_path, "sub/a.txt", "sub/b.png")
    assert found(tmp_path / "sub/a.txt", tmp_path / "sub/b.png") == [
        ("a.txt", None),
        ("b.png", "files ending in '.png' cannot be read; give one of .md, .txt"),
    ]


def test_a_file_that_is_reached_twice_is_read_once(tmp_path: Path) -> None:
    files(tmp_path, "sub/a.txt")
    (tmp_path / "0-link.txt").symlink_to(tmp_path / "sub/a.txt")
    assert found(tmp_path, tmp_path / "sub") == [("sub/a.txt", None)]


def test_links_that_lead_out_are_named(tmp_path: Path) -> None:
    files(tmp_path, "outside/a.txt", "inside/b.txt")
    (tmp_path / "inside/a.txt").symlink_to(tmp_path / "outside/a.txt")
    (tmp_path / "inside/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "inside/loop.txt").symlink_to("loop.txt")
    problems = dict(found(tmp_path / "inside"))
    assert sorted(problems) == ["a.txt", "b.txt", "folder", "loop.txt"]
    assert problems["b.txt"] is None
    assert problems["a.txt"] == "it is a link that leads out of the folder; name the folder that it leads to"
    assert problems["folder"] == problems["a.txt"]
    assert problems["loop.txt"] == "it cannot be reached; see whether its link is broken or its folder closed to you"


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == [("pipe.txt", "it is no ordinary file; give a document")]


def test_a_path_that_is_not_there_is_wrong_unless_it_is_known(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    with pytest.raises(BadInput, match="there is no file or folder"):
        given([gone], ())
    assert given([gone], {gone}).holds(gone)
