"""What the README and docs/ print is what the commands print."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples", ROOT / "docs" / "examples.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["examples"] = module
    spec.loader.exec_module(module)
    return module


docs = _load()


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_print_what_it_says(page: Path, tmp_path: Path) -> None:
    folder = docs.workplace(tmp_path)
    for example in docs.examples(page):
        if example.needs_originals and not os.environ.get("KGRAPH_ORIGINALS"):
            continue
        printed = docs.output(example, folder)
        assert docs.agrees(example.printed, printed), f"{page.name}:{example.first}\n" + "\n".join(printed)


def test_the_readme_shows_the_two_commands_and_the_question() -> None:
    screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:60]
    assert any("make run" in line for line in screen)
    assert any("make test" in line for line in screen)
    assert any("Which activities cover Kulan in Turkmenistan?" in line for line in screen)


def test_what_is_left_out_of_an_example_may_be_anything() -> None:
    assert docs.agrees(("a", "...", "z"), ["a", "b", "c", "z"])
    assert docs.agrees(("...",), [])
    assert not docs.agrees(("a", "...", "z"), ["a", "b"])
    assert not docs.agrees(("a",), ["a", "b"])
