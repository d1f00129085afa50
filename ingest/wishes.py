"""What else recommends: duties ("should"), needs, priorities, decisions told in passing, papers handed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from ingest.cues import table
from ingest.phrases import any_of, source
from ingest.phrases import words as words_of
from ingest.records import RecommendationKind, Strength
from ingest.saying import TABLE, Cue, Use, pattern, standing, verbs

_ASKS = re.compile(r"\b(?:what|how|whether|why)\b[^,;.]*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]|\b(?:and|whereas|while|that|but)\b", re.IGNORECASE)
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_BE = r"(?:is|are|was|were|be|been|being|remains?|remained|seems?|seemed)"
_ADVERB = r"(?:\s+(?:[a-z]+ly|also|thus|therefore|still|very|further|more|most|seen\s+as|noted\s+to\s+be))*"


def wished(words: str) -> Iterator[Cue]:
    """The cues of a sentence that are no verbs of saying."""
    yield from _duties(words)
    yield from _laid_before(words)
    yield from _phrases(words)
    yield from _priorities(words)
    yield from _decided(words)
    yield from _handed_over(words)
    yield from _contents(words)
    yield from _needs(words)


@cache
def _meant(meaning: str) -> dict[str, tuple[RecommendationKind, Strength]]:
    return {
        row["words"].lower(): (cast(RecommendationKind, row["kind"]), cast(Strength, row["strength"]))
        for row in table(TABLE)
        if row["meaning"] == meaning
    }


def _of(meaning: str, match: re.Match[str], words: str, use: Use = "impersonal", *, negated: bool = False) -> Cue:
    """The cue that a word of the table is, found in a longer match."""
    kind, strength = _meant(meaning)[" ".join(words.lower().split())]
    return Cue(match.start(), match.end(), kind, strength, use, negated)


def _duties(words: str) -> Iterator[Cue]:
    """ "should" of somebody or something, but not "should the funds be there" or "how it should be"."""
    for match in any_of(TABLE, "modal").finditer(words):
        negated = re.match(r"\s+(?:not|no\s+longer)\b", words[match.end() :])
        view = negated and re.match(
            r"\s+not\W+(?:however\W+)?" + source(TABLE, "no duty"), words[match.end() :], re.IGNORECASE
        )
        plain = re.match(r"\s+" + source(TABLE, "no duty"), words[match.end() :], re.IGNORECASE)
        done = re.match(r"\s+(?:not\s+)?have\b", words[match.end() :])  # "should have been": it is too late
        if done or match.group()[0].isupper() or view or plain or _ASKS.search(words[: match.start()]):
            continue
        yield _of("modal", match, match.group(), "modal", negated=negated is not None)


def _laid_before(words: str) -> Iterator[Cue]:
    for match in any_of(TABLE, "wish").finditer(words):
        yield _of("wish", match, match.group(), "wish")


def _phrases(words: str) -> Iterator[Cue]:
    for match in any_of(TABLE, "deed").finditer(words):
        if re.search(r"\bnot\s+$", words[: match.start()]):
            continue
        yield _of("deed", match, match.group(), "active")
    for match in any_of(TABLE, "phrase").finditer(words):
        yield _of("phrase", match, match.group())
    for match in any_of(TABLE, "phrase against").finditer(words):
        yield _of("phrase against", match, match.group(), negated=True)
    if any_of(TABLE, "noted").search(words):
        for match in any_of(TABLE, "possible").finditer(words):
            yield _of("possible", match, match.group())


def _priorities(words: str) -> Iterator[Cue]:
    """ "were given low priority": a low one speaks against."""
    low = source(TABLE, "low")
    ranked = rf"({source(TABLE, 'ranked')})((?:\s+[\w-]+){{0,3}}?\s+)(?:priority|priorities)(?!\w)"
    for match in re.finditer(ranked, words, re.IGNORECASE):
        against = re.search(low, match.group(2), re.IGNORECASE) is not None
        yield _of("ranked", match, match.group(1), negated=against)
    for match in any_of(TABLE, "priority").finditer(words):
        if re.match(r"[^.;]*\b(?:are|were)\b", words[match.end() :]):
            yield _of("priority", match, match.group())


def _decided(words: str) -> Iterator[Cue]:
    """ "upon the approval by ...": what another body did; without a body it is nobody's decision."""
    for match in any_of(TABLE, "decided").finditer(words):
        if _to_come(words[: match.start()], words[match.end() :]):
            continue
        kind, strength = _meant("decided")[" ".join(match.group().lower().split())]
        yield Cue(match.start(), match.end(), kind, strength, "impersonal", needs_body=True)
    for match in any_of(TABLE, "chosen").finditer(words):
        if re.match(rf"[^.;,]*?\bfor\s+{source(TABLE, 'purpose')}", words[match.end() :]):
            kind, strength = _meant("chosen")[match.group().lower()]
            yield Cue(match.start(), match.end(), kind, strength, "impersonal", needs_body=True)


