"""What is found wrong in documents, with the words that show it; and that nothing is found in a sound one."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from checked import SOUND, changed, found_in, shapes
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import programme

from kgraph.check import KINDS, SEVERITIES
from kgraph.checks.alike import alike
from kgraph.cli import cli
from kgraph.corpus import Corpus
from kgraph.errors import BadInput

ROOT = Path(__file__).parents[2]
TIAN_SHAN = "3. Western Tian Shan"
TABLE = "scoring table"


def test_nothing_is_found_in_a_sound_programme(tmp_path: Path) -> None:
    assert found_in(tmp_path, a_txt=SOUND) == ()


CHANGES = [
    # numbers
    ("1.3\tOrganize", "1.2\tOrganize", ("duplicate-code", "high", ("1.2",))),
    ("<b>4. High Pamirs", "<b>3. High Pamirs", ("duplicate-section", "high", (TIAN_SHAN, "3. High Pamirs"))),
    ("2.2\tPublish", "2.4\tPublish", ("numbering-gap", "medium", ("2. Kopetdag",))),
    ("<b>4. High Pamirs", "<b>6. High Pamirs", ("numbering-gap", "medium", ("6. High Pamirs",))),
    ("2. Units were", "3. Units were", None),  # two numbered paragraphs are too few to tell a gap
    # references
    ("see 2.1.", "see 2.9.", ("dangling-reference", "high", ("2.2",))),
    ("see 2.1.", "see. 2.1.", ("misprinted-code", "low", ("2.2",))),
    ("answers to 1.1.", "answers to 1.1, see Annex 3.", ("dangling-reference", "low", ("1.2",))),
    ("answers to 1.1.", "answers, see Annex 3 to Resolution 11.24.", None),
    (
        "Remove fences as mapped.",
        "Apply activities 2.1-2.2 of the Action Plan for the Conservation of the Argali 2024-2032.",
        ("ambiguous-reference", "medium", ("4.2",)),
    ),
    (
        "Remove fences as mapped.",
        "Apply activities 8.1-8.2 of the Action Plan for the Conservation of the Argali 2024-2032.",
        None,
    ),
    ("on the answers", "on the<sup>7</sup> answers", ("footnote-mark", "medium", ("1.2",))),
    # scores
    ("High Pamirs\t2\t2\t4\t3\n", "", ("unit-without-score", "high", ("4. High Pamirs", TABLE))),
    (
        "High Pamirs\t2\t2\t4\t3\n",
        "High Pamirs\t2\t2\t4\t3\nAltai\t2\t2\t4\t3\n",
        ("score-without-unit", "high", (TABLE, "Altai")),
    ),
    ("3\t2\t5\t2", "3\t2\t6\t1", ("score-sum", "high", (TABLE, "Western Tian Shan"))),
    ("3\t2\t5\t2", "3\t2\t5\t3", ("score-sum", "high", (TABLE, "Western Tian Shan", "High Pamirs"))),
    ("score of 4 and above", "score of 5 and above", ("score-threshold", "high", ("4. High Pamirs", TABLE))),
    (
        "- political feasibility of action;",
        "- political feasibility of action;\n- beauty;",
        ("score-criteria", "medium", ("Background", TABLE)),
    ),
    ("\tNeed for action\t", "\tNumber of species\t", ("score-species", "medium", (TABLE, "2. Kopetdag", TIAN_SHAN))),
    # names
    ("\nWestern Tian Shan\t", "\nWestern Tien Shan\t", ("spelling-variant", "medium", (TIAN_SHAN, TABLE))),
    ("2.1\tCount Urial", "2.1\tCount with WWF-Russia and WWF Russia Urial", ("spelling-variant", "low", ("2.1",))),
    ("see 2.1.\tGOs", "see 2.1.\tGO", ("spelling-variant", "low", ("2.2",))),
    # cells
    ("1.1.\tGOs, NGOs", "1.1.\tGOs, NGOs, GOs", ("duplicate-actor", "low", ("1.2",))),
    ("1.1.\tGOs, NGOs", "1.1.\tGOs, QXZ", ("unknown-name", "low", ("1.2",))),
    ("1.1.\tGOs, NGOs", "1.1.\t", ("empty-cell", "medium", ("1.2",))),
    ("One workshop held", "Three workshops held", ("indicator-conflict", "low", ("1.3",))),
    (
        "Write to donors.\tGOs, NGOs\tLetters sent",
        "Speak to donors at the CMS COP.\tGOs, NGOs\tTalks at the CITES COP",
        ("indicator-conflict", "medium", ("1.1",)),
    ),
    # dates and values
    ("sent by 2027", "sent by 2033", ("date-conflict", "high", ("1.1",))),
    ("sent by 2027", "sent by 2025", ("date-conflict", "high", ("1.1",))),
    ("Write to donors.", "Write to donors by 2028.", ("date-conflict", "medium", ("1.1",))),
    ("Argali (2024-2032)", "Argali (2024-2033)", ("date-conflict", "medium", ("paragraph 1", "footnote 1"))),
    ("all two countries", "all three countries", ("value-conflict", "medium", ("3.1", TIAN_SHAN))),
    ("1. The programme", "1. For the period 2027-2032, the programme", ("date-conflict", "low", ("paragraph 1",))),
    # units
    ("Tajikistan)<sup>2</sup>", "Tajikistan)", ("footnote-missing", "medium", ("4. High Pamirs", "footnote 1"))),
    # slips
    ("Write to donors.", "Write to to donors.", ("doubled-words", "low", ("1.1",))),
    ("Write to donors.", "Take into account what donors say into account.", ("doubled-words", "low", ("1.1",))),
    ("Write to donors.", "Write (by mail to donors.", ("unclosed-bracket", "low", ("1.1",))),
    ("Write to donors.", 'Write "by mail to donors.', ("unclosed-quote", "low", ("1.1",))),
    ("Write to donors.", 'Write "by mail" to donors.', None),
    ("Write to donors.", "Write “by mail to donors.", ("unclosed-quote", "low", ("1.1",))),
    ("Write to donors.", "Write to donors (a) by mail (b) by word.", None),
    ("China-Tajikistan.", "China-Tajikistan, Tajikistan - China.", ("doubled-words", "low", ("4.1",))),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CHANGES)
def test_one_fault_is_one_finding(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, tuple[str, ...]] | None
) -> None:
    found = shapes(found_in(tmp_path, a_txt=changed(old, new)))
    if expected is None:
        assert found == []
    else:
        assert expected[:2] in [one[:2] for one in found]
        assert expected[2] in [one[2] for one in found if one[0] == expected[0]]


def test_an_unknown_body_is_shown_with_what_is_said_of_it(tmp_path: Path) -> None:
    words = """# Note on Saiga

