"""Answers about what meetings said: recommendations, and what became of activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.filters import StatementFilter
from kgraph.question import Query
from kgraph.results import Answer, RecommendationResult, ReportResult
from kgraph.words import counted, date_in_words, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

Said = RecommendationResult | ReportResult
_NOUNS = {
    "recommendation": ("recommendation", "recommendations"),
    "decision": ("decision", "decisions"),
    "request": ("request", "requests"),
    "suggestion": ("suggestion", "suggestions"),
    "agreed": ("thing agreed", "things agreed"),
}


def answer(asking: Asking) -> Answer | None:
    """What meetings said; where they said nothing, an empty answer that tells what was looked for."""
    corpus, query = asking.corpus, asking.query
    found = _found(corpus, query, asking.as_of)
    if not found and query.words:
        return None
    cautions = (*_cautions(corpus, found), *phrases.not_taken(query))
    return reply(asking, _summary(corpus, query, found), found, cautions=cautions)


def _found(corpus: Corpus, query: Query, as_of: str | None) -> tuple[Said, ...]:
    """What was said of what a question names, oldest first, up to a date."""
    wanted = StatementFilter(
        species=corpus.reaching("species", query.keys("species")),
        countries=corpus.reaching("country", query.keys("country")),
        organisations=_bodies(corpus, query),
        codes=query.codes,
        polarity="against" if query.against else None,
        date_from=min(query.years, default=None),
        date_to=max(query.years, default=as_of),
    )
    found: tuple[Said, ...] = (
        corpus.recommendations(wanted) if query.intent == "recommendations" else corpus.reported(wanted)
    )
    return tuple(one for one in found if _holds(one.quote, query.words))


def _bodies(corpus: Corpus, query: Query) -> tuple[str, ...]:
    """The organisations that are asked for; "the group" and other roles are whoever speaks in a document."""
    keys = query.keys("organisation")
    return tuple(key for key in keys if corpus.vocabulary.concept("organisation", key).type != "role")


def _holds(quote: str, words: Sequence[str]) -> bool:
    """Whether a quote holds the beginnings of some words: "fenced" is found by "fence"."""
    said = quote.casefold()
    return all(word.casefold().rstrip("s") in said for word in words)


def _summary(corpus: Corpus, query: Query, found: Sequence[Said]) -> str:
    subject = _subject(corpus, query)
    if not found:
        what = "recommendation" if query.intent == "recommendations" else "statement"
        return f"No {what} was found{subject} in {counted(len(corpus.primaries), 'document')}."
    if query.intent == "recommendations":
        kinds = Counter(one.kind for one in found if isinstance(one, RecommendationResult))
        what = joined([counted(number, *_NOUNS[kind]) for kind, number in kinds.items()])
    else:
        states = Counter(one.status.replace("_", " ") for one in found if isinstance(one, ReportResult))
        told = joined([f"{state} ({number})" for state, number in states.items()])
        what = f"{counted(len(found), 'statement')} ({told})"
    return f"{_capital(what)}{subject}: {joined(list(_sources(corpus, found)))}."


def _subject(corpus: Corpus, query: Query) -> str:
    species = joined([corpus.labels("species", key) for key in query.keys("species")], "or")
    countries = joined([corpus.labels("country", key) for key in query.keys("country")], "or")
    bodies = joined([corpus.labels("organisation", key) for key in _bodies(corpus, query)], "or")
    parts = [f"for {species}" if species else "", f"in {countries}" if countries else ""]
    parts += [f"with {bodies}" if bodies else "", f"of {joined(query.codes, 'or')}" if query.codes else ""]
    parts += ["against something" if query.against else "", f"in {joined(query.years)}" if query.years else ""]
    parts += ["with " + joined([f"“{word}”" for word in query.words]) if query.words else ""]
    return "".join(f" {part}" for part in parts if part)


def _sources(corpus: Corpus, found: Iterable[Said]) -> Iterable[str]:
    for key, number in Counter(one.document for one in found).items():
        document = corpus.document(key)
        date = next((one.date for one in found if one.document == key and one.date), None)
        told = f", {date_in_words(date)}" if date else ""
        yield f"{number} in {document.symbol or document.title}{told}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cautions(corpus: Corpus, found: Sequence[Said]) -> Iterable[str]:
    for key in dict.fromkeys(one.document for one in found):
        if corpus.document(key).wording == "digest":
            yield f"Quoted from {corpus.document(key).source}, a digest: its wording is not official."
    implicit = sum(isinstance(one, RecommendationResult) and one.strength == "implicit" for one in found)
    if implicit:
        verb = "says" if implicit == 1 else "say"
        yield f"{implicit} of them only {verb} that something is needed."
