"""The sentences of an answer: its summary, what limits it, and what lies near when nothing was found.

Every sentence is put together from the rows that it speaks of, so it is true of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kgraph.conditions import clauses, quoted
from kgraph.dates import is_later
from kgraph.filters import SHOWN_BY_DEFAULT, ActivityFilter
from kgraph.query import Asked, Query
from kgraph.results import ActivityResult, DocumentResult, SearchResult
from kgraph.wording import AGREED
from kgraph.words import counted, date_in_words, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

MOST_TOLD = 6  # documents that are cautioned against one by one


def asked_in_words(corpus: Corpus, query: Query, number: int = 2) -> str:
    """What was asked of activities: "cover Asiatic Wild Ass in Turkmenistan and hold the words “water points”"."""
    return joined(clauses(corpus, query, number))


def summary(corpus: Corpus, query: Query, shown: Sequence[ActivityResult], held: int, as_of: str | None = None) -> str:
    """How many activities, by what, under which name, of what standing, and how many more are held back."""
    number = counted(len(shown), "activity", "activities") if shown else "No activity was found that"
    asked = asked_in_words(corpus, query, len(shown) or 1)
    on_date = f" on {date_in_words(as_of)}" if query.overdue and as_of else ""
    known = "in the documents" if shown else "is in the documents"
    sentences = [f"{number} {asked or known}{on_date}{_by_what(shown)}."]
    sentences += [f"“{n.surface}” is read as {_full_name(corpus, n)}." for n in _other_names(corpus, query)]
    sentences += _standing(corpus, shown, as_of)
    if held:
        more = counted(held, "more activity", "more activities") if shown else counted(held, "activity", "activities")
        verb = "holds" if held == 1 else "hold"
        sentences.append(f"{more} {verb} for the whole programme, not shown here.")
    return " ".join(sentences)


def _by_what(shown: Sequence[ActivityResult]) -> str:
    """So many by their own words, so many by the heading of which unit."""
    tiers = Counter(row.tier for row in shown)
    own = "its own words" if len(shown) == 1 else "their own words"
    parts = [f"{tiers['explicit']} by {own}"] if tiers["explicit"] else []
    units = Counter(row.unit or row.section.title for row in shown if row.tier == "unit")
    parts += [f"{number} by the heading of the unit {unit}" for unit, number in units.items()]
    parts += [f"{tiers['programme']} for the whole programme"] if tiers["programme"] else []
    return f": {joined(parts)}" if parts else ""


def _other_names(corpus: Corpus, query: Query) -> list[Asked]:
    """The species asked for under another name than the one that answers use."""
    taxa = {name.key: name for name in query.names if name.kind == "species"}
    return [name for key, name in taxa.items() if _bare(name.surface) != _bare(corpus.labels("species", key))]


def _bare(name: str) -> str:
    return name.casefold().rstrip("s")


def _full_name(corpus: Corpus, name: Asked) -> str:
    concept = corpus.vocabulary.concept("species", name.key)
    return f"{concept.label} ({concept.scientific[0]})" if concept.scientific else concept.label


def _standing(corpus: Corpus, shown: Sequence[ActivityResult], as_of: str | None) -> Iterable[str]:
    """Of each document that rows come from: what it is, and whether anyone has agreed to it."""
    for key, number in Counter(row.document for row in shown).items():
        document = corpus.document(key, as_of)
        who = f"{number} stands" if number == 1 else f"{number} stand"
        if number == len(shown):
            who = "It stands" if number == 1 else "All of them stand"
        yield f"{who} in {name_of(document)}, {status_in_words(document)}."


def name_of(document: DocumentResult) -> str:
    date = f" of {date_in_words(document.date)}" if document.date else ""
    return f"{document.symbol or document.title}{date}"


def status_in_words(document: DocumentResult) -> str:
    """The status of a document so that nobody takes a draft for an agreement."""
    if document.status == "draft":
        return "a draft that nobody has adopted"
    status = document.status.replace("_", " ")
    return _by_whom(document) if document.status in AGREED else f"whose status is {status}"


def _by_whom(document: DocumentResult) -> str:
    """ "endorsed by Range States, 14 October 2025"."""
    status, by = document.status.replace("_", " "), document.status_by
    if by is None:
        return status
    body = f" by {by.body_label or by.body}" if by.body else ""
    return f"{status}{body}" + (f", {date_in_words(by.date)}" if by.date else "")


# ---------------------------------------------------------------- what limits an answer


def standing_cautions(corpus: Corpus, documents: Iterable[str], as_of: str | None = None) -> Iterable[str]:
    """Of each document that an answer rests on, what it is not: agreed to, undisputed, official, or known then."""
    found = [corpus.document(key, as_of) for key in dict.fromkeys(documents)]
    if len(found) > MOST_TOLD:
        yield from _of_many(found)
    for document in found if len(found) <= MOST_TOLD else ():
        if document.disputed:
            told = joined(list(_told(corpus, document)))
            yield f"Documents do not agree on what became of {name_of(document)}: {told}."
        if document.status not in AGREED:
            yield f"{name_of(document)} is {status_in_words(document)}: its rows are proposed, not agreed."
        if document.wording == "digest":
            yield f"The rows are quoted from {document.source}, a digest: its wording is not official."
    yield from later_cautions(corpus, (document.id for document in found), as_of)


def later_cautions(corpus: Corpus, documents: Iterable[str], as_of: str | None) -> Iterable[str]:
    """Of the documents that an answer shows, that they were not there yet at the date that is asked for."""
    found = [corpus.document(key) for key in dict.fromkeys(documents)]
    later = [name_of(document) for document in found if is_later(document.date, as_of)]
    if len(later) > MOST_TOLD:
        later = [f"{len(later)} of the documents"]
    for name in later:
        yield f"Not yet known as of {date_in_words(as_of or '')}: {name}."


def _told(corpus: Corpus, document: DocumentResult) -> Iterable[str]:
    """ "not adopted (UNEP/CMS/StC1/Report of 2 February 2026)"."""
    for said in document.said:
        status = said.status.replace("_", " ")
        yield f"{status if said.stated else f'not {status}'} ({name_of(corpus.document(said.by.document))})"


def _of_many(documents: Sequence[DocumentResult]) -> Iterable[str]:
    """The same of more documents than anybody would read one by one."""
    proposed = [document for document in documents if document.status not in AGREED]
    digests = [document for document in documents if document.wording == "digest"]
    disputed = [document for document in documents if document.disputed]
    whole = f"of the {len(documents)} documents"
    if disputed:
        yield f"Of {len(disputed)} {whole}, documents do not agree on what became of them."
    if proposed:
        yield f"{len(proposed)} {whole} are drafts or of unknown status: their rows are proposed, not agreed."
    if digests:
        yield f"{len(digests)} {whole} are digests: their wording is not official."


def cautions(corpus: Corpus, query: Query, rows: Sequence[ActivityResult], as_of: str | None = None) -> tuple[str, ...]:
    found = list(standing_cautions(corpus, (row.document for row in rows), as_of))
    found += _beyond_range(corpus, query)
    found += _in_part(corpus, query, rows)
    return (*found, *not_taken(query))


def not_taken(query: Query) -> Iterable[str]:
    if left := [words for words in query.not_understood if words not in query.unknown]:
        yield f"Not taken into account: {quoted(left)}."
    if query.unknown:
        stand = "stands" if len(query.unknown) == 1 else "stand"
        yield f"{quoted(query.unknown)} {stand} in none of the documents, and no name is spelled so."


def did_you_mean(query: Query) -> Iterable[str]:
    """The names that are spelled like what nothing knows; offered, never taken."""
    return (f"Did you mean {label}? (you wrote {written})" for written, label in query.meant)


def _beyond_range(corpus: Corpus, query: Query) -> Iterable[str]:
    """Where the range table does not show an asked species in an asked country."""
    taxa = [key for key in query.keys("species") if not corpus.vocabulary.concept("species", key).is_group]
    for species in taxa:
        for country in query.keys("country"):
            status = corpus.vocabulary.range_status(species, country)
            if status is None or status.presence not in ("resident", "reintroduced"):
                pair = f"{corpus.labels('species', species)} in {corpus.labels('country', country)}"
                says = f"{status.presence} for {pair} ({status.source})" if status else f"nothing of {pair}"
                yield f"The range table says {says}."


def _in_part(corpus: Corpus, query: Query, rows: Sequence[ActivityResult]) -> Iterable[str]:
    """Rows on a subspecies or a population cover the asked species only in part."""
    for species in query.keys("species"):
        narrower = corpus.vocabulary.below(species) - {species}
        partial = [
            row
            for row in rows
            if any(c.key in narrower for c in row.species) and all(c.key != species for c in row.species)
        ]
        taxa = sorted({c.label for row in partial for c in row.species if c.key in narrower})
        if taxa:
            verb = "covers" if len(partial) == 1 else "cover"
            yield f"{counted(len(partial), 'row')} {verb} {corpus.labels('species', species)} in part: {joined(taxa)}."


def nearest(corpus: Corpus, query: Query) -> Iterable[str]:
    """Where nothing matches: what is covered on either side of what was asked."""
    for species in query.keys("species"):
        rows = list(corpus.matches(ActivityFilter(species=(species,), tiers=SHOWN_BY_DEFAULT)))
        countries = sorted({corpus.labels("country", c.key) for row in rows for c in row.activity.countries})
        if countries:
            number = counted(len(rows), "activity", "activities")
            yield f"{corpus.labels('species', species)} is covered by {number} in {joined(countries)}."
    for country in query.keys("country"):
        rows = list(corpus.matches(ActivityFilter(countries=(country,), tiers=SHOWN_BY_DEFAULT)))
        taxa = sorted({corpus.labels("species", c.key) for row in rows for c in row.activity.species})
        if taxa:
            yield f"In {corpus.labels('country', country)} activities cover {joined(taxa)}."


def found_in_words(corpus: Corpus, question: str, query: Query, found: SearchResult) -> str:
    """The summary of a plain search."""
    words = quoted(query.words or [" ".join(question.split())])
    about = [corpus.labels(name.kind, name.key) for name in query.names] if query.words else []
    subject = f"{words} about {joined(about)}" if about else words
    if not found.hits:
        return f"Nothing was found for {subject}."
    more = f"; the first {len(found.hits)} are shown" if found.total > len(found.hits) else ""
    verb = "holds" if found.total == 1 else "hold"
    return f"{counted(found.total, 'place')} in the documents {verb} {subject}{more}."
