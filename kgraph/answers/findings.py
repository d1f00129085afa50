"""Answers about errors in the documents: what a check of them finds, of the kinds that a question asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kgraph.answers.reply import Asking, reply
from kgraph.results import ActivityResult, Answer, Finding
from kgraph.words import counted, joined

_FEW = 2  # findings that are told in the summary


def answer(asking: Asking) -> Answer:
    corpus, query = asking.corpus, asking.query
    found = [one for one in corpus.check() if _fits(asking, one)]
    kinds = [kind.replace("-", " ") for kind in query.findings]
    what = joined(kinds, "or") if kinds else "what a secretariat should look at"
    where = f" in {joined([corpus.document(key).title for key in query.documents])}" if query.documents else ""
    told = " ".join(one.message for one in found) if len(found) <= _FEW else ""
    summary = f"{_counted(found)}{where} ({what}). {told}" if found else f"Nothing was found{where} ({what})."
    return reply(
        asking, summary.strip(), [*found, *(_rows(asking, found) if query.findings and query.asks_rows else ())]
    )


def _rows(asking: Asking, found: Sequence[Finding]) -> Iterator[ActivityResult]:
    """The activities that errors stand in, where these are asked for."""
    where = {(one.document, place) for one in found for place in one.where}
    return (row for row in asking.corpus.activities() if (row.document, row.code) in where)


def _fits(asking: Asking, one: Finding) -> bool:
    query = asking.query
    return (
        (not query.findings or one.kind in query.findings)
        and (not query.documents or one.document in query.documents)
        and (not query.codes or bool(set(query.codes) & set(one.where)))
    )


def _counted(found: Sequence[Finding]) -> str:
    grave = Counter(one.severity for one in found)
    told = joined([f"{number} {severity}" for severity, number in grave.items()])
    return f"{counted(len(found), 'finding')}: {told}"
