"""The page *Names*: a species, a country, an organisation or a place, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from kgraph.corpus import Corpus
from kgraph.definition import ActivityCounts, Definition, NamedIn, Occurrence
from kgraph.entries import entries
from kgraph.filters import StatementFilter
from kgraph.packs import Pack
from kgraph.papers import quoted_documents
from kgraph.results import RecommendationResult
from kgraph.ui import components, downloads, links, network, state
from kgraph.ui.activity import related
from kgraph.ui.address import Address
from kgraph.ui.components import Documents
from kgraph.ui.markup import Html, tag, together
from kgraph.words import counted
from ontology.vocabulary import Kind

LEAD = "What a name stands for, where it occurs, what is planned and recommended for it, and what lies next to it."


def page() -> None:
    address = Address("names")
    st.html(components.head("Names", LEAD))
    asked = address.box("name", "A species, country, organisation or place", "Show", "Kulan")
    with state.corpus() as corpus:
        if not asked:
            _start(corpus)
        elif found := corpus.show(asked):
            for one in found:
                _thing(corpus, one)
        else:
            _unknown(asked, corpus.near(asked))


def _start(corpus: Corpus) -> None:
    """The names that the programmes are for."""
    for key in corpus.programmes():
        for version in next(one for one in corpus.show(key) if one.kind == "programme").versions:
            _listed(corpus, "Species of the programme", "species", version.species)
            _listed(corpus, "Countries of the programme", "country", version.countries)


def _listed(corpus: Corpus, title: str, kind: Kind, keys: Iterable[str]) -> None:
    labels = sorted((corpus.labels(kind, key), key) for key in keys)
    lines = [tag("li", components.link(label, links.to_name(key))) for label, key in labels]
    st.html(components.section(title, tag("ul", *lines, css="kg-columns")))


def _unknown(asked: str, near: tuple[str, ...]) -> None:
    st.html(components.summary(f"Nothing is known of “{asked}”."))
    if near:
        lines = [tag("li", components.link(name, links.to_name(name))) for name in near]
        st.html(components.section("Near to it", tag("ul", *lines, css="kg-list")))


def _thing(corpus: Corpus, shown: Definition) -> None:
    if shown.kind in ("activity", "programme", "document"):
        address = links.to_thing(shown.kind, shown.key)
        st.html(components.section(shown.label, tag("p", components.link(f"Open the {shown.kind}", address))))
        return
    said = _recommended(corpus, shown)
    documents = quoted_documents(corpus, said) | {one.id: corpus.document(one.id) for one in shown.documents}
    components.show(_about(shown), _activities(shown))
    if shown.neighbours:
        st.html(components.section("Beside it in the graph", related(shown.neighbours)))
        network.draw(shown)
    components.show(_range(shown), _named_in(shown, documents))
    if said:
        st.html(components.group("Recommended", entries(said), documents))
    downloads.buttons(Pack(title=shown.label, records=(shown, *said), documents=documents), shown.key)


def _about(shown: Definition) -> Html:
    facts = {"Kind": shown.kind, "Scientific name": ", ".join(shown.scientific), "Also called": ", ".join(shown.names)}
    facts |= {name[:1].upper() + name[1:]: words for name, words in shown.about.items() if words != shown.kind}
    if shown.unit:
        facts |= {"Species": ", ".join(one.label for one in shown.unit.species)}
        facts |= {"Countries": ", ".join(one.label for one in shown.unit.countries)}
    return components.section(shown.label, components.facts(facts))


def _activities(shown: Definition) -> Html | None:
    if shown.activities is None or not shown.activities.total:
        return components.section("Activities", tag("p", "No activity covers or names it.", css="kg-listed"))
    return components.section("Activities", tag("p", _counted(shown.activities)), _to_table(shown))


def _counted(number: ActivityCounts) -> str:
    tiers = {
        "name it": number.explicit,
        "list it for their unit": number.unit,
        "hold for a whole programme": number.programme,
    }
    return f"{counted(number.total, 'activity', 'activities')}: " + ", ".join(
        f"{count} {what}" for what, count in tiers.items() if count
    )


def _to_table(shown: Definition) -> Html | None:
    """The same in the table of the programmes, where that can be narrowed to it."""
    name = {"species": "species", "country": "country", "organisation": "responsible"}.get(shown.kind)
    if name is None:
        return None
    address = links.to(links.PROGRAMMES, **{name: shown.key})
    return tag("p", components.link("Read them in the programme", address))


def _range(shown: Definition) -> Html | None:
    if not shown.range:
        return None
    other = "Country" if shown.kind == "species" else "Species"
    rows = [_occurrence(shown.kind, one) for one in shown.range]
    return components.section(
        "Range",
        components.table((other, "Presence", "Source"), rows, counted(len(rows), "row") + " of the range table"),
    )


def _occurrence(kind: str, one: Occurrence) -> tuple[Html, ...]:
    key, label = (one.country, one.country_label) if kind == "species" else (one.species, one.species_label)
    presence = " ".join(part for part in (one.presence, one.season if one.season != one.presence else "") if part)
    doubt = tag("p", "not verified", css="kg-warnings") if not one.verified else None
    source = ", ".join(part for part in (one.source, one.year) if part)
    return components.link(label, links.to_name(key)), tag("div", presence, doubt), tag("span", source)


def _named_in(shown: Definition, documents: Documents) -> Html | None:
    if not shown.documents:
        return None
    return components.section(
        "In documents", tag("ul", *(_document(one, documents) for one in shown.documents), css="kg-list")
    )


def _document(one: NamedIn, documents: Documents) -> Html:
    often = f", {counted(one.mentions, 'time')}" if one.mentions else ""
    first = components.link("first there", links.to_words(one.evidence[0])) if one.evidence else None
    title = components.link(documents[one.id].title, links.to_document(one.id))
    return tag("li", title, together(often, "; " if first else "", first))


def _recommended(corpus: Corpus, shown: Definition) -> tuple[RecommendationResult, ...]:
    if shown.kind == "species":
        return corpus.recommendations(StatementFilter(species=corpus.reaching("species", (shown.key,))))
    if shown.kind == "country":
        return corpus.recommendations(StatementFilter(countries=corpus.reaching("country", (shown.key,))))
    if shown.kind == "organisation":
        return corpus.recommendations(StatementFilter(organisations=(shown.key,)))
    return ()


page()
