"""Verbs by which someone recommends, asks, decides or agrees: told from plans, from nouns and from participles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast

from ingest.cues import fold, table
from ingest.phrases import any_of, source
from ingest.phrases import words as words_of
from ingest.records import RecommendationKind, Strength

TABLE = "recommendation_cues"

Use = Literal["active", "passive", "participle", "as", "impersonal", "modal", "wish", "content"]

_WORD = re.compile(r"[\w'/-]+|[^\w\s]")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_HAVE = frozenset({"has", "have", "had"})
_DO = frozenset({"do", "does", "did"})
_NOT_YET = frozenset({"would", "will", "could", "might", "may", "can", "shall", "to", "should", "must", "cannot"})
_SUBORDINATE = frozenset({"which", "who", "that", "what", "how", "whether"})
_CONDITION = frozenset({"if", "unless", "when", "once", "where", "until", "otherwise", "than"})
_COMPLEMENT = re.compile(
    r"\s+(?:further\s+|also\s+|[a-z]+ly\s+)?(?:the|a|an|to|that|its|their|on|upon|not|[a-z]+ing|[A-Z]\w*)\b"
)
_HEAD_NUMBER = re.compile(r"^(?:(?:Annex|Appendix)\s+)?[\dIVXivxA-F.]+[.):]?\s+")
_NUMBERED = re.compile(r"\W*(?:\d+[.)]|\(?[a-z]{1,2}\))?\W*(?:(?:further|also|strongly)\s+)?", re.IGNORECASE)
_BESIDE = re.compile(  # behind a participle: "the funds requested from ..."
    r"\s+(?:for|from|in|at|under|during|within|above|below|earlier|here|there)\b(?!\s+principle)"
)
_IF = re.compile(r"\b(?:if|unless|whether|provided that|should it be)\b[^,;]*$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|who|whom)\s+[^,;]*$")
_INSERTED = re.compile(r",[^,]+,\s+$")  # "The Committee, at its fifth session, recommended"
_TO_DO = re.compile(  # "asked Angola to send data", "was tasked with"; not "asked whether", "directed to the States"
    r"(?:\s+(?!(?:to|with|whether|if|why|how|what|who|when|where|that)\b)[\w'/-]+,?){0,16}"
    r"\s+(?:not\s+)?(?:to|with)\s+(?!(?:the|an?|its|their|all|this|these|those)\b)[a-z]+"
)
_OF_SOME = re.compile(r"(?:^|[.;:]\s)\W*(?:of|among)\s[^,;:]*$", re.IGNORECASE)  # "Of the points agreed, six were done"
_TURNED = re.compile(r"(?:\s*,\s*(?:too|also|however|as well|further)\s*,?)?\s+(?:is|are|was|were)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a sentence by which it recommends, as offsets in the sentence."""

    start: int
    end: int
    kind: RecommendationKind
    strength: Strength
    use: Use
    negated: bool = False  # "did not recommend"
    told: bool = False  # only told here: "had agreed", "which called upon"
    needs_body: bool = False  # counts only where a body is named that did so


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of the table, and which of its forms a word is: "base", "third", "past" or "gerund"."""

    form: str
    kind: RecommendationKind
    strength: Strength
    meaning: str

    @property
    def settles(self) -> bool:
        return self.kind in ("agreed", "decision")

    @property
    def is_against(self) -> bool:
        return self.meaning == "verb against"


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a verb stands in its sentence."""

    use: Use
    negated: bool = False
    told: bool = False  # "had agreed"
    relative: bool = False  # "which called upon"


@cache
def verbs(meanings: tuple[str, ...]) -> dict[str, _Verb]:
    """The forms of the verbs of some meanings."""
    found: dict[str, _Verb] = {}
    for row in table(TABLE):
        if row["meaning"] in meanings:
            kind, strength = cast(RecommendationKind, row["kind"]), cast(Strength, row["strength"])
            for form, words in zip(("base", "third", "past", "gerund"), row["words"].split("|"), strict=True):
                found[words] = _Verb(form, kind, strength, row["meaning"])
    return found


