"""Verbs by which a programme gets a standing: adopted, endorsed, replaced, extended, begun, ended, or expressly not.

Only what is said to have happened counts. What will be, may be or ought to be adopted has no standing yet, and what is
adopted besides a programme (its budget, a report on it) gives it none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from ingest.called import TABLE, Called
from ingest.cues import table
from ingest.phrases import source, words
from ingest.records import Status
from ingest.speakers import subject

BRACKETS = r"(?:\s*\([^()]*\))*"
APART = r"(?:\s*,[^,;:]{0,100},)?"
_THE = r"(?:(?:the|an?|its|their|this|our|both)\s+)?"
_AT_A_MEETING = (  # "by Resolution 14.17", "at its fifth meeting": only such words stand before what is adopted
    r"(?:\s*,?\s*(?:by|through|via|at|in|on|during|without)\s+(?:(?:its|the|their)\s+)?"
    r"(?:(?:[A-Z0-9][\w./-]*|of|the|meeting|session|consensus|acclamation|vote|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|unanimity|amendments?|changes?)(?:\s+|(?=,)))+,?)*"
)
_FIRST_OBJECT = (
    r"(?:(?:[\w.'/()-]+\s+){1,7}?(?:(?:,\s*)?and|as\s+well\s+as|together\s+with|along\s+with|including)\s+)?"
)
_PREPOSITIONS = (
    "of|on|for|in|under|to|from|with|by|at|about|within|into|against|regarding|concerning|towards|between|per|via|as"
)
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
SIDE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a verb says became of a programme; offsets are of the sentence's words."""

    status: Status
    of: Called
    start: int  # of the verb with its auxiliaries
    end: int
    agent: str = ""  # by whom, as printed
    stated: bool = True  # False: it is said not to be so
    present: bool = False  # "adopts": the words themselves do it
    successor: Called | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb with what stands before it. ``form`` is "base", "third", "past" or "gerund"."""

    status: Status
    meaning: str
    form: str
    start: int  # with its auxiliaries
    at: int  # the verb alone
    end: int
    auxiliaries: frozenset[str]

    @property
    def denied(self) -> bool:
        return bool(self.auxiliaries & words(TABLE, "not"))

    @property
    def is_active(self) -> bool:
        match self.form:
            case "third":
                return True
            case "past":
                return not self.passive
            case "base":
                return bool(self.auxiliaries & words(TABLE, "do"))
        return self.meaning == "replaces" and not self.auxiliaries  # "replacing the Work Programme"

    @property
    def passive(self) -> bool:
        return self.form == "past" and bool(self.auxiliaries & words(TABLE, "be"))


def acts(said: str, programmes: Sequence[Called]) -> Iterator[Act]:
    """What the verbs of a sentence say of the programmes that it names."""
    for verb in verbs(said):
        if not unsure(said, verb.start):
            yield from _read(said, verb, programmes)


# ------------------------------------------------------------------ verbs


def verbs(said: str) -> Iterator[_Verb]:
    for match in _forms().finditer(said):
        status, meaning, form = _known()[match.group().casefold()]
        lead = auxiliaries().search(said[: match.start()])
        before = frozenset(" ".join(lead.group().casefold().split()).split()) if lead else frozenset()
        before |= {"no longer"} if lead and re.search(r"no\s+longer", lead.group(), re.IGNORECASE) else set()
        if not before & words(TABLE, "planned"):
            yield _Verb(status, meaning, form, lead.start() if lead else match.start(), *match.span(), before)


@cache
def _known() -> dict[str, tuple[Status, str, str]]:
    found: dict[str, tuple[Status, str, str]] = {}
    for row in table(TABLE):
        if row["meaning"] in ("verb", "replaces", "extends"):
            for form, word in zip(("base", "third", "past", "gerund"), row["words"].split("|"), strict=True):
                found[word] = cast(Status, row["value"]), row["meaning"], form
    return found


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(_known(), key=len, reverse=True))})(?![\w-])", re.IGNORECASE)


@cache
def auxiliaries() -> re.Pattern[str]:
    """ "has not yet been", "will be", "was formally": all that can stand before a verb and belongs to it."""
    parts = "|".join(source(TABLE, meaning) for meaning in ("be", "have", "do", "not", "planned", "adverb"))
    return re.compile(rf"(?<!\w)(?:(?:{parts}|[a-z]+ly)\s+)+$", re.IGNORECASE)


def unsure(said: str, at: int) -> bool:
    """ "Once it has been adopted", "whether it was adopted"."""
    clause = re.split(r"[;:]|\.\s", said[:at])[-1]
    return re.search(rf"{source(TABLE, 'unsure')}(?!\s+\d)[^,]*$", clause, re.IGNORECASE) is not None


def _read(said: str, verb: _Verb, programmes: Sequence[Called]) -> Iterator[Act]:
    beside = _beside(said, verb, programmes)
    if beside is not None:
        yield from _made(said, verb, [beside], programmes)
    elif verb.is_active:
        yield from _active(said, verb, programmes)


def _beside(said: str, verb: _Verb, programmes: Sequence[Called]) -> Called | None:
    """The programme that a passive verb or a participle is said of."""
    before = next((one for one in reversed(programmes) if one.end <= verb.start), None)
    if verb.form != "past" or before is None:
        return None
    between = said[before.end : verb.start]
    which = re.fullmatch(rf"{BRACKETS}\s*,?\s*(?:which|that)\s+", between, re.IGNORECASE)
    if verb.passive and which:
        return before
    if verb.passive:
        along = rf"{BRACKETS}{APART}\s*,?\s*(?:(?:was|were|has\s+been|have\s+been)\s+[^,;:]{{3,90}}?\s+and\s+)?"
        return before if re.fullmatch(along, between) and is_subject(said, before) else None
    if verb.auxiliaries & (words(TABLE, "have") | words(TABLE, "do")):
        return None
    coordinated = re.fullmatch(
        rf"{BRACKETS}\s*(?:was|were|has\s+been|have\s+been)\s+[^,;:]{{3,90}}?(?:,\s*|\s+)and\s+", between
    )
    if coordinated and by_whom(said, verb.end):
        return before if is_subject(said, before) else None
    participle = re.fullmatch(rf"{BRACKETS}\s*,?\s*(?:(?:as|not\s+yet|not)\s+)?", between)
    goes_on = re.match(r"\s+(?:by|at|in|during|through|on|under|via)\b|\s*(?:[,;.)]|$)", said[verb.end :])
    return before if participle and goes_on and "as" not in between.split() else None


def is_subject(said: str, one: Called) -> bool:
    """Nothing governs it: not "the review of the Work Programme was adopted"."""
    lead = re.sub(rf"(?<!\w){_version()}$", "", said[: one.start], flags=re.IGNORECASE)
    return re.search(rf"\b(?:{_PREPOSITIONS})\s+{_THE}$", lead, re.IGNORECASE) is None


def _active(said: str, verb: _Verb, programmes: Sequence[Called]) -> Iterator[Act]:
    """ "The Meeting adopted, by consensus, the Work Programme and the Action Plan"."""
    objects: list[Called] = []
    for one in (one for one in programmes if one.start >= verb.end):
        gap = said[objects[-1].end if objects else verb.end : one.start]
        version = _version()
        first = rf"\s*(?:{source(TABLE, 'adverb')}\s*)?{_AT_A_MEETING}\s*{_THE}{_FIRST_OBJECT}{_THE}{version}"
        more = rf"(?:\s+with\s+[^,;:]{{3,60}})?\s*(?:,|,?\s*and|as\s+well\s+as|together\s+with)\s+{_THE}{version}"
        fits = re.fullmatch(more if objects else first, gap, re.IGNORECASE if objects else 0)
        if fits is None or (not objects and _governed(gap)):
            break
        objects.append(one)
    yield from _made(said, verb, objects, programmes, active=True)


@cache
def _version() -> str:
    """ "the revised draft of the", "the extension of the": it stands for the programme itself."""
    modifiers = rf"(?:{source(TABLE, 'modifier')}\s+)*"
    return rf"(?:{modifiers}(?:{source(TABLE, 'version')}|{source(TABLE, 'extension')}\s+of)\s+)?(?:the\s+)?"


def _governed(gap: str) -> bool:
    """A preposition behind the first thing that was adopted: "the report on the review and the Work Programme"."""
    plain = re.sub(rf"^\s*{_AT_A_MEETING}", "", gap)
    plain = re.sub(rf"{_version()}$", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"\b(?:together|along)\s+with\b|\bas\s+well\s+as\b", "and", plain)
    return re.search(rf"\b(?:{_PREPOSITIONS}|not)\b", plain, re.IGNORECASE) is not None


def _made(
    said: str, verb: _Verb, objects: Sequence[Called], programmes: Sequence[Called], *, active: bool = False
) -> Iterator[Act]:
    agent = subject_of(said, verb) if active else by_whom(said, verb.end)
    successor = _successor(verb, programmes, active=active) if verb.meaning == "replaces" else None
    if verb.meaning == "replaces" and active and successor is None and not _names_itself(agent):
        return  # a person succeeds, a fence replaces
    for one in objects:
        status, end = verb.status, one.end if active else verb.end
        extension = rf"{source(TABLE, 'extension')}\s+of\s+(?:the\s+)?$"
        extended = active and re.search(extension, said[verb.end : one.start])
        year = until(said, end) if verb.meaning == "extends" or extended else None
        yield Act(
            status="in_force" if extended else status,
            of=one,
            start=verb.start,
            end=max(end, verb.end),
            agent="" if verb.meaning == "replaces" else agent,
            stated=not verb.denied and not _denied_by_subject(said, verb, one, active=active),
            present=verb.form == "third",
            successor=successor,
            until=year,
        )


def _denied_by_subject(said: str, verb: _Verb, one: Called, *, active: bool) -> bool:
    """ "No Work Programme was adopted", "neither the one nor the other"."""
    lead = said[: verb.start if active else one.start]
    return (
        re.search(r"\b(?:no|neither|nor|none\s+of)\s+(?:the\s+|an?\s+)?[\w ]{0,40}$", lead, re.IGNORECASE) is not None
    )


def _successor(verb: _Verb, programmes: Sequence[Called], *, active: bool) -> Called | None:
    if active:
        return next((one for one in reversed(programmes) if one.end <= verb.start), None)
    return next((one for one in programmes if one.start >= verb.end), None)


def _names_itself(agent: str) -> bool:
    return re.fullmatch(r"(?:it|this|which)?", agent.strip(), re.IGNORECASE) is not None


def subject_of(said: str, verb: _Verb) -> str:
    start, end = subject(said, verb.at)
    return " ".join(said[start:end].split())


def by_whom(said: str, end: int) -> str:
    """ "by the Standing Committee", "at the Eleventh Meeting of the Conference of the Parties (COP11)"."""
    ends = (
        r"(?=\s+(?:in|on)\s+(?:\d|[A-Z][a-z]+\s+\d{4})|\s+(?:to|which|that|and|for|with|as|was|is|has|had)\b"
        r"|[,;]|\.(?:\s|$)|\s*$)"
    )
    who = rf"\s+(?:by|at|during)\s+(?P<agent>(?!consensus|acclamation|vote).{{3,160}}?){ends}"
    match = re.match(who, said[end:], re.DOTALL)
    return " ".join(match["agent"].split()).rstrip(".") if match else ""


def until(said: str, at: int) -> int | None:
    match = re.search(rf"\b(?:until|to|through|till)\s+(?:the\s+end\s+of\s+)?(?:\w+\s+)?{YEAR}", said[at : at + SIDE])
    return int(match["year"]) if match else None
