"""What a document says of itself on its first page: title, symbol, kind, status, date, place and issuing body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal, cast

from ingest import shapes, symbols
from ingest.clean import clean, trim
from ingest.cues import fold, meanings, pattern, table
from ingest.dates import first_date
from ingest.held import held
from ingest.phrases import any_of
from ingest.phrases import words as words_of
from ingest.records import Block, DocumentKind, Span, Status, StatusWord, Wording
from ontology.vocabulary import Vocabulary

FRONT_BLOCKS = 40
PLACE_WORDS = 4  # of each part of "Isle of Vilm, Germany"
FRONT_LINE = 260  # a longer block is text, not a line of a title page
_LETTERED = re.compile(r"^(?:[A-Z]|[IVX]+|\d+)[.)]\s+")
_TIMES = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*[-–]\s*\d{1,2}[:.]\d{2})?|\([^()]*\)")
_STATUS_WORDS = 12
_SHORT = 80  # characters: a line that only says where and when
_DATE_WORDS = 7  # with a full stop behind them, more are a sentence
PROGRAMMES = ("work-programme", "action-plan")
Tables = Literal["none", "told", "laid down"]


@dataclass(frozen=True, slots=True)
class _Front:
    """A line of the first page."""

    block: Block
    span: Span
    words: str
    rows: tuple[str, ...]  # as they are broken on the page


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page says, before any name has been looked for."""

    title: str
    titled: Span | None
    symbol: str | None
    kind: DocumentKind
    status: StatusWord
    wording: Wording
    date: str | None
    place: str | None
    series: str | None
    body: str | None


def read_front(blocks: Sequence[Block], text: str, vocabulary: Vocabulary, stem: str, tables: Tables) -> Front:
    """``stem`` names a document that has neither title nor symbol; ``tables`` is what its tables of activities do."""
    lines = tuple(_front(blocks, text))
    symbol = _symbol(lines, blocks, text)
    title = _title(lines, vocabulary)
    kind = _kind(lines, title, symbol, tables)
    date, place = next((date[0] for line in lines if (date := _dated(line))), None), _place(lines, vocabulary)
    if kind == "meeting-report" and date is None:
        date, held_at = held(blocks, text, title.words if title else "")
        place = place or held_at
    return Front(
        title=title.words if title else symbol or stem,
        titled=title.span if title else None,
        symbol=symbol,
        kind=kind,
        status=_status(lines, title, kind),
        wording="digest" if any(map(_is_notice, lines)) else "official",
        date=date,
        place=place,
        series=symbols.series(symbol),
        body=symbols.issuer(symbol, [line.words for line in lines], text, vocabulary),
    )


def _front(blocks: Sequence[Block], text: str) -> Iterator[_Front]:
    """The lines of the first page, up to the first heading or paragraph of the text itself."""
    stops = _words_for("stop")
    for block in blocks[:FRONT_BLOCKS]:
        if block.kind == "row":
            yield from _form(block, text)
            continue
        span = trim(text, block.span.start, block.span.end)
        if span is None:
            continue
        words = clean(text[block.span.start : block.span.end])
        first = fold(_LETTERED.sub("", words)).split(",")[0].strip(" .:")  # "Contents, with page numbers"
        if first in stops or (block.kind == "paragraph" and block.number and len(words) > 80):
            return
        if block.kind == "heading" and block.number and not shapes.hashes(text[block.span.start : block.span.end]):
            return
        rows = (clean(row) for row in text[span.start : span.end].splitlines())
        line = _Front(block, span, words, tuple(row for row in rows if row))
        if len(words) <= FRONT_LINE or _is_notice(line):
            yield from _apart(line, text)
        elif block.kind == "paragraph":
            return


def _form(row: Block, text: str) -> Iterator[_Front]:
    """What a row of a form says of the document itself: "Venue | Bonn, Germany"."""
    cells = [cell.span for cell in row.cells if cell.span is not None]
    if len(cells) == 2 and fold(clean(text[cells[0].start : cells[0].end])).rstrip(" :") in _words_for("form"):
        words = clean(text[cells[1].start : cells[1].end])
        yield _Front(row, cells[1], words, (words,))


