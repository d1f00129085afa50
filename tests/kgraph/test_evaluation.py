"""The scorer itself: a standard made by hand here, against what is known to be right and wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.records import Document, Extraction, Mention, Span, StatusWord
from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.evaluation import Score, evaluate
from ontology.vocabulary import load

TEXT = "Saiga and Urial live in Kazakhstan."


def mention(kind: Any, key: str, surface: str) -> Mention:
    start = TEXT.index(surface)
    return Mention(kind=kind, key=key, label=key, surface=surface, span=Span(start, start + len(surface)))


def reading(*mentions: Mention) -> Extraction:
    document = Document(format="text", sha256="0", title="", kind="other", status=StatusWord(status="unknown"))
    return Extraction(document=document, text=TEXT, blocks=(), mentions=mentions)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    def entry(kind: str, canonical: str, surface: str, **more: Any) -> dict[str, Any]:
        start = TEXT.index(surface)
        place = {"char_start": start, "char_end": start + len(surface)}
        return {"doc": "x", "type": kind, "canonical": canonical, "surface": surface, **place, **more}

    entries = [
        entry("species", "Saiga Antelope", "Saiga"),
        entry("species", "Urial", "Urial"),
        entry("country", "Kazakhstan", "Kazakhstan", alpha3="KAZ"),
    ]
    (tmp_path / "extent.json").write_text(json.dumps({"mentions": {"x": None}}))
    (tmp_path / "mentions.json").write_text(json.dumps(entries))
    return tmp_path


def scored(gold: Path, read: Extraction) -> dict[str, Score]:
    return {score.name: score for score in evaluate(gold, {"x": read}.get, load())}


def test_what_is_right_what_is_missed_and_what_is_wrong(gold: Path) -> None:
    read = reading(mention("species", "saiga-antelope", "Saiga"), mention("country", "TKM", "Kazakhstan"))
    scores = scored(gold, read)
    species = scores["x: species mentions"]
    assert (species.expected, species.found, species.right) == (2, 1, 1)
    assert (species.precision, species.recall) == (1.0, 0.5)
    assert species.f1 == pytest.approx(2 / 3)
    country = scores["x: country mentions"]
    assert (country.found, country.right) == (1, 0)


def test_nothing_outside_the_extent_counts(gold: Path) -> None:
    (gold / "extent.json").write_text(json.dumps({"mentions": {"x": [0, 15]}}))
    read = reading(mention("species", "saiga-antelope", "Saiga"), mention("species", "urial", "Urial"))
    assert scored(gold, read)["x: country mentions"].found == 0


def test_a_subspecies_is_accepted_for_its_species(gold: Path) -> None:
    read = reading(mention("species", "saiga-antelope", "Saiga"), mention("species", "transcaspian-urial", "Urial"))
    assert scored(gold, read)["x: species mentions"].right == 2


def test_a_folder_that_is_no_standard_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"extent\.json"):
        evaluate(tmp_path, lambda _: None, load())


def test_the_open_standard(seeds: Corpus, originals: Path) -> None:
    """What the design asks for; a fall below it is a defect."""
    gold = originals.parent / "gold"
    stems = {Path(document.source).stem: document.id for document in seeds.documents()}
    scores = {s.name: s for s in evaluate(gold, lambda name: seeds.extraction(stems[name]), seeds.vocabulary)}
    exact = [name for name in scores if name.startswith(("rows", "units", "coverage questions"))]
    assert len(exact) == 15
    assert {name: scores[name].missed for name in exact if scores[name].right != scores[name].expected} == {}
    assert scores["unit rows: (row, species, country)"].f1 >= 0.98
    for document in ("000", "003"):
        assert scores[f"{document}: species mentions"].f1 >= 0.98
        assert scores[f"{document}: country mentions"].f1 >= 0.98
        assert scores[f"{document}: organisation mentions"].f1 >= 0.92
