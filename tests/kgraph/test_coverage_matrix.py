"""The coverage matrix and the gaps: every count against the lists and the graph, and every kind of zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from made_documents import programme, write

from kgraph import queries
from kgraph.build import build
from kgraph.cells import CellResult
from kgraph.corpus import Corpus, open_corpus
from kgraph.coverage import CoverageFilter
from kgraph.errors import BadInput
from kgraph.filters import ActivityFilter
from kgraph.matrix_lines import coverage_lines, gap_lines
from kgraph.store import open_generation


def cell(corpus: Corpus, species: str, country: str, topic: str | None = None, as_of: str | None = None) -> CellResult:
    wanted = CoverageFilter(species=(species,), countries=(country,), topics=(topic,) if topic else (), as_of=as_of)
    (found,) = corpus.coverage(wanted).cells
    return found


def numbers(found: CellResult) -> tuple[int, int, int]:
    return found.explicit, found.unit, found.programme


# ---------------------------------------------------------------- the originals and the digests


def test_kulan_in_turkmenistan_has_nothing_of_its_own_words_and_ten_rows_of_units(seeds: Corpus) -> None:
    found = cell(seeds, "asiatic-wild-ass", "TKM")
    assert numbers(found) == (0, 10, 68)
    assert (found.gap, found.standing, found.by_status) == ("none", "draft", {"draft": 78})
    assert (found.range, found.range_verified, found.beyond_range) == ("resident", True, False)
    assert found.activities == tuple(
        f"001-txt_{key}"
        for key in ("11-1--2", "11-2--2", "11-3--2", "15-1", "15-2", "15-3", "15-4", "15-5", "15-6", "15-7")
    )
    assert found.left_out == ("001-txt_1-9",)


def test_the_matrix_is_every_species_by_every_country_of_the_programmes(seeds: Corpus) -> None:
    found = seeds.coverage()
    assert len({(one.species, one.country) for one in found.cells}) == len(found.cells) == 17 * 14
    assert Counter(one.gap for one in found.cells) == {"none": 84, "not-range": 120, "programme-only": 34}
    assert [(one.programme, one.counted) for one in found.programmes] == [("cami-wp-2026-2031", True)]
    assert found.as_of == "2025-05-06"


def test_the_digests_give_the_same_matrix_as_the_originals(seeds: Corpus, shipped: Corpus) -> None:
    def told(corpus: Corpus) -> dict[tuple[str, str], tuple[int, int, int]]:
        return {(one.species, one.country): numbers(one) for one in corpus.coverage().cells}

    assert told(seeds) == told(shipped)


def test_in_every_cell_matrix_and_list_agree(shipped: Corpus) -> None:
    for found in shipped.coverage().cells:
        rows = list(shipped.matches(ActivityFilter(species=(found.species,), countries=(found.country,))))
        assert Counter(row.tier for row in rows) == +Counter(
            explicit=found.explicit, unit=found.unit, programme=found.programme
        )
        assert found.activities == tuple(row.id for row in rows if row.tier != "programme")


def test_the_query_of_the_whole_matrix_counts_the_same(shipped: Corpus, corpus_store: Path) -> None:
    cells = shipped.coverage().cells
    species = {one.species: shipped.reaching("species", (one.species,)) or frozenset() for one in cells}
    with open_generation(corpus_store) as generation:
        told = queries.matrix(generation.dataset, species, list({one.country for one in cells}))
    counts = {"explicit": 0, "unit": 1, "programme": 2}
    assert told == {
        (one.species, one.country, tier): numbers(one)[place]
        for one in cells
        for tier, place in counts.items()
        if numbers(one)[place]
    }


def test_pairs_beyond_the_known_range_are_marked(seeds: Corpus) -> None:
    found = [one for one in seeds.coverage().cells if one.beyond_range]
    assert {(one.species, one.country, one.range) for one in found} == {
        ("asiatic-cheetah", "TKM", "extinct"),
        ("gobi-bear", "CHN", "uncertain"),
        ("pallass-cat", "TJK", "uncertain"),
        ("pallass-cat", "TKM", "uncertain"),
        ("persian-leopard", "KAZ", "vagrant"),
        ("persian-leopard", "UZB", "extinct"),
        ("saiga-antelope", "TKM", "vagrant"),
        ("wild-yak", "NPL", "uncertain"),
    }


def test_a_group_stands_for_its_members_that_programmes_are_for(seeds: Corpus) -> None:
    wanted = CoverageFilter(species=("group:big-cats",), countries=("region:central-asia-m49",))
    found = seeds.coverage(wanted)
    assert list(dict.fromkeys(one.species for one in found.cells)) == ["persian-leopard", "snow-leopard"]
    assert list(dict.fromkeys(one.country for one in found.cells)) == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert "Amur Tiger" in found.not_here


def test_a_taxon_above_or_below_is_reached(seeds: Corpus) -> None:
    assert numbers(cell(seeds, "turkmen-kulan", "TKM")) == numbers(cell(seeds, "asiatic-wild-ass", "TKM"))
    assert cell(seeds, "turkmen-kulan", "TKM").range == "unknown"
    leopard = cell(seeds, "leopard", "TKM")
    assert (numbers(leopard), leopard.range) == (numbers(cell(seeds, "persian-leopard", "TKM")), "resident")
    assert leopard.why.startswith("Leopard is resident in Turkmenistan (said of Persian Leopard; ")


@pytest.mark.parametrize(
    ("species", "country", "gap", "range_"),
    [
        ("bukhara-deer", "KAZ", "programme-only", "resident"),
        ("bukhara-deer", "MNG", "not-range", "none"),
        ("asiatic-cheetah", "IND", "not-range", "extinct"),
        ("amur-tiger", "RUS", "not-covered-by-corpus", "resident"),
        ("asiatic-wild-ass", "ISR", "not-covered-by-corpus", "reintroduced"),
        ("asiatic-wild-ass", "DEU", "not-range", "none"),
    ],
)
def test_the_kinds_of_zero_are_told_apart(seeds: Corpus, species: str, country: str, gap: str, range_: str) -> None:
    found = cell(seeds, species, country)
    assert (found.explicit, found.unit, found.gap, found.range) == (0, 0, gap, range_)


def test_gaps_come_worst_first_each_with_its_source(seeds: Corpus) -> None:
    found = seeds.gaps().cells
    assert len(found) == 34
    assert {one.gap for one in found} == {"programme-only"}
    order = [one.range for one in found]
    assert order == sorted(order, key=["resident", "reintroduced", "uncertain"].index)
    assert found[0].species == "bukhara-deer"  # on Appendix I
    assert all(one.range_source and one.range_source in one.why for one in found)


def test_a_topic_narrows_the_matrix_and_its_gaps(seeds: Corpus) -> None:
    found = cell(seeds, "snow-leopard", "KAZ", topic="illegal-hunting")
    rows = seeds.activities(ActivityFilter(species=("snow-leopard",), countries=("KAZ",), topic="illegal-hunting"))
    assert (sum(numbers(found)), found.gap, found.topics) == (
        len(rows),
        "programme-only",
        ("illegal-hunting",),
    )
    gaps = seeds.gaps(CoverageFilter(species=("snow-leopard",), topics=("illegal-hunting",))).cells
    assert [one.country for one in gaps] == ["IND", "KAZ", "KGZ", "MNG", "NPL", "RUS", "UZB", "BTN"]


def test_a_wider_topic_counts_its_narrower_ones(seeds: Corpus) -> None:
    wide = cell(seeds, "snow-leopard", "KAZ", topic="threats")
    assert set(wide.activities) >= set(cell(seeds, "snow-leopard", "KAZ", topic="illegal-hunting").activities)
    assert sum(numbers(wide)) > 5


def test_a_programme_that_is_over_counts_for_nothing_and_leaves_a_gap(seeds: Corpus) -> None:
    found = cell(seeds, "asiatic-wild-ass", "TKM", as_of="2032-01-01")
    assert (numbers(found), found.not_counted, found.gap) == ((0, 0, 0), 78, "no-activity")
    told = seeds.coverage(CoverageFilter(as_of="2032-01-01")).programmes[0]
    assert (told.counted, told.why) == (False, "its period ended in 2031")
    before = seeds.coverage(CoverageFilter(as_of="2024")).programmes[0]
    assert (before.counted, before.why) == (False, "it was written later, on 2025-05-06")


# ---------------------------------------------------------------- made-up programmes


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Two programmes: the second for one species in one country."""
    place = tmp_path_factory.mktemp("coverage")
    second = """UNEP/CMS/TEST/Doc.9

**WORK PROGRAMME FOR THE BUKHARA DEER 2027-2030**

Activities		Responsible	Indicator	Priority
<b>1. Tugai (Uzbekistan)</b>\t\t\t\t
<b>Species:</b> Bukhara Deer\t\t\t\t
1.1	Count the Bukhara Deer in Uzbekistan.	GOs	Report by 2028	High
1.2	Publish the count.	NGOs	Paper by 2029	Low
"""
    write(place / "docs", a_txt=programme(), b_txt=second)
    build([place / "docs"], place / "store", workers=1)
    with open_corpus(place / "store") as corpus:
        yield corpus


