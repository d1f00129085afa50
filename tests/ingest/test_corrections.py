"""What a curator corrects of coverage and says of statements, on made-up documents that are really read."""

from __future__ import annotations

from pathlib import Path

import pytest

import ingest
from ingest.corrections import Corrections, corrected, read_corrections
from ingest.records import Activity, Extraction
from ingest.renamings import Renaming, renamed
from ontology.vocabulary import load

PROGRAMME = """UNEP/CMS/TEST/Doc.1

**DRAFT WORK PROGRAMME FOR THE CENTRAL ASIAN MAMMALS INITIATIVE 2026-2031**

Activities to be implemented by 2031||Responsible|Indicator|Priority
<b>1. Poaching</b>||||
1.1|Hold a workshop for rangers of all Range States.|GOs, NGOs|Workshop held by 2027|High
1.2|Hold a workshop in Turkmenistan.|GOs, NGOs|Workshop held by 2027|High
<b>2. Kopetdag (Iran, Turkmenistan)</b>||||
<b>Species:</b> Asiatic Wild Ass, Persian Leopard, Urial||||
2.1|Count the Kulan in Turkmenistan.|GOs|Report by the end of 2028|High
2.1|Conduct camera trap monitoring.|NGOs|Report|Medium
""".replace("|", "\t")
HEADS = "file,what,action,kind,key,why,by,date\n"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    path = tmp_path_factory.mktemp("docs") / "a.txt"
    path.write_text(PROGRAMME)
    return ingest.read(path, load())


def corrections(folder: Path, *lines: str) -> Corrections:
    (folder / "a.txt").write_text(PROGRAMME)
    (folder / "corrections.csv").write_text(HEADS + "".join(f"{line}\n" for line in lines))
    return read_corrections(folder, load())


def applied(read: Extraction, folder: Path, *lines: str) -> Extraction:
    found = corrections(folder, *lines)
    assert found.problems == ()
    return corrected(read, found.lines)


def row(read: Extraction, key: str) -> Activity:
    return next(activity for activity in read.activities if activity.key == key)


def test_a_species_is_left_out_of_one_row(read: Extraction, tmp_path: Path) -> None:
    now = applied(read, tmp_path, "a.txt,2.1--2,leave-out,species,Persian Leopard,seen by nobody,J. Doe,2026-11-01")
    assert [c.key for c in row(now, "2-1--2").species] == ["asiatic-wild-ass", "urial"]
    (left,) = row(now, "2-1--2").left_out
    assert (left.kind, left.key) == ("species", "persian-leopard")
    assert left.why == "left out by the curator: seen by nobody (J. Doe, 2026-11-01)"
    assert row(now, "2-1") == row(read, "2-1")
    assert now.warnings == ()


def test_a_country_is_added_to_one_row_by_name(read: Extraction, tmp_path: Path) -> None:
    now = applied(read, tmp_path, "a.txt,2.1,add,country,Iran,the annex names it,,", "a.txt,1.2,add,country,KAZ,so,,")
    added = row(now, "2-1").countries[-1]
    assert (added.key, added.basis, added.note) == ("IRN", "named", "added by the curator: the annex names it")
    assert [now.quote(span) for span in added.spans] == [now.quote(row(read, "2-1").row)]
    assert [x.key for x in row(read, "2-1").left_out if x.kind == "country"] == ["IRN"]
    assert [x for x in row(now, "2-1").left_out if x.kind == "country"] == []
    assert [(c.key, c.basis) for c in row(now, "1-2").countries] == [("TKM", "named"), ("KAZ", "named")]


def test_a_correction_of_the_whole_document_reaches_its_rows(read: Extraction, tmp_path: Path) -> None:
    now = applied(read, tmp_path, "a.txt,document,add,country,India,a later note,,")
    basis = {a.key: [c.basis for c in a.countries if c.key == "IND"] for a in now.activities}
    assert basis == {"1-1": ["programme"], "1-2": [], "2-1": [], "2-1--2": []}
    gone = applied(read, tmp_path, "a.txt,document,leave-out,species,urial,never meant,,")
    assert all(c.key != "urial" for a in gone.activities for c in a.species)
    assert [a.key for a in gone.activities if any(x.key == "urial" for x in a.left_out)] == [
        "1-1",
        "1-2",
        "2-1",
        "2-1--2",
    ]


def test_a_group_stands_for_its_members(tmp_path: Path) -> None:
    (line,) = corrections(tmp_path, "a.txt,1.2,add,country,region:cami-range-states,so,,").lines
    assert {"KAZ", "MNG", "TKM"} <= set(line.keys)


