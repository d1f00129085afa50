"""The page *Programmes*: a work programme as a table to read and narrow, and every activity on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

import streamlit as st

from kgraph.corpus import Corpus
from kgraph.definition import Definition, UnitResult, VersionResult
from kgraph.entries import activity_facts, covered_words
from kgraph.filters import ActivityFilter
from kgraph.packs import Pack
from kgraph.papers import quoted_documents
from kgraph.results import ActivityResult, DocumentResult
from kgraph.ui import activity, components, downloads, links, state
from kgraph.ui.address import Address
from kgraph.ui.markup import Html, tag, together
from kgraph.wording import said_words
from kgraph.words import counted, date_in_words

LEAD = "What is planned, section by section: who is to do it, by when, and what meetings said of it since."
NONE = "No document lays down a work programme. Put one into corpus/ and build again: kgraph build"


def page() -> None:
    address = Address("programmes")
    with state.corpus() as corpus:
        if asked := address.words("activity"):
            activity.draw(corpus, asked)
        else:
            _programmes(corpus, address)


def _programmes(corpus: Corpus, address: Address) -> None:
    st.html(components.head("Work programmes", LEAD))
    titles = {key: names[0] for key, names in corpus.programmes().items()}
    if not titles:
        st.html(components.problem(NONE))
    else:
        chosen = address.one("programme", titles) or next(iter(titles))
        if len(titles) > 1:
            address.choose("programme", "Programme", titles, empty=titles[chosen])
        _programme(corpus, address, chosen)
    _told_only(corpus, titles)


def _programme(corpus: Corpus, address: Address, key: str) -> None:
    shown = next(one for one in corpus.show(key) if one.kind == "programme")
    st.html(_about(corpus, shown))
    rows = [row for version in shown.versions for row in corpus.activities(ActivityFilter(document=version.document))]
    wanted = _wanted(address, rows, shown.versions)
    components.show(components.notices(address.left_out))
    section = _activities_of(shown.versions, wanted.pop("section"))
    found = _found(corpus, shown.versions, wanted) if any(wanted.values()) else rows
    found = [row for row in found if section is None or row.id in section]
    st.html(
        tag("p", f"{counted(len(found), 'activity', 'activities')} of {len(rows)}.", css="kg-summary", role="status")
    )
    components.show(_tables(found, shown.versions))
    documents = quoted_documents(corpus, found)
    downloads.buttons(Pack(title=shown.label, records=tuple(found), documents=documents), key)


def _about(corpus: Corpus, shown: Definition) -> Html:
    lines = [
        tag(
            "li",
            tag(
                "div",
                components.link(_symbol(document), links.to_document(document.id)),
                *components.badges(document),
                css="kg-head",
            ),
            tag("span", _period(version), css="kg-listed"),
        )
        for version in shown.versions
        if (document := corpus.document(version.document))
    ]
    return tag("section", tag("h2", shown.label), tag("ul", *lines, css="kg-list"), css="kg-section")


def _symbol(document: DocumentResult) -> str:
    date = date_in_words(document.date) if document.date else ""
    return ", ".join(part for part in (document.symbol or document.source, date) if part)


def _period(version: VersionResult) -> str:
    period = f"For {version.period[0]} to {version.period[1]}; " if version.period else ""
    return f"{period}{counted(version.counts['units'], 'conservation unit')}"


# ---------------------------------------------------------------- narrowing


def _wanted(address: Address, rows: Iterable[ActivityResult], versions: Iterable[VersionResult]) -> dict[str, str]:
    """What the table is narrowed to; each choice lists what the programme has of it."""
    rows = list(rows)
    sections = {one.key: _named(one) for version in versions for one in version.sections}
    species = {one.key: one.label for row in rows for one in row.species}
    countries = {one.key: one.label for row in rows for one in row.countries}
    actors = {actor.key: actor.label for row in rows for actor in row.responsible if actor.key}
    years = {str(due.year): str(due.year) for row in rows for due in row.due if due.kind != "start"}
    with st.container(key="narrow"):
        first, second = st.columns(3), st.columns(3)
    with first[0]:
        section = address.choose("section", "Section or unit", sections, empty="all")
    with first[1]:
        one = address.choose("species", "Species", _by_label(species))
    with first[2]:
        country = address.choose("country", "Country", _by_label(countries))
    with second[0]:
        responsible = address.choose("responsible", "Responsible", _by_label(actors))
    with second[1]:
        priority = address.choose("priority", "Priority", {row.priority: row.priority for row in rows if row.priority})
    with second[2]:
        due = address.choose("due", "Due by", dict(sorted(years.items())))
    return {"section": section, "species": one, "country": country, "responsible": responsible, "priority": priority,
            "due": due}  # fmt: skip


def _activities_of(versions: Iterable[VersionResult], section: str) -> frozenset[str] | None:
    """The ids of a section's activities; None where no section is asked for."""
    sections = (one for version in versions for one in version.sections)
    return next((frozenset(one.activities) for one in sections if one.key == section), None)


