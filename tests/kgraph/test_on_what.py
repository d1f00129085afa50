"""What rows are to be on, said right out, narrows every list of rows and every number of them."""

from __future__ import annotations

import pytest

from kgraph.cells import CountResult
from kgraph.corpus import Corpus
from kgraph.definition import UnitResult
from kgraph.questions.on_what import on_what
from kgraph.questions.tokens import tokens
from kgraph.results import ActivityResult, Answer

SUBJECTS = ("training", "monitoring", "research", "workshops", "cooperation", "camera traps", "surveys", "tourism")
TRAINING = ["2.4", "4.4", "5.3", "8.1", "17.3", "22.2"]
FRAMES = (
    ("Which activities on {} have High priority?", "Which activities have High priority?"),
    ("Which activities concern {} and have Medium priority?", "Which activities have Medium priority?"),
    ("Which activities on {} have a deadline in 2027?", "Which activities have a deadline in 2027?"),
    ("For which activities on {} are NGOs responsible?", "For which activities are NGOs responsible?"),
    ("Which activities on {} involve IUCN?", "Which activities involve IUCN?"),
    ("Which activities on {} cover Kazakhstan?", "Which activities cover Kazakhstan?"),
    ("Which activities of the unit Kopetdag concern {}?", "Which activities belong to the unit Kopetdag?"),
)


def ids(answer: Answer) -> list[str]:
    return [row.id for row in answer.results if isinstance(row, ActivityResult)]


def counted(answer: Answer) -> list[int]:
    return [one.count for one in answer.results if isinstance(one, CountResult)]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which activities on training have High priority?", ["training"]),
        ("Which activities of the unit concern surveys and workshops in 2027?", ["surveys", "workshops"]),
        ("Which research activities are due in 2027?", ["research"]),
        ("Which conservation activities are due in 2027?", []),
        ("I do research on Kulan: which activities cover it?", []),
        ("Which activities put responsibility on paper?", []),
        ("Who trains on the job?", []),
    ],
)
def test_what_rows_are_to_be_on(question: str, words: list[str]) -> None:
    read = tokens(question, ())
    assert [read[at].text for at in on_what(read)] == words


@pytest.mark.parametrize(("question", "plain"), FRAMES)
def test_a_subject_that_is_named_narrows_the_rows(seeds: Corpus, question: str, plain: str) -> None:
    among = set(ids(seeds.ask(plain)))
    for subject in SUBJECTS:
        every = ids(seeds.ask(f"Which activities concern {subject}?"))
        assert 0 < len(every) < 40
        assert set(ids(seeds.ask(question.format(subject)))) == set(every) & among, subject


def test_the_rows_on_training(seeds: Corpus) -> None:
    answer = seeds.ask("Which training activities have High priority?")
    assert [row.code for row in answer.results if isinstance(row, ActivityResult)] == TRAINING
    assert not any("Answered is" in caution for caution in answer.cautions)


@pytest.mark.parametrize("subject", [*SUBJECTS, "legislation", "awareness", "funding", "fences", "mining"])
def test_as_many_are_counted_as_are_listed(seeds: Corpus, subject: str) -> None:
    listed = ids(seeds.ask(f"Which activities concern {subject}?"))
    assert counted(seeds.ask(f"How many activities concern {subject}?")) == [len(listed)]
    assert counted(seeds.ask(f"How many activities on {subject} are there?")) == [len(listed)]


def test_a_subject_behind_a_name_narrows_as_well(seeds: Corpus) -> None:
    kulan = set(ids(seeds.ask("Which activities on Kulan monitoring have High priority?")))
    assert kulan == set(ids(seeds.ask("Which High priority activities on monitoring cover Kulan?")))
    assert 0 < len(kulan) < len(ids(seeds.ask("Which activities that cover Kulan have High priority?")))


@pytest.mark.parametrize("both", ["training and research", "training or research", "surveys and workshops"])
def test_of_two_subjects_that_no_row_is_on_at_once_any_will_do(seeds: Corpus, both: str) -> None:
    one, other = both.split()[0], both.split()[-1]
    each = [set(ids(seeds.ask(f"Which activities concern {subject}?"))) for subject in (one, other)]
    assert not each[0] & each[1]
    assert set(ids(seeds.ask(f"Which activities concern {both}?"))) == each[0] | each[1]
    high = set(ids(seeds.ask("Which activities have High priority?")))
    assert set(ids(seeds.ask(f"Which activities on {both} have High priority?"))) == (each[0] | each[1]) & high


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Which conservation units have activities on training?", ["Khan Tengri region", "Daurian Steppe"]),
        ("Which conservation units have activities on wells?", ["Koytendag / Kugitang"]),
        (
            "Which units have activities with a deadline in 2026?",
            ["Kopetdag", "Koytendag / Kugitang", "Daurian Steppe"],
        ),
    ],
)
def test_units_are_told_by_the_subject_of_their_rows(seeds: Corpus, question: str, units: list[str]) -> None:
    assert [one.name for one in seeds.ask(question).results if isinstance(one, UnitResult)] == units
