"""Answers about documents: which there are, which speak of something, who issued one and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.conditions import quoted
from kgraph.query import Query
from kgraph.results import Answer, DocumentResult
from kgraph.words import counted, date_in_words, joined
from ontology.vocabulary import Kind

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_NAMED: tuple[Kind, ...] = ("species", "country", "organisation", "place", "instrument")


def answer(asking: Asking) -> Answer:
    corpus, query = asking.corpus, asking.query
    found = [document for document in corpus.documents() if document.same_as is None]
    found = [document for document in found if _is(query, document) and _speaks_of(corpus, query, document.id)]
    told = [_issued(corpus, document) for document in found] if query.value == "publisher" or query.documents else []
    return reply(
        asking,
        " ".join([_summary(corpus, query, found), *told]),
        found,
        cautions=tuple(phrases.not_taken(query)),
        suggestions=() if found else tuple(_near(corpus, query)),
    )


def _is(query: Query, document: DocumentResult) -> bool:
    """Whether a document is one that is named, of the kind, status and date asked for."""
    year = int(document.date[:4]) if document.date else None
    return (
        (not query.documents or document.id in query.documents)
        and (not query.kinds or document.kind in query.kinds or document.status in query.kinds)
        and (query.status is None or document.status == query.status)
        and (query.date_from is None or (year is not None and year >= int(query.date_from)))
        and (query.date_to is None or (year is not None and year <= int(query.date_to)))
        and (not query.issued or not query.keys("organisation") or document.body in query.keys("organisation"))
    )


def _speaks_of(corpus: Corpus, query: Query, document: str) -> bool:
    """Whether a document names what is asked, and holds the words."""
    named = {(mention.kind, mention.key) for mention in corpus.extraction(document).mentions}
    for kind in _NAMED:
        if kind == "organisation" and query.issued:
            continue
        for keys in query.alternatives(kind):
            if not any((kind, key) in named for key in _meant(corpus, kind, keys)):
                return False
    if any((name.kind, name.key) in named for name in query.excluded):
        return False
    return not query.unknown and all(_holds(corpus, document, words) for words in query.words)


def _meant(corpus: Corpus, kind: Kind, keys: Sequence[str]) -> Iterator[str]:
    """The things themselves, and what is narrower: a document on a subspecies speaks of the species."""
    for key in keys:
        members = corpus.vocabulary.members(kind, key) or (key,)
        yield from (key, *members)
        if kind == "species":
            yield from (below for member in members for below in corpus.vocabulary.below(member))


def _holds(corpus: Corpus, document: str, words: str) -> bool:
    found = corpus.search(f'"{words}"', documents=[document], limit=1)
    return found.total > 0


def _summary(corpus: Corpus, query: Query, found: Sequence[DocumentResult]) -> str:
    parts = [
        f"issued by {_labels(corpus, query, 'organisation')}" if query.issued and query.keys("organisation") else ""
    ]
    names = [_labels(corpus, query, kind) for kind in _NAMED if not (kind == "organisation" and query.issued)]
    parts += [f"that {'names' if len(found) == 1 else 'name'} {joined([n for n in names if n])}" if any(names) else ""]
    parts += [f"with {quoted((*query.words, *query.unknown))}" if query.words or query.unknown else ""]
    parts += [f"of the year {query.date_from}" if query.date_from and query.date_from == query.date_to else ""]
    asked = "".join(f" {part}" for part in parts if part)
    if not found:
        return f"No document was found{asked}, of {len(corpus.primaries)}."
    return f"{counted(len(found), 'document')}{asked}: {joined([phrases.name_of(document) for document in found])}."


def _labels(corpus: Corpus, query: Query, kind: Kind) -> str:
    return joined([corpus.labels(kind, key) for key in query.keys(kind)], "and" if kind in query.every else "or")


def _issued(corpus: Corpus, document: DocumentResult) -> str:
    """Who issued it and when, as far as it says."""
    body = corpus.labels("organisation", document.body) if document.body else None
    date = date_in_words(document.date) if document.date else None
    by = f"was issued by {body}" if body else "does not say who issued it"
    on = f", {date}" if date else "; it bears no date"
    return f"{document.symbol or document.title} {by}{on}; status: {document.status.replace('_', ' ')}."


def _near(corpus: Corpus, query: Query) -> Iterator[str]:
    yield from phrases.did_you_mean(query)
    yield f"The documents are {joined([phrases.name_of(one) for one in corpus.documents() if one.same_as is None])}."
