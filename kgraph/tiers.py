"""How strongly an activity covers a species, a country, or a species in a country."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.records import Activity, Basis
from kgraph.results import Tier

RANK: dict[Basis, int] = {"named": 1, "place": 1, "unit": 2, "programme": 3}
TIERS: dict[int, Tier] = {1: "explicit", 2: "unit", 3: "programme"}


def weaker(bases: Iterable[Basis]) -> Tier | None:
    """The tier of several bases together: that of the weakest; None of none."""
    ranks = [RANK[basis] for basis in bases]
    return TIERS[max(ranks)] if ranks else None


def strongest(activity: Activity) -> Tier | None:
    """The strongest tier in which it covers anything: some species in some country, or what it has of the two."""
    sides = [covered for covered in (activity.species, activity.countries) if covered]
    return weaker(min((one.basis for one in side), key=RANK.__getitem__) for side in sides)


def tier_of(activity: Activity, species: str | None, country: str | None) -> Tier | None:
    """The tier for a pair, or for the one of the two that is given; None where it is not covered."""
    strongest: list[Basis] = []
    for asked, covered in ((species, activity.species), (country, activity.countries)):
        if asked is None:
            continue
        bases = [c.basis for c in covered if c.key == asked]
        if not bases:
            return None
        strongest.append(min(bases, key=RANK.__getitem__))
    return weaker(strongest)