def _apart(line: _Front, text: str) -> Iterator[_Front]:
    """A title whose next line only says where and when: two lines of the page, though nothing stands between them."""
    end = text.rfind("\n", line.span.start, line.span.end)
    last = trim(text, end, line.span.end) if end >= 0 else None
    first = trim(text, line.span.start, end) if end >= 0 else None
    if first is not None and last is not None:
        words = clean(text[last.start : last.end])
        if words[:1].isupper() and (date := first_date(words)) and "," in words[: date[1]] and len(words) < _SHORT:
            yield _Front(line.block, first, clean(text[first.start : first.end]), line.rows[:-1])
            yield _Front(line.block, last, words, (words,))
            return
    yield line


def _words_for(meaning: str) -> list[str]:
    return [words for words, known in meanings("front_words", "meaning").items() if known == meaning]


def _says(words: str, meaning: str) -> bool:
    return any(pattern(cue).search(words) for cue in _words_for(meaning))


def _is_notice(line: _Front) -> bool:
    """The line in which a digest says that it is one, and that its wording is not official."""
    return _says(line.words, "digest") and _says(line.words, "notice")


def _symbol(lines: Sequence[_Front], blocks: Sequence[Block], text: str) -> str | None:
    """Alone on its line; in a running head; or in the words by which a digest names its source."""
    for line in lines:
        if shapes.is_symbol(line.words) and symbols.is_of_issuer(line.words):
            return line.words
    for line in lines:
        if (_is_notice(line) or len(line.words) < 80) and (inside := symbols.inside(line.words)):
            return inside
    furniture = (clean(text[block.span.start : block.span.end]) for block in blocks if block.kind == "furniture")
    return next((inside for words in furniture if (inside := symbols.inside(words))), None)


def _title(lines: Sequence[_Front], vocabulary: Vocabulary) -> _Front | None:
    """The line that names a kind of document; beside a line that says nothing else, its neighbour."""
    able = [line for line in lines if _can_be_title(line, vocabulary)]
    for index, line in enumerate(able):
        if _only_kind(line.words):
            beside = able[index + 1 : index + 2] or able[:index][-1:]
            return beside[0] if beside else line
    named = [line for line in able if _kind_in(line.words)]
    headings = [line for line in able if line.block.kind == "heading"]
    headed = [line for line in headings if not _says(line.words, "meeting")]
    capitals = [line for line in able if line.words.isupper()]
    return next(iter(named or headed or headings or capitals), None)


def _can_be_title(line: _Front, vocabulary: Vocabulary) -> bool:
    words = line.words
    if (
        line.block.kind not in ("heading", "paragraph")
        or words.endswith((".", ":", ";", ","))
        or not words[:1].isalpha()
    ):
        return False
    if shapes.is_symbol(words) or _dated(line) or _is_notice(line) or _is_labelled(words) or shapes.is_contents(words):
        return False
    named = vocabulary.named("organisation", words) or vocabulary.named("country", words.rsplit(",", 1)[-1].strip())
    return named is None and not _says(words.split(":")[0].split("(")[0], "margin")


def _is_labelled(words: str) -> bool:
    """ "Date: 5 May": a line of a form; not "Concept note: Cranes"."""
    label = words[:24].partition(": ")
    return bool(label[1]) and _kind_in(label[0]) is None


def _kind_in(words: str) -> DocumentKind | None:
    """By the first words that name a kind; a paper on the carrying out of a programme is none itself."""
    known = [(row["words"], row["kind"], row["where"]) for row in table("document_kinds")]
    found = [
        (match.start(), -len(cue), kind)
        for cue, kind, where in known
        if where != "symbol" and (match := pattern(cue).search(words))
        if where == "words"
        or _says(words[match.end() :], "meeting")  # "Report of the Fifth Meeting of the Signatories"
    ]
    if not found:
        return None
    start, _, kind = min(found)
    about = kind in PROGRAMMES and any_of("code_words", "carrying out").search(words[:start])
    return None if about else cast(DocumentKind, kind)


def _only_kind(words: str) -> bool:
    return any(fold(words).strip("()[] ") == fold(row["words"]) for row in table("document_kinds"))