@cache
def pattern(meanings: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any form of the verbs of some meanings, the longest first."""
    forms = sorted(verbs(meanings), key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w-])(?:" + "|".join(r"\s+".join(f.split()) for f in forms) + r")(?![\w-])", re.IGNORECASE)


def said(words: str) -> Iterator[Cue]:
    """The verbs of saying in a sentence, in order."""
    meanings = ("verb", "verb against", "body verb", "verb to")
    for match in pattern(meanings).finditer(words):
        verb = verbs(meanings)[" ".join(match.group().lower().split())]
        seen = standing(words, match.start(), match.end(), verb.form)
        if seen is not None and (verb.meaning != "verb to" or _TO_DO.match(words, match.end())):
            yield from _cue(match, verb, seen)
    yield from _formal(words)


def _cue(match: re.Match[str], verb: _Verb, seen: _Seen) -> Iterator[Cue]:
    if seen.negated and (verb.settles or verb.is_against):
        return  # what was not agreed is no agreement against it
    if seen.use == "participle" and not verb.settles:
        return  # "activities recommended by the group": which ones is said elsewhere
    if seen.use == "as" and verb.kind not in ("recommendation", "suggestion"):
        return  # "as agreed by the group" tells of what it stands beside
    if _only_shows(match, verb, seen):
        return
    yield Cue(
        match.start(),
        match.end(),
        verb.kind,
        verb.strength,
        seen.use,
        negated=seen.negated != verb.is_against,
        told=seen.relative or (seen.told and (verb.settles or seen.use != "active")),
        needs_body=verb.meaning == "body verb" or seen.use == "participle",
    )


def _only_shows(match: re.Match[str], verb: _Verb, seen: _Seen) -> bool:
    """ "The results suggest that ...", "they agreed with the author": nothing is to be done."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if verb.kind == "suggestion" and seen.use == "active":
        return re.search(rf"{source(TABLE, 'evidence')}[^,;]*$", before, re.IGNORECASE) is not None
    return verb.kind == "agreed" and re.match(r"\s+with\b", after) is not None


def _formal(words: str) -> Iterator[Cue]:
    """ "3. Instructs the Secretariat to": a paragraph of a resolution begins with its verb."""
    meanings = ("verb", "verb against", "body verb", "formal verb")
    lead = _NUMBERED.match(words)
    match = pattern(meanings).match(words, lead.end() if lead else 0)
    verb = verbs(meanings)[" ".join(match.group().lower().split())] if match else None
    if match is not None and verb is not None and verb.form == "third":
        yield Cue(match.start(), match.end(), verb.kind, verb.strength, "active", negated=verb.is_against)


def standing(words: str, start: int, end: int, form: str) -> _Seen | None:
    """How a verb stands; None where it is a noun, a participle before one, or only intended."""
    before, negated = _stripped(words[:start])
    last = before[-1].lower() if before else ""
    relative = _RELATIVE.search(words[:start]) is not None
    if last in _CONDITION or _IF.search(words[:start]):
        return None
    if form == "past" and last in _BE:
        return _passive(before, negated)
    if form == "past":
        fits = _past(words, start, end, before)
        return replace(fits, negated=negated, relative=fits.relative or relative) if fits else None
    if last in _NOT_YET:
        polite = any_of(TABLE, "courtesy").search(words[:start])
        return _Seen("active", negated) if polite and not words[polite.end() : start].strip() else None
    if form == "gerund":
        fits_list = last == "," and not re.match(r"\s*(?:,|and\b|or\b)", words[end:])
        return _Seen("active", negated) if fits_list else None
    if last not in _DO and not _is_verb(words, end, before, form):
        return None
    return _Seen("active", negated, relative=relative or last in _SUBORDINATE)


def _is_verb(words: str, end: int, before: list[str], form: str) -> bool:
    """ "recommends" and "request" as verbs of what stands before them: not "the requests of", "their request"."""
    last = before[-1] if before else ""
    if last.lower() == "and" and form == "third" and _COMPLEMENT.match(words, end):
        return True
    if re.match(r"\s+(?:of|from)\b", words[end:]):
        return False
    if last.lower() in _SUBORDINATE:
        return True
    if last.lower() in words_of(TABLE, "before a noun") or not re.match(r"[\w)\"”’]", last[-1:]):
        return False
    return form != "base" or last.lower() in ("we", "they") or last.endswith("s") or last[:1].isupper()


def _past(words: str, start: int, end: int, before: list[str]) -> _Seen | None:
    """ "recommended" as a verb: not "all recommended activities", nor "the activities recommended in ..."."""
    last = before[-1].lower() if before else ""
    if last in _HAVE:
        return _Seen("active", told=last == "had") if not _NOT_YET & {word.lower() for word in before[-3:-1]} else None
    if last == "as":
        return _Seen("as") if len(before) == 1 else None
    if re.match(r"\s+by\b", words[end:]):
        return _Seen("participle", told=True)
    if _OF_SOME.search(words[:start]):
        return None
    if not before:
        return _Seen("impersonal") if _TURNED.match(words, end) else None
    if _BESIDE.match(words, end) or not re.match(r"\s+[^\W\d]|\s*:", words[end:]):
        return None
    if last in _SUBORDINATE:
        return _Seen("active", relative=True)
    joined = last in ("and", ",", ")") and _COMPLEMENT.match(words, end) is not None
    if joined or _INSERTED.search(words[:start]) or last in "\"”’')":
        return _Seen("active")
    return _Seen("active") if last[-1].isalnum() and last not in words_of(TABLE, "before a noun") else None


def _passive(before: list[str], negated: bool) -> _Seen | None:
    """The verb behind a form of "be"; what is to be or is being done is not done yet."""
    rest, no = _stripped(" ".join(before[:-1]))
    form = before[-1].lower()
    told = False
    if form in ("be", "being"):
        return None
    if form == "been":
        if not rest or rest[-1].lower() not in _HAVE or (len(rest) > 1 and rest[-2].lower() in _NOT_YET):
            return None
        told = rest.pop().lower() == "had"
    relative = bool(rest) and rest[-1].lower() in ("which", "who")
    negated = negated or (bool(rest) and rest[0].lower() in ("no", "neither", "none"))
    return _Seen("passive", negated or no, told, relative)


def _stripped(words: str) -> tuple[list[str], bool]:
    """The words before a verb without adverbs, and whether a "not" was among these."""
    before = _WORD.findall(words)[-12:]
    negated = False
    while before and (before[-1].lower() in _dropped() or before[-1].lower().endswith("ly")):
        negated = negated or before.pop().lower() in ("not", "never")
    return before, negated


@cache
def _dropped() -> frozenset[str]:
    return words_of(TABLE, "adverb") | {"not", "never"}


def aims_at(heading: str | None) -> bool:
    """A heading over what is intended: "Objectives"; not "Agenda item 5"."""
    said = any_of(TABLE, "no aims").sub("", heading or "")
    return any_of(TABLE, "aims").search(said) is not None


def heading_kind(words: str) -> RecommendationKind | None:
    """What the items of a list, or the rows of a table, are where a heading says it: "Recommendations"."""
    heading = fold(_HEAD_NUMBER.sub("", words.strip()).rstrip(":. "))
    rows = (row for row in table(TABLE) if row["meaning"] == "heading" and heading == row["words"])
    return next((cast(RecommendationKind, row["kind"]) for row in rows), None)