def test_corrections_are_applied_in_the_order_of_their_lines(read: Extraction, tmp_path: Path) -> None:
    lines = ("a.txt,1.2,add,country,KAZ,so,,", "a.txt,1.2,leave-out,country,KAZ,not so,,")
    now = row(applied(read, tmp_path, *lines), "1-2")
    assert [c.key for c in now.countries] == ["TKM"]
    assert now.left_out[-1].why == "left out by the curator: not so"


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("a.txt,9.9,add,country,KAZ,so,,", "no activity has the code '9.9'; correct it"),
        ("a.txt,1.2,leave-out,country,CHN,so,,", "it changes nothing; remove the line"),
    ],
)
def test_a_correction_that_meets_nothing_is_a_warning(
    read: Extraction, tmp_path: Path, line: str, warning: str
) -> None:
    now = applied(read, tmp_path, line)
    assert now.warnings == (f"corrections.csv line 2: {warning}",)
    assert now.activities == read.activities


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("b.txt,1.1,add,country,KAZ,so,,", "there is no file 'b.txt' in this folder; correct its path"),
        (
            "a.txt,1.1,remove,country,KAZ,so,,",
            "no action is called 'remove'; give one of: leave-out, add, reject, confirm, set-status, add-name, merge",
        ),
        ("a.txt,1.1,add,place,KAZ,so,,", "no kind is called 'place'; give one of: species, country"),
        ("a.txt,1.1,add,species,Dodo,so,,", "no species is called 'Dodo'; correct it, or add it to the vocabulary"),
        ("a.txt,,add,country,KAZ,so,,", "the column 'what' is empty; fill it"),
        ("a.txt,1.1,add,country,KAZ,,,", "the column 'why' is empty; fill it"),
        ("a.txt,1.1,add,country,KAZ,so,,soon", "'soon' is no date; write it as 2025-05-06, 2025-05 or 2025"),
    ],
)
def test_a_line_with_anything_wrong_in_it_corrects_nothing(tmp_path: Path, line: str, message: str) -> None:
    found = corrections(tmp_path, line, "a.txt,1.1,add,country,KAZ,so,,")
    assert [str(problem) for problem in found.problems] == [f"corrections.csv line 2: {message}"]
    assert [correction.line for correction in found.lines] == [3]


# --------------------------------------------------------------- statements

REPORT = """# Report of the Meeting

The meeting reviewed the implementation of the CAMI Programme of Work 2014-2020 so far.

## Issue 1.1 Illegal Hunting and Trade

1. The survey (1.1.1) was being undertaken, and activity 1.1.2 was planned for 2019.

2. The group recommended that CMS count the  Kulan in **Turkmenistan** every year (1.1.3).

3. The group recommended that rangers of Kazakhstan be trained.
"""
SAID = "file,what,action,key,quote,code,why,by,date\n"
COUNT = "CMS count the Kulan in Turkmenistan"
PLANNED = "activity 1.1.2 was planned for 2019"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    path = tmp_path_factory.mktemp("reports") / "r.md"
    path.write_text(REPORT)
    return ingest.read(path, load())


def verdicts(folder: Path, *lines: str) -> Corrections:
    (folder / "r.md").write_text(REPORT)
    (folder / "corrections.csv").write_text(SAID + "".join(f"r.md,{line}\n" for line in lines))
    return read_corrections(folder, load())


def ruled(report: Extraction, folder: Path, *lines: str) -> Extraction:
    found = verdicts(folder, *lines)
    assert found.problems == ()
    return corrected(report, found.lines)


def test_a_rejected_recommendation_is_gone_and_what_is_reported_in_its_words_stays(
    report: Extraction, tmp_path: Path
) -> None:
    now = ruled(report, tmp_path, f"recommendation,reject,,{COUNT},,only a wish,,")
    assert [said.codes for said in report.recommendations] == [("1.1.3",), ()]
    assert [said.codes for said in now.recommendations] == [()]
    assert (now.reported, now.warnings) == (report.reported, report.warnings)


def test_of_two_reports_in_the_same_words_the_code_tells_which_is_meant(report: Extraction, tmp_path: Path) -> None:
    assert [said.code for said in ruled(report, tmp_path, f"reported,reject,,{PLANNED},1.1.2,so,,").reported] == [
        "1.1.1",
        "1.1.3",
    ]
    assert [said.code for said in ruled(report, tmp_path, f"reported,reject,,{PLANNED},,so,,").reported] == ["1.1.3"]


def test_a_status_is_set_and_says_what_was_read(report: Extraction, tmp_path: Path) -> None:
    set_it = f"reported,set-status,not_started,{PLANNED},1.1.2.,the group said so,J. Doe,2026"
    now = ruled(report, tmp_path, set_it, f"reported,confirm,,{PLANNED},1.1.2,so,,")
    assert [(said.code, said.status, said.curated) for said in now.reported] == [
        ("1.1.1", "in_progress", ""),
        ("1.1.2", "not_started", "status set by the curator, read as planned: the group said so (J. Doe, 2026)"),
        ("1.1.3", "recommended", ""),
    ]
    assert now.warnings == (*report.warnings, "corrections.csv line 3: it changes nothing; remove the line")


