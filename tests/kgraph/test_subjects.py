"""Subjects: the table holds together, and what rows are on is found by any of its names, and by no more."""

from __future__ import annotations

import pytest

from ingest.cues import table
from kgraph.analysis import words
from kgraph.corpus import Corpus
from kgraph.question import shelf, understand
from kgraph.results import ActivityResult
from kgraph.subjects import TABLE, every_subject, subjects, with_narrower
from ontology.vocabulary import load


def keys(text: str) -> list[set[str]]:
    return [set(one.keys) for one in subjects(text, list(words(text)))]


def codes(corpus: Corpus, question: str) -> list[str]:
    return sorted(one.code for one in corpus.ask(question).results if isinstance(one, ActivityResult))


def test_the_table_of_subjects_holds_together() -> None:
    known = [row["key"] for row in table(TABLE)]
    assert len(known) == len(set(known))
    for row in table(TABLE):
        names = row["words"].split("|")
        assert len(names) == len(set(names)), f"{row['key']} lists a name twice"
        assert all(name and name == name.strip() for name in names), f"{row['key']} has an empty name or a space"
        assert set(filter(None, row["includes"].split("|"))) <= set(known), f"{row['key']} includes what has no row"
        assert with_narrower((row["key"],)) >= {row["key"]}  # ends: nothing includes itself


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Change the fence so that it keeps the border safe.", True),
        ("Mend the fence. Talk to border guards.", False),
        ("At the border there is no fence.", False),
    ],
)
def test_a_name_may_stand_apart_in_a_sentence(text: str, is_one: bool) -> None:
    assert ("border-fence" in every_subject(text)) is is_one


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("trail cameras and camera-trapping", [{"camera-trap"}, {"camera-trap"}]),
        ("other effective area-based conservation measures", [{"oecm"}]),
        ("railways and a railroad", [{"railway"}, {"railway"}]),
        ("Use SMART, but be smart", [{"smart"}]),
        ("conservation of publications, well in advance", []),
        ("bird flu", [{"avian-influenza"}]),
    ],
)
def test_a_subject_is_known_by_any_of_its_names(text: str, named: list[set[str]]) -> None:
    assert keys(text) == named


def test_a_wider_subject_is_spoken_of_where_a_narrower_one_is() -> None:
    assert {"mining", "oil-gas"} <= with_narrower(("extractive-industry",))
    assert with_narrower(("mining",)) == {"mining"}
    assert every_subject("a passage through the border fence") == {"wildlife-crossing", "border-fence", "fence"}


