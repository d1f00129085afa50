"""The command line as scripts use it: what stands on which stream, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kgraph.cli import cli

TOUCHSTONE = "Which activities cover Kulan in Turkmenistan?"


def run(*arguments: str | Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kgraph", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        timeout=120,
    )


def as_json(*arguments: str | Path, stdin: str | None = None) -> Any:
    done = run(*arguments, "--json", stdin=stdin)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_store_may_be_named_before_or_behind_the_verb(seed_store: Path) -> None:
    before = run("--store", seed_store, "documents", "--json")
    behind = run("documents", "--store", seed_store, "--json")
    assert before.stdout == behind.stdout
    assert [document["id"] for document in json.loads(before.stdout)] == [f"00{n}-txt" for n in range(5)]


def test_ask_gives_the_promised_fields(seed_store: Path) -> None:
    answer = as_json("ask", TOUCHSTONE, "--store", seed_store)
    assert answer["understood"]["species"] == ["asiatic-wild-ass"]
    assert answer["understood"]["countries"] == ["TKM"]
    assert [row["type"] for row in answer["results"]] == ["activity"] * 10
    assert answer["as_of"] == "2025-05-06"
    assert set(answer) >= {
        "question", "understood", "summary", "results", "held_back", "cautions", "suggestions", "searched", "sparql"
    }  # fmt: skip
    row = answer["results"][3]
    assert (row["id"], row["code"], row["unit"], row["tier"]) == ("001-txt_15-1", "15.1", "Kopetdag", "unit")
    assert {"key": "TKM", "label": "Turkmenistan", "basis": "named"} in row["countries"]


def test_a_question_is_read_from_standard_input(seed_store: Path) -> None:
    assert len(as_json("ask", "-", "--store", seed_store, stdin=TOUCHSTONE + "\n")["results"]) == 10


def test_filters_take_names_or_keys(seed_store: Path) -> None:
    by_name = as_json("activities", "--species", "kulan", "--country", "Turkmenistan", "--store", seed_store)
    by_key = as_json("activities", "--species", "asiatic-wild-ass", "--country", "TKM", "--store", seed_store)
    assert by_name == by_key
    assert len(by_name) == 78
    only = as_json(
        "activities", "--species", "kulan", "--country", "TKM", "--tier", "explicit,unit", "--store", seed_store
    )
    assert [row["code"] for row in only][:4] == ["11.1", "11.2", "11.3", "15.1"]
    assert len(only) == 10


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--priority", "low"], ["11.3"]),
        (["--due-by", "2026"], ["15.1", "18.1", "18.2", "18.8", "22.4"]),
        (["--unit", "14"], ["14.1", "14.2", "14.3"]),
        (["--responsible", "CMS Secretariat", "--priority", "Low"], ["11.3"]),
        (["--document", "000-txt"], []),
    ],
)
def test_activities_are_filtered(seed_store: Path, options: list[str], codes: list[str]) -> None:
    assert [row["code"] for row in as_json("activities", *options, "--store", seed_store)] == codes


def test_a_row_lists_what_it_leaves_out(seed_store: Path) -> None:
    rows = {row["code"]: row for row in as_json("activities", "--unit", "Eastern Ustyurt", "--store", seed_store)}
    assert [covered["key"] for covered in rows["14.3"]["species"]] == ["asiatic-wild-ass"]
    assert {left["key"] for left in rows["14.3"]["left_out"]} == {"goitered-gazelle", "saiga-antelope", "urial", "KAZ"}


def test_a_text_is_printed_unchanged(seed_store: Path, originals: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", "text", "003-txt", "--store", str(seed_store)], capture_output=True, timeout=60
    )
    assert done.stdout == (originals / "003.txt").read_bytes()


def test_mentions_stand_where_they_say(seed_store: Path, originals: Path) -> None:
    text = (originals / "002.txt").read_text(encoding="utf-8")
    found = as_json("mentions", "--document", "002-txt", "--kind", "species", "--store", seed_store)
    assert {mention["key"] for mention in found} == {"amur-tiger", "amur-leopard", "snow-leopard"}
    assert all(text[m["start"] : m["end"]] == m["surface"] for m in found)


def test_csv_goes_to_standard_output_or_to_a_file(seed_store: Path, tmp_path: Path) -> None:
    printed = run("documents", "--csv", "-", "--store", seed_store)
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert [row["id"] for row in rows] == [f"00{n}-txt" for n in range(5)]
    run("documents", "--csv", tmp_path / "documents.csv", "--store", seed_store)
    assert (tmp_path / "documents.csv").read_text(encoding="utf-8") == printed.stdout


def test_search_counts_what_it_finds(seed_store: Path) -> None:
    found = as_json("search", '"camera trap"', "--kind", "activity", "--store", seed_store)
    assert found["total"] == len(found["hits"])
    assert {hit["type"] for hit in found["hits"]} == {"activity"}
    assert all("‹" in hit["snippet"] for hit in found["hits"])


def test_show_gives_a_definition_for_each_thing_of_a_name(seed_store: Path) -> None:
    found = as_json("show", "Panthera", "--store", seed_store)
    assert [(one["type"], one["kind"], one["key"]) for one in found] == [
        ("definition", "species", "panthera"),
        ("definition", "organisation", "panthera-ngo"),
    ]
    assert set(found[0]) >= {
        "type", "kind", "key", "label", "names", "scientific", "about", "neighbours", "activities", "documents", "range"
    }  # fmt: skip
    assert set(found[0]["activities"]) == {"total", "explicit", "unit", "programme", "ids"}
    assert found[0]["neighbours"][0] == {
        "relation": "part of", "kind": "species", "key": "felidae", "label": "Cats"
    }  # fmt: skip


def test_show_prints_for_a_person(seed_store: Path) -> None:
    printed = run("show", "15.2", "--store", seed_store).stdout
    assert printed.startswith("15.2 Conduct camera trap monitoring")
    assert "   Stands under: Kopetdag (001-txt_kopetdag)\n" in printed
    assert "   Due: from 2027\n" in printed


def test_show_says_when_nothing_is_known(seed_store: Path) -> None:
    done = run("show", "Kulen", "--store", seed_store)
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing is known of 'Kulen'. Near it: ")
    assert "Kulan" in done.stdout
    quiet = run("show", "Kulen", "--json", "--store", seed_store)
    assert (quiet.returncode, json.loads(quiet.stdout)) == (0, [])
    assert "Kulan" in quiet.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["documents"],
        ["activities", "--unit", "Kopetdag"],
        ["mentions", "--document", "002-txt"],
        ["search", "camera"],
        ["ask", TOUCHSTONE],
        ["show", "11.1"],
        ["sparql", "SELECT ?s ?o { ?s <https://example.org/kgraph/ontology#code> ?o } LIMIT 3"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_list_is_a_table_too(seed_store: Path, arguments: list[str], tmp_path: Path) -> None:
    printed = run(*arguments, "--csv", "-", "--store", seed_store)
    assert printed.returncode == 0, printed.stderr
    rows = list(csv.DictReader(io.StringIO(printed.stdout, newline="")))
    both = run(*arguments, "--csv", tmp_path / "list.csv", "--json", "--store", seed_store)
    assert (tmp_path / "list.csv").read_text(encoding="utf-8") == printed.stdout
    found = json.loads(both.stdout)
    lists = [found, *(found.get(key) for key in ("hits", "results"))] if isinstance(found, dict) else [found]
    told = next(one for one in lists if isinstance(one, list) or (isinstance(one, dict) and "bindings" in one))
    assert len(rows) == len(told["bindings"] if isinstance(told, dict) else told) > 0
    assert not any(None in row or None in row.values() for row in rows)
    assert not any(cell[:1] in ("{", "[", "=", "+", "@", "\t") for row in rows for cell in row.values())


def test_a_search_hit_of_an_activity_has_its_code(seed_store: Path) -> None:
    hits = as_json("search", "camera", "--store", seed_store)["hits"]
    codes = {row["id"]: row["code"] for row in as_json("activities", "--store", seed_store)}
    assert {hit["type"] for hit in hits} == {"activity", "passage"}
    assert all(hit["code"] == codes.get(hit["id"]) for hit in hits)


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("g.nq", "<https://"), ("g.ttl", "@prefix"), ("g.jsonld", '{"@context"'), ("g.csv", "id,document,")],
)
def test_the_ending_of_the_file_names_the_format(seed_store: Path, tmp_path: Path, name: str, beginning: str) -> None:
    done = run("export", tmp_path / name, "--document", "001-txt", "--store", seed_store)
    assert (done.returncode, done.stdout) == (0, "")
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert text.startswith(beginning)
    form = name.removeprefix("g.")
    assert run("export", "--format", form, "--document", "001-txt", "--store", seed_store).stdout == text


def test_what_cannot_be_exported_touches_no_file(seed_store: Path, tmp_path: Path) -> None:
    for form in ("ttl", "nq", "jsonld", "csv"):
        done = run("export", "--format", form, "--document", "999-txt", tmp_path / "kept", "--store", seed_store)
        assert done.returncode == 2
        assert not (tmp_path / "kept").exists()


def test_a_query_in_sparql(seed_store: Path) -> None:
    found = as_json(
        "sparql",
        "PREFIX kg: <https://example.org/kgraph/ontology#> SELECT (COUNT(?a) AS ?n) WHERE { ?a a kg:Activity }",
        "--store",
        seed_store,
    )
    assert found["results"]["bindings"][0]["n"]["value"] == "133"


def test_the_graph_is_exported_sorted(seed_store: Path, tmp_path: Path) -> None:
    run("export", tmp_path / "graph.nq", "--store", seed_store)
    lines = (tmp_path / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    assert not any("_:" in line.split('"')[0] for line in lines)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ask", "x", "--store", "no-store"], 4),
        (["ask"], 2),
        (["fly"], 2),
        (["activities", "--species", "unicorn"], 2),
        (["activities", "--tier", "strong"], 2),
        (["activities", "--topic", "unicorns"], 2),
        (["recommendations", "--from", "2018-13"], 2),
        (["reported", "--to", ""], 2),
        (["search", "fence", "--from", "spring"], 2),
        (["agreed", "Train wardens", "--as-of", "spring"], 2),
        (["agreed", "--file", ""], 2),
        (["documents", "--csv", ""], 2),
        (["documents", "--json", "--csv", "-"], 2),
        (["documents", "--csv", "-", "--json"], 2),
        (["build", ""], 2),
        (["sparql", ""], 2),
        (["sparql", "INSERT DATA { <a:a> <a:b> <a:c> }"], 2),
        (["export", ""], 2),
        (["mentions", "--document", "999-txt"], 2),
        (["mentions", "--document", "001-txt", "--kind", "person"], 2),
        (["text", "999-txt"], 2),
        (["build", "no/such/folder"], 2),
        (["ask", "kulan " * 2000], 2),
        (["sparql"], 2),
        (["show", " "], 2),
        (["export", "--format", "xml"], 2),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(seed_store: Path, arguments: list[str], code: int) -> None:
    store = [] if "--store" in arguments else ["--store", str(seed_store)]
    done = run(*arguments, *store)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("kgraph: ")
    assert done.stderr.count("\n") == 1


def test_nothing_found_is_said_in_words(seed_store: Path) -> None:
    def told(*arguments: str) -> tuple[int, str, str]:
        done = run(*arguments, "--store", seed_store)
        return done.returncode, done.stdout, done.stderr

    assert told("activities", "--unit", "Kopetdag", "--priority", "Low") == (0, "No activity fits.\n", "")
    assert told("recommendations", "--to", "2001") == (0, "No recommendation fits.\n", "")
    assert told("reported", "--code", "99.9") == (0, "No report fits.\n", "")
    assert told("mentions", "--document", "004-txt", "--kind", "code") == (0, "No name was found.\n", "")
    code, out, warned = told("activities", "--unit", "Kopetdog")
    assert (code, out) == (0, "No activity fits.\n")
    assert warned.startswith("kgraph: no unit is called 'Kopetdog'; there are: 11 Southwestern Ustyurt, 12 Western")
    assert told("activities", "--priority", "urgent", "--json") == (
        0, "[]\n", "kgraph: no activity has the priority 'urgent'; there are: High, Medium, Low\n"
    )  # fmt: skip


def test_a_tier_alone_is_the_strongest_in_which_a_row_covers_anything(seed_store: Path) -> None:
    cells = as_json("coverage", "--store", seed_store)["cells"]
    strong = as_json("activities", "--tier", "explicit,unit", "--store", seed_store)
    assert {row["id"] for row in strong} == {activity for cell in cells for activity in cell["activities"]}
    assert [row["tier"] for row in strong].count("explicit") == 12
    assert len(strong) == 64
    weak = as_json("activities", "--tier", "programme", "--store", seed_store)
    assert ({row["tier"] for row in weak}, len(weak)) == ({"programme"}, 69)


def test_a_topic_may_be_given_in_words(seed_store: Path) -> None:
    by_key = as_json("activities", "--topic", "law-enforcement", "--store", seed_store)
    assert by_key == as_json("activities", "--topic", "Law enforcement and patrolling", "--store", seed_store)
    assert [row["code"] for row in by_key][:1] == ["3.3"]


@pytest.mark.parametrize("question", ["What was recommended for Kulan?", "border fences", "What is CAMI?"])
def test_every_result_of_an_answer_has_a_tier_if_only_null(seed_store: Path, question: str) -> None:
    results = as_json("ask", question, "--store", seed_store)["results"]
    assert results
    assert {row["tier"] for row in results} == {None}


def test_help_lists_the_verbs_with_an_example_each() -> None:
    whole = run("--help").stdout
    verbs = [
        "build", "documents", "text", "activities", "recommendations", "reported", "mentions", "search", "ask",
        "agreed", "compare", "changes", "show", "coverage", "gaps", "check", "sparql", "export", "evaluate", "serve",
    ]  # fmt: skip
    assert [line.split()[0] for line in whole.split("Commands:")[1].splitlines() if line.strip()] == verbs
    examples = whole.split("Examples:")[1].split("Commands:")[0]
    assert [line.split()[:2] for line in examples.splitlines() if line.strip()] == [["kgraph", verb] for verb in verbs]
    for verb in verbs:
        assert f"kgraph {verb}" in CliRunner().invoke(cli, [verb, "--help"]).output


def test_one_bad_file_costs_the_others_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text("Saiga live in Kazakhstan.\n", encoding="utf-8")
    done = run("build", folder, "--store", tmp_path / "store", "--json")
    assert done.returncode == 3
    states = {document["source"]: document["state"] for document in json.loads(done.stdout)["documents"]}
    assert states == {"empty.txt": "failed", "good.txt": "added"}
    assert "empty.txt" in done.stderr
    assert str(tmp_path) not in done.stderr + done.stdout
    assert [m["key"] for m in as_json("mentions", "--document", "good-txt", "--store", tmp_path / "store")] == [
        "saiga-antelope",
        "KAZ",
    ]
