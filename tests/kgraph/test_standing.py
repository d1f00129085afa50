"""What a programme is at a date, on the word of its document, of later ones, or of a curator; small made documents."""

from __future__ import annotations

from pathlib import Path

import made_documents
import pytest

import kgraph
from kgraph.build import build
from kgraph.corpus import Corpus
from kgraph.shapes import violations
from kgraph.wording import standing_words

DRAFT = made_documents.programme()
MEETING = """UNEP/CMS/{symbol}/Report

# Report of the {number} Meeting of the Range States

*Tashkent, Uzbekistan, {date}*

## 1. Draft CAMI Work Programme 2026-2031

1. {says}
"""


def meeting(says: str, date: str = "14 – 16 October 2025", symbol: str = "CAMI3", number: str = "Third") -> str:
    return MEETING.format(says=says, date=date, symbol=symbol, number=number)


def opened(folder: Path, **texts: str) -> Corpus:
    made_documents.write(folder / "in", **texts)
    build([folder / "in"], folder / "store", workers=1)
    return kgraph.open(folder / "store")


def test_a_later_report_endorses_a_draft_from_its_date_on(tmp_path: Path) -> None:
    says = "The Range States endorsed the Work Programme (Annex 3)."
    with opened(tmp_path, draft_txt=DRAFT, report_txt=meeting(says)) as corpus:
        document = corpus.document("draft-txt")
        by = document.status_by
        assert by is not None
        assert (document.status, by.body, by.body_label) == ("endorsed", "range-states", "Range States")
        assert (by.date, by.document, by.quote) == ("2025-10-14", "report-txt", f"1. {says}")
        assert {row.status for row in corpus.activities()} == {"endorsed"}
        assert corpus.standing("draft-txt", "2025-10-13").status == "draft"
        assert corpus.standing("draft-txt", "2025-10-14").status == "endorsed"
        assert corpus.standing("cami-wp-2026-2031").status == "endorsed"
        assert corpus.standing("draft-txt", "2032").status == "expired"
        (said,) = document.said
        proof = said.evidence[0]
        assert corpus.text(proof.document)[proof.start : proof.end] == proof.quote
        assert list(violations(corpus._generation.dataset)) == []


@pytest.mark.parametrize(
    "says",
    [
        "The Range States did not endorse the Work Programme.",
        "The Work Programme will be adopted by the Conference of the Parties.",
        "The Meeting noted the Work Programme.",
        "The Meeting adopted the Work Programme for the Bukhara Deer 2025-2032.",
        "The Meeting adopted the CAMI Programme of Work 2021-2026.",
        "The Meeting adopted the CAMI Work Programme 2026-2031 (UNEP/CMS/TEST/Doc.1/Rev.1).",
    ],
)
def test_a_draft_stays_one(tmp_path: Path, says: str) -> None:
    with opened(tmp_path, draft_txt=DRAFT, report_txt=meeting(says)) as corpus:
        assert corpus.document("draft-txt").status == "draft"
        assert {row.status for row in corpus.activities()} == {"draft"}


RESOLUTION = """UNEP/CMS/Resolution 15.9

# Resolution 15.9 Central Asian Mammals Initiative

Adopted by the Conference of the Parties at its 15th Meeting (Campo Grande, March 2026)

1. Adopts the Work Programme for the Central Asian Mammals Initiative (2026-2031) contained in Annex 1;
"""


def test_what_was_endorsed_first_and_adopted_later_is_adopted(tmp_path: Path) -> None:
    report = meeting("The Range States endorsed the Work Programme.")
    with opened(tmp_path, draft_txt=DRAFT, report_txt=report, resolution_md=RESOLUTION) as corpus:
        document = corpus.document("draft-txt")
        assert document.status_by is not None
        assert (document.status, document.status_by.body, document.status_by.date) == ("adopted", "cms-cop", "2026-03")
        assert [standing_words(said) for said in document.said] == [
            "endorsed by Range States, 14 October 2025",
            "adopted by Conference of the Parties to CMS, March 2026",
        ]
        assert [corpus.standing("draft-txt", day).status for day in ("2025-09", "2026-02", "2026-03")] == [
            "draft",
            "endorsed",
            "adopted",
        ]


def test_of_two_versions_the_one_that_the_meeting_had_is_meant(tmp_path: Path) -> None:
    second = made_documents.programme("1/Rev.1", words=" and Iran").replace("6 – 8 May", "1 September")
    third = made_documents.programme("1/Rev.2").replace("6 – 8 May 2025", "1 March 2026")
    report = meeting("The Range States endorsed the Work Programme.")
    with opened(tmp_path, a_txt=DRAFT, b_txt=second, c_txt=third, report_txt=report) as corpus:
        assert [corpus.document(key).status for key in ("a-txt", "b-txt", "c-txt")] == ["draft", "endorsed", "draft"]