@pytest.mark.parametrize(
    ("question", "listed", "either"),
    [
        ("Which activities concern mines, oil and gas?", ("oil and gas",), ()),
        ("Which activities map, monitor or create water points?", (), ("monitor", "create")),
        ("Which activities map, protect, monitor or create water points?", (), ()),  # to protect says little
        ("Which activities address extractive industries (mines, hydrocarbons)?", ("hydrocarbons",), ("mines",)),
    ],
)
def test_how_words_are_joined(question: str, listed: tuple[str, ...], either: tuple[str, ...]) -> None:
    query = understand(question, load(), shelf())
    assert (query.listed, query.or_words) == (listed, either)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is going to happen about other effective area-based conservation measures?",
         ["4.3", "7.1", "7.2", "7.3", "9.8"]),
        ("Which activities have to do with world heritage sites or nominating them?",
         ["12.3", "18.8", "18.9", "19.8"]),
        ("Which activities deal with waterholes?", ["15.7", "19.2", "20.3", "21.3", "6.7", "7.4"]),
        ("drinking places for wild animals", ["15.7", "19.2", "20.3", "21.3", "6.7", "7.4"]),
        ("Which measures address hydrocarbons?", ["16.2", "16.4"]),
        ("mines, oil and gas: which activities?", ["16.2", "16.4", "19.5", "19.8", "22.3"]),
        ("Which activities have to do with railroads?", ["14.2", "22.1", "3.5"]),
        ("Which activities consider global heating?", ["21.3", "5.5", "7.4", "9.1"]),
        ("camera traps", ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("Which activities address wind turbines?", []),
        ("Where will grazing be prohibited or limited?", ["15.4", "18.1", "18.4", "19.6", "20.1"]),
        ("Which activities refer to GBF Target 3 or to the 30 x 30 goal?", ["7.1", "7.2", "7.3"]),
        ("Is there anything in the work programme on mass die-offs?", ["10.2"]),
        ("anything on grass fires in the plan?", ["22.2"]),
        ("Which activities concern petroleum companies?", ["16.2", "16.4"]),
        ("Which activities are concerned with the Red Book?", ["3.7", "3.8"]),
        ("activities re. EIA", ["12.4", "19.5", "22.3", "3.5", "9.6"]),
        ("Which activities concern power lines?", []),
        ("I need everything on roads and railways.", ["14.2", "22.1", "3.5"]),
        ("Where does the draft touch on the poisoning of animals or stray dogs?", ["22.4"]),
        ("Which activities deal with sniffer dogs?", ["8.2"]),
        ("Which activities enlarge protected areas?", ["12.2", "16.7", "7.3", "7.4", "9.8"]),
        ("genetics / DNA -> rows", ["13.4", "18.2", "18.3", "8.2"]),
        ("Which activities are on gene flow or DNA samples?", ["13.4", "18.2", "18.3", "8.2"]),
        ("mining (not oil+gas)", ["19.5", "19.8", "22.3"]),
        ("Rows on quarries and their impacts", ["19.5", "19.8", "22.3"]),
        ("cam traps / camera-trapping: every row",
         ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("trail cam(s), list", ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("watering places, springs for wild animals -> list", ["15.7", "19.2", "20.3", "21.3", "6.7", "7.4"]),
        ("Which activities control grazing or livestock?", ["15.4", "18.1", "18.4", "19.6", "20.1", "21.3", "6.7"]),
        ("Where does the draft cap, ban or regulate grazing by domestic animals?",
         ["15.4", "18.1", "18.4", "19.6", "20.1", "21.3", "6.7"]),
        ("frontier fences: all rows", ["13.1", "14.2", "15.3", "16.3", "17.2", "18.2", "19.4", "22.1"]),
        ("Which rows are on wildlife tourism as a source of income?", ["16.6", "17.4", "6.4", "6.8", "6.9"]),
        ("Is World Heritage status an issue in any rows, and in which?", ["12.3", "18.8", "18.9", "19.8"]),
        ("OECMs: in which rows are they dealt with?", ["4.3", "7.1", "7.2", "7.3", "9.8"]),
        ("Training for frontier troops - which activities offer that?", ["17.3", "4.4", "5.3"]),
        ("training for rangers?", ["22.2", "5.3", "8.1"]),
        ("The control of fires: where is it an issue?", ["22.2"]),
        ("What is said about camera traps?",
         ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("Where are camera-trapping devices to be employed?",
         ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("camera traps / trapping", ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("Fencing along state frontiers: where is it an issue?",
         ["13.1", "14.2", "15.3", "16.3", "17.2", "18.2", "19.4", "22.1"]),
        ("What has been planned concerning insurance policies?", ["6.4"]),
        ("wildfires - what is planned?", ["22.2"]),
        ("Does the draft say something on stray dogs? Where?", ["22.4"]),
        ("Everything about salaries of rangers, please", ["8.1"]),
        ("Which activities concern places where animals drink?",
         ["15.7", "19.2", "20.3", "21.3", "6.7", "7.4"]),
        ("Which activities concern informants?", []),
        ("Which activities concern genetically modified crops?", []),
        ("Where are drinking places for the animals to be mapped, built or protected?",
         ["15.7", "19.2", "20.3", "21.3", "6.7", "7.4"]),
        ("Where is camera trapping used or taught?",
         ["13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4", "8.2"]),
        ("Which activities concern compensation for damage?", ["6.4"]),
        ("Which activities mention birds?", ["11.1", "11.2"]),
        ("Which activities deal with action plans?", ["1.3", "14.1", "3.1"]),
        ("Which activities concern hotspots?", ["4.1"]),
        ("Which activities mention the Global Biodiversity Framework?", ["3.8", "7.1", "7.2", "7.3"]),
        ("Which activities have to do with new reserves?", ["16.7", "16.8", "19.7", "7.3", "9.8"]),
        ("Where are OECMs taken up?", ["4.3", "7.1", "7.2", "7.3", "9.8"]),
    ],
)  # fmt: skip
def test_the_rows_on_a_subject_are_found(seeds: Corpus, question: str, expected: list[str]) -> None:
    assert codes(seeds, question) == expected
