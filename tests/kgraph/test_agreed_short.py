"""Was it already agreed? Short proposals: a word that a row only mentions is not what the row does."""

from __future__ import annotations

from collections.abc import Iterator

import made_documents
import pytest

import kgraph
from kgraph.agreed.acted import targets
from kgraph.agreed.proposal import read
from kgraph.build import build
from kgraph.corpus import Corpus
from ontology.vocabulary import load

DRAFT = """UNEP/CMS/TEST/Doc.7

**DRAFT WORK PROGRAMME FOR THE STEPPES 2026-2031**

Activities to be implemented by 2031		Responsible	Indicator	Priority
<b>1. General</b>\t\t\t\t
1.1	Agree on a mandate for advisory bodies that help with strategies and action plans, and put it on the website.	GOs	Mandate	High
1.2	Plan and create protected areas and corridors.	GOs	Areas	High
1.3	Develop new programmes to improve livelihoods.	NGOs	Programmes	Low
1.4	Hold a workshop on fences and railways.	NGOs	Workshop	Low
1.5	Update the atlas of migrations.	NGOs	Atlas	Low
1.6	Monitor the effects of drought on water points.	NGOs	Report	Low
1.7	Establish a trust fund for rangers.	GOs	Fund	Low
"""  # noqa: E501


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("short")
    made_documents.write(folder / "in", draft_txt=DRAFT)
    build([folder / "in"], folder / "store", workers=1)
    with kgraph.open(folder / "store") as opened:
        yield opened


@pytest.mark.parametrize(
    "text",
    [
        "Write an action plan for the Argali",  # 1.1 only mentions action plans, 1.2 plans, 1.3 has programmes
        "Draft a strategy for the Saiga Antelope",
        "Translate the action plan",
        "Publish a schedule",
        "Create a website for schools",
        "Hold a workshop on the Argali",
        "Monitor water quality",
        "Establish a regional office",
    ],
)
def test_a_word_in_passing_is_not_what_a_row_does(corpus: Corpus, text: str) -> None:
    assert corpus.agreed(text).verdict in ("similar", "not found")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Create corridors", "1.2"),
        ("New livelihood programmes", "1.3"),
        ("Workshop on fences", "1.4"),
        ("Update the migration atlas", "1.5"),
        ("Set up a trust fund", "1.7"),
    ],
)
def test_a_short_text_on_what_a_row_does_is_found(corpus: Corpus, text: str, code: str) -> None:
    found = corpus.agreed(text)
    assert (found.verdict, found.matches[0].code) == ("proposed", code)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Establish a regional office", ["office"]),
        ("Plan and create reserves", ["reserves"]),
        ("Better pay for rangers", ["Better pay"]),
        ("Make big companies operating near reserves pay", ["big companies"]),
        ("Landscape planning events with villagers", ["Landscape planning", "villagers"]),
        ("Translate", []),
    ],
)
def test_the_target_is_what_the_verb_acts_on(text: str, meant: list[str]) -> None:
    assert [term.surface for term in targets(read(text, load()))] == meant
