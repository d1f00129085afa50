"""The numbers that a question asks of units: a score above 20, second in the ranking, the most species.

A number hangs on the words for what it measures: a column of the table of scores, or a kind of thing that units list.
These words, and those for more and less, stand in ``measure_words.csv``; the criteria are read from the documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from ingest.cues import fold, meanings
from kgraph.analysis import words as words_in
from kgraph.query import Measure
from kgraph.questions.bounds import NEAR, Number, meaning_of, numbers, phrase
from kgraph.questions.compared import Compared, compared
from kgraph.questions.measured import COUNTED, Measured, noun, of_each
from kgraph.questions.tokens import Token

_WORD = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b|[^\W_]+(?:'[^\W_]+)?|[-–]")
_MOST_WORDS = 300  # of a question that asks for numbers; a longer one is a paper
_MANY = re.compile(r"\b(?:many|much|number)\b")
_FIGURES = ("value", "values", "rating", "grade", "figure", "number")  # of a criterion
_NONE = frozenset(("no", "without"))
Extreme = Literal["most", "least"]
_HEAD = re.compile(r"\s(?:of|for|with|in|to|under|by)\s", re.IGNORECASE)


class _Mark(NamedTuple):
    """Words of a question that name what is measured."""

    at: int
    end: int
    of: str
    strength: int  # a criterion tells more than "rank", and that more than "score"


def measured(question: str, read: Sequence[Token], criteria: Sequence[str]) -> Measured:
    """All that a question asks of the numbers of units; of other things nothing is measured here."""
    if len(read) > _MOST_WORDS:
        return Measured()
    each = of_each(read)
    if each is not None:
        return Measured((Measure(of=noun(each)),), counted=(each.start, each.end))
    reader = _Reader(question, read, criteria)
    return reader.measured() if reader.is_about_units() else Measured()


def head(criterion: str) -> str:
    """The words of a criterion that it goes by: "Political feasibility" of implementing this and that."""
    return _HEAD.split(criterion, maxsplit=1)[0].strip(" .,;:")


class _Reader:
    def __init__(self, question: str, read: Sequence[Token], criteria: Sequence[str]) -> None:
        taken = [(token.start, token.end) for token in read if _is_named(token)]
        found = (one for one in _WORD.finditer(question) if not any(a <= one.start() < b for a, b in taken))
        self.hits = list(found)
        self.words = [fold(hit.group()) for hit in self.hits]
        self.question, self.read, self.criteria = question, read, criteria
        self.asked = next((kind for token in read if (kind := noun(token)) and not self._is_part(token)), "")
        self.countable = COUNTED.get(self.asked, ())
        self.most, self.extreme = self._extreme()

    def is_about_units(self) -> bool:
        """Units are asked for or named, or the table of scores is spoken of; not their activities."""
        said = [token.meaning for token in self.read]
        units = "unit" in said or "score" in said or any(token.kind == "unit" for token in self.read)
        criteria = any(mark.strength == _CRITERION for mark in self._criteria())
        return self.asked != "activity" and (units or criteria or self._are_areas_rated())

    def _is_part(self, token: Token) -> bool:
        """ "Area-based": part of another word."""
        return self.question[token.end : token.end + 1] == "-"

    def _are_areas_rated(self) -> bool:
        """ "Which areas got 22 points", "... came first in the study": areas are units where a number of the table of
        scores is spoken of."""
        columns = list(self._columns())
        points = {mark.at for mark in columns if mark.of == "score"}
        rated = any(points & set(range(number.at - 2, number.end + 2)) for number in numbers(self.words))
        told = rated or any(mark.of == "rank" or self._is_denied(mark) for mark in columns)
        return self.asked == "unit" and told

    def _extreme(self) -> tuple[tuple[int, int] | None, Extreme | None]:
        """Where it is said that the most or the least is asked for."""
        rated = "score" in [token.meaning for token in self.read] or any(self._criteria())
        for sort in ("extreme", *(("rated",) if rated else ())):
            for at, end, meaning in self._phrases(sort):
                return (self.hits[at].start(), self.hits[end - 1].end()), cast(Extreme, meaning)
        token = next((token for token in self.read if _extreme(token)), None)
        return (None, None) if token is None else ((token.start, token.end), _extreme(token))

    def measured(self) -> Measured:
        marks = sorted([*self._criteria(), *self._columns()])
        if denied := [mark for mark in marks if self._is_denied(mark)]:
            none = ((self.hits[mark.at].start(), self.hits[mark.end - 1].end()) for mark in denied)
            return Measured(denied=tuple(none), is_of_areas=self.asked == "unit")
        if (other := compared(self.question, self.read)) and (against := self._against(other, marks)):
            return Measured((against,), (other.span,), is_of_areas=self.asked == "unit")
        measures: list[Measure] = []
        used: list[tuple[int, int]] = []
        plain: list[Number] = []
        for number in numbers(self.words):
            if "not" in self.words[max(number.at - 2, 0) : number.at] and not number.bound:
                continue  # "not a single unit"
            behind = self._counted_behind(number)
            if behind is not None:
                measures.append(Measure(of=behind.of, low=number.low, high=number.high))
                used.append((number.at, behind.end))
            elif not self._counts_units(number) and self._is_meant(number, marks):
                plain.append(number)
        most = self._of_most() if self.extreme and not measures else None
        if most is not None and most.of == "activity":
            return Measured()  # rows are counted, not units
        if most is not None:
            measures.append(Measure(of=most.of, extreme=self.extreme))
            used.append((most.at, most.end))
        used += [(number.at, number.end) for number in plain]
        used += [(mark.at, mark.end) for mark in marks]
        measures += self._of_columns(plain, marks) if plain else () if measures else self._without_number(marks)
        spans = [(self.hits[at].start(), self.hits[end - 1].end()) for at, end in used]
        spans += [self.most] if self.most else []
        if told := {mark.of for mark in marks if mark.strength == _CRITERION}:
            spans += self._of_criteria(told)
        if not measures:
            return Measured()
        return Measured(tuple(dict.fromkeys(measures)), tuple(spans), is_of_areas=self.asked == "unit")

    def _against(self, other: Compared, marks: Sequence[_Mark]) -> Measure | None:
        """What is compared with another unit: a column, or how much is listed; "the same species" is no number."""
        said = fold(self.question[other.span[0] : other.span[1]])
        listed = [of for _, _, of in self._phrases("column") if of in ("species", "country", "activity")]
        of = max(marks, key=lambda mark: mark.strength).of if marks else listed[0] if listed else ""
        if not marks and other.how == "same" and not _MANY.search(said):
            return None
        return Measure(of=of, than=other.title, how=other.how) if of and self.asked in ("", "unit") else None

    def _is_denied(self, mark: _Mark) -> bool:
        """ "For which area were no points given?": the units without a number."""
        before = self.words[max(mark.at - 2, 0) : mark.at]
        return mark.of == "score" and self.asked == "unit" and not _NONE.isdisjoint(before)

    def _of_criteria(self, told: Set[str]) -> Iterator[tuple[int, int]]:
        """What says no more than criteria do: a level of one ("rated low (1)"), the topics and words of its text."""
        topics = {key for words, key in meanings("question_topics", "topic").items() if _holds(told, words)}
        yield from ((token.start, token.end) for token in self.read if token.meaning == "level")
        yield from ((t.start, t.end) for t in self.read if t.kind == "topic" and topics.issuperset(t.keys))
        own = frozenset[str]().union(*map(_stems, told))
        said = zip(self.hits, self.words, strict=True)
        yield from (hit.span() for hit, word in said if word in _FIGURES or own & _stems(word))

    # ------------------------------------------------------------ what is measured

    def _criteria(self) -> Iterator[_Mark]:
        """The criteria that a question names, by a word that only one has, or by two of its words."""
        heads = {criterion: _stems(head(criterion)) for criterion in self.criteria}
        for criterion, own in heads.items():
            at = [n for n, word in enumerate(self.words) if own & _stems(word)]
            others = frozenset[str]().union(*(stems for one, stems in heads.items() if one != criterion))
            said = frozenset[str]().union(*(_stems(self.words[n]) for n in at))
            if at and (said & own) - _column_stems() and ((said & own) - others or len(said & own) > 1):
                yield from (_Mark(n, n + 1, criterion, _CRITERION) for n in at)

    def _columns(self) -> Iterator[_Mark]:
        for at, end, of in self._phrases("column"):
            if of in _STRENGTHS:
                yield _Mark(at, end, of, _STRENGTHS.index(of))

    def _phrases(self, sort: str) -> Iterator[tuple[int, int, str]]:
        at = 0
        while at < len(self.words):
            length, meaning = phrase(self.words, sort, at)
            if length:
                yield at, at + length, meaning
            at += length or 1

    def _counted_behind(self, number: Number) -> _Mark | None:
        """ "Exactly two countries", "more than five different species"."""
        behind = range(number.end, min(number.end + 2, len(self.words)))
        of_all = number.at > 0 and self.words[number.at - 1] in ("the", "these", "those")  # "the twelve units"
        nouns = ((at, *phrase(self.words, "column", at)) for at in behind if not number.ordinal and not of_all)
        at, length, of = next((one for one in nouns if one[1]), (0, 0, ""))
        return _Mark(at, at + length, of, 0) if of in self.countable else None

    def _counts_units(self, number: Number) -> bool:
        """ "The twelve conservation units": how many there are of what is asked for; not "importance = 5: units"."""
        after = [hit.start() for hit in self.hits[number.end : number.end + 1]]
        apart = any(self.question[self.hits[number.end - 1].end() : at].strip() for at in after)
        return not apart and any(noun(token) == "unit" and token.start in after for token in self.read)

    def _is_meant(self, number: Number, marks: Sequence[_Mark]) -> bool:
        """A number in words may only be a way of speaking, unless it is compared or a measure is beside it."""
        beside = any(0 <= number.at - mark.end < NEAR or 0 <= mark.at - number.end < NEAR for mark in marks)
        return beside or number.bound or number.ordinal if number.in_words else bool(marks) or number.ordinal

    # ------------------------------------------------------------ put together

    def _of_columns(self, numbers: Sequence[Number], marks: Sequence[_Mark]) -> Iterator[Measure]:
        """Each number with its own measure where there are as many; else all with the one that tells most."""
        by_strength = sorted(dict.fromkeys((mark.of, mark.strength) for mark in marks), key=lambda one: -one[1])
        kept = {of for of, _ in by_strength[: len(numbers)]}
        columns = list(dict.fromkeys(mark.of for mark in marks if mark.of in kept))
        for place, number in enumerate(numbers):
            of = columns[place] if len(columns) == len(numbers) else columns[0] if columns else "priority"
            of = "priority" if number.ordinal and of == "score" else of
            yield Measure(of=of, low=number.low, high=number.high)

    def _without_number(self, marks: Sequence[_Mark]) -> Iterator[Measure]:
        """ "The lowest political feasibility", "what priority has this unit?" """
        told = [mark for mark in marks if self._is_told(mark)]
        if self.extreme is None:
            yield from (Measure(of=mark.of) for mark in told)
        elif told or self.asked == "unit":
            best = max(told, key=lambda mark: (mark.strength, -mark.at), default=_Mark(0, 0, "score", 0))
            yield Measure(of=best.of, extreme=self.extreme)

    def _is_told(self, mark: _Mark) -> bool:
        """Whether a word without a number tells by itself that a column is meant: "points" and "priorities" do not."""
        said = [token.meaning for token in self.read]
        if mark.of == "priority":
            return "level" not in said and self.words[mark.at] != "priorities"
        return mark.strength > 0 or "score" in said

    def _of_most(self) -> _Mark | None:
        """ "The most species", "the smallest number of countries": what there is most or least of."""
        end = self.most[1] if self.most else 0
        behind = [n for n, hit in enumerate(self.hits) if hit.start() >= end][: NEAR + 1]
        found = ((n, *phrase(self.words, "column", n)) for n in behind)
        at, length, of = next((one for one in found if one[1]), (0, 0, ""))
        return _Mark(behind[0], at + length, of, 0) if of in self.countable else None


_PLAIN = ("empty", "and", "or", "relation", "area", "unit")
_STRENGTHS = ("score", "priority", "rank")
_CRITERION = len(_STRENGTHS)


def _is_named(token: Token) -> bool:
    """Names, codes and years measure nothing; but a ranking may go by the name of the study that made it, and a
    group of species is counted as species are."""
    plain = any(one.kind == "instrument" or ":" in one.key for one in token.asked)
    return (token.is_thing and not plain) or token.kind in ("code", "year", "phrase", "unknown")


def _holds(criteria: Set[str], words: str) -> bool:
    return any(fold(words) in fold(criterion) for criterion in criteria)


def _extreme(token: Token) -> Extreme | None:
    """ "Highest" means the most also where it could be a level of priority."""
    said = meanings("question_words", "meaning").get(fold(token.text))
    return "most" if said == "most" else "least" if said == "least" else None


@cache
def _column_stems() -> frozenset[str]:
    return frozenset(stem for words in meaning_of("column") for stem in _stems(words))


@lru_cache(maxsize=10_000)
def _stems(text: str) -> frozenset[str]:
    """The stems of words that say something of their own."""
    plain = meanings("question_words", "meaning")
    said = (word for word in words_in(text) if plain.get(word.folded) not in _PLAIN)
    return frozenset(word.stem for word in said)
