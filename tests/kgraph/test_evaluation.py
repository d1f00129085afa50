"""The scorer itself: a standard made by hand here, against what is known to be right and wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ingest.records import Document, Extraction, Fact, Mention, Span, StatusWord
from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.evaluation import Score, evaluate, evaluate_answers
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
        assert scores[f"{document}: relations"].f1 >= 0.90
    answers = {s.name: s for s in evaluate_answers(gold, seeds)}
    told = [score for name, score in answers.items() if name.startswith("report questions")]
    assert {score.name: score.missed for score in told} == {score.name: () for score in told}
    assert len(told) == 3


def relation(species: str, country: str, kind: str, certainty: str = "stated") -> dict[str, Any]:
    return {
        "id": f"{species} {kind}", "doc": "x", "species": species, "country": country, "relation": kind,
        "certainty": certainty, "char_start": 0, "char_end": len(TEXT),
    }  # fmt: skip


def test_a_fact_is_a_relation_by_species_country_and_kind_not_by_its_value(tmp_path: Path) -> None:
    entries = [
        relation("Saiga Antelope", "KAZ", "occurs"),
        relation("Urial", "KAZ", "occurs", "inferred"),
        relation("Saiga Antelope", "KAZ", "threat"),
    ]
    (tmp_path / "extent.json").write_text(json.dumps({"relations": {"x": None}}))
    (tmp_path / "relations.json").write_text(json.dumps(entries))
    whole = Span(0, len(TEXT))
    read = reading()
    facts = (
        Fact(key="1", kind="occurs", about="mongolian-saiga", country="KAZ", value="anything", span=whole),
        Fact(key="2", kind="occurs", about="transcaspian-urial", country="KAZ", span=whole),
        Fact(key="3", kind="threat", about="urial", country="KAZ", span=whole),
    )
    scores = scored(tmp_path, replace(read, facts=facts))
    both, stated = scores["x: relations"], scores["x: relations that are stated"]
    assert (both.expected, both.found, both.right) == (3, 3, 2)
    assert both.missed == ("missed Saiga Antelope threat", "none at 0: threat")
    assert (stated.expected, stated.right) == (2, 1)


def test_questions_are_right_by_the_words_that_answers_rest_on(shipped: Corpus, tmp_path: Path) -> None:
    report, note = "cami-review-report-2018", "neaspec-nature-conservation-note-2023"
    text = shipped.text(f"{report}-pdf")
    start = text.index("815")

    def question(number: str, asked: str, at: int | None) -> dict[str, Any]:
        evidence = [] if at is None else [{"doc": report, "char_start": at, "char_end": at + 3}]
        return {
            "id": number, "question": asked, "scope_docs": [report], "evidence": evidence, "nothing_found": at is None,
        }  # fmt: skip

    questions = [
        question("right", "How many onagers live in Bahram-e-Goor?", start),
        question("wrong words", "How many onagers live in Bahram-e-Goor?", 0),
        question("nothing", "How many Kulan live in Kazakhstan?", None),
        question("no nothing", "How many onagers live in Bahram-e-Goor?", None),
        {**question("other document", "Who?", None), "scope_docs": ["absent", note]},
    ]
    (tmp_path / "report_questions.json").write_text(json.dumps(questions))
    rows = {"id": "rows", "kind": "topic", "question": "Which activities use SMART?", "answer": {"rows": [1]}}
    (tmp_path / "wp_questions.json").write_text(json.dumps([rows, {**rows, "kind": "agreed-no"}]))
    found = {score.name: (score.expected, score.right, score.missed) for score in evaluate_answers(tmp_path, shipped)}
    assert found == {
        "report questions: every fact": (2, 1, ("wrong words",)),
        "report questions: a fact among the first 3": (2, 1, ("wrong words",)),
        "report questions: nothing where nothing is right": (2, 1, ("no nothing",)),
        "programme questions: exactly the rows": (1, 0, ("rows",)),
    }
