"""From a question to the proposal in it: "Was it agreed to train wardens?" asks about training wardens.

The words that only ask stand in a run at the beginning ("has anybody ever thought of ...") or, behind a colon, a comma
or a dash, at the end ("...: already decided or not?"). They are known by what they mean, one by one, in any order. Two
of their forms need no words: "has it ... that" says nothing before "that", and a short question of its own that points
back ("..., has that been taken up?") says nothing at all.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.phrases import any_of, source
from ingest.phrases import words as words_of
from kgraph.agreed.called import CUES

_MARKS = " ,:;?!.-–—"
_BREAK = re.compile(r"[,:;?!.]\s|\s[-–—]\s|\s(?=or (?:is|was|has|do|does|are|would|should)\b)")
_TELLING = ("tells that it is", "tells of something")
_POINTS = re.compile(r"(?:it|this|that|one|such|these|those|them|so)\b", re.IGNORECASE)
_SOON = 6  # words up to the one that points back: "has anybody ever proposed that?"
_LAYERS = 40  # of words that only ask, around a proposal
_CLAUSE = 160  # characters of a clause at the end that only asks
_LONGEST = 60  # characters of words that are taken off the end at once
_SHORT = 12  # words of a question that only points back
_IMPERSONAL = r"it\s+(?:[^\s:;.?!]+\s+){0,9}?(?:that|to)(?!\s+(?:be|me|us)\b)(?!\w)"
_PERSON = r"(?:I|we|they|he|she|my|our|some|somebody|someone|people)\b"
_INSIDE = r"[^\s,:;.?!]+"  # a word with no mark behind it
_LEADS = r"(?:whether|that|if)(?!\w)"
_POLITE = re.compile(
    r"(?:can|could|would|will|do) you\b|(?:can|could|may|might) (?:i|we) (?:have|get|see|know|ask)\b", re.IGNORECASE
)
_WHETHER = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:\A|[:;]\s+|\s[-–—]\s+|\Aaccording\s+to\b[^,?]*,\s*|\b(?:know|says?|tells?|stated?|specify|specifies|shows?|clear|settled?|decided?|"
    r"agreed?|fixed|and|or|so)\s+)"
    r"(?:(?:in|by|for|to|on|at|from|with|of|under)\s+)?"
    r"(?:which|what|who|whom|whose|where|when|why|how\s+(?:many|much|often))\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:for|in|at|near|along|around)\s+(?:the\s+)?[A-Z]")


def proposal_in(question: str) -> str:
    """The question without the words that only ask; where they say where, that as well."""
    _, said, after = _parts(question)
    return f"{said} {_where_in(after)}".strip() or question.strip()


def asks(question: str) -> bool:
    """Whether a question asks if something was agreed: by its first words, or by its last."""
    before, said, after = _parts(question)
    if _has("asks which", before or said, first=True) or asks_for_a_value(question):
        return False
    opening = any_of(CUES, "opens a question").match(before)  # "have" may open a question, or tell of something
    asking = f"{before[opening.end() :] if opening else before} : {after}"
    if _has("tells that it is", asking):
        return True
    return _has("tells of something", asking) and _has("asks for now", question)


def asks_for_a_value(question: str) -> bool:
    """Whether a question wants more than yes or no: "is it settled where and when ...", "and if so, by whom?" """
    return _VALUE.search(question.strip()) is not None


def asks_if_considered(question: str) -> bool:
    """Whether a question asks for no more than a thought: "has anybody floated ...", "was that ever considered?" """
    before, _, after = _parts(question)
    return _has("tells of a thought", f"{before} : {after}")


def may_ask(question: str) -> bool:
    """Whether a question may ask so by a word in it: "Will rangers ...", "is the park supposed to get more land?" """
    return _has("asks for now", question) or _has("tells of the future", question.strip(), first=True)


def wants_yes_or_no(question: str) -> bool:
    """Whether a question asks if something is so, and for nothing more: "Must developers use the atlas?" """
    said = " ".join(question.split()).strip(_MARKS)
    if asks_for_a_value(said) or (_POLITE.match(said) and not _WHETHER.search(said)):
        return False
    starts = (0, *(mark.end() for mark in _BREAK.finditer(said)))
    wants = any(_wants().match(said, start) for start in starts)
    return wants or _asking_clause(said) < len(said)


def points_back(clause: str) -> bool:
    """Whether a question only asks about what stands before it: "Do we have that already?" """
    words = clause.strip(_MARKS).split()
    if _POLITE.match(clause) or clause[:3].casefold() == "if ":
        return False  # "Could you tell me whether this ..." leads to the question, "if that is no trouble" asks nothing
    soon = any(_POINTS.match(word) for word in words[1 : _SOON + 1])
    return soon and len(words) <= _SHORT and _wants().match(clause.strip(_MARKS)) is not None


def _where_in(asking: str) -> str:
    """What words that only ask say of where: "is this already proposed for the Jungarian Gobi?" """
    found = _WHERE.search(asking)
    return asking[found.start() :].strip(_MARKS) if found else ""


def _parts(question: str) -> tuple[str, str, str]:
    """What stands before a proposal, the proposal, and what stands behind it."""
    whole = said = " ".join(question.split()).strip(_MARKS)
    start, end = 0, len(whole)
    for _ in range(_LAYERS):
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
    if led := _impersonal().match(said) or _reported().match(said):
        return led.end()
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
    clause = _asking_clause(said)
    if clause < len(said):
        return clause
    last = _asked_last(said)
    return last or len(said)


def _asked_last(said: str) -> int:
    """Where the words at the end begin that only ask: "... already agreed upon"; 0 where there are none."""
    start = len(said)
    while found := _ends().search(said, max(0, start - _LONGEST), start):
        start = found.start()
    return start if start < len(said) else 0


def _asking_clause(said: str) -> int:
    """Where a clause at the end begins that only asks; the end of what is said where there is none."""
    run = _run("opens a question", "asks", "asks about it", *_TELLING)
    for mark in _BREAK.finditer(said, max(0, len(said) - _CLAUSE)):
        behind = said[mark.end() :].strip(_MARKS)
        if mark.start() and (run.fullmatch(behind) or points_back(behind)):
            return mark.start()
    return len(said)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"{_behind('asked').pattern}\Z", re.IGNORECASE)


@cache
def _wants() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:or|and|but|so|then)\s+)?{source(CUES, 'wants yes or no')}", re.IGNORECASE)


@cache
def _impersonal() -> re.Pattern[str]:
    """ "Has it been laid down that", "is it in the draft to": what stands between them only asks."""
    return re.compile(rf"(?:{source(CUES, 'wants yes or no')}\s+)?{_IMPERSONAL}", re.IGNORECASE)


@cache
def _reported() -> re.Pattern[str]:
    """ "I was asked in the meeting whether", "somebody at the ministry says that"."""
    return re.compile(
        rf"{_PERSON}(?:\s+{_INSIDE}){{0,6}}?\s+{source(CUES, 'reports')}(?:\s+{_INSIDE}){{0,5}}?\s+{_LEADS}", re.I
    )


@cache
def _run(*kinds: str) -> re.Pattern[str]:
    """Words of some kinds, one after the other, each the longest that it can be: none is tried twice."""
    known = {words for kind in kinds for words in words_of(CUES, kind)}
    one = "|".join(rf"{re.escape(words)}(?!\w)".replace(r"\ ", r"\s+") for words in sorted(known, key=_longest_first))
    return re.compile(rf"(?>{one})(?:\s+(?>{one}))*+", re.IGNORECASE)


def _longest_first(words: str) -> tuple[int, str]:
    return -len(words), words


@cache
def _behind(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{source(CUES, kind)}", re.IGNORECASE)
