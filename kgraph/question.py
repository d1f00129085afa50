"""From a question in words to a query over keys.

The matcher that reads documents reads the question; the words between the names say what is asked of them. What is
left is looked for as text. What cannot be honoured is said to be not understood, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from ingest.cues import fold, meanings, table
from kgraph.kin import kin
from kgraph.query import Asked, Asks, Intent, Query, Value, Wants
from kgraph.questions.intents import Aim, aim
from kgraph.questions.logic import Logic, logic
from kgraph.questions.shelf import Heading, Paper, Shelf, shelf
from kgraph.questions.spelling import meant
from kgraph.questions.things import things
from kgraph.questions.times import Times, times
from kgraph.questions.tokens import Token, levels, phrases, tokens
from kgraph.results import Tier
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

__all__ = [
    "Asked", "Asks", "Heading", "Intent", "Paper", "Query", "Shelf", "Value", "Wants", "shelf", "understand",
]  # fmt: skip

_STATEMENTS: tuple[Intent, ...] = ("recommendations", "reported_status")
_LEFT_TO_WORDS: tuple[Intent, ...] = ("search", "agreed")  # they look for words one by one
_EVERY_TIER: tuple[Tier, ...] = ("explicit", "unit", "programme")
_RANGE = re.compile(r"(\d+(?:\.\d+)*)\.(\d+)\s*(?:-|–|—|\bto\b|\bthrough\b)\s*(\d+(?:\.\d+)*)\.(\d+)")


def understand(question: str, vocabulary: Vocabulary, known: Shelf | None = None) -> Query:
    """Read a question; the shelf tells what the documents of the store hold that it may name."""
    known = known or shelf()
    found = matcher(vocabulary).find(question)
    acting = any(token.meaning in ("responsible", "duty", "consulted") for token in tokens(question, ()))
    named = things(question, found, vocabulary, known, list(phrases(question)), acting)
    read = tokens(question, named)
    goal = aim(question, read)
    read = read if goal.beyond else [_as_content(token) for token in read]
    rules = logic(read)
    return _Reader(question, vocabulary, known, read, goal, rules).query()


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
        self.times: Times = times(read)

    def query(self) -> Query:
        goal = self.aim
        words, excluded_words = self._words()
        statements = goal.intent in _STATEMENTS
        unknown = self._unknown(words)
        likely = meant(self.question, unknown, self.vocabulary, self.shelf)
        first, last, start = self._due()
        against = goal.intent == "recommendations" and "exclusion" in self.said
        lost = () if against else tuple(self.logic.lost)
        names = tuple(self._names(excluded=False))
        responsible = self._responsible()
        return Query(
            intent=self._intent(names, words, unknown),
            asks=goal.asks,
            asks_too=goal.asks_too,
            value=goal.value,
            wants=goal.wants,
            beyond=goal.beyond,
            asks_rows="activity" in self.said or goal.intent in ("activities", "deadlines", "responsible"),
            names=names,
            excluded=() if against else tuple(self._names(excluded=True)),
            every=frozenset(self.logic.every),
            only_of=frozenset(self.logic.only_of),
            only=bool(self.logic.only_of),
            units=self._keys("unit"),
            excluded_units=self._keys("unit", excluded=True),
            sections=self._keys("theme"),
            topics=self._keys("topic"),
            codes=self._codes(),
            words=tuple(word for word in words if word not in unknown),
            order=words,
            absent=self._absent(),
            excluded_words=() if against else excluded_words,
            or_words=self._or_words(words),
            quoted=tuple(token.text for token in self.tokens if token.kind == "phrase"),
            not_understood=(*lost, *unknown),
            unknown=unknown,
            meant=likely,
            years=self.times.years if statements else (),
            priority=None if self.logic.excluded_priority else self._priority(),
            excluded_priority=self._priority() if self.logic.excluded_priority else None,
            date_from=self._dates()[0],
            date_to=self._dates()[1],
            due_from=first,
            due_by=last,
            due_start=start,
            lacking=frozenset(self.logic.lacking),
            overdue="overdue" in self.said,
            alone=self.logic.alone,
            named=self._is_named(),
            responsible=responsible,
            consulted="consulted" in self.said,
            tiers=self._tiers(),
            count="count" in self.said,
            count_by=self._count_by(),
            score=self._score(),
            unscored=self.logic.unscored,
            extreme="most" if "most" in self.said else "least" if "least" in self.said else None,
            findings=self._findings(),
            documents=self._keys("document"),
            kinds=self._kinds(),
            issued=self._issued(),
            status=self._status(),
            against=against,
        )

    def _intent(self, names: Sequence[Asked], words: Sequence[str], unknown: Sequence[str]) -> Intent:
        """A search for nothing but names and what looks like one is no plain search."""
        structured = self.aim.intent == "search" and bool(names) and bool(unknown)
        return "activities" if structured and set(words) <= set(unknown) else self.aim.intent

    # ------------------------------------------------------------ things

    def _names(self, *, excluded: bool) -> Iterator[Asked]:
        """The names that are asked for, or those that are to be left out; not the group that is itself asked for."""
        for number, token in enumerate(self.tokens):
            if token.kind == "name" and (number in self.logic.excluded) == excluded:
                yield from token.asked

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

    # ------------------------------------------------------------ words

    def _words(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is left: words that follow each other are one phrase, save in a plain search; and what to leave out."""
        runs = self._word_runs()
        told = [(run[0] in self.logic.excluded, " ".join(self.tokens[n].text for n in run)) for run in runs]
        kept = tuple(dict.fromkeys(words for excluded, words in told if not excluded))
        return kept, tuple(words for excluded, words in told if excluded)

    def _word_runs(self) -> list[list[int]]:
        content = [n for n, token in enumerate(self.tokens) if self._is_looked_for(token)]
        if self.aim.intent in (*_LEFT_TO_WORDS, *_STATEMENTS):
            return [[n] for n in content]
        return [part for run in _runs(content, self.tokens) for part in self._apart(run)]

    def _apart(self, run: list[int]) -> Iterator[list[int]]:
        """A verb and what it is done to, each by itself: "which activities expand protected areas"."""
        verb = run[0] > 0 and self.tokens[run[0] - 1].meaning == "activity" and self.tokens[run[0]].text.islower()
        yield from (run[:1], run[1:]) if verb and self.aim.wants == "which" and len(run) > 1 else (run,)

    def _or_words(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words between which and the words before them there is nothing but an "or"."""
        joined = (
            other
            for one, other in pairwise(self._word_runs())
            if "or" in (between := [token.meaning for token in self.tokens[one[-1] + 1 : other[0]]])
            and set(between) <= {"or", "empty", "relation"}
        )
        said = (" ".join(self.tokens[n].text for n in run) for run in joined)
        return tuple(run for run in said if run in words)

    def _is_looked_for(self, token: Token) -> bool:
        """Content; and a meeting or a report, where rows that speak of one are asked for."""
        if token.meaning == "occasion":
            return self.aim.intent in ("activities", "deadlines", "responsible") and self.aim.wants != "when"
        return token.is_content

    def _unknown(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words that no document holds, and numbers of units that there are not."""
        units = self._absent()
        if self.aim.intent in ("agreed", "out_of_scope", *_STATEMENTS):
            return units
        return (*units, *(word for word in words if not all(map(self._is_known, word.split()))))

    def _absent(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens if token.kind == "unknown")

    def _is_known(self, word: str) -> bool:
        return any(map(self.shelf.holds, (word, *kin(word))))

    # ------------------------------------------------------------ what is said of things

    def _is_named(self) -> bool:
        """By name; or mentioned, where rows that mention a species or a country are asked for."""
        mentions = any(token.meaning == "mention" for token in self.tokens[1:])  # not "Name the activities"
        return "named" in self.said or (mentions and self.aim.intent == "activities")

    def _responsible(self) -> bool:
        return "responsible" in self.said or self.logic.alone or self.aim.intent == "responsible"

    def _due(self) -> tuple[int | None, int | None, int | None]:
        """Years are deadlines of rows, unless they are those of documents or of what was said."""
        if self.aim.intent in (*_STATEMENTS, "documents", "search", "agreed", "out_of_scope"):
            return None, None, None
        return self.times.first, self.times.last, self.times.start

    def _dates(self) -> tuple[str | None, str | None]:
        """Years are those of documents, where documents are asked for."""
        if self.aim.intent != "documents":
            return None, None
        first, last = self.times.first, self.times.last
        if last is None and re.search(rf"\bfrom {first}\b", self.question, re.I):
            last = first  # "documents from 2023" are of that year
        return (str(first) if first else None), (str(last) if last else None)

    def _priority(self) -> str | None:
        """The level beside the word "priority"; without the word none is meant."""
        if "priority" not in self.said:
            return None
        found = [levels()[fold(token.text)] for token in self.tokens if token.meaning == "level"]
        return found[0] if found else None

    def _tiers(self) -> tuple[Tier, ...]:
        if "programme-wide" in self.said:
            return _EVERY_TIER
        return ("explicit",) if self._is_named() else ()

    def _count_by(self) -> str | None:
        """ "per unit", "by country", "in each country"."""
        match = re.search(
            r"\b(?:per|by|for each|in each|of each|for every)\s+(?:conservation )?(\w+)", self.question, re.I
        )
        if match is None:
            return None
        nouns = {"tier": "tier", "status": "status", "priority": "priority", "theme": "section", "topic": "topic"}
        word = fold(match.group(1))
        meaning = meanings("question_words", "meaning").get(word, "")
        kinds = ("unit", "species", "country", "organisation", "document", "section")
        return nouns.get(word.rstrip("s")) or (meaning if meaning in kinds else None)

    def _score(self) -> int | None:
        numbers = [int(token.text) for token in self.tokens if token.kind == "number"]
        return numbers[0] if numbers and "score" in self.said else None

    def _findings(self) -> tuple[str, ...]:
        if "error" not in self.said:
            return ()
        said = fold(self.question)
        rows = table("question_findings")
        return tuple(dict.fromkeys(row["kind"] for row in rows if re.search(rf"\b{re.escape(row['words'])}\b", said)))

    def _kinds(self) -> tuple[str, ...]:
        """The kinds of document that are asked for: "which concept notes are there"."""
        if self.aim.asks != "document":
            return ()
        nouns = {fold(token.text) for token in self.tokens if token.meaning == "document"}
        found = (meaning for words, meaning in meanings("question_documents", "meaning").items() if words in nouns)
        return tuple(dict.fromkeys(kind.partition(":")[2] for kind in found))

    def _issued(self) -> bool:
        """Whether an organisation published: "documents published by NEASPEC", "documents by NEASPEC"."""
        by = any(one.text.casefold() == "by" and other.kind == "name" for one, other in pairwise(self.tokens))
        return "publisher" in self.said or by

    def _status(self) -> str | None:
        """A status that documents are asked for by: "which documents are drafts"."""
        for words, status in meanings("question_status", "status").items():
            if re.search(rf"\b{re.escape(words)}\b", fold(self.question)):
                return status
        return None


def _runs(numbers: Sequence[int], read: Sequence[Token]) -> Iterator[list[int]]:
    """Words that stand next to each other; a phrase in quotation marks stands alone."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: (pair[1] - pair[0], read[pair[1]].kind)):
        yield [number for _, number in run]
