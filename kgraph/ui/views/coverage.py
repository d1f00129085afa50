"""The page *Coverage and gaps*: what is planned for which species in which country, and where nothing is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from kgraph.cells import CellResult, CoverageResult
from kgraph.corpus import Corpus
from kgraph.coverage import CoverageFilter
from kgraph.entries import entries
from kgraph.filters import StatementFilter
from kgraph.packs import Pack
from kgraph.papers import quoted_documents
from kgraph.ui import components, downloads, links, matrix, state
from kgraph.ui.address import Address
from kgraph.ui.markup import Html, tag
from kgraph.wording import STATUS, TIERS
from kgraph.words import counted, date_in_words
from kgraph.zeros import GAPS, planned_words
from ontology.vocabulary import Kind

LEAD = (
    "For every species in every country: how many activities cover it, how strongly, and what kind of zero a zero is."
)
PARTS = {"matrix": "Matrix", "table": "Table", "gaps": "Gaps"}
STRONG: dict[str, str] = {"explicit": TIERS["explicit"], "unit": TIERS["unit"]}


def page() -> None:
    address = Address("coverage")
    with state.corpus() as corpus:
        if asked := address.words("cell"):
            _pair(corpus, address, asked)
        else:
            _matrix(corpus, address)


def _matrix(corpus: Corpus, address: Address) -> None:
    st.html(components.head("Coverage and gaps", LEAD))
    part = address.turn_to("show", "Show", PARTS)
    wanted, tier = _wanted(corpus, address)
    components.show(components.notices(address.left_out))
    found = corpus.gaps(wanted) if part == "gaps" else corpus.coverage(wanted)
    components.show(_counted(found))
    if not found.cells:
        st.html(components.summary(_nothing(part)))
        return
    if part == "matrix":
        components.show(matrix.key(), matrix.matrix(found.cells, tier, wanted.as_of))
    else:
        st.html(_table(found.cells, part, wanted.as_of))
    downloads.buttons(Pack(title=f"Coverage: {PARTS[part]}", records=found.cells, documents={}), f"coverage {part}")


def _nothing(part: str) -> str:
    if part == "gaps":
        return "No gap was found: wherever one of these species occurs, something of its own is planned for it."
    return "No programme here is for any of what was asked."


# ---------------------------------------------------------------- narrowing


def _wanted(corpus: Corpus, address: Address) -> tuple[CoverageFilter, str]:
    programmes = {key: titles[0] for key, titles in corpus.programmes().items()}
    with st.container(key="narrow"):
        first, second = st.columns(3), st.columns(4)
    with first[0]:
        species = address.choose_several("species", "Species or groups", _labels(corpus, "species"))
    with first[1]:
        countries = address.choose_several("country", "Countries or groups", _labels(corpus, "country"))
    with first[2]:
        topic = address.choose("topic", "Topic", _labels(corpus, "topic"))
    with second[0]:
        programme = address.choose("programme", "Programme", programmes, empty="all")
    with second[1]:
        status = address.choose("status", "Status", STATUS)
    with second[2]:
        tier = address.choose("tier", "Counted", STRONG, empty="named or listed")
    with second[3]:
        as_of = address.day("as_of", "As of", last=True)
    wanted = CoverageFilter(
        species=species,
        countries=countries,
        programme=programme or None,
        status=status or None,
        topics=(topic,) if topic else (),
        as_of=as_of or None,
    )
    return wanted, tier


def _labels(corpus: Corpus, kind: Kind) -> dict[str, str]:
    labels = {concept.key: concept.label for concept in corpus.vocabulary.of_kind(kind)}
    return dict(sorted(labels.items(), key=lambda one: one[1]))


def _counted(found: CoverageResult) -> Html:
    """Which programmes are counted, at which date, and which are not."""
    as_of = f"What holds on {date_in_words(found.as_of)}" if found.as_of else "What holds"
    counted_ones = [one.title for one in found.programmes if one.counted]
    lines = [f"{as_of}, of {counted(len(counted_ones), 'programme')}: {'; '.join(counted_ones)}."]
    lines += [f"Not counted: {one.title}, because {one.why}." for one in found.programmes if not one.counted]
    lines += [f"No programme here is for {', '.join(found.not_here)}."] if found.not_here else []
    return components.bullets(lines, "kg-list kg-listed")


# ---------------------------------------------------------------- the same as a table


def _table(cells: Sequence[CellResult], part: str, as_of: str | None) -> Html:
    heads = ("Species", "Country", "Planned", "Range", "Gap")
    noun = ("gap", "gaps") if part == "gaps" else ("pair", "pairs")
    return components.table(
        heads,
        (_line(cell, as_of) for cell in cells),
        f"{counted(len(cells), *noun)}{', the worst first' * (part == 'gaps')}",
    )


def _line(cell: CellResult, as_of: str | None) -> tuple[Html, ...]:
    doubt = tag("p", "not verified", css="kg-warnings") if cell.range_source and not cell.range_verified else None
    return (
        components.link(cell.species_label, matrix.address(cell, as_of), aria_label=matrix.named(cell)),
        tag("span", cell.country_label),
        tag("span", planned_words(cell)),
        tag("div", cell.why, doubt),
        tag("span", GAPS[cell.gap]),
    )


# ---------------------------------------------------------------- one cell


def _pair(corpus: Corpus, address: Address, asked: str) -> None:
    species, _, country = asked.partition(".")
    known: Mapping[str, Kind] = {species: "species", country: "country"}
    st.html(tag("p", components.link("The whole matrix", links.COVERAGE), css="kg-back"))
    if not all(corpus.vocabulary.get(kind, key) for key, kind in known.items()):
        st.html(components.head("Coverage and gaps", LEAD))
        st.html(components.problem(f"No species and country are called “{asked}”. Choose a cell of the matrix."))
        return
    title = f"{corpus.labels('species', species)}, {corpus.labels('country', country)}"
    as_of = address.date("as_of") or None
    cells = corpus.coverage(CoverageFilter(species=(species,), countries=(country,), as_of=as_of)).cells
    st.html(components.head(title, f"As of {date_in_words(as_of)}" if as_of else ""))
    components.show(components.notices(address.left_out))
    for cell in cells:
        _told(corpus, cell)
    said = corpus.recommendations(
        StatementFilter(
            species=corpus.reaching("species", (species,)),
            countries=corpus.reaching("country", (country,)),
            date_to=as_of,
        )
    )
    rows = [corpus.activity(key) for cell in cells for key in cell.activities]
    documents = quoted_documents(corpus, (*rows, *said), as_of)
    if rows:
        st.html(components.group("Activities", entries(rows), documents))
    if said:
        st.html(components.group("Recommended", entries(said), documents))
    downloads.buttons(Pack(title=title, records=(*cells, *rows, *said), documents=documents), title)


def _told(corpus: Corpus, cell: CellResult) -> None:
    """What is planned for the pair, whether it occurs there, and what leaves it out."""
    planned = planned_words(cell)
    lines = [f"{cell.why}."]
    lines += ["Covered, though not known to occur there."] if cell.beyond_range else []
    lines += [f"{counted(cell.not_counted, 'activity', 'activities')} more in programmes that do not hold."] * bool(
        cell.not_counted
    )
    components.show(components.summary(f"{planned[:1].upper()}{planned[1:]}."), components.bullets(lines, "kg-list"))
    if cell.left_out:
        codes = [tag("li", components.link(corpus.activity(key).code, links.to_activity(key))) for key in cell.left_out]
        st.html(components.section("Left out by their own words", tag("ul", *codes, css="kg-codes")))


page()
