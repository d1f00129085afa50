"""What a secretariat wants to know of its own documents: every family of findings, over every document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kgraph.checks import (
    candidates,
    cells,
    dates,
    numbering,
    references,
    reports,
    scope,
    scoring,
    slips,
    spelling,
    unread,
    values,
)
from kgraph.checks.paper import Doubt, Paper, Words
from kgraph.evidence import evidence
from kgraph.results import Evidence, Finding, Severity

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low", "info")
LONGEST_QUOTE = 80  # words

# What each kind is worth, unless a finding says otherwise: docs/checks.md tells why.
KINDS: dict[str, Severity] = {
    "duplicate-code": "high",
    "duplicate-section": "high",
    "misfiled-code": "high",
    "dangling-reference": "high",
    "unit-without-score": "high",
    "score-without-unit": "high",
    "score-sum": "high",
    "score-threshold": "high",
    "unread-part": "high",
    "ambiguous-reference": "medium",
    "score-name": "medium",
    "score-species": "medium",
    "score-criteria": "medium",
    "numbering-gap": "medium",
    "date-conflict": "medium",
    "value-conflict": "medium",
    "indicator-conflict": "medium",
    "footnote-missing": "medium",
    "footnote-mark": "medium",
    "outside-scope": "medium",
    "empty-cell": "medium",
    "spelling-variant": "low",
    "duplicate-actor": "low",
    "unknown-name": "low",
    "misprinted-code": "low",
    "doubled-words": "low",
    "unclosed-bracket": "low",
    "unclosed-quote": "low",
    "misspelling": "low",
    "in-no-unit": "info",
    "score-rank": "info",
    "range-doubt": "info",
}

OF_ONE: tuple[Callable[[Paper], Iterator[Doubt]], ...] = (
    numbering.find,
    references.find,
    scoring.find,
    scope.find,
    cells.find,
    candidates.find,
    dates.find,
    values.find,
    spelling.find,
    slips.find,
    unread.find,
)
OF_SEVERAL: tuple[Callable[[Sequence[Paper]], Iterator[Doubt]], ...] = (
    reports.between,
    values.between,
    spelling.between,
)


def check(corpus: Corpus, document: str | None = None) -> tuple[Finding, ...]:
    """Every finding, the gravest first, then by document and place; of one document also what others have otherwise."""
    papers = [_paper(corpus, key) for key in corpus.primaries]
    if document is not None and document not in corpus.primaries:
        papers = [_paper(corpus, document)]  # it doubles another, and is checked by itself
    return findings(papers, document)


def _paper(corpus: Corpus, document: str) -> Paper:
    return Paper(document, corpus.extraction(document), corpus.vocabulary, corpus.document(document).warnings)


def findings(papers: Sequence[Paper], document: str | None = None) -> tuple[Finding, ...]:
    by_id = {paper.id: paper for paper in papers}
    checked = [paper for paper in papers if document in (None, paper.id)]
    doubts = [(paper.id, doubt) for paper in checked for find in OF_ONE for doubt in find(paper)]
    for doubt in (doubt for between in OF_SEVERAL for doubt in between(papers)):
        held_by = [words.document for words in doubt.words]
        if document is None or document in held_by:
            doubts.append((document or held_by[0], doubt))
    found = {_finding(by_id, key, doubt): None for key, doubt in doubts}
    return tuple(sorted(found, key=_in_order))


def _finding(papers: Mapping[str, Paper], document: str, doubt: Doubt) -> Finding:
    proof = tuple(dict.fromkeys(_proof(papers[words.document], words) for words in doubt.words))
    return Finding(
        kind=doubt.kind,
        severity=doubt.severity or KINDS[doubt.kind],
        document=document,
        where=doubt.where,
        message=doubt.message,
        quotes=tuple(dict.fromkeys(one.quote for one in proof)),
        evidence=proof,
    )


def _proof(paper: Paper, words: Words) -> Evidence:
    """The words, cut where they are longer than a quote may be."""
    return evidence(paper.id, paper.read, paper.shortened(words.span, LONGEST_QUOTE))


def _in_order(finding: Finding) -> tuple[int, str, int, str, str]:
    at = min((one.start for one in finding.evidence if one.document == finding.document), default=0)
    return SEVERITIES.index(finding.severity), finding.document, at, finding.kind, finding.message