def test_each_programme_has_its_own_matrix(made: Corpus) -> None:
    whole = made.coverage()
    assert [one.document for one in whole.programmes] == ["a-txt", "b-txt"]
    second = made.coverage(CoverageFilter(programme="b-txt"))
    assert [(one.species, one.country, numbers(one)) for one in second.cells] == [("bukhara-deer", "UZB", (1, 1, 0))]


def test_species_and_country_must_be_of_one_programme_to_be_covered_by_the_corpus(made: Corpus) -> None:
    assert cell(made, "bukhara-deer", "UZB").gap == "none"
    assert cell(made, "bukhara-deer", "TKM").gap == "not-covered-by-corpus"
    assert cell(made, "persian-leopard", "IRN").gap == "none"


def test_what_is_asked_for_and_does_not_exist_is_said_to_be_so(seeds: Corpus) -> None:
    with pytest.raises(BadInput, match="no programme is called 'x'; give one of: cami-wp-2026-2031"):
        seeds.coverage(CoverageFilter(programme="x"))
    with pytest.raises(BadInput, match="no status is called"):
        seeds.coverage(CoverageFilter(status="new"))
    assert seeds.coverage(CoverageFilter(status="adopted")).cells == ()


def test_the_matrix_fits_the_terminal_and_a_few_cells_are_told_in_words(seeds: Corpus) -> None:
    found = seeds.coverage()
    for width in (60, 80, 132):
        lines = list(coverage_lines(found, width))
        table = lines[: lines.index("", lines.index("", 1) + 1) if width < 100 else lines.index("")]
        assert all(len(line) <= width for line in table)
        assert sum(line.startswith("Urial") for line in table) >= 1
    (line, *_) = coverage_lines(seeds.coverage(CoverageFilter(species=("asiatic-wild-ass",), countries=("TKM",))))
    assert click.unstyle(line) == (
        "Asiatic Wild Ass, Turkmenistan: 10 activities (10 by the heading of a unit, planned in a draft only)"
    )
    assert "34 gaps." in list(gap_lines(seeds.gaps()))
