"""The table of what covers what: the same rows and tiers as asking each activity gives."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Activity, Basis, Covered, Document, Extraction, LeftOut, Span, StatusWord
from kgraph.corpus import Corpus
from kgraph.covering import CoverTable, left_out_of, numbers
from kgraph.filters import ActivityFilter
from kgraph.tiers import tier_of

SPECIES = ("argali", "urial", "kiang")
COUNTRIES = ("TKM", "KAZ")
BASES: tuple[Basis, ...] = ("named", "place", "unit", "programme")


def covered(keys: tuple[str, ...]) -> st.SearchStrategy[tuple[Covered, ...]]:
    one = st.builds(Covered, key=st.sampled_from(keys), basis=st.sampled_from(BASES), spans=st.just(()))
    return st.lists(one, max_size=3).map(tuple)


Told = tuple[tuple[Covered, ...], tuple[Covered, ...]]  # what a row covers: species, countries
rows = st.lists(st.tuples(covered(SPECIES), covered(COUNTRIES)), max_size=12)


def table(told: Sequence[Told], left_out: tuple[LeftOut, ...] = ()) -> CoverTable:
    """Two documents, each with half of the rows."""
    activities = [
        Activity(
            key=str(n), code=str(n), section="s", text="", row=Span(0, 1), text_span=Span(0, 1),
            species=species, countries=countries, left_out=left_out,
        )
        for n, (species, countries) in enumerate(told)
    ]  # fmt: skip
    document = Document(format="text", sha256="", title="", kind="work-programme", status=StatusWord(status="draft"))
    half = len(activities) // 2
    parts = {"d0": activities[:half], "d1": activities[half:]}
    return CoverTable(
        (name, Extraction(document=document, text="", blocks=(), activities=tuple(part)))
        for name, part in parts.items()
    )


@given(rows)
def test_the_table_says_of_every_pair_what_the_rows_say(told: list[Told]) -> None:
    made = table(told)
    for species in (*SPECIES, None):
        for country in (*COUNTRIES, None) if species else COUNTRIES:
            tiers = made.tiers(species and [species], country and [country])
            assert [tiers.of(number) for number in range(len(made.rows))] == [
                tier_of(row.activity, species, country) for row in made.rows
            ]
            assert sum(tier.bit_count() for tier in tiers) == tiers.every.bit_count()


@given(rows)
def test_each_document_has_its_run_of_rows(told: list[Told]) -> None:
    made = table(told)
    half = len(told) // 2
    assert made.of(["d0", "d1"]) == made.whole
    assert [made.rows[number].id for number in numbers(made.of(["d1"]))] == [f"d1_{n}" for n in range(half, len(told))]
    assert made.of(["d2"]) == 0


@given(st.sets(st.integers(0, 300)))
def test_a_set_of_rows_gives_its_numbers_in_order(members: set[int]) -> None:
    assert list(numbers(sum(1 << number for number in members))) == sorted(members)


def test_a_row_that_leaves_a_pair_out_is_told_from_one_that_never_had_it() -> None:
    row = ((Covered(key="urial", basis="unit", spans=()),), (Covered(key="TKM", basis="unit", spans=()),))
    made = table([row], left_out=(LeftOut(kind="country", key="KAZ", why="the row says “in Turkmenistan”"),))
    left = {
        (species, country): left_out_of(made.species([species]), made.countries([country]))
        for species in SPECIES
        for country in COUNTRIES
    }
    assert {pair for pair, rows in left.items() if rows} == {("urial", "KAZ")}


def test_the_rows_of_a_document_come_in_its_order(shipped: Corpus) -> None:
    found = [match.activity.key for match in shipped.matches(ActivityFilter(species=("urial",)))]
    document = next(document for document in shipped.primaries if shipped.extraction(document).activities)
    order = [activity.key for activity in shipped.extraction(document).activities]
    assert found == [key for key in order if key in set(found)]
    assert len(found) > 68
