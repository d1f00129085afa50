"""Answers to "what is": all that is known of a name or an acronym; of a code, every activity that shares it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.answers import activities, documents, units
from kgraph.answers.abbreviations import spelled_out
from kgraph.answers.reply import Asking, reply
from kgraph.conditions import quoted
from kgraph.definition import Definition
from kgraph.results import Answer, Result
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


def answer(asking: Asking) -> Answer | None:
    query = asking.query
    if query.codes:
        return activities.answer(asking)
    if query.units:
        return units.answer(asking)
    if query.documents and not query.names:
        return documents.answer(asking)
    found = tuple(_defined(asking.corpus, asking))
    spelled = spelled_out(asking.corpus, asking.question)
    if not (found or spelled):
        return _unknown(asking) if query.unknown else None
    told = [f"{short} stands for {words}." for short, words, _ in spelled]
    shown: list[Result] = [*found, *(hit for _, _, hit in spelled)]
    return reply(
        asking, " ".join([*told, *filter(None, [_summary(found)])]), shown, cautions=tuple(phrases.not_taken(query))
    )


def _defined(corpus: Corpus, asking: Asking) -> Iterator[Definition]:
    """What goes by each name as it was written; where several things do, what the question was read to mean."""
    query = asking.query
    for surface in dict.fromkeys(name.surface for name in query.names):
        read = {name.key for name in query.names if name.surface == surface}
        known = corpus.show(surface)
        yield from [one for one in known if one.key in read] or known
    if not query.names:
        for words in (" ".join(query.words), *query.topics):
            yield from corpus.show(words) if words.strip() else ()


def _unknown(asking: Asking) -> Answer:
    words = quoted(asking.query.unknown)
    return reply(
        asking,
        f"Nothing is known of {words}.",
        cautions=tuple(phrases.not_taken(asking.query)),
        suggestions=tuple(phrases.did_you_mean(asking.query)),
    )


def _summary(found: tuple[Definition, ...]) -> str:
    return " ".join(_sentence(one) for one in found)


def _sentence(one: Definition) -> str:
    """ "Asiatic Wild Ass (Equus hemionus), a species, also called Kulan and Onager: 49 activities ..."."""
    scientific = f" ({one.scientific[0]})" if one.scientific else ""
    also = f", also called {joined(list(one.names[:3]))}" if one.names else ""
    article = "an" if one.kind[0] in "aeiou" else "a"
    activities_ = ""
    if one.activities and one.activities.explicit + one.activities.unit:
        strong = one.activities.explicit + one.activities.unit
        activities_ = f"; {counted(strong, 'activity', 'activities')} of its own or of its units"
    return f"{one.label}{scientific}: {article} {one.kind}{also}{activities_}."
