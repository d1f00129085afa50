"""Answers about what meetings said: recommendations, and what became of activities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.cues import meanings
from ingest.records import Span
from kgraph import phrases
from kgraph.analysis import words as words_in
from kgraph.answers import said_in_words as in_words
from kgraph.answers.passages import hit
from kgraph.answers.ranking import ENOUGH, candidates, match, weigh
from kgraph.answers.reply import Asking, reply
from kgraph.answers.wanted import ANSWERS, Term, Wanted, wanted
from kgraph.filters import StatementFilter
from kgraph.results import Answer, Hit, RecommendationResult, ReportResult
from kgraph.sayings import Saying, Told, told_by
from kgraph.statements import recommendation_result, report_result

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

Said = RecommendationResult | ReportResult
_ONLY_ASK = frozenset({"advising", "agreeing"})  # senses of words that say nothing of what was said
_NOT_MUCH_WORSE = 0.6  # of the best statement's share of what is asked
_WITH_REASON = 3  # statements shown with the sentence before them, where a reason is asked
_TO = r"(?:\bto|\bfor|\bshould|\bask\w*|\brequest\w*|\bencourag\w*|\burg\w*|\binvit\w*)\s+(?:the\s+)?{0}"
_TO_BEHIND = r"{0}\s+(?:was|were|is|are|be|should|encouraged|asked|requested|urged|invited|called)\b"
_BY = r"(?:\bdid|\bdoes|\bdo|\bhas|\bhave|\bby|\bfrom)\s+(?:the\s+)?{0}"


def answer(asking: Asking) -> Answer | None:
    """What meetings said; where they said nothing of what is named, an empty answer that tells what was looked for."""
    corpus = asking.corpus
    asked = wanted(corpus, asking.question)
    found = _best(corpus, asked, _said(asking, asked))
    if not found and not _settles(asking, asked):
        return None
    cautions = (*in_words.cautions(corpus, found), *phrases.not_taken(asking.query))
    return reply(
        asking,
        in_words.summary(asking, asked, found),
        [*found, *_beside(corpus, asked, found)],
        cautions=cautions,
        suggestions=() if found else tuple(in_words.nearest(corpus, asked)),
    )


def covering(asking: Asking) -> Answer | None:
    """The activities that meetings told of for what is named, though no text of their programme is held."""
    asking = replace(asking, query=replace(asking.query, intent="reported_status"))
    corpus, asked = asking.corpus, wanted(asking.corpus, asking.question)
    asked = replace(asked, terms=tuple(term for term in asked.terms if term.of not in ("organisation", "instrument")))
    named = [term for term in asked.terms if term.of in ("species", "country")]
    of_both = _best(corpus, asked, _fitting(asking, named, _every(asking, named))) if named else []
    species = [term for term in named if term.of == "species"]
    anywhere = [one for one in corpus.reported() if not one.countries] if species and len(species) < len(named) else []
    range_wide = _best(corpus, asked, _fitting(asking, species, anywhere))
    if not of_both and not range_wide:
        return None
    summary = in_words.covered(asking, asked, of_both, range_wide)
    found = [*of_both, *range_wide]
    return reply(asking, summary, found, cautions=tuple(in_words.cautions(corpus, found)))


def _settles(asking: Asking, asked: Wanted) -> bool:
    """Whether no statement is the answer, and not a reason to look for other words."""
    return bool(asked.of("code") if _asks_reports(asking) else narrowing(asked))


def narrowing(asked: Wanted) -> list[Term]:
    """What a statement must be of: names of species, countries, places and bodies, codes and years."""
    return [term for term in asked.terms if term.hard or _is_body(term)]


def _is_body(term: Term) -> bool:
    return term.kind == "name" and any(kind == "organisation" for kind, _ in term.keys)


def _said(asking: Asking, asked: Wanted) -> list[Said]:
    """All that was said of what is named; what the passages with the rarest words say, where nothing is."""
    corpus, query = asking.corpus, asking.query
    hard = narrowing(asked)
    found = _fitting(asking, hard, _every(asking, hard)) if hard else []
    if not found:  # by what the sentences before tell of what they are about
        near = candidates(corpus, asked)[1]
        found = _fitting(asking, hard, [one for saying, _ in near for one in _of(corpus, saying, query.intent)])
    return found


def _every(asking: Asking, hard: Sequence[Term]) -> Sequence[Said]:
    """All statements of the species and countries, whatever else is asked."""
    keys = {kind: frozenset(k for t in hard for of, k in t.keys if of == kind) for kind in ("species", "country")}
    wanted_ones = StatementFilter(
        species=keys["species"] or None, countries=keys["country"] or None, date_to=asking.as_of
    )
    return asking.corpus.reported(wanted_ones) if _asks_reports(asking) else asking.corpus.recommendations(wanted_ones)


def _fitting(asking: Asking, hard: Sequence[Term], said: Sequence[Said]) -> list[Said]:
    """Those that are of everything that is named."""
    found = list(said)
    if asking.query.against:
        found = [one for one in found if isinstance(one, RecommendationResult) and one.polarity == "against"]
    for term in hard:
        found = [*_with_body(asking.question, term, found)] if _is_body(term) else _only(asking.corpus, term, found)
    return found


def _only(corpus: Corpus, term: Term, said: Sequence[Said]) -> list[Said]:
    return [one for one in said if _is_of(corpus, term, one)]


def _asks_reports(asking: Asking) -> bool:
    return asking.query.intent == "reported_status"


def _of(corpus: Corpus, saying: Saying, intent: str) -> Iterator[Said]:
    read = corpus.extraction(saying.document)
    if intent == "reported_status":
        yield from (report_result(saying.document, read, one) for one in saying.reports)
    else:
        yield from (recommendation_result(saying.document, read, one) for one in saying.recommendations)


def _is_of(corpus: Corpus, term: Term, one: Said) -> bool:
    named = {("species", key) for key in one.species} | {("country", key) for key in one.countries}
    if term.kind == "code":
        codes = {one.code} if isinstance(one, ReportResult) else {*one.codes}
        return any(code == term.surface or code.startswith(f"{term.surface}.") for code in codes)
    if term.kind == "year":
        return (one.date or "").startswith(term.surface) or term.surface in one.quote
    if term.keys & named:
        return True
    if term.kind == "name" and term.of == "country":
        return False
    if term.kind == "name" and term.of == "species":  # of none by its words, in a document that is about the species
        return not one.species and bool(term.keys & told_by(corpus, one.document).names)
    saying, told = _saying(corpus, one)
    return saying is not None and match(term, saying, told) > 0


def _with_body(question: str, term: Term, said: Sequence[Said]) -> Sequence[Said]:
    """What was said to a body, or by it, as the question has it; else what was said with it."""
    keys = {key for _, key in term.keys}
    to = [one for one in said if isinstance(one, RecommendationResult) and _is_to(term, keys, one)]
    by = [one for one in said if isinstance(one, RecommendationResult) and _is_by(term, keys, one)]
    if _stands(question, term, _TO, _TO_BEHIND):
        return to
    if _stands(question, term, _BY) and by:
        return by
    named = [o for o in said if term.stems <= _stems(o.quote) or keys & set(getattr(o, "organisations", ()))]
    return [one for one in said if one in to or one in by or one in named]


def _stands(question: str, term: Term, *patterns: str) -> bool:
    name = re.escape(term.surface)
    return any(re.search(pattern.format(name), question, re.IGNORECASE) for pattern in patterns)


def _is_to(term: Term, keys: set[str], one: RecommendationResult) -> bool:
    return any(actor.key in keys or term.stems <= _stems(actor.label) for actor in one.to)


def _is_by(term: Term, keys: set[str], one: RecommendationResult) -> bool:
    return one.by_key in keys or term.stems <= _stems(one.by)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_in(text))


def _saying(corpus: Corpus, one: Said) -> tuple[Saying | None, Told]:
    told = told_by(corpus, one.document)
    proof = one.evidence[0]
    return told.at(Span(proof.start, proof.end)), told


def _best(corpus: Corpus, asked: Wanted, said: Sequence[Said]) -> list[Said]:
    """Those that hold enough of the other words, best first; all of them where there are none."""
    weights = weigh(corpus, _content(asked)).weights
    if not weights:
        return list(dict.fromkeys(said))
    whole = sum(weights.values())
    shares: dict[Said, float] = {}
    for one in said:
        saying, told = _saying(corpus, one)
        if saying is not None:
            shares[one] = sum(weight * match(term, saying, told) for term, weight in weights.items()) / whole
    least = max(ENOUGH, _NOT_MUCH_WORSE * max(shares.values(), default=0.0))
    return sorted((one for one, share in shares.items() if share >= least), key=lambda one: -shares[one])


def _content(asked: Wanted) -> Wanted:
    """What is asked without the names by which it was narrowed, and without the words that only ask for statements."""
    asking = {words for words, meaning in meanings(ANSWERS, "meaning").items() if meaning == "statement"}
    hard = set(narrowing(asked))
    rest = (t for t in asked.terms if t not in hard and t.sense not in _ONLY_ASK)
    terms = tuple(term for term in rest if term.surface.casefold() not in asking)
    return Wanted(terms=terms, asks=asked.asks, counted=asked.counted)


def _beside(corpus: Corpus, asked: Wanted, found: Sequence[Said]) -> Iterator[Hit]:
    """What leads to the list that statements stand in; where a reason is asked, the sentence before each."""
    shown: dict[tuple[str, Span], Saying] = {}
    for number, one in enumerate(found):
        saying, told = _saying(corpus, one)
        lead = told.at(saying.lead) if saying is not None and saying.lead else None
        before = told.before(saying) if saying is not None and "why" in asked.asks and number < _WITH_REASON else None
        shown |= {(other.document, other.span): other for other in (lead, before) if other is not None}
    yield from (hit(corpus, saying) for saying in shown.values())
