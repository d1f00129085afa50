"""From a question in words to a query over keys.

The matcher that reads documents reads the question; the words between the names say what is asked of them. What is
left is looked for as text. What cannot be honoured is said to be not understood, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ingest.cues import fold, meanings
from kgraph.kin import kin
from kgraph.query import Asked, Asks, Intent, Query, Value, Wants
from kgraph.questions.areas import with_areas
from kgraph.questions.conditions import STATEMENTS, Conditions
from kgraph.questions.every import hyphened
from kgraph.questions.intents import Aim, aim, asks_for_any, lacks_rows, lacks_units
from kgraph.questions.levels import asked_levels
from kgraph.questions.listing import Joint, joints
from kgraph.questions.logic import Logic, logic
from kgraph.questions.many_bodies import many_bodies
from kgraph.questions.measured import AREAS, Measured
from kgraph.questions.measures import measured
from kgraph.questions.on_what import on_what
from kgraph.questions.shelf import Heading, Paper, Shelf, shelf
from kgraph.questions.spelling import meant
from kgraph.questions.subjects_asked import with_any_deed
from kgraph.questions.things import things
from kgraph.questions.throughout import ALL, NONE
from kgraph.questions.tokens import Token, phrases, tokens
from kgraph.questions.turns import deeds, is_turn, without_turns
from kgraph.subjects import names_of
from ontology.names import matcher
from ontology.vocabulary import Kind, Vocabulary

__all__ = [
    "Asked", "Asks", "Heading", "Intent", "Paper", "Query", "Shelf", "Value", "Wants", "shelf", "understand",
]  # fmt: skip

_LEFT_TO_WORDS: tuple[Intent, ...] = ("search", "agreed")  # they look for words one by one
_OF_ROWS: tuple[Intent, ...] = ("activities", "deadlines", "responsible")
_PROGRAMMES = ("programme", "program", "initiative", "partnership", "project", "network", "fund", "people")
_LABEL = 4  # words before a name that say what it is
_RANGE = re.compile(r"(\d+(?:\.\d+)*)\.(\d+)\s*(?:-|–|—|\bto\b|\bthrough\b)\s*(\d+(?:\.\d+)*)\.(\d+)")


def understand(question: str, vocabulary: Vocabulary, known: Shelf | None = None) -> Query:
    """Read a question; the shelf tells what the documents of the store hold that it may name."""
    known = known or shelf()
    found = matcher(vocabulary).find(question)
    acting = any(token.meaning in ("responsible", "duty", "consulted") for token in tokens(question, ()))
    named = things(question, found, vocabulary, known, list(phrases(question)), acting)
    read, told = _read(question, named, known)
    goal = aim(question, read)
    if goal.intent in (*_OF_ROWS, "counts", "coverage", "gaps", "search", "reported_status") or asks_for_any(question):
        named = things(question, found, vocabulary, known, list(phrases(question)), acting, of_rows=True)
        topical, measures = _read(question, named, known)
        of_rows = aim(question, topical)
        if of_rows.intent in _OF_ROWS or of_rows.intent == goal.intent == "counts":
            read, told, goal = topical, measures, of_rows

    if goal.intent in ("search", "definition") and _is_of_a_due_year(read, known):
        goal = replace(goal, intent="deadlines")
    read = read if goal.beyond else [_as_content(token) for token in read]
    rules = logic(read)
    if goal.intent == "gaps" and (lacks_rows(read, goal.asks) or lacks_units(read, goal.asks)):
        rules.excluded.clear()  # "lack activities for the Snow Leopard": activities are what is lacking
        rules.lost.clear()
    query = _Reader(question, vocabulary, known, read, goal, rules).query()
    others = {measure.than for measure in told.measures}
    query = replace(query, measures=told.measures, units=tuple(unit for unit in query.units if unit not in others))
    asks_for_all = query.intent == "activities" and not query.narrows() and query.under is None
    said = tuple(deeds(question)) if asks_for_all else ()
    return replace(query, words=said, order=said) if said else query


def _says_measure(token: Token) -> bool:
    """Whether a word that measures units may be nothing else; units and the table itself are still spoken of."""
    return token.kind in ("word", "number", "topic") and token.meaning not in ("score", "most", "least", "unit")


def _read(question: str, named: list[Token], known: Shelf) -> tuple[list[Token], Measured]:
    """The words of a question around what it names, and the measures of units among them."""
    read = with_any_deed(without_turns(with_areas(tokens(question, named))))
    whole = any(token.kind in (ALL, NONE) for token in read)  # rows are rated, not units
    told = Measured() if whole else measured(question, read, known.criteria)
    return [_as_measure(token, told) for token in read], told


def _as_measure(token: Token, told: Measured) -> Token:
    if told.says_none(token):
        return replace(token, meaning="score")  # "no points were given": the table of scores is spoken of
    if told.is_of_areas and token.kind == "word" and fold(token.text) in AREAS:
        return replace(token, meaning="unit")
    measures = told.is_counted(token) or (_says_measure(token) and told.covers(token))
    return replace(token, kind="word", meaning="measure") if measures else token


def _is_of_a_due_year(read: Sequence[Token], known: Shelf) -> bool:
    """ "What matures in 2031?": of a year in which activities are due, in whatever words."""
    years = {int(token.text) for token in read if token.kind == "year"}
    return bool(years) and years <= known.due_years and all(token.kind != "phrase" for token in read)


def _as_content(token: Token) -> Token:
    """What would be an order at the head of a question is a word like others elsewhere: "which activities remove"."""
    return replace(token, meaning="") if token.meaning == "order" else token


class _Reader:
    """One question, with all that its parts have made of it."""

    def __init__(
        self, question: str, vocabulary: Vocabulary, known: Shelf, read: list[Token], goal: Aim, rules: Logic
    ) -> None:
        self.question, self.vocabulary, self.shelf = question, vocabulary, known
        self.tokens, self.aim, self.logic = read, goal, rules
        self.said = {token.meaning for token in read}
        self.told = Conditions(question, read, goal, rules)

    def query(self) -> Query:
        return self._with_conditions(self._things_and_words())

    def _things_and_words(self) -> Query:
        goal = self.aim
        words, excluded_words = self._words()
        unknown = self._unknown(words)
        subjects = {token.text for token in self.tokens if token.kind == "subject"}
        turns = tuple(word for word in unknown if self._is_conditional() and is_turn(word) and word not in subjects)
        words = tuple(word for word in words if word not in turns)
        unknown = tuple(word for word in unknown if word not in turns)
        against = goal.intent == "recommendations" and "exclusion" in self.said
        lost = () if against else tuple(self.logic.lost)
        names = tuple(self._names(excluded=False))
        return Query(
            intent=self._intent(names, words, unknown),
            asks=goal.asks,
            asks_too=goal.asks_too,
            value=goal.value,
            wants=goal.wants,
            beyond=goal.beyond,
            asks_rows="activity" in self.said or goal.intent in _OF_ROWS,
            names=names,
            excluded=() if against else tuple(self._left_out(names)),
            every=frozenset(self.logic.every) | ({"country"} if hyphened(self.question, self.tokens) else set()),
            only_of=frozenset(self.logic.only_of),
            only=bool(self.logic.only_of),
            units=self._keys("unit"),
            excluded_units=(*self._keys("unit", excluded=True), *self._keys("theme", excluded=True)),
            sections=self._keys("theme"),
            topics=self._keys("topic"),
            said_topics=self._said_topics(),
            codes=self._codes(),
            citing=self.told.citing(),
            documents=self._keys("document"),
            words=tuple(word for word in words if word not in unknown),
            order=words,
            absent=self._absent(),
            excluded_words=() if against else excluded_words,
            or_words=self._joined(words, "or"),
            listed=self._joined(words, "and"),
            about=self._about(words),
            quoted=tuple(token.text for token in self.tokens if token.kind == "phrase"),
            not_understood=(*lost, *unknown, *turns),
            unknown=unknown,
            meant=meant(self.question, unknown, self.vocabulary, self.shelf),
            against=against,
        )

    def _with_conditions(self, query: Query) -> Query:
        """What is said of the things: by when, by whom, how urgent, how many."""
        told, rules, said = self.told, self.logic, self.said
        first, last, start = told.due()
        wanted, left_out = asked_levels(self.question, self.tokens, rules.excluded_levels)
        date_from, date_to = told.dates()
        return replace(
            query,
            under=told.under(),
            years=told.times.years if self.aim.intent in STATEMENTS else (),
            priorities=wanted,
            excluded_priorities=left_out,
            date_from=date_from,
            date_to=date_to,
            due_from=first,
            due_by=last,
            due_start=start,
            not_due=told.not_due(),
            due_end=told.due_end(),
            due_exact=told.due_exact(),
            due_days=told.due_days(),
            dated=told.dated(),
            lacking=frozenset(rules.lacking - ({"deadline"} if last else set())),
            overdue="overdue" in said,
            alone=rules.alone,
            named=told.is_named(),
            responsible=told.responsible(),
            unresponsible=rules.unresponsible,
            bodies=many_bodies(self.question) if self.aim.intent in (*_OF_ROWS, "counts") else None,
            consulted="consulted" in said and not told.any_part(),
            tiers=told.tiers(),
            count="count" in said,
            count_by=told.count_by(),
            unscored=rules.unscored,
            unlisted=told.unlisted(),
            throughout=told.throughout(),
            unnamed=told.unnamed(),
            headed=told.headed(),
            extreme="most" if "most" in said else "least" if "least" in said else None,
            findings=told.findings(),
            kinds=told.kinds(),
            issued=told.issued(),
            status=told.status(),
        )

    def _intent(self, names: Sequence[Asked], words: Sequence[str], unknown: Sequence[str]) -> Intent:
        """A search for nothing but names and what looks like one is no plain search."""
        structured = self.aim.intent == "search" and bool(names) and bool(unknown)
        return "activities" if structured and set(words) <= set(unknown) else self.aim.intent

    def _is_conditional(self) -> bool:
        """Whether rows of some kind are asked for, so that a verb that no document holds is only a turn of phrase."""
        named = any(token.is_thing or token.kind in ("subject", "code", "year") for token in self.tokens)
        return self.aim.intent in (*_OF_ROWS, "counts") and (named or "level" in self.said)

    # ------------------------------------------------------------ things

    def _names(self, *, excluded: bool) -> Iterator[Asked]:
        """The names that are asked for, or those that are to be left out; not the group that is itself asked for."""
        over = self._bodies_over_others()
        for number, token in enumerate(self.tokens):
            if token.kind == "name" and (number in self.logic.excluded) == excluded and number not in over:
                yield from token.asked

    def _left_out(self, names: Sequence[Asked]) -> Iterator[Asked]:
        """What is asked for by name is not left out where it stands elsewhere: "not just in a unit with China"."""
        asked = {(name.kind, name.key) for name in names} if self.told.is_named() else set[tuple[Kind, str]]()
        return (name for name in self._names(excluded=True) if (name.kind, name.key) not in asked)

    def _bodies_over_others(self) -> set[int]:
        """ "IUCN's Species Survival Commission": the body that only says whose the other one is."""
        names = [n for n, token in enumerate(self.tokens) if token.kind == "name"]
        found: set[int] = set()
        for one, other in pairwise(names):
            if not any(token.meaning != "empty" for token in self.tokens[one + 1 : other]):
                if self._is_over(one, other):
                    found |= set() if self._lists_parts(one, other) else {one}
                elif self._is_over(other, one):
                    found.add(other)
        return found | {n for at in names for n in (*self._explained(at), *self._adopting(at))}

    def _lists_parts(self, one: int, other: int) -> bool:
        """ "CITES (its Secretariat, its Parties)": the body itself is meant with its parts."""
        between = self.question[self.tokens[one].end : self.tokens[other].start]
        return re.search(r"\b(?:its|their)\b", between) is not None

    def _adopting(self, at: int) -> Iterator[int]:
        """ "CMS Resolution 14.17": the body that a paper right behind it is called after."""
        kinds = [{one.kind for one in token.asked} for token in self.tokens[at : at + 2]]
        if kinds == [{"organisation"}, {"instrument"}]:
            yield at

    def _explained(self, at: int) -> Iterator[int]:
        """ "The snow leopard programme GSLEP": what only says which body is meant."""
        is_body = any(one.kind == "organisation" for one in self.tokens[at].asked)
        if is_body and at > 1 and self.tokens[at - 1].text.casefold() in _PROGRAMMES:
            yield from (at - 2,) if self.tokens[at - 2].kind == "name" else ()

    def _is_over(self, one: int, other: int) -> bool:
        upper, lower = (
            {body.key for body in self.tokens[n].asked if body.kind == "organisation"} for n in (one, other)
        )
        above = (self.vocabulary.above(key, "organisation") - {key} for key in lower)
        return bool(upper) and upper <= frozenset[str]().union(*above)

    def _keys(self, kind: str, *, excluded: bool = False) -> tuple[str, ...]:
        found = (
            key
            for number, token in enumerate(self.tokens)
            if token.kind == kind and (number in self.logic.excluded) == excluded
            for key in token.keys
        )
        return tuple(dict.fromkeys(found))

    def _codes(self) -> tuple[str, ...]:
        """The codes of a question; a range is spelled out."""
        codes = [token.text for token in self.tokens if token.kind == "code"]
        for one, first, other, last in _RANGE.findall(self.question):
            if one == other and int(first) < int(last) < int(first) + 100:
                at = codes.index(f"{one}.{first}") if f"{one}.{first}" in codes else len(codes)
                codes[at : at + 2] = [f"{one}.{number}" for number in range(int(first), int(last) + 1)]
        return tuple(dict.fromkeys(codes))

    def _said_topics(self) -> tuple[str, ...]:
        known = meanings("question_topics", "topic")
        subjects = (fold(token.text) for token in self.tokens if token.kind == "subject")
        return tuple(dict.fromkeys(known[words] for words in subjects if words in known))

    # ------------------------------------------------------------ words

    def _words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is left: words that follow each other are one phrase, save in a plain search; and what to leave out."""
        if self.aim.intent == "documents" and self.aim.asks is None and self.said & {"status", "agreed"}:
            return (), ()  # "draft, adopted or in force?": what a document may be, not what it says
        runs = self._word_runs()
        told = [(run[0] in self.logic.excluded, " ".join(self.tokens[n].text for n in run)) for run in runs]
        kept = tuple(dict.fromkeys(words for excluded, words in told if not excluded))
        return kept, tuple(words for excluded, words in told if excluded)

    def _word_runs(self) -> list[list[int]]:
        content = [n for n, token in enumerate(self.tokens) if self._is_looked_for(token)]
        if self.aim.intent in (*_LEFT_TO_WORDS, *STATEMENTS):
            return [[n] for n in content]
        return [part for run in _runs(content, self.tokens) for part in self._apart(run)]

    def _apart(self, run: list[int]) -> Iterator[list[int]]:
        """A verb and what it is done to, each by itself: "which activities expand protected areas"."""
        verb = run[0] > 0 and self.tokens[run[0] - 1].meaning == "activity" and self.tokens[run[0]].text.islower()
        yield from (run[:1], run[1:]) if verb and self.aim.wants == "which" and len(run) > 1 else (run,)

    def _joined(self, words: Sequence[str], by: Joint) -> tuple[str, ...]:
        """Words that are joined to the ones before them by "or", or by "and" in a list."""
        runs = self._word_runs()
        said = (" ".join(self.tokens[n].text for n in run) for run in runs)
        told = zip(said, joints(self.question, self.tokens, runs), strict=True)
        return tuple(run for run, joint in told if joint == by and run in words)

    def _about(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that say right out what the rows are to be on."""
        said = set(on_what(self.tokens))
        runs = (" ".join(self.tokens[n].text for n in run) for run in self._word_runs() if said.issuperset(run))
        return tuple(run for run in runs if run in words)

    def _is_looked_for(self, token: Token) -> bool:
        """Content; and a meeting or a report, where rows that speak of one are asked for."""
        if token.meaning == "occasion":
            return self.aim.intent in _OF_ROWS or (self.aim.intent == "counts" and self.aim.asks == "activity")
        if token.meaning == "recommendation":
            return self.aim.intent in _OF_ROWS
        return token.is_content and not self._is_of_a_label(token)

    def _is_of_a_label(self, token: Token) -> bool:
        """ "The strictly protected area Great Gobi A": what only says what a place right behind it is."""
        at = self.tokens.index(token)
        named = next((n for n in range(at, len(self.tokens)) if self.tokens[n].is_thing), at)
        places = [one for one in self.tokens[named].asked if one.kind == "place"]
        if token.kind not in ("word", "subject") or not places or named - at > _LABEL:
            return False
        label = fold(" ".join(self.vocabulary.label("place", one.key) for one in places)).split()
        return all(word in label for one in self.tokens[at:named] for word in fold(one.text).split())

    def _unknown(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words that no document holds, and numbers of units that there are not."""
        units = self._absent()
        if self.aim.intent in ("agreed", "out_of_scope", *STATEMENTS):
            return units
        subjects = {token.text: token.keys for token in self.tokens if token.kind == "subject"}
        told = (word for word in words if not self._is_spoken_of(subjects.get(word, ())))
        return (*units, *(word for word in told if not all(map(self._is_known, word.split()))))

    def _is_spoken_of(self, subjects: Sequence[str]) -> bool:
        """Whether documents may speak of a subject by another of its names."""
        return any(all(map(self._is_known, name.split())) for name in names_of(subjects))

    def _absent(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens if token.kind == "unknown")

    def _is_known(self, word: str) -> bool:
        return any(map(self.shelf.holds, (word, *kin(word))))


def _runs(numbers: Sequence[int], read: Sequence[Token]) -> Iterator[list[int]]:
    """Words that stand next to each other; a subject, and a phrase in quotation marks, stands alone."""
    alone = {n: n for n in numbers if read[n].kind == "subject"}
    keys = {n: (n - at, alone.get(n), read[n].kind) for at, n in enumerate(numbers)}
    for _, run in groupby(enumerate(numbers), key=lambda pair: keys[pair[1]]):
        yield [number for _, number in run]
