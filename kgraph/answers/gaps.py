"""Answers about gaps: where a species occurs, or may, and nothing of its own is planned for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph import phrases
from kgraph.answers.matrix import Matrix, cautions, matrix, one_country, one_species, pairs_in_words
from kgraph.answers.reply import Asking, reply
from kgraph.cells import CellResult, Gap
from kgraph.gaps import WORST_FIRST, gaps_of
from kgraph.results import Answer
from kgraph.words import counted
from kgraph.zeros import planned_words

_KINDS: dict[Gap, str] = {
    "no-activity": "No activity at all{one} covers {pairs}.",
    "programme-only": "Only activities{many} for a whole programme cover {pairs}.",
    "not-range": "Not known to occur there, so no gap: {pairs}.",
    "not-covered-by-corpus": "No programme here is for {pairs}.",
}


def answer(asking: Asking) -> Answer | None:
    asked = matrix(asking)
    if not asked.cells or asked.is_of_everything:
        return None
    found = gaps_of(asking.corpus, asked.found).cells
    return reply(
        asking,
        " ".join(_summary(asked, found)),
        found,
        cautions=tuple(cautions(asking, asked, found)),
        suggestions=tuple(phrases.did_you_mean(asking.query)),
        sparql=asked.sparql,
    )


def _summary(asked: Matrix, found: Sequence[CellResult]) -> Iterator[str]:
    """Which pairs are gaps and of what kind, and why the others are none."""
    if len(asked.cells) == 1:
        yield _of_one(asked.cells[0])
        return
    covered = [cell for cell in asked.cells if cell.gap == "none"]
    yield _head(asked, found, covered)
    for gap, sentence in _KINDS.items():
        if cells := [cell for cell in (found if gap in WORST_FIRST else asked.cells) if cell.gap == gap]:
            yield sentence.format(one=asked.of_one, many=asked.of_many, pairs=pairs_in_words(cells, asked.cells))
    if covered and all(cell.standing == "draft" for cell in covered):
        yield "What is planned for the others is in a draft only."


def _of_one(cell: CellResult) -> str:
    pair = f"{cell.species_label} in {cell.country_label}"
    return f"{pair} is {'a' if cell.gap in WORST_FIRST else 'no'} gap: {planned_words(cell)}. {cell.why}."


def _head(asked: Matrix, found: Sequence[CellResult], covered: Sequence[CellResult]) -> str:
    """In how many of the cells the species occurs, or may, and how many of these are gaps."""
    first, number = asked.cells[0], len(found) + len(covered)
    if not number:
        return "No gap can be told: nothing that was asked for is known to occur where a programme here is for it."
    if one_species(asked.cells):
        occurs = f"{first.species_label} occurs or may occur in {counted(number, 'country', 'countries')} here"
    elif one_country(asked.cells):
        occurs = f"{number} species occur or may occur in {first.country_label}"
    else:
        occurs = f"In {counted(number, 'pair')} the species occurs or may occur in the country"
    if not found:
        return f"No gap was found: {occurs}, and activities{asked.of_many} by name or by unit cover all of that."
    have = "has" if len(found) == 1 else "have"
    return f"{occurs}; {len(found)} of these {have} no activity{asked.of_one} by name or by unit."
