"""What the command line promises in every case: dates that are asked for, and what is said where there is nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from made_documents import note, programme, write

from kgraph.answers import adopting
from kgraph.answers.reply import Asking
from kgraph.cells import CountResult
from kgraph.cli import cli
from kgraph.corpus import Corpus, open_corpus
from kgraph.question import understand
from kgraph.results import ActivityResult


def run(*arguments: str | Path, colour: bool = False, **environment: str) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], color=colour, env=environment)


def test_a_folder_without_documents_is_said_to_hold_none(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", numbers_xlsx="1")
    done = run("--store", tmp_path / "store", "build", folder)
    assert done.exit_code == 0
    assert done.stdout == (
        "Nothing was read: no file there ends in .docx, .htm, .html, .markdown, .md, .pdf, .text, .txt or .xhtml.\n"
    )


def test_no_colour_where_none_is_wanted(tmp_path: Path) -> None:
    store = tmp_path / "store"
    run("--store", store, "build", write(tmp_path / "docs", a_txt=programme(), b_md=note()))
    show = ("--store", store, "show", "Kulan")
    assert "\x1b[1m" in run(*show, colour=True).stdout
    plain = run(*show, colour=True, NO_COLOR="1").stdout
    assert "\x1b" not in plain and "Asiatic Wild Ass" in plain
    assert "\x1b[1m" in run(*show, colour=True, NO_COLOR="").stdout


# ------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    "question",
    [
        "Which activities cover Saiga in Kazakhstan?",
        "Which units are in China?",
        "How many activities are on Saiga?",
        "Was it agreed to train rangers?",
    ],
)
def test_what_is_later_than_the_date_is_said_to_be(seeds: Corpus, question: str) -> None:
    later = "Not yet known as of 2010: UNEP/CMS/CAMI-TW/Doc.3 of 6 May 2025."
    assert seeds.ask(question, as_of="2010").cautions.count(later) == 1
    for date in (None, "2025-05", "2030"):
        assert not any("Not yet known" in caution for caution in seeds.ask(question, as_of=date).cautions)


def test_what_an_expired_programme_held_is_still_shown(seeds: Corpus) -> None:
    text = "Assess the feasibility of reintroducing Kulan to the Alai Valley in Kyrgyzstan"
    assert (seeds.agreed(text, "2016").verdict, seeds.agreed(text, "2016").matches[0].code) == ("agreed", "2.3.11")
    now = seeds.agreed(text)
    assert (now.verdict, now.matches[0].code, now.matches[0].status) == ("similar", "2.3.11", "expired")
    assert now.matches[0].differs == {}
    assert now.summary.startswith("Agreed once, but no longer in force: 2.3.11 in UNEP/CMS/CAMI1/Report (expired, ")
    assert "2.3.11" not in {match.code for match in seeds.agreed(text, "2013").matches}


# ------------------------------------------------------------------ tiers


@pytest.mark.parametrize(
    ("question", "tiers"),
    [
        ("programme-wide activities for Urial in Iran", {"programme": 68}),
        ("Which cross-cutting activities cover Urial in Iran?", {"programme": 68}),
        ("List only the activities for the whole programme on Urial in Iran", {"programme": 68}),
        ("Which activities, including the programme-wide ones, cover Urial in Iran?", {"unit": 7, "programme": 68}),
        ("activities for Urial in Iran, by unit and programme-wide", {"unit": 7, "programme": 68}),
        ("All activities in the whole programme that cover Urial in Iran", {"unit": 7, "programme": 68}),
        ("activities for Urial in Iran", {"unit": 7}),
        ("programme-wide activities", {"programme": 69}),
    ],
)
def test_rows_for_the_whole_programme_are_alone_where_only_they_are_asked_for(
    seeds: Corpus, question: str, tiers: dict[str, int]
) -> None:
    rows = [row.tier for row in seeds.ask(question).results if isinstance(row, ActivityResult)]
    assert {tier: rows.count(tier) for tier in dict.fromkeys(rows)} == tiers


def test_rows_for_the_whole_programme_are_counted_alone(seeds: Corpus) -> None:
    answer = seeds.ask("How many programme-wide activities cover Urial in Iran?")
    (count,) = answer.results
    assert isinstance(count, CountResult)
    assert (count.count, answer.held_back) == (68, {"programme": 0})
    assert answer.summary == "68 activities cover Urial in Iran (Islamic Republic of) for the whole programme."


# ------------------------------------------------------------------ recommendations


@pytest.mark.parametrize(
    ("options", "starts"),
    [
        (["--priority", "low"], ["The last two activities were given", "While there was overall agreement"]),
        (["--topic", "poaching", "--due-by", "2020"], []),
        (["--by", "mgcs", "--tier", "explicit,unit"], ["Many new railroads"]),
        (["--by", "mgcs", "--tier", "unit"], []),
        (
            ["--topic", "illegal trade", "--species", "saiga"],
            ["The group recommended that Range", "In relation to Saiga"],
        ),
    ],
)
def test_recommendations_take_the_filters_of_activities(
    seed_store: Path, options: list[str], starts: list[str]
) -> None:
    done = run("--store", seed_store, "recommendations", *options, "--json")
    found = [" ".join(said["quote"].split()) for said in json.loads(done.stdout)]
    assert [quote[: len(start)] for quote, start in zip(found, starts, strict=True)] == starts


def test_who_is_responsible_is_who_is_asked(seeds: Corpus) -> None:
    asked = seeds.recommendations(responsible="CMS Secretariat")
    assert asked == seeds.recommendations(to_whom="cms-secretariat")
    assert len(asked) == 7


def test_who_recommends_may_be_a_meeting_s_group(seeds: Corpus) -> None:
    assert {said.by for said in seeds.recommendations(by="the group")} == {"the group"}
    assert {said.by for said in seeds.recommendations(by="participants")} == {
        "participants", "the participants", "the meeting"
    }  # fmt: skip
    assert {said.by for said in seeds.recommendations(by="MGCS")} == {"the MGCS"}


def test_a_verb_that_is_missing_is_one_line() -> None:
    done = subprocess.run([sys.executable, "-m", "kgraph"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kgraph: Missing command; see: kgraph --help\n"


def test_a_unit_goes_by_each_of_its_names(tmp_path: Path) -> None:
    said = "# Report of the Meeting\n\n1. The Meeting recommended a survey in Kopetdag.\n\n2. It recommended a rest.\n"
    store = tmp_path / "store"
    run("--store", store, "build", write(tmp_path / "docs", a_txt=programme(), b_md=said))
    with open_corpus(store) as corpus:
        for name in ("2", "Kopetdag", "kopet dag"):
            assert [row.code for row in corpus.activities(unit=name)] == ["2.1", "2.2", "2.3"]
            assert [said.quote for said in corpus.recommendations(unit=name)] == [
                "1. The Meeting recommended a survey in Kopetdag."
            ]
    wrong = run("--store", store, "recommendations", "--unit", "Nowhere")
    assert (wrong.exit_code, wrong.stdout) == (0, "No recommendation fits.\n")
    assert wrong.stderr.startswith("kgraph: no unit is called 'Nowhere'; there are: ")


def test_queries_find_who_recommends_and_on_what(seed_store: Path) -> None:
    by = "?rec kg:taxon sp:asiatic-wild-ass ; kg:recommendedBy ?by . ?by skos:prefLabel ?label"
    on = "?rec dcterms:subject topic:linear-infrastructure ; kg:text ?label"
    for about, number in ((by, 1), (on, 4)):
        query = f"SELECT DISTINCT ?label WHERE {{ ?rec a kg:Recommendation . {about} }}"
        done = run("--store", seed_store, "sparql", query, "--json")
        assert len(json.loads(done.stdout)["results"]["bindings"]) == number


# ------------------------------------------------------------------ who adopted


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Who adopted the programme of work 2014-2020?",
            "adopted by CMS Parties at the Eleventh Meeting of the Conference of the Parties (COP11), 2014",
        ),
        ("By whom was the CAMI programme of work adopted?", "Conference of the Parties (COP11), 2014"),
        ("When was the NEASPEC Nature Conservation Strategy adopted?", "adopted by the SOM-12, 2007"),
        ("Was the Persian Leopard Strategy 2023-2032 adopted?", "2023-2032: adopted by Range States (UNEP/CMS/CAMI-TW"),
        (
            "Which body approved the CAMI Programme of Work 2021-2026?",
            "Parties to CMS, 2020, by the list of instruments",
        ),
    ],
)
def test_who_adopted_a_programme_that_is_only_spoken_of(seeds: Corpus, question: str, told: str) -> None:
    answer = seeds.ask(question)
    assert told in answer.summary
    assert answer.results


def test_what_is_told_of_an_act_is_what_was_known_then(seeds: Corpus) -> None:
    asked = "Who adopted the programme of work 2014-2020?"
    assert "It ended in 2020." in seeds.ask(asked).summary
    assert "It ended in 2020." not in seeds.ask(asked, as_of="2018").summary
    assert "COP11" not in seeds.ask(asked, as_of="2013").summary


@pytest.mark.parametrize(
    "question",
    [
        "Who adopted the Work Programme 2026-2031?",  # the draft itself is here
        "Which activities of the Programme of Work 2014-2020 were implemented?",
        "Was it agreed to adopt an action plan for the Wild Camel?",
        "What was adopted at COP11?",
    ],
)
def test_other_questions_are_left_to_others(seeds: Corpus, question: str) -> None:
    query = understand(question, seeds.vocabulary, seeds.shelf)
    asking = Asking(corpus=seeds, question=question, query=query, tiers=None, as_of=None)
    assert adopting.answer(asking) is None
