"""Was it already agreed? Verdicts on a small adopted programme, a draft, and a report, all made up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import made_documents
import pytest

import kgraph
from kgraph.agreed.phrasing import asks, proposal_in, wants_yes_or_no
from kgraph.agreed.results import AgreedResult
from kgraph.build import build
from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.results import to_json

ADOPTED = """UNEP/CMS/TEST/Doc.9

**WORK PROGRAMME FOR THE SAIGA AND ITS STEPPES 2026-2031**

Adopted by the CMS Standing Committee, Bonn, 12 March 2026

Activities to be implemented by 2031		Responsible	Indicator	Priority
<b>1. Capacity</b>\t\t\t\t
1.1	Train rangers of all Range States in the use of detection dogs.	GOs, NGOs	Training held by 2028	High
1.2	Assess the feasibility of compensation schemes for herders.	GOs	Report	Medium
<b>2. Kopetdag (Iran, Turkmenistan)</b>\t\t\t\t
<b>Species:</b> Asiatic Wild Ass, Persian Leopard, Urial\t\t\t\t
2.1	Monitor the Kulan in Turkmenistan with camera traps.	GOs	Report by the end of 2028	High
2.2	Hold a workshop to discuss wildlife passages in the border fence.	NGOs, IUCN	Workshop	Medium
2.3	Build artificial water points for Urial.	NGOs	Water points	Low
2.4	Ban livestock grazing in protected areas.	GOs	Ban in force	High
"""
REPORT = """UNEP/CMS/TEST/Report

# Report of the First Meeting

*Bishkek, Kyrgyzstan, 4 – 6 May 2026*

## 1. Discussion

1. The Meeting recommended that Range States put radio collars on Saiga in Kazakhstan.

2. The Meeting recommended not to build fences along the railways of Mongolia.
"""
ENDORSING = """UNEP/CMS/CAMI3/Report

# Report of the Third Meeting of the Range States

*Tashkent, Uzbekistan, 14 – 16 October 2025*

## 1. Draft CAMI Work Programme 2026-2031

