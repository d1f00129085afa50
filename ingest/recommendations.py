"""What a report or a note recommends, decides, asks for or agrees on, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.codes import CodeMention
from ingest.phrases import any_of, source
from ingest.records import Actor, Document, Recommendation, Span
from ingest.saying import TABLE, Cue, said
from ingest.scene import Sentence
from ingest.speakers import Addressees, by, key_of, voices
from ingest.wishes import wished
from ontology.vocabulary import Vocabulary

_YEAR = re.compile(r"\b(?:in|of|since)\s+(?:[A-Z][a-z]+\s+)?((?:19|20)\d\d)(?!\d)")
_NOT = re.compile(
    r"\s*(?:strongly\s+)?(?:(?:that\s+)?(?:not(?!\s+only)|no|never|against)\b|to\s+not\b|(?:to\s+)?refrain|that\s+no\b"
    r"|(?:(?!\bto\b)[^,;.])*\bnot\s+to\b|that\s+(?:(?!\bto\b)[^,;.]){0,80}\b(?:not|no\s+longer)\s+(?:be|\w+)\b)"
)
_BUT_ALSO = re.compile(r",?\s+(?:and|but)\s+(?:to|that)\s+(?!no\b|not\b)")
_OF_MEETINGS = ("meeting-report", "resolution")
_LONGEST = 3000  # no sentence is longer; what is was cut out of a text without stops
_QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"")


def recommendations(
    text: str,
    sentences: Sequence[Sentence],
    document: Document,
    vocabulary: Vocabulary,
    codes: Sequence[CodeMention] = (),
) -> tuple[Recommendation, ...]:
    """In text order."""
    reader = _Reader(document, vocabulary, codes)
    return tuple(reader.read(sentences))


@dataclass(frozen=True, slots=True)
class _Said:
    """What leads to a list: how its items are meant."""

    cue: Cue
    by: str
    by_key: str | None
    to: tuple[Actor, ...]
    sentence: Sentence


class _Reader:
    """Reads a document's sentences in order, and keeps in mind who spoke last and what a list belongs to."""

    def __init__(self, document: Document, vocabulary: Vocabulary, codes: Sequence[CodeMention]) -> None:
        self._document = document
        self._vocabulary = vocabulary
        self._codes = codes
        self._voice = ""
        self._heard = -1  # the paragraph in which it was heard
        self._earlier: dict[int, str] = {}  # by paragraph, who recommended last
        self._leads: dict[Span, _Said] = {}
        self._tells: set[int] = set()  # paragraphs that tell of a project

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Recommendation]:
        heads = {sentence.lead for sentence in sentences if sentence.lead is not None}
        waiting: Recommendation | None = None
        for number, sentence in enumerate(sentences):
            if sentence.block.kind in ("row", "footnote"):
                continue
            first = number == 0 or sentences[number - 1].paragraph != sentence.paragraph
            if waiting is not None and not first and _goes_on(sentence):
                waiting = replace(waiting, span=Span(waiting.span.start, sentence.span.end))
                continue
            if waiting is not None:
                yield waiting
            waiting = self._one(sentence, first, sentence.span in heads)
        if waiting is not None:
            yield waiting

    def _one(self, sentence: Sentence, first: bool, is_head: bool) -> Recommendation | None:
        self._listen(sentence)
        lead = self._leads.get(sentence.lead) if sentence.lead is not None and first else None
        if lead is not None:
            return self._item(sentence, lead)
        cue = self._cue(sentence)
        if cue is None:
            return None
        who = self._who(sentence, cue)
        cue = self._told(sentence, cue)
        to = Addressees(sentence, self._vocabulary).of(cue)
        self._earlier[sentence.paragraph] = who
        sentence = _clause(sentence, cue)
        key = key_of(who, sentence.names) or (self._body()[1] if who == self._body()[0] else None)
        if is_head and _opens_list(sentence):
            among = Addressees(sentence, self._vocabulary).of(cue, item=True)
            self._leads[sentence.span] = _Said(cue, who, key, among, sentence)
            return None
        return self._made(sentence, cue, who, key, to)

    def _listen(self, sentence: Sentence) -> None:
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
            return self._body()[0]
        return by(sentence, cue, self._voice or self._body()[0], self._earlier.get(sentence.paragraph, ""))

    def _body(self) -> tuple[str, str | None]:
        """Who speaks where nobody is said to: the meeting of its report, else whoever issued the paper."""
        if self._document.kind == "meeting-report":
            return "the meeting", None
        body = self._document.body
        if body is not None and self._document.kind == "secretariat-note":
            houses = self._vocabulary.of_kind("organisation")
            body = next((c.key for c in houses if c.type == "secretariat" and body in c.parents), body)
        return (self._vocabulary.label("organisation", body), body) if body else ("not stated", None)

    def _cue(self, sentence: Sentence) -> Cue | None:
        """The words of a sentence that say most clearly that it recommends."""
        words = sentence.words
        if words.rstrip().endswith("?") or len(words) > _LONGEST:
            return None
        found = [*said(words), *(cue for cue in wished(words) if not self._is_told_of(sentence, cue))]
        found = [cue for cue in found if not _quoted(words, cue)]
        found = [cue for cue in found if not cue.needs_body or self._has_body(sentence, cue)]
        return min(found, key=_rank, default=None)

    def _is_told_of(self, sentence: Sentence, cue: Cue) -> bool:
        """Duties and needs in the aims of a meeting, or in the telling of a project, recommend nothing."""
        if cue.strength == "reported" or cue.kind in ("request", "agreed"):
            return False
        return sentence.paragraph in self._tells or _under_aims(sentence)

    def _has_body(self, sentence: Sentence, cue: Cue) -> bool:
        who = by(sentence, cue, "", "")
        named = any(name.kind == "organisation" and name.surface in who for name in sentence.names)
        return named or re.search(_bodies(), who) is not None

    def _told(self, sentence: Sentence, cue: Cue) -> Cue:
        """What another body decided, or decided at another time, is only told here."""
        if cue.strength != "explicit":
            return cue
        settles = cue.kind in ("agreed", "decision")
        years = [int(year) for year in _YEAR.findall(sentence.words)]
        own = int(self._document.date[:4]) if self._document.date else None
        preamble = self._document.kind == "resolution" and re.match(rf"\W*{source(TABLE, 'preamble')}", sentence.words, re.I)
        past = settles and any(year < own if own else cue.needs_body for year in years)
        if cue.told or past or preamble or (settles and cue.use == "participle"):
            return replace(cue, strength="reported")
        return cue

    def _item(self, sentence: Sentence, lead: _Said) -> Recommendation:
        cue = replace(lead.cue, start=0, end=0)
        to = Addressees(sentence, self._vocabulary).of(replace(cue, kind="agreed", use="active"), item=True)
        return self._made(sentence, replace(lead.cue, start=0, end=0), lead.by, lead.by_key, lead.to or to, lead)

    def _made(
        self, sentence: Sentence, cue: Cue, who: str, key: str | None, to: tuple[Actor, ...], lead: _Said | None = None
    ) -> Recommendation:
        codes = [c.code for c in self._codes if sentence.span.start <= c.span.start < sentence.span.end]
        return Recommendation(
            key=f"r{sentence.span.start}",
            span=sentence.span,
            kind=cue.kind,
            strength=cue.strength,
            polarity="against" if _against(sentence.words, cue, lead) else "for",
            by=who,
            by_key=key,
            to=to,
            species=_context(sentence, "species", lead),
            countries=_context(sentence, "country", lead),
            organisations=sentence.keys("organisation"),
            codes=tuple(dict.fromkeys(codes)),
            date=self._document.date,
        )


