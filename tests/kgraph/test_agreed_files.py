"""Whole drafts at once: which parts of a file are proposals, and that each is answered as it would be alone."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import made_documents
import pytest

import kgraph
from kgraph.agreed.items import items
from kgraph.build import build
from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from ontology.vocabulary import load

LINES = """Train wardens in the use of camera traps
Count the kulan in Turkmenistan.
Ban trophy hunting of Argali
"""
LISTED = """# Proposals for the next programme

This paper lists what delegations proposed. It is for discussion.

The following is proposed:

- Train wardens in the use of camera traps
- Count the kulan in Turkmenistan.
  - Ban trophy hunting of Argali
"""
TITLED = """Proposals for the next programme

Train wardens in the use of camera traps

Count the kulan in Turkmenistan.

Further proposals:

Ban trophy hunting of Argali
"""
MIXED = """# Proposals

The following is proposed. It is for discussion.

Train wardens in the use of camera traps

- Count the kulan in Turkmenistan.

| Activity | Remark |
|---|---|
| Ban trophy hunting of Argali | new |
"""
PAGE = """<html><body><h1>Proposals</h1><p>For discussion.</p><table>
<tr><th>No.</th><th>Activity</th><th>Responsible</th></tr>
<tr><td>7.1</td><td>Train wardens in the use of camera traps</td><td>GOs</td></tr>
<tr><td>7.2</td><td>Count the kulan in Turkmenistan.</td><td>NGOs</td></tr>
<tr><td>7.3</td><td>Ban trophy hunting of Argali</td><td>GOs</td></tr>
</table><p>Thank you.</p></body></html>
"""
PROPOSALS = (
    "Train wardens in the use of camera traps",
    "Count the kulan in Turkmenistan.",
    "Ban trophy hunting of Argali",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    made_documents.write(folder / "in", draft_txt=made_documents.programme())
    build([folder / "in"], folder / "store", workers=1)
    return folder / "store"


@pytest.fixture
def corpus(store: Path) -> Iterator[Corpus]:
    with kgraph.open(store) as opened:
        yield opened


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", LINES),
        ("a.md", LINES.replace("\n", "\n\n")),
        ("b.md", LISTED),
        ("c.txt", TITLED),
        ("d.html", PAGE),
        ("e.md", MIXED),
    ],
)
def test_proposals_are_lines_list_items_or_rows_without_headings_and_introductions(
    tmp_path: Path, name: str, text: str
) -> None:
    assert items(file(tmp_path, name, text), load()) == PROPOSALS


def test_a_draft_programme_gives_its_rows_in_order(tmp_path: Path) -> None:
    found = items(file(tmp_path, "draft.txt", made_documents.programme()), load())
    assert found == (
        "Hold a workshop for rangers of all Range States.",
        "Count the Kulan in Turkmenistan.",
        "Conduct camera trap monitoring, especially for Urial.",
        "Publish what was learnt, in accordance with 2.1.",
    )


@pytest.mark.parametrize(("name", "text"), [("a.txt", "# \n"), ("b.md", "# A heading\n"), ("c.xyz", "Count Urial")])
def test_a_file_without_proposals_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(BadInput, match=name):
        items(file(tmp_path, name, text), load())


def test_a_line_is_answered_in_a_file_as_it_is_alone(corpus: Corpus, tmp_path: Path) -> None:
    many = corpus.agreed_file(file(tmp_path, "a.txt", LINES))
    assert many == tuple(corpus.agreed(text) for text in PROPOSALS)
    assert [result.verdict for result in many] == ["not found", "proposed", "not found"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kgraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_the_verb_answers_a_text_and_a_file(store: Path, tmp_path: Path) -> None:
    one = run("agreed", PROPOSALS[1], "--json", "--store", store)
    assert json.loads(one.stdout)["verdict"] == "proposed"
    many = run("agreed", "--file", file(tmp_path, "a.txt", LINES), "--json", "--store", store)
    assert [result["text"] for result in json.loads(many.stdout)] == list(PROPOSALS)
    assert json.loads(many.stdout)[1] == json.loads(one.stdout)
    assert "Proposed, agreed by nobody: 2.1" in run("agreed", PROPOSALS[1], "--store", store).stdout


def test_the_table_for_the_meeting_has_a_row_a_proposal(store: Path, tmp_path: Path) -> None:
    done = run("agreed", "--file", file(tmp_path, "a.txt", LINES), "--csv", "-", "--store", store)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["proposal"], row["verdict"], row["code"]) for row in rows] == [
        (PROPOSALS[0], "not found", ""), (PROPOSALS[1], "proposed", "2.1"), (PROPOSALS[2], "not found", ""),
    ]  # fmt: skip
    assert rows[1]["status"] == "draft, adopted by nobody"
    assert rows[1]["same"] == "species; countries; action"


def test_a_text_or_a_file_one_of_the_two(store: Path, tmp_path: Path) -> None:
    for arguments in ((), ("Count Urial", "--file", str(file(tmp_path, "a.txt", LINES)))):
        done = run("agreed", *arguments, "--store", store)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "kgraph: give a text, or a file with --file; one of the two\n"
