"""The numbers of units, held against what a question asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgraph.definition import UnitResult
from kgraph.query import Measure
from kgraph.questions.measures import head
from kgraph.words import counted, joined

_BEST_FIRST = ("priority", "rank")  # the first is the highest
_LISTED = {
    "species": ("species", "species"),
    "country": ("country", "countries"),
    "activity": ("activity", "activities"),
}
_LABELS = {"score": "score", "priority": "priority", "rank": "rank in the earlier study"}


def number(unit: UnitResult, of: str) -> int | None:
    """What a unit has of something; None where it does not stand in the table of scores, or that tells nothing."""
    listed = {"species": unit.species, "country": unit.countries, "activity": unit.activities}
    if of in listed:
        return len(listed[of])
    if unit.scoring is None:
        return None
    columns = {"score": unit.scoring.score, "priority": unit.scoring.priority, "rank": unit.scoring.rank}
    return columns.get(of, unit.scoring.criteria.get(of))


def fitting(measures: Sequence[Measure], units: Sequence[UnitResult]) -> list[UnitResult]:
    """The units that have all the numbers that are asked for; of those the most or the least, where that is asked."""
    found = list(units)
    for measure in measures:
        if measure.than is not None:
            found = list(_held_against(measure, found))
    for measure in sorted(measures, key=lambda one: one.extreme is not None):
        kept = chosen(measure, {unit.key: number(unit, measure.of) for unit in found})
        found = [unit for unit in found if unit.key in kept]
    return found


def _held_against(measure: Measure, units: Sequence[UnitResult]) -> Iterator[UnitResult]:
    """The units with the same number as another one, or with more or less of it."""
    other = next((number(unit, measure.of) for unit in units if unit.name == measure.than), None)
    for unit in units:
        own = number(unit, measure.of)
        if unit.name != measure.than and own is not None and other is not None:
            ahead = (other > own) if measure.of in _BEST_FIRST else (own > other)
            if {"same": own == other, "more": ahead, "less": own != other and not ahead}[measure.how]:
                yield unit


def chosen(measure: Measure, values: Mapping[str, int | None]) -> set[str]:
    """What has a number that is asked for, of things and the number that each has."""
    if not measure.narrows() or measure.than is not None:
        return set(values)
    known = {key: value for key, value in values.items() if value is not None}
    if measure.extreme is not None and known:
        highest = (measure.extreme == "most") != (measure.of in _BEST_FIRST)
        best = max(known.values()) if highest else min(known.values())
        return {key for key, value in known.items() if value == best}
    low, high = measure.low or 0, measure.high if measure.high is not None else max(known.values(), default=0)
    return {key for key, value in known.items() if low <= value <= high}


# ---------------------------------------------------------------- words


def clauses(measures: Sequence[Measure], units: int) -> Iterator[str]:
    """ "Have a score from 20 to 22", "has the highest political feasibility"."""
    has = "has" if units == 1 else "have"
    for measure in measures:
        if measure.than is not None:
            yield f"{has} {_than(measure)}"
        elif measure.extreme is not None:
            yield f"{has} {_superlative(measure)}"
        elif measure.low is not None or measure.high is not None:
            yield f"{has} {_range(measure)}"


def _than(measure: Measure) -> str:
    of = _LISTED[measure.of][1] if measure.of in _LISTED else label(measure.of)
    how = {"same": f"the same {of} as", "more": f"a higher {of} than", "less": f"a lower {of} than"}
    listed = {"same": f"as many {of} as", "more": f"more {of} than", "less": f"fewer {of} than"}
    return f"{(listed if measure.of in _LISTED else how)[measure.how]} {measure.than}"


def _superlative(measure: Measure) -> str:
    if measure.of in _LISTED:
        return f"the {'most' if measure.extreme == 'most' else 'fewest'} {_LISTED[measure.of][1]}"
    return f"the {'highest' if measure.extreme == 'most' else 'lowest'} {label(measure.of)}"


def _range(measure: Measure) -> str:
    low, high = measure.low, measure.high
    if low == high:
        bounds = f"{low}"
    elif low is not None and high is not None:
        bounds = f"{low} to {high}"
    else:
        bounds = f"{low} or more" if high is None else f"{high} or less"
    return f"{bounds} {_LISTED[measure.of][1]}" if measure.of in _LISTED else f"the {label(measure.of)} {bounds}"


def told(measures: Sequence[Measure], unit: UnitResult) -> str:
    """ " (score 21, political feasibility 2)": the numbers that were asked for, of a unit."""
    values = ((of, number(unit, of)) for of in dict.fromkeys(measure.of for measure in measures))
    said = [_value(of, value) for of, value in values if value is not None]
    return f" ({joined(said)})" if said else ""


def _value(of: str, value: int) -> str:
    return counted(value, *_LISTED[of]) if of in _LISTED else f"{label(of)} {value}"


def label(of: str) -> str:
    """A criterion by the words that it goes by."""
    criterion = head(of)
    return _LABELS.get(of) or criterion[:1].lower() + criterion[1:]
