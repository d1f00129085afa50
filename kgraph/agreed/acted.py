"""What each act of a text acts on: "plan" is not acted on in "plan and create reserves", nor is all that is mentioned.

A text that says little is the same as a row only where the row does that very thing to that very thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.phrases import words
from kgraph.agreed.acting import DOING
from kgraph.agreed.acts import Act, is_plain
from kgraph.agreed.called import CUES
from kgraph.agreed.field import likeness
from kgraph.agreed.proposal import Proposal, Term
from kgraph.agreed.weighing import THINGS

MET = 0.6  # of two things, and of two acts
BOTH = 1.6  # of both together: only one of them may be no more than near
_TOPICS = frozenset({"meet", "discuss", "exchange", "train"})  # what these are on may stand anywhere behind them
_WHATEVER = frozenset({"conduct", "implement"})
_ENDS = ".;:•"


def acts_on_the_same(said: Proposal, other: Proposal) -> bool:
    """Whether one of the acts of a text is done to its target in the other."""
    aims, mine = targets(said), _telling(said)
    return not aims or any(
        like >= MET and like + acts >= BOTH
        for act, things in _deeds(other)
        if (acts := 1.0 if _carries_out(other, act) else _likest(mine, act)) == 1
        or (acts >= MET and not act.kinds.isdisjoint(DOING))
        for like in (_like(aim, thing) for aim in aims for thing in things)
    )


def targets(said: Proposal) -> tuple[Term, ...]:
    """What a text is about to do something to: "office" in "establish a regional office"."""
    first, behind = _phrase(said, None), _phrase(said, said.head) if said.head else ()
    if behind and any(act.start < first[0].start for act in said.acts):
        return behind[-1:]
    return (*first[-1:], *behind[-1:])  # "landscape planning events", "better pay for rangers"


def _telling(said: Proposal) -> tuple[Act, ...]:
    """The acts of a text that say something; of one that has none, those that say little."""
    strong = tuple(act for act in said.acts if act.kinds != {"light"})
    return strong or said.acts


def _likest(mine: Sequence[Act], other: Act) -> float:
    """How like one act is to the likest of a text; a text without any leaves it open."""
    if not mine:
        return 1.0
    pairs = (likeness(a, b) for act in mine for a in act.concepts for b in other.concepts)
    return max(pairs, default=0.0)


def _carries_out(said: Proposal, act: Act) -> bool:
    """Whether a text begins with "carry out" or the like: the thing behind it says what is done."""
    return act is said.acts[0] and not act.concepts.isdisjoint(_WHATEVER)


def _like(one: Term, other: Term) -> float:
    return max(likeness(a, b) for a in one.concepts for b in other.concepts)


@lru_cache(maxsize=20_000)
def _deeds(said: Proposal) -> tuple[tuple[Act, tuple[Term, ...]], ...]:
    """Each act with all that it is done to: what stands behind it, until another clause or a preposition."""
    return tuple((act, tuple(_objects(said, act))) for act in said.acts)


def _objects(said: Proposal, act: Act) -> Iterator[Term]:
    found, topics = False, not act.concepts.isdisjoint(_TOPICS)
    for term, gap in _behind(said, act):
        small = term.surface.lower()
        if any(mark in gap for mark in _ENDS) or small in words(CUES, "stands for a thing"):
            return
        if found and not topics and (small in words(CUES, "leads away") or _is_verb(said, term)):
            return
        if term.part in THINGS and not _is_verb(said, term):
            found = True
            yield term


def _phrase(said: Proposal, act: Act | None) -> tuple[Term, ...]:
    """The first things that stand side by side, behind an act or in all of a text."""
    found: list[Term] = []
    for term, gap in _behind(said, act):
        if not found and act and term.part == "light" and any(char.isalpha() for char in gap):
            break  # a name, which is compared by itself: "count the gazelles in the reserve"
        if found and (gap.strip(" -") or term.part == "light"):
            break
        if term.part in THINGS and not _is_verb(said, term):
            found.append(term)
    if len(found) > 1 and found[-1].part == "word" and found[-1].surface.endswith("ing"):
        found.pop()  # "companies operating near the border"
    return tuple(found)


def _behind(said: Proposal, act: Act | None) -> Iterator[tuple[Term, str]]:
    """The terms behind an act, each with what stands between it and the one before."""
    end = act.start + len(act.surface) if act else 0
    for term in said.terms:
        if term.start >= end and term.part != "body":
            yield term, said.text[end : term.start]
            end = term.start + len(term.surface)


def _is_verb(said: Proposal, term: Term) -> bool:
    """Whether words are a verb here: an act in its plain form that opens a clause, or whatever stands behind "to"."""
    before = said.text[: term.start].rstrip()
    last = before.split()[-1].lower() if before else ""
    if term.part == "word":
        return last in words(CUES, "opens a clause")
    if not any(act.start == term.start for act in said.acts) or not is_plain(term.surface):
        return False
    opens = words(CUES, "opens a clause") | words(CUES, "joins a clause")
    return not before or before.endswith((",", ";", ":")) or last in opens
