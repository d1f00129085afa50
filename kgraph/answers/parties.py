"""Which States are Parties to a convention and which are not, where a document shows it.

A document that prints the names of Parties in capitals tells of every State it names there which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.phrases import any_of
from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.evidence import evidence
from kgraph.passages import within
from kgraph.results import Answer, ConceptResult, Evidence
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_TABLE = "party_words"
_DENIED = re.compile(
    r"\b(?:not|non|never|neither|nor|without|outside|yet\s+to|still\s+to|no\s+(?:part|member|signator)\w*)\b|n['’]t\b",
    re.I,
)
_STATES = re.compile(
    r"\b(?:which|what|who|list|name|all)\b.{0,40}?\b(?:countr(?:y|ies)|states?|nations?)\b", re.IGNORECASE
)
_BODY = re.compile(r"\W{0,2}\s+(?:it\b|(?:to\s+|of\s+)?(?:the\s+)?(?:[A-Z]{2,}\b|[\w ]{0,12}Convention\b))")
_NUMBER = re.compile(r"\b(?:how\s+many|number\s+of|share\s+of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Membership:
    """The States that a document tells of, and those of them that are Parties."""

    body: str
    states: tuple[str, ...]
    parties: frozenset[str]
    document: str
    proof: Evidence


def answer(asking: Asking) -> Answer | None:
    """The States that are asked for, or whether one is a Party; None where a question asks for anything else."""
    told = _told(asking) if _asks(asking) else None
    if told is None:
        return None
    named = [key for key in asking.query.keys("country") if ":" not in key]
    is_denied = _DENIED.search(asking.question) is not None
    wanted = named or [key for key in told.states if (key in told.parties) != is_denied]
    found = [_state(asking.corpus, told, key) for key in wanted if key in told.states]
    if not found:
        return None
    understood = replace(asking.query, intent="search", words=(), unknown=(), not_understood=())  # a fact, no rows
    cautions = phrases.standing_cautions(asking.corpus, [told.document], asking.as_of)
    summary = (
        " ".join(_one(asking.corpus, told, key) for key in wanted) if named else _all(asking, told, found, is_denied)
    )
    return reply(replace(asking, query=understood), summary, found, cautions=tuple(cautions))


def _asks(asking: Asking) -> bool:
    """Whether States are asked for by their being Parties: no rows, no number, no one who acts."""
    query, question = asking.query, asking.question
    rows = query.asks in ("activity", "unit", "species", "document", "organisation") or bool(query.codes or query.units)
    if rows or _NUMBER.search(question) or not _says_party(question):
        return False
    if query.wants == "yes_no":  # "Is Nepal a Party to CMS?", and nothing else of it
        rest = any_of(_TABLE, "party").sub(" ", question)
        return bool(query.keys("country")) and not any(word in rest for word in (*query.words, *query.unknown))
    return query.asks == "country" or _STATES.search(question) is not None


def _says_party(question: str) -> bool:
    """ "Parties to CMS", "joined the Convention": the word stands at the name of a body, or says it alone."""
    ends = (match.end() for match in any_of(_TABLE, "party").finditer(question))
    return any_of(_TABLE, "party alone").search(question) is not None or any(_BODY.match(question, end) for end in ends)


def _told(asking: Asking) -> Membership | None:
    """What the newest document tells of the convention that is named; of the only one, where none is."""
    known = {one.body: one for one in _memberships(asking.corpus)}
    named = {key for name in (*asking.query.names, *asking.query.excluded) for key in _bodies(asking.corpus, name.key)}
    fitting = [one for body, one in known.items() if body in named]
    nothing = not any(name.kind in ("organisation", "instrument") for name in asking.query.names)
    return fitting[0] if fitting else next(iter(known.values())) if nothing and len(known) == 1 else None


def _bodies(corpus: Corpus, key: str) -> frozenset[str]:
    """A body and those that it is part of: CMS Parties are of CMS."""
    return corpus.vocabulary.above(key, "organisation") if corpus.vocabulary.get("organisation", key) else frozenset()


def _memberships(corpus: Corpus) -> Iterator[Membership]:
    """In the order of the documents' dates."""
    for document in sorted(corpus.primaries, key=lambda one: corpus.document(one).date or ""):
        read = corpus.extraction(document)
        for fact in read.facts:
            if fact.kind != "count" or fact.property != "Parties":
                continue
            states = {one.key: one.surface for one in within(read.mentions, fact.span) if one.kind == "country"}
            parties = frozenset(key for key, surface in states.items() if any(map(str.isupper, surface.split())))
            if parties and len(parties) < len(states):
                yield Membership(fact.about, tuple(states), parties, document, evidence(document, read, fact.span))


def _state(corpus: Corpus, told: Membership, key: str) -> ConceptResult:
    return ConceptResult(
        type="country", key=key, label=corpus.labels("country", key), activities=(), evidence=(told.proof,)
    )


# ---------------------------------------------------------------- words


def _one(corpus: Corpus, told: Membership, key: str) -> str:
    country, body = corpus.labels("country", key), _short(corpus, told)
    if key not in told.states:
        return f"Whether {country} is a Party to {body} is not told."
    is_party = key in told.parties
    return f"{'Yes' if is_party else 'No'}: {country} is {'a' if is_party else 'no'} Party to {body}."


def _all(asking: Asking, told: Membership, found: list[ConceptResult], is_denied: bool) -> str:
    are = "is" if len(found) == 1 else "are"
    states = joined([one.label for one in found])
    of = counted(len(told.states), "State")
    return f"Of {of} that are told of, {len(found)} {are} {'not ' if is_denied else ''}Party to " \
           f"{_short(asking.corpus, told)}: {states}."  # fmt: skip


def _short(corpus: Corpus, told: Membership) -> str:
    concept = corpus.vocabulary.concept("organisation", told.body)
    return next(iter(concept.acronyms), concept.label)
