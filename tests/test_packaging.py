"""What a machine with nothing but Python is given: pinned versions that fit, and a package that is whole."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LINES)}
REQUIRED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["build-system"]["requires"],
    *(line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra),
]


@pytest.mark.parametrize("line", LINES)
def test_a_constraint_is_a_name_and_a_version(line: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9][A-Za-z0-9.+!]*", line)


def test_constraints_are_sorted_and_named_once() -> None:
    assert sorted(LINES, key=str.upper) == LINES
    assert len(PINNED) == len(LINES)


@pytest.mark.parametrize("line", sorted(set(REQUIRED)))
def test_what_is_pinned_is_what_is_asked_for(line: str) -> None:
    wanted = Requirement(line)
    assert wanted.specifier.contains(PINNED[canonicalize_name(wanted.name)])


@pytest.mark.parametrize("line", sorted(PROJECT["project"]["dependencies"]))
def test_a_dependency_has_both_bounds(line: str) -> None:
    assert {bound.operator for bound in Requirement(line).specifier} == {">=", "<"}


@pytest.mark.parametrize("line", sorted(PROJECT["project"]["dependencies"]))
def test_a_dependency_is_justified(line: str) -> None:
    page = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    assert f"**{Requirement(line).name}" in page


@pytest.mark.parametrize("package", ["ontology", "ingest", "kgraph"])
def test_every_file_of_a_package_goes_into_the_wheel(package: str) -> None:
    given = PROJECT["tool"]["setuptools"]["package-data"].get(package, [])
    folder = ROOT / package
    packed = {path for pattern in given for path in folder.glob(pattern)}
    others = {path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert {path.relative_to(ROOT).as_posix() for path in others - packed} == set()


@pytest.mark.parametrize("package", ["ontology", "ingest", "kgraph"])
def test_every_folder_with_code_is_a_package(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    assert [folder.name for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
