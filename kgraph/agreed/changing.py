"""What is new since a date, or since a build: documents, activities, recommendations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ingest.clean import clean
from ingest.records import Extraction
from kgraph.agreed.results import ChangedDocument, ChangedItem, ChangesResult
from kgraph.errors import BadInput
from kgraph.ids import activity_id
from kgraph.words import counted, date_in_words, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_BUILD = re.compile(r"(?:build\s*)?(\d+)", re.IGNORECASE)
LAST = "last"  # the build before this one
State = Literal["new", "changed", "removed"]
ItemType = Literal["activity", "recommendation"]


@dataclass(frozen=True, slots=True)
class _Said:
    key: str
    code: str
    text: str


Listing = Callable[[Extraction], Mapping[str, _Said]]  # what a document holds, by what makes it the same again


def changes(corpus: Corpus, since: str) -> ChangesResult:
    """Since a date (as documents are dated: 2025, 2025-05, 2025-05-06) or a build (its number, or "last")."""
    asked = since.strip().casefold()
    if _DATE.fullmatch(asked):
        return _since_date(corpus, asked)
    build = _BUILD.fullmatch(asked)
    if build is None and asked != LAST:
        raise BadInput(f"{since!r} is neither a date (2025-05-06) nor a build; kept are {_kept(corpus)}")
    return _since_build(corpus, int(build.group(1)) if build else None)


# ------------------------------------------------------------- since a date


def _since_date(corpus: Corpus, since: str) -> ChangesResult:
    new = [
        ChangedDocument(id=told.id, title=told.title, date=told.date, state="new")
        for told in corpus.documents()
        if told.same_as is None and told.date is not None and told.date >= since
    ]
    reads = [(one.id, corpus.extraction(one.id)) for one in new]
    activities = [item for id_, read in reads for item in _items("activity", id_, _activities(read), {}, read)]
    said = [
        ChangedItem(
            type="recommendation", id=one.id, document=one.document, code=", ".join(one.codes) or None,
            text=clean(one.quote), state="new", date=one.date,
        )
        for one in corpus.recommendations()
        if one.date is not None and one.date >= since
    ]  # fmt: skip
    return _result(date_in_words(since), corpus.generation, new, activities, said)


# ------------------------------------------------------------ since a build


def _since_build(corpus: Corpus, number: int | None) -> ChangesResult:
    kept = corpus.builds()
    asked = number if number is not None else max((n for n in kept if n < corpus.generation), default=None)
    if asked is None or asked not in kept:
        raise BadInput(f"build {number or LAST!r} is not kept any more; kept are {_kept(corpus)}; give a date instead")
    before, now = corpus.records_of(asked), corpus.records_of(corpus.generation)
    documents: list[ChangedDocument] = []
    activities: list[ChangedItem] = []
    said: list[ChangedItem] = []
    for id_ in sorted(before.keys() | now.keys()):
        old, new = (records.get(id_) for records in (before, now))
        read = new or old
        if read is None or old == new:
            continue
        state: State = "new" if old is None else "removed" if new is None else "changed"
        documents.append(ChangedDocument(id=id_, title=read.document.title, date=read.document.date, state=state))
        activities += _compared("activity", id_, old, new, _activities)
        said += _compared("recommendation", id_, old, new, _recommendations)
    return _result(f"build {asked}", asked, documents, activities, said)


def _compared(
    kind: ItemType, document: str, old: Extraction | None, new: Extraction | None, listed: Listing
) -> Iterator[ChangedItem]:
    before, now = (listed(read) if read is not None else {} for read in (old, new))
    if new is not None:
        yield from _items(kind, document, now, before, new)
    for identity, gone in before.items():
        if identity not in now and old is not None:
            yield _item(kind, document, gone, "removed", old)


def _items(
    kind: ItemType, document: str, now: Mapping[str, _Said], before: Mapping[str, _Said], read: Extraction
) -> Iterator[ChangedItem]:
    for identity, said in now.items():
        if identity not in before:
            yield _item(kind, document, said, "new", read)
        elif (before[identity].code, before[identity].text) != (said.code, said.text):
            yield _item(kind, document, said, "changed", read)


def _item(kind: ItemType, document: str, said: _Said, state: State, read: Extraction) -> ChangedItem:
    return ChangedItem(
        type=kind, id=activity_id(document, said.key), document=document, code=said.code or None, text=said.text,
        state=state, date=read.document.date,
    )  # fmt: skip


def _activities(read: Extraction) -> dict[str, _Said]:
    return {row.key: _Said(row.key, row.code, row.text) for row in read.activities}


def _recommendations(read: Extraction) -> dict[str, _Said]:
    """By their words: their keys are made from their place, which another line above them moves."""
    said = (_Said(one.key, ", ".join(one.codes), clean(read.quote(one.span))) for one in read.recommendations)
    return {one.text: one for one in said}


def _kept(corpus: Corpus) -> str:
    return joined([f"build {number}" for number in corpus.builds()])


def _result(
    since: str,
    build: int,
    documents: list[ChangedDocument],
    activities: list[ChangedItem],
    recommendations: list[ChangedItem],
) -> ChangesResult:
    told = [
        counted(len(documents), "document"),
        counted(len(activities), "activity", "activities"),
        counted(len(recommendations), "recommendation"),
    ]
    return ChangesResult(
        since=since,
        build=build,
        documents=tuple(documents),
        activities=tuple(activities),
        recommendations=tuple(recommendations),
        summary=f"New, changed or gone since {since}: {joined(told)}.",
    )
