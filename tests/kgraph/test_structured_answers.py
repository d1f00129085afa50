"""Structured questions of the five originals, answered row for row in many ways of asking."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import cli, main
from kgraph.corpus import Corpus
from kgraph.definition import Definition, UnitResult
from kgraph.results import ActivityResult, Answer, ConceptResult, DocumentResult, Finding, to_json

TEN = ["11.1", "11.2", "11.3", "15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]


def concepts(answer: Answer) -> list[ConceptResult]:
    return [one for one in answer.results if isinstance(one, ConceptResult)]


def codes(answer: Answer) -> list[str]:
    return [row.code for row in answer.results if isinstance(row, ActivityResult)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Equus hemionus in TKM: which actions?", TEN),
        ("For which activities are governments (GOs) alone responsible?",
         ["2.2", "3.1", "12.2", "13.2", "18.1", "18.2", "18.3", "18.4", "18.5", "18.7"]),
        ("For which activities is the CMS Secretariat to be consulted?", ["1.7", "1.8", "2.1"]),
        ("Which activities have Low priority?", ["11.3"]),
        ("What has to be done by the end of 2026?", ["15.1", "18.1", "18.2", "18.8", "22.4"]),
        ("What must Turkmenistan do by the end of 2026?", ["18.2", "15.1", "18.1", "18.8"]),
        ("Which activities start in 2027?", ["15.2"]),
        ("Which Koytendag / Kugitang activities concern Turkmenistan only?", ["18.1", "18.2", "18.4", "18.5", "18.8"]),
        ("Which activities cover Urial but not Saiga?",
         [*(f"15.{n}" for n in range(1, 8)), *(f"18.{n}" for n in range(1, 10))]),
        ("Which activities cover both Kulan and Saiga in Kazakhstan?",
         ["14.1", "11.1", "11.2", "11.3", "16.3", "16.4", "16.5", "16.6", "16.7", "16.8"]),
        ("Which activities of unit 15 do not use SMART?", ["15.1", "15.2", "15.3", "15.4", "15.6", "15.7"]),
        ("Which Kopetdag activities involve scientific institutions?", ["15.1", "15.2", "15.3"]),
        ("Which activities mention water points?", ["6.7", "15.7", "19.2", "20.3", "21.3"]),
        ("Which activities plan reintroductions?", ["14.3", "16.9"]),
        ("Which activities concern the Surkhan Reserve?", ["18.3", "18.6", "18.7"]),
    ],
)  # fmt: skip
def test_rows_are_answered_exactly(seeds: Corpus, question: str, expected: list[str]) -> None:
    answer = seeds.ask(question)
    assert sorted(codes(answer)) == sorted(expected)
    assert len(answer.results) == len(expected)


def test_what_is_overdue_depends_on_the_date(seeds: Corpus) -> None:
    question = "Which activities are overdue?"
    assert codes(seeds.ask(question, as_of="2026-09-15")) == []
    assert codes(seeds.ask(question, as_of="2026-09-16")) == ["18.8"]  # it prints a day
    assert codes(seeds.ask(question, as_of="2027-01-01")) == ["15.1", "18.1", "18.2", "18.8", "22.4"]


def test_who_is_responsible_for_a_code(seeds: Corpus) -> None:
    answer = seeds.ask("Who is responsible for 3.2?")
    assert answer.summary.startswith("Responsible for 3.2: CMS Parties.")
    assert codes(answer) == ["3.2"]
    assert [row.key for row in concepts(answer)] == ["cms-parties"]


def test_codes_that_are_no_activities_are_told_apart(seeds: Corpus) -> None:
    answer = seeds.ask("Which of 8.7, 10.4, 14.17, 19.1 and 29.7 are activities of this draft?")
    assert codes(answer) == ["10.4", "19.1"]
    assert "8.7: it is cited in 20.3" in answer.summary
    assert "14.17: it is the number of CMS Resolution 14.17" in answer.summary
    assert "29.7: it is a code of Programme of Work" in answer.summary
    assert any(caution.startswith("19.1 is also a code of Programme of Work") for caution in answer.cautions)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which conservation unit of the draft has no row in the scoring table?", ["Jungarian Gobi"]),
        ("Which unit has the highest score?", ["Southwestern Ustyurt"]),
        ("Which units hold Kulan in China?", ["Trans-Altai Gobi", "Jungarian Gobi"]),
        ("Which units hold both Saiga and Kulan?",
         ["Southwestern Ustyurt", "Eastern Ustyurt", "Aral Sea / Western Kyzylkum Desert"]),
    ],
)  # fmt: skip
def test_units_are_answers(seeds: Corpus, question: str, names: list[str]) -> None:
    answer = seeds.ask(question)
    assert [unit.name for unit in answer.results if isinstance(unit, UnitResult)] == names
    assert all(unit.evidence for unit in answer.results if isinstance(unit, UnitResult))


def test_species_and_countries_of_a_unit(seeds: Corpus) -> None:
    answer = seeds.ask("Which species and countries does unit 22 have?")
    found = [(one.type, one.key) for one in concepts(answer)]
    species = [("species", "mongolian-gazelle"), ("species", "pallass-cat")]
    assert found == [*species, ("country", "CHN"), ("country", "MNG"), ("country", "RUS")]


def test_countries_that_rows_cover(seeds: Corpus) -> None:
    answer = seeds.ask("In which countries is Kulan covered?")
    assert {one.key for one in concepts(answer)} == {"CHN", "IRN", "KAZ", "MNG", "TKM", "UZB"}


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("Which documents mention Saiga?", ["000-txt", "001-txt"]),
        ("Which documents were published by NEASPEC?", ["002-txt", "003-txt", "004-txt"]),
        ("Which documents are drafts?", ["001-txt"]),
        ("Which documents are from 2023?", ["003-txt"]),
        ("Which concept notes are there?", ["002-txt", "004-txt"]),
    ],
)
def test_documents_are_answers(seeds: Corpus, question: str, ids: list[str]) -> None:
    answer = seeds.ask(question)
    assert [one.id for one in answer.results if isinstance(one, DocumentResult)] == ids


def test_a_name_and_an_acronym_are_defined(seeds: Corpus) -> None:
    for question, key in (("What is a kulan?", "asiatic-wild-ass"), ("What does ACBK stand for?", "acbk")):
        answer = seeds.ask(question)
        assert [one.key for one in answer.results if isinstance(one, Definition)] == [key]
    assert "Equus hemionus" in seeds.ask("What is a kulan?").summary


def test_errors_of_the_documents_are_findings(seeds: Corpus) -> None:
    answer = seeds.ask("Which codes are used twice in the draft?")
    assert {one.kind for one in answer.results if isinstance(one, Finding)} == {"duplicate-code"}
    assert len(answer.results) == 2


def test_an_error_is_told_with_the_row_that_it_stands_in(seeds: Corpus) -> None:
    answer = seeds.ask("Which activity refers to an activity that does not exist in the draft?")
    assert "Activity 20.3 points to 8.7, and no activity has that code" in answer.summary
    assert [row.code for row in answer.results if isinstance(row, ActivityResult)] == ["20.3"]


def test_a_row_of_a_code_is_not_said_to_hold_what_it_does_not(seeds: Corpus) -> None:
    answer = seeds.ask("What is the budget of activity 15.3?")
    assert answer.summary.startswith("1 activity carries the code 15.3. It stands in ")
    assert "“budget” stands in no row that carries the code 15.3." in answer.cautions


def test_a_verb_that_nothing_else_stands_beside_is_looked_for(seeds: Corpus) -> None:
    answer = seeds.ask("Which rows were deleted from the last draft?")
    assert answer.results == ()
    assert "holds the word “deleted”" in answer.summary


def test_rows_say_which_part_of_a_question_they_answer(seeds: Corpus) -> None:
    answer = seeds.ask("Which activities cover Kulan in Turkmenistan, and who is responsible?")
    assert [row.code for row in answer.results if isinstance(row, ActivityResult) and row.part == 1] == TEN
    actors = concepts(answer)
    assert {row.part for row in actors} == {2}
    assert {"gos", "ngos", "iucn-ssc"} <= {row.key for row in actors}


@pytest.mark.parametrize(
    "question",
    [
        "Which activities cover lions in Kenya?",
        "Which activities cover the Kulan in Brazil?",
        "giant panda activities",
        "Which activities cover unicorns in Turkmenistan?",
        "Which activities does Microsoft carry out?",
        "Which activities are planned in unit 99?",
        "What is due by 2020?",
        "What is activity 77.3?",
        "What is 2+2?",
        "delete everything",
        "Will the Saiga survive?",
    ],
)
def test_what_nothing_answers_gets_no_row(seeds: Corpus, question: str) -> None:
    answer = seeds.ask(question)
    assert answer.results == ()
    assert answer.summary


def test_what_may_be_misspelled_stands_beside_the_answer(seeds: Corpus) -> None:
    answer = seeds.ask("Which activities cover Kulan in Turkmenstan?")
    assert answer.results == ()
    assert answer.understood.not_understood == ("Turkmenstan",)
    assert answer.suggestions[0] == "Did you mean Turkmenistan? (you wrote Turkmenstan)"


@pytest.mark.parametrize(
    "question",
    [
        "\x00\x07\x1b[31mKulan\x7f",
        "<script>alert(1)</script> Kulan <b>Turkmenistan</b>",
        "'; DROP TABLE activities; --",
        "SELECT * WHERE { ?s ?p ?o } # Kulan",
        "{{ 7*7 }} ${jndi:ldap://x} %s %n Kulan",
        "(" * 5000,
        "not " * 2000,
        "\u202e\u200b\ufeffKulan\U0001f9ec",
        "\"'“”‘’«»",
        "15.1." * 1500,
    ],
)
def test_any_text_gets_a_normal_answer(seeds: Corpus, question: str) -> None:
    answer = seeds.ask(question)
    json.dumps(to_json(answer))
    assert answer.summary


def test_a_megabyte_is_refused_in_one_line(
    seed_store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kulan " * 170_000))
    with pytest.raises(SystemExit) as left:
        main(["ask", "-", "--store", str(seed_store)])
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "question",
    [
        "Which units hold Kulan?",
        "Which species does unit 15 cover?",
        "Which documents are there?",
        "What is Kulan?",
        "Which codes are used twice?",
        "Who is responsible for 3.2?",
    ],
)
def test_every_kind_of_answer_is_printed_and_goes_into_a_table(seed_store: Path, question: str) -> None:
    for option in ([], ["--json"], ["--csv", "-"]):
        done = CliRunner().invoke(cli, ["ask", question, "--store", str(seed_store), *option])
        assert done.exit_code == 0, done.output
        assert done.stdout.strip()
        assert "Result(" not in done.stdout
