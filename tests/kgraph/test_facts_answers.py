"""Plain values, passages and statements out of reports and notes, as people ask for them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgraph.corpus import Corpus
from kgraph.results import Answer, Evidence, RecommendationResult, ReportResult
from kgraph.sayings import told_by

REPORT = "cami-review-report-2018-pdf"
NOTE = "neaspec-nature-conservation-note-2023-html"


def proofs(answer: Answer) -> list[Evidence]:
    return [proof for one in answer.results for proof in getattr(one, "evidence", ())]


def words(answer: Answer) -> str:
    return " ".join(" ".join(proof.quote for proof in proofs(answer)).split())


# ------------------------------------------------------------------ values


def test_a_number_is_told_with_its_place_and_year(shipped: Corpus) -> None:
    answer = shipped.ask("How many onagers lived in Bahram-e-Goor and in Touran, and from which year are the data?")
    assert answer.summary.startswith("Persian Onager: 815 (Bahram-e-Goor, 2017); 198 (Touran, 2017).")
    assert [proof.document for proof in proofs(answer)] == [REPORT]


def test_no_number_is_invented(shipped: Corpus) -> None:
    answer = shipped.ask("How many Kulan live in Kazakhstan?")
    assert answer.results == ()
    assert answer.summary == (
        "Nothing was found: no number of animals is told of Asiatic Wild Ass and Kazakhstan in 5 documents."
    )


def test_the_budgets_of_all_components(shipped: Corpus) -> None:
    answer = shipped.ask("What are the budgets of the three components of the NEASPEC big cats project?")
    told = "Component 1, budget: USD 96,000; Component 2, budget: USD 50,000; Component 3, budget: USD 50,000."
    assert answer.summary.startswith(told)
    assert [proof.quote.strip("• ") for proof in proofs(answer)] == ["USD 96,000", "USD 50,000", "USD 50,000"]


def test_documents_that_differ_are_both_told(shipped: Corpus) -> None:
    answer = shipped.ask("What is the implementing period of component 1?")
    assert "September 2021" in answer.summary
    assert "January" in answer.summary
    assert " or " in answer.summary


def test_a_component_that_no_document_has(shipped: Corpus) -> None:
    answer = shipped.ask("Who implements component 5 of the big cats project?")
    assert (answer.results, answer.summary) == (
        (),
        "Nothing was found: none of 5 documents tells of component 5.",
    )


def test_who_and_where_of_a_component(shipped: Corpus) -> None:
    answer = shipped.ask("Who carried out project component 3, and where?")
    assert answer.summary.startswith("Component 3, partner: ")
    for name in ("Irbis Mongolia Center", "WWF Russia", "Siilkhem B National Park", "Eastern Sayan ridge"):
        assert name in words(answer)


def test_what_threatens_a_species_in_a_country(shipped: Corpus) -> None:
    answer = shipped.ask("What threatens Kulan in Iran?")
    assert "poaching" in answer.summary.casefold()
    assert {proof.document for proof in proofs(answer)} == {REPORT}


# ------------------------------------------------------------------ passages


def test_where_animals_were_set_free_and_came_from(shipped: Corpus) -> None:
    answer = shipped.ask("Where had Goitered Gazelle been reintroduced, and where did the animals come from?")
    (proof,) = proofs(answer)
    assert "Kyrgyzstan" in proof.quote
    assert "Kazakhstan" in proof.quote


def test_nothing_is_answered_where_a_name_is_missing(shipped: Corpus) -> None:
    answer = shipped.ask("Who funded the Harbin workshop?")
    assert answer.results == ()
    assert "a passage of 5 documents tell" in answer.summary or "no passage in 5 documents" in answer.summary


@pytest.mark.parametrize(
    "question",
    [
        "What threatens the Siberian Crane?",
        "Where has the Asiatic Cheetah been reintroduced?",
        "When was the Asiatic Lion reintroduced?",
        "What is the budget of component 4?",
        "Was a meeting on the Giant Panda called for?",
        "What was said about Kiang in Pakistan?",
        "How many Hooded Cranes winter in Japan?",
    ],
)
def test_what_no_document_tells_is_answered_by_nothing(shipped: Corpus, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.results == ()
    assert "5" in answer.summary or "five" in answer.summary, "it says how much was searched"


# ------------------------------------------------------------------ statements


def test_a_reason_is_shown_with_the_sentence_before(shipped: Corpus) -> None:
    answer = shipped.ask("What was suggested about the Red Book status of Kulan in Uzbekistan, and why?")
    first, second = answer.results
    assert isinstance(first, RecommendationResult)
    assert (first.species, first.countries) == (("asiatic-wild-ass",), ("UZB",))
    assert second.type == "passage"
    assert "2017" in words(answer)


def test_a_place_in_the_lead_holds_for_the_list(shipped: Corpus) -> None:
    answer = shipped.ask("What did the report on the Lower Tumen River Area recommend, and to which countries?")
    listed = [one for one in answer.results[:4] if isinstance(one, RecommendationResult)]
    assert {(one.document, one.countries) for one in listed} == {(NOTE, ("CHN", "PRK", "RUS"))}
    assert [one.quote[0] for one in listed] == ["a", "b", "c", "d"]


def test_what_was_recommended_to_a_body_and_not_only_with_it(shipped: Corpus) -> None:
    answer = shipped.ask("What was recommended to the CITES Secretariat?")
    (found,) = answer.results
    assert isinstance(found, RecommendationResult)
    assert [actor.key for actor in found.to] == ["cites-secretariat"]


def test_yes_and_not_agreed_are_told_apart(shipped: Corpus) -> None:
    assert shipped.ask("Was a meeting on the Asiatic Cheetah already called for?").summary.startswith("Yes: 1 ")
    agreed = shipped.ask("What did the 2018 meeting agree to submit or prepare for COP13?")
    assert {one.kind for one in agreed.results if isinstance(one, RecommendationResult)} == {"suggestion", "agreed"}


def test_an_older_programme_is_answered_by_what_meetings_told_of_it(shipped: Corpus) -> None:
    answer = shipped.ask("Which activities of the CAMI Programme of Work cover Kulan in Turkmenistan?")
    assert answer.summary.startswith("No code is stated for Asiatic Wild Ass in Turkmenistan.")
    assert {one.code for one in answer.results if isinstance(one, ReportResult)} == {"2.2.6", "2.3.10", "4.2.4"}


def test_a_code_by_country_and_topic(shipped: Corpus) -> None:
    answer = shipped.ask("Which activity on transboundary cooperation was Kyrgyzstan working on?")
    (report,) = answer.results
    assert isinstance(report, ReportResult)
    assert (report.code, report.letters, report.countries) == ("1.7.4", ("a",), ("KGZ",))


def test_a_species_is_not_said_to_be_covered_where_it_never_lived(shipped: Corpus) -> None:
    assert shipped.ask("Which activities cover the Kulan in Brazil?").results == ()


# ------------------------------------------------------------------ what always holds


QUESTION_WORDS = st.lists(
    st.sampled_from([
        "who", "where", "how many", "what was recommended", "status of", "Kulan", "Turkmenistan", "component 3", "2018",
        "CMS Secretariat", "Tumen", "1.2.1", "threatens", "budget", "“", "?", "and", "not", "\x00", "éé", "AND (",
    ]),
    min_size=1,
    max_size=8,
).map(" ".join)  # fmt: skip


@given(QUESTION_WORDS)
@example("How many how many?")
def test_words_that_prove_an_answer_stand_where_they_are_said_to(shipped_once: Corpus, question: str) -> None:
    answer = shipped_once.ask(f"{question}?")
    assert answer.summary
    for proof in proofs(answer):
        assert shipped_once.text(proof.document)[proof.start : proof.end] == proof.quote
    assert shipped_once.ask(f"{question}?") == answer


@pytest.fixture(scope="module")
def shipped_once(corpus_store):  # type: ignore[no-untyped-def]
    from kgraph.corpus import open_corpus

    with open_corpus(corpus_store) as corpus:
        yield corpus


def test_sentences_are_in_order_and_found_by_any_of_their_words(shipped: Corpus) -> None:
    told = told_by(shipped, REPORT)
    starts = [saying.span.start for saying in told.sayings]
    assert starts == sorted(starts)
    for saying in told.sayings:
        assert told.at(saying.span) is not None
        assert shipped.text(REPORT)[saying.span.start : saying.span.end].strip()


# ------------------------------------------------------------------ the originals


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("How many Mongolian saiga were left in spring 2018?", ["3,000"]),
        ("Who hosts the GSLEP Secretariat?", ["Kyrgyzstan"]),
        ("Which species was listed on CMS Appendix I at COP12?", ["Gobi Bear"]),
        ("What did the MGCS recommend about new railroads in Mongolia?", ["not fencing", "underpasses"]),
        ("Did China and Russia agree on a transborder protected area for the Amur tiger, and when?", ["August 2010"]),
        ("What is the status of issue 1.6?", ["largely not implemented"]),
        ("Who leads project component 1?", ["LLNP"]),
    ],
)
def test_the_originals_answer_with_their_words(seeds: Corpus, question: str, facts: list[str]) -> None:
    answer = seeds.ask(question)
    for fact in facts:
        assert fact in words(answer)


def test_activities_are_asked_for_by_their_state(shipped: Corpus) -> None:
    answer = shipped.ask("Which activities were reported as not started?")
    reports = [one for one in answer.results if isinstance(one, ReportResult)]
    assert {one.status for one in reports} == {"not_started"}
    assert {"1.1.7", "2.3.11", "3.1.1"} <= {one.code for one in reports}
