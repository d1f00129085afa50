"""What is done in a text, act by act: whether it is only considered or discussed, forbidden, or said of what for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.phrases import any_of
from kgraph.agreed.called import CUES
from kgraph.agreed.field import Concept, Hit, concepts
from kgraph.analysis import Word

_STOP = re.compile(r"[;•]|(?<!\be\.g)(?<!\bi\.e)(?<!\bcf)[.!?](?=\s)|(?<=\s)[a-z]\)\s")
_JOINT = re.compile(
    r"(?:,|\band\b|\bor\b)\s*(?:(?:\w+ly|as \w+|where \w+|when \w+|if \w+|then|also|subsequently)[\s,]+)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|which|that|what)\s+(?:can |could |will |would )?$", re.IGNORECASE)
_ITEM = re.compile(r"[;•]|(?<=\s)[a-z]\)\s")
_NOUNS = ("ing", "ion", "ions", "ment", "ments", "ance")
_PLURAL = tuple(f"{letter}s" for letter in "abcdefghijklmnopqrtuvwxyz")  # "ss" ends verbs: assess, discuss
NEAR_BY = 16  # characters beside an act
_LEAD = 3  # words of a text before any of them can say what for
PREVENT = "prevent"  # the concept for what is done against a harm
Under = Literal["", "consider", "investigate", "discuss"]
Purpose = Sequence[tuple[int, int]]  # from where to where a text says what for


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something done, and whether it is only considered, looked into or talked about."""

    concepts: frozenset[str]
    kinds: frozenset[str]
    under: Under
    main: bool  # in no clause that says what for or which
    start: int
    surface: str


def purposes(text: str, said: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where a text says what for: until the bracket is closed in which it does, or until the next item."""
    end = 0
    for cue in any_of(CUES, "purpose").finditer(text, said[_LEAD].start) if len(said) > _LEAD else ():
        if cue.start() >= end:
            end = _purpose_ends(text, cue.start())
            yield cue.start(), end


def _purpose_ends(text: str, start: int) -> int:
    if text.rfind("(", 0, start) > text.rfind(")", 0, start):
        closed = text.find(")", start)
        return closed if closed >= 0 else len(text)
    item = _ITEM.search(text, start)
    return item.start() if item else len(text)


def is_purpose(start: int, purpose: Purpose) -> bool:
    return any(first <= start < end for first, end in purpose)


def acts_in(text: str, said: Sequence[Word], found: Iterable[Hit], purpose: Purpose) -> Iterator[Act]:
    under: Under = ""
    last = 0
    for hit in found:
        acts = [concept for concept in hit.concepts if concept.part == "action"]
        start, end = said[hit.first].start, said[hit.last].end
        if under and (_STOP.search(text, last, start) or (acts and _ends(text, start, end, under))):
            under = ""
        last = end
        if not acts:
            continue
        if any(concept.kind == "ban" for concept in acts) and _is_of_harm(text, end):
            acts = [concepts()[PREVENT]]
        kinds = frozenset(concept.kind for concept in acts)
        if _negated(text, start, end if kinds != {"light"} else None):
            kinds |= {"ban"}
        if "ban" in kinds and _is_total(text, start, end):
            kinds |= {"total"}
        yield Act(
            concepts=frozenset(concept.key for concept in acts),
            kinds=kinds,
            under=under,
            main=not is_purpose(start, purpose) and _RELATIVE.search(text, 0, start) is None,
            start=start,
            surface=text[start:end],
        )
        under = _opens(acts) or under


def _is_of_harm(text: str, end: int) -> bool:
    """Whether what is stopped is a harm, behind the act: "to stop wildfires" forbids nothing."""
    behind = re.split(r"[,;:.]|\b(?:and|or|by|with|in|on|at|from|for|that|which)\b", text[end : end + 50], maxsplit=1)[
        0
    ]
    return any_of(CUES, "harm").search(behind) is not None


def _is_total(text: str, start: int, end: int) -> bool:
    """Whether an act is said to be without exception: "a complete ban on", "no livestock at all"."""
    beside = text[max(0, start - NEAR_BY) : start], text[start : end + NEAR_BY]
    return any(any_of(CUES, "without exception").search(said) for said in beside)


def _opens(acts: Sequence[Concept]) -> Under:
    """What an act makes of those that follow it: to consider building is not to build."""
    kinds, keys = {concept.kind for concept in acts}, {concept.key for concept in acts}
    if kinds == {"consider"} and keys != {"consider"}:  # "consider proposing" is a polite proposal
        return "consider"
    if kinds == {"investigate"}:
        return "investigate"
    return "discuss" if keys <= {"meet", "discuss"} else ""


def _ends(text: str, start: int, end: int, under: Under) -> bool:
    """Whether an act begins a clause of its own: a verb in its plain form behind "and" or a comma."""
    if under == "discuss" or not is_plain(text[start:end]):
        return False
    return _JOINT.search(text[max(0, start - 40) : start]) is not None


def is_plain(said: str) -> bool:
    """Whether words begin with a verb in its plain form, not with a noun made of one: "train", not "training"."""
    return not said.split()[0].casefold().endswith((*_NOUNS, *_PLURAL))


def _negated(text: str, start: int, end: int | None) -> bool:
    """Whether a "not" or "no" stands right before an act, one word before it, or right behind it: "build no fences"."""
    behind = any_of(CUES, "negation").match(text, end + 1) if end is not None else None  # "have none" bans nothing
    if behind is not None and text[end : behind.start()].isspace():
        return True
    before = text[max(0, start - 24) : start]
    ends = [cue.end() for cue in any_of(CUES, "negation").finditer(before)]
    return bool(ends) and len(before[ends[-1] :].split()) <= 1