def _kind(lines: Sequence[_Front], title: _Front | None, symbol: str | None, tables: Tables) -> DocumentKind:
    """By the title, else by a line that says only that, else by the symbol; tables of activities make a programme."""
    said = [line.words for line in lines if _only_kind(line.words)]
    found = _kind_in(title.words) if title and not said else _kind_of(said[0]) if said else None
    lays_down = tables == "laid down" or (tables == "told" and found is None)
    if lays_down and not (title and tables == "told" and _reviews(title.words)):
        return found if found in PROGRAMMES else "work-programme"
    last = re.split(r"[. ]", fold(symbol.rsplit("/", 1)[-1]))[0] if symbol else ""
    by_symbol = [row["kind"] for row in table("document_kinds") if row["where"] == "symbol" and row["words"] == last]
    return found or cast(DocumentKind, (by_symbol or ["other"])[0])


def _kind_of(line: str) -> DocumentKind | None:
    """Of a line that names a kind and nothing else: "Report"."""
    kinds = (row["kind"] for row in table("document_kinds") if fold(row["words"]) == fold(line).strip("()[] "))
    return cast(DocumentKind | None, next(kinds, None))


def _reviews(title: str) -> bool:
    """ "Progress in the Implementation of the Programme of Work"."""
    return any_of("code_words", "carrying out").search(title) is not None


def _status(lines: Sequence[_Front], title: _Front | None, kind: DocumentKind) -> StatusWord:
    """The words of the title, else of a short line, that say whether it is a draft or was adopted, by whom and when."""
    short = [line for line in lines if _can_give_status(line)]
    for line in [*([title] if title else []), *(line for line in short if line is not title)]:
        status = _status_in(line.words)
        if status is not None and not _is_notice(line):
            date = first_date(line.words) if status in ("adopted", "endorsed", "in_force") else None
            return StatusWord(status=status, span=line.span, date=date[0] if date else None)
    return StatusWord(status="report" if kind == "meeting-report" else "unknown")


def _can_give_status(line: _Front) -> bool:
    """A short line, or one that begins as a decision does: "Adopted by the Conference of the Parties at its ..."."""
    if len(line.words.split()) <= _STATUS_WORDS:
        return shapes.cue(line.words) is None
    return re.match(r"\W*\w+ed\s+(?:by|at|in|on)\b", line.words) is not None and _status_in(line.words) is not None


def _status_in(words: str) -> Status | None:
    known = meanings("document_status", "status")
    found = [(match.start(), -len(cue), known[cue]) for cue in known if (match := pattern(cue).search(words))]
    return cast(Status, min(found)[2]) if found else None


def _dated(line: _Front) -> tuple[str, int, int] | None:
    """The date of a line; a sentence tells of something else."""
    is_sentence = line.words.endswith(".") and len(line.words.split()) > _DATE_WORDS
    return first_date(line.words) if len(line.words) < 120 and not is_sentence and not _is_notice(line) else None


def _place(lines: Sequence[_Front], vocabulary: Vocabulary) -> str | None:
    """Beside the date, or on the next line after one."""
    for index, line in enumerate(lines):
        if _dated(line) is None:
            continue
        row = next((row for row in line.rows if first_date(row)), line.words)
        _, start, end = first_date(row) or ("", 0, 0)
        before, behind = _TIMES.sub("", row[:start]), _TIMES.sub("", row[end:])
        after = lines[index + 1].words if index + 1 < len(lines) else ""
        for words in (behind, before, f"{before}, {behind}", after):
            place = _as_place(words, vocabulary)
            if place is not None:
                return place
    return None


def _as_place(words: str, vocabulary: Vocabulary) -> str | None:
    parts = [part.strip() for part in words.split(",") if part.strip(" ,;:")]
    if not parts or len(words) > 80:
        return None
    if len(parts) == 1 and fold(parts[0]) in _words_for("place"):
        return parts[0]
    if len(parts) == 1 and (town := vocabulary.named("place", parts[0])):
        return parts[0] if vocabulary.concept("place", town).type in words_of("coverage_cues", "town") else None
    if len(parts) < 2 or not vocabulary.named("country", parts[-1]):
        return None
    names = takewhile(lambda part: len(part.split()) <= PLACE_WORDS and not _says(part, "meeting"), reversed(parts))
    return ", ".join(reversed(list(names)))