def _to_come(before: str, after: str) -> bool:
    """ "pending approval by ...", "approval is expected": nobody has decided yet."""
    still = rf"{source(TABLE, 'to come')}\s+(?:\w+\s+){{0,2}}$"
    later = r"[^,;.]{0,60}?\b(?:will|would|(?:is|are|was|were)\s+(?:expected|pending|needed|required|sought))\b"
    return re.search(still, before, re.IGNORECASE) is not None or re.match(later, after) is not None


def _handed_over(words: str) -> Iterator[Cue]:
    """ "submitted the proposal to ... for approval"."""
    purpose = rf"(?:for\s+(?:(?:the|its|their)\s+)?{source(TABLE, 'purpose')}|proposal\s+to\b[^.;]*?\sto\s+fund)(?!\w)"
    for match in pattern(("hand over",)).finditer(words):
        verb = verbs(("hand over",))[" ".join(match.group().lower().split())]
        seen = standing(words, match.start(), match.end(), verb.form)
        aim = re.search(purpose, words[match.end() :], re.IGNORECASE)
        if aim is None or _other_clause(words[match.end() : match.end() + aim.start()]):
            continue
        if seen is not None and seen.use in ("active", "passive"):
            told = seen.told or seen.use == "passive"
            yield Cue(match.start(), match.end() + aim.end(), verb.kind, verb.strength, seen.use, told=told)


def _other_clause(between: str) -> bool:
    return re.search(rf"\b(?:which|who|{source(TABLE, 'chosen')})\b", between, re.IGNORECASE) is not None


def _contents(words: str) -> Iterator[Cue]:
    """ "The recommendations include ...": they are given here, and not only mentioned."""
    told = rf"({source(TABLE, 'content')})(?P<whose>(?:\s+(?!to\s)[\w'-]+){{0,6}}?)\s+{source(TABLE, 'includes it')}"
    for match in re.finditer(told, words, re.IGNORECASE):
        if re.match(r"\W*(?:[\w]+\W+){0,2}$", words[: match.start()]) and not match.group().endswith("including"):
            yield _of("content", match, match.group(1), "content")


def _needs(words: str) -> Iterator[Cue]:
    """Needs, told from what merely lives on something: only more of it, or an effort, is asked for."""
    yield from _wanted(words)
    yield from _verbs_of_need(words)
    yield from _stressed(words)
    for match in re.finditer(rf"\bthere\s+{_BE}\s+(?:an?\s+)?(?:[\w-]+\s+)?({source(TABLE, 'there is')})", words, re.I):
        if not re.search(r"\bno\b", match.group()):
            yield _of("there is", match, match.group(1))
    for match in pattern(("consider",)).finditer(words):
        verb = verbs(("consider",))[match.group().lower()]
        seen = standing(words, match.start(), match.end(), verb.form)
        if seen is not None and seen.use == "active" and re.match(r"\s+[a-z]{3,}ing\b", words[match.end() :]):
            yield Cue(match.start(), match.end(), verb.kind, verb.strength, "active")


