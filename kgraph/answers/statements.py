"""Answers about what meetings said: recommendations, and what became of activities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ingest.records import Span
from kgraph import phrases
from kgraph.answers import passages
from kgraph.answers import said_in_words as in_words
from kgraph.answers.choosing import after
from kgraph.answers.passages import hit
from kgraph.answers.ranking import NEAR, Ranked, candidates, covered, match, weigh
from kgraph.answers.reply import Asking, reply
from kgraph.answers.wanted import Term, Wanted, content, is_body, narrowing, wanted, without_states
from kgraph.evidence import evidence
from kgraph.query import Query
from kgraph.questions.states import states_asked, without_state_words
from kgraph.results import Answer, Evidence, Hit, RecommendationResult, ReportResult, Result
from kgraph.sayings import Named, Saying, Told, stems_of, told_by
from kgraph.statements import recommendation_result, report_result

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

Said = RecommendationResult | ReportResult
_ENOUGH = 0.55  # of the weight of what is asked
_NOT_MUCH_WORSE = 0.6  # of the best statement's share of what is asked
_HARDLY_ANY = 2  # statements: fewer are worth a look at those that stand near the words
_FEW = 3  # statements that are shown with what is said besides
_HALVED = 0.8  # of a sentence: less is a half of it
_WITH_REASON = 3  # statements shown with the sentence before them, where a reason is asked
_TO = r"(?:\bto|\bshould|\bask\w*|\brequest\w*|\bencourag\w*|\burg\w*|\binvit\w*)\s+(?:the\s+)?{0}"
_FOR = r"\bfor\s+(?:the\s+)?{0}"
_TO_BEHIND = r"{0}\s+(?:was|were|is|are|be|should|encouraged|asked|requested|urged|invited|called)\b"
_BY = r"(?:\bdid|\bdoes|\bdo|\bhas|\bhave|\bby|\bfrom)\s+(?:the\s+)?{0}"


def answer(asking: Asking) -> Answer | None:
    """What meetings said; where they said nothing of what is named, an empty answer that tells what was looked for."""
    corpus = asking.corpus
    asked = wanted(corpus, asking.question)
    if _asks_reports(asking):
        asked = without_states(asked, asking.question)
    found = _best(corpus, asked, _said(asking, asked))
    if not found and not _settles(asking, asked):
        return None
    cautions = (*in_words.cautions(corpus, found), *in_words.of_wider(corpus, asked, found))
    cautions += tuple(in_words.to_conventions(corpus, asked, found))
    cautions += tuple(phrases.not_taken(_without_denied(asking)))
    return reply(
        asking,
        in_words.summary(asking, asked, found),
        [
            *(_with_lead(corpus, one) for one in found),
            *_beside(corpus, asked, found),
            *_going_on(corpus, found),
        ],
        cautions=cautions,
        suggestions=() if found else tuple(in_words.nearest(corpus, asked)),
    )


def joined_with(asking: Asking, found: Answer, best: Sequence[Ranked]) -> Answer:
    """What meetings said, after the sentences that answer better: as statements where they are statements."""
    corpus, intent = asking.corpus, found.understood.intent
    told: dict[Result, None] = {}
    for one in best:
        said = [_with_lead(corpus, other) for other in _of(corpus, one.saying, intent)]
        told |= dict.fromkeys(said or (hit(corpus, one.saying, one.score),))
    proofs = {(proof.document, proof.start) for one in told for proof in proofs_of(one)[:1]}
    rest = (one for one in found.results if not any((p.document, p.start) in proofs for p in proofs_of(one)[:1]))
    summary = " ".join((found.summary, passages.summary(corpus, wanted(corpus, asking.question), best)))
    return replace(found, summary=summary, results=(*told, *rest))


def proofs_of(one: Result) -> tuple[Evidence, ...]:
    """The words that a result rests on; counts rest on none."""
    return getattr(one, "evidence", ())


def covering(asking: Asking) -> Answer | None:
    """The activities that meetings told of for what is named, though no text of their programme is held."""
    asking = replace(asking, query=replace(asking.query, intent="reported_status"))
    corpus, asked = asking.corpus, without_states(wanted(asking.corpus, asking.question), asking.question)
    named = asked.terms
    asked = replace(asked, terms=tuple(term for term in named if term.of not in ("organisation", "instrument")))
    if len(asked.terms) < len(named) and not narrowing(asked):
        return None  # only a body was named: what was said of everything is not said of it
    of_all = _best(corpus, asked, _said(asking, asked))
    species = [term for term in asked.terms if term.of == "species"]
    anywhere = (
        [one for one in _all(corpus, "reported_status") if not one.countries] if _is_in_range(corpus, asked) else []
    )
    range_wide = _best(corpus, asked, _fitting(asking, species, anywhere))
    bodies = [term for term in named if term.of == "organisation"]
    found = [one for one in (*of_all, *range_wide) if all(_is_of(corpus, body, one) for body in bodies)]
    if not found:
        return None
    summary = in_words.covered(asking, asked, of_all, range_wide)
    told = [*(_with_lead(corpus, one) for one in found), *_going_on(corpus, found)]
    return reply(asking, summary, told, cautions=tuple(in_words.cautions(corpus, found)))


def _is_in_range(corpus: Corpus, asked: Wanted) -> bool:
    """Whether what is said of a species everywhere holds for a country: where the species is known to have lived."""
    species = [term.key for term in asked.terms if term.of == "species" and term.key]
    countries = [term.key for term in asked.terms if term.of == "country" and term.key]
    return any(corpus.vocabulary.occurs(one, other) for one in species for other in countries)


def _settles(asking: Asking, asked: Wanted) -> bool:
    """Whether no statement is the answer, and not a reason to look for other words."""
    return bool(asked.of("code") if _asks_reports(asking) else narrowing(asked))


def _said(asking: Asking, asked: Wanted) -> list[Said]:
    """All that was said of what is named; what the passages with the rarest words say, where nothing is."""
    corpus, query = asking.corpus, asking.query
    hard = narrowing(asked)
    by_state = _asks_reports(asking) and bool(states_asked(asking.question))
    found = _fitting(asking, hard, _every(asking, hard)) if hard or by_state else []
    if not found or content(asked).terms:  # those, too, whose document tells what they are about
        near = candidates(corpus, asked)[1]
        found += _fitting(asking, hard, [one for saying, _ in near for one in _of(corpus, saying, query.intent)])
    return list(dict.fromkeys(found))


def _every(asking: Asking, hard: Sequence[Term]) -> Sequence[Said]:
    """All statements of the species and countries, whatever else is asked."""
    keys = {kind: frozenset(k for t in hard for of, k in t.keys if of == kind) for kind in ("species", "country")}
    if hard and all(term.of == "place" for term in hard):
        return ()  # the passages that name a place are near enough
    return [
        one
        for one in _all(asking.corpus, asking.query.intent)
        if (not keys["species"] or not keys["species"].isdisjoint(one.species))
        and (not keys["country"] or not keys["country"].isdisjoint(one.countries))
        and (asking.as_of is None or one.date is None or one.date[: len(asking.as_of)] <= asking.as_of)
    ]


_known: WeakKeyDictionary[Corpus, dict[str, tuple[Said, ...]]] = WeakKeyDictionary()


def _all(corpus: Corpus, intent: str) -> tuple[Said, ...]:
    """All that meetings said of activities, or asked for, oldest first; made once for as long as the corpus is open."""
    known = _known.setdefault(corpus, {})
    if intent not in known:
        known[intent] = corpus.reported() if intent == "reported_status" else corpus.recommendations()
    return known[intent]


def _fitting(asking: Asking, hard: Sequence[Term], said: Sequence[Said]) -> list[Said]:
    """Those that are of everything that is named."""
    found = list(said)
    if asking.query.against:
        found = [one for one in found if isinstance(one, RecommendationResult) and one.polarity == "against"]
    states = states_asked(asking.question)
    if any(term.kind == "code" for term in hard):  # whatever became of it, what is asked first
        found.sort(key=lambda one: isinstance(one, ReportResult) and one.status not in states)
    elif states:
        states |= {"partly_implemented"} if hard and "implemented" in states else frozenset()
        whole = bool(hard)  # what is said of all activities of a kind settles what became of each
        found = [o for o in found if not isinstance(o, ReportResult) or o.status in states or (whole and o.whole_issue)]
        found.sort(key=lambda one: isinstance(one, ReportResult) and not one.whole_issue)
    codes = [term for term in hard if term.kind == "code"]
    if codes:
        found = [one for one in found if any(_is_of(asking.corpus, code, one) for code in codes)]
    for term in sorted(hard, key=is_body):  # to whom it was said is looked for among what is left
        if is_body(term):
            found = [*(_with_body(asking.question, term, found) or _with_its_convention(asking, term, found))]
        elif term not in codes:
            found = [one for one in found if _is_of(asking.corpus, term, one)]
    return found


def _without_denied(asking: Asking) -> Query:
    """What is asked, without a "not" that tells the state that is asked for."""
    if not states_asked(asking.question):
        return asking.query
    rest = without_state_words(asking.question)
    lost = (words for words in asking.query.not_understood if re.search(rf"\b{re.escape(words)}\b", rest, re.I))
    return replace(asking.query, not_understood=tuple(lost))


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
        codes = {one.code} if isinstance(one, ReportResult) else {*one.codes, *_codes(corpus, one)}
        return any(code == term.surface or code.startswith(f"{term.surface}.") for code in codes)
    if term.kind == "year":
        return (one.date or "").startswith(term.surface) or term.surface in one.quote
    if term.keys & named:
        return True
    if term.kind == "name" and term.of == "country":
        return not one.countries and _is_told_in(corpus, one, term)
    if term.kind == "name" and term.of == "species":  # of none by its words, in a document that is about the species
        return not one.species and bool(term.keys & told_by(corpus, one.document).names)
    saying, told = _saying(corpus, one)
    return saying is not None and match(term, saying, told) > 0


def _is_told_in(corpus: Corpus, one: Said, country: Term) -> bool:
    """Whether its sentence tells something of its species in a country that it need not name again."""
    saying, _ = _saying(corpus, one)
    facts = saying.facts if saying is not None else ()
    return any(fact.about in one.species and ("country", fact.country) in country.keys for fact in facts)


def _with_body(question: str, term: Term, said: Sequence[Said]) -> Sequence[Said]:
    """What was said to a body, or by it, as the question has it; else what was said with it."""
    keys = {key for _, key in term.keys}
    to = [one for one in said if isinstance(one, RecommendationResult) and _is_to(term, keys, one)]
    by = [one for one in said if isinstance(one, RecommendationResult) and _is_by(term, keys, one)]
    if _stands(question, term, _TO, _TO_BEHIND):
        return to
    if _stands(question, term, _BY) and by:
        return by
    named = [o for o in said if term.stems <= stems_of(o.quote) or keys & set(getattr(o, "organisations", ()))]
    found = [one for one in said if one in to or one in by or one in named]
    return sorted(found, key=lambda one: one not in to) if _stands(question, term, _FOR) else found


def _with_its_convention(asking: Asking, term: Term, said: Sequence[Said]) -> Sequence[Said]:
    """What was said to the convention, where nothing was to its secretariat: the name alone may stand for both."""
    body = asking.corpus.vocabulary.get("organisation", term.key)
    if body is None or body.type != "secretariat":
        return ()
    keys = set(body.parents)
    return [one for one in said if isinstance(one, RecommendationResult) and any(to.key in keys for to in one.to)]


def _stands(question: str, term: Term, *patterns: str) -> bool:
    name = re.escape(term.surface)
    return any(re.search(pattern.format(name), question, re.IGNORECASE) for pattern in patterns)


def _is_to(term: Term, keys: set[str], one: RecommendationResult) -> bool:
    return any(actor.key in keys or term.stems <= stems_of(actor.label) for actor in one.to)


def _is_by(term: Term, keys: set[str], one: RecommendationResult) -> bool:
    return one.by_key in keys or term.stems <= stems_of(one.by)


def _names_any(corpus: Corpus, one: Said, keys: frozenset[Named]) -> bool:
    saying, _ = _saying(corpus, one)
    return not keys or (saying is not None and not keys.isdisjoint(saying.names))


def _codes(corpus: Corpus, one: Said) -> frozenset[str]:
    saying, _ = _saying(corpus, one)
    return saying.codes if saying is not None else frozenset()


def _saying(corpus: Corpus, one: Said) -> tuple[Saying | None, Told]:
    told = told_by(corpus, one.document)
    proof = one.evidence[0]
    return told.at(Span(proof.start, proof.end)), told


def _best(corpus: Corpus, asked: Wanted, said: Sequence[Said]) -> list[Said]:
    """Those that hold enough of the other words, best first; all of them where there are none."""
    weights = {} if asked.of("code") else weigh(corpus, content(asked)).weights
    if not weights:  # what names the species itself before what only stands near its name
        keys = frozenset().union(*(term.keys for term in asked.terms if term.of == "species"))
        return sorted(said, key=lambda one: not _names_any(corpus, one, keys))
    shares: dict[Said, float] = {}
    for one in said:
        saying, told = _saying(corpus, one)
        if saying is not None:
            shares[one] = covered(weights, {term: match(term, saying, told) for term in weights})
    least = max(_ENOUGH, _NOT_MUCH_WORSE * max(shares.values(), default=0.0))
    hardly_any = sum(share >= least for share in shares.values()) < _HARDLY_ANY
    if hardly_any and narrowing(asked) and any(isinstance(one, RecommendationResult) for one in said):
        least = NEAR  # what is recommended for all that is named may have its reason just before it
    return sorted((one for one, share in shares.items() if share >= least), key=lambda one: -shares[one])


def _beside(corpus: Corpus, asked: Wanted, found: Sequence[Said]) -> Iterator[Hit]:
    """Where a reason is asked, the sentence before each of the first statements."""
    shown: dict[tuple[str, Span], Saying] = {}
    for one in found[:_WITH_REASON] if "why" in asked.asks else ():
        saying, told = _saying(corpus, one)
        before = told.before(saying) if saying is not None else None
        shown |= {(before.document, before.span): before} if before is not None else {}
    yield from (hit(corpus, saying) for saying in shown.values())


def _going_on(corpus: Corpus, found: Sequence[Said]) -> Iterator[Hit]:
    """What the documents say besides of a few activities: the other half of a sentence, and the one that goes on."""
    reports = [one for one in found if isinstance(one, ReportResult) and not one.whole_issue]
    shown: dict[tuple[str, Span], Saying] = {}
    for one in reports if len(found) <= _FEW else ():
        saying, told = _saying(corpus, one)
        if saying is not None:
            told_of = sum(_length(other) for other in reports if _saying(corpus, other)[0] is saying)
            halved = told_of < _HALVED * (saying.span.end - saying.span.start)
            for other in (*((saying,) if halved else ()), *after(told, saying)):
                shown[other.document, other.span] = other
    yield from (hit(corpus, saying) for saying in shown.values())


def _length(one: Said) -> int:
    return one.evidence[0].end - one.evidence[0].start


def _with_lead(corpus: Corpus, one: Said) -> Said:
    """An item of a list rests on what leads to the list, too: it says who recommended it, and to whom. What points
    back, as "the last two were given low priority", rests on the sentence that names them."""
    saying, told = _saying(corpus, one)
    lead = _naming(saying, told, one) if saying is not None else None
    if lead is None or any(proof.start <= lead.span.start < proof.end for proof in one.evidence):
        return one
    return replace(one, evidence=(*one.evidence, evidence(one.document, corpus.extraction(one.document), lead.span)))


def _naming(saying: Saying, told: Told, one: Said) -> Saying | None:
    """The sentence without which a statement does not say of what it is."""
    unnamed = isinstance(one, ReportResult) and not one.whole_issue and one.code not in saying.text
    return told.leading(saying) or (told.before(saying) if unnamed else None)
