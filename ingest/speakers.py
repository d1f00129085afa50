"""Who recommends, and to whom: read from the words around the verb, or from whoever spoke before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.actors import spelled
from ingest.clean import clean
from ingest.phrases import any_of, source
from ingest.records import Actor
from ingest.saying import TABLE, Cue
from ingest.scene import Sentence
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_CLAUSE = re.compile(r"[;:]\s+|,\s+|\b(?:that|which|whereas|while|because|since|although|but|so|yet)\s+", re.IGNORECASE)
_AND = re.compile(r"\band\s+(?!.*\band\b)", re.DOTALL)
_AUXILIARY = re.compile(
    r"(?:\s*\b(?:had|has|have|did|does|do|not|was|were|is|are|been|would|like|to|wish|wishes)\b)+\s*$"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would)\b")
_NUMBER = re.compile(r"^\W*(?:\d+[.)](?:\s+|$)|\(?[a-z]{1,2}\)(?:\s+|$))?")
_LABEL = re.compile(r"^\W*(?:\d+[.)]\s+)?([A-Z][\w ]{3,40}):")
_DATED = re.compile(r"^(?:In|On|By|At)\s+(?:\d+\s+)?(?:[A-Z][a-z]+\s+)?\d{4}\w*\s+")
_WHICH = re.compile(r",?\s*\b(?:which|who)\b[^,;]*$")
_LONGEST = 160
_LOOSE = re.compile(r"(?:the|all|other|relevant|its|both|their|those|these|respective|concerned|interested)\s+", re.I)
_JOINS = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:,\s*(?:and\s+|or\s+)?|\band/or\s+|\band\s+|\bor\s+|\bas\s+well\s+as\s+)"
)
_ENDS_NAME = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:should|shall|must|may|be|is|are|was|were)\b|\s+\w+\s+(?:in|of|on|for|with)\b"
)
_MUST = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:should|shall|must|not|may|to)\b")
_HALF = re.compile(r"(\w+)\s+and\s+(\w+)\s+(States|Parties|Governments)\b")


def subject(words: str, at: int) -> str:
    """The words before a verb that say whose verb it is; empty where none of its own stand there."""
    left = words[:at]
    while True:
        shorter = _AUXILIARY.sub("", left).rstrip()
        adverb = re.search(rf"(?:^|\s)(?:{source(TABLE, 'adverb')}|not|[a-z]+ly)$", shorter, re.IGNORECASE)
        shorter = shorter[: adverb.start()].rstrip() if adverb else shorter
        if shorter == left.rstrip():
            break
        left = shorter
    left = left.rstrip()
    if left.endswith(","):
        return _first(left)
    shared = re.search(r"\b(?:and|or)$", left)
    if shared:
        return ""
    which = _WHICH.search(left)
    if which is not None and len(left) - which.start() < 12:
        left = left[: which.start()]  # "the Committee, which recommended": its antecedent
    clause = _CLAUSE.split(left)[-1]
    joined = _AND.search(clause)
    if joined is not None and _FINITE.search(clause[: joined.start()]):
        clause = clause[joined.end() :]
    return " ".join(_NUMBER.sub("", clause).split())


def _first(left: str) -> str:
    """ "The Committee, at its fifth meeting, recommended": the first part that opens no other clause."""
    parts = [" ".join(_NUMBER.sub("", part).split()) for part in left.split(",")]
    opening = re.compile(rf"(?:{source(TABLE, 'opening')}|which|who)\b", re.IGNORECASE)
    return next((part for part in parts if part and not opening.match(part)), "")


def voices(words: str) -> Iterator[str]:
    """Those of a meeting who speak in a sentence: at the beginning of it, or of a clause."""
    opens = r"(?:^\W*(?:\d+[.)]\s+)?|[,;:]\s+(?:and\s+|but\s+)?|\bthat\s+)"
    for match in re.finditer(rf"{opens}(?:both\s+|several\s+)?({source(TABLE, 'voice')})", words, re.IGNORECASE):
        yield _voice(match.group(1))
    if any_of(TABLE, "discussion").search(words):
        yield "participants"


def _voice(words: str) -> str:
    """As the table spells it: lower case at the beginning of a sentence, too, but for what is a name."""
    words = " ".join(words.split())
    return words[0].lower() + words[1:] if not words[:2].isupper() else words


def by(sentence: Sentence, cue: Cue, before: str, earlier: str) -> str:
    """Whoever says it. ``before`` is the voice heard last, ``earlier`` whoever recommended last in the paragraph."""
    words = sentence.words
    whose = (
        re.search(r"\s(?:from|of|by)\s+(the\s+.+?)\s+\w+$", words[cue.start : cue.end])
        if cue.use == "content"
        else None
    )
    agent = " ".join(whose.group(1).split()) if whose else _agent(words, cue)
    if agent:
        return agent
    if cue.use != "active":
        return before
    said = subject(words, cue.start)
    if re.fullmatch(source(TABLE, "pronoun"), said, re.IGNORECASE):
        label = _LABEL.match(words)
        return label.group(1) if label else earlier or before
    if not said or len(said) > _LONGEST:
        return _within(words[: cue.start]) or before
    return _article(_fronted(said))


def _fronted(said: str) -> str:
    """ "On Kulan the group": the words before the speaker are about something else."""
    said = _DATED.sub("", said)
    if re.match(rf"(?:{source(TABLE, 'opening')}|what)\b", said, re.IGNORECASE) is None:
        return said
    last = re.search(rf"(?:\bthe\s+(?!.*\bthe\s)|(?={source(TABLE, 'voice')}))[\w' /-]+$", said, re.IGNORECASE)
    return last.group() if last else said


def _agent(words: str, cue: Cue) -> str:
    """ "was recommended by the group", "the approval by the Committee", "adopted at the Meeting"."""
    if cue.use not in ("passive", "participle", "as", "impersonal") or cue.strength == "implicit":
        return ""
    near = r"\s+" if cue.use in ("passive", "participle", "as") else r"[^.;]*?\s"
    places = source(TABLE, "by whom") if cue.needs_body or cue.use == "as" else "by"
    if cue.use == "as":
        places = rf"(?:{places}|in)"
    ends = r"(?=\s+(?:to|that|in|on|with|during|since|as|for|which)\s|[,.;()]|\s*$)"
    match = re.match(rf"{near}{places}\s+((?:the\s+)?[^,.;()]*?){ends}", words[cue.end :], re.IGNORECASE)
    return _article(" ".join(match.group(match.lastindex or 0).split())) if match else ""


def _within(words: str) -> str:
    """Who is named before a verb that shares its subject: "the team validated ... and suggested"."""
    either = rf"{source(TABLE, 'voice')}|{source(TABLE, 'author')}"
    found = list(re.finditer(either, words, re.IGNORECASE))
    return _article(" ".join(found[0].group().split())) if found else ""


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


class Addressees:
    """Who is asked to act, in a sentence."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self._words = sentence.words
        self._start = sentence.span.start
        self._names = sentence.names
        self._vocabulary = vocabulary

    def of(self, cue: Cue, *, item: bool = False) -> tuple[Actor, ...]:
        """In order, each once."""
        found: dict[str, Actor] = {}
        for actor in self._found(cue, item):
            found.setdefault(actor.label.casefold(), actor)
        return tuple(found.values())

    def _found(self, cue: Cue, item: bool) -> Iterator[Actor]:
        words = self._words
        if (
            cue.use in ("modal", "wish")
            or (cue.strength == "implicit" and cue.use != "active")
            or (cue.use == "passive" and cue.kind in ("recommendation", "request"))
        ):
            yield from self._who(words, cue)
        yield from self._objects(cue)
        for that in re.finditer(r"\bthat\s+", words[cue.end :]):
            at = cue.end + that.end()
            actors, end = self._at(at)
            if actors and (_MUST.match(words, end) or not _ENDS_NAME.match(words, end)):
                yield from actors
        for agent in any_of(TABLE, "agent").finditer(words, cue.start):
            yield from self._at(agent.end() + 1)[0]
        if item:
            yield from self._between(cue.end)

    def _who(self, words: str, cue: Cue) -> Iterator[Actor]:
        """ "Parties should", "Parties were encouraged to": those who are to act are the subject."""
        who = subject(words, cue.start)
        at = words.rfind(who.split()[0], 0, cue.start) if who else -1
        spread = re.compile(r"\s+".join(map(re.escape, who.split()))) if who else None
        for match in spread.finditer(words, 0, cue.start) if spread else ():
            at = match.start()
        actors, end = self._at(at) if at >= 0 else ([], 0)
        if actors and not re.search(
            r"\w",
            re.sub(
                r"\b\w+ly\b|\b(?:was|were|is|are|thus|also|therefore|not|been|has|have|had|it)\b",
                "",
                words[end : cue.start],
            ),
        ):
            yield from actors

    def _objects(self, cue: Cue) -> Iterator[Actor]:
        """ "requested the Secretariat to", "recommended for Mongolia that", "shared with the focal points"."""
        after = re.compile(
            r"\s+(?:to\s+(?!\w+\s+(?:the|a|an|its|their)\b)|for\s+|with\s+|from\s+)?(?:request\s+|invite\s+|ask\s+|encourage\s+)?"
        )
        lead = after.match(self._words, cue.end)
        actors, end = self._at(lead.end()) if lead and cue.kind not in ("agreed", "decision") else ([], 0)
        direct = lead is not None and not re.match(r"\s+(?:to|for|with)\s", lead.group())
        if actors and (not direct or re.match(r"[^.;]*?\b(?:to|for)\b", self._words[end:])):
            yield from actors
        if cue.kind == "request" and cue.use != "wish":
            for place in re.finditer(r"\b(?:to|with)\s+", self._words[cue.start : cue.end]):
                yield from self._at(cue.start + place.end())[0]

    def _between(self, at: int) -> Iterator[Actor]:
        """An item has no subject: "cooperation between Kyrgyzstan and Tajikistan" is theirs to do."""
        for place in re.finditer(r"\b(?:between|among)\s+(?:[a-z ]*countries[a-z ]*:\s*)?", self._words[at:]):
            yield from self._at(at + place.end())[0]

    def _at(self, at: int) -> tuple[list[Actor], int]:
        """The actors that are listed from a place on, and where the list ends."""
        actors: list[Actor] = []
        end = at
        while True:
            while loose := _LOOSE.match(self._words, at):
                if self._one(at)[0] is not None:
                    break
                at = loose.end()
            actor, after = self._one(at)
            if actor is None:
                return actors, end
            actors.append(actor)
            end = after
            join = _JOINS.match(self._words, end)
            if join is None:
                return actors, end
            at = join.end()

    def _one(self, at: int) -> tuple[Actor | None, int]:
        """The actor whose name begins at a place: the longest of the vocabulary's and the table's."""
        named = max(self._here(at), key=lambda name: name.end, default=None)
        listed = self._listed(at)
        if half := _HALF.match(self._words, at):
            return Actor(label=" ".join(half.group().split())), half.end()
        if named is not None and (more := self._listed(named.end - self._start + 1)) is not None:
            return Actor(label=clean(self._words[at : more.end()])), more.end()
        if listed is not None and (named is None or listed.end() > named.end - self._start):
            label = re.sub(r"^The\b", "the", " ".join(listed.group().split()))
            return Actor(label=spelled(label), key=self._key_at(listed.end())), listed.end()
        if named is None:
            return None, at
        label = self._vocabulary.label("country", named.key) if _is_country(named) else spelled(clean(named.surface))
        key = named.key if named.kind == "organisation" and named.is_mention else None
        return Actor(label=label, key=key), named.end - self._start

    def _key_at(self, end: int) -> str | None:
        """The organisation that "the Secretariat" is here."""
        end += self._start
        found = (n.key for n in self._names if n.end == end and n.kind == "organisation" and n.is_mention)
        return next(found, None)

    def _listed(self, at: int) -> re.Match[str] | None:
        return re.compile(source(TABLE, "actor"), re.IGNORECASE).match(self._words, at)

    def _here(self, at: int) -> Sequence[Name]:
        start = self._start + at
        return [name for name in self._names if name.start == start and name.kind in ("organisation", "country")]


def _is_country(name: Name) -> bool:
    return name.kind == "country" and name.is_mention and name.form != "demonym"
