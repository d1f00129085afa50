"""Answers about coverage: a cell of the matrix or many, each with its numbers and the kind of zero that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph import phrases
from kgraph.answers.matrix import Matrix, cautions, matrix, one_country, one_species, pairs_in_words
from kgraph.answers.reply import Asking, reply
from kgraph.cells import CellResult, Gap
from kgraph.results import Answer
from kgraph.words import counted, joined
from kgraph.zeros import planned_words

_ZEROS: dict[Gap, str] = {
    "no-activity": "Nothing is planned for {pairs}.",
    "programme-only": "Only what holds for a whole programme covers {pairs}.",
    "not-range": "Not known to occur there: {pairs}.",
    "not-covered-by-corpus": "No programme here is for {pairs}.",
}


def answer(asking: Asking) -> Answer | None:
    asked = matrix(asking)
    cells = asked.cells
    if not cells or asked.is_of_everything:
        return None
    one = cells[0] if len(cells) == 1 else None
    return reply(
        asking,
        " ".join(_of_one(asking, asked, one) if one else _of_many(asked)),
        cells,
        held=one.programme if one else 0,
        cautions=tuple(cautions(asking, asked, cells)),
        suggestions=tuple(phrases.did_you_mean(asking.query)),
        sparql=asked.sparql,
    )


def _of_one(asking: Asking, asked: Matrix, cell: CellResult) -> Iterator[str]:
    yes = ""
    if asking.query.wants == "yes_no":
        yes = "Yes: " if cell.gap == "none" else "Not by itself: " if cell.gap == "programme-only" else "No: "
    planned = planned_words(cell)
    said = f"{yes}{cell.species_label} in {cell.country_label}: {planned}"
    yield f"{said}{f', of those{asked.of_many}' if asked.of_many else ''}."
    if cell.gap == "none" and cell.programme:
        verb = "holds" if cell.programme == 1 else "hold"
        yield f"{counted(cell.programme, 'more activity', 'more activities')} {verb} for a whole programme."
    if cell.left_out:
        leave = "leaves it out by its" if len(cell.left_out) == 1 else "leave it out by their"
        yield f"{counted(len(cell.left_out), 'activity', 'activities')} {leave} own words."
    yield f"{cell.why}."


def _of_many(asked: Matrix) -> Iterator[str]:
    strong = [cell for cell in asked.cells if cell.gap == "none"]
    pairs = _numbered(strong, asked.cells)
    yield f"{_extent(asked.cells)}: activities{asked.of_many} by name or by unit cover {pairs}."
    if strong and all(cell.standing == "draft" for cell in strong):
        yield "All of it is planned in a draft only."
    elif drafts := [cell for cell in strong if cell.standing == "draft"]:
        yield f"Planned in a draft only: {pairs_in_words(drafts, asked.cells)}."
    for gap, sentence in _ZEROS.items():
        if cells := [cell for cell in asked.cells if cell.gap == gap]:
            yield sentence.format(pairs=pairs_in_words(cells, asked.cells))


def _extent(cells: Sequence[CellResult]) -> str:
    species = f"{len({cell.species for cell in cells})} species"
    countries = counted(len({cell.country for cell in cells}), "country", "countries")
    rows = cells[0].species_label if one_species(cells) else species
    return f"{rows} in {cells[0].country_label if one_country(cells) else countries}"


def _numbered(cells: Sequence[CellResult], asked: Sequence[CellResult]) -> str:
    """The covered pairs, each with how many activities where they are pairs of one species or one country."""
    if not (one_species(asked) or one_country(asked)):
        return pairs_in_words(cells, asked) if cells else "none of it"
    labels = [cell.country_label if one_species(asked) else cell.species_label for cell in cells]
    numbers = [cell.explicit + cell.unit for cell in cells]
    return joined([f"{label} ({number})" for label, number in zip(labels, numbers, strict=True)]) or "none of it"
