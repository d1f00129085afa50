"""From a question to the proposal in it: "Was it agreed to train wardens?" asks about training wardens.

The words that only ask stand in a run at the beginning ("has anybody ever thought of ...") or, behind a colon, a comma
or a dash, at the end ("...: already decided or not?"). They are known by what they mean, one by one, in any order.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.phrases import any_of, source
from kgraph.agreed.called import CUES

_MARKS = " ,:;?!.-–—"
_BREAK = re.compile(r"[,:;?!]\s|\s[-–—]\s")
_TELLING = ("tells that it is", "tells of something")


def proposal_in(question: str) -> str:
    """The question without the words that only ask."""
    return _parts(question)[1] or question.strip()


def asks(question: str) -> bool:
    """Whether a question asks if something was agreed: by its first words, or by its last."""
    before, said, after = _parts(question)
    if _has("asks which", before or said, first=True):
        return False
    opening = any_of(CUES, "opens a question").match(before)  # "have" may open a question, or tell of something
    asking = f"{before[opening.end() :] if opening else before} : {after}"
    if _has("tells that it is", asking):
        return True
    return _has("tells of something", asking) and _has("asks for now", question)


def asks_if_considered(question: str) -> bool:
    """Whether a question asks for no more than a thought: "has anybody floated ...", "was that ever considered?" """
    before, _, after = _parts(question)
    return _has("tells of a thought", f"{before} : {after}")


def may_ask(question: str) -> bool:
    """Whether a question may ask so by a word in it: "Will rangers ...", "is the park supposed to get more land?" """
    return _has("asks for now", question) or _has("tells of the future", question.strip(), first=True)


def _parts(question: str) -> tuple[str, str, str]:
    """What stands before a proposal, the proposal, and what stands behind it."""
    whole = said = " ".join(question.split()).strip(_MARKS)
    start, end = 0, len(whole)
    while said:
        first = _opening(said)
        first = first if said[first:].strip(_MARKS) else 0
        last = _closing(said)
        if not first and last == len(said):
            break
        start, end = (start + first, end) if first else (start, start + last)
        start, end = _bare(whole, start, end)
        said = whole[start:end]
    return whole[:start], said, whole[end:]


def _bare(whole: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without marks and spaces around it."""
    said = whole[start:end]
    return start + len(said) - len(said.lstrip(_MARKS)), start + len(said.rstrip(_MARKS))


def _has(meaning: str, said: str, *, first: bool = False) -> bool:
    pattern = any_of(CUES, meaning)
    return (pattern.match(said) if first else pattern.search(said)) is not None


def _opening(said: str) -> int:
    """How far the words go that only ask: "agreed?", "has anyone thought of", or no more than "will"."""
    run = _run("opens a question", "asks", *_TELLING).match(said)
    words = said[: run.end()] if run else ""
    mark = _BREAK.match(said, len(words))
    if words and mark:
        return mark.end()
    first = any_of(CUES, "opens a question").match(said)
    if first is None:
        return 0
    told = max((cue.end() for kind in _TELLING for cue in any_of(CUES, kind).finditer(words)), default=0)
    about = _behind("leads to it").match(said, told) if told else None
    return about.end() if about else max(told, first.end())


def _closing(said: str) -> int:
    """Where a question at the end begins: a clause of its own that only asks, or "... already agreed"."""
    for mark in _BREAK.finditer(said):
        behind = said[mark.end() :].strip(_MARKS)
        run = _run("opens a question", "asks", "asks about it", *_TELLING).fullmatch(behind)
        if run and mark.start():
            return mark.start()
    last = re.compile(f"(?:{_behind('asked').pattern})+$", re.IGNORECASE).search(said)
    return last.start() if last and last.start() else len(said)


@cache
def _run(*kinds: str) -> re.Pattern[str]:
    """Words of some kinds, one after the other."""
    one = "|".join(source(CUES, kind) for kind in kinds)
    return re.compile(rf"(?:{one})(?:\s+(?:{one}))*(?!\w)", re.IGNORECASE)


@cache
def _behind(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{source(CUES, kind)}", re.IGNORECASE)
