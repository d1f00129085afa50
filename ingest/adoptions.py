"""What a document says of whole programmes: adopted, endorsed, in force, replaced, ended, by whom and when.

A name that could mean two programmes gets nothing: a standing must never pass to another one with a like name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest import called, lasting
from ingest.bodies import Bodies
from ingest.called import Called
from ingest.clean import clean
from ingest.dates import first_date
from ingest.enacting import Act, acts
from ingest.found import Found
from ingest.phrases import plain, source
from ingest.programme import KINDS, period
from ingest.records import Adoption, Block, Document, Span
from ingest.scene import Sentence
from ingest.speakers import fronted
from ontology.names import Name
from ontology.vocabulary import Kind, Vocabulary

_LONGEST = 3000  # characters: what is longer is no sentence
_BEHIND = 160  # characters behind a verb in which its date stands
_STOPS = re.compile(r";|\band\s+(?:\w+ed|to|its|the)\b|\b(?:until|while|which|but|runs?)\b")
_IN_YEAR = re.compile(r"\b(?:[Ii]n|of|[Ss]ince|during|,)\s+(?P<year>(?:19|20)\d\d)(?![\d/-]|\s*-\s*\d)")
_OPENING = re.compile(r"\W*(?:\d+[.)]\s+)?(?:In|On|At)\s[^,]{4,60},")
_DRAFTS = ("draft", "proposed")
_KINDS: tuple[Kind, ...] = ("species", "country", "organisation", "place", "instrument")
_SPEAKING = ("meeting-report", "resolution")  # what these say in the present tense, they do


@dataclass(frozen=True, slots=True)
class _Named:
    """A programme that the document names, where, and under which heading."""

    one: Called
    at: int  # of the document
    title: str
    section: str | None

    @property
    def is_full(self) -> bool:
        return not self.one.is_bare and bool(self.one.years or self.one.key)


def adoptions(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    document: Document,
    vocabulary: Vocabulary,
) -> tuple[Adoption, ...]:
    """In text order, each once."""
    reader = _Reader(text, blocks, sentences, names, document, vocabulary)
    return tuple(dict.fromkeys(said for sentence in sentences for said in reader.read(sentence)))


class _Reader:
    """Reads sentences with all the programmes that the document names in mind."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        sentences: Sequence[Sentence],
        names: Sequence[Name],
        document: Document,
        vocabulary: Vocabulary,
    ) -> None:
        self.text = text
        self.document = document
        self.vocabulary = vocabulary
        self.bodies = Bodies(document.body, vocabulary)
        self.about = frozenset((name.kind, name.key) for name in names)
        self.own = called.of_title(document.title, vocabulary) if document.kind in KINDS else None
        self.by_sentence = {
            sentence.span: tuple(called.called(sentence.words, sentence.names, sentence.span.start, text, vocabulary))
            for sentence in sentences
            if len(sentence.words) <= _LONGEST
        }
        self.leads: dict[Span, Act] = {}
        self.named = sorted(self._all(blocks, sentences, names), key=lambda named: named.at)

    def _all(self, blocks: Sequence[Block], sentences: Sequence[Sentence], names: Sequence[Name]) -> Iterator[_Named]:
        found = Found(self.text, names, self.vocabulary)
        title = called.of_title(self.document.title, self.vocabulary)
        if title is not None:
            yield _Named(title, -1, self.document.title, None)
        for block in blocks:
            if block.kind == "heading":
                start, end = block.span.start, block.span.end
                inside = found.within(block.span, *_KINDS)
                said = plain(self.text[start:end])
                for one in called.called(said, inside, start, self.text, self.vocabulary):
                    yield self._as_named(one, start, clean(self.text[start:end]))
        for sentence in sentences:
            for one in self.by_sentence.get(sentence.span, ()):
                yield self._as_named(one, sentence.span.start, sentence.section)

    def _as_named(self, one: Called, at: int, section: str | None) -> _Named:
        span = called.span_of(one, at)
        return _Named(one, span.start, clean(self.text[span.start : span.end]), section)

    # -------------------------------------------------------------- sentences

    def read(self, sentence: Sentence) -> Iterator[Adoption]:
        programmes = self.by_sentence.get(sentence.span, ())
        said = sentence.words
        if said.rstrip().endswith("?"):
            return
        lead = self.leads.get(sentence.lead) if sentence.lead is not None else None
        if lead is not None and programmes and not re.search(r"\w", said[: programmes[0].start]):
            yield from self._made(sentence, replace(lead, of=programmes[0]), said_in=None)
            return
        if (leading := lasting.leading(said)) is not None:
            self.leads[sentence.span] = leading
        found = (*acts(said, programmes), *lasting.lasting(said, programmes), *lasting.nominal(said, programmes))
        for act in found if programmes else ():
            if not act.present or self._speaks(act):
                yield from self._made(sentence, act, said_in=sentence)

    def _speaks(self, act: Act) -> bool:
        """Whether words in the present tense do what they say: not in a draft, nor in a paper laid before a meeting."""
        if act.successor is not None or act.status == "superseded":
            return True
        return self.document.kind in _SPEAKING and self.document.status.status not in _DRAFTS

    def _made(self, sentence: Sentence, act: Act, said_in: Sentence | None) -> Iterator[Adoption]:
        at = sentence.span.start + act.of.start
        meant = self._meant(act.of, at, sentence)
        date = self._date(sentence.words, act) if said_in else None
        if meant is None or (date and self.document.date and date[:4] > self.document.date[:4]):
            return
        one, title = meant
        by, key = self._by(act, sentence)
        own = not date and self._is_of_this_meeting(act, sentence)
        by = by or ("the meeting" if own and self.document.kind == "meeting-report" else "")
        yield Adoption(
            programme=self._key(one, title),
            title=title,
            years=one.years,
            symbol=act.of.symbol,
            itself=act.of.itself or one is self.own,
            status=act.status,
            stated=act.stated,
            by=by,
            by_key=key,
            date=self.document.date if own else date,
            until=act.until,
            successor=self._successor(act, sentence),
            span=sentence.span,
        )

    def _successor(self, act: Act, sentence: Sentence) -> str | None:
        if act.successor is None:
            itself = act.status == "superseded" and self.own is not None
            return self._key(self.own, self.document.title) if itself and self.own else None
        meant = self._meant(act.successor, sentence.span.start + act.successor.start, sentence)
        return self._key(*meant) if meant else None

    def _key(self, one: Called, title: str) -> str:
        return called.made_key(one, title, self.vocabulary)

    # -------------------------------------------------------------- which programme

    def _meant(self, one: Called, at: int, sentence: Sentence) -> tuple[Called, str] | None:
        """The programme that is meant, with the words that tell so; None where more than one may be."""
        title = clean(self.text[at : at + one.end - one.start])
        if one.itself:
            return (self.own, self.document.title) if self.own is not None else None
        if called.key_of(one, self.vocabulary) or (one.years and (one.about or one.words)):
            return one, title
        if one.years and not one.words:
            return self._of_years(one, title)
        near = self._only([named for named in self.named if named.at < at and named.section == sentence.section], one)
        reviewed = None if near or one.another else self._reviewed(one)
        near = near or (None if reviewed else self._only(self.named, one))
        if near is not None:
            return near.one, near.title
        return reviewed or self._by_hint(one, title)

    def _only(self, named: Sequence[_Named], one: Called) -> _Named | None:
        """The one programme among some that a name may stand for, named in full."""
        fitting = [other for other in named if not other.one.is_bare and _may_be(one, other.one)]
        if one.another:  # "the draft": not the one that is being carried out
            fitting = [n for n in fitting if called.key_of(n.one, self.vocabulary) != self.document.reviews]
        full = {self._key(other.one, other.title): other for other in fitting if other.is_full}
        only = next(iter(full.values())) if len(full) == 1 else None
        return only if only and all(_may_be(other.one, only.one) for other in fitting) else None

    def _of_years(self, one: Called, title: str) -> tuple[Called, str] | None:
        """ "The Work Programme 2026-2031": of an initiative that the document is about, where only one has these."""
        full = [named for named in self.named if named.is_full and _may_be(one, named.one) and named.one.about]
        if len({self._key(named.one, named.title) for named in full}) == 1:
            return full[0].one, full[0].title
        known = called.known(self.vocabulary)
        keys = {k for k, o in known if o.years == one.years and o.family == one.family and o.about <= self.about}
        return (replace(one, key=keys.pop()), title) if len(keys) == 1 and not full else None

    def _reviewed(self, one: Called) -> tuple[Called, str] | None:
        """The programme that the document looks back on, where the name may stand for it."""
        key = self.document.reviews
        concept = self.vocabulary.get("instrument", key) if key else None
        own = next((own for known, own in called.known(self.vocabulary) if known == key), None)
        if concept is None or own is None or not _may_be(one, own):
            return None
        return replace(own, key=concept.key), concept.label

    def _by_hint(self, one: Called, title: str) -> tuple[Called, str] | None:
        """A name of the vocabulary without years: what it means as long as that programme lasts."""
        concept = self.vocabulary.get("instrument", one.hint) if one.hint else None
        years = period(concept.period or concept.label) if concept else None
        if concept is None or years is None or int((self.document.date or "9999")[:4]) > years[1]:
            return None
        return replace(one, key=concept.key, years=years), title

    # -------------------------------------------------------------- by whom, when

    def _by(self, act: Act, sentence: Sentence) -> tuple[str, str | None]:
        """The body as printed, and its key; of a treaty's body the treaty may go without saying."""
        by = re.sub(r"^(?:\d+[.)]\s+)", "", fronted(act.agent)) if act.agent else ""
        if not by and act.present:
            by = "the Conference of the Parties" if self.bodies.body_of("Conference of the Parties") else ""
        by = by[0].lower() + by[1:] if re.match(r"(?:The|An?)\s", by) else by
        return by, self.bodies.of(by, sentence.names)

    def _is_of_this_meeting(self, act: Act, sentence: Sentence) -> bool:
        """What the meeting itself did, on which a document reports: no other body, and no other time, is named."""
        if self.document.kind not in _SPEAKING or act.status not in ("adopted", "endorsed"):
            return False
        told = re.search(r"\b(?:had|has|have)\b", sentence.words[act.start : act.end])
        before = sentence.words[max(0, act.start - 12) : act.start]
        voice = not act.agent or re.search(source("recommendation_cues", "voice"), act.agent, re.IGNORECASE) is not None
        return voice and told is None and not re.search(r"\b(?:which|that)\s*$", before)

    def _date(self, said: str, act: Act) -> str | None:
        """When it was done: behind the verb, or at the beginning of the sentence."""
        behind = said[act.end : act.end + _BEHIND]
        clause = _STOPS.split(behind, maxsplit=1)[0]
        opening = _OPENING.match(said)
        pieces = [
            said[act.start : act.end] + clause,
            *([opening.group()] if opening and act.start >= opening.end() else []),
        ]
        for piece in pieces:
            without = re.sub(r"(?:19|20)\d\d\s*[-/]\s*\d{2,4}", lambda match: " " * len(match.group()), piece)
            if date := first_date(without):
                return date[0]
            if year := _IN_YEAR.search(without):
                return year["year"]
        return None


def _may_be(one: Called, full: Called) -> bool:
    """Whether a shorter name may stand for a full one."""
    if one.family != full.family or (one.years and full.years and one.years != full.years):
        return False
    if not one.about and not one.words:
        return True
    return one.fits(full)
