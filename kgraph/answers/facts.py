"""Plain values out of documents: of the components of a project, and what is said of a species somewhere.

The value stands in the summary and rests on the words that say it; where documents differ, each is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.cues import table
from ingest.records import Fact, FactKind
from kgraph import phrases
from kgraph.answers.passages import digests, hit, quoted
from kgraph.answers.ranking import Ranked, candidates, leading, ranked
from kgraph.answers.reply import Asking, reply
from kgraph.answers.wanted import Wanted, asks_for_all, content, wanted
from kgraph.evidence import evidence, passage
from kgraph.results import Answer, Hit
from kgraph.sayings import Saying, told_by
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_COMPONENTS = "component_words"
_OF_ASKED = {"who": "partner", "where": "area", "when": "period", "amount": "budget"}
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\b")
_A_VALUE = 100  # characters; what is longer is a sentence
_NOT_MUCH_WORSE = 0.6
_OF_SOME = ("lost", "released", "observed")  # figures of animals that do not say how many there are
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact and the document that states it."""

    document: str
    fact: Fact


def answer(asking: Asking) -> Answer | None:
    """A value that a record holds; None where the question asks for none."""
    asked = wanted(asking.corpus, asking.question)
    return of_components(asking) or _of_species(asking, asked)


# ------------------------------------------------------------------ components of projects


def of_components(asking: Asking) -> Answer | None:
    asking = replace(asking, query=replace(asking.query, intent="search"))
    asked = wanted(asking.corpus, asking.question)
    corpus, named = asking.corpus, _components_named(asking.question)
    properties = _properties(asking.question, asked)
    if named is None or not properties:
        return None
    known = [one for one in _components(corpus) if _is_meant(one.fact, named) and _is_asked(asking, asked, one)]
    found = [one for one in known if one.fact.property.split(":")[0] in properties]
    if named and not known:
        return reply(asking, _unknown(corpus, named))
    if not found:
        return None
    found.sort(key=lambda one: (one.fact.about, properties.index(one.fact.property.split(":")[0]), one.document))
    hits = [*_accounts(corpus, asked, known), *(_hit(corpus, one) for one in found)]
    return reply(asking, _values(corpus, found), hits)


def _components_named(question: str) -> frozenset[str] | None:
    """The components that a question names, as ``component 3``; empty where it speaks of all; None of none."""
    hits = list(_component().finditer(question))
    numbered = next((hit for hit in hits if hit["numbers"]), None)
    if numbered is not None:
        numbers = _NUMBER.findall(numbered["numbers"])
        return frozenset(f"{numbered['part'].casefold()} {number.casefold()}" for number in numbers)
    return frozenset() if any(not _property_words(hit["part"]) for hit in hits) else None


@cache
def _component() -> re.Pattern[str]:
    parts = {row["words"] for row in table(_COMPONENTS) if row["meaning"] == "part"} - {"project", "project component"}
    one = "|".join(re.escape(part) for part in sorted(parts, key=lambda part: (-len(part), part)))
    number = _NUMBER.pattern
    listed = rf"(?P<numbers>\s+(?:no\.?\s*)?{number}(?:(?:\s*,\s*|\s+and\s+|\s+or\s+){number})*)"
    return re.compile(rf"\b(?P<part>{one})s?\b(?:{listed})?", re.IGNORECASE)


def _properties(question: str, asked: Wanted) -> list[str]:
    """What is asked of components: by the words that label it in a table, or by who, where, when and how much."""
    bare = _component().sub(" ", question)
    found = {meaning: bare.casefold().find(words) for words, meaning in _property_words(bare).items()}
    for place, kind in enumerate(_OF_ASKED):
        if kind in asked.asks:
            found.setdefault(_OF_ASKED[kind], len(question) + place)
    return sorted(found, key=lambda meaning: found[meaning])


def _property_words(text: str) -> dict[str, str]:
    rows = [row for row in table(_COMPONENTS) if row["meaning"] not in ("part", "compared")]
    return {
        row["words"]: row["meaning"]
        for row in rows
        if re.search(rf"\b{re.escape(row['words'].removesuffix('s'))}s?\b", text, re.IGNORECASE)
    }


def _components(corpus: Corpus) -> Iterator[Stated]:
    for document in corpus.primaries:
        for fact in corpus.extraction(document).facts:
            if fact.kind == "component":
                yield Stated(document, fact)


def _is_meant(fact: Fact, named: frozenset[str]) -> bool:
    return not named or fact.about.casefold() in named


def _is_asked(asking: Asking, asked: Wanted, one: Stated) -> bool:
    """Whether its document is one that is named, or of a year that is asked, where any is."""
    if asking.query.documents:
        return one.document in asking.query.documents
    years = {term.surface for term in asked.of("year")}
    return not years or not years.isdisjoint(told_by(asking.corpus, one.document).years) or one.fact.value in years


def _hit(corpus: Corpus, one: Stated) -> Hit:
    proof = evidence(one.document, corpus.extraction(one.document), one.fact.span)
    return passage(proof, f"{one.fact.about}, {one.fact.property}: {one.fact.value}")


