"""Any result as it is read on paper or on a screen: a heading, its words, its facts, and the words that prove it.

The front end and the packs draw entries, so that a new kind of result needs its line here and nothing there; what
has no line of its own is shown by its fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import singledispatch
from typing import Any

from ingest.clean import clean
from kgraph.cells import CellResult, CountResult
from kgraph.definition import Definition, UnitResult
from kgraph.results import (
    ActivityResult,
    ConceptResult,
    CoveredResult,
    DocumentResult,
    Evidence,
    Finding,
    Hit,
    RecommendationResult,
    ReportResult,
    Understood,
)
from kgraph.spreadsheet import cell
from kgraph.wording import (
    TIERS,
    basis_words,
    document_words,
    due_words,
    place_words,
    responsible_words,
    said_words,
    status_words,
)
from kgraph.words import capital, counted, date_in_words
from kgraph.zeros import GAPS, planned_words

# What an entry says elsewhere, or what only a program reads.
_UNSAID = (
    "type",
    "id",
    "key",
    "document",
    "evidence",
    "text",
    "quote",
    "label",
    "title",
    "name",
    "tier",
    "part",
    "start",
)
_HEADINGS = ("label", "title", "name", "code", "of", "kind", "id", "type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One result. ``text`` is plain words; those between ‹ and › were searched for."""

    type: str
    title: str
    key: str = ""  # the id or the key by which it can be opened
    document: str | None = None
    tier: str | None = None
    group: str = ""  # the heading that it stands under
    text: str = ""
    items: tuple[str, ...] = ()
    basis: str = ""  # how it covers what was asked
    facts: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Entry, ...] = ()  # what meetings said of it
    proofs: tuple[Evidence, ...] = ()

    @property
    def heading(self) -> str:
        """What it is listed under, beside others of its tier."""
        return TIERS.get(self.tier, "") if self.tier else ""

    def quoted(self) -> set[str]:
        """The ids of the documents that it comes from, or quotes."""
        from_said = {key for one in self.said for key in one.quoted()}
        return {proof.document for proof in self.proofs} | from_said | ({self.document} if self.document else set())


NOTHING_ASKED = Understood(intent="search")


def entries(records: Iterable[Any], asked: Understood = NOTHING_ASKED) -> tuple[Entry, ...]:
    return tuple(entry(record, asked) for record in records)


@singledispatch
def entry(record: Any, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    """A result that has no form of its own, by its fields."""
    given = {one.name: getattr(record, one.name) for one in fields(record)} if is_dataclass(record) else dict(record)
    title = next((cell(given[name]) for name in _HEADINGS if given.get(name)), "")
    facts = {name.replace("_", " ").capitalize(): cell(value) for name, value in given.items() if name not in _UNSAID}
    return Entry(
        type=str(given.get("type", "")),
        title=title,
        key=str(given.get("id") or given.get("key") or ""),
        document=given.get("document"),
        tier=given.get("tier"),
        text=clean(str(given.get("text") or given.get("quote") or "")),
        facts={name: words for name, words in facts.items() if words and words != title},
        proofs=tuple(given.get("evidence") or ()),
    )


@entry.register
def _activity(record: ActivityResult, asked: Understood = NOTHING_ASKED) -> Entry:
    text, items = _text_and_items(record)
    return Entry(
        type=record.type,
        title=record.code or "without a code",
        key=record.id,
        document=record.document,
        tier=record.tier,
        group=cell(record.section),
        text=text,
        items=items,
        basis=basis_words(record, asked),
        facts=activity_facts(record),
        said=entries(record.reported),
        proofs=record.evidence,
    )


def activity_facts(record: ActivityResult) -> dict[str, str]:
    facts = {
        "Responsible": responsible_words(record),
        "Indicator": record.indicator,
        "Priority": record.priority,
        "Due": due_words(record.due),
    }
    return {name: words for name, words in facts.items() if words}


def _text_and_items(record: ActivityResult) -> tuple[str, tuple[str, ...]]:
    """The text, and its sub-items apart where they stand at its end."""
    lead = record.text
    for item in reversed(record.subitems):
        if not lead.endswith(item):
            return record.text, ()
        lead = lead.removesuffix(item).rstrip()
    return lead, record.subitems


@entry.register
def _report(record: ReportResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    return Entry(
        type=record.type,
        title=capital(said_words(record)),
        document=record.document,
        text=clean(record.quote),
        facts={"As of": date_in_words(record.date)} if record.date else {},
        proofs=record.evidence,
    )


@entry.register
def _recommendation(record: RecommendationResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    return Entry(
        type=record.type,
        title=capital(said_words(record)),
        key=record.id,
        document=record.document,
        text=clean(record.quote),
        facts={"Date": date_in_words(record.date)} if record.date else {},
        proofs=record.evidence,
    )


@entry.register
def _hit(record: Hit, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    title = " ".join(part for part in (record.code, record.section) if part)
    return Entry(
        type=record.type,
        title=title or "Passage",
        key=record.id if record.type == "activity" else "",
        document=record.document,
        text=record.snippet,
        proofs=record.evidence,
    )


@entry.register
def _document(record: DocumentResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    return Entry(
        type=record.type,
        title=document_words(record),
        key=record.id,
        document=record.id,
        facts={"Status": status_words(record), "Kind": record.kind.replace("-", " "), "File": record.source},
    )


@entry.register
def _finding(record: Finding, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    where = ", ".join(record.where)
    kind = capital(record.kind.replace("-", " "))
    return Entry(
        type=record.type,
        title=f"{kind}: {where}" if where else kind,
        document=record.document,
        text=record.message,
        proofs=record.evidence,
    )


@entry.register
def _cell(record: CellResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    planned = planned_words(record)
    return Entry(
        type=record.type,
        title=f"{record.species_label}, {record.country_label}",
        key=f"{record.species}.{record.country}",
        text=f"{capital(planned)}. {record.why}.",
        facts={"Kind": GAPS[record.gap]},
    )


@entry.register
def _count(record: CountResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    return Entry(
        type=record.type, title=f"{record.by.label}: {record.count}" if record.by else str(record.count), text=record.of
    )


@entry.register
def _concept(record: ConceptResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    planned = counted(len(record.activities), "activity", "activities") if record.activities else ""
    return Entry(type=record.type, title=record.label, key=record.key, text=planned, proofs=record.evidence)


@entry.register
def _unit(record: UnitResult, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    facts = {"Countries": covered_words(record.countries), "Species": covered_words(record.species)}
    return Entry(
        type=record.type,
        title=f"{record.number}. {record.name}" if record.number else record.name,
        key=record.key,
        document=record.document,
        text=counted(len(record.activities), "activity", "activities"),
        facts={name: words for name, words in facts.items() if words},
    )


@entry.register
def _definition(record: Definition, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    facts = {"Scientific name": ", ".join(record.scientific), "Also called": ", ".join(record.names)}
    facts |= {capital(name): words for name, words in record.about.items()}
    return Entry(
        type=record.type,
        title=record.label,
        key=record.key,
        text=record.activity.text if record.activity else "",
        facts={name: words for name, words in facts.items() if words},
        said=entries(record.reported),
        proofs=record.evidence,
    )


def covered_words(covered: Iterable[CoveredResult]) -> str:
    return ", ".join(one.label for one in covered)


def cited(proof: Evidence, documents: Mapping[str, DocumentResult]) -> str:
    """Where words stand, as one would cite it: "UNEP/CMS/CAMI-TW/Doc.3, page 9"."""
    document = documents.get(proof.document)
    name = (document.symbol or document.title) if document else proof.document
    return ", ".join(part for part in (name, place_words(proof)) if part)