def _wanted(words: str) -> Iterator[Cue]:
    """ "were needed", "Needed were", "it was important to", "was important to address"."""
    wanted = source(TABLE, "wanted")
    for match in re.finditer(rf"\b{_BE}{_ADVERB}\s+({wanted})", words, re.IGNORECASE):
        if not _denied(words, match.start()):
            yield _of("wanted", match, match.group(1))
    turned = rf"^\W*(?:also\s+)?(?:{wanted}|requiring\s+more\s+attention)(?:,?\s+too,?)?\s+(?:is|are|was|were)\b"
    if first := re.match(turned, words, re.IGNORECASE):
        yield Cue(0, first.end(), "suggestion", "implicit", "impersonal")
    weighty, done = source(TABLE, "weighty"), source(TABLE, "done")
    it = rf"\bit\s+(?:{_BE}|would\s+be){_ADVERB}\s+({weighty}),?(?:\s+too,?)?\s+(?:to|that)\b"
    to_do = rf"\b{_BE}{_ADVERB}\s+({weighty})\s+to\s+{done}"
    for match in re.finditer(rf"{it}|{to_do}", words, re.IGNORECASE):
        if match.group(1) or not _denied(words, match.start()):
            yield _of("weighty", match, match.group(1) or match.group(2))


def _verbs_of_need(words: str) -> Iterator[Cue]:
    """ "needed more attention", "needs to be continued", "required feasibility studies"."""
    thing = rf"\s+(?:{source(TABLE, 'how much')}|(?:[\w-]+\s+){{0,3}}?{source(TABLE, 'needed')})"
    for match in pattern(("need", "need to")).finditer(words):
        verb = verbs(("need", "need to"))[match.group().lower()]
        rest = words[match.end() :]
        fits = re.match(thing, rest, re.IGNORECASE) or (
            verb.meaning == "need to" and re.match(r"\s+to\s+[a-z]+\b", rest)
        )
        if fits and _is_finite(words, match, rest[: fits.end()]) and not _denied(words, match.start()):
            yield Cue(match.start(), match.end(), verb.kind, verb.strength, "impersonal")


def _is_finite(words: str, need: re.Match[str], object_: str) -> bool:
    """ "needed" as the verb of its clause: not "the efforts needed to do so", nor "attention needed"."""
    clause = _CLAUSE.split(words[: need.start()])[-1].split()
    last = clause[-1].lower() if clause else ""
    if last in words_of(TABLE, "before a noun") - words_of(TABLE, "points") or last in ("would", "may", "might", "not"):
        return False
    if not need.group().lower().endswith("ed") or object_.split()[:2] == ["to", "be"]:
        return True
    return not set(map(str.lower, clause)) & _AUXILIARIES and (len(clause) < 6 or " to " not in f"{object_} ")


def _stressed(words: str) -> Iterator[Cue]:
    """ "highlighted the importance of", "identified a major need to"."""
    weighty = source(TABLE, "weighty")
    noun = rf"\s+(?:the|an?)\s+(?:[\w-]+\s+)?(?:{source(TABLE, 'stressed')})\s+(?:to|for|of|that)\b"
    object_ = rf"{noun}|\s+how\s+{weighty}|\s+that\b[^.;]*?\b{_BE}\s+{weighty}(?=\s*(?:[,.;]|$))"
    for match in pattern(("stress",)).finditer(words):
        verb = verbs(("stress",))[match.group().lower()]
        seen = standing(words, match.start(), match.end(), verb.form)
        thing = re.match(object_, words[match.end() :], re.IGNORECASE)
        if seen is not None and thing is not None and not seen.negated:
            end = match.end() + thing.end()
            yield Cue(match.start(), end, verb.kind, verb.strength, seen.use)


def _denied(words: str, at: int) -> bool:
    """ "no action was needed", "what was needed": nothing is wanted, or it is not said what."""
    clause = re.split(r"[,;:]", words[:at])[-1]
    denied = r"\b(?:no|none|neither|nothing|what|whether|how|if|where)\b|\b(?:that|which|who)\s+$|\bdiscussed\s+which\b"
    return re.search(denied, clause, re.IGNORECASE) is not None
