"""Results in words: how a row covers what was asked, what a document's status means, where words stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ingest.records import CuratorLine
from kgraph.results import (
    ActivityResult,
    CoveredResult,
    DocumentResult,
    DueResult,
    Evidence,
    RecommendationResult,
    ReportResult,
    StatusSaid,
    Understood,
)
from kgraph.words import date_in_words, joined
from ontology.vocabulary import Kind

Labels = Mapping[tuple[Kind, str], str]  # by kind and key
AGREED = ("adopted", "endorsed", "in_force")
ENDED = ("superseded", "expired")

KINDS: dict[Kind, str] = {"species": "Species", "country": "Country", "organisation": "Organisation", "topic": "Topic"}

TIERS = {
    "explicit": "Named in the activity itself",
    "unit": "Listed for the conservation unit",
    "programme": "Holding for the whole programme",
    None: "Activities",
}

STATUS = {
    "draft": "draft, adopted by nobody",
    "proposed": "proposed, adopted by nobody",
    "adopted": "adopted",
    "endorsed": "endorsed",
    "in_force": "in force",
    "expired": "expired",
    "superseded": "superseded",
    "report": "a report",
    "unknown": "status not stated",
}

WORDING = {"digest": "digest, wording not official", "ocr": "read from a scan"}


def named(understood: Understood) -> list[tuple[Kind, str]]:
    """The concepts that a question named, as (kind, key)."""
    kinds: dict[Kind, tuple[str, ...]] = {
        "species": understood.species,
        "country": understood.countries,
        "organisation": understood.organisations,
        "topic": understood.topics,
    }
    return [(kind, key) for kind, keys in kinds.items() for key in keys]


def understood_lines(understood: Understood, labels: Labels) -> list[str]:
    """Each thing that was understood: "Species: Asiatic Wild Ass (you wrote Kulan)"."""
    lines = []
    for kind, key in named(understood):
        label = labels[kind, key]
        written = understood.written.get(key, label)
        beside = "" if written.casefold() == label.casefold() else f" (you wrote {written})"
        lines.append(f"{KINDS[kind]}: {label}{beside}")
    lines += [f"Unit: {unit}" for unit in understood.units]
    lines += [f"Code: {code}" for code in understood.codes]
    if understood.words:
        lines.append("Words: " + ", ".join(understood.words))
    return lines


def basis_words(row: ActivityResult, understood: Understood) -> str:
    """How a row covers what was asked: "Asiatic Wild Ass and Turkmenistan are listed for the unit Kopetdag"."""
    covered = [
        *(_asked(row.species, understood.species) if understood.species else ()),
        *(_asked(row.countries, understood.countries) if understood.countries else ()),
    ]
    order = ("named", "place", "unit", "programme")
    covered.sort(key=lambda one: order.index(one.basis))
    added = {one.label: words for one in covered for words in row.added if words.startswith(f"{one.label}: ")}
    printed = (one for one in covered if one.label not in added)
    bases = [
        _one_basis(row, basis, [one.label for one in group])
        for basis, group in groupby(printed, key=lambda one: one.basis)
    ]
    return "; ".join([*bases, *added.values()])


def _asked(covered: Sequence[CoveredResult], keys: Sequence[str]) -> list[CoveredResult]:
    """Those that were asked for; all of them where it is a group or a broader taxon that covers."""
    return [one for one in covered if one.key in keys] or list(covered)


def _one_basis(row: ActivityResult, basis: str, labels: Sequence[str]) -> str:
    subject = f"{joined(labels)} {'is' if len(labels) == 1 else 'are'}"
    if basis == "named":
        return f"{subject} named in the row"
    if basis == "place":
        return f"{subject} covered by a place named in the row"
    if basis == "unit":
        return f"{subject} listed for the unit {row.unit or row.section.title}"
    return f"{subject} covered by the whole programme"


def due_words(due: Sequence[DueResult]) -> str:
    """ "by 2027", "from 2027", "in 2026, 2027 and 2028"."""
    beginnings = {"by": "by", "start": "from", "every": "in"}
    parts = []
    for kind, group in groupby(due, key=lambda one: one.kind):
        years = [str(year) for year in dict.fromkeys(one.year for one in group)]
        parts.append(f"{beginnings[kind]} {joined(years)}")
    return "; ".join(parts)


def responsible_words(row: ActivityResult) -> str:
    return ", ".join(f"{actor.label} (consulted)" if actor.consulted else actor.label for actor in row.responsible)


def status_words(document: DocumentResult) -> str:
    """The status so that nobody takes a draft for an agreement: who gave it, and when, where that is known."""
    by = document.status_by
    stated = " (stated by the curator)" if "status" in document.stated else ""
    if by is None or document.status not in AGREED:
        return STATUS[document.status] + stated
    body = f" by {by.body_label or by.body}" if by.body else ""
    return STATUS[document.status] + body + (f", {date_in_words(by.date)}" if by.date else "") + stated


def document_words(document: DocumentResult) -> str:
    """A document as one would cite it: title, symbol, date."""
    date = date_in_words(document.date) if document.date else None
    return ", ".join(part for part in (document.title, document.symbol, date) if part)


def said_words(said: ReportResult | RecommendationResult) -> str:
    """Who said what kind of thing, and of which activity: "request, by the group to CMS Secretariat"."""
    curated = f"; {said.curated.partition(': ')[0]}" if said.curated else ""
    if isinstance(said, ReportResult):
        letters = f" {', '.join(said.letters)}" if said.letters else ""
        return f"{said.status.replace('_', ' ')}: {said.code}{letters}{curated}"
    to = f" to {', '.join(actor.label for actor in said.to)}" if said.to else ""
    codes = f" ({', '.join(said.codes)})" if said.codes else ""
    return f"{said.kind}{' against' if said.polarity == 'against' else ''}, by {said.by}{to}{codes}{curated}"


def standing_words(said: StatusSaid) -> str:
    """What another document says of a programme: "not endorsed by Range States, 2 February 2026"."""
    by = said.by
    body = f" by {by.body_label or by.body}" if by.body else ""
    date = f", {date_in_words(by.date)}" if by.date else ""
    return f"{'' if said.stated else 'not '}{said.status.replace('_', ' ')}{body}{date}"


def correction_words(line: CuratorLine) -> str:
    """What a line of a curator's table does, and why: "reject recommendation “count the Kulan”: a wish (J. Doe)"."""
    said = [line.action, line.what, f"“{line.quote}”" if line.quote else "", f"({line.key})" if line.key else ""]
    return f"{' '.join(part for part in said if part)}: {line.why}"


def place_words(proof: Evidence) -> str:
    """Where words stand: "page 9", "page 9 (printed iv)", "line 238, paragraph 12"."""
    page = f"{proof.page} (printed {proof.page_label})" if proof.page_label else proof.page
    parts: Iterable[tuple[str, object]] = (
        ("page", page),
        ("line", proof.line),
        ("paragraph", proof.paragraph),
    )
    return ", ".join(f"{name} {value}" for name, value in parts if value is not None)
