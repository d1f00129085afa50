"""What a report or a note recommends, decides, asks for or agrees on, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.addressees import Addressees
from ingest.again import pointed_back
from ingest.codes import CodeMention
from ingest.named import topics_in
from ingest.phrases import any_of, source
from ingest.polarity import against, item_against
from ingest.programme import KINDS
from ingest.records import Actor, Document, Recommendation, RecommendationKind, Span
from ingest.saying import TABLE, Cue, aims_at, heading_kind, said
from ingest.scene import Sentence
from ingest.speakers import body_of, by, key_of, opens, voices
from ingest.urgency import by_when, priority
from ingest.wishes import wished
from ontology.vocabulary import Vocabulary

_OF_MEETINGS = ("meeting-report", "resolution")  # whoever speaks there speaks until another does
_LONGEST = 3000  # no sentence is longer; what is was cut out of a text without stops
_YEAR = re.compile(r"(?:\b(?:[Ii]n|of|[Ss]ince)\s+|\([^()]{0,60}?)(?:[A-Z][a-z]+\s+)?((?:19|20)\d\d)(?=\)|[^\w-])")
_QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"")
_POSSESSIVE = re.compile(r"\W*(?:Its|Their)\b")
_THESE = re.compile(r"(?:this|these|the|both)\b", re.IGNORECASE)  # not "additional activities": which they are is open


def recommendations(
    sentences: Sequence[Sentence], document: Document, vocabulary: Vocabulary, codes: Sequence[CodeMention] = ()
) -> tuple[Recommendation, ...]:
    """In text order. What a programme lays down is none: its rows are activities."""
    if document.kind in KINDS:
        return ()
    return tuple(_Reader(document, vocabulary, codes).read(sentences))


@dataclass(frozen=True, slots=True)
class _Lead:
    """What leads to a list: how its items are meant."""

    cue: Cue
    by: str
    by_key: str | None
    to: tuple[Actor, ...]
    sentence: Sentence | None  # None where a heading leads


class _Reader:
    """Reads a document's sentences in order, and keeps in mind who spoke last and what a list belongs to."""

    def __init__(self, document: Document, vocabulary: Vocabulary, codes: Sequence[CodeMention]) -> None:
        self._document = document
        self._vocabulary = vocabulary
        self._codes = codes
        self._voice = ""
        self._asking = ""  # who spoke before the sentence that is being read
        self._heard = -1  # the paragraph in which it was heard
        self._earlier: dict[int, str] = {}  # by paragraph, who recommended last
        self._before: Sentence | None = None
        self._leads: dict[Span, _Lead] = {}
        self._under: RecommendationKind | None = None
        self._tells: set[int] = set()  # paragraphs that tell of a project
        self._body = body_of(document, vocabulary)

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Recommendation]:
        heads = {sentence.lead for sentence in sentences if sentence.lead is not None}
        waiting: Recommendation | None = None  # may go on in the next sentence
        paragraph = -1
        for sentence in sentences:
            if sentence.block.kind in ("row", "footnote"):
                continue
            first, paragraph = sentence.paragraph != paragraph, sentence.paragraph
            if waiting is not None and not first and _goes_on(sentence):
                waiting = replace(waiting, span=Span(waiting.span.start, sentence.span.end))
                continue
            if waiting is not None:
                yield waiting
            waiting = self._one(sentence, first, sentence.span in heads)
            self._before = sentence
        if waiting is not None:
            yield waiting

    def _one(self, sentence: Sentence, first: bool, is_head: bool) -> Recommendation | None:
        self._asking = self._voice
        self._listen(sentence)
        heads = heading_kind(sentence.words)
        if heads is not None or not _is_item(sentence):
            self._under = heads  # a heading that is none in the file
        lead = self._leads.get(sentence.lead) if sentence.lead is not None and first else None
        if lead is not None:
            return self._item(sentence, lead)
        cue = self._cue(sentence)
        kind = (
            (heading_kind(sentence.section or "") or self._under)
            if first and heads is None and _is_item(sentence)
            else None
        )
        if cue is not None and cue.strength == "explicit":
            kind = None
        if kind is not None:
            led = Cue(0, 0, kind, "explicit", "impersonal")
            return self._item(sentence, _Lead(led, self._voice or self._body[0], None, (), None))
        if cue is None:
            return None
        return self._said(sentence, cue, is_head and _opens_list(sentence))

    def _said(self, sentence: Sentence, cue: Cue, leads: bool) -> Recommendation | None:
        """What a sentence recommends itself; where it only leads to a list, the items will."""
        who = self._who(sentence, cue)
        key = key_of(who, sentence.names) or (self._body[1] if who == self._body[0] else None)
        cue = self._told(sentence, cue, who)
        self._earlier[sentence.paragraph] = who
        to = Addressees(sentence, self._vocabulary).of(cue, item=leads)
        if leads:
            self._leads[sentence.span] = _Lead(cue, who, key, to, sentence)
            return None
        polarity = against(sentence.words, cue)
        return self._made(_clause(sentence, cue), _Lead(cue, who, key, to, None), polarity)

    def _item(self, sentence: Sentence, lead: _Lead) -> Recommendation:
        own = Cue(0, 0, "agreed", "explicit", "active")
        to = lead.to or Addressees(sentence, self._vocabulary).of(own, item=True)
        led = lead.sentence.words if lead.sentence is not None else ""
        return self._made(sentence, replace(lead, to=to), item_against(sentence.words, lead.cue, led))

    def _made(self, sentence: Sentence, lead: _Lead, is_against: bool) -> Recommendation:
        codes = [code.code for code in self._codes_of(sentence)]
        return Recommendation(
            key=f"r{sentence.span.start}",
            span=sentence.span,
            kind=lead.cue.kind,
            strength=lead.cue.strength,
            polarity="against" if is_against else "for",
            by=lead.by,
            by_key=lead.by_key,
            to=lead.to,
            species=_about(sentence, "species", lead.sentence),
            countries=_about(sentence, "country", lead.sentence) or self._of_places(sentence),
            organisations=sentence.keys("organisation"),
            codes=tuple(dict.fromkeys(codes)),
            topics=self._topics(sentence, lead.sentence),
            due=by_when(sentence.words, sentence.span.start, sentence.names),
            priority=priority(sentence.words),
            date=self._document.date,
        )

    def _topics(self, sentence: Sentence, lead: Sentence | None) -> tuple[str, ...]:
        """What it is on by its own words, or else by those that lead to it."""
        return topics_in(sentence.words, self._vocabulary) or (topics_in(lead.words, self._vocabulary) if lead else ())

    def _codes_of(self, sentence: Sentence) -> Sequence[CodeMention]:
        """The codes in it; where it has none, those of the sentence before that it points back to."""
        own = [code for code in self._codes if sentence.span.holds(code.span)]
        before = self._before
        if own or before is None or before.paragraph != sentence.paragraph:
            return own
        near = [code for code in self._codes if before.span.holds(code.span)]
        found = pointed_back(sentence.words, own, near)
        return next((codes for words, codes in found if _THESE.match(words.group())), ())

    def _of_places(self, sentence: Sentence) -> tuple[str, ...]:
        """The countries of the places named, where no country is: of those that lie in one."""
        places = [self._vocabulary.concept("place", key) for key in sentence.keys("place")]
        return tuple(dict.fromkeys(place.countries[0] for place in places if len(place.countries) == 1))

    def _listen(self, sentence: Sentence) -> None:
        """Keeps who speaks, and whether a paragraph tells of a project or already of its discussion."""
        if self._document.kind not in _OF_MEETINGS and sentence.paragraph != self._heard:
            self._voice = ""  # a note speaks for itself: who spoke elsewhere does not speak here
        self._heard = sentence.paragraph
        for voice in voices(sentence.words):
            self._voice = voice
        if any_of(TABLE, "talk").search(sentence.words):
            self._tells.discard(sentence.paragraph)
        elif any_of(TABLE, "project").search(sentence.words):
            self._tells.add(sentence.paragraph)

    def _who(self, sentence: Sentence, cue: Cue) -> str:
        if cue.use == "wish":
            return self._body[0]  # what a paper lays before a meeting, its author proposes
        voice = self._voice
        if cue.use == "passive" and voice in voices(sentence.words[: cue.start]):
            voice = self._asking if self._asking != voice else ""  # "The Committee is requested to": not by itself
        if cue.use == "content" and _POSSESSIVE.match(sentence.words):
            voice = self._opened(sentence) or voice
        earlier = self._earlier.get(sentence.paragraph) or self._opened(sentence)
        return by(sentence, cue, voice or self._body[0], earlier)

    def _opened(self, sentence: Sentence) -> str:
        """Whom the sentence before spoke of first: "A review was made. It recommends ..."."""
        before = self._before
        return opens(before) if before is not None and before.paragraph == sentence.paragraph else ""

    def _cue(self, sentence: Sentence) -> Cue | None:
        """The words of a sentence that say most clearly that it recommends."""
        words = sentence.words
        if words.rstrip().endswith("?") or len(words) > _LONGEST:
            return None
        found = [*said(words), *(cue for cue in wished(words) if not self._is_told_of(sentence, cue))]
        found = [cue for cue in found if not _quoted(words, cue) and not _is_named(sentence, cue)]
        found = [cue for cue in found if not cue.needs_body or _has_body(sentence, cue)]
        return min(found, key=_rank, default=None)

    def _is_told_of(self, sentence: Sentence, cue: Cue) -> bool:
        """Duties and needs in the aims of a meeting, or in the telling of a project, recommend nothing."""
        if cue.strength == "reported" or cue.kind in ("request", "agreed"):
            return False
        return sentence.paragraph in self._tells or aims_at(sentence.section)

    def _told(self, sentence: Sentence, cue: Cue, who: str) -> Cue:
        """What another body decided, or decided at another time, is only told here."""
        if cue.strength != "explicit":
            return cue
        settles = cue.kind in ("agreed", "decision")
        elsewhere = re.fullmatch(source(TABLE, "voice"), who, re.IGNORECASE) is None
        own = int(self._document.date[:4]) if self._document.date else None
        years = [int(year) for year in _YEAR.findall(sentence.words)]
        past = (
            settles and (elsewhere or cue.needs_body) and any(year < own if own else cue.needs_body for year in years)
        )
        preamble = rf"\W*{source(TABLE, 'preamble')}"
        recalled = self._document.kind == "resolution" and re.match(preamble, sentence.words, re.IGNORECASE)
        laid_down = re.search(rf"{source(TABLE, 'paper')}\s+[\d(]", who) is not None  # "Decision 19.110 directs"
        told = cue.told or past or recalled or laid_down or (settles and cue.use == "participle")
        return replace(cue, strength="reported") if told else cue


