"""Which rows speak of the words of a question: each word is weighed, none is required.

A word counts by what it can tell: a thing more than a deed, what few rows say more than what many do, and what none
says less, because it may only be a turn of phrase. The rows that hold nearly as much as the best are the answer.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Literal

from kgraph.agreed.field import Hit, hits, near
from kgraph.analysis import words as words_in
from kgraph.covering import Rows
from kgraph.query import Query
from kgraph.subjects import subjects, wider_than

if TYPE_CHECKING:
    from kgraph.corpus import Corpus
    from kgraph.row_words import RowWords

Part = Literal["object", "deed", "action", "light", "word"]
PARTS: dict[Part, float] = {"object": 1.0, "deed": 1.0, "word": 1.0, "action": 0.3, "light": 0.1}
LIKE, NEAR = 0.75, 0.35  # another word for a thing; a thing near it, or a heading on it
DONE_LIKE = 0.75  # another word for a deed
SUBJECT_LIKE = 0.5  # a word that only comes near a subject whose names are known: not enough by itself
FLOOR = 0.3  # the weight of what every row says, against 1 of what one says
NOWHERE = 0.8  # of its weight counts a word that no row says, and no table knows
ENOUGH = 0.55  # of the weight of all that is asked must be there
THINGS = 0.5  # of the weight of the things alone, without what is only near them
REACH = 0.9  # of the best must be reached


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of a question, or several that mean one thing."""

    words: str
    concepts: frozenset[str]
    part: Part
    subjects: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """Alternatives for one thing that is asked: its weight, and the rows that say it, by how well."""

    weight: float
    part: Part
    said: tuple[tuple[float, Rows], ...]  # the best first, no row twice

    @property
    def is_thing(self) -> bool:
        return self.part not in ("action", "light")

    def parts(self, rows: Rows) -> Iterator[tuple[float, Rows]]:
        """Some rows apart by how well they say it: 1 in the same words, 0 not at all."""
        for value, said in self.said:
            yield value, rows & said
            rows &= ~said
        yield 0.0, rows


def holding(corpus: Corpus, rows: Rows, query: Query) -> Rows:
    """Of some rows those that say what a question asks in words, and nothing that it excludes."""
    groups = _groups(query, query.or_words)
    if not (groups or query.quoted or query.excluded_words):
        return rows
    told = corpus.row_words
    for phrase in query.quoted:
        rows &= told.holding(phrase, quoted=True)
    for phrase in query.excluded_words:
        rows &= ~told.holding(phrase)
    if query.listed and (_are_kin(groups) or _is_lost(told, query.listed) or not _named_together(told, rows, groups)):
        groups = _groups(query, (*query.or_words, *query.listed))
    asked = list(dict.fromkeys(_weighed(told, group) for group in groups))  # what is said twice counts once
    if rows != corpus.covering.whole or any(
        one.part != "light" for one in asked
    ):  # what is asked of is named: light words add nothing
        asked = [one for one in asked if one.part != "light"]
    if _is_told_by_names(query):  # then what no row and no table knows is a turn of phrase
        asked = [one for one in asked if one.part != "word" or any(said for _, said in one.said)]
    if not asked:
        return rows
    # one subject is weighed against all rows: what is asked besides only narrows the list of what is on it
    return _best(corpus.covering.whole if len(asked) == 1 else rows, asked) & rows


def _named_together(told: RowWords, rows: Rows, groups: Sequence[Sequence[Sought]]) -> Rows:
    """The rows that name every subject that is asked for, be it one of the table or a word."""
    for group in groups:
        keys = frozenset[str]().union(*(one.subjects for one in group))
        rows &= told.about(keys) if keys else reduce(or_, (told.holding(one.words) for one in group))
    return rows


def _is_lost(told: RowWords, listed: Iterable[str]) -> bool:
    """Whether one of the things that are listed is said by no row, nor known: "water points, springs"."""
    terms = (sought(phrase) for phrase in listed)
    return any(not (_levels(told, one)[0][1] or one.concepts or one.subjects) for said in terms for one in said)


