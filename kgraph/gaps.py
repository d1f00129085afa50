"""The gaps: where a species occurs, or may, and no programme plans anything of its own for it; the worst first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.cells import CellResult, CoverageResult, Gap
from kgraph.coverage import CoverageFilter
from kgraph.occurrence import ORDER

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

WORST_FIRST: tuple[Gap, ...] = ("no-activity", "programme-only")


def gaps(corpus: Corpus, wanted: CoverageFilter) -> CoverageResult:
    return gaps_of(corpus, corpus.coverage(wanted))


def gaps_of(corpus: Corpus, matrix: CoverageResult) -> CoverageResult:
    """The cells that are gaps, by what is planned, how surely the species occurs, and how threatened it is."""
    threatened = {key for key in {cell.species for cell in matrix.cells} if _threatened(corpus, key)}

    def gravity(cell: CellResult) -> tuple[int, int, bool, bool]:
        occurs = ORDER.index(cell.range)
        return WORST_FIRST.index(cell.gap), occurs, cell.species not in threatened, not cell.range_verified

    return replace(matrix, cells=tuple(sorted((c for c in matrix.cells if c.gap in WORST_FIRST), key=gravity)))


def _threatened(corpus: Corpus, species: str) -> bool:
    """Whether it is on Appendix I of the Convention, which lists endangered migratory species."""
    return "I" in corpus.vocabulary.concept("species", species).appendix.split(" & ")
