"""One activity with all that is known of it: its words, whom and where it covers, and what meetings said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from kgraph.agreed.results import Successor
from kgraph.corpus import Corpus
from kgraph.definition import Definition, Neighbour
from kgraph.entries import entry
from kgraph.packs import Pack
from kgraph.papers import quoted_documents
from kgraph.results import ActivityResult, CoveredResult, ReferenceResult, ReportResult
from kgraph.ui import components, downloads, links
from kgraph.ui.components import Documents
from kgraph.ui.markup import Html, tag, together
from kgraph.wording import said_words
from kgraph.words import date_in_words

BASES = {
    "named": "Named in the activity itself",
    "place": "By a place that it names",
    "unit": "Listed for its conservation unit",
    "programme": "As the whole programme",
}
NOTHING_SAID = "No meeting report that is held here speaks of it."
LIKENESS = (
    "Alike in words, action and scope (1 is the same text): likeness, not identity. No document says that they are one."
)
OWN = ("covers", "stands under", "belongs to")  # relations that the page shows in other ways


def draw(corpus: Corpus, asked: str) -> None:
    shown = next((one for one in _named(corpus, asked)), None)
    if shown is None:
        st.html(components.head("Activity", "An activity by its id."))
        st.html(components.problem(f"No activity has the id “{asked}”. Open one from the table of its programme."))
        st.html(tag("p", components.link("All programmes", links.PROGRAMMES)))
        return
    said = shown.activity.reported if shown.activity else shown.reported
    records = (shown.activity,) if shown.activity else said
    documents = quoted_documents(corpus, (*records, *said))
    st.html(tag("p", components.link("All programmes", links.PROGRAMMES), css="kg-back"))
    if shown.activity:
        _laid_down(corpus, shown, shown.activity, documents)
    else:
        st.html(
            components.head(shown.label, "Its own text is not held here; it is known from what meetings said of it.")
        )
    st.html(components.section("What meetings said", _timeline(said, documents)))
    with st.spinner("Comparing programmes …"):
        before, after = corpus.lineage.before(asked), corpus.lineage.after(asked)
    components.show(_lineage(corpus, before, after), _neighbours(shown))
    downloads.buttons(Pack(title=shown.label, records=records, documents=documents), asked)


def _named(corpus: Corpus, asked: str) -> Iterable[Definition]:
    """The activity of an id; or of a programme that is not held and a code."""
    yield from (one for one in corpus.show(asked) if one.key == asked)
    yield from (one for one in corpus.show(asked.rpartition("_")[2] or asked) if one.key == asked)


def _laid_down(corpus: Corpus, shown: Definition, row: ActivityResult, documents: Documents) -> None:
    told = entry(row)
    section = next((one.key for one in shown.neighbours if one.relation == "stands under"), None)
    address = links.to(links.PROGRAMMES, programme=row.programme, section=section)
    document = documents[row.document]
    st.html(
        tag(
            "header",
            tag("h1", f"Activity {row.code}"),
            tag("div", *components.badges(document), css="kg-head"),
            components.source(document),
            tag("p", components.link(told.group, address)),
        )
    )
    components.show(
        tag("p", told.text, css="kg-summary"),
        components.bullets(told.items, "kg-items") if told.items else None,
        components.facts(told.facts),
        components.proofs(row.evidence, documents),
    )
    components.show(_covers("Species", row.species), _covers("Countries", row.countries), _left_out(corpus, row))
    if row.refers_to:
        st.html(components.section("Refers to", tag("ul", *map(_reference, row.refers_to), css="kg-list")))


def _covers(title: str, covered: Sequence[CoveredResult]) -> Html | None:
    """What it covers, by the basis on which it does, the strongest first."""
    if not covered:
        return None
    ordered = sorted(covered, key=lambda one: list(BASES).index(one.basis))
    lines = [
        tag("li", tag("span", f"{BASES[basis]}: ", css="kg-listed"), *_names(group))
        for basis, group in groupby(ordered, key=lambda one: one.basis)
    ]
    return components.section(title, tag("ul", *lines, css="kg-list"), number=len(covered))


def _names(covered: Iterable[CoveredResult]) -> Iterable[str]:
    for number, one in enumerate(covered):
        yield ", " if number else ""
        yield components.link(one.label, links.to_name(one.key))


def _left_out(corpus: Corpus, row: ActivityResult) -> Html | None:
    if not row.left_out:
        return None
    concepts = corpus.vocabulary.concepts.values()
    labels = {one.key: one.label for one in concepts if one.kind in ("species", "country")}
    lines = [f"{labels.get(one.key, one.key)}: {one.why}" for one in row.left_out]
    return components.section("Left out by its own words", components.bullets(lines, "kg-list"))


def _reference(given: ReferenceResult) -> Html:
    code = components.link(given.code, links.to_activity(given.target)) if given.target else given.code
    return tag("li", code, tag("span", f" {given.why}", css="kg-listed"))


def _timeline(said: Sequence[ReportResult], documents: Documents) -> Html:
    """Statements by their dates, side by side: none replaces another."""
    if not said:
        return tag("p", NOTHING_SAID, css="kg-listed")
    return tag("ol", *(_statement(one, documents) for one in said), css="kg-time")


def _statement(one: ReportResult, documents: Documents) -> Html:
    date = date_in_words(one.date) if one.date else "no date"
    whole = " (said of the whole issue)" if one.whole_issue else ""
    quotes = [components.quote(proof, documents) for proof in one.evidence]
    return tag("li", tag("time", date), tag("strong", f"{said_words(one)}{whole}"), *quotes)


def _lineage(corpus: Corpus, before: Sequence[Successor], after: Sequence[Successor]) -> Html | None:
    """What it may go on with and what may go on with it, in programmes before and after its own."""
    parts = {"May take up": before, "May be taken up by": after}
    lists = [
        together(tag("h3", title), tag("ul", *(_relative(corpus, one) for one in near), css="kg-near-list"))
        for title, near in parts.items()
        if near
    ]
    return components.section("In other programmes", tag("p", LIKENESS, css="kg-listed"), *lists) if lists else None


def _relative(corpus: Corpus, one: Successor) -> Html:
    document = corpus.document(one.document)
    return tag(
        "li",
        tag(
            "div",
            components.link(f"Activity {one.code}", links.to_activity(one.id)),
            *components.badges(document),
            css="kg-head",
        ),
        tag("p", one.text),
        components.source(document),
        tag("p", f"Likeness {one.score:.2f}: {one.reason}.", css="kg-basis"),
    )


def _neighbours(shown: Definition) -> Html | None:
    """What else lies one step away in the graph."""
    others = [one for one in shown.neighbours if one.relation not in OWN]
    if not others:
        return None
    return components.section("Beside it in the graph", related(others))


def related(neighbours: Sequence[Neighbour]) -> Html:
    """Neighbours by relation, each a link to its own page."""
    lines = []
    for relation, group in groupby(neighbours, key=lambda one: one.relation):
        parts: list[str] = []
        for one in group:
            parts += [", " if parts else "", components.link(one.label, links.to_thing(one.kind, one.key))]
        lines.append(tag("li", tag("span", f"{relation}: ", css="kg-listed"), *parts))
    return tag("ul", *lines, css="kg-list")