def _are_kin(groups: Sequence[Sequence[Sought]]) -> bool:
    """Whether nothing is asked for but subjects that belong to one wider subject: roads and railways."""
    wider = [frozenset[str]().union(*(wider_than(one.subjects) for one in group)) for group in groups]
    return bool(wider[0].intersection(*wider[1:]))


def _is_told_by_names(query: Query) -> bool:
    """Whether a question says by two kinds of thing or more what it is about: a species in a country."""
    kinds = {name.kind for name in query.names}
    rated = (query.units, query.topics, query.priorities, query.due_by or query.due_from, query.codes)
    return len(kinds) + sum(map(bool, rated)) > 1


def _best(rows: Rows, asked: Sequence[Weighed]) -> Rows:
    """The rows that hold enough of all that is asked, and nearly as much as the best of them."""
    scores = list(_scored(rows, asked))
    least = max(ENOUGH, REACH * max((score for score, _ in scores), default=0.0))
    return reduce(or_, (equal for score, equal in scores if score >= least), 0)


def _scored(rows: Rows, asked: Sequence[Weighed]) -> Iterator[tuple[float, Rows]]:
    """Some rows apart by how much of all that is asked they say; nothing where they say too little of the things.

    Many thousand rows say few things apart, so those that say as much are weighed at once.
    """
    told: dict[tuple[float, float], Rows] = {(0.0, 0.0): rows}  # by the weight of the things that they say, and of all
    for one in asked:
        apart: dict[tuple[float, float], Rows] = {}
        for (things, every), equal in told.items():
            for value, part in one.parts(equal):
                said = one.weight if one.is_thing and value >= LIKE else 0.0
                weights = things + said, every + one.weight * value
                if part:
                    apart[weights] = apart.get(weights, 0) | part
        told = apart
    enough = THINGS * sum(one.weight for one in asked if one.is_thing)
    whole = sum(one.weight for one in asked)
    yield from ((every / whole if things >= enough else 0.0, equal) for (things, every), equal in told.items())


# ---------------------------------------------------------------- what is sought


def _groups(query: Query, alternatives: Collection[str]) -> list[list[Sought]]:
    """All that is asked in words; of alternatives any will do."""
    groups: list[list[Sought]] = []
    for phrase in query.phrases:
        if phrase in query.quoted:
            continue
        terms = list(sought(phrase))
        if phrase in alternatives and groups and _is_shared(groups[-1], phrase):
            continue
        if phrase in alternatives and groups and terms:
            other = terms.pop(0)
            if other.subjects and all(one.part in ("action", "deed") for one in groups[-1]):
                groups[-1] = list(_done_as_well(groups[-1], phrase))  # "map or protect water points"
            both_done = phrase in query.about and all(_is_done(one.words) for one in groups[-1])
            if both_done or other.part not in ("action", "light") or not any(one.subjects for one in groups[-1]):
                groups[-1].append(other)  # "heritage sites or nominating them": no deed stands for a thing
        groups += ([one] for one in terms)
    return groups


def _is_done(words: str) -> bool:
    """ "Training", "monitoring": what is done, though it may be a subject by its name."""
    return any(concept.part == "action" for hit in hits(words, list(words_in(words))) for concept in hit.concepts)


def _is_shared(group: Sequence[Sought], phrase: str) -> bool:
    """Whether words mean with the first of those before them what these mean: "restrict livestock or grazing"."""
    verb = group[0].words.split(maxsplit=1)[0] if group else ""
    told = list(sought(f"{verb} {phrase}"))
    return len(told) == 1 and bool(told[0].subjects) and told[0].subjects == group[0].subjects


def _done_as_well(deeds: Sequence[Sought], phrase: str) -> Iterator[Sought]:
    """ "Restrict or prohibit grazing": the subjects that other deeds mean with what the last is done to."""
    thing = phrase.partition(" ")[2]
    for told in (list(sought(f"{deed.words} {thing}")) for deed in deeds if thing):
        if len(told) == 1 and told[0].subjects:
            yield told[0]


