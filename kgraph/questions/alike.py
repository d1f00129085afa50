"""What plain question a question is like, by examples of how people ask.

``ontology/asked.csv`` holds examples of each kind of question, with slots for what is named; ``asked_kinds.csv`` the
plain wording of each kind. A question is asked in the plain words of the kind that its examples are most like, where
it names what the kind needs and holds no word of substance that no example has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kgraph.questions.lesson import Likely, lesson, needed, plain_words
from kgraph.questions.marks import SLOT, SLOTS, Mark, Reading, marks, on_subjects
from kgraph.questions.shelf import Shelf
from kgraph.questions.things import things
from kgraph.questions.tokens import Token, phrases, tokens
from ontology.names import matcher
from ontology.vocabulary import Vocabulary

SURE = 0.5  # how likely a kind must be among those that need what a question names
CERTAIN = 0.8  # where the question could be answered as it stands
FEWEST = 2  # words and names
LONGEST = 60  # words; nobody asks one plain thing in more
_ALL_OF = ("work-programme", "meeting-report")  # kinds of documents that are meant together: "the reports"


@dataclass(frozen=True, slots=True)
class Alike:
    kind: str
    plain: str  # the question in plain words, with what it names
    sure: float

    @property
    def is_on_a_subject(self) -> bool:
        return "TOPIC" in (needed(self.kind) or ())


def alike(question: str, vocabulary: Vocabulary, shelf: Shelf) -> Alike | None:
    """The plain question that a question is like, if there is one for sure."""
    if len(question.split()) > LONGEST:
        return None
    found = matcher(vocabulary).find(question)
    named = things(question, found, vocabulary, shelf, list(phrases(question)))
    read = tokens(question, [one for one in named if not (_are_all(one, shelf) or _is_its_own(one, vocabulary, shelf))])
    best = _likeliest(question, read)
    if best is None or len(best.marks) < FEWEST:
        return None
    plain = _filled(plain_words()[best.kind], question, best.marks, _countries(read, vocabulary))
    return Alike(best.kind, plain, best.sure)


def _are_all(token: Token, shelf: Shelf) -> bool:
    """ "The draft", where all programmes are drafts: it narrows nothing."""
    if token.kind != "document" or re.search(r"\d", token.text):
        return False
    kinds = ({paper.id for paper in shelf.papers if paper.kind == kind} for kind in _ALL_OF)
    return any(papers and papers <= set(token.keys) for papers in kinds)


def _is_its_own(token: Token, vocabulary: Vocabulary, shelf: Shelf) -> bool:
    """ "CAMI species": what a programme is named for narrows nothing in it."""
    titles = " ".join(paper.title.casefold() for paper in shelf.papers if paper.programme)
    names = [vocabulary.label(one.kind, one.key).casefold() for one in token.asked if one.kind == "organisation"]
    return bool(names) and all(name in titles for name in names)


def _likeliest(question: str, read: Sequence[Token]) -> Likely | None:
    """The likeliest kind of a question that is read closely; of one that is read loosely where none is likely so."""
    on = on_subjects(question)

    def told(reading: Reading) -> Likely | None:
        likely = lesson().likeliest(marks(read, lesson().known, on, reading))
        return likely if likely is not None and likely.sure >= (SURE if needed(likely.kind) else CERTAIN) else None

    closely = filter(None, (told(Reading.CLOSE), told(Reading.GROUPS_ARE_WORDS)))
    return max(closely, key=lambda one: one.sure, default=None) or told(Reading.LOOSE)


# ---------------------------------------------------------------- in plain words


def _filled(plain: str, question: str, found: Sequence[Mark], names: Mapping[int, tuple[int, str]]) -> str:
    filling = {mark.said: _spoken(question, mark, names) for mark in found if mark.is_slot}
    return SLOT.sub(lambda match: filling[SLOTS[match[1]]], plain)


def _spoken(question: str, mark: Mark, names: Mapping[int, tuple[int, str]]) -> str:
    """The words that fill a slot, with the names of countries for other words that stand for them."""
    told, at = "", mark.start
    for start in sorted(one for one in names if mark.start <= one < mark.end):
        end, name = names[start]
        told, at = f"{told}{question[at:start]}{name}", end
    return told + question[at : mark.end]


def _countries(read: Sequence[Token], vocabulary: Vocabulary) -> dict[int, tuple[int, str]]:
    """Where a question speaks of one country, and what that is called: "Kazakh" is Kazakhstan."""
    one = (token for token in read if [asked.kind for asked in token.asked] == ["country"])
    return {
        token.start: (token.end, vocabulary.label("country", token.asked[0].key))
        for token in one
        if ":" not in token.asked[0].key
    }