def _named(section: UnitResult) -> str:
    return f"{section.number}. {section.name}" if section.number else section.name


def _by_label(labels: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda one: one[1]))


def _found(corpus: Corpus, versions: Iterable[VersionResult], wanted: Mapping[str, str]) -> list[ActivityResult]:
    return [
        row
        for version in versions
        for row in corpus.activities(
            ActivityFilter(
                document=version.document,
                species=tuple(filter(None, [wanted["species"]])),
                countries=tuple(filter(None, [wanted["country"]])),
                responsible=tuple(filter(None, [wanted["responsible"]])),
                priority=wanted["priority"] or None,
                due_by=int(wanted["due"]) if wanted["due"] else None,
            )
        )
    ]


# ---------------------------------------------------------------- the table


def _tables(rows: Iterable[ActivityResult], versions: Iterable[VersionResult]) -> Html:
    units = {(version.document, one.number, one.name): one for version in versions for one in version.sections}
    parts = []
    for (document, section), group in groupby(rows, key=lambda row: (row.document, row.section)):
        unit = units.get((document, section.number, section.title))
        parts.append(_table(unit, f"{section.number}. {section.title}".lstrip(". "), list(group)))
    return together(*parts)


def _table(unit: UnitResult | None, title: str, rows: list[ActivityResult]) -> Html:
    listed = [covered_words(unit.countries), covered_words(unit.species)] if unit else []
    heads = ("Code", "Activity", "Responsible", "Indicator", "Priority", "Due")
    return components.section(
        title,
        tag("p", "; ".join(filter(None, listed)), css="kg-listed") if any(listed) else None,
        components.table(heads, map(_line, rows), counted(len(rows), "activity", "activities"), css="kg-rows"),
    )


def _line(row: ActivityResult) -> tuple[Html, ...]:
    facts = activity_facts(row)
    reported = [tag("p", f"Reported: {said_words(one)}", css="kg-basis") for one in row.reported]
    code = components.link(row.code or "open", links.to_activity(row.id), css="kg-number")
    words = tag("div", tag("span", row.text), *reported)
    return (
        code,
        words,
        *(tag("span", facts.get(name, "")) for name in ("Responsible", "Indicator", "Priority", "Due")),
    )


def _told_only(corpus: Corpus, held: Iterable[str]) -> None:
    """Activities whose own text is in no document here, by what meetings said of them."""
    codes: dict[str, list[str]] = {}
    for programme, code in sorted(
        corpus.reports, key=lambda one: (one[0], [int(n) for n in one[1].split(".") if n.isdecimal()])
    ):
        if programme not in held:
            codes.setdefault(programme, []).append(code)
    for programme, known in codes.items():
        listed = [
            tag("li", components.link(code, links.to_activity(f"{programme}_{code}")), " ",
                tag("span", counted(len(corpus.reports[programme, code]), "statement"), css="kg-listed"))
            for code in known
        ]  # fmt: skip
        why = "Its own text is not held here; these activities are known from what meetings said of them."
        title = corpus.labels("instrument", programme)
        st.html(components.section(title, tag("p", why, css="kg-listed"), tag("ul", *listed, css="kg-codes")))


page()