1. {says}
"""
QUOTE = "Adopted by the CMS Standing Committee, Bonn, 12 March 2026"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("agreed")
    made_documents.write(folder / "in", adopted_txt=ADOPTED, report_txt=REPORT)
    build([folder / "in"], folder / "store", workers=1)
    return folder / "store"


@pytest.fixture
def corpus(store: Path) -> Iterator[Corpus]:
    with kgraph.open(store) as opened:
        yield opened


def first(result: AgreedResult) -> tuple[str, str | None]:
    return result.verdict, result.matches[0].code


def differing(result: AgreedResult) -> list[str]:
    return list(result.matches[0].differs)


# ------------------------------------------------------------------ the same


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Teach wardens to work with sniffer dogs", "1.1"),
        ("Study whether pastoralists could be paid compensation", "1.2"),
        ("Watch wild asses in Turkmenistan by means of trail cameras", "2.1"),
        ("Convene a seminar on gaps for animals in the frontier fencing of Kopetdag", "2.2"),
        ("Construct drinking places for urial in Kopetdag", "2.3"),
        ("Prohibit pasturing of cattle in the nature reserves of Kopetdag", "2.4"),
    ],
)
def test_other_words_for_the_same_are_agreed(corpus: Corpus, text: str, code: str) -> None:
    result = corpus.agreed(text)
    assert first(result) == ("agreed", code)
    assert result.matches[0].differs == {}
    assert result.matches[0].text_held


def test_a_row_as_it_stands_is_the_same_in_everything(corpus: Corpus) -> None:
    match = corpus.agreed("Monitor the Kulan in Turkmenistan with camera traps by 2028").matches[0]
    assert (match.verdict, match.differs, match.beyond) == ("agreed", {}, ())
    assert {name: (sides.text, sides.match) for name, sides in match.same.items()} == {
        "species": (("asiatic-wild-ass",), ("asiatic-wild-ass",)),
        "countries": (("TKM",), ("TKM",)),
        "action": (("Monitor",), ("Monitor",)),
        "date": (("2028",), ("2028",)),
    }
    proof = match.evidence[0]
    assert proof.quote == match.text == corpus.text(proof.document)[proof.start : proof.end]


def test_an_agreement_carries_its_body_date_and_words(corpus: Corpus) -> None:
    match = corpus.agreed("Teach wardens to work with sniffer dogs").matches[0]
    by = match.status_by
    assert by is not None
    assert (match.status, by.body, by.date, by.document, by.quote) == (
        "adopted", "cms-standing-committee", "2026-03-12", "adopted-txt", QUOTE,
    )  # fmt: skip


def test_before_it_was_adopted_it_was_proposed(corpus: Corpus) -> None:
    text = "Teach wardens to work with sniffer dogs"
    assert first(corpus.agreed(text, "2026-03-11")) == ("proposed", "1.1")
    assert first(corpus.agreed(text, "2026-03-12")) == ("agreed", "1.1")
    assert first(corpus.agreed(text, "2032")) == ("similar", "1.1")
    assert corpus.agreed(text, "2032").matches[0].status == "expired"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Make wardens savvy about sniffer dogs", "1.1"),  # a verb that no table has
        ("Has anyone thought of building drinking places for urial in Kopetdag?", "2.3"),
        ("Drinking places for urial in Kopetdag, do we have this activity already?", "2.3"),
        ("Has anyone floated paying compensation to herders?", "1.2"),  # a thought is all that is asked for
        ("Compensation for herders: check whether it is feasible", "1.2"),
    ],
)
def test_an_unknown_verb_is_no_difference_and_a_thought_no_more_than_one(corpus: Corpus, text: str, code: str) -> None:
    result = corpus.agreed(text)
    assert (*first(result), differing(result)) == ("agreed", code, [])


# ------------------------------------------------------------- false friends


@pytest.mark.parametrize(
    ("text", "code", "differs"),
    [
        ("Monitor the snow leopard in Turkmenistan with camera traps", "2.1", ["species"]),
        ("Monitor the Kulan in Iran with camera traps", "2.1", ["countries"]),
        ("Monitor the Kulan in Mongolia with camera traps", "2.1", ["countries"]),
        ("Build artificial water points for Urial in the Altai", "2.3", ["places"]),
        ("Build artificial water points for Saiga in Kazakhstan", "2.3", ["species", "countries"]),
        ("Pay compensation to herders", "1.2", ["action"]),
        ("Build wildlife passages in the border fence of Kopetdag", "2.2", ["action"]),
        ("Allow livestock grazing in protected areas of Kopetdag", "2.4", ["action"]),
        ("Destroy artificial water points for Urial", "2.3", ["action"]),
        ("Ban detection dogs", "1.1", ["action"]),
    ],
)
def test_another_action_species_or_country_is_not_the_same(
    corpus: Corpus, text: str, code: str, differs: list[str]
) -> None:
    result = corpus.agreed(text)
    assert first(result) == ("similar", code)
    assert differing(result) == differs


def test_investigating_is_not_doing_and_doing_is_not_investigating(corpus: Corpus) -> None:
    assert corpus.agreed("Assess the feasibility of artificial water points for Urial").verdict == "similar"
    assert corpus.agreed("Assess the feasibility of compensation schemes for herders").verdict == "agreed"
    assert corpus.agreed("Compensate herders").verdict == "similar"


@pytest.mark.parametrize("text", ["Launch a satellite for weather forecasts", "Qwertz asdfg", "!?"])
def test_what_was_never_planned_is_not_found(corpus: Corpus, text: str) -> None:
    assert corpus.agreed(text).verdict == "not found"


def test_what_goes_beyond_a_row_is_said(corpus: Corpus) -> None:
    wider = corpus.agreed("Monitor the Kulan in Turkmenistan, Iran and Kazakhstan with camera traps").matches[0]
    assert wider.verdict == "similar"
    assert wider.same["countries"].text == ("TKM",)
    assert wider.differs["countries"].text == ("IRN", "KAZ")
    assert wider.beyond == ("Iran (Islamic Republic of) and Kazakhstan beyond Turkmenistan",)


def test_actors_and_dates_that_differ_do_not_make_it_another_thing(corpus: Corpus) -> None:
    match = corpus.agreed("UNESCO shall hold a workshop on wildlife passages in the border fence by 2035").matches[0]
    assert (match.code, match.verdict) == ("2.2", "agreed")
    assert {name: (sides.text, sides.match) for name, sides in match.differs.items()} == {
        "actors": (("unesco",), ("ngos", "iucn")),
        "date": (("2035",), ("2031",)),
    }


# ---------------------------------------------------- drafts and recommendations


def test_agreed_is_never_said_of_a_draft(tmp_path: Path) -> None:
    made_documents.write(tmp_path / "in", draft_txt=made_documents.programme())
    build([tmp_path / "in"], tmp_path / "store", workers=1)
    with kgraph.open(tmp_path / "store") as corpus:
        for row in corpus.activities():
            result = corpus.agreed(row.text)
            assert first(result) == ("proposed", row.code)
            assert "agreed" not in {match.verdict for match in result.matches}


def test_a_draft_is_agreed_once_a_report_says_that_it_was_endorsed(tmp_path: Path) -> None:
    says = "The Range States endorsed the Work Programme (Annex 3)."
    report = ENDORSING.format(says=says)
    made_documents.write(tmp_path / "in", draft_txt=made_documents.programme(), report_txt=report)
    build([tmp_path / "in"], tmp_path / "store", workers=1)
    with kgraph.open(tmp_path / "store") as corpus:
        match = corpus.agreed("Organise a seminar for wardens").matches[0]
        by = match.status_by
        assert by is not None
        assert (match.verdict, match.code, match.status) == ("agreed", "1.1", "endorsed")
        assert (by.body, by.date, by.quote) == ("range-states", "2025-10-14", f"1. {says}")
        assert corpus.agreed("Organise a seminar for wardens", "2025-10-13").verdict == "proposed"


def test_what_a_report_recommends_is_recommended_from_its_date_on(corpus: Corpus) -> None:
    text = "Fit Saiga in Kazakhstan with collars"
    result = corpus.agreed(text)
    assert (result.verdict, result.matches[0].type) == ("recommended", "recommendation")
    assert corpus.agreed(text, "2026-04").verdict == "not found"


def test_what_a_report_recommends_against_is_not_what_it_recommends(corpus: Corpus) -> None:
    assert corpus.agreed("Build fences along the railways of Mongolia").verdict == "similar"
    assert corpus.agreed("Build no fences along the railways of Mongolia").verdict == "recommended"


# -------------------------------------------------------------- in and out


def test_the_answer_holds_what_the_contract_promises(corpus: Corpus) -> None:
    result = to_json(corpus.agreed("Teach wardens to work with sniffer dogs"))
    assert set(result) >= {"text", "verdict", "matches", "searched"}
    promised = {"type", "id", "document", "code", "text", "status", "score", "same", "differs", "evidence"}
    assert set(result["matches"][0]) >= promised
    assert result["searched"]["documents"] == 2
    assert all(0 <= match["score"] <= 1 for match in result["matches"])


def test_a_text_must_say_something(corpus: Corpus) -> None:
    with pytest.raises(BadInput, match="there is no text"):
        corpus.agreed("  ")
    with pytest.raises(BadInput, match="10001 characters"):
        corpus.agreed("a" * 10_001)


@pytest.mark.parametrize(
    ("question", "proposal"),
    [
        ("Was it agreed to train wardens?", "train wardens"),
        ("Did we agree to ban trophy hunting of Argali?", "ban trophy hunting of Argali"),
        ("Training wardens in firefighting: already in?", "Training wardens in firefighting"),
        ("Is releasing kulan, with pens beforehand, in the programme?", "releasing kulan, with pens beforehand"),
        ("Has anyone committed to counting Urial?", "counting Urial"),
        ("Train wardens", "Train wardens"),
        ("Did we ever commit to buying drones?", "buying drones"),
        ("Counting Argali in the Pamirs: already agreed or not?", "Counting Argali in the Pamirs"),
        ("Satellite collars for Kulan, do we have this activity already?", "Satellite collars for Kulan"),
        ("agreed? contact groups on disease", "contact groups on disease"),
        ("Quick question: did we agree to keep cattle out?", "keep cattle out"),
        ("Has anybody floated a shared reserve?", "a shared reserve"),
        ("Is there already something in the programme about the wages of rangers?", "the wages of rangers"),
        ("I wonder if anyone has promised to remove old fences", "remove old fences"),
        ("Have the Range States undertaken to breed bears?", "breed bears"),
        ("Plan joint surveys, and publish what is found", "Plan joint surveys, and publish what is found"),
        ("Agree on guidelines", "Agree on guidelines"),
        ("Has it been laid down that herders get a say?", "herders get a say"),
        ("Is it in the draft to count Urial in spring?", "count Urial in spring"),
        ("Wells for the herders: has that been taken up?", "Wells for the herders"),
        ("A newsletter in two languages, or do we need to suggest that?", "A newsletter in two languages"),
        ("Somebody proposes enlarging the park. Do we have that already?", "enlarging the park"),
        ("Count argali. Is this already proposed for Dauria?", "Count argali for Dauria"),
        ("Has the idea of removing old fences been taken up?", "removing old fences"),
        ("I was told that wardens are to earn more. Is that so?", "wardens are to earn more"),
        ("Should grazing be regulated or is that still open?", "grazing be regulated"),
        ("A talk to present the report on wells: is that new?", "A talk to present the report on wells"),
        ("Would a shared reserve be a new proposal?", "a shared reserve"),
    ],
)
def test_the_proposal_in_a_question_is_what_is_compared(question: str, proposal: str) -> None:
    assert proposal_in(question) == proposal


def test_a_question_whether_something_was_agreed_is_told_from_others() -> None:
    assert asks("Was it agreed to train wardens?")
    assert asks("A joint count of gazelles: already in?")
    assert asks("Is anyone going to repair the fence?")
    assert asks("Was it already proposed to plant saxaul?")
    assert asks("No livestock in the buffer zone: already decided or not?")
    assert not asks("Which activities cover Kulan in Turkmenistan?")
    assert not asks("What did the meeting recommend for Saiga?")
    assert not asks("What was agreed at the meeting?")
    assert not asks("In which activities is a drone mentioned?")
    assert not asks("Is it already settled where and when they meet?")
    assert not asks("Is there anything on Saiga in Kazakhstan?")


def test_a_question_that_wants_yes_or_no_wants_no_more() -> None:
    assert wants_yes_or_no("Must developers use the atlas?")
    assert wants_yes_or_no("Rangers need better pay, is that in the plan?")
    assert not wants_yes_or_no("Can you tell me what the draft plans for Saiga?")
    assert not wants_yes_or_no("Is work planned for Urial, and if so which activities?")
    assert not wants_yes_or_no("Who trains the rangers?")


@pytest.mark.parametrize("words", ["in the draft ", "is it already in the draft ", "a, ", "is it, ", "- or is "])
def test_ten_thousand_characters_of_asking_take_no_time(words: str) -> None:
    question = f"Train wardens, {words * (9_900 // len(words))}zebra?"
    began = time.perf_counter()
    wants_yes_or_no(question)
    proposal_in(question)
    assert time.perf_counter() - began < 2
