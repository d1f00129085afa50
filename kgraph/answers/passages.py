"""Answers in the documents' own words: the sentences that answer a question best, or an honest nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers import search
from kgraph.answers.choosing import chosen
from kgraph.answers.ranking import ENOUGH, ENOUGH_OF_WORDS, Ranked
from kgraph.answers.reply import Asking, reply
from kgraph.answers.wanted import Wanted, content, is_question, wanted
from kgraph.evidence import evidence
from kgraph.results import Answer, Hit
from kgraph.sayings import Saying, told_by
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_A_QUESTION = 3  # words and names
_QUOTED = 2  # sentences in the summary
_LONGEST = 400  # characters of one


def answer(asking: Asking) -> Answer:
    """The sentences that hold enough of what is asked; of words that are no question, what holds them all."""
    asking = replace(asking, query=replace(asking.query, intent="search"))
    best = found(asking)
    if not best and not is_question(asking.question):
        return search.answer(asking)
    return told(asking, best)


def found(asking: Asking) -> list[Ranked]:
    """The best sentences and rows; a few words that are no question are looked for one by one, not weighed."""
    asked = wanted(asking.corpus, asking.question)
    if not is_question(asking.question) and len(asked.terms) < _A_QUESTION:
        return []
    beyond = any(term.of not in ("", "species", "country") for term in asked.terms)
    says = any(any(map(str.isalpha, term.surface)) for term in content(asked).terms)
    asks = says or bool(asked.asks) or beyond  # a sentence tells more of a species than that it is one
    pair = len({term.of for term in asked.terms if term.hard and term.of}) > 1
    told_there = bool(asking.query.documents)  # "what did the meeting say about the Gobi Bear?"
    least = ENOUGH if is_question(asking.question) else ENOUGH_OF_WORDS
    return chosen(asking.corpus, asking.question, least) if asks or pair or told_there else []


def told(asking: Asking, best: Sequence[Ranked]) -> Answer:
    asking = replace(asking, query=replace(asking.query, intent="search"))
    asked = wanted(asking.corpus, asking.question)
    by_text = () if is_question(asking.question) else search.AS_TEXT
    cautions = (*by_text, *digests(asking.corpus, best), *phrases.not_taken(asking.query))
    hits = [hit(asking.corpus, one.saying, one.score) for one in best]
    return reply(asking, summary(asking.corpus, asked, best), hits, cautions=cautions)


def hit(corpus: Corpus, saying: Saying, score: float = 1.0) -> Hit:
    """A sentence, or an activity's row, as an answer shows it; an item of a list with what leads to it."""
    read = corpus.extraction(saying.document)
    proof = evidence(saying.document, read, saying.span)
    lead = told_by(corpus, saying.document).leading(saying)
    name = f"{saying.document}_{saying.span.start}-{saying.span.end}"
    return Hit(
        type="activity" if saying.activity else "passage",
        id=saying.activity or name,
        document=saying.document,
        code=next(iter(saying.codes), None) if saying.activity else None,
        page=proof.page,
        section=proof.section,
        score=round(score, 4),
        snippet=f"{lead.text} {saying.text}" if lead else saying.text,
        evidence=(proof, evidence(lead.document, read, lead.span)) if lead else (proof,),
    )


def summary(corpus: Corpus, asked: Wanted, best: Sequence[Ranked]) -> str:
    """The words of the best sentences, with where they stand; or what was looked for in vain."""
    if not best:
        return nothing(corpus, [term.surface for term in asked.terms])
    return " ".join(quoted(corpus, one.saying) for one in best[:_QUOTED])


def nothing(corpus: Corpus, looked_for: Sequence[str]) -> str:
    """Nothing was found, and what was looked for where."""
    what = joined([f"“{words}”" for words in looked_for]) or "that"
    where = counted(len(corpus.primaries), "document")
    return f"Nothing was found: no passage in {where} speaks of {what} together."


def quoted(corpus: Corpus, saying: Saying) -> str:
    lead = told_by(corpus, saying.document).leading(saying)
    whole = f"{lead.text} {saying.text}" if lead else saying.text
    words = whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{words}” ({phrases.name_of(corpus.document(saying.document))})"


def digests(corpus: Corpus, best: Sequence[Ranked]) -> Iterator[str]:
    for key in dict.fromkeys(one.saying.document for one in best):
        if corpus.document(key).wording == "digest":
            yield f"Quoted from {corpus.document(key).source}, a digest: its wording is not official."
