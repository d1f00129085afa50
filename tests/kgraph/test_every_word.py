"""Every word of a question counts: rows hold it in some form, or are not shown."""

from __future__ import annotations

import pytest

from kgraph.analysis import words
from kgraph.corpus import Corpus
from kgraph.kin import kin
from kgraph.question import shelf, understand
from kgraph.questions.spelling import mended
from kgraph.results import ActivityResult, Answer
from kgraph.row_words import holds
from ontology.vocabulary import load

# The draft's rows as they are printed in short; what they say is not quoted.
ASSESS = "Carry out assessments of the feasibility of tours"


def codes(answer: Answer) -> list[str]:
    return sorted(row.code for row in answer.results if isinstance(row, ActivityResult))


# ---------------------------------------------------------------- forms of words


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("reintroduce", "reintroductions"), ("expand", "expansion"), ("modify", "modification"),
     ("exclude", "exclusion"), ("submit", "submission"), ("analyse", "analysis"), ("extend", "extension")],
)  # fmt: skip
def test_a_verb_and_its_noun_are_kin(verb: str, noun: str) -> None:
    assert next(words(noun)).stem in kin(verb)
    assert next(words(verb)).stem in kin(noun)


@pytest.mark.parametrize(("one", "other"), [("mine", "mind"), ("fence", "fend"), ("saiga", "said"), ("use", "ude")])
def test_short_words_that_end_alike_are_none(one: str, other: str) -> None:
    assert next(words(other)).stem not in kin(one)


def test_a_noun_is_not_found_in_a_word_of_another_kind() -> None:
    assert holds("Drill three wells near the reserve", "wells")
    assert not holds("Rangers as well as border guards", "wells")
    assert not holds("Farmers may graze here, as they will", "wills")


@pytest.mark.parametrize(
    ("phrase", "held"),
    [("assess feasibility", True), ("feasibility assessment", True), ("tours feasibility", True),
     ("feasible tours guide", False), ("assess boats", False)],
)  # fmt: skip
def test_words_of_a_phrase_stand_near_each_other_in_any_form_and_order(phrase: str, held: bool) -> None:
    assert holds(ASSESS, phrase) is held


def test_near_ends_with_the_sentence_and_what_is_quoted_stands_as_it_is() -> None:
    assert not holds("Map the fences. Water is scarce there", "fences water")
    assert holds("Protect the points of water", "water points")
    assert not holds("Protect the points of water", "water points", quoted=True)


# ---------------------------------------------------------------- what is looked for


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which activities expand protected areas?", ("expand protected areas",)),
        ("Which activities expand corridors?", ("expand", "corridors")),
        ("Which activities remove fences?", ("remove", "fences")),
        ("Which activities discuss joint proposals?", ("joint proposals",)),
        ("Which activities concern border security?", ("border security",)),
        ("Which activities rescue Saiga?", ("rescue",)),
        ("Which activities support Saiga?", ()),
        ("Which activities were held in the territory of Turkmenistan?", ()),
    ],
)
def test_content_is_looked_for_and_what_says_nothing_is_not(question: str, expected: tuple[str, ...]) -> None:
    assert understand(question, load(), shelf()).words == expected


def test_of_words_that_or_joins_any_will_do() -> None:
    query = understand("Which activities concern brochures or a video?", load(), shelf())
    assert (query.words, query.or_words) == (("brochures", "video"), ("video",))
    query = understand("Which activities concern brochures and a video?", load(), shelf())
    assert (query.words, query.or_words) == (("brochures", "video"), ())


@pytest.mark.parametrize(
    ("written", "read", "slips"),
    [
        (
            "wich activites cover Saiga",
            "which activities cover Saiga",
            (("wich", "which"), ("activites", "activities")),
        ),
        ("wehn is it due", "when is it due", (("wehn", "when"),)),
        ("activities on sharks and vaccines", "activities on sharks and vaccines", ()),
        ("Saiga in Turkmenstan", "Saiga in Turkmenstan", ()),
    ],
)
def test_misspelled_words_of_asking_are_read_and_told(
    written: str, read: str, slips: tuple[tuple[str, str], ...]
) -> None:
    nothing = shelf(holds={"sharks"}.__contains__)
    assert mended(written, nothing) == (read, slips)


@pytest.mark.parametrize(
    "question",
    ["Should we fence the reserve?", "Is the draft realistic?", "Is this a good plan?",
     "Please add an activity on Saiga.", "How many Saiga will there be in 2050?"],
)  # fmt: skip
def test_advice_judgement_and_additions_are_beyond_any_document(question: str) -> None:
    assert understand(question, load(), shelf()).intent == "out_of_scope"


# ---------------------------------------------------------------- the five originals


@pytest.mark.parametrize(
    "question",
    [
        "Which activities vaccinate Saiga?",
        "Which activities breed Przewalski's Horse?",
        "Which activities translocate Urial?",
        "Which activities sterilise dogs?",
        "Which activities rescue the Wild Camel?",
        "foot and mouth disease",
        "electric fences",
        "helicopter surveys of Kulan",
        "supplementary feeding of Saiga in winter",
        "training penguins",
        "Which activities involve PAWS?",
    ],
)
def test_what_no_row_holds_finds_nothing(seeds: Corpus, question: str) -> None:
    assert seeds.ask(question).results == ()


def test_the_nearest_rows_are_named_apart(seeds: Corpus) -> None:
    answer = seeds.ask("Which activities vaccinate Przewalski's Horse?")
    assert "“vaccinate”" in answer.summary
    assert "Without “vaccinate”, 5 activities fit the question: 20.1, 20.2, 20.3, 20.4 and 20.5." in answer.suggestions


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which activities assess feasibility?", ["16.6", "18.8", "6.8"]),
        ("Which activities mention wells?", ["18.5"]),
        ("Which activities drill wells?", ["18.5"]),
        ("Which activities reintroduce Kulan in Uzbekistan?", ["14.3", "16.9"]),
        ("Which activities name Mongolia?", ["19.1", "19.3", "19.4", "20.2", "20.4", "22.1"]),
        ("Which activities concern beehives or newsletters?", ["11.3", "6.3"]),
        ("What is 18.5 and who is responsible for 18.6?", ["18.5", "18.6"]),
        ("activities with CITES Management Authorities", ["1.5"]),
    ],
)
def test_rows_hold_every_word(seeds: Corpus, question: str, expected: list[str]) -> None:
    assert codes(seeds.ask(question)) == expected


def test_a_plain_search_holds_all_words(seeds: Corpus) -> None:
    answer = seeds.ask("training tractors")
    assert answer.summary == "Nothing was found for “training” and “tractors”."
    assert any("“training”" in near for near in answer.suggestions)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("rangers in the Daurian Steppe", ["22.2"]),
        ("Find the activities about the Red List", ["3.7"]),
        ("What does the draft say should be done for onagers in Iran?", [f"15.{n}" for n in range(1, 8)]),
    ],
)
def test_a_name_beside_words_narrows_them(seeds: Corpus, question: str, expected: list[str]) -> None:
    assert codes(seeds.ask(question)) == expected


def test_a_document_is_called_by_its_symbol(seeds: Corpus) -> None:
    answer = seeds.ask("Which activities of the draft cover Kulan in Iran?")
    assert answer.summary.startswith(
        "7 activities cover Asiatic Wild Ass in Iran (Islamic Republic of) and stand in UNEP/"
    )
