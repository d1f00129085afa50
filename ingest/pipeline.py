"""From a path to everything that one document holds: each step takes what the one before gave, and no other state."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest import structure
from ingest.annotate import annotate
from ingest.bodies import Bodies
from ingest.clean import clean
from ingest.codes import CodeMention
from ingest.definitions import definitions
from ingest.enacting import by_whom, verbs
from ingest.found import Found
from ingest.listed import listed
from ingest.metadata import PROGRAMMES, Front, read_front
from ingest.opening import opened
from ingest.programme import Reading, read_programme
from ingest.readers.source import Source
from ingest.records import Activity, Block, Definition, Document, Extraction, Mention, MentionKind, Span, StatusWord
from ingest.tables import tables
from ingest.told import told
from ingest.told_tables import is_told
from ingest.unlisted import unlisted, without_inner
from ontology.names import Name, Passage, matcher
from ontology.vocabulary import Vocabulary, load

_MENTIONED: dict[str, MentionKind] = {
    "species": "species",
    "country": "country",
    "organisation": "organisation",
    "place": "place",
    "instrument": "instrument",
}


def read(path: Path | str, vocabulary: Vocabulary | None = None) -> Extraction:
    """
    Raises :class:`Unreadable`, and nothing else, where the file cannot be read.
    """
    path = Path(path)
    data, source = opened(path)
    blocks = structure.blocks(source)
    return _extraction(source, blocks, vocabulary or load(), hashlib.sha256(data).hexdigest(), path.stem)


def _extraction(
    source: Source, blocks: tuple[Block, ...], vocabulary: Vocabulary, sha256: str, stem: str
) -> Extraction:
    text = source.text
    found_tables = [table for table in tables(blocks, text) if table.is_of_activities()]
    found_tables = found_tables or [table for table in listed(blocks, text)[1:] if table is not None]
    laid_down = any(not is_told(table) for table in found_tables)
    front = read_front(blocks, text, vocabulary, stem, "laid down" if laid_down else "told" if found_tables else "none")
    is_programme = laid_down or front.kind in PROGRAMMES
    names = _read_names(text, blocks, front.body, vocabulary)
    defined = definitions(text, blocks, names, vocabulary)
    bodies = unlisted(text, blocks, defined, names, vocabulary)
    names = without_inner(names, bodies)
    found = Found(text, names, vocabulary)
    titled = front.titled or blocks[0].span
    reading = read_programme(blocks, front.title, titled, found) if is_programme else None
    activities = _completed(reading, text, names, vocabulary)
    heard = sorted([*names, *bodies], key=lambda name: (name.start, name.end, name.kind, name.key))
    beside = told(text, blocks, heard, _document(source, front, found, sha256), vocabulary)
    mentions = [
        *_mentions(names, vocabulary),
        *_unknown(bodies, defined),
        *_codes(activities, text),
        *(_told_code(code) for code in beside.codes if code.printed),
    ]
    return Extraction(
        document=beside.document,
        text=text,
        blocks=blocks,
        mentions=tuple(sorted(dict.fromkeys(mentions), key=_in_order)),
        programme=reading.programme if reading else None,
        sections=reading.sections if reading else (),
        activities=activities,
        reported=beside.reported,
        recommendations=beside.recommendations,
        adoptions=beside.adoptions,
        facts=beside.facts,
        definitions=defined,
        warnings=source.warnings + tuple(_doubts(front, activities)),
    )


def _doubts(front: Front, activities: Sequence[Activity]) -> Iterator[str]:
    """What a person should look at, because the file promises more than was found in it."""
    if front.kind in ("work-programme", "action-plan") and not activities:
        named = "a work programme" if front.kind == "work-programme" else "an action plan"
        yield f"the title names {named}, but no table of activities was found in it"


def _completed(
    reading: Reading | None, text: str, names: Sequence[Name], vocabulary: Vocabulary
) -> tuple[Activity, ...]:
    if reading is None:
        return ()
    return annotate(text, reading.activities, reading.sections, reading.programme, names, vocabulary)


def _read_names(text: str, blocks: Sequence[Block], issuer: str | None, vocabulary: Vocabulary) -> list[Name]:
    """The names in the text; those in what repeats on every page are none of its own."""
    repeated = [block.span for block in blocks if block.kind == "furniture"]
    starts = [span.start for span in repeated]

    def is_repeated(name: Name) -> bool:
        at = bisect_right(starts, name.start) - 1
        return at >= 0 and name.start < repeated[at].end

    return [name for name in matcher(vocabulary).find(text, passages(blocks), issuer) if not is_repeated(name)]


def passages(blocks: Sequence[Block]) -> list[Passage]:
    """What is read together when names are looked for; what repeats on every page is not read."""
    found: list[Passage] = []
    section = 0
    for block in blocks:
        if block.kind == "furniture":
            continue
        section += block.kind == "heading"
        found.append(Passage(block.span.start, block.span.end, block.kind, section))
    return found


def _by_whom(status: StatusWord, issuer: str | None, found: Found) -> StatusWord:
    """The body that the words of a decision name."""
    if status.span is None or status.status not in ("adopted", "endorsed", "in_force"):
        return status
    said = clean(found.text[status.span.start : status.span.end])
    told = next((agent for verb in verbs(said) if (agent := by_whom(said, verb.end))), "")
    body = Bodies(issuer, found.vocabulary).of(told or said, found.within(status.span, "organisation"))
    return replace(status, body=body or told or None)


def _document(source: Source, front: Front, found: Found, sha256: str) -> Document:
    return Document(
        format=source.format,
        sha256=sha256,
        title=front.title,
        kind=front.kind,
        status=_by_whom(front.status, front.body, found),
        wording=front.wording,
        symbol=front.symbol,
        date=front.date,
        place=front.place,
        body=front.body,
        series=front.series,
        pages=source.pages,
        page_labels=source.page_labels,
        read_by=source.read_by,
    )


def _mentions(names: Sequence[Name], vocabulary: Vocabulary) -> Iterator[Mention]:
    for name in names:
        kind = _MENTIONED.get(name.kind)
        if kind is not None and name.is_mention:
            label = vocabulary.label(name.kind, name.key)
            span = Span(name.start, name.end)
            yield Mention(kind=kind, key=name.key, label=label, surface=name.surface, span=span, certain=name.certain)


def _unknown(bodies: Sequence[Name], defined: Sequence[Definition]) -> Iterator[Mention]:
    """Bodies that the vocabulary does not know, by what the text calls them in full."""
    labels = {name: one.name for one in defined for name in (one.name, one.acronym)}
    for body in bodies:
        label = labels.get(clean(body.surface), body.surface)
        span = Span(body.start, body.end)
        yield Mention(kind="organisation", key=body.key, label=label, surface=body.surface, span=span, certain=False)


def _codes(activities: Sequence[Activity], text: str) -> Iterator[Mention]:
    """The codes that a programme prints beside its rows, and those by which a row points to another."""
    for activity in activities:
        at = text.find(activity.code, activity.row.start, activity.row.end) if activity.code else -1
        if at >= 0:
            yield _code(activity.code, activity.key, Span(at, at + len(activity.code)))
        for reference in activity.references:  # what lies between the ends of a range is meant, and not printed
            span, code = reference.span, rf"(?<![\d.]){re.escape(reference.code)}(?!\.?\d)"
            if reference.target is not None and (printed := re.compile(code).search(text, span.start, span.end)):
                yield _code(reference.code, reference.target, Span(*printed.span()))


def _told_code(told: CodeMention) -> Mention:
    """A code of another document's programme, named by that programme's key."""
    return _code(told.code, f"{told.programme}_{told.code.replace('.', '-')}", told.span)


def _code(code: str, key: str, span: Span) -> Mention:
    return Mention(kind="code", key=key, label=code, surface=code, span=span)


def _in_order(mention: Mention) -> tuple[int, int, str]:
    return mention.span.start, mention.span.end, mention.kind