1. The survey was led by the Altyn Steppe Foundation with rangers of Kazakhstan.

2. Funds came from the Wildlife Trust of Altyn (WTOA); the Altyn Steppe Foundation asked for more.

3. A non-governmental organisation (NGO) and its Wildlife Monitoring Tool (WMT) were mentioned.
"""
    found = [one for one in found_in(tmp_path, a_md=words) if one.kind == "unknown-name"]
    first, second = (line for line in words.splitlines() if "Altyn" in line)
    assert [(one.severity, one.where, one.quotes) for one in found] == [
        ("info", ("Altyn Steppe Foundation",), (first, second)),
        ("info", ("Wildlife Trust of Altyn",), (second,)),
    ]


REPORT = """# Report of the Second Meeting

## 1. Opening

The meeting was opened, as told in the the invitation (see 2.4 below).

## 2. Review

## 2.1 Saiga

The group discussed Decision 17.271 and Decision 269 on Saiga.

## 2.1 Snow Leopard

Work in the Barsa-Kelmes Reserve went on; Barsa Kelmes Reserve staff told of it.

9:00 - 10:00 Session 1
9:30 - 11:00 Session 2
11:00 - 12:00 Session 2 (cont.)

## Annex II. Programme
"""


def test_reports_are_checked_as_well(tmp_path: Path) -> None:
    assert shapes(found_in(tmp_path, a_md=REPORT)) == [
        ("dangling-reference", "high", ("1. Opening",)),
        ("duplicate-section", "high", ("2.1 Saiga", "2.1 Snow Leopard")),
        ("date-conflict", "medium", ("2.1 Snow Leopard",)),
        ("numbering-gap", "medium", ("Annex II. Programme",)),
        ("unread-part", "medium", ("Annex II",)),
        ("doubled-words", "low", ("1. Opening",)),
        ("misprinted-code", "low", ("2.1 Saiga",)),
        ("spelling-variant", "low", ("2.1 Snow Leopard",)),
    ]


def test_what_was_not_read_is_said(tmp_path: Path) -> None:
    title = "# Work Programme for Steppe Mammals 2026-2031\n\nThe activities follow on the next pages.\n"
    (found,) = found_in(tmp_path, a_md=title)
    assert (found.kind, found.severity, found.quotes) == ("unread-part", "high", ())
    assert found.message == "The title names a work programme, but no table of activities was found in it."


def test_a_number_may_begin_anew_in_a_part_of_its_own(tmp_path: Path) -> None:
    parts = "# Part A\n\n## 1. Aim\n\nA.\n\n## 2. Way\n\nB.\n\n# Part B\n\n## 1. End\n\nC.\n\n## 2. Means\n\nD.\n"
    assert found_in(tmp_path, a_md=parts) == ()


def test_documents_are_compared(tmp_path: Path) -> None:
    one = "# Note\n\nThe reserve of Kalamaili is large.\n"
    other = "# Note\n\nKulan live in the Kalimaili Nature Reserve.\n"
    (found,) = found_in(tmp_path, a_md=one, b_md=other)
    assert (found.kind, found.severity) == ("spelling-variant", "low")
    assert found.where == ("a.md: Note", "b.md: Note")
    assert [proof.document for proof in found.evidence] == ["a.md", "b.md"]


REVIEW = """UNEP/CMS/CAMI4/Report

