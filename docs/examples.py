"""The shell examples of the README and of docs/: runs them, compares what they print, or writes it anew.

An example is a fenced block of the language ``console``: a line that begins with ``$ `` is a command, what follows
is what it prints. A line ``...`` stands for lines that are left out. The examples of a file run in order, in one
folder that holds the documents of corpus/ and, where the originals are at hand, those as ``originals/`` and the
open standard as ``gold/``.

    python docs/examples.py          writes the output of every example anew (``make docs``)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = "```console"
LEFT_OUT = "..."


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a page, with the lines it is said to print; ``first`` is the line number of the command."""

    page: Path
    first: int
    command: str
    printed: tuple[str, ...]

    @property
    def needs_originals(self) -> bool:
        return "originals" in self.command or "gold" in self.command


def examples(page: Path) -> Iterator[Example]:
    inside, command, first, printed = False, "", 0, []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if inside and (line.startswith("```") or line.startswith("$ ")):
            if command:
                yield Example(page, first, command, tuple(printed))
            command = ""
        if line.startswith("```"):
            inside = line == FENCE
        elif inside and line.startswith("$ "):
            command, first, printed = line[2:], number, []
        elif inside:
            printed.append(line)


def workplace(folder: Path) -> Path:
    """A folder to run examples in, as a reader's own would be."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    if originals := os.environ.get("KGRAPH_ORIGINALS"):
        (folder / "originals").symlink_to(originals)
        (folder / "gold").symlink_to(Path(originals).parent / "gold")
    return folder


def output(example: Example, folder: Path) -> list[str]:
    """What a command prints on standard output, and on standard error where it fails."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        example.command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    return (done.stdout + (done.stderr if done.returncode not in (0, 3) else "")).rstrip("\n").splitlines()


def agrees(said: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the lines are the same, with ``...`` for any number of them."""
    if LEFT_OUT not in said:
        return list(said) == printed
    at = said.index(LEFT_OUT)
    head, rest = list(said[:at]), said[at + 1 :]
    if printed[:at] != head:
        return False
    return any(agrees(rest, printed[start:]) for start in range(at, len(printed) + 1))


def shortened(said: tuple[str, ...], printed: list[str]) -> list[str]:
    """New output in the shape of the old: what the old left out after its first lines stays left out."""
    if LEFT_OUT not in said:
        return printed
    head, tail = said.index(LEFT_OUT), len(said) - said.index(LEFT_OUT) - 1
    return [*printed[:head], LEFT_OUT, *printed[len(printed) - tail :]]


def write(page: Path, folder: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    grown = 0
    for example in list(examples(page)):
        printed = output(example, folder)
        if example.needs_originals and not (folder / "originals").exists():
            continue
        start, old = example.first + grown, len(example.printed)
        new = shortened(example.printed, printed)
        lines[start : start + old] = new
        grown += len(new) - old
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        for page in PAGES:
            folder = Path(temporary) / page.stem
            folder.mkdir()
            write(page, workplace(folder))
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
