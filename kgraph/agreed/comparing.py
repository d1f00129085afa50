"""A draft beside an older programme, row by row; and what the older one left unfinished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.agreed.results import Change, ComparedResult, ComparedRow, RowState, Successor, Unfinished
from kgraph.agreed.sources import Source
from kgraph.agreed.successors import LIKELY, Heirs
from kgraph.errors import BadInput
from kgraph.evidence import evidence
from kgraph.results import ActivityResult, ReportResult
from kgraph.spreadsheet import cell
from kgraph.words import counted, joined

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

SAME_ROW = 0.5  # from here on two rows are taken for one that was changed
SAME_CODE = 0.4  # with the same code under the same heading, from here on
_DONE = "implemented"
_PARTS = ("code", "section", "text", "responsible", "indicator", "priority", "due", "species", "countries")
_STATES: tuple[RowState, ...] = ("kept", "changed", "dropped", "new")


def compare(corpus: Corpus, draft: str, older: str) -> ComparedResult:
    """The rows of a draft and of what it follows, named by document id or by programme key."""
    mine, theirs = _rows(corpus, draft), _rows(corpus, older)
    if not mine:
        raise BadInput(f"{draft!r} has no rows that could be compared; see: kgraph documents")
    reports = _reports(corpus, older, theirs)
    if not theirs and not reports:
        raise BadInput(f"nothing is known of the activities of {older!r}; see: kgraph documents")
    heirs = Heirs(corpus, mine)
    rows = tuple(_compared(corpus, mine, theirs, heirs))
    unfinished = tuple(_unfinished(corpus, reports, theirs, heirs))
    totals = Counter(row.state for row in rows)
    return ComparedResult(
        draft=draft,
        older=older,
        rows=rows,
        totals={state: totals[state] for state in _STATES},
        unfinished=unfinished,
        summary=_summary(totals, theirs, unfinished),
    )


def _rows(corpus: Corpus, what: str) -> list[Source]:
    """The rows of a document, or of the programme of that key; of several versions, of the newest."""
    every = [source for source in corpus.planned.weights.sources if source.type == "activity"]
    found = [source for source in every if source.document == what]
    if found:
        return found
    versions = {source.document for source in every if source.programme == what}
    newest = max(versions, key=lambda document: (corpus.document(document).date or "", document), default=None)
    return [source for source in every if source.document == newest]


def successors(corpus: Corpus, activity: str, among: str) -> tuple[Successor, ...]:
    """Which activities of another programme, or document, may go on with one."""
    source = next(one for one in corpus.planned.weights.sources if one.id == activity)
    return Heirs(corpus, _rows(corpus, among)).successors(source)


# --------------------------------------------------------------- row by row


def _compared(corpus: Corpus, mine: Sequence[Source], theirs: Sequence[Source], heirs: Heirs) -> Iterator[ComparedRow]:
    """In the order of the draft; then what was dropped, in the order of the older programme."""
    followed = _paired(theirs, heirs)
    olders = {heir: (score, older) for score, older, heir in followed}
    for source in mine if theirs else ():
        score, older = olders.get(source.id, (None, None))
        yield _row(corpus, source, older, score)
    met = {older.id for _, older, _ in followed}
    for older in theirs:
        if older.id not in met:
            yield _dropped(corpus, older, heirs)


def _paired(theirs: Sequence[Source], heirs: Heirs) -> list[tuple[float, Source, str]]:
    """Each older row with the id of the one that goes on with it: the likeliest pairs first, no row twice."""
    pairs = [
        (score, older, heir.id)
        for older in theirs
        for score, heir in heirs.of(older)
        if score >= SAME_ROW or (score >= SAME_CODE and (older.code, older.unit) == (heir.code, heir.unit))
    ]
    found: list[tuple[float, Source, str]] = []
    taken: set[str] = set()
    for score, older, heir in sorted(pairs, key=lambda pair: (-pair[0], pair[1].id, pair[2])):
        if taken.isdisjoint({older.id, heir}):
            found.append((score, older, heir))
            taken |= {older.id, heir}
    return found


def _row(corpus: Corpus, source: Source, older: Source | None, score: float | None) -> ComparedRow:
    changes = tuple(_changes(corpus.activity(older.id), corpus.activity(source.id))) if older else ()
    return ComparedRow(
        state="new" if older is None else "changed" if changes else "kept",
        draft=source.id,
        older=older.id if older else None,
        code=source.code,
        older_code=older.code if older else None,
        text=source.text,
        older_text=older.text if older else None,
        score=score,
        changes=changes,
        successors=(),
        evidence=tuple(
            evidence(one.document, corpus.extraction(one.document), one.span) for one in (source, older) if one
        ),
    )


def _dropped(corpus: Corpus, older: Source, heirs: Heirs) -> ComparedRow:
    return ComparedRow(
        state="dropped",
        draft=None,
        older=older.id,
        code=older.code,
        older_code=older.code,
        text=older.text,
        older_text=older.text,
        score=None,
        changes=(),
        successors=heirs.successors(older),
        evidence=(evidence(older.document, corpus.extraction(older.document), older.span),),
    )


def _changes(before: ActivityResult, after: ActivityResult) -> Iterator[Change]:
    """The parts of a row that say something else; species and countries by what they cover, not on which basis."""
    for part in _PARTS:
        old, new = (_said(row, part) for row in (before, after))
        if " ".join(old.split()) != " ".join(new.split()):
            yield Change(part=part, before=old, after=new)


def _said(row: ActivityResult, part: str) -> str:
    if part in ("species", "countries"):
        return ", ".join(sorted(covered.label for covered in getattr(row, part)))
    return cell(getattr(row, part))


# ------------------------------------------------------------ what was left


def _reports(corpus: Corpus, older: str, theirs: Sequence[Source]) -> dict[str, list[ReportResult]]:
    """What was reported of the older programme's activities, by code."""
    programme = theirs[0].programme if theirs else older
    found: dict[str, list[ReportResult]] = {}
    for said in corpus.reported(programme=programme):
        if not said.whole_issue:
            found.setdefault(said.code, []).append(said)
    return found


def _unfinished(
    corpus: Corpus, reports: dict[str, list[ReportResult]], theirs: Sequence[Source], heirs: Heirs
) -> Iterator[Unfinished]:
    held = {source.code: source for source in theirs}
    stubs = {s.code: s for s in corpus.planned.weights.sources if s.type == "report" and s.code in reports}
    for code, said in sorted(reports.items(), key=lambda pair: _by_number(pair[0])):
        source = held.get(code) or stubs.get(code)
        if source is None or not _left_open(said):
            continue
        yield Unfinished(
            programme=said[-1].programme,
            code=code,
            text=source.text,
            text_held=code in held,
            reported=tuple(said),
            successors=heirs.successors(source),
        )


def _left_open(said: Sequence[ReportResult]) -> bool:
    """Whether the last report on an activity does not say that it was done."""
    last = max(one.date or "" for one in said)
    return not any(one.status == _DONE and not one.letters for one in said if (one.date or "") == last)


def _by_number(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else 0, part) for part in code.split("."))


def _summary(totals: Counter[RowState], theirs: Sequence[Source], unfinished: Iterable[Unfinished]) -> str:
    left = list(unfinished)
    orphans = sum(not one.successors for one in left)
    told = f"{joined([f'{totals[state]} {state}' for state in _STATES])}. " if theirs else "Its text is not held. "
    open_ones = counted(len(left), "activity was", "activities were")
    return f"{told}{open_ones} not reported as done; {orphans} of them without a likely successor (from {LIKELY} on)."
