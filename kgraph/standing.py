"""What became of a programme, at a date: by its own document's word, by another document's, or by a curator's.

The word of a meeting goes to the version that it had before it: the one whose symbol it names, or the newest of that
programme until then. Where that is not clear it goes to none. A draft never becomes an agreement by doubtful words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.called import Called, of_title
from ingest.manifest import STATED_BY
from ingest.programme import KINDS
from ingest.records import Adoption, Extraction
from kgraph.dates import is_later
from kgraph.evidence import evidence
from kgraph.results import Standing, StatusBy, StatusSaid
from kgraph.store import Entry
from kgraph.wording import AGREED, ENDED
from ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_ACTS = ("adopted", "endorsed")
_IN_TABLE = {"in-force": "in_force", **{status: status for status in ("draft", *AGREED[:2], *ENDED)}}


@dataclass(frozen=True, slots=True)
class _Word:
    """What one document says, with the date from which it counts."""

    document: str
    said: Adoption
    date: str | None


class Standings:
    """What the documents of a store say of each other's programmes, worked out once."""

    def __init__(self, corpus: Corpus, entries: Sequence[Entry]) -> None:
        self._corpus = corpus
        self._entries = {entry.id: entry for entry in entries}
        self._versions = [entry for entry in entries if entry.same_as is None and _lays_down(entry)]
        self._words = [word for entry in entries if entry.adopts and entry.same_as is None for word in self._of(entry)]
        self._of_document: dict[str, list[_Word]] = {}
        self._known: dict[tuple[str, str | None], Standing] = {}
        for word in self._words:
            for version in self._meant(word):
                self._of_document.setdefault(version.id, []).append(word)

    def _of(self, entry: Entry) -> Iterable[_Word]:
        return (_Word(entry.id, said, said.date or entry.date) for said in self._corpus.extraction(entry.id).adoptions)

    # ------------------------------------------------------------ which version is meant

    def _meant(self, word: _Word) -> Sequence[Entry]:
        if word.said.itself:
            return [entry for entry in self._versions if entry.id == word.document]
        others = [entry for entry in self._versions if entry.id != word.document]
        if word.said.symbol:
            return [e for e in others if e.symbol and e.symbol.casefold() == word.said.symbol.casefold()]
        same = [entry for entry in others if self._is_same(entry, word.said)]
        if len({entry.programme or entry.title for entry in same}) > 1:
            return []
        if word.said.status in ENDED:
            return same
        return _newest(same, word.date)

    def _is_same(self, entry: Entry, said: Adoption) -> bool:
        if entry.programme == said.programme:
            return True
        mine, theirs = self._called(entry.title or ""), self._called(said.title)
        if mine is None or theirs is None or theirs.is_bare or (mine.years != said.years and said.years):
            return False
        return mine.fits(theirs)

    def _called(self, title: str) -> Called | None:
        return of_title(title, self._corpus.vocabulary)

    # ------------------------------------------------------------ what stands

    def of_document(self, document: str, as_of: str | None = None) -> Standing:
        asked = (document, as_of)  # asked again for every row of an answer
        if asked not in self._known:
            self._known[asked] = self._document(document, as_of)
        return self._known[asked]

    def _document(self, document: str, as_of: str | None) -> Standing:
        primary = self._entries[document].same_as or document
        read = self._corpus.extraction(primary)
        own = _own(primary, read, as_of, self._corpus.vocabulary)
        if own.by is not None and own.by.quote == STATED_BY:
            return Standing(status=own.status, by=own.by, said=self._said(self._until(primary, as_of)))
        words = self._until(primary, as_of)
        ends = read.programme.period[1] if read.programme and read.programme.period else None
        return self._settled(own, words, ends, as_of)

    def of_programme(self, programme: str, as_of: str | None = None) -> Standing:
        """Of the newest version that is held, and of what is said of the programme whatever its version."""
        held = [entry for entry in self._versions if entry.programme == programme]
        newest = max(held, key=lambda entry: (entry.date or "", entry.id), default=None)
        own = self._in_table(programme, as_of)
        if newest is not None:
            own = _own(newest.id, self._corpus.extraction(newest.id), as_of, self._corpus.vocabulary)
        words = [w for w in self._words if w.said.programme == programme and _counts(w.date, as_of, self._newest)]
        concept = self._corpus.vocabulary.get("instrument", programme)
        called = self._called(f"{concept.label} {concept.period}" if concept else newest.title or "" if newest else "")
        return self._settled(own, words, called.years[1] if called and called.years else None, as_of)

    def _in_table(self, programme: str, as_of: str | None) -> Standing:
        """What the vocabulary has of a programme that is not held: a curator's word."""
        concept = self._corpus.vocabulary.get("instrument", programme)
        status = _IN_TABLE.get(concept.status) if concept else None
        if concept is None or status is None or (as_of and concept.year and concept.year > as_of[:4]):
            return Standing(status="unknown")
        body = concept.adopted_by or None
        label = self._corpus.labels("organisation", body) if body else None
        by = StatusBy(body=body, date=concept.year or None, document="", quote=STATED_BY, body_label=label)
        return Standing(status="adopted" if status == "expired" and as_of else status, by=by)

    @property
    def _newest(self) -> str | None:
        return self._corpus.newest_date()

    def _until(self, document: str, as_of: str | None) -> list[_Word]:
        return [w for w in self._of_document.get(document, ()) if _counts(w.date, as_of, self._newest)]

    def _settled(self, own: Standing, words: Sequence[_Word], ends: int | None, as_of: str | None) -> Standing:
        words = sorted(words, key=lambda word: (word.date or "", word.document, word.said.span))
        acts = [w for w in words if w.said.stated and w.said.status in _ACTS]
        agreed = acts or [w for w in words if w.said.stated and w.said.status in AGREED]
        denied = [w for w in words if not w.said.stated and w.said.status in AGREED and _is_after(w, agreed)]
        ended = [w for w in words if w.said.stated and w.said.status in ENDED and self._has_ended(w, as_of)]
        disputed = bool(denied and (agreed or own.status in AGREED)) or _is_told_otherwise(acts)
        ends = max((w.said.until for w in words if w.said.until), default=ends)
        settled = own
        if agreed and not denied and not _is_older(agreed[-1], own):
            settled = self._as(agreed[-1])
        if ended:
            settled = self._as(ended[-1])
        elif ends and as_of and int(as_of[:4]) > ends and settled.status in AGREED:
            settled = Standing(status="expired", by=settled.by)
        return Standing(status=settled.status, by=settled.by, said=self._said(words), disputed=disputed, ends=ends)

    def _has_ended(self, word: _Word, as_of: str | None) -> bool:
        """A draft that is to replace a programme has not replaced it yet."""
        successor = word.said.successor
        if successor is None or successor == word.said.programme:
            return True
        held = any(entry.programme == successor for entry in self._versions)
        return not held or self.of_programme(successor, as_of).status in AGREED

    def _as(self, word: _Word) -> Standing:
        return Standing(status=word.said.status, by=self._by(word))

    def _by(self, word: _Word) -> StatusBy:
        said, vocabulary = word.said, self._corpus.vocabulary
        label = vocabulary.label("organisation", said.by_key) if said.by_key else said.by or None
        quote = self._corpus.extraction(word.document).quote(said.span)
        return StatusBy(
            body=said.by_key or said.by or None, date=word.date, document=word.document, quote=quote, body_label=label
        )

    def _said(self, words: Iterable[_Word]) -> tuple[StatusSaid, ...]:
        return tuple(
            StatusSaid(
                status=word.said.status,
                stated=word.said.stated,
                by=self._by(word),
                evidence=(evidence(word.document, self._corpus.extraction(word.document), word.said.span),),
            )
            for word in words
        )


