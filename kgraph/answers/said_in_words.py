"""The sentences of an answer about what meetings said, put together from the statements that they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ingest.clean import clean
from kgraph.answers.reply import Asking
from kgraph.answers.wanted import Wanted, asks_yes_or_no
from kgraph.filters import StatementFilter
from kgraph.results import RecommendationResult, ReportResult
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
_SETTLED = ("agreed", "decision")
_LONGEST = 300  # characters of a quote in a summary
_FEW = 2  # statements that a summary quotes


def summary(asking: Asking, asked: Wanted, found: Sequence[Said]) -> str:
    corpus = asking.corpus
    subject = _subject(asking, asked)
    if not found:
        what = "statement" if asking.query.intent == "reported_status" else "recommendation"
        return f"No {what} was found{subject} in {counted(len(corpus.primaries), 'document')}."
    recommended = [one for one in found if isinstance(one, RecommendationResult)]
    if recommended:
        kinds = Counter(one.kind for one in recommended)
        what = joined([counted(number, *_NOUNS[kind]) for kind, number in kinds.items()])
    else:
        states = Counter(_state(one) for one in found if isinstance(one, ReportResult))
        told = joined([state if number == 1 else f"{state} ({number})" for state, number in states.items()])
        what = f"{counted(len(found), 'statement')} ({told})"
    sources = joined(list(_sources(corpus, found)))
    return f"{_verdict(asking, asked, recommended)}{what}{subject}: {sources}. {_quotes(found[:_FEW])}"


def covered(asking: Asking, asked: Wanted, of_both: Sequence[Said], range_wide: Sequence[Said]) -> str:
    """Which codes are told of what is asked, and which of the species without a country."""
    subject = _subject(asking, asked)
    codes = _codes(of_both)
    first = f"Reported{subject}: {codes}." if codes else f"No code is stated{subject}."
    anywhere = f" Said of the species without naming a country: {_codes(range_wide)}." if range_wide else ""
    return f"{first}{anywhere} {_quotes((*of_both, *range_wide)[:_FEW])}"


def _codes(said: Sequence[Said]) -> str:
    return joined(list(dict.fromkeys(_with_letters(one) for one in said if isinstance(one, ReportResult))))


def _with_letters(one: ReportResult) -> str:
    return f"{one.code} {', '.join(one.letters)}".strip()


def _verdict(asking: Asking, asked: Wanted, found: Sequence[RecommendationResult]) -> str:
    """Yes, where it was agreed, or where nobody asked whether it was more than recommended."""
    if not found or not asks_yes_or_no(asking.question):
        return ""
    agreed = any(one.kind in _SETTLED for one in found)
    if any(term.sense == "agreeing" for term in asked.terms) and not agreed:
        return "Not agreed, as far as the documents tell: "
    return "Yes: "


def _state(one: ReportResult) -> str:
    return f"{_with_letters(one)} {one.status.replace('_', ' ')}"


def _quotes(found: Sequence[Said]) -> str:
    return " ".join(dict.fromkeys(f"“{_short(clean(one.quote))}”" for one in found))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _subject(asking: Asking, asked: Wanted) -> str:
    """What was asked of: "for Asiatic Wild Ass in Turkmenistan with CITES Secretariat in 2018 with “fences”"."""
    kinds = ("species", "country", "place", "organisation")
    of = {kind: joined([term.label for term in asked.terms if term.of == kind]) for kind in kinds}
    codes = joined([term.surface for term in asked.of("code")], "or")
    years = joined([term.surface for term in asked.of("year")])
    parts = [f"for {of['species']}" if of["species"] else "", f"in {of['country']}" if of["country"] else ""]
    parts += [f"on {of['place']}" if of["place"] else "", f"with {of['organisation']}" if of["organisation"] else ""]
    parts += [f"of {codes}" if codes else "", "against something" if asking.query.against else ""]
    parts += [f"in {years}" if years else ""]
    return "".join(f" {part}" for part in parts if part)


def _sources(corpus: Corpus, found: Iterable[Said]) -> Iterable[str]:
    for key, number in Counter(one.document for one in found).items():
        document = corpus.document(key)
        date = next((one.date for one in found if one.document == key and one.date), None)
        told = f", {date_in_words(date)}" if date else ""
        yield f"{number} in {document.symbol or document.title}{told}"


def cautions(corpus: Corpus, found: Sequence[Said]) -> Iterable[str]:
    for key in dict.fromkeys(one.document for one in found):
        if corpus.document(key).wording == "digest":
            yield f"Quoted from {corpus.document(key).source}, a digest: its wording is not official."
    implicit = sum(isinstance(one, RecommendationResult) and one.strength == "implicit" for one in found)
    if implicit:
        verb = "says" if implicit == 1 else "say"
        yield f"{implicit} of them only {verb} that something is needed."


def of_wider(corpus: Corpus, asked: Wanted, found: Sequence[Said]) -> Iterable[str]:
    """Where a subspecies is asked for, and a statement speaks of the species: it may not hold for each part."""
    for term in asked.terms:
        if term.of == "species" and term.key:
            own, above = corpus.vocabulary.below(term.key), corpus.vocabulary.above(term.key) - {term.key}
            wider = [one for one in found if own.isdisjoint(one.species) and not above.isdisjoint(one.species)]
            names = dict.fromkeys(corpus.labels("species", key) for one in wider for key in one.species if key in above)
            if wider:
                verb = counted(len(wider), "statement speaks", "statements speak")
                yield f"{verb} of {joined(list(names))}, not of {term.label} alone."


def to_conventions(corpus: Corpus, asked: Wanted, found: Sequence[Said]) -> Iterable[str]:
    """Where a secretariat is asked for, and statements were addressed to the convention that it serves."""
    for term in asked.terms:
        body = corpus.vocabulary.get("organisation", term.key) if term.of == "organisation" else None
        named = {to.key for one in found if isinstance(one, RecommendationResult) for to in one.to if to.key}
        if body is not None and term.key not in named and (over := named & set(body.parents)):
            labels = joined([corpus.labels("organisation", key) for key in sorted(over)])
            yield f"Said to {labels}, not by name to {term.label}."


def nearest(corpus: Corpus, asked: Wanted) -> Iterable[str]:
    """Where nothing was said of a species in a country: what was said of the species without naming one."""
    for term in asked.terms:
        if term.of == "species":
            said = corpus.recommendations(StatementFilter(species=frozenset(key for _, key in term.keys)))
            anywhere = [one for one in said if not one.countries]
            if anywhere:
                number = counted(len(anywhere), "recommendation speaks", "recommendations speak")
                yield f"{number} of {term.label} without naming a country."
