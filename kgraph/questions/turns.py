"""Words that only lead to a condition, or explain a name: "assigned Medium priority", "the Barsa-Kelmes reserve"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgraph.agreed.field import hits
from kgraph.analysis import words as words_in
from kgraph.questions.on_what import on_what
from kgraph.questions.tokens import Token

_CONDITIONS = ("level", "priority", "deadline", "responsible", "consulted", "tier", "score", "only", "indicator")
_TURN = re.compile(r"[a-z]{3,}(?:ed|ing|ly)$")  # what is done to a thing, and how
_PASSED = ("empty", "light", "relation", "only")
_ANIMALS = frozenset(("population", "populations", "subpopulation", "subpopulations", "herd", "herds", "individuals"))
_WHO = ("kind of place", "species", "country", "organisation")
_NEAR = 3  # tokens between a turn and what it leads to


def without_turns(read: Sequence[Token]) -> list[Token]:
    """The same tokens; those that only lead to another say nothing by themselves."""
    subjects = on_what(read)
    told = [
        replace(token, kind="word", meaning="relation")
        if (_is_turn(read, at) and at not in subjects) or _is_taken_as(read, at)
        else _as_verb(read, at)
        for at, token in enumerate(read)
    ]
    content = [at for at, token in enumerate(told) if token.is_content]
    if len(content) == 1 and _is_of_a_species(told, content[0]):
        told[content[0]] = replace(told[content[0]], meaning="relation")
    return told


def _is_taken_as(read: Sequence[Token], at: int) -> bool:
    """ "Wildlife watching as a source of income": the rows on it are asked for, whatever it is good for."""
    before = [token.text.casefold() for token in read[max(at - 2, 0) : at]]
    says_what_for = read[at].is_content or read[at].meaning == "document"  # "as a source of income"
    return before in (["as", "a"], ["as", "an"]) and says_what_for and any(t.is_content for t in read[: at - 2])


def _is_of_a_species(read: Sequence[Token], at: int) -> bool:
    """ "Chinese populations of Argali" are Argali in China, where nothing else is said of them."""
    named = (one.kind for token in (*read[max(at - 1, 0) : at], *read[at + 1 : at + 4]) for one in token.asked)
    return read[at].text.casefold() in _ANIMALS and "species" in named


def _as_verb(read: Sequence[Token], at: int) -> Token:
    """ "The reserves count their animals", "rows that count NGOs among ...": these ask for no number."""
    token = read[at]
    if token.meaning != "count" or token.text.casefold() not in ("count", "counts"):
        return _of_place(read, at)
    if any(one.text.casefold() in ("among", "amongst") for one in read[at + 1 : at + 6]):
        return replace(token, meaning="relation")
    somebody = at > 0 and (read[at - 1].is_thing or read[at - 1].is_content or read[at - 1].meaning in _WHO)
    return replace(token, meaning="") if somebody else _of_place(read, at)


def is_turn(word: str) -> bool:
    """Whether a word is a form of a verb, or an adverb, that no table of the field knows."""
    return _is_form(word) and not list(hits(word, list(words_in(word))))


def _is_form(word: str) -> bool:
    """ "Printed", "expressly"; "breed" only looks like one."""
    return _TURN.fullmatch(word) is not None and all(part.stem != part.folded for part in words_in(word))


def deeds(question: str) -> Iterator[str]:
    """The words for what is done, in a question that looks like talk: "which activities bring animals back"."""
    said = list(words_in(question))
    for hit in hits(question, said):
        if any(concept.kind == "deed" for concept in hit.concepts):
            yield question[said[hit.first].start : said[hit.last].end]


def _is_turn(read: Sequence[Token], at: int) -> bool:
    token = read[at]
    if token.meaning == "order" and at:  # "which activities print 2031 as their deadline"
        return _is_condition(_nearest(read[at + 1 :]))
    if not token.is_content or token.kind != "word" or not _is_form(token.text):
        return False
    return any(_is_condition(_nearest(part)) for part in (read[at + 1 :], read[:at][::-1]))


def _nearest(tokens: Sequence[Token]) -> Token | None:
    return next((one for one in tokens[: _NEAR + 1] if one.meaning not in _PASSED or one.kind != "word"), None)


def _is_condition(token: Token | None) -> bool:
    return token is not None and (token.meaning in _CONDITIONS or token.kind == "year")


def _of_place(read: Sequence[Token], at: int) -> Token:
    """A kind of place beside the name of one is part of the name, elsewhere a word like others."""
    token = read[at]
    if token.meaning != "kind of place":
        return token
    beside = [*read[max(at - 1, 0) : at], *read[at + 1 : at + 2]]
    named = any(one.kind in ("name", "unit") or one.meaning == "kind of place" for one in beside)
    return replace(token, meaning="empty" if named else "")
