"""What a curator says of a statement that was read: that it is none, that it is right, or which status it gives.

A statement is known by its words, so that a verdict outlives every rule that is mended, and is reported as soon as
the words no longer stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from ingest.clean import clean
from ingest.curated import Row, wrong_choice
from ingest.records import CuratorLine, Extraction, Recommendation, ReportedStatus, StatusReport

Ruling = Literal["reject", "confirm", "set-status"]
Judged = Literal["recommendation", "reported"]
Said = StatusReport | Recommendation
_SHOWN = 60  # characters of a quote that a warning repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A line of ``corrections.csv`` that speaks of a statement."""

    file: str
    line: int
    what: Judged
    action: Ruling
    quote: str  # of its words, cleaned
    code: str  # that it speaks of; empty where the words are enough
    status: ReportedStatus | None
    why: str  # with by whom and when


def wrong_verdict(row: Row) -> Iterator[str | None]:
    what = wrong_choice("statement", row["what"], get_args(Judged))
    yield what
    if not clean(row["quote"]):
        yield "the column 'quote' is empty; give words of the statement"
    if row["action"] != "set-status":
        return
    yield wrong_choice("status", row["key"], get_args(ReportedStatus))
    if not what and row["what"] != "reported":
        yield "only what is reported of an activity has a status; reject or confirm the recommendation"


def verdict(row: Row, file: str, why: str) -> Verdict:
    action = cast(Ruling, row["action"])
    return Verdict(
        file=file,
        line=row.line,
        what=cast(Judged, row["what"]),
        action=action,
        quote=clean(row["quote"]),
        code=row["code"].rstrip("."),
        status=cast(ReportedStatus, row["key"]) if action == "set-status" else None,
        why=why,
    )


def judged(read: Extraction, given: Verdict) -> tuple[Extraction, str]:
    """What was read after a verdict, and why nothing came of it; empty where something did."""
    statements: Sequence[Said] = read.recommendations if given.what == "recommendation" else read.reported
    meant = _meant(read, statements, given)
    texts = {clean(read.quote(said.span)) for said in meant}
    if len(texts) != 1:
        return read, _why_none(read, given, len(texts))
    numbers = {id(said) for said in meant}
    after = tuple(new for said in statements for new in (_ruled(said, given) if id(said) in numbers else (said,)))
    if after == tuple(statements):
        return read, "it changes nothing; remove the line"
    if given.what == "recommendation":
        return replace(read, recommendations=cast(tuple[Recommendation, ...], after)), ""
    return replace(read, reported=cast(tuple[StatusReport, ...], after)), ""


def applied(line: Verdict, *, in_force: bool) -> CuratorLine:
    return CuratorLine(
        line=line.line,
        action=line.action,
        what=f"{line.what} {line.code}".rstrip(),
        key=line.status or "",
        quote=line.quote,
        why=line.why,
        in_force=in_force,
    )


def _meant(read: Extraction, statements: Sequence[Said], given: Verdict) -> list[Said]:
    """The statements with these very words; where none has them alone, those that hold them."""
    texts = [(said, clean(read.quote(said.span))) for said in statements if not given.code or given.code in _of(said)]
    return [said for said, text in texts if text == given.quote] or [s for s, text in texts if given.quote in text]


def _of(said: Said) -> tuple[str, ...]:
    return (said.code,) if isinstance(said, StatusReport) else said.codes


def _ruled(said: Said, given: Verdict) -> tuple[Said, ...]:
    if given.action == "reject":
        return ()
    if isinstance(said, StatusReport) and given.status:
        note = f"status set by the curator, read as {said.status.replace('_', ' ')}: {given.why}"
        return (replace(said, status=given.status, curated=note),)
    return (replace(said, curated=said.curated or f"confirmed by the curator: {given.why}"),)


def _why_none(read: Extraction, given: Verdict, found: int) -> str:
    words = given.quote if len(given.quote) <= _SHOWN else f"{given.quote[:_SHOWN].rstrip()} ..."
    if found:
        return f"the words {words!r} stand in {found} statements; give more of them"
    if given.quote not in clean(read.text):
        return f"the words {words!r} no longer stand in it; correct them, or remove the line"
    what = "recommendation" if given.what == "recommendation" else "report"
    return f"no {what}{f' on {given.code}' if given.code else ''} is read in the words {words!r}; remove the line"
