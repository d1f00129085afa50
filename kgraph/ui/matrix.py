"""The coverage matrix as HTML: every cell a link that says in words what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kgraph.cells import CellResult, Presence
from kgraph.ui import links
from kgraph.ui.markup import Html, tag
from kgraph.wording import TIERS
from kgraph.words import counted
from kgraph.zeros import GAPS, planned_words

# What the range table says, where it is not that the species simply lives there.
RANGE: dict[Presence, tuple[str, str]] = {
    "reintroduced": ("r", "reintroduced"),
    "uncertain": ("?", "uncertain whether it occurs"),
    "vagrant": ("v", "only strays there"),
    "extinct": ("e", "held for extinct"),
}
ZEROS = {"programme-only": "0", "no-activity": "0", "not-range": "·", "not-covered-by-corpus": "–"}


def matrix(cells: Sequence[CellResult], tier: str = "", as_of: str | None = None) -> Html:
    """Species by countries: the colour is the strongest tier; the number counts one tier, or both that close a gap."""
    rows = [(species, list(group)) for species, group in groupby(cells, key=lambda cell: cell.species)]
    heads = [tag("th", tag("span", cell.country_label), scope="col") for cell in rows[0][1]]
    lines = [
        tag("tr", tag("th", group[0].species_label, scope="row"), *(_cell(cell, tier, as_of) for cell in group))
        for _, group in rows
    ]
    caption = f"{counted(len(rows), 'species', 'species')} by {counted(len(heads), 'country', 'countries')}"
    table = tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", tag("td"), *heads)),
        tag("tbody", *lines),
        css="kg-matrix",
    )
    return tag("div", table, css="kg-scroll", tabindex="0", role="group", aria_label="Coverage matrix")


def _cell(cell: CellResult, tier: str, as_of: str | None) -> Html:
    number = {"explicit": cell.explicit, "unit": cell.unit}.get(tier, cell.explicit + cell.unit)
    mark = RANGE.get(cell.range)
    look = "explicit" if cell.explicit else "unit" if cell.unit else cell.gap
    shown = tag(
        "a",
        ZEROS.get(look, str(number)),
        tag("sup", mark[0]) if mark else None,
        css=f"kg-{look}",
        href=address(cell, as_of),
        target="_self",
        title=cell.why,
        aria_label=named(cell),
    )
    return tag("td", shown)


def address(cell: CellResult, as_of: str | None) -> str:
    """Where a cell opens, at the date for which it is shown."""
    return links.to(links.COVERAGE, cell=f"{cell.species}.{cell.country}", as_of=as_of)


def named(cell: CellResult) -> str:
    return f"{cell.species_label}, {cell.country_label}: {told(cell)}"


def told(cell: CellResult) -> str:
    mark = RANGE.get(cell.range)
    return "; ".join([planned_words(cell), *([mark[1]] if mark else [])])


def key() -> Html:
    """What colours, signs and letters mean."""
    looks = {"explicit": ("3", f"{TIERS['explicit']}: how many"), "unit": ("3", f"{TIERS['unit']}: how many")}
    looks |= {gap: (ZEROS[gap], words[:1].upper() + words[1:]) for gap, words in GAPS.items() if gap != "none"}
    lines = [tag("li", tag("span", sign, css=f"kg-{look}"), words) for look, (sign, words) in looks.items()]
    lines += [tag("li", tag("strong", sign), words) for sign, words in RANGE.values()]
    return tag("ul", *lines, css="kg-key", aria_label="What the matrix shows")
