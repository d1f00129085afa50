"""Verbs by which someone recommends, asks, decides or agrees: told from plans, from nouns and from participles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ingest.cues import table
from ingest.phrases import any_of
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
_NUMBERED = re.compile(r"\W*(?:\d+[.)]|\(?[a-z]{1,2}\))?\W*(?:(?:further|also|strongly)\s+)?", re.IGNORECASE)
_BESIDE = re.compile(
    r"\s+(?:for|in|at|under|during|within|above|below|earlier|here|there)\b(?!\s+principle)"
)  # a participle
_IF = re.compile(r"\b(?:if|unless|whether|provided that|should it be)\b[^,;]*$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|who|whom)\s+[^,;]*$")
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
    """A verb of the table: which of its forms a word is."""

    form: Literal["base", "third", "past", "gerund"]
    kind: RecommendationKind
    strength: Strength
    meaning: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a verb stands in its sentence."""

    use: Use
    negated: bool = False
    told: bool = False
    relative: bool = False


@cache
def verbs(meanings: tuple[str, ...]) -> dict[str, _Verb]:
    """The forms of the verbs of some meanings."""
    found: dict[str, _Verb] = {}
    for row in table(TABLE):
        if row["meaning"] in meanings:
            kind, strength = cast(RecommendationKind, row["kind"]), cast(Strength, row["strength"])
            for form, words in zip(("base", "third", "past", "gerund"), row["words"].split("|"), strict=True):
                found[words] = _Verb(form, kind, strength, row["meaning"])  # type: ignore[arg-type]
    return found


@cache
def pattern(meanings: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any form of the verbs of some meanings, the longest first."""
    forms = sorted(verbs(meanings), key=lambda form: (-len(form), form))
    return re.compile(r"(?<![\w-])(?:" + "|".join(r"\s+".join(f.split()) for f in forms) + r")(?![\w-])", re.IGNORECASE)


def said(words: str) -> Iterator[Cue]:
    """The verbs of saying in a sentence, in order."""
    meanings = ("verb", "verb against", "body verb")
    for match in pattern(meanings).finditer(words):
        verb = verbs(meanings)[" ".join(match.group().lower().split())]
        seen = standing(words, match.start(), match.end(), verb.form)
        if seen is not None:
            yield from _cue(match, verb, seen)
    yield from _formal(words)


def _cue(match: re.Match[str], verb: _Verb, seen: _Seen) -> Iterator[Cue]:
    settles = verb.kind in ("agreed", "decision")
    if seen.negated and (settles or verb.meaning == "verb against"):
        return  # what was not agreed is no agreement against it
    if seen.use == "participle" and not settles:
        return  # "activities recommended by the group": which ones is said elsewhere
    yield Cue(
        match.start(),
        match.end(),
        verb.kind,
        verb.strength,
        seen.use,
        seen.negated != (verb.meaning == "verb against"),
        seen.relative or (seen.told and (settles or seen.use != "active")),
        verb.meaning == "body verb" or seen.use == "participle",
    )


def _formal(words: str) -> Iterator[Cue]:
    """ "3. Instructs the Secretariat to": a paragraph of a resolution begins with its verb."""
    meanings = ("verb", "verb against", "body verb", "formal verb")
    lead = _NUMBERED.match(words)
    match = pattern(meanings).match(words, lead.end() if lead else 0)
    verb = verbs(meanings)[" ".join(match.group().lower().split())] if match else None
    if match is not None and verb is not None and verb.form == "third":
        yield Cue(match.start(), match.end(), verb.kind, verb.strength, "active", verb.meaning == "verb against")


def standing(words: str, start: int, end: int, form: str) -> _Seen | None:
    """How a verb stands; None where it is a noun, a participle before one, or only intended."""
    before, negated = _stripped(words[:start])
    last = before[-1] if before else ""
    if last.lower() in _CONDITION or _IF.search(words[:start]):
        return None
    if form == "past":
        return _past(words, start, end, before, negated)
    if last.lower() in _NOT_YET:
        polite = any_of(TABLE, "courtesy").search(words[:start])
        return _Seen("active", negated) if polite and not words[polite.end() : start].strip() else None
    if last.lower() in _DO:
        return _Seen("active", negated)
    if form == "gerund":
        return _Seen("active", negated) if last == "," and not _in_list(words, end) else None
    relative = last.lower() in _SUBORDINATE or _RELATIVE.search(words[:start]) is not None
    if last.lower() == "and" and form == "third" and _COMPLEMENT.match(words, end):
        return _Seen("active", negated)
    if last.lower() not in _SUBORDINATE and (
        last.lower() in words_of(TABLE, "before a noun") or not last or not re.match(r"[\w)\"”’]", last[-1])
    ):
        return None
    if re.match(r"\s+(?:of|from)\b", words[end:]) or (form == "base" and not (_plural(last) or relative)):
        return None
    return _Seen("active", negated, relative=relative)


def _past(words: str, start: int, end: int, before: list[str], negated: bool) -> _Seen | None:
    last = before[-1].lower() if before else ""
    if last in _BE:
        return _passive(before, negated)
    if last in _HAVE:
        intended = {word.lower() for word in before[-3:-1]} & _NOT_YET
        return (
            None if intended else _Seen("active", negated, last == "had", _RELATIVE.search(words[:start]) is not None)
        )
    if last == "as":
        return _Seen("as")
    if re.match(r"\s+by\b", words[end:]):
        return _Seen("participle", told=True)
    if _BESIDE.match(words, end):
        return None
    if not before:
        return _Seen("impersonal") if _TURNED.match(words, end) else None
    if last in _SUBORDINATE:
        return _Seen("active", negated, relative=True)
    if not re.match(r"\s+[^\W\d]|\s*:", words[end:]):
        return None
    joined = last in ("and", ",", ")") and _COMPLEMENT.match(words, end) is not None
    if (last in words_of(TABLE, "before a noun") or not last[-1].isalnum()) and not (joined or last in "\"”’')"):
        return None
    return _Seen("active", negated, relative=_RELATIVE.search(words[:start]) is not None)


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


def _in_list(words: str, end: int) -> bool:
    """ ", recommending and ...": one of several things that are done."""
    return re.match(r"\s*(?:,|and\b|or\b)", words[end:]) is not None


def _plural(word: str) -> bool:
    return word.lower() in ("we", "they") or word.endswith("s") or word[:1].isupper()