def _rank(cue: Cue) -> tuple[int, int]:
    """Explicit words before told ones, these before needs; a verb of saying before what it is followed by."""
    order = ("explicit", "reported", "implicit")
    strength = "reported" if cue.told else cue.strength
    return order.index(strength) * 10 + (5 if cue.use == "modal" else 0) + (7 if cue.needs_body else 0), cue.start


def _quoted(words: str, cue: Cue) -> bool:
    """Inside the title or the words of something else."""
    quotes = (match.span() for match in _QUOTE.finditer(words))
    return any(start < cue.start and cue.end < end and end - start < 0.8 * len(words) for start, end in quotes)


def _is_named(sentence: Sentence, cue: Cue) -> bool:
    """Inside the name of a body: "Shark Advocates International"."""
    start, end = sentence.span.start + cue.start, sentence.span.start + cue.end
    return any(name.kind == "organisation" and name.start < start and end <= name.end for name in sentence.names)


def _has_body(sentence: Sentence, cue: Cue) -> bool:
    """Whether a body that may decide is said to have done so: a State that passes a law is none."""
    who = by(sentence, cue, "", "")
    if any(name.kind == "organisation" and name.surface in who for name in sentence.names):
        return True
    return _bodies().search(who) is not None


@cache
def _bodies() -> re.Pattern[str]:
    known = "|".join(source(TABLE, meaning) for meaning in ("voice", "author", "actor", "authority"))
    return re.compile(rf"(?i:{known})|\b[A-Z]{{3,}}")


