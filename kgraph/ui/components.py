"""The pieces of an answer as HTML: a row with its proof, a hit of a search, what was understood.

Plain functions from results to markup; what is said in them stands in ``wording``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ingest.clean import clean
from kgraph import wording
from kgraph.results import (
    ActivityResult,
    DocumentResult,
    Evidence,
    Hit,
    RecommendationResult,
    ReportResult,
    Understood,
)
from kgraph.ui.markup import Html, tag, together
from kgraph.wording import AGREED, Labels
from kgraph.words import counted

Documents = Mapping[str, DocumentResult]

# Green for what someone agreed to, amber for what must not be taken for it.
_LOOK = dict.fromkeys(AGREED, "kg-agreed")
_LOOK |= dict.fromkeys(("draft", "proposed", "expired", "superseded"), "kg-not-agreed")
_MATCH = re.compile("‹([^‹›]*)›")


def understood(given: Understood, labels: Labels) -> Html:
    chips = [tag("li", line) for line in wording.understood_lines(given, labels)]
    chips += [tag("li", f"Not understood: {words}", css="kg-lost") for words in given.not_understood]
    return tag("ul", *chips, css="kg-understood", aria_label="What was understood") if chips else Html()


def cautions(lines: Sequence[str]) -> Html:
    return (
        tag("ul", *(tag("li", line) for line in lines), css="kg-cautions", aria_label="Cautions") if lines else Html()
    )


def notice(text: str) -> Html:
    return tag("p", text, css="kg-notice", role="status")


def bullets(lines: Sequence[str], css: str) -> Html:
    return tag("ul", *(tag("li", line) for line in lines), css=css)


# ---------------------------------------------------------------- activities


def rows(given: Sequence[ActivityResult], asked: Understood, documents: Documents) -> Html:
    """Rows by tier, and in a tier by the heading they stand under."""
    return together(
        *(_tier(list(group), asked, documents) for _, group in groupby(given, key=lambda row: row.tier)),
    )


def _tier(given: Sequence[ActivityResult], asked: Understood, documents: Documents) -> Html:
    heading = tag("h2", wording.TIERS[given[0].tier], " ", tag("span", str(len(given)), css="kg-count"))
    return tag("section", heading, *_groups(given, asked, documents), css="kg-tier")


def _groups(given: Sequence[ActivityResult], asked: Understood, documents: Documents) -> Iterable[Html]:
    for (document, section), group in groupby(given, key=lambda row: (row.document, row.section)):
        yield tag(
            "header",
            tag("h3", f"{section.number}. {section.title}" if section.number else section.title),
            tag("p", wording.document_words(documents[document]), css="kg-source"),
            css="kg-group",
        )
        yield from (_row(row, asked, documents) for row in group)


def _row(row: ActivityResult, asked: Understood, documents: Documents) -> Html:
    document = documents[row.document]
    basis = wording.basis_words(row, asked)
    return tag(
        "article",
        tag("div", tag("span", row.code, css="kg-code"), *badges(document), css="kg-head"),
        tag("div", _words(row), tag("p", basis, css="kg-basis") if basis else None, css="kg-words"),
        _facts(row),
        _proof(row.evidence, documents),
        css="kg-row",
        aria_label=f"Activity {row.code}",
    )


def badges(document: DocumentResult) -> list[Html]:
    shown = [tag("span", wording.status_words(document), css=f"kg-badge {_LOOK.get(document.status, 'kg-plain')}")]
    if document.wording in wording.WORDING:
        shown.append(tag("span", wording.WORDING[document.wording], css="kg-badge kg-plain"))
    return shown


def _words(row: ActivityResult) -> Html:
    """The text of the row, its sub-items as a list where they stand at its end."""
    lead = row.text
    for item in reversed(row.subitems):
        if not lead.endswith(item):
            return tag("p", row.text, css="kg-text")
        lead = lead.removesuffix(item).rstrip()
    items = tag("ul", *(tag("li", item) for item in row.subitems), css="kg-items") if row.subitems else None
    return together(tag("p", lead, css="kg-text"), items)


def _facts(row: ActivityResult) -> Html:
    facts = {
        "Responsible": wording.responsible_words(row),
        "Indicator": row.indicator,
        "Priority": row.priority,
        "Due": wording.due_words(row.due),
    }
    given = [tag("div", tag("dt", name), tag("dd", value)) for name, value in facts.items() if value]
    return tag("dl", *given, css="kg-facts")


def _proof(proofs: Sequence[Evidence], documents: Documents) -> Html | None:
    """The quoted words, one click away."""
    if not proofs:
        return None
    where = wording.place_words(proofs[0])
    summary = tag("summary", "The words that prove it", tag("span", f" {where}", css="kg-at") if where else None)
    return tag("details", summary, *(_quote(proof, documents) for proof in proofs), css="kg-proof")


def _quote(proof: Evidence, documents: Documents) -> Html:
    place = wording.place_words(proof)
    document = documents[proof.document]
    source = document.symbol or document.title
    return tag(
        "figure",
        tag("blockquote", clean(proof.quote)),
        tag("figcaption", f"{source}, {place}" if place else source),
    )


# ---------------------------------------------------------------- what meetings said


def statements(given: Sequence[ReportResult | RecommendationResult], documents: Documents) -> Html:
    heading = tag("h2", "What was said ", tag("span", str(len(given)), css="kg-count"))
    return tag("section", heading, *(_statement(said, documents) for said in given), css="kg-tier")


def _statement(said: ReportResult | RecommendationResult, documents: Documents) -> Html:
    document = documents[said.document]
    return tag(
        "article",
        tag("div", tag("span", wording.said_words(said), css="kg-code"), *badges(document), css="kg-head"),
        tag("p", clean(said.quote), css="kg-text"),
        tag("p", wording.document_words(document), css="kg-source"),
        _proof(said.evidence, documents),
        css="kg-row kg-hit",
    )


# ---------------------------------------------------------------- hits of a search


def hits(given: Sequence[Hit], documents: Documents) -> Html:
    heading = tag("h2", "Places in the documents ", tag("span", str(len(given)), css="kg-count"))
    return tag("section", heading, *(_hit(hit, documents) for hit in given), css="kg-tier")


def _hit(hit: Hit, documents: Documents) -> Html:
    document = documents[hit.document]
    where = " ".join(part for part in (hit.code, hit.section) if part)
    section = tag("span", where, css="kg-code") if where else None
    return tag(
        "article",
        tag("div", section, *badges(document), css="kg-head"),
        tag("p", *_marked(hit.snippet), css="kg-text"),
        tag("p", wording.document_words(document), css="kg-source"),
        _proof(hit.evidence, documents),
        css="kg-row kg-hit",
    )


def _marked(snippet: str) -> Iterable[str]:
    """A snippet in pieces, what stands between ‹ and › as a mark."""
    for number, piece in enumerate(_MATCH.split(snippet)):
        yield tag("mark", piece) if number % 2 else piece


# ---------------------------------------------------------------- what was read


def searched(documents: int, absent: Sequence[str]) -> Html:
    parts = [tag("p", f"{counted(documents, 'document')} searched.", css="kg-searched")]
    if absent:
        heading = f"{counted(len(absent), 'text')} cited in them, but not held here"
        parts.append(tag("details", tag("summary", heading), bullets(absent, "kg-absent"), css="kg-proof"))
    return together(*parts)


def shelf(documents: Sequence[DocumentResult]) -> Html:
    """The documents that a question is put to."""
    lines = [
        tag("li", tag("span", wording.document_words(one)), *badges(one)) for one in documents if one.same_as is None
    ]
    heading = tag("h2", "Documents in the graph ", tag("span", str(len(lines)), css="kg-count"))
    return tag("section", heading, tag("ul", *lines, css="kg-shelf"), css="kg-tier")
