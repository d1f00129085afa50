"""Who recommends: read from the words around the verb, or from whoever spoke before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.clean import clean
from ingest.phrases import any_of, source
from ingest.records import Document
from ingest.saying import TABLE, Cue
from ingest.scene import Sentence
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_CLAUSE = re.compile(r"[;:]\s+|,\s+|\b(?:that|which|whereas|while|because|since|although|but|so|yet)\s+", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?:\s*\b(?:had|has|have|did|does|do|not|was|were|is|are|been|would|like|to|wish|wishes)\b)+\s*$"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b")
_NUMBER = re.compile(r"\W*(?:\d+[.)](?:\s+|$)|\(?[a-z]{1,2}\)(?:\s+|$))?")
_LABEL = re.compile(r"^\W*(?:\d+[.)]\s+)?([A-Z][\w ]{3,40}):")
_DATED = re.compile(r"^(?:In|On|By|At)\s+(?:\d+\s+)?(?:[A-Z][a-z]+\s+)?\d{4}\w*\s+")
_WHICH = re.compile(r",?\s*\b(?:which|who)\s*$")
_WHOSE = re.compile(r"\s(?:from|of|by)\s+(the\s+.+?)\s+\w+$")
NOBODY = "not stated"
_LONGEST = 160  # a subject that is longer is no name of anybody


def body_of(document: Document, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """Who speaks where nobody is said to: the meeting of its report, else whoever issued the paper."""
    if document.kind == "meeting-report":
        return "the meeting", None
    body = document.body
    if body is not None and document.kind == "secretariat-note":
        houses = vocabulary.of_kind("organisation")
        body = next((house.key for house in houses if house.type == "secretariat" and body in house.parents), body)
    return (vocabulary.label("organisation", body), body) if body else (NOBODY, None)


def subject(words: str, at: int) -> tuple[int, int]:
    """Where the words stand before a verb that say whose verb it is; an empty stretch where none of its own do."""
    left = _bare(words[:at])
    if left.endswith(","):
        return _first(left)
    if re.search(r"\b(?:and|or)$", left):
        return at, at
    left = left[: which.start()] if (which := _WHICH.search(left)) else left  # "the Committee, which recommended"
    start = max((match.end() for match in _CLAUSE.finditer(left)), default=0)
    joins = list(re.finditer(r"\band\s+", left[start:]))
    if joins and (joins[-1].start() == 0 or _FINITE.search(left[start : start + joins[-1].start()])):
        start += joins[-1].end()
    number = _NUMBER.match(left, start)
    return (number.end() if number else start), len(left)


def _bare(left: str) -> str:
    """The words before a verb without its adverbs and auxiliaries."""
    adverb = re.compile(rf"(?:^|\s)(?:{source(TABLE, 'adverb')}|not|[a-z]+ly)$", re.IGNORECASE)
    while (shorter := adverb.sub("", _AUXILIARY.sub("", left).rstrip()).rstrip()) != left:
        left = shorter
    return left


def _first(left: str) -> tuple[int, int]:
    """ "The Committee, at its fifth meeting, recommended": the first part that opens no other clause."""
    opening = re.compile(rf"(?:{source(TABLE, 'opening')}|which|who)\b", re.IGNORECASE)
    for part in re.finditer(r"[^,]+", left):
        number = _NUMBER.match(left, part.start())
        start = number.end() if number else part.start()
        if start < part.end() and not opening.match(left, start):
            return start, part.end()
    return len(left), len(left)


def voices(words: str) -> Iterator[str]:
    """Those of a meeting who speak in a sentence: at the beginning of it, or of a clause."""
    opens = r"(?:^\W*(?:\d+[.)]\s+)?|[,;:]\s+(?:and\s+|but\s+)?|\bthat\s+)"
    for match in re.finditer(rf"{opens}(?:both\s+|several\s+)?({source(TABLE, 'voice')})", words, re.IGNORECASE):
        yield _voice(match.group(1))
    if any_of(TABLE, "discussion").search(words):
        yield "participants"


def opens(sentence: Sentence) -> str:
    """The body or the study that a sentence begins with; empty where it begins with something else."""
    number = _NUMBER.match(sentence.words)
    start = number.end() if number else 0
    study = rf"(?:the|an?)\s+(?:[\w-]+\s+){{0,4}}?{source(TABLE, 'author noun')}(?:\s+(?:of|from|by)\s+(?:the\s+)?)?"
    if found := re.compile(study, re.IGNORECASE).match(sentence.words, start):
        of = [name.end for name in sentence.names if name.start - sentence.span.start == found.end()]
        end = max(of) - sentence.span.start if of else found.end()
        said = " ".join(sentence.words[start:end].split())
        return _article(said if of else re.sub(r"\s(?:of|from|by)(?:\sthe)?$", "", said))
    article = re.compile(r"(?:The\s+)?").match(sentence.words, start)
    first = sentence.span.start + (article.end() if article else start)
    bodies = [name for name in sentence.names if name.start == first and name.kind == "organisation"]
    return clean(max(bodies, key=lambda name: name.end).surface) if bodies else ""


def _voice(words: str) -> str:
    """As the table spells it: lower case at the beginning of a sentence, too, but for what is a name."""
    words = " ".join(words.split())
    return words[0].lower() + words[1:] if not words[:2].isupper() else words


def by(sentence: Sentence, cue: Cue, before: str, earlier: str) -> str:
    """Whoever says it. ``before`` is the voice heard last, ``earlier`` whoever recommended last in the paragraph."""
    words = sentence.words
    agent = _agent(words, cue)
    if agent or cue.use != "active":
        return agent or before
    start, end = subject(words, cue.start)
    said = " ".join(words[start:end].split())
    if re.fullmatch(source(TABLE, "pronoun"), said, re.IGNORECASE):
        label = _LABEL.match(words)
        return label.group(1) if label else earlier or before
    if not said or len(said) > _LONGEST:
        return _within(words[: cue.start]) or before
    return _article(fronted(said))


def fronted(said: str) -> str:
    """ "On Kulan the group": the words before the speaker are about something else."""
    said = _DATED.sub("", said)
    if re.match(rf"(?:{source(TABLE, 'opening')}|what)\b", said, re.IGNORECASE) is None:
        return said
    last = re.search(rf"(?:\bthe\s+(?!.*\bthe\s)|(?={source(TABLE, 'voice')}))[\w' /-]+$", said, re.IGNORECASE)
    return last.group() if last else said


def _agent(words: str, cue: Cue) -> str:
    """ "was recommended by the group", "the approval by the Committee", "adopted at the Meeting"."""
    if cue.use == "content":
        whose = _WHOSE.search(words[cue.start : cue.end])
        return " ".join(whose.group(1).split()) if whose else ""
    if cue.use in ("active", "modal", "wish") or cue.strength == "implicit":
        return ""
    near = r"[^.;]*?\s" if cue.use == "impersonal" else r"\s+"
    places = source(TABLE, "by whom") if cue.needs_body or cue.use == "as" else "by"
    places = rf"(?:{places}|in)" if cue.use == "as" else places
    ends = r"(?=\s+(?:to|that|in|on|with|during|since|as|for|which|is|was|has|had)\s|[,.;()]|\s*$)"
    match = re.match(rf"{near}{places}\s+((?:the\s+)?[^,.;()]{{1,160}}?){ends}", words[cue.end :], re.IGNORECASE)
    return _article(" ".join(match.group(1).split())) if match else ""


def _within(words: str) -> str:
    """Who is named before a verb that shares its subject: "the team validated ... and suggested"."""
    either = rf"{source(TABLE, 'voice')}|{source(TABLE, 'author')}"
    found = re.search(either, words, re.IGNORECASE)
    return _article(" ".join(found.group().split())) if found else ""


def _article(words: str) -> str:
    """ "The group" within a sentence of somebody else is "the group"."""
    match = re.match(r"(?:The|A|An|Both|Several|Some|All|Participants|Parties|Delegates)\b", words)
    return words[0].lower() + words[1:] if match else words


def key_of(who: str, names: Iterable[Name]) -> str | None:
    """The organisation that a speaker is, or speaks for."""
    bare = re.sub(r"^(?:the|an?)\s+", "", who, flags=re.IGNORECASE)
    for name in names:
        surface = clean(name.surface)
        if name.kind != "organisation" or not name.is_mention or surface not in bare:
            continue
        if bare == surface or re.search(rf"\b(?:by|of|from|the)\s+(?:the\s+)?{re.escape(surface)}", who):
            return name.key
    return None