def _lays_down(entry: Entry) -> bool:
    return entry.programme is not None or entry.kind in KINDS


def _own(document: str, read: Extraction, as_of: str | None, vocabulary: Vocabulary) -> Standing:
    """The word of the document itself, or of its curator, as far as it holds at a date."""
    given, printed = read.document.status, read.document.printed
    if printed is not None and is_later(given.date, as_of):
        given = printed
    elif given.status in AGREED and is_later(given.date, as_of):
        return Standing(status="unknown")
    if given.span is None and given is not printed and "status" not in read.document.stated:
        return Standing(status=given.status)
    stated = given is not printed and "status" in read.document.stated
    quote = STATED_BY if stated else read.quote(given.span) if given.span else ""
    if not quote:
        return Standing(status=given.status)
    label = vocabulary.label("organisation", given.body) if given.body else None
    by = StatusBy(body=given.body, date=given.date, document=document, quote=quote, body_label=label)
    return Standing(status=given.status, by=by)


def _newest(versions: Sequence[Entry], date: str | None) -> Sequence[Entry]:
    """The one version that was the newest at a date; none where two are, or where that cannot be told."""
    if len(versions) == 1 and (not versions[0].date or not date or _before(versions[0].date, date)):
        return versions
    dated = [(entry.date, entry) for entry in versions if entry.date and date and _before(entry.date, date)]
    if not dated or len(dated) < sum(1 for entry in versions if not entry.date or not date) + len(dated):
        return []
    latest = max(day for day, _ in dated)
    found = [entry for day, entry in dated if day == latest]
    return found if len(found) == 1 else []


def _before(date: str, other: str) -> bool:
    return not is_later(date, other)


def _counts(date: str | None, as_of: str | None, newest: str | None) -> bool:
    """Up to the date that is asked for; words that nobody dated, when all that is held is asked for."""
    if as_of is None:
        return True
    return _before(date, as_of) if date else newest is None or _before(newest, as_of)


def _is_after(word: _Word, agreed: Sequence[_Word]) -> bool:
    """Whether a denial was not overtaken: what was refused in one year may be adopted in the next."""
    last = agreed[-1].date if agreed else None
    return last is None or word.date is None or word.date >= last


def _is_older(word: _Word, own: Standing) -> bool:
    """What was adopted once, where the document says itself what it became since."""
    date = own.by.date if own.by else None
    return own.status in (*AGREED, *ENDED) and bool(date and word.date and word.date < date)


def _is_told_otherwise(acts: Sequence[_Word]) -> bool:
    """Two documents have the same body do the same in different years."""
    years: dict[tuple[str, str], set[str]] = {}
    for word in acts:
        if word.said.date and (word.said.by_key or word.said.by):
            years.setdefault((word.said.status, word.said.by_key or word.said.by), set()).add(word.said.date[:4])
    return any(len(told) > 1 for told in years.values())
