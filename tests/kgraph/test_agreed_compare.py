"""A draft beside what it follows, what was left unfinished, and what is new since a date or a build."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import made_documents
import pytest

import kgraph
from kgraph.build import build
from kgraph.corpus import Corpus
from kgraph.errors import BadInput

OLD = made_documents.programme("1")
PLAN = made_documents.programme("2", year=2029).replace("CENTRAL ASIAN MAMMALS INITIATIVE 2026", "STEPPES 2026")
NEW = "".join(line for line in PLAN.splitlines(keepends=True) if not line.startswith("2.3"))
NEW += "2.4\tVaccinate livestock around reserves.\tGOs\tReport\tHigh\n"
REVIEW = """UNEP/CMS/CAMI1/Report

# Report of the First Meeting

*Vilm, Germany, 3 – 5 April 2018*

The meeting reviewed the implementation of the CAMI Programme of Work 2014-2020 so far.

Issue 1.1 Monitoring

The count of Kulan in Turkmenistan (1.1.7) has not yet been carried out. The newsletter (1.1.8) was established.
"""


def store(folder: Path, **texts: str) -> Corpus:
    made_documents.write(folder / "in", **texts)
    build([folder / "in"], folder / "store", workers=1)
    return kgraph.open(folder / "store")


def test_rows_are_kept_changed_dropped_or_new(tmp_path: Path) -> None:
    with store(tmp_path, old_txt=OLD, new_txt=NEW) as corpus:
        result = corpus.compare("new-txt", "old-txt")
    assert [(row.state, row.code, row.older_code) for row in result.rows] == [
        ("kept", "1.1", "1.1"),
        ("changed", "2.1", "2.1"),
        ("kept", "2.2", "2.2"),
        ("new", "2.4", None),
        ("dropped", "2.3", "2.3"),
    ]
    assert result.totals == {"kept": 2, "changed": 1, "dropped": 1, "new": 1}
    changed = result.rows[1]
    assert [(change.part, change.before, change.after) for change in changed.changes] == [
        ("indicator", "Report by the end of 2028", "Report by the end of 2029"),
        ("due", "by 2028", "by 2029"),
    ]
    assert changed.score == 1.0
    assert [proof.document for proof in changed.evidence] == ["new-txt", "old-txt"]


def test_a_row_that_moved_and_was_reworded_is_followed(tmp_path: Path) -> None:
    moved = NEW.replace("2.1\tCount the Kulan in Turkmenistan.", "2.7\tSurvey Kulan numbers in Turkmenistan.")
    with store(tmp_path, old_txt=OLD, new_txt=moved) as corpus:
        rows = {row.older_code: row for row in corpus.compare("new-txt", "old-txt").rows}
        assert (rows["2.1"].state, rows["2.1"].code) == ("changed", "2.7")
        assert {"code", "text"} <= {change.part for change in rows["2.1"].changes}
        (first, *_) = corpus.successors("old-txt_2-1", "new-txt")
    assert (first.id, first.code) == ("new-txt_2-7", "2.7")
    assert 0.5 < first.score < 1
    assert first.reason == "both: survey; for Asiatic Wild Ass"


def test_what_a_report_left_open_is_listed_with_what_may_go_on_with_it(tmp_path: Path) -> None:
    with store(tmp_path, draft_txt=OLD, review_txt=REVIEW) as corpus:
        result = corpus.compare("draft-txt", "cami-pow-2014-2020")
    assert result.rows == ()
    (left,) = result.unfinished
    assert (left.code, left.text_held, [said.status for said in left.reported]) == ("1.1.7", False, ["not_started"])
    assert left.successors[0].code == "2.1"


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    with store(tmp_path, draft_txt=OLD) as corpus:
        with pytest.raises(BadInput, match="'nothing' has no rows"):
            corpus.compare("nothing", "draft-txt")
        with pytest.raises(BadInput, match="nothing is known of the activities of 'nothing'"):
            corpus.compare("draft-txt", "nothing")


def test_changes_since_a_date_are_the_documents_dated_since(tmp_path: Path) -> None:
    with store(tmp_path, draft_txt=OLD, review_txt=REVIEW) as corpus:
        since = corpus.changes("2025")
        assert [(one.id, one.state) for one in since.documents] == [("draft-txt", "new")]
        assert [item.code for item in since.activities] == ["1.1", "2.1", "2.2", "2.3"]
        assert [one.id for one in corpus.changes("2018-04").documents] == ["draft-txt", "review-txt"]
        assert corpus.changes("2025-05-07").documents == ()


def test_changes_since_a_build_are_what_reads_otherwise(tmp_path: Path) -> None:
    store(tmp_path, a_txt=OLD).close()
    with store(tmp_path, a_txt=OLD.replace("Count the Kulan", "Track the Kulan"), b_md=made_documents.note()) as corpus:
        for since in ("last", "1", "build 1"):
            found = corpus.changes(since)
            assert (found.since, found.build) == ("build 1", 1)
            assert [(one.id, one.state) for one in found.documents] == [("a-txt", "changed"), ("b-md", "new")]
            assert [(item.code, item.state, item.text) for item in found.activities] == [
                ("2.1", "changed", "Track the Kulan in Turkmenistan.")
            ]
        with pytest.raises(BadInput, match="build 9 is not kept any more; kept are build 1 and build 2"):
            corpus.changes("9")
        with pytest.raises(BadInput, match="neither a date"):
            corpus.changes("yesterday")


def test_the_verbs_print_and_give_json(tmp_path: Path) -> None:
    store(tmp_path, old_txt=OLD, new_txt=NEW).close()

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "kgraph", *arguments, "--store", str(tmp_path / "store")]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert json.loads(run("compare", "new-txt", "old-txt", "--json"))["totals"]["dropped"] == 1
    assert "dropped  2.3" in run("compare", "new-txt", "old-txt")
    assert run("compare", "new-txt", "old-txt", "--csv", "-").splitlines()[0].startswith("state,code,older_code")
    assert [one["id"] for one in json.loads(run("changes", "--since", "2025", "--json"))["documents"]] == [
        "new-txt", "old-txt",
    ]  # fmt: skip
    assert "2 documents" in run("changes", "--since", "2025")