def sought(phrase: str) -> Iterator[Sought]:
    """The subjects of a phrase, and what stands around them."""
    said, at = list(words_in(phrase)), 0
    for one in subjects(phrase, said):
        start, end = said[one.first].start, said[one.last].end
        yield from _plain(phrase[at:start])
        yield Sought(phrase[start:end], _concepts_of(phrase[start:end]), "object", one.keys)
        at = end
    yield from _plain(phrase[at:])


def _concepts_of(name: str) -> frozenset[str]:
    """The field words that a whole name is: "bird flu" is no bird."""
    said = list(words_in(name))
    found = (hit for hit in hits(name, said) if (hit.first, hit.last) == (0, len(said) - 1))
    return frozenset(concept.key for hit in found for concept in hit.concepts)


def _plain(phrase: str) -> Iterator[Sought]:
    """The field words of a phrase, and its other words one by one."""
    said = list(words_in(phrase))
    known = {at: hit for hit in hits(phrase, said) for at in range(hit.first, hit.last + 1)}
    for at, word in enumerate(said):
        hit = known.get(at)
        if hit is None:
            yield Sought(phrase[word.start : word.end], frozenset(), "word")
        elif hit.first == at:
            words = phrase[word.start : said[hit.last].end]
            yield Sought(words, frozenset(one.key for one in hit.concepts), _part(hit))


def _part(hit: Hit) -> Part:
    if any(concept.part == "object" for concept in hit.concepts):
        return "object"
    acts = {concept.kind for concept in hit.concepts if concept.part == "action"} - {"light"}
    return "light" if not acts else "deed" if "deed" in acts else "action"


# ---------------------------------------------------------------- what it weighs


def _weighed(told: RowWords, group: Sequence[Sought]) -> Weighed:
    levels = (level for one in group for level in _levels(told, one))
    said = tuple(_disjoint(sorted(levels, reverse=True)))
    return Weighed(max(_weight(told, one) for one in group), _strongest(group), said)


def _strongest(group: Sequence[Sought]) -> Part:
    return max((one.part for one in group), key=lambda part: (PARTS[part], part != "word"))


def _levels(told: RowWords, one: Sought) -> tuple[tuple[float, Rows], ...]:
    """The rows that say a thing in the words of the question, in others, and those that speak of something near."""
    close = {key: {other for other, _ in near(key)} for key in one.concepts}
    # of two that are near each other the rarer is meant: anthrax is a disease, but not any
    meant = [key for key in close if not any(_rarer(told, other, key) for other in close[key] & one.concepts)]
    return (
        (1.0, told.about(one.subjects) if one.subjects else told.holding(one.words)),
        (SUBJECT_LIKE if one.subjects else DONE_LIKE if one.part == "action" else LIKE, told.on(meant)),
        (NEAR, told.on(set[str]().union(*close.values())) | told.headed(one.concepts)),
    )


def _rarer(told: RowWords, one: str, other: str) -> bool:
    return told.on((one,)).bit_count() < told.on((other,)).bit_count()


def _disjoint(levels: Iterable[tuple[float, Rows]]) -> Iterator[tuple[float, Rows]]:
    taken: Rows = 0
    for value, rows in levels:
        yield value, rows & ~taken
        taken |= rows


def _weight(told: RowWords, one: Sought) -> float:
    """The rarer the more: by the rows that hold the words themselves, or else that say it in others."""
    having = (told.about(one.subjects) or told.holding(one.words) or told.on(one.concepts)).bit_count()
    rarity = 1 - math.log(having + 1) / math.log(told.number + 2)
    turn_of_phrase = one.part == "word" and not having
    return PARTS[one.part] * (FLOOR + (1 - FLOOR) * rarity) * (NOWHERE if turn_of_phrase else 1.0)
