"""Answers about a programme itself: the years that it is for, who drew it up, what score its units needed.

The value is said first, and rests on the words of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers.passages import hit, quoted
from kgraph.answers.reply import Asking, reply
from kgraph.evidence import evidence, passage
from kgraph.questions.of_programme import Side, asked_of_programme
from kgraph.results import Answer, Hit
from kgraph.sayings import Saying, told_by

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_FEW = 3  # sentences beside a value
_AUTHORING = re.compile(
    r"\b(?:commission(?:ed|ing)|draft(?:ed|ing)|drew\s+up|drawn\s+up|wr(?:ote|itten)|prepar(?:ed|ation)|compil(?:ed|ation)"
    r"|author\w*|elaborat(?:ed|ion))\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"\b(?:WP|PoW|program(?:me)?|plan|strategy|document|paper|report|drafting)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|to)\b|\b(?:commissioned|drafted|drew|wrote|prepared|compiled|authored|contributed)\b", re.I)
_LEAST = re.compile(
    r"\b\d+\s+(?:points\s+)?(?:and|or)\s+(?:above|more|higher|over|upwards?)\b"
    r"|\b(?:at\s+least|(?:a\s+)?minimum(?:\s+\w+)?\s+of|no\s+less\s+than|more\s+than|above)\s+\d+\b",
    re.IGNORECASE,
)


def answer(asking: Asking) -> Answer | None:
    side = side_asked(asking.corpus, asking.question)
    if side is None:
        return None
    papers = [paper.id for paper in asking.corpus.shelf.papers if paper.programme]
    documents = [one for one in papers if not asking.query.documents or one in asking.query.documents]
    told = [one for document in documents for one in _told(asking.corpus, document, side)]
    if not told:
        return None
    asking = replace(asking, query=replace(asking.query, intent="search"))
    results = tuple(dict.fromkeys(one for _, hits in told for one in hits))
    return reply(asking, " ".join(words for words, _ in told), results, cautions=tuple(phrases.not_taken(asking.query)))


def side_asked(corpus: Corpus, question: str) -> Side | None:
    """What a question asks of a programme itself."""
    titles = (paper.title for paper in corpus.shelf.papers if paper.programme)
    names = {word for title in titles for word in re.findall(r"\w+", title.casefold())}
    return asked_of_programme(question, names)


def _told(corpus: Corpus, document: str, side: Side) -> Iterator[tuple[str, Sequence[Hit]]]:
    """What a document says of it: the words of an answer, and what they rest on."""
    if side == "author":
        found = list(_authors(corpus, document))[:_FEW]
    elif side == "score":
        found = [one for one in _sentences(corpus, document) if _LEAST.search(one.text) and "score" in one.stems][:1]
    else:
        yield from _years(corpus, document, side)
        return
    if found:
        value = _LEAST.search(found[0].text) if side == "score" else None
        words = quoted(corpus, found[0])
        yield f"{value.group()}: {words}" if value else words, [hit(corpus, one) for one in found]


def _years(corpus: Corpus, document: str, side: Side) -> Iterator[tuple[str, Sequence[Hit]]]:
    read = corpus.extraction(document)
    if read.programme is None or read.programme.period is None:
        return
    first, last = read.programme.period
    name = phrases.name_of(corpus.document(document))
    proof = evidence(document, read, read.programme.span)
    told = {
        "period": f"{name} covers the years {first} to {last}.",
        "start": f"{name} begins in {first}; it covers the years {first} to {last}.",
        "end": f"{name} expires at the end of {last}; it covers the years {first} to {last}.",
    }
    both = re.compile(rf"\b{first}\s?[-–—]\s?(?:{last}|{last % 100:02d})\b")
    naming = [one for one in _sentences(corpus, document) if both.search(one.text) and "period" in one.stems]
    hits = [passage(proof, read.programme.title), *(hit(corpus, one) for one in naming[:_FEW])]
    yield f"{told[side]} “{' '.join(proof.quote.split())}”", hits


def _authors(corpus: Corpus, document: str) -> Iterator[Saying]:
    """The sentences that say who drew a document up, and those beside them that say who had a part in it."""
    said = [one for one in _sentences(corpus, document) if _AUTHORING.search(one.text) and _ITSELF.search(one.text)]
    naming = {m.span.start for m in corpus.extraction(document).mentions if m.kind == "organisation"}
    for one in said:
        named = any(one.span.start <= at < one.span.end for at in naming)
        if named and _BY.search(one.text):
            yield one


def _sentences(corpus: Corpus, document: str) -> Iterator[Saying]:
    """What a document says outside the rows of its table."""
    return (one for one in told_by(corpus, document).sayings if one.activity is None)
