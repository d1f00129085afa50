"""The cells of the matrix in words: why a species is held to occur in a country, and what kind of zero a zero is."""

from __future__ import annotations

from kgraph.cells import CellResult, Gap, Presence
from kgraph.words import counted

GAPS: dict[Gap, str] = {
    "no-activity": "nothing planned",
    "programme-only": "only what holds for a whole programme",
    "not-range": "not known to occur there",
    "not-covered-by-corpus": "no programme here is for it",
    "none": "planned for",
}

_OCCURS: dict[Presence, str] = {
    "resident": "{species} is resident in {country}",
    "reintroduced": "{species} was reintroduced to {country}",
    "uncertain": "whether {species} occurs in {country} is uncertain",
    "vagrant": "{species} only strays into {country}",
    "extinct": "{species} is held for extinct in {country}",
    "none": "the range table has {species} in other countries, not in {country}",
    "unknown": "the range table says nothing of {species}",
}


def occurs_words(presence: Presence, species: str, country: str, source: str, verified: bool, taxon: str = "") -> str:
    """Whether a species occurs in a country, by which source, and whether anybody can look that up."""
    said = _OCCURS[presence].format(species=species, country=country)
    notes = [f"said of {taxon}"] * bool(taxon) + [source] * bool(source)
    notes += ["unverified"] * bool(source and not verified and "unverified" not in source)
    said = f"{said} ({'; '.join(notes)})" if notes else said
    return said[0].upper() + said[1:]


def planned_words(cell: CellResult) -> str:
    """What is planned for a pair: how many activities by what, and whether anybody has agreed to them."""
    about = " on the topic" if cell.topics else ""
    if cell.gap == "not-covered-by-corpus":
        return f"no programme here is for {cell.species_label} in {cell.country_label}"
    strong = cell.explicit + cell.unit
    whole = f"{counted(cell.programme, 'activity', 'activities')}{about} for a whole programme"
    if not strong:
        return f"only {whole}" if cell.programme else f"no activity{about}"
    by = [f"{cell.explicit} by {'its' if cell.explicit == 1 else 'their'} own words"] * bool(cell.explicit)
    by += [f"{cell.unit} by the heading of a unit"] * bool(cell.unit)
    standing = ", planned in a draft only" if cell.standing == "draft" else ""
    return f"{counted(strong, 'activity', 'activities')}{about} ({' and '.join(by)}{standing})"
