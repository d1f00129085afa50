"""A question in anybody's words is answered as the plain question that it is like, and says so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.questions.alike import alike
from kgraph.questions.learning import by_stem, digest, learn, meant
from kgraph.questions.lesson import FILE, OTHER, Learned, examples
from kgraph.questions.marks import of_example

ASKED = [
    ("My minister travels tomorrow. Which lines of the POW are on kulans in Turkmenistan?",
     "Which activities cover kulans in Turkmenistan?"),
    ("How is the Kazakh saiga looked after in the new programme?", "Which activities cover saiga in Kazakhstan?"),
    ("What is planned for Kulan and Saiga in Kazakhstan or Uzbekistan in the new programme?",
     "Which activities cover Kulan and Saiga in Kazakhstan or Uzbekistan?"),
    ("I need to brief my director on the rows of the table marked Low.", "Which activities have Low priority?"),
    ("For a slide: how many rows of the table are marked Medium?", "How many activities have Medium priority?"),
    ("Which Range States come away with nothing for the Urial?", "In which Range States is nothing planned for Urial?"),
    ("By what year should 18.4 be finished?", "By when has activity 18.4 to be done?"),
    ("Which jobs does the draft leave to the CMS Secretariat and to nobody else?",
     "For which activities are CMS Secretariat alone responsible?"),
    ("How many points did Kopetdag get in the scoring?", "What score has the unit Kopetdag?"),
    ("Anything in the draft about wildlife disease, and under which numbers?",
     "Which activities concern wildlife disease?"),
    ("Where poison is the trouble, which lines are for Mongolia?", "Which activities on poison cover Mongolia?"),
    ("Which lines on argalis that live in Mongolia are rated Medium?",
     "Which activities that cover argalis in Mongolia have Medium priority?"),
    ("Who holds the pen for 18.4?", "Who is responsible for activity 18.4?"),
    ("Medium, total number of lines?", "How many activities have Medium priority?"),  # read loosely: a level alone
    ("Could the secretariat tell me who must deliver 15.3?", "Who is responsible for activity 15.3?"),  # a role
    ("Uzbekistan or Uzbek literally in text or indicator: which activities?",
     "Which activities name Uzbekistan or Uzbekistan in text or indicator?"),
]  # fmt: skip
NOT_PLAIN = [
    "Was it agreed to vaccinate saigas in Kazakhstan?",
    "How many kulans lived in Turkmenistan in 2017?",
    "Which activities cover the Argali but not in Kazakhstan?",
    "Who carried out the survey of the Snow Leopard in Mongolia?",
    "Which activities send helicopters to Kazakhstan for the Saiga?",
    "Which activities for the dodo are planned in Kazakhstan?",
    "Which activities cover young Kulan in Kazakhstan?",
    "How many lines are for Kulan in the units, and how many of them say its name?",
]


@pytest.mark.parametrize(("question", "plain"), ASKED)
def test_a_question_like_a_plain_one(seeds: Corpus, question: str, plain: str) -> None:
    assert question not in {words for _, words in examples()}
    found = alike(question, seeds.vocabulary, seeds.shelf)
    assert found is not None
    assert found.plain == plain


@pytest.mark.parametrize("question", NOT_PLAIN)
def test_a_question_like_none(seeds: Corpus, question: str) -> None:
    assert alike(question, seeds.vocabulary, seeds.shelf) is None


def test_the_answer_says_what_it_answers(seeds: Corpus) -> None:
    answer = seeds.ask("My minister travels tomorrow. Which lines of the POW are on kulans in Turkmenistan?")
    assert "Answered is “Which activities cover kulans in Turkmenistan?”." in answer.cautions
    assert answer.results == seeds.ask("Which activities cover kulans in Turkmenistan?").results
    assert len(answer.results) == 10


@pytest.mark.parametrize(
    "question",
    [
        "Leaving aside what holds for the whole programme, what is there for the Saiga in Kazakhstan?",
        "What is planned for the Saiga in Kazakhstan, beyond the general programme-wide activities?",
        "Saiga, Kazakhstan; not the programme-wide rows",
    ],
)
def test_what_holds_for_the_whole_programme_can_be_left_aside(seeds: Corpus, question: str) -> None:
    assert seeds.ask(question).results == seeds.ask("Which activities cover Saiga in Kazakhstan?").results


def test_what_is_left_aside_is_no_priority_that_is_lacking(seeds: Corpus) -> None:
    asked = "Leaving out the thematic sections: which area-based actions were rated only medium?"
    plain = "Which activities of the conservation units have Medium priority?"
    assert seeds.ask(asked).results == seeds.ask(plain).results


def test_a_plain_question_is_not_said_again(seeds: Corpus) -> None:
    assert not any("Answered is" in one for one in seeds.ask("Which activities cover kulan in turkmenistan").cautions)


@given(st.text(max_size=300))
def test_any_text_is_like_something_or_nothing(text: str) -> None:
    from kgraph.questions.shelf import shelf
    from ontology.vocabulary import load

    found = alike(text, load(), shelf())
    assert found is None or found.sure >= 0.5


def test_what_was_learned_is_what_the_examples_teach() -> None:
    import msgspec

    kept = msgspec.json.decode(FILE.read_bytes(), type=Learned)
    assert kept.source == digest(examples()), "asked.csv has changed; run: make asked"
    assert {kind for kind, _ in examples()} == set(kept.kinds)


def test_learning_tells_the_kinds_of_a_few_examples_apart() -> None:
    told = [
        ("pair", "what is planned for {species} in {country}"),
        ("pair", "the activities for {species} in {country}"),
        ("recommended", "what was recommended for {species} in {country}"),
        ("recommended", "recommended at meetings for {species} in {country}"),
        (OTHER, "how many {species} live in {country}"),
    ] * 3
    learned = learn(told, {})
    assert learned.kinds == [OTHER, "pair", "recommended"]
    assert "live" not in learned.words  # what other questions speak of is no talk
    assert {"planned", "recommended"} <= set(learned.words)


def test_a_rare_word_speaks_for_what_words_near_to_it_speak_for() -> None:
    told = [
        *[("pair", "what is planned for {species} in {country}")] * 6,
        *[("recommended", "what was advised for {species} in {country}")] * 6,
        ("recommended", "what was counselled for {species} in {country}"),
        ("recommended", "counselled for {species} in {country}"),
    ]
    stems = {word: next(mark.said for mark in of_example(word)) for word in ("planned", "advised", "counselled")}
    senses = by_stem(["planned", "advised", "counselled"], np.array([[1.0, 0.0], [0.0, 1.0], [0.1, 1.0]]))
    assert stems["counselled"] not in learn(told, {}).weights  # two examples are too few to learn from by themselves
    assert stems["counselled"] in learn(told, senses).weights


def test_learning_again_needs_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KGRAPH_MODEL", "off")
    with pytest.raises(BadInput, match=r"install the extra kgraph\[semantic\]"):
        meant([("pair", "what is planned")])


def test_an_example_is_read_with_its_slots() -> None:
    assert [mark.said for mark in of_example("Anything for {species} in {country}?")] == [
        "anyth", "for", "SPECIES", "in", "COUNTRY",
    ]  # fmt: skip
