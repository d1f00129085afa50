"""Rows found by words that are weighed: another word for a thing, a turn of phrase, a deed that no row foresees."""

from __future__ import annotations

import pytest

from kgraph.corpus import Corpus
from kgraph.holding import sought
from kgraph.question import Heading, Paper, shelf, understand
from kgraph.questions.spelling import mended
from kgraph.results import ActivityResult, ConceptResult
from ontology.vocabulary import load

KULAN = ["11.1", "11.2", "11.3", "15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]
CAMERAS = ["8.2", "13.4", "15.2", "15.3", "16.3", "17.3", "19.2", "19.3", "20.4"]
MEDIUM = ["11.3", "12.2", "13.1", "13.5", "14.3", "16.6", "16.7", "16.8", "16.9", "19.7", "21.3"]


def codes(corpus: Corpus, question: str) -> list[str]:
    return sorted(one.code for one in corpus.ask(question).results if isinstance(one, ActivityResult))


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("trail cameras", [("trail cameras", "object")]),
        ("sterilise", [("sterilise", "deed")]),
        ("assess beehives", [("assess", "action"), ("beehives", "object")]),
        ("relevant helicopters", [("relevant", "light"), ("helicopters", "word")]),
    ],
)
def test_a_phrase_is_made_of_things_deeds_and_words(phrase: str, parts: list[tuple[str, str]]) -> None:
    assert [(one.words, one.part) for one in sought(phrase)] == parts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which activities have something to do with trail cameras?", CAMERAS),
        ("Please indicate all activities, in text or indicator, that mention camera traps.", CAMERAS),
        ("Which activities concern other effective area-based conservation measures (OECMs)?",
         ["4.3", "7.1", "7.2", "7.3", "9.8"]),
        ("Hi, could you pull together what's planned for kulans on the Turkmen side?", KULAN),
        ("Which activities cover Kulan in Turkmenistan? Just the realy relevant ones, please.", KULAN),
        ("From which activities would onagers in Turkmenistan profit hand over fist?", KULAN),
    ],
)  # fmt: skip
def test_the_rows_that_say_nearly_as_much_as_the_best_are_found(
    seeds: Corpus, question: str, expected: list[str]
) -> None:
    assert codes(seeds, question) == sorted(expected)


@pytest.mark.parametrize(
    "question",
    [
        "Are there any rows about bird flu?",
        "Which activities sterilise dogs?",
        "Which activities set up a gene bank?",
        "Which activities deal with anthrax?",
        "Which activities involve school children?",
        "Which activities address light pollution?",
    ],
)
def test_too_little_of_what_is_asked_is_no_answer(seeds: Corpus, question: str) -> None:
    assert seeds.ask(question).results == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which activities of the conservation units have Medium priority only?", MEDIUM),
        ("conservation units medium priority activities", MEDIUM),
        ("For which activities are scientific institutions responsible, but governments (GOs) are not?",
         ["3.7", "5.5", "6.10", "6.2", "10.2"]),
        ("Which tasks fall to scientific institutions but not to any goverment (GOs)?",
         ["3.7", "5.5", "6.10", "6.2", "10.2"]),
        ("Where does IUCN's Species Survival Commission come in?",
         ["5.3", "6.2", "6.3", "6.4", "6.5", "6.6", "10.2", "13.3", "15.6"]),
        ("Which activities name Uzbekistan or the Uzbek side in the text or the indicator?",
         ["14.1", "14.3", "16.3", "16.5", "16.8", "16.9", "18.3"]),
        ("activities Saiga AND Urial, Kazakhstan", ["11.1", "11.2", "11.3", "14.1"]),
        ("What is activity 11.2 of the draft Work Programme 2026-2031?", ["11.2", "11.2"]),
        ("Someone quoted 11.2 of the draft at me. What is that one?", ["11.2", "11.2"]),
    ],
)  # fmt: skip
def test_what_is_asked_of_rows_beside_their_words(seeds: Corpus, question: str, expected: list[str]) -> None:
    assert codes(seeds, question) == sorted(expected)


