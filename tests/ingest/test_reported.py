"""What a report says became of an activity or of a whole issue, in the half of the sentence that speaks of it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from scene_text import REPORT, report_on, sentences_of

from ingest import scene
from ingest.codes import codes
from ingest.pipeline import passages, read
from ingest.records import Document, Extraction, StatusReport
from ingest.reported import reported
from ontology.names import matcher
from ontology.vocabulary import load

ROOT = Path(__file__).parents[2]
REVIEW = "The meeting reviewed the implementation of the CAMI Programme of Work 2014-2020 so far.\n\n"
ISSUE = f"{REVIEW}Issue 1.1 Illegal Hunting and Trade\n\n"


def said(text: str, document: Document = REPORT) -> tuple[StatusReport, ...]:
    sentences = sentences_of(text)
    document = report_on(sentences, document)
    return reported(sentences, codes(sentences, document, load()), document, load())


def statuses(text: str) -> list[tuple[str, str]]:
    return [(report.code, report.status) for report in said(ISSUE + text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Activity 1.1.1 has been implemented.", "implemented"),
        ("The network (1.1.1) was established.", "implemented"),
        ("Activity 1.1.1 has not yet been carried out.", "not_started"),
        ("Activity 1.1.1, not addressed to date, is known.", "not_started"),
        ("No mechanism of storage (1.1.1) had been identified.", "not_started"),
        ("Neither a list nor a map (1.1.1) had been made.", "not_started"),
        ("Work on 1.1.1 had not started.", "not_started"),
        ("The survey (1.1.1) was being undertaken.", "in_progress"),
        ("CMS was currently conceptualizing a project (1.1.1).", "in_progress"),
        ("Activity 1.1.1, a study of maps, was ongoing.", "in_progress"),
        ("The Secretariat had started work on it (1.1.1).", "in_progress"),
        ("In part, 1.1.1 was addressed.", "partly_implemented"),
        ("In part 1.1.1 was addressed by two reserves.", "partly_implemented"),
        ("Reintroduction (1.1.1) had occurred only in Kyrgyzstan.", "partly_implemented"),
        ("Some analysis (1.1.1) was done.", "partly_implemented"),
        ("Activity 1.1.1 was not sufficiently implemented.", "partly_implemented"),
        ("Activity 1.1.1 was planned for 2019.", "planned"),
        ("Guidelines were needed so that it could be implemented (1.1.1).", "needs_attention"),
        ("More attention is also required for subsistence hunting (1.1.1).", "needs_attention"),
        ("It was recommended that efforts for it (1.1.1) should be increased.", "recommended"),
        ("The group called for a meeting (1.1.1), involving CMS and those who have been invited.", "recommended"),
        ("In China all recommended activities on fences (1.1.1) were ongoing.", "in_progress"),
        ("The group recommended not to implement 1.1.1.", "not_recommended"),
        ("Activity 1.1.1 was given low priority.", "not_recommended"),
        ("Regarding 1.1.1 little information was available.", "unknown"),
        ("Activity 1.1.1 is about fences.", "unknown"),
        ("Two packs (1.1.1) were galvanised.", "implemented"),
        ("The posts (1.1.1) were not galvanised.", "not_started"),
        ("The posts (1.1.1) were discussed at length.", "unknown"),
        ("The mapping of corridors (1.1.1) will begin in 2023.", "planned"),
        ("Botswana offered to draft a paper (1.1.1).", "planned"),
        ("The study (1.1.1) was postponed owing to the frost.", "not_started"),
        ("It was said that the study (1.1.1) should be postponed.", "not_recommended"),
        ("The study (1.1.1) is well advanced.", "in_progress"),
        ("The study (1.1.1) was half complete.", "partly_implemented"),
        ("Ranger training (1.1.1) continues in six countries.", "in_progress"),
        ("Kyrgyzstan has equipped all its parks (1.1.1).", "implemented"),
        ("Kazakhstan released 61 deer in the reserve (1.1.1).", "implemented"),
        ("The atlas (1.1.1) is online since 2019.", "implemented"),
        ("The retrofitting of the fence (1.1.1) awaits a decision.", "not_started"),
        ("The offer of Iran to convene a meeting (1.1.1) was warmly received.", "planned"),
        ("Surveys (1.1.1) have been completed in Mongolia and are under way in India.", "partly_implemented"),
        ("Corrals (1.1.1) receive little attention.", "needs_attention"),
        ("The water agreement (1.1.1) remains unsigned.", "not_started"),
        ("Nobody was able to help, and the trial (1.1.1) failed to begin.", "not_started"),
        ("The hunting of hares (1.1.1) has been given up.", "not_started"),
        ("Uzbekistan is about to enlarge the reserve (1.1.1).", "planned"),
        ("The meeting stressed that grazing (1.1.1) must end.", "recommended"),
        ("It was agreed that the film (1.1.1) would not be made.", "not_recommended"),
        ("Nothing could be said about 1.1.1 because no State had provided data.", "unknown"),
    ],
)
def test_the_words_of_a_status(text: str, status: str) -> None:
    assert statuses(text) == [("1.1.1", status)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Feasibility had not yet been assessed (1.1.1), while re-introduction (1.1.2) was ongoing.",
            [("1.1.1", "not_started"), ("1.1.2", "in_progress")],
        ),
        (
            "While activities on maps (1.1.1) were ongoing with support of CMS and others, several other ones (1.1.2) "
            "still required more attention.",
            [("1.1.1", "in_progress"), ("1.1.2", "needs_attention")],
        ),
        ("Projects were ongoing (see 1.1.1), more activities were planned by China.", [("1.1.1", "in_progress")]),
        (
            "A plan (1.1.1) had not been developed; however, monitoring (1.1.2) was under way.",
            [("1.1.1", "not_started"), ("1.1.2", "in_progress")],
        ),
        (
            "While schemes (1.1.1) were running in Kenya, insurance for herders (1.1.2) had not been tested anywhere.",
            [("1.1.1", "in_progress"), ("1.1.2", "not_started")],
        ),
        (
            "The toolbox was being translated (1.1.1), and its French edition (1.1.2) was launched last year.",
            [("1.1.1", "in_progress"), ("1.1.2", "implemented")],
        ),
    ],
)
def test_each_half_of_a_sentence_speaks_of_its_own_codes(text: str, expected: list[tuple[str, str]]) -> None:
    assert statuses(text) == expected


def test_a_half_has_its_own_countries() -> None:
    text = "Reintroduction in Kyrgyzstan had not been assessed (1.1.1), while that in Kazakhstan (1.1.2) was ongoing."
    assert [report.countries for report in said(ISSUE + text)] == [("KGZ",), ("KAZ",)]
    assert [(ISSUE + text)[r.span.start : r.span.end] for r in said(ISSUE + text)] == [
        "Reintroduction in Kyrgyzstan had not been assessed (1.1.1)",
        "while that in Kazakhstan (1.1.2) was ongoing.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Neither a list (1.1.1), a map (1.1.2) nor a book (1.1.3) was made. The last two activities were given low "
            "priority.",
            [("1.1.2", "not_recommended"), ("1.1.3", "not_recommended")],
        ),
        ("A map (1.1.1) was made. However additional activities were needed.", [("1.1.1", "needs_attention")]),
        ("Parties rarely gave reports (1.1.1). They were encouraged to do so.", [("1.1.1", "recommended")]),
        ("A map (1.1.1) was made. It was recommended to print it.", []),
        ("A map (1.1.1) was made.\n\nThis activity was given low priority.", []),
    ],
)
def test_a_sentence_may_go_on_about_the_activities_before_it(text: str, expected: list[tuple[str, str]]) -> None:
    found = statuses(text)
    assert found[len({code for code, _ in found}) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Measures for almost all the activities under this issue were in progress.", ["in_progress"]),
        ("All but one activity under this issue has been initiated and needs to be continued.", None),
        ("None of the activities had been implemented.", ["not_started"]),
        ("The actions under this issue needed increased attention.", ["needs_attention"]),
        ("Several activities were ongoing.", []),
        ("The group recommended more activities.", []),
    ],
)
def test_statements_on_a_whole_issue(text: str, expected: list[str] | None) -> None:
    found = said(ISSUE + text)
    assert [report.status for report in found] == (["in_progress", "needs_attention"] if expected is None else expected)
    assert all(report.whole_issue and report.code == "1.1" for report in found)


def test_a_statement_has_the_date_as_of_which_it_holds() -> None:
    text = f"{ISSUE}As of March 2017, activity 1.1.1 was ongoing. Activity 1.1.2 was planned."
    assert [report.date for report in said(text)] == ["2017-03", "2018-04"]
    undated = replace(REPORT, date=None)
    assert [report.date for report in said(text, undated)] == ["2017-03", "2017-03"]


def test_a_table_says_it_in_the_cell_beside_the_code() -> None:
    head = "| Code | Activity | Status |\n|---|---|---|\n"
    rows = f"{head}| 1.1.1 | Count Saiga | Completed |\n| 1.1.2 | Maps | Not started |\n"
    assert [(r.code, r.status) for r in said(ISSUE + rows)] == [("1.1.1", "implemented"), ("1.1.2", "not_started")]


def test_a_species_is_carried_only_under_a_heading_on_it() -> None:
    text = "The group spoke of Kulan. Corridors (2.3.1) needed more attention."
    about = f"{REVIEW}Issue 2.3 Kulan and Cheetah\n\n{text}"
    other = f"{REVIEW}Issue 2.3 Scientific Knowledge\n\n{text}"
    assert [report.species for report in said(about)] == [("asiatic-wild-ass",)]
    assert [report.species for report in said(other)] == [()]


def _reports(extraction: Extraction) -> tuple[StatusReport, ...]:
    names = matcher(load()).find(extraction.text, passages(extraction.blocks), extraction.document.body)
    sentences = scene.sentences(extraction.text, extraction.blocks, names)
    document = report_on(sentences, extraction.document)
    return reported(sentences, codes(sentences, document, load()), document, load())


def _by_code(reports: tuple[StatusReport, ...]) -> dict[str, list[StatusReport]]:
    found: dict[str, list[StatusReport]] = {}
    for report in reports:
        if not report.whole_issue:
            found.setdefault(" ".join((report.code, *report.letters)), []).append(report)
    return found


def _expected() -> dict[str, Mapping[str, str]]:
    with (ROOT / "tests" / "ingest" / "report_statuses.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def test_the_original_meeting_report(originals: Path) -> None:
    found, expected = _by_code(_reports(read(originals / "000.txt"))), _expected()
    assert set(found) == set(expected)
    for code, row in expected.items():
        given = {report.status for report in found[code]}
        assert given >= set(row["statuses"].split("|")), code
        assert given <= set(row["statuses"].split("|")) | set(row["others"].split("|")), code
        assert sorted({key for r in found[code] for key in r.species}) == list(
            filter(None, row["species"].split("|"))
        ), code
        assert sorted({key for r in found[code] for key in r.countries}) == list(
            filter(None, row["countries"].split("|"))
        ), code


def test_what_the_original_says_of_whole_issues(originals: Path) -> None:
    whole = [(r.code, r.status) for r in _reports(read(originals / "000.txt")) if r.whole_issue]
    assert whole == [
        ("1.1", "in_progress"),
        ("1.4", "in_progress"),
        ("1.4", "needs_attention"),
        ("1.5", "implemented"),
        ("1.6", "not_started"),
        ("1.6", "partly_implemented"),
        ("1.7", "needs_attention"),
        ("1.7", "partly_implemented"),
        ("2.5", "not_started"),
        ("4.1", "partly_implemented"),
        ("4.1", "in_progress"),
        ("4.1", "needs_attention"),
    ]


def test_the_digest_in_other_words() -> None:
    """The same statements, worded differently: one of the accepted readings for every activity."""
    found, expected = _by_code(_reports(read(ROOT / "corpus" / "cami-review-report-2018.pdf"))), _expected()
    assert set(found) == set(expected)
    wrong = {
        code: sorted({report.status for report in found[code]})
        for code, row in expected.items()
        if not {report.status for report in found[code]} <= {*row["statuses"].split("|"), *row["others"].split("|")}
    }
    assert wrong == {}