def _accounts(corpus: Corpus, asked: Wanted, known: Sequence[Stated]) -> list[Hit]:
    """The sentence that begins the account of each component: it says more than the table does."""
    found = []
    for one in known:
        if one.fact.property == "account":
            saying = told_by(corpus, one.document).at(one.fact.span)
            found += [hit(corpus, saying)] if saying is not None else []
    return found if {"who", "where", "when", "why"} & asked.asks else []


def _values(corpus: Corpus, found: Sequence[Stated]) -> str:
    """``Component 1, budget: USD 96,000; ...``, each value with the documents that give it where they differ."""
    said: dict[tuple[str, str], dict[str, list[str]]] = {}
    for one in found:
        said.setdefault((one.fact.about, one.fact.property), {}).setdefault(one.fact.value, []).append(one.document)
    parts = []
    for (about, what), values in said.items():
        told = [
            f"{value} ({joined(list(dict.fromkeys(map(_named(corpus), documents))))})" if len(values) > 1 else value
            for value, documents in values.items()
        ]
        parts.append(f"{about}, {what}: {' or '.join(told)}")
    sources = dict.fromkeys(one.document for one in found)
    return f"{'; '.join(parts)}. Said in {joined(list(map(_named(corpus), sources)))}."


def _named(corpus: Corpus) -> Callable[[str], str]:
    return lambda document: phrases.name_of(corpus.document(document))


def _unknown(corpus: Corpus, named: frozenset[str]) -> str:
    return f"Nothing was found: none of {counted(len(corpus.primaries), 'document')} tells of {joined(sorted(named))}."


# ------------------------------------------------------------------ species


_KIND_OF_SENSE: dict[str, FactKind] = {"threat": "threat", "reintroduction": "reintroduction"}


def _of_species(asking: Asking, asked: Wanted) -> Answer | None:
    """What threatens a species, where it was set free again, how many there are: from the records of that kind."""
    asking = replace(asking, query=replace(asking.query, intent="search"))
    corpus, kind = asking.corpus, _kind(asked)
    if kind is None or not any(term.of == "species" for term in asked.terms):
        return None
    weighed, near = candidates(corpus, asked)
    fitting = [(saying, told) for saying, told in near if _facts(saying, kind, asked)]
    best = leading(ranked(weighed, fitting, least=0.0), _NOT_MUCH_WORSE, _SHOWN)
    if not best:
        counts = kind == "population" and "number" in asked.asks and not _asks_trend(asked)
        return _no_number(asking, asked) if counts else None
    if kind == "threat":  # the sentence that lists them before those that name one
        best.sort(key=lambda one: -len({fact.value for fact in _facts(one.saying, kind, asked)}))
    hits = [hit(corpus, one.saying, one.score) for one in best]
    summary = f"{_told(corpus, kind, asked, best)} {quoted(corpus, best[0].saying)}".strip()
    cautions = (*digests(corpus, best), *phrases.not_taken(asking.query))
    return reply(asking, summary, hits, cautions=cautions)


def _no_number(asking: Asking, asked: Wanted) -> Answer:
    what = joined([term.label or term.surface for term in asked.terms if term.kind != "word"])
    where = counted(len(asking.corpus.primaries), "document")
    return reply(asking, f"Nothing was found: no number of animals is told of {what} in {where}.")


def _asks_trend(asked: Wanted) -> bool:
    return any(term.sense in ("trend", "growth") for term in asked.terms)


def _kind(asked: Wanted) -> FactKind | None:
    if "number" in asked.asks and not asked.counted:
        return "population"
    senses = {term.sense for term in content(asked).terms}
    if "where" in asked.asks and senses == {"occurs"}:
        return "occurs"
    if senses & {"trend", "growth"} and "population" in senses:
        return "population"
    return next((_KIND_OF_SENSE[term.sense] for term in asked.terms if term.sense in _KIND_OF_SENSE), None)


def _facts(saying: Saying, kind: FactKind, asked: Wanted) -> list[Fact]:
    """Its facts of a kind that are of the species and the country that are asked."""
    species = [{key for _, key in term.keys} for term in asked.terms if term.of == "species"]
    countries = [{key for _, key in term.keys} for term in asked.terms if term.of == "country"]
    return [
        fact
        for fact in saying.facts
        if fact.kind == kind
        and (fact.property != "trend" or _asks_trend(asked))
        and (fact.property not in _OF_SOME or not asks_for_all(asked))
        and any(fact.about in keys for keys in species)
        and (not countries or any(fact.country in keys for keys in countries))
    ]


def _told(corpus: Corpus, kind: FactKind, asked: Wanted, best: Sequence[Ranked]) -> str:
    """``Persian Onager: 815 (Bahram-e-Goor, 2017), 198 (Touran, 2017).``"""
    said: dict[str, dict[str, None]] = {}
    for one in best:
        for fact in _facts(one.saying, kind, asked):
            if len(fact.value) < _A_VALUE and not fact.value.endswith("."):
                near = ", ".join(part for part in (fact.place, str(fact.year or "")) if part)
                said.setdefault(fact.about, {})[f"{fact.value} ({near})" if near else fact.value] = None
    parts = [f"{corpus.labels('species', about)}: {'; '.join(values)}." for about, values in said.items()]
    return " ".join(parts)