def test_cited_codes_are_told_apart_from_equal_ones(seeds: Corpus) -> None:
    answer = seeds.ask("Activity 14.1 refers to Section 9.1-9.8. To which programme does that section belong?")
    assert [one.code for one in answer.results if isinstance(one, ActivityResult)] == ["14.1"]
    assert "Medium-Term International Work Programme for the Saiga Antelope" in answer.summary


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which species within the scope of the draft is not listed under any of the conservation units?",
         ["bukhara-deer"]),
        ("Which Range States are not covered by any conservation unit?", ["BTN"]),
    ],
)  # fmt: skip
def test_what_no_unit_lists(seeds: Corpus, question: str, expected: list[str]) -> None:
    assert [one.key for one in seeds.ask(question).results if isinstance(one, ConceptResult)] == expected


@pytest.mark.parametrize(
    "question",
    [
        "Has the CAMI work program 2026-2031 been signed off yet?",
        "What is the present status of the CAMI Work Programme 2026-2031: draft, adopted or in force?",
        "the status of the Work Programme for the Central Asian Mammals Initiative 2026-2031",
    ],
)
def test_a_programme_is_asked_for_its_own_standing(seeds: Corpus, question: str) -> None:
    answer = seeds.ask(question)
    assert (answer.understood.intent, answer.understood.documents) == ("documents", ("001-txt",))
    assert "draft" in answer.summary


# ---------------------------------------------------------------- what is made of the question


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("the relevent ones", "the relevant ones"),
        ("who is invovled", "who is involved"),
        ("any goverment", "any government"),
        ("what of the manul", "what of the manul"),
        ("saigas in Turkmenstan", "saigas in Turkmenstan"),
    ],
)
def test_plain_words_are_put_right_without_a_word_and_names_are_not(written: str, read: str) -> None:
    nothing = shelf(holds=lambda _: False)
    assert mended(written, nothing, load()) == (read, ())


PAPERS = shelf(
    headings=(Heading(number="15", title="Kopetdag", unit=True),),
    papers=(
        Paper(
            id="draft-txt",
            symbol="UN/X/Doc.3",
            title="Draft Work Programme 2026-2031",
            kind="work-programme",
            status="draft",
        ),
    ),
    actors=("gos", "scientific-institutions"),
    vocabulary=load(),
)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("activity 11.2 draft work programme", ("draft-txt",)),
        ("activity 11.2 of the work programme 2026-2031", ("draft-txt",)),
        ("activity 11.2 of the work programme 2021-2026", ()),
        ("activity 11.2 of the saiga work programme", ()),
    ],
)
def test_a_paper_is_known_by_its_kind_its_period_and_the_word_before(question: str, documents: tuple[str, ...]) -> None:
    assert understand(question, load(), PAPERS).documents == documents


def test_a_sentence_that_names_nothing_asks_nothing() -> None:
    query = understand("Which Kopetdag activities are due by 2027? Earlier dates count too.", load(), PAPERS)
    assert (query.units, query.due_by, query.count, query.words) == (("Kopetdag",), 2027, False, ())


def test_the_noun_at_the_end_of_key_words_is_what_is_asked_for() -> None:
    assert understand("conservation units high priority activities", load(), PAPERS).under == "unit"
    assert understand("thematic activities with high priority", load(), PAPERS).under == "theme"
    assert understand("How many activities per conservation unit?", load(), PAPERS).under is None


@pytest.mark.parametrize(
    ("question", "verdict", "first"),
    [
        ("Is there an activity to raise the pay and standing of rangers?", "proposed", "8.1"),
        ("attitudes of villagers: being surveyed?", "proposed", "6.10"),
        ("law allowing community-based groups to manage PAs and hunting areas?", "proposed", "3.9"),
    ],
)
def test_one_thing_that_is_to_be_done_is_asked_for_as_agreed(
    seeds: Corpus, question: str, verdict: str, first: str
) -> None:
    answer = seeds.ask(question)
    assert answer.verdict == verdict
    assert next(one.code for one in answer.results if isinstance(one, ActivityResult)) == first


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Is there an activity to drill wells?", "agreed"),
        ("Is there any measure to train rangers in fire control?", "agreed"),
        ("Are there activities to drill wells?", "activities"),
        ("Is there any activity to protect Kulan in Mongolia?", "activities"),
    ],
)
def test_one_activity_to_do_something_is_told_from_rows_of_a_kind(question: str, intent: str) -> None:
    assert understand(question, load(), PAPERS).intent == intent