# Report of the Meeting of Range States

## 1. Review of implementation

The meeting reviewed implementation of the Work Programme for the Central Asian Mammals Initiative 2026-2031.

The count (activity 2.1) had been implemented. The workshop for herders (activity 7.9) had not yet been implemented.
"""


def test_a_report_tells_of_what_its_programme_has(tmp_path: Path) -> None:
    found = found_in(tmp_path, a_txt=programme(), b_md=REVIEW)
    assert [(f.kind, f.severity, f.where[-1]) for f in found if f.document == "b.md"] == [
        ("dangling-reference", "high", "7.9")
    ]


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("Western Tien Shan", "Western Tian Shan", "letters"),
        ("Jungarian Gobi", "Dzungarian Gobi", "letters"),
        ("Pallas's Cat", "Pallas’ Cat", "marks"),
        ("Barsa-Kelmes", "Barsa Kelmes", "marks"),
        ("LLNP", "LNP", "letters"),
        ("Northeast Tiger and Leopard National Park", "Northeast China Tiger and Leopard National Park", "words"),
        ("Aral Sea/Kyzylkum", "Aral Sea / Kyzylkum", ""),
        ("Amur tiger", "Amur tigers", ""),
        ("Mongolia", "Mongolian", ""),
        ("Southwestern Ustyurt", "Southeastern Ustyurt", ""),
        ("Component 1", "Component 2", ""),
    ],
)
def test_a_spelling_is_told_from_another_name(one: str, other: str, difference: str) -> None:
    assert alike(one, other) == alike(other, one) == difference


@settings(max_examples=25)
@given(st.lists(st.sampled_from((SOUND + REPORT).splitlines(keepends=True)), min_size=5, max_size=60))
def test_any_text_can_be_checked(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        for finding in found_in(Path(folder), a_md="# Paper\n\n" + "".join(lines)):
            assert finding.kind in KINDS
            assert finding.severity in SEVERITIES


# ---------------------------------------------------------------- real documents

# What the work programme of 2025 has at least, by kind, severity and a place.
KNOWN = [
    ("duplicate-code", "high", "3.3"),
    ("duplicate-code", "high", "11.2"),
    ("duplicate-section", "high", "11. Southwestern Ustyurt"),
    ("misfiled-code", "high", "10.4"),
    ("dangling-reference", "high", "20.3"),
    ("unit-without-score", "high", "20. Jungarian Gobi"),
    ("ambiguous-reference", "medium", "footnote 6"),
    ("ambiguous-reference", "medium", "11.1"),
    ("spelling-variant", "medium", "12. Western Tian Shan"),
    ("spelling-variant", "medium", "20.2"),
    ("spelling-variant", "low", "16.7"),
    ("score-species", "medium", "14. Eastern Ustyurt"),
    ("indicator-conflict", "medium", "11.2"),
    ("footnote-missing", "medium", "19. Trans-Altai Gobi"),
]


@pytest.mark.parametrize("store", ["seeds", "shipped"])
def test_the_work_programme_has_the_faults_that_are_known(store: str, request: pytest.FixtureRequest) -> None:
    corpus: Corpus = request.getfixturevalue(store)
    document = {"seeds": "001-txt", "shipped": "cami-work-programme-2026-2031-pdf"}[store]
    found = corpus.check(document)
    places = {(finding.kind, finding.severity, place) for finding in found for place in finding.where}
    assert set(KNOWN) <= places
    assert ("score-species", "medium", "15. Kopetdag") not in places  # its count is right
    assert ["Gobi Bear" in finding.message for finding in found if finding.kind == "value-conflict"].count(True) == 1
    grave = [finding for finding in found if finding.severity in ("high", "medium")]
    assert sum(finding.severity == "high" for finding in grave) == 6
    assert len(grave) < 20
    for finding in found:
        for one in finding.evidence:
            assert corpus.text(one.document)[one.start : one.end] == one.quote


def test_the_digests_have_the_faults_of_the_originals_and_none_of_their_own(seeds: Corpus, shipped: Corpus) -> None:
    def grave(corpus: Corpus) -> Counter[tuple[str, str]]:
        return Counter((f.kind, f.severity) for f in corpus.check() if f.severity in ("high", "medium"))

    assert grave(shipped) == grave(seeds)


def test_findings_come_by_severity_document_and_place(seeds: Corpus) -> None:
    found = seeds.check()
    order = [(SEVERITIES.index(finding.severity), finding.document) for finding in found]
    assert order == sorted(order)
    assert found == seeds.check()
    assert {finding.document for finding in seeds.check("003-txt")} == {"003-txt"}
    with pytest.raises(BadInput):
        seeds.check("no-such-document")


# ---------------------------------------------------------------- the verb


def test_the_verb_gives_json_a_table_and_text(corpus_store: Path) -> None:
    def run(*more: str) -> str:
        done = CliRunner().invoke(cli, ["--store", str(corpus_store), "check", *more], catch_exceptions=False)
        assert done.exit_code == 0
        return done.output

    first = json.loads(run("--json"))[0]
    assert list(first) == ["kind", "severity", "document", "where", "message", "quotes", "evidence", "part", "type"]
    assert (first["type"], first["severity"]) == ("finding", "high")
    head = next(csv.reader(io.StringIO(run("--csv", "-"))))
    assert head[:3] == ["kind", "severity", "document"]
    text = run("--document", "neaspec-harbin-workshop-2019-txt")
    assert "In the timetable 11:00 begins before 11:10" in " ".join(text.split())


def test_every_kind_is_written_down() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    told = [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")]
    assert sorted(told) == sorted(KINDS)


def test_the_graph_of_the_originals_holds_to_its_shapes(seeds: Corpus) -> None:
    assert seeds.graph_violations() == ()
