"""Answers about errors in the documents: what a check of them finds, of the kinds that a question asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kgraph.answers.reply import Asking, reply
from kgraph.results import Answer, Finding
from kgraph.words import counted, joined


def answer(asking: Asking) -> Answer:
    corpus, query = asking.corpus, asking.query
    found = [one for one in corpus.check() if _fits(asking, one)]
    kinds = [kind.replace("-", " ") for kind in query.findings]
    what = joined(kinds, "or") if kinds else "what a secretariat should look at"
    where = f" in {joined([corpus.document(key).title for key in query.documents])}" if query.documents else ""
    return reply(
        asking, f"{_counted(found)}{where} ({what})." if found else f"Nothing was found{where} ({what}).", found
    )


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
