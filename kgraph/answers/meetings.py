"""When and where a meeting is, and who holds it: out of the head of its papers, where no sentence says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.dates import first_date
from kgraph import phrases
from kgraph.answers.passages import hit
from kgraph.answers.reply import Asking, reply
from kgraph.answers.wanted import Term, Wanted, is_question, wanted
from kgraph.results import Answer
from kgraph.sayings import Saying, Told, stems_of, told_by
from kgraph.words import joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_A_LINE = 150  # characters; what is longer is a sentence of the text
_LINES = 20  # among which a head is
_HOLDING = ("meeting", "hosting")  # senses of the words that a meeting is asked for by
_GIVEN = ("when", "where", "country", "who")  # what a head may tell


@dataclass(frozen=True, slots=True)
class _Head:
    """The lines in which a paper says what meeting it is for."""

    document: str
    title: str
    date: str
    place: frozenset[str]  # its stems
    lines: tuple[Saying, ...]
    told: Told

    def stems(self) -> frozenset[str]:
        return stems_of(self.title).union(*(line.stems | line.heading for line in self.lines))


def answer(asking: Asking) -> Answer | None:
    """The lines that give it; None where the question is not about a meeting that a paper is for."""
    corpus, asked = asking.corpus, wanted(asking.corpus, asking.question)
    if not is_question(asking.question) or asking.query.codes or not _asks_for_a_meeting(asked):
        return None
    heads = (_head(corpus, document) for document in corpus.primaries)
    told = [(head, lines) for head in heads if _is_of(head, asked) and (lines := _lines(corpus, head, asked))]
    if not told:
        return None
    asking = replace(asking, query=replace(asking.query, intent="search"))
    summary = " ".join(f"{head.title}: {joined([line.text for line in lines])}." for head, lines in told)
    shown = (line for head, lines in told for line in dict.fromkeys((*lines, *_naming(head, asked))))
    hits = [hit(corpus, line) for line in shown]
    return reply(asking, summary, hits, cautions=tuple(phrases.not_taken(asking.query)))


def _asks_for_a_meeting(asked: Wanted) -> bool:
    """Whether a question asks for what a head may give, before all papers are looked into."""
    sought = [term for term in asked.terms if term.sense not in _HOLDING]
    named = len(sought) < len(asked.terms) or all(term.of == "meeting" for term in sought)
    return bool(sought) and named and not asked.asks.isdisjoint(_GIVEN)


def _head(corpus: Corpus, document: str) -> _Head:
    own, told = corpus.extraction(document).document, told_by(corpus, document)
    first = told.sayings[:_LINES]
    lines = (saying for saying in first if len(saying.text) <= _A_LINE and not saying.text.endswith("."))
    return _Head(document, own.title, own.date or "", stems_of(own.place or ""), tuple(lines), told)


def _is_of(head: _Head, asked: Wanted) -> bool:
    """Whether a paper is for the meeting that is asked for: all that names it stands in the head."""
    sought = [term for term in asked.terms if term.sense not in _HOLDING]
    if len(sought) < len(asked.terms):
        return all(_names(head, term) for term in sought)
    words = frozenset().union(*(term.stems for term in sought))  # without a word for a meeting, one line names it
    return any(words <= line.stems for line in head.lines)


def _names(head: _Head, term: Term) -> bool:
    if term.kind == "year":
        return head.date.startswith(term.surface)
    return bool(term.keys & head.told.names) or (bool(term.stems) and term.stems <= head.stems())


def _lines(corpus: Corpus, head: _Head, asked: Wanted) -> list[Saying]:
    """Those that give what is asked."""
    places = [line for line in head.lines if head.place and head.place <= line.stems]
    found = _dates(head, places) if "when" in asked.asks else []
    if asked.asks & {"where", "country"}:
        found += places
    if "who" in asked.asks:
        found += _holders(corpus, head, asked)
    return list(dict.fromkeys(found))


def _naming(head: _Head, asked: Wanted) -> list[Saying]:
    """The line that names the meeting."""
    sought = frozenset().union(*(term.stems for term in asked.terms if term.sense not in _HOLDING))
    return [line for line in head.lines if sought <= line.stems][:1]


def _dates(head: _Head, places: Sequence[Saying]) -> list[Saying]:
    """The date beside the place is the meeting's; another is that of the paper."""
    dated = [line for line in head.lines if first_date(line.text)]
    at = head.lines.index(places[0]) if places else 0
    return sorted(dated, key=lambda line: abs(head.lines.index(line) - at))[:1]


def _holders(corpus: Corpus, head: _Head, asked: Wanted) -> Iterator[Saying]:
    """Names alone, under a heading that says that they hold it."""
    holding = frozenset().union(*(term.stems | term.like for term in asked.terms if term.sense == "hosting"))
    named = {m.span.start for m in corpus.extraction(head.document).mentions if m.kind == "organisation"}
    for saying in head.told.sayings:
        if saying.heading & holding and saying.span.start in named and len(saying.text) <= _A_LINE:
            yield saying
