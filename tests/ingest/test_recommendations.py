"""What a text recommends, decides or asks for: who, to whom, for or against; and what only looks like it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest import pipeline, scene
from ingest.codes import codes
from ingest.pipeline import passages
from ingest.recommendations import recommendations
from ingest.records import Document, Recommendation
from ontology.names import matcher
from ontology.vocabulary import load
from tests.ingest.scene_text import REPORT, report_on, sentences_of

NOTE = replace(REPORT, kind="secretariat-note", body="cms")
RESOLUTION = replace(REPORT, kind="resolution", body="cms", date="2024-02")


def read(text: str, document: Document = REPORT) -> tuple[Recommendation, ...]:
    return recommendations(sentences_of(text), document, load())


def one(text: str, document: Document = REPORT) -> Recommendation:
    (found,) = read(text, document)
    return found


def kinds(text: str, document: Document = REPORT) -> list[tuple[str, str, str]]:
    return [(one.kind, one.strength, one.polarity) for one in read(text, document)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The group recommended more patrols in the valley.", "recommendation"),
        ("It was recommended to count the herds each spring.", "recommendation"),
        ("Joint patrols with rangers, who know the passes, were recommended.", "recommendation"),
        ("Recommended, too, were joint patrols.", "recommendation"),
        ("Recommendations of the study include joint patrols and a hotline.", "recommendation"),
        ("Parties were thus strongly encouraged to share their counts.", "recommendation"),
        ("The working group called for a rescue plan.", "recommendation"),
        ("The Committee, at its fifth session, proposed that a fund be set up.", "recommendation"),
        ("A hotline for herders was suggested.", "suggestion"),
        ("The atlas should be shown to herders.", "suggestion"),
        ("The meeting requested the Secretariat to write to all States.", "request"),
        ("The Secretariat was asked to write to all States.", "request"),
        ("The meeting further asked the Secretariat to write to all States.", "request"),
        ("She asked Angola to send its data.", "request"),
        ("The Committee tasked the experts with writing a list.", "request"),
        ("The meeting appealed to donors to pay for it.", "recommendation"),
        ("It was agreed that the Secretariat should write the paper.", "agreed"),
        ("There was overall agreement that fences needed to be opened.", "agreed"),
        ("The Meeting decided to meet each year.", "decision"),
        ("Member States approved the plan for next year.", "decision"),
        ("Patrols were given high priority.", "suggestion"),
    ],
)
def test_what_is_said_outright(words: str, kind: str) -> None:
    assert kinds(words) == [(kind, "explicit", "for")]


@pytest.mark.parametrize(
    "words",
    [
        "Counting the herds needed more attention.",
        "Patrols have begun and need to be continued.",
        "A hotline and new maps were needed.",
        "Needed were a hotline and new maps.",
        "There was an urgent need to train rangers.",
        "The group identified a major need for new maps.",
        "The workshop stressed the importance of patrols.",
        "It was also important to train the rangers.",
        "Overgrazing was important to address in the future.",
        "New maps would be useful.",
        "This needed to be addressed elsewhere, too.",
        "The Parties considered strengthening the patrols.",
        "It was noted that the counts could be put on a website.",
        "The project team had no maps, and the survey required further studies.",
    ],
)
def test_needs_are_told_from_recommendations(words: str) -> None:
    assert kinds(words) == [("suggestion", "implicit", "for")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The strategy was adopted by the Conference of the Parties in 2007.", "decision"),
        ("As a follow-up to the strategy adopted by the Standing Committee, ten surveys were made.", "decision"),
        ("The consent to the plan came with the approval by the Standing Committee.", "decision"),
        ("China and Mongolia agreed to open the fence in August 2010.", "agreed"),
        ("The ministries had agreed to the removal.", "agreed"),
        ("The Secretariat had submitted a proposal to the fund for approval.", "request"),
        ("The plan was adopted by the Conference of the Parties at its 12th meeting (Manila, 2017).", "decision"),
        ("Decision 19.110 directs the Secretariat to make a study.", "request"),
    ],
)
def test_what_others_decided_is_only_reported(words: str, kind: str) -> None:
    assert kinds(words) == [(kind, "reported", "for")]


@pytest.mark.parametrize(
    "words",
    [
        "New surveys would be discussed by the Committee.",
        "Range States will be invited to apply.",
        "The Secretariat will recommend a format.",
        "The team plans to finish the report with recommendations by next year.",
        "The study, with recommendations on grazing, is in print.",
        "All recommended activities were ongoing.",
        "The survey followed the methods recommended by IUCN.",
        "The proposed corridor is pending for approval.",
        "Participants asked whether the Secretariat was able to write.",
        "The Chad delegation asked in writing for time.",
        "Of the nine action points agreed then, six were done.",
        "The paper is about good practices and recommended guidelines for herders.",
        "Mongolia offered to lead, but would have to confirm this.",
        "A second survey was planned for next year.",
        "The delegates did not agree on a deadline.",
        "No more surveys were needed.",
        "The Committee took note of the report.",
        "Camels need open water.",
        "The results suggest that camels avoid roads.",
        "The strategy was adopted in 2007.",
        "Tajikistan has adopted a law on hunting.",
        "The plan, if adopted by the Parties, would run for years.",
        "How should the counts be shared?",
        "Participants discussed what needed to be considered.",
        "The report was titled “Why fences should be opened” and sold well.",
        "The old reference should not be an obstacle to it.",
        "A decision should have been taken long ago.",
        "Camels were listed as requested by Mongolia.",
    ],
)
def test_what_only_looks_like_a_recommendation(words: str) -> None:
    assert read(words) == ()


def test_the_aims_of_a_meeting_and_the_telling_of_a_project_recommend_nothing() -> None:
    aims = "## Aims of the Workshop\n\nPriorities should be set for the valley.\n\n## Fences\n\n"
    project = "WCS presented a project on fences. The fence should be opened in two places.\n\n"
    talk = "In the discussion it was said that three places should be opened."
    assert [(r.by, r.strength) for r in read(aims + project + talk)] == [("participants", "explicit")]


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("The group recommended not to fence the valley.", "against"),
        ("The group recommended not fencing the valley.", "against"),
        ("It was not recommended to fence the valley.", "against"),
        ("The group advised against fences.", "against"),
        ("The meeting requested the Secretariat not to print the maps.", "against"),
        ("It was recommended that fences should no longer be built.", "against"),
        ("Neither fences nor walls were recommended.", "against"),
        ("Fences should not be built.", "against"),
        ("Fences should be avoided.", "against"),
        ("The survey was given low priority.", "against"),
        ("The issue was thought too broad and therefore of lower priority.", "against"),
        ("The group recommended not fencing the valley, and to open two gates.", "for"),
        ("The group recommended that work not done so far be finished.", "for"),
        ("The group suggested not only maps but also a hotline.", "for"),
        ("It was recommended to scale down the work.", "for"),
    ],
)
def test_polarity(words: str, polarity: str) -> None:
    assert one(words).polarity == polarity


@pytest.mark.parametrize(
    ("words", "by", "key"),
    [
        ("In relation to fences, the group also recommended two gates.", "the group", None),
        ("The CMS Secretariat recommended two gates.", "the CMS Secretariat", "cms-secretariat"),
        ("Gates are rare and the WCS had recommended two.", "the WCS", "wcs"),
        ("The Committee, at its fifth session, recommended two gates.", "the Committee", None),
        ("The project team checked the map and suggested the opening of two gates.", "the project team", None),
        ("Two gates were recommended by the Standing Committee.", "the Standing Committee", None),
        ("Participants saw the fence. Two gates were recommended.", "participants", None),
        ("Two gates were recommended.", "the meeting", None),
        ("The delegate of Mongolia spoke of gates, and he encouraged States to open two.", "the meeting", None),
    ],
)
def test_who_says_it(words: str, by: str, key: str | None) -> None:
    found = read(words)[-1]
    assert (found.by, found.by_key) == (by, key)


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("The group recommended that Range States open the fence.", [("Range States", None)]),
        ("The group recommended that CAMI work be extended.", []),
        ("The group recommended CMS to hold a meeting.", [("CMS", "cms")]),
        ("CMS was encouraged to hold a meeting.", [("CMS", "cms")]),
        ("The CMS Secretariat should remind all States.", [("CMS Secretariat", "cms-secretariat")]),
        ("The group called upon donors and experts to help.", [("donors", None), ("experts", None)]),
        ("It was recommended for Mongolia that a group be set up.", [("Mongolia", None)]),
        ("It was recommended that a group, led by WWF Russia, be set up.", [("WWF Russia", "wwf-russia")]),
        ("The group recommended a paper, prepared by the CMS Secretariat.", [("CMS Secretariat", "cms-secretariat")]),
    ],
)
def test_who_is_to_act(words: str, to: list[tuple[str, str | None]]) -> None:
    assert [(actor.label, actor.key) for actor in one(words).to] == to


def test_a_list_has_one_for_each_item_said_as_its_lead_says() -> None:
    text = (
        "Snow Leopards were discussed. The group suggested the following action points for China and Mongolia:\n"
        "1) Studies of a) crossings and\nb) dens;\n2) Not to build roads;\n3) Train rangers in Mongolia.\n\n"
        "The next day was free."
    )
    found = read(text)
    assert [(r.kind, r.by, r.polarity) for r in found] == [
        ("suggestion", "the group", "for"),
        ("suggestion", "the group", "against"),
        ("suggestion", "the group", "for"),
    ]
    assert [r.countries for r in found] == [("CHN", "MNG"), ("CHN", "MNG"), ("MNG",)]


def test_items_under_a_heading_are_what_it_says() -> None:
    text = "1. Talks\nThe group met.\n\n2. Action points\n- WCS to share the maps\n- Hold a second workshop\n"
    assert [(r.kind, r.organisations) for r in read(text)] == [("agreed", ("wcs",)), ("agreed", ())]


def test_a_sentence_that_goes_on_belongs_to_it() -> None:
    text = "The team suggested a mechanism. It includes, among others, two groups. They met."
    found = one(text)
    assert text[found.span.start : found.span.end] == text[: text.index(" They")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A list (1.1.1) and a map (1.1.2) were made. The last two activities were given low priority.",
            ["1.1.1", "1.1.2"],
        ),
        ("A map (1.1.1) was made. It was suggested that this activity be continued.", ["1.1.1"]),
        ("A map (1.1.1) was made. It was suggested that further activities be begun.", []),
        ("A map (1.1.1) was made.\n\nIt was suggested that this activity be continued.", []),
    ],
)
def test_the_codes_that_words_point_back_to(text: str, expected: list[str]) -> None:
    lead = "The meeting reviewed the implementation of the CAMI Programme of Work 2014-2020.\n\nIssue 1.1 Hunting\n\n"
    sentences = sentences_of(lead + text)
    document = report_on(sentences)
    (said,) = recommendations(sentences, document, load(), codes(sentences, document, load()))
    assert list(said.codes) == expected


def test_what_it_is_said_of() -> None:
    own = one("For Argali in Mongolia, a survey was recommended.")
    assert (own.species, own.countries) == (("argali",), ("MNG",))
    back = one("Argali were rare in Mongolia. Given the status of the species, the group called for a survey.")
    assert (back.species, back.countries) == (("argali",), ("MNG",))
    other = one("Argali were rare in Mongolia. The group called for a new website.")
    assert (other.species, other.countries) == ((), ())


def test_a_paper_lays_before_a_meeting_what_its_author_proposes() -> None:
    found = one("22. The Meeting may wish to request member States to send their views.", NOTE)
    assert (found.kind, found.by, found.by_key) == ("request", "CMS Secretariat", "cms-secretariat")
    assert [actor.label for actor in found.to] == ["the Meeting", "member States"]


def test_a_resolution() -> None:
    text = (
        "Recalling that Decision 13.40 requested the Secretariat to hold a meeting,\n\n"
        "The Conference of the Parties to the Convention\n\n"
        "1. Adopts the plan in the Annex;\n\n"
        "2. Urges Parties not to build fences in Mongolia;\n\n"
        "3. Further requests the Secretariat, as funds allow, to report on Argali;\n\n"
        "4. Discourages Range States from hunting;\n"
    )
    found = read(text, RESOLUTION)
    assert [(r.kind, r.strength, r.polarity) for r in found] == [
        ("request", "reported", "for"),
        ("decision", "explicit", "for"),
        ("recommendation", "explicit", "against"),
        ("request", "explicit", "for"),
        ("recommendation", "explicit", "against"),
    ]
    assert {r.by for r in found[1:]} == {"the Conference of the Parties"}
    assert [actor.label for r in found[1:4] for actor in r.to] == ["Parties", "the Secretariat"]


def test_the_rows_of_a_programme_are_activities() -> None:
    programme = replace(REPORT, kind="work-programme")
    assert read("Parties should open all fences.", programme) == ()


def originals_read(path: Path) -> tuple[str, tuple[Recommendation, ...]]:
    extraction = pipeline.read(path)
    names = matcher(load()).find(extraction.text, passages(extraction.blocks), extraction.document.body)
    sentences = scene.sentences(extraction.text, extraction.blocks, names)
    document = report_on(sentences, extraction.document)
    found = recommendations(sentences, document, load(), codes(sentences, document, load()))
    return extraction.text, found


def test_the_report_of_2018(originals: Path) -> None:
    """In its first half as many of each strength as a reader finds; later the ones that its questions ask for."""
    text, found = originals_read(originals / "000.txt")
    early = [r.strength for r in found if r.span.start < 22000]
    assert {strength: early.count(strength) for strength in early} == {"explicit": 28, "implicit": 18, "reported": 2}
    against = [r for r in found if r.polarity == "against" and r.strength == "explicit"]
    assert [r.codes for r in against] == [("3.1.3", "3.1.6"), ("3.1.7",), ()]
    kulan = [r for r in found if "asiatic-wild-ass" in r.species and "TKM" in r.countries]
    assert [(r.kind, r.by) for r in kulan] == [("recommendation", "the group"), ("request", "the group")]
    assert [r.kind for r in found if any(a.key == "cites-secretariat" for a in r.to)] == ["recommendation"]
    assert not [r for r in found if "AFG" in r.countries and "asiatic-wild-ass" in r.species]
    assert not [r for r in found if "would be invited" in text[r.span.start : r.span.end].replace("\n", " ")]


def test_the_note_of_2023(originals: Path) -> None:
    _, found = originals_read(originals / "003.txt")
    assert [(r.kind, r.strength) for r in found].count(("recommendation", "explicit")) == 6
    assert {r.polarity for r in found} == {"for"}
    assert len(found) == 20
    listed = [r for r in found if r.by == "the report"]
    assert [[actor.label for actor in r.to] for r in listed] == [
        ["China", "Democratic People's Republic of Korea", "Russian Federation"]
    ] * 4


def test_the_digest_of_the_report_says_the_same_in_other_words() -> None:
    _, found = originals_read(Path(__file__).parents[2] / "corpus" / "cami-review-report-2018.pdf")
    against = [r for r in found if r.polarity == "against"]
    assert [(r.strength, r.codes) for r in against] == [
        ("explicit", ("3.1.3", "3.1.6")),
        ("explicit", ("3.1.7",)),
        ("explicit", ()),
    ]
    agreed = [r for r in found if r.kind == "agreed" and r.strength == "explicit"]
    assert [[actor.key for actor in r.to] for r in agreed] == [[], [], ["cms-secretariat"], ["cms-secretariat"]]


def test_a_heading_that_names_an_agenda_item_has_no_aims() -> None:
    assert kinds("## Agenda item 6: Counts\n\nThe rule should be used by all.") == [("suggestion", "explicit", "for")]


def test_it_is_the_study_or_the_body_that_the_sentence_before_began_with() -> None:
    text = "An independent evaluation was made in June. It advised Signatory States to keep their committees."
    found = one(text, NOTE)
    assert (found.by, [actor.label for actor in found.to]) == ("an independent evaluation", ["Signatory States"])
    assert one("ACBK spoke of horn. It proposed a register of stocks.", NOTE).by == "ACBK"


def test_whose_representative_or_whose_analysis_it_was() -> None:
    text = "The representative of ACBK spoke of maps. He recommended that they be printed."
    assert one(text).by == "the representative of ACBK"
    text = "A gap analysis by ACBK found 87 sites. Its main recommendations were: protect the lakes; mark the lines."
    assert {found.by for found in read(text, NOTE)} == {"a gap analysis by ACBK"}


def test_deleting_an_activity_speaks_against_it() -> None:
    assert one("The Committee said that the exhibition should be deleted.").polarity == "against"


def test_a_code_between_a_thing_and_its_not_hides_nothing() -> None:
    assert one("It was agreed that the film (1.4.3) would not be produced.").polarity == "against"