def _rank(cue: Cue) -> tuple[int, int]:
    """Explicit words before told ones, these before needs; a verb of saying before what it is followed by."""
    order = ("explicit", "reported", "implicit")
    strength = "reported" if cue.told else cue.strength
    return order.index(strength) * 10 + (5 if cue.use == "modal" else 0) + (7 if cue.needs_body else 0), cue.start


def _quoted(words: str, cue: Cue) -> bool:
    """Inside the title or the words of something else."""
    quotes = (match.span() for match in _QUOTE.finditer(words))
    return any(start < cue.start and cue.end < end and end - start < 0.8 * len(words) for start, end in quotes)


def _goes_on(sentence: Sentence) -> bool:
    return re.match(rf"\W*{source(TABLE, 'goes on')}", sentence.words, re.IGNORECASE) is not None


def _opens_list(sentence: Sentence) -> bool:
    return sentence.words.rstrip().endswith(":") or "following" in sentence.words.lower()


def _under_aims(sentence: Sentence) -> bool:
    return any_of(TABLE, "aims").search(sentence.section or "") is not None


def _bodies() -> str:
    return (
        "|".join(source(TABLE, meaning) for meaning in ("voice", "author", "actor")) + r"|\bauthorities\b|\b[A-Z]{3,}"
    )


def _against(words: str, cue: Cue, lead: _Said | None) -> bool:
    """Not to do it, and nothing else beside; or a low priority."""
    if lead is not None and cue.end == 0:
        return lead.cue.negated or re.match(r"\W*(?:\w{1,2}\)\s*)?not\b", words, re.IGNORECASE) is not None
    rest = words[cue.end :]
    if cue.use == "modal" or cue.strength == "implicit":
        return cue.negated
    no = _NOT.match(rest)
    if no is not None:
        return _BUT_ALSO.search(rest, no.end()) is None and not cue.negated
    low = re.search(rf"{source(TABLE, 'low')}\s+priority\b", rest, re.IGNORECASE) is not None
    return cue.negated or low


def _clause(sentence: Sentence, cue: Cue) -> Sentence:
    """ "Following the adoption by ..., others did this": only the clause tells of the decision."""
    words = sentence.words
    opening = re.match(rf"(?P<number>\W*\d+[.)]\s+)?\s*{source(TABLE, 'lead clause')}[^,;]*", words, re.IGNORECASE)
    if opening is None or cue.strength != "reported" or not opening.start() <= cue.start < opening.end() < len(words):
        return sentence
    start, end = (
        sentence.span.start + len(opening.group("number") or ""),
        sentence.span.start + len(opening.group().rstrip()),
    )
    names = tuple(name for name in sentence.names if start <= name.start and name.end <= end)
    return replace(
        sentence,
        span=Span(start, end),
        words=words[start - sentence.span.start : end - sentence.span.start],
        names=names,
    )


def _context(sentence: Sentence, kind: str, lead: _Said | None) -> tuple[str, ...]:
    """What it is said of: named in it, by what leads to its list, or by the sentences that it points back to."""
    own = sentence.keys(kind)
    if own:
        return own
    if lead is not None:
        known = lead.sentence.context_species if sentence.heading_species and kind == "species" else ()
        return lead.sentence.keys(kind) or known
    points_back = any_of(TABLE, "points back").search(sentence.words) is not None
    bare = not sentence.keys("species") and not sentence.keys("country") and bool(sentence.heading_species)
    if kind == "species":
        return sentence.context_species if points_back or bare else ()
    return sentence.context_countries if points_back else ()