def test_versions_of_one_day_get_nothing(tmp_path: Path) -> None:
    second = made_documents.programme("2", words=" and Iran")
    with opened(
        tmp_path, a_txt=DRAFT, b_txt=second, report_txt=meeting("The Range States endorsed the Work Programme.")
    ) as corpus:
        assert [corpus.document(key).status for key in ("a-txt", "b-txt")] == ["draft", "draft"]
        assert corpus.standing("cami-wp-2026-2031").status == "endorsed"


def test_where_documents_disagree_both_are_given_and_a_draft_stays_one(tmp_path: Path) -> None:
    with opened(
        tmp_path,
        draft_txt=DRAFT,
        a_txt=meeting("The Range States endorsed the Work Programme."),
        b_txt=meeting("The Work Programme was not endorsed by the Range States.", "2 February 2026", "StC1", "First"),
    ) as corpus:
        document = corpus.document("draft-txt")
        assert (document.status, document.disputed) == ("draft", True)
        assert [(one.by.document, one.stated) for one in document.said] == [("a-txt", True), ("b-txt", False)]
        assert corpus.standing("draft-txt", "2025-12").status == "endorsed"


def test_an_answer_tells_who_agreed_and_when(tmp_path: Path) -> None:
    question = "Which activities cover Kulan in Turkmenistan?"
    with opened(
        tmp_path, draft_txt=DRAFT, report_txt=meeting("The Range States endorsed the Work Programme.")
    ) as corpus:
        now, before = corpus.ask(question), corpus.ask(question, as_of="2025-09")
        assert "endorsed by Range States, 14 October 2025." in now.summary
        assert [caution for caution in now.cautions if "proposed" in caution] == []
        assert "a draft that nobody has adopted." in before.summary
        assert [caution for caution in before.cautions if "its rows are proposed, not agreed" in caution] != []


def test_an_answer_tells_where_documents_disagree(tmp_path: Path) -> None:
    with opened(
        tmp_path,
        draft_txt=DRAFT,
        a_txt=meeting("The Range States endorsed the Work Programme."),
        b_txt=meeting("The Work Programme was not endorsed by the Range States.", "2 February 2026", "StC1", "First"),
    ) as corpus:
        assert corpus.ask("Which activities cover Kulan in Turkmenistan?").cautions[0] == (
            "Documents do not agree on what became of UNEP/CMS/TEST/Doc.1 of 6 May 2025: endorsed (UNEP/CMS/CAMI3/"
            "Report of 14 October 2025) and not endorsed (UNEP/CMS/StC1/Report of 2 February 2026)."
        )


def test_what_was_refused_once_may_be_adopted_later(tmp_path: Path) -> None:
    with opened(
        tmp_path,
        draft_txt=DRAFT,
        a_txt=meeting("The Range States did not endorse the Work Programme."),
        b_txt=meeting("The Committee endorsed the Work Programme.", "2 February 2026", "StC1", "First"),
    ) as corpus:
        document = corpus.document("draft-txt")
        assert (document.status, document.disputed) == ("endorsed", False)


def test_a_programme_is_superseded_only_by_one_that_is_agreed(tmp_path: Path) -> None:
    old = DRAFT.replace("DRAFT WORK PROGRAMME", "PROGRAMME OF WORK").replace("2026-2031", "2021-2026")
    old = (
        old.replace("6 – 8 May 2025", "1 May 2020").replace("Doc.1", "Doc.9") + "\nAdopted by COP13 in February 2020.\n"
    )
    new = DRAFT.replace(
        "Activities to be", "This Work Programme replaces the CAMI Programme of Work 2021-2026.\n\nActivities to be"
    )
    report = meeting("The Range States endorsed the Work Programme.")
    with opened(tmp_path, old_txt=old, new_txt=new, report_txt=report) as corpus:
        assert corpus.standing("old-txt", "2025-06").status != "superseded"
        now = corpus.standing("old-txt")
        assert now.status == "superseded"
        assert now.by is not None
        assert now.by.document == "new-txt"


def test_a_curator_has_the_last_word(tmp_path: Path) -> None:
    manifest = "file,status,status_by,status_date\ndraft.txt,adopted,cms-cop,2026-03\n"
    with opened(
        tmp_path,
        draft_txt=DRAFT,
        report_txt=meeting("The Range States endorsed the Work Programme."),
        manifest_csv=manifest,
    ) as corpus:
        document = corpus.document("draft-txt")
        assert document.status == "adopted"
        assert document.status_by is not None
        assert document.status_by.quote == "stated by the curator"
        assert corpus.standing("draft-txt", "2025-11").status == "endorsed"
        assert corpus.standing("draft-txt", "2025-06").status == "draft"


def test_a_programme_that_is_not_held_is_what_the_table_of_instruments_says(tmp_path: Path) -> None:
    with opened(tmp_path, draft_txt=DRAFT) as corpus:
        standing = corpus.standing("cami-pow-2021-2026", "2023")
        assert standing.status == "adopted"
        assert standing.by is not None
        assert (standing.by.body_label, standing.by.quote) == (
            "Conference of the Parties to CMS",
            "stated by the curator",
        )
        assert corpus.standing("cami-pow-2021-2026", "2027").status == "expired"
        assert corpus.standing("no-such-programme").status == "unknown"
