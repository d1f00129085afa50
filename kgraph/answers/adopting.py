"""Who adopted a programme, when, and whether anybody did: out of what documents and curators say of it as a whole.

Of a programme that a document here lays down, that document's own answer tells it; this is for all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.called import Called, called, key_of, known
from ingest.cues import table
from ingest.records import Adoption
from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.dates import is_later
from kgraph.evidence import evidence, passage
from kgraph.results import Answer, Hit
from kgraph.wording import ENDED
from kgraph.words import date_in_words
from ontology.names import matcher

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_TABLE = "adoption_cues"
_ASKING = re.compile(r"\W*(?:(?:by|in|on|at)\s+)?(?:who|whom|when|which|what|was|were|is|are|has|have|had|did)\b", re.I)
_ACTS = ("adopted", "endorsed")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one document says of a programme."""

    document: str
    said: Adoption


def answer(asking: Asking) -> Answer | None:
    """What became of the one programme that is named; None where more is asked, or nothing is known of it."""
    corpus, question = asking.corpus, asking.question.replace("–", "-").replace("’", "'")
    one = next(called(question, matcher(corpus.vocabulary).find(question), 0, question, corpus.vocabulary), None)
    programme = _meant(corpus, one) if one and _asks_for_it(asking, question, one) else None
    if programme is None or programme in corpus.programmes():
        return None
    said = sorted(_said_of(corpus, programme, asking.as_of), key=_strength)
    summary = _summary(asking, programme, said) if said else _stated(asking, programme)
    if not summary:
        return None
    asking = replace(asking, query=replace(asking.query, intent="search"))
    results = [_hit(corpus, one) for one in said] or corpus.show(programme)
    return reply(asking, summary, results, cautions=tuple(phrases.not_taken(asking.query)))


def _asks_for_it(asking: Asking, question: str, one: Called) -> bool:
    """Whether it is asked for an act on the programme, and for nothing beside it."""
    name, rest = question[one.start : one.end].casefold(), f"{question[: one.start]} {question[one.end :]}"
    left = (*asking.query.words, *asking.query.unknown, *(named.surface for named in asking.query.names))
    beside = [words for words in left if words.casefold() not in name and not _acts().search(words)]
    return _ASKING.match(rest) is not None and _acts().search(rest) is not None and not beside


@cache
def _acts() -> re.Pattern[str]:
    rows = (row for row in table(_TABLE) if row["meaning"] in ("verb", "noun", "begins", "ends"))
    words = sorted({word for row in rows for word in row["words"].split("|")}, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)


def _meant(corpus: Corpus, one: Called) -> str | None:
    """The programme that a name fits; without years only where documents tell of no other of that name."""
    key = key_of(one, corpus.vocabulary)
    if key is not None and one.years:
        return key
    told = {said.programme for document in corpus.primaries for said in corpus.extraction(document).adoptions}
    fitting = {key for key, own in known(corpus.vocabulary) if key in told and _fits(one, own)}
    return fitting.pop() if len(fitting) == 1 and key in (None, *fitting) else None


def _fits(one: Called, own: Called) -> bool:
    """A name may say less than a title: "the Programme of Work 2014-2020"."""
    says_which = not one.is_bare and one.family == own.family and one.years in (None, own.years)
    return says_which and one.about <= own.about and one.words <= own.words


def _said_of(corpus: Corpus, programme: str, as_of: str | None) -> Iterator[_Said]:
    for document in corpus.primaries:
        for said in corpus.extraction(document).adoptions:
            date = said.date or corpus.extraction(document).document.date
            if said.programme == programme and not is_later(date, as_of):
                yield _Said(document, said)


def _strength(one: _Said) -> tuple[bool, bool, bool, str]:
    """The acts before what only goes by them; of these the ones that tell who and when."""
    said = one.said
    return said.status not in _ACTS, not (said.by or said.by_key), said.date is None, one.document


def _summary(asking: Asking, programme: str, said: Sequence[_Said]) -> str:
    """Each thing that is said, once; and whether it is over."""
    corpus = asking.corpus
    words = dict.fromkeys(f"{_words(one.said)} ({phrases.name_of(corpus.document(one.document))})" for one in said)
    standing = corpus.standing(programme, asking.as_of)
    over = standing.status in ENDED and all(one.said.status not in ENDED for one in said)
    ended = f" It ended in {standing.ends}." if over and standing.ends else ""
    return f"{corpus.labels('instrument', programme)}: {'; '.join(words)}.{ended}"


def _words(said: Adoption) -> str:
    """ "adopted by CMS Parties at COP11, 2014"."""
    status = said.status.replace("_", " ")
    by = f" by {said.by}" if said.by else ""
    date = f", {date_in_words(said.date)}" if said.date else ""
    return f"{status if said.stated else f'not {status}'}{by}{date}"


def _stated(asking: Asking, programme: str) -> str:
    """What the vocabulary has of it, where no document says anything."""
    standing = asking.corpus.standing(programme, asking.as_of)
    by = standing.by
    if by is None:
        return ""
    label = asking.corpus.labels("instrument", programme)
    body, date = f" by {by.body_label}" if by.body_label else "", f", {date_in_words(by.date)}" if by.date else ""
    status = standing.status.replace("_", " ")
    return f"{label}: {status}{body}{date}, by the list of instruments; no document here tells of it."


def _hit(corpus: Corpus, one: _Said) -> Hit:
    proof = evidence(one.document, corpus.extraction(one.document), one.said.span)
    return passage(proof, " ".join(proof.quote.split()))