def test_a_statement_is_confirmed(report: Extraction, tmp_path: Path) -> None:
    now = ruled(report, tmp_path, "recommendation,confirm,,rangers of  Kazakhstan be trained,,I was there,J. Doe,")
    assert [said.curated for said in now.recommendations] == ["", "confirmed by the curator: I was there (J. Doe)"]
    assert now.warnings == report.warnings


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        (
            "recommendation,reject,,CMS count the Saiga,,so,,",
            "the words 'CMS count the Saiga' no longer stand in it; correct them, or remove the line",
        ),
        (
            f"recommendation,reject,,{PLANNED},,so,,",
            f"no recommendation is read in the words '{PLANNED}'; remove the line",
        ),
        (
            f"reported,confirm,,{PLANNED},1.1.9,so,,",
            f"no report on 1.1.9 is read in the words '{PLANNED}'; remove the line",
        ),
        (
            "recommendation,reject,,The group recommended that,,so,,",
            "the words 'The group recommended that' stand in 2 statements; give more of them",
        ),
    ],
)
def test_words_that_settle_on_no_statement_are_a_warning(
    report: Extraction, tmp_path: Path, line: str, warning: str
) -> None:
    now = ruled(report, tmp_path, line)
    assert now.warnings == (*report.warnings, f"corrections.csv line 2: {warning}")
    assert (now.reported, now.recommendations) == (report.reported, report.recommendations)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "activity,reject,,some words,,so,,",
            "no statement is called 'activity'; give one of: recommendation, reported",
        ),
        ("reported,reject,,,1.1.2,so,,", "the column 'quote' is empty; give words of the statement"),
        (
            "reported,set-status,done,some words,,so,,",
            "no status is called 'done'; give one of: not_started, in_progress, partly_implemented, implemented, "
            "planned, recommended, not_recommended, needs_attention, unknown",
        ),
        (
            "recommendation,set-status,planned,some words,,so,,",
            "only what is reported of an activity has a status; reject or confirm the recommendation",
        ),
        ("recommendation,reject,,some words,,,,", "the column 'why' is empty; fill it"),
    ],
)
def test_a_wrong_verdict_is_a_problem_of_its_line(tmp_path: Path, line: str, message: str) -> None:
    found = verdicts(tmp_path, line, f"recommendation,reject,,{COUNT},,so,,")
    assert [str(problem) for problem in found.problems] == [f"corrections.csv line 2: {message}"]
    assert [one.line for one in found.lines] == [3]


# -------------------------------------------------------------------- names


def reread(folder: Path, *lines: str) -> Extraction:
    """The report, read with the names that the lines give."""
    (folder / "r.md").write_text(REPORT.replace("Kulan", "Steppe Runner"))
    (folder / "corrections.csv").write_text(HEADS + "".join(f"r.md,{line}\n" for line in lines))
    found = read_corrections(folder, load())
    assert found.problems == ()
    names = [line for line in found.lines if isinstance(line, Renaming)]
    return corrected(ingest.read(folder / "r.md", renamed(load(), names)), found.lines)


def named(read: Extraction, kind: str) -> list[tuple[str, str]]:
    return [(mention.key, mention.surface) for mention in read.mentions if mention.kind == kind]


def test_a_name_that_a_curator_adds_is_found_wherever_the_document_is_read(tmp_path: Path) -> None:
    assert named(reread(tmp_path), "species") == []
    now = reread(tmp_path, "Steppe Runner,add-name,species,Kulan,its name there,,")
    assert named(now, "species") == [("asiatic-wild-ass", "Steppe Runner")]
    assert now.recommendations[0].species == ("asiatic-wild-ass",)
    assert load().named("species", "Steppe Runner") is None


def test_names_of_one_thing_are_taken_for_another(tmp_path: Path) -> None:
    now = reread(tmp_path, "KAZ,merge,country,Uzbekistan,a slip of the pen,,")
    assert named(now, "country") == [("TKM", "Turkmenistan"), ("UZB", "Kazakhstan")]
    assert now.warnings == reread(tmp_path).warnings


def test_a_name_that_stands_nowhere_is_a_warning(tmp_path: Path) -> None:
    now = reread(tmp_path, "Steppe Walker,add-name,species,Kulan,so,,", "China,merge,country,MNG,so,,")
    assert now.warnings[-2:] == (
        "corrections.csv line 2: the name 'Steppe Walker' no longer stands in it; correct it, or remove the line",
        "corrections.csv line 3: the name 'China' no longer stands in it; correct it, or remove the line",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "Runner,add-name,code,KAZ,so,,",
            "no kind is called 'code'; give one of: species, country, organisation, place, instrument",
        ),
        ("Runner,add-name,species,Dodo,so,,", "no species is called 'Dodo'; correct it, or add it to the vocabulary"),
        ("Kulan,add-name,species,Urial,so,,", "'Kulan' is a name of Asiatic Wild Ass; use merge, or correct it"),
        ("Kulan,merge,species,asiatic-wild-ass,so,,", "'Kulan' is a name of Asiatic Wild Ass already; remove the line"),
        ("Runner,merge,species,Urial,so,,", "no species is called 'Runner'; to give one a new name, use add-name"),
        (",add-name,species,Urial,so,,", "the column 'what' is empty; fill it"),
    ],
)
def test_a_wrong_name_is_a_problem_of_its_line(tmp_path: Path, line: str, message: str) -> None:
    found = corrections(tmp_path, f"a.txt,{line}")
    assert [str(problem) for problem in found.problems] == [f"corrections.csv line 2: {message}"]
    assert found.lines == ()
