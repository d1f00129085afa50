"""The versions of the code that records, graph and index are made by: when one changes, its part is made anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import ingest
import ontology
from kgraph.errors import NoStore
from kgraph.store import Layout, Manifest, check_graph, check_index

_KGRAPH = Path(__file__).parent
_INGEST = Path(ingest.__file__).parent
_ONTOLOGY = Path(ontology.__file__).parent
_READERS = ("pypdfium2", "pdfplumber", "pdfminer.six", "pyahocorasick", "spacy")  # their versions count as reading code
_GRAPH = ("ids.py", "publish.py", "rdf.py", "skos.py", "statements_rdf.py", "tiers.py", "triples.py")
_INDEX = ("analysis.py", "fulltext.py", "ids.py", "passages.py")


@cache
def code_versions() -> dict[str, str]:
    reading = [*_INGEST.rglob("*.py"), *_ONTOLOGY.rglob("*.py"), *_INGEST.rglob("*.csv"), *_ONTOLOGY.rglob("*.csv")]
    shared = [_INGEST / "records.py", _ONTOLOGY / "terms.py", _INGEST / "clean.py"]
    return {
        "reading": _hash(reading, [f"{name} {version(name)}" for name in _READERS]),
        "graph": _hash([*(_KGRAPH / name for name in _GRAPH), *shared]),
        "index": _hash([*(_KGRAPH / name for name in _INDEX), *shared]),
    }


def _hash(files: Iterable[Path], words: Iterable[str] = ()) -> str:
    parts = [f"{path.name} {sha256(path.read_bytes()).hexdigest()}" for path in sorted(files)]
    return sha256("\n".join([*parts, *words]).encode()).hexdigest()


def last_manifest(layout: Layout) -> Manifest | None:
    """What the published generation was made from. A half of it that is damaged has the code of nobody: it is
    made anew."""
    try:
        number = layout.current()
        manifest = layout.manifest(number) if number is not None else None
    except NoStore:
        return None
    if manifest is None:
        return None
    code = dict(manifest.code)
    for half, check in (("graph", check_graph), ("index", check_index)):
        try:
            check(layout.generation(manifest.number), manifest)
        except NoStore:
            code[half] = "damaged"
    if not layout.lock(manifest.number).exists():
        code["lock"] = "damaged"  # a new generation has a new one
    return replace(manifest, code=code)
