"""The floors of the house: who may import whom, and which module owns which foreign library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("ontology", "ingest", "kgraph", "app")  # each may import itself and those before it

# Libraries that stand in one place, so that they can be replaced there.
OWNERS = {
    "ahocorasick": ("ontology/",),
    "click": ("kgraph/",),
    "docx": ("kgraph/packs.py",),
    "msgspec": ("kgraph/",),
    "numpy": ("kgraph/agreed/semantic.py", "kgraph/questions/learning.py"),
    "scipy": ("kgraph/questions/learning.py",),
    "oxrdflib": ("kgraph/store.py",),
    "pandas": (),
    "pdfplumber": ("ingest/readers/plumber.py",),
    "pyoxigraph": (
        "kgraph/export.py",
        "kgraph/publish.py",
        "kgraph/sparql.py",
        "kgraph/sparql_child.py",
        "kgraph/store.py",
    ),
    "PIL": ("kgraph/picture_child.py",),
    "pypdfium2": (
        "ingest/readers/drawing.py",
        "ingest/readers/letters.py",
        "ingest/readers/pdfium.py",
        "kgraph/picture_child.py",
    ),
    "pyshacl": ("kgraph/shapes.py",),
    "rdflib": ("kgraph/", "ontology/terms.py"),
    "sentence_transformers": ("kgraph/agreed/semantic.py",),
    "spacy": ("ontology/",),
    "spellchecker": ("kgraph/questions/english.py",),
    "starlette": ("kgraph/ui/server.py",),
    "streamlit": ("kgraph/ui/", "app.py"),
    "whoosh": ("kgraph/analysis.py", "kgraph/fulltext.py", "kgraph/search_query.py", "kgraph/weighing.py"),
}

MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [ROOT / "app.py", *(file for floor in FLOORS[:3] for file in (ROOT / floor).rglob("*.py"))]
)


def imports(module: str) -> Iterator[str]:
    """Every module that one imports, at its top or late."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively; write the whole name"
            yield node.module or ""


def floor(module: str) -> int | None:
    name = module.removesuffix(".py").replace("/", ".").split(".")[0]
    return FLOORS.index(name) if name in FLOORS else None


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_upward(module: str) -> None:
    own = floor(module)
    assert own is not None
    above = [name for name in imports(module) if (other := floor(name)) is not None and other > own]
    assert above == [], f"{module} stands below {above}"


@pytest.mark.parametrize("module", MODULES)
def test_foreign_libraries_stay_where_they_belong(module: str) -> None:
    foreign = {name.split(".")[0] for name in imports(module)} & OWNERS.keys()
    strayed = {library for library in foreign if not module.startswith(OWNERS[library])}
    assert strayed == set(), f"{module} reaches around the modules that own {sorted(strayed)}"


@pytest.mark.parametrize("module", [name for name in MODULES if not name.startswith("kgraph/ui/") and name != "app.py"])
def test_only_the_front_end_is_drawn_from_above(module: str) -> None:
    allowed = module == "kgraph/serve.py"  # starts it
    assert allowed or not [name for name in imports(module) if name.startswith("kgraph.ui")]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_why_it_exists(module: str) -> None:
    assert ast.get_docstring(ast.parse((ROOT / module).read_text(encoding="utf-8"))), f"{module} has no docstring"


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = ("pandas", "pdfplumber", "pyshacl", "spacy", "streamlit")
    code = f"import sys, kgraph.cli, kgraph; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
