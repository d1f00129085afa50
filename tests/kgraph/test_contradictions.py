"""Where documents disagree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import ingest
from ingest.components import components
from ingest.found import Found
from ingest.listings import listings
from ingest.pipeline import passages
from ingest.records import Document, Extraction, Fact, Span, StatusWord
from ingest.scene import sentences
from kgraph.contradictions import contradictions
from ontology.names import matcher
from ontology.vocabulary import load


def document(*facts: Fact) -> Extraction:
    about = Document(format="text", sha256="0", title="", kind="other", status=StatusWord(status="unknown"))
    return Extraction(document=about, text="the words of a document", blocks=(), facts=facts)


def component(property_: str, value: str, about: str = "Component 1", within: str = "Saving the great cats") -> Fact:
    return Fact(key="k", kind="component", about=about, property=property_, value=value, within=within, span=Span(0, 9))


def values(**documents: Extraction) -> list[list[tuple[str | None, str]]]:
    found = contradictions(documents, load())
    return [[(side.document, side.value) for side in one.sides] for one in found]


def test_the_same_component_has_another_period_in_another_document() -> None:
    a = document(component("period", "May 2020 – March 2021"))
    b = document(component("period", "May 2020 - June 2021", within="Saving the great cats of the north"))
    assert values(a=a, b=b) == [[("a", "May 2020 – March 2021"), ("b", "May 2020 - June 2021")]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(component("period", "May – June 2021"), component("period", "May - June 2021"), id="dash"),
        pytest.param(component("partner", "Irbis Mongolia Center"), component("partner", "Irbis Mongolia Center (IMC)"),
                     id="acronym"),
        pytest.param(component("budget", "USD 5"), component("budget", "USD 6", "Component 2"), id="another part"),
        pytest.param(component("budget", "USD 5"), component("budget", "USD 6", within="Cranes of the wetlands"),
                     id="another project"),
        pytest.param(component("objective", "Find them"), component("objective", "Count all"), id="free words"),
    ],
)  # fmt: skip
def test_no_disagreement(one: Fact, other: Fact) -> None:
    assert values(a=document(one), b=document(other)) == []


def test_one_document_does_not_contradict_itself() -> None:
    assert values(a=document(component("budget", "USD 5"), component("budget", "USD 6"))) == []


def test_a_document_tells_of_animals_where_the_range_table_has_none() -> None:
    vocabulary = load()
    species, country = min(key for key, status in vocabulary.ranges.items() if status.presence == "extinct")
    fact = Fact(key="k", kind="occurs", about=species, country=country, value="some remain", span=Span(0, 9))
    (found,) = contradictions({"a": document(fact)}, vocabulary)
    assert (found.kind, found.about, found.country) == ("range", species, country)
    assert [(side.document, side.value) for side in found.sides] == [("a", "some remain"), (None, "extinct")]


def test_the_originals_disagree_on_periods_listing_and_parties(originals: Path) -> None:
    documents = {}
    for name in ("000", "001", "002", "003"):
        given = ingest.read(originals / f"{name}.txt")
        text, blocks = given.text, given.blocks
        names = matcher(load()).find(text, passages(blocks))
        listed = listings(text, blocks, sentences(text, blocks, names), Found(text, names, load()))
        documents[name] = replace(given, facts=(*listed, *components(text, blocks)))
    told_apart = [
        (one.about, one.property, [(side.document, side.value) for side in one.sides])
        for one in contradictions(documents, load())
    ]
    assert told_apart == [
        ("Component 1", "period", [("002", "September 2021 – December 2022"), ("003", "January – December 2022")]),
        ("Component 2", "period", [("002", "July 2020 – June 2021"), ("003", "July 2020 – September 2021")]),
        ("Component 3", "period", [("002", "May 2020 – March 2021"), ("003", "May 2020 – June 2021")]),
        ("cms", "Parties", [("000", "11 out of 14"), ("001", "10 out of 14")]),
        ("gobi-bear", "CMS Appendix", [("000", "Appendix I"), ("001", "App. II")]),
    ]  # fmt: skip
