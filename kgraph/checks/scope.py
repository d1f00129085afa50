"""Units against the programme: what is outside its scope or in no unit, and plans that no footnote takes over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.records import Covered, Footnote, Section, Span
from kgraph.checks.paper import NUMBERS, Doubt, Paper, heading
from kgraph.words import joined
from ontology.vocabulary import Concept, Kind

_PLANS = ("action-plan", "strategy", "work-programme", "programme")
_AWAY = ("extinct", "none")
_EVERY = re.compile(r"\b(?:all|any|each|every)\b", re.IGNORECASE)  # in the first words of a footnote
_COUNTRIES = re.compile(rf"\b(?:all|the)\s+(\d|{'|'.join(NUMBERS)})\s+(?:countries|Range\s+States)\b", re.IGNORECASE)


def find(paper: Paper) -> Iterator[Doubt]:
    if paper.read.programme is None or not paper.units:
        return
    yield from _outside(paper)
    yield from _in_no_unit(paper)
    yield from _range(paper)
    yield from _countries_counted(paper)
    yield from _without_footnote(paper)
    yield from _plan_not_taken_over(paper)


def _sides(paper: Paper) -> Iterator[tuple[Kind, dict[str, Covered]]]:
    """What the document says of itself that it is for; a scope made from its units says nothing of them."""
    programme = paper.read.programme
    if programme is not None:
        yield "species", {one.key: one for one in programme.species}
        yield "country", {one.key: one for one in programme.countries}


def _of(unit: Section, kind: Kind) -> tuple[Covered, ...]:
    return unit.species if kind == "species" else unit.countries


def _outside(paper: Paper) -> Iterator[Doubt]:
    for kind, scope in _sides(paper):
        for unit in paper.units:
            for covered in _of(unit, kind) if scope else ():
                if covered.key not in scope and not _related(paper, kind, covered.key, scope):
                    label = paper.vocabulary.label(kind, covered.key)
                    yield Doubt(
                        kind="outside-scope",
                        message=f"“{heading(unit)}” lists {label}, which is not in the scope of the programme.",
                        where=(heading(unit),),
                        words=paper.words(unit.span, *covered.spans),
                    )


def _related(paper: Paper, kind: Kind, key: str, scope: dict[str, Covered]) -> bool:
    if kind != "species":
        return False
    return bool((paper.vocabulary.above(key) | paper.vocabulary.below(key)) & scope.keys())


def _in_no_unit(paper: Paper) -> Iterator[Doubt]:
    """What the programme is for and no unit takes up: perhaps meant, perhaps forgotten."""
    for kind, scope in _sides(paper):
        listed_there = {covered.key for unit in paper.units for covered in _of(unit, kind)}
        absent = [covered for key, covered in scope.items() if key not in listed_there]
        if absent and listed_there:
            names = joined([paper.vocabulary.label(kind, covered.key) for covered in absent])
            yield Doubt(
                kind="in-no-unit",
                message=f"{names} {'are' if len(absent) > 1 else 'is'} in the scope of the programme and in no unit.",
                where=tuple(paper.vocabulary.label(kind, covered.key) for covered in absent),
                words=paper.words(*(paper.around(covered.spans[0]) for covered in absent if covered.spans)),
            )


def _range(paper: Paper) -> Iterator[Doubt]:
    """A species listed where the range table says that it is gone, one finding a unit."""
    for unit in paper.units:
        gone = [
            (species, country, status)
            for species in unit.species
            for country in unit.countries
            if not species.note  # "re-introduced" says why it stands there
            and (status := paper.vocabulary.range_status(species.key, country.key)) is not None
            and status.presence in _AWAY
        ]
        if gone:
            told = "; ".join(
                f"{paper.vocabulary.label('species', species.key)} in "
                f"{paper.vocabulary.label('country', country.key)}: {status.presence}"
                f"{'' if status.verified else ', unverified'}"
                for species, country, status in gone
            )
            yield Doubt(
                kind="range-doubt",
                message=f"“{heading(unit)}” lists what the range table holds for gone ({told}).",
                where=(heading(unit),),
                words=paper.words(unit.span, *(span for species, _, _ in gone for span in species.spans)),
            )


def _countries_counted(paper: Paper) -> Iterator[Doubt]:
    """ "All four countries" in a row of a unit of three."""
    for unit in paper.units:
        for row in paper.rows_of(unit):
            for match in _COUNTRIES.finditer(paper.plain, row.row.start, row.row.end):
                number = NUMBERS.get(match.group(1).casefold()) or int(match.group(1))
                if unit.countries and number != len(unit.countries):
                    span = Span(*match.span())
                    yield Doubt(
                        kind="value-conflict",
                        message=f"Activity {row.code} speaks of {number} countries; “{heading(unit)}” has "
                        f"{len(unit.countries)}.",
                        where=(row.code, heading(unit)),
                        words=paper.words(paper.around(span), unit.span),
                    )


# ---------------------------------------------------------------- the footnotes that take other plans over


def _taking_over(paper: Paper) -> dict[str, Footnote]:
    """By species, a footnote that takes another instrument's activities over for every unit with it."""
    notes = [note for unit in paper.units for note in unit.footnotes if _EVERY.search(note.text[:40])]
    return {species: note for note in notes if note.instruments for species in note.species}


def _without_footnote(paper: Paper) -> Iterator[Doubt]:
    """ "For all units with Saiga ...", in a footnote that a unit with Saiga does not carry, or one without it does."""
    for species, note in _taking_over(paper).items():
        label = paper.vocabulary.label("species", species)
        for unit in paper.units:
            lists = any(covered.key == species for covered in unit.species)
            carries = any(species in own.species for own in unit.footnotes)
            what = "lists it without" if lists else "does not list it and carries"
            if lists != carries:
                yield Doubt(
                    kind="footnote-missing",
                    message=f"A footnote speaks for all units with {label}; “{heading(unit)}” {what} that footnote.",
                    where=(heading(unit), f"footnote {note.mark}"),
                    words=paper.words(unit.span, note.span),
                )


def _plan_not_taken_over(paper: Paper) -> Iterator[Doubt]:
    """A species in units whose plan the document names, where the plans of others are taken over and this is not."""
    taken = _taking_over(paper)
    for key in dict.fromkeys(covered.key for unit in paper.units for covered in unit.species) if taken else ():
        plan = None if key in taken else _plan_for(paper, key)
        if plan is not None:
            units = [unit for unit in paper.units if any(covered.key == key for covered in unit.species)]
            label = paper.vocabulary.label("species", key)
            names = joined([heading(unit) for unit in units])
            mention = next(m for m in paper.read.mentions if (m.kind, m.key) == ("instrument", plan.key))
            others = joined([paper.vocabulary.label("species", other) for other in taken])
            yield Doubt(
                kind="footnote-missing",
                message=f"Footnotes take over the plans for {others}; the {plan.label} is named in the document and "
                f"taken over by none, though {label} is listed by {len(units)} units ({names}).",
                where=(plan.label, *(heading(unit) for unit in units)),
                words=paper.words(paper.around(mention.span), *(unit.span for unit in units)),
            )


def _plan_for(paper: Paper, species: str) -> Concept | None:
    """The plan named in the document whose title has the species."""
    named = dict.fromkeys(mention.key for mention in paper.read.mentions if mention.kind == "instrument")
    label = paper.vocabulary.label("species", species).casefold()
    for key in named:
        concept = paper.vocabulary.get("instrument", key)
        if concept is not None and concept.type in _PLANS and label in concept.label.casefold():
            return concept
    return None