def _goes_on(sentence: Sentence) -> bool:
    return re.match(rf"\W*{source(TABLE, 'goes on')}", sentence.words, re.IGNORECASE) is not None


def _opens_list(sentence: Sentence) -> bool:
    return sentence.words.rstrip().endswith(":") or "following" in sentence.words.lower()


def _is_item(sentence: Sentence) -> bool:
    return sentence.block.kind == "item" or sentence.block.number is not None


def _clause(sentence: Sentence, cue: Cue) -> Sentence:
    """ "Following the adoption by ..., others did this": only the clause tells of the decision."""
    words = sentence.words
    lead = rf"(?P<number>\W*\d+[.)]\s+)?\s*{source(TABLE, 'lead clause')}[^,;]*"
    opening = re.match(lead, words, re.IGNORECASE)
    if opening is None or cue.strength != "reported" or not cue.start < opening.end() < len(words):
        return sentence
    start, end = len(opening.group("number") or ""), len(opening.group().rstrip())
    span = Span(sentence.span.start + start, sentence.span.start + end)
    names = tuple(name for name in sentence.names if span.start <= name.start and name.end <= span.end)
    return replace(sentence, span=span, words=words[start:end], names=names)


def _about(sentence: Sentence, kind: str, lead: Sentence | None) -> tuple[str, ...]:
    """What it is said of: named in it, by what leads to its list, or by the sentences that it points back to."""
    own = sentence.keys(kind)
    if own:
        return own
    if lead is not None:
        known = lead.context_species if kind == "species" and sentence.heading_species else ()
        return lead.keys(kind) or known
    points_back = any_of(TABLE, "points back").search(sentence.words) is not None
    if kind == "country":
        return sentence.context_countries if points_back else ()
    bare = bool(sentence.heading_species) and not sentence.keys("country")
    return sentence.context_species if points_back or bare else ()
