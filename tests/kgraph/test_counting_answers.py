"""Answers about coverage, gaps and numbers: what they say is what the matrix and the lists have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kgraph.answers import cells, counts, gaps
from kgraph.answers.reply import Asking
from kgraph.cells import CellResult, CountResult
from kgraph.corpus import Corpus
from kgraph.coverage import CoverageFilter
from kgraph.query import Asked, Query
from kgraph.results import Answer
from kgraph.spreadsheet import write_csv
from kgraph.store import open_generation
from ontology.vocabulary import Kind


def named(**keys: str) -> tuple[Asked, ...]:
    kinds: dict[str, Kind] = {"species": "species", "country": "country"}
    return tuple(
        Asked(kind=kinds[kind], key=key, surface=key) for kind, several in keys.items() for key in several.split()
    )


def asking(corpus: Corpus, **asked: Any) -> Asking:
    query = Query(intent="counts", **asked)
    return Asking(corpus=corpus, question="?", query=query, tiers=None, as_of=corpus.newest_date())


def answered(answer: Answer | None) -> Answer:
    assert answer is not None
    return answer


def told(answer: Answer) -> list[tuple[str, int]]:
    return [(one.by.label if one.by else "", one.count) for one in answer.results if isinstance(one, CountResult)]


def pairs(results: Sequence[object]) -> list[tuple[str, str, str]]:
    return [(one.species, one.country, one.gap) for one in results if isinstance(one, CellResult)]


# ---------------------------------------------------------------- coverage


def test_a_pair_is_one_cell_with_its_words(seeds: Corpus) -> None:
    asked = asking(seeds, names=named(species="asiatic-wild-ass", country="TKM"), wants="yes_no")
    answer = answered(cells.answer(asked))
    assert pairs(answer.results) == [("asiatic-wild-ass", "TKM", "none")]
    assert answer.held_back == {"programme": 68}
    assert answer.summary.startswith(
        "Yes: Asiatic Wild Ass in Turkmenistan: 10 activities (10 by the heading of a unit, planned in a draft only). "
        "68 more activities hold for a whole programme. 1 activity leaves it out by its own words. "
        "Asiatic Wild Ass is resident in Turkmenistan ("
    )
    assert any("is a draft that nobody has adopted" in caution for caution in answer.cautions)


@pytest.mark.parametrize(
    ("species", "country", "words"),
    [
        ("bukhara-deer", "KAZ", "Not by itself: Bukhara Deer in Kazakhstan: only 68 activities for a whole programme."),
        ("amur-tiger", "RUS", "No: Amur Tiger in Russian Federation: no programme here is for Amur Tiger in"),
        ("argali", "TKM", "No: Argali in Turkmenistan: only 68 activities for a whole programme."),
    ],
)  # fmt: skip
def test_every_zero_has_its_own_words(seeds: Corpus, species: str, country: str, words: str) -> None:
    asked = asking(seeds, names=named(species=species, country=country), wants="yes_no")
    assert answered(cells.answer(asked)).summary.startswith(words)


def test_the_coverage_of_a_species_is_its_row_of_the_matrix(seeds: Corpus) -> None:
    answer = answered(cells.answer(asking(seeds, names=named(species="snow-leopard"))))
    assert answer.results == seeds.coverage(CoverageFilter(species=("snow-leopard",))).cells
    assert "Mongolia (11)" in answer.summary
    assert "Only what holds for a whole programme covers Bhutan and Russian Federation." in answer.summary
    assert "Not known to occur there: Iran (Islamic Republic of) and Turkmenistan." in answer.summary


def test_what_is_left_out_has_no_cell(seeds: Corpus) -> None:
    excluded = named(country="CHN MNG")
    answer = answered(cells.answer(asking(seeds, names=named(species="snow-leopard"), excluded=excluded)))
    assert len(answer.results) == 12


def test_a_priority_narrows_the_rows_that_are_counted(seeds: Corpus) -> None:
    answer = answered(cells.answer(asking(seeds, names=named(species="urial", country="TKM"), priorities=("High",))))
    (found,) = answer.results
    assert isinstance(found, CellResult)
    assert {seeds.activity(key).priority for key in found.activities} == {"High"}
    assert "of those that have High priority" in answer.summary
    assert answer.sparql is None


def test_the_query_that_is_shown_counts_the_same(seeds: Corpus, seed_store: Any) -> None:
    answer = answered(cells.answer(asking(seeds, names=named(species="urial saiga-antelope", country="TKM KAZ"))))
    assert answer.sparql is not None
    with open_generation(seed_store) as generation:
        rows = [row.asdict() for row in generation.dataset.query(answer.sparql)]  # type: ignore[union-attr]
    counted = sum(int(row["activities"]) for row in rows)
    assert counted == sum(
        one.explicit + one.unit + one.programme for one in answer.results if isinstance(one, CellResult)
    )


# ---------------------------------------------------------------- gaps


def test_the_gaps_of_a_country_are_told_with_their_kind(seeds: Corpus) -> None:
    answer = answered(gaps.answer(asking(seeds, names=named(country="KAZ"))))
    assert pairs(answer.results) == [
        ("bukhara-deer", "KAZ", "programme-only"),
        ("przewalskis-horse", "KAZ", "programme-only"),
    ]
    assert answer.summary == (
        "11 species occur or may occur in Kazakhstan; 2 of these have no activity by name or by unit. "
        "Only activities for a whole programme cover Bukhara Deer and Przewalski's Horse. "
        "Not known to occur there, so no gap: Asiatic Cheetah, Gobi Bear, Kiang, Mongolian Gazelle, Wild Camel and "
        "Wild Yak. What is planned for the others is in a draft only."
    )


def test_a_word_that_stands_for_a_topic_asks_for_the_topic(seeds: Corpus) -> None:
    by_word = answered(gaps.answer(asking(seeds, names=named(species="snow-leopard"), words=("poaching",))))
    by_topic = answered(gaps.answer(asking(seeds, names=named(species="snow-leopard"), topics=("illegal-hunting",))))
    assert by_word.results == by_topic.results
    assert len(by_topic.results) == 8
    assert "“poaching” is read as Illegal hunting and poaching." in by_word.cautions


def test_words_that_no_activity_holds_make_no_gap(seeds: Corpus) -> None:
    plain = answered(gaps.answer(asking(seeds, names=named(country="TJK"))))
    answer = answered(gaps.answer(asking(seeds, names=named(country="TJK"), words=("chessboard",))))
    assert answer.results == plain.results
    assert "Not taken into account, because no activity holds it: “chessboard”." in answer.cautions


def test_without_a_gap_that_is_said(seeds: Corpus) -> None:
    answer = answered(gaps.answer(asking(seeds, names=named(species="gobi-bear"))))
    assert answer.results == ()
    assert answer.summary.startswith("No gap was found: Gobi Bear occurs or may occur in 2 countries here, and")
    nowhere = answered(gaps.answer(asking(seeds, names=named(species="amur-tiger"))))
    assert nowhere.summary.startswith("No gap can be told")


def test_that_there_is_no_gap_is_an_answer_that_no_passage_replaces(seeds: Corpus) -> None:
    answer = seeds.ask("For which species is nothing planned in Nepal?")
    assert answer.results == ()
    assert answer.summary.startswith("No gap was found: 6 species occur or may occur in Nepal, and")
    assert "passage" not in answer.summary


# ---------------------------------------------------------------- numbers


def test_a_pair_is_counted_by_tier(seeds: Corpus) -> None:
    pair = named(species="asiatic-wild-ass", country="TKM")
    answer = answered(counts.answer(asking(seeds, names=pair, asks="activity", count=True, count_by="tier")))
    assert told(answer) == [("explicit", 0), ("unit", 10), ("programme", 68)]
    answer = answered(counts.answer(asking(seeds, names=pair, asks="activity", count=True)))
    assert told(answer) == [("", 10)]
    assert answer.held_back == {"programme": 68}


def test_a_number_and_its_list_agree(seeds: Corpus) -> None:
    for question in ("cover Kulan in Turkmenistan", "cover Saiga", "involve the IUCN SSC", "are due by 2026"):
        listed = seeds.ask(f"Which activities {question}?")
        number = seeds.ask(f"How many activities {question}?")
        assert told(number) == [("", len(listed.results))], question
        assert number.held_back == listed.held_back, question


def test_by_country_every_country_of_the_programmes_has_its_number(seeds: Corpus) -> None:
    answer = answered(counts.answer(asking(seeds, asks="activity", count=True, count_by="country")))
    matrix = dict(told(answer))
    assert len(matrix) == 14
    assert list(matrix.values()) == sorted(matrix.values(), reverse=True)
    for label, number in matrix.items():
        key = seeds.vocabulary.named("country", label)
        rows = [
            row for row in seeds.activities() if any(c.key == key and c.basis != "programme" for c in row.countries)
        ]
        assert number == len(rows)


def test_the_country_with_the_most_is_named(seeds: Corpus) -> None:
    asked = asking(seeds, names=named(species="urial"), asks="country", extreme="most")
    answer = answered(counts.answer(asked))
    assert told(answer)[:2] == [("Turkmenistan", 19), ("Uzbekistan", 8)]
    assert "Turkmenistan has the most: 19." in answer.summary
    fewest = answered(counts.answer(asking(seeds, asks="species", extreme="least")))
    assert told(fewest)[0] == ("Bukhara Deer", 2)


def test_by_unit_the_rows_under_units_are_counted(seeds: Corpus) -> None:
    answer = answered(counts.answer(asking(seeds, asks="activity", count=True, count_by="unit")))
    assert sum(number for _, number in told(answer)) == 133 - 68 - 1
    assert ("Kopetdag", 7) in told(answer)


def test_two_species_are_compared(seeds: Corpus) -> None:
    asked = asking(seeds, names=named(species="saiga-antelope asiatic-wild-ass", country="KAZ"), asks="activity")
    assert told(answered(counts.answer(asked))) == [("Saiga Antelope", 12), ("Asiatic Wild Ass", 11)]
    answer = seeds.ask("Compare Kulan and Saiga in Kazakhstan")
    assert told(answer) == [("Saiga Antelope", 12), ("Asiatic Wild Ass", 11)]
    assert answer.summary.startswith("Saiga Antelope has the most: 12. Of what covers Kazakhstan, by species: ")


def test_other_things_are_counted_as_they_are_listed(seeds: Corpus) -> None:
    units = answered(counts.answer(asking(seeds, asks="unit", count=True)))
    assert told(units) == [("", 12)]
    species = answered(counts.answer(asking(seeds, asks="species", count=True)))
    assert told(species) == [("", 17)]
    assert told(answered(counts.answer(asking(seeds, asks="document", count=True)))) == [("", 5)]


def test_recommendations_are_counted(seeds: Corpus) -> None:
    answer = seeds.ask("How many recommendations concern Kulan?")
    kulan = seeds.ask("Which recommendations concern Kulan?")
    assert told(answer) == [("", sum(one.type == "recommendation" for one in kulan.results))]


def test_cells_and_counts_are_tables_too(seeds: Corpus, tmp_path: Any) -> None:
    answer = answered(gaps.answer(asking(seeds, names=named(country="KAZ"))))
    with (tmp_path / "gaps.csv").open("w", newline="") as out:
        write_csv(answer.results, out)
    head, *rows = (tmp_path / "gaps.csv").read_text().splitlines()
    assert head.startswith("species,species_label,country,country_label,topics,explicit,unit,programme,by_status,gap,")
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("question", "intent", "number"),
    [
        ("Is Kulan covered in Turkmenistan?", "coverage", 1),
        ("Is the Amur Tiger covered in Russia?", "coverage", 1),
        ("coverage of Snow Leopard", "coverage", 14),
        ("matrix of big cats in Central Asia", "coverage", 10),
        ("For which species in Kazakhstan is nothing planned?", "gaps", 2),
        ("Which countries have no activity for Urial?", "gaps", 5),
        ("gaps for Tajikistan", "gaps", 3),
        ("Where is nothing planned for Snow Leopard and poaching?", "gaps", 8),
        ("In which countries is nothing planned for the Gobi Bear?", "gaps", 0),
        ("How many activities cover the Asiatic Wild Ass in Turkmenistan, per tier?", "counts", 3),
        ("How many activities are there per priority?", "counts", 3),
        ("Which country has the most activities?", "counts", 14),
        ("Which unit has the most activities?", "counts", 12),
        ("Are there more activities for Saiga or for Kulan?", "counts", 2),
        ("How many recommendations were made in 2018?", "recommendations", 1),
    ],
)
def test_questions_in_words_reach_their_answer(seeds: Corpus, question: str, intent: str, number: int) -> None:
    answer = seeds.ask(question)
    assert (answer.understood.intent, len(answer.results)) == (intent, number)
    assert {one.type for one in answer.results} <= {"cell", "count"}
