"""``corrections.csv``: what a curator corrects of an activity's coverage, and says of names and statements.

Corrections are applied last, to what was read, and say whose they are; so a rule that is mended later cannot undo them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, cast, get_args

from ingest import renamings, verdicts
from ingest.curated import Problem, Row, inside, known_file, read_table, reason, wrong_choice, wrong_date
from ingest.manifest import key_of
from ingest.records import Activity, Basis, Covered, CuratorLine, Extraction, LeftOut, Programme, Span
from ingest.renamings import EVERY_FILE, Renames, Renaming, renaming, why_unused, wrong_renaming
from ingest.verdicts import Ruling, Verdict, judged, verdict, wrong_verdict
from ontology.vocabulary import Vocabulary

NAME = "corrections.csv"
COLUMNS = ("file", "what", "action", "kind", "key", "quote", "code", "why", "by", "date")
WHOLE = "document"
ADDED_BY = "added by the curator"
Action = Literal["leave-out", "add"]
Side = Literal["species", "country"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A line of the file that speaks of coverage. A group stands for its members."""

    file: str
    line: int
    what: str  # the key of an activity, or "document"
    action: Action
    kind: Side
    keys: tuple[str, ...]
    why: str  # with by whom and when


Line = Correction | Verdict | Renaming


@dataclass(frozen=True, slots=True)
class Corrections:
    """The lines of a folder's corrections, and what is wrong with the others."""

    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_corrections(folder: Path, vocabulary: Vocabulary) -> Corrections:
    """The corrections of a folder; empty where it has none. A line with anything wrong in it corrects nothing."""
    table = read_table(folder / NAME, COLUMNS, ("file", "what", "action", "why"))
    lines: list[Line] = []
    problems = list(table.problems)
    for row in table.rows:
        wrong = [what for what in _wrong(row, folder, vocabulary) if what]
        problems += (Problem(NAME, row.line, what) for what in wrong)
        if not wrong:
            lines.append(_line(row, folder, vocabulary))
    return Corrections(tuple(lines), tuple(problems))


def _wrong(row: Row, folder: Path, vocabulary: Vocabulary) -> Iterator[str | None]:
    if row["action"] not in get_args(Renames) or row["file"] not in ("", EVERY_FILE):
        yield known_file(folder, row["file"])
    yield wrong_choice("action", row["action"], (*get_args(Action), *get_args(Ruling), *get_args(Renames)))
    if row["action"] in get_args(Ruling):
        yield from wrong_verdict(row)
    elif row["action"] in get_args(Renames):
        yield from wrong_renaming(row, vocabulary)
    else:
        yield from _wrong_coverage(row, vocabulary)
    if not row["why"]:
        yield "the column 'why' is empty; fill it"
    if row["date"]:
        yield wrong_date(row["date"])


def _wrong_coverage(row: Row, vocabulary: Vocabulary) -> Iterator[str | None]:
    kind = wrong_choice("kind", row["kind"], get_args(Side))
    yield kind
    if not kind and not key_of(cast(Side, row["kind"]), row["key"], vocabulary):
        yield f"no {row['kind']} is called {row['key']!r}; correct it, or add it to the vocabulary"
    if not row["what"]:
        yield "the column 'what' is empty; fill it"


def _line(row: Row, folder: Path, vocabulary: Vocabulary) -> Line:
    file, why = inside(folder, row["file"]) or EVERY_FILE, reason(row)
    if row["action"] in get_args(Ruling):
        return verdict(row, file, why)
    if row["action"] in get_args(Renames):
        return renaming(row, file, why, vocabulary)
    kind = cast(Side, row["kind"])
    key = key_of(kind, row["key"], vocabulary) or ""
    return Correction(
        file=file,
        line=row.line,
        what=row["what"],
        action=cast(Action, row["action"]),
        kind=kind,
        keys=vocabulary.members(kind, key) or (key,),
        why=why,
    )


def corrected(read: Extraction, corrections: Sequence[Line]) -> Extraction:
    """What was read, with its corrections in the order of their lines; one that meets nothing is a warning."""
    for line in corrections:
        read, nothing = _applied_line(read, line)
        warnings = (*read.warnings, f"{NAME} line {line.line}: {nothing}") if nothing else read.warnings
        read = replace(read, warnings=warnings, corrections=(*read.corrections, *_as_applied(line, read, not nothing)))
    return read


def _as_applied(line: Line, read: Extraction, in_force: bool) -> Iterator[CuratorLine]:
    """The line as the document's record keeps it; one for all files only where it says something of this one."""
    if isinstance(line, Renaming):
        told = renamings.applied(line, read)
        if told.in_force or not line.is_general:
            yield told
    elif isinstance(line, Verdict):
        yield verdicts.applied(line, in_force=in_force)
    else:
        key = line.keys[0] if len(line.keys) == 1 else ""
        yield CuratorLine(
            line=line.line, action=line.action, what=line.what, kind=line.kind, key=key, why=line.why, in_force=in_force
        )


def _applied_line(read: Extraction, line: Line) -> tuple[Extraction, str]:
    if isinstance(line, Renaming):  # the document was read with it
        return read, why_unused(read, line)
    return judged(read, line) if isinstance(line, Verdict) else _covering(read, line)


def _covering(read: Extraction, correction: Correction) -> tuple[Extraction, str]:
    """What was read with its coverage corrected, and why nothing came of it; empty where something did."""
    met = _meant(correction, read)
    activities = tuple(_applied(a, correction) if a.key in met else a for a in read.activities)
    programme = read.programme and _scoped(read.programme, correction)
    if (activities, programme) == (read.activities, read.programme):
        return read, _why_nothing(correction, read)
    return replace(read, activities=activities, programme=programme), ""


def _meant(correction: Correction, read: Extraction) -> frozenset[str]:
    """The keys of the activities that are to be corrected.

    What is added to the document as a whole is added where rows say no less than that: not under a unit, which
    has countries and species of its own, and not to rows that limit themselves.
    """
    if correction.what != WHOLE:
        return frozenset({_key(correction.what)})
    if correction.action == "leave-out":
        return frozenset(activity.key for activity in read.activities)
    themes = {section.key for section in read.sections if section.kind == "theme"}
    return frozenset(
        a.key
        for a in read.activities
        if a.section in themes and all(c.basis == "programme" for c in _side(a, correction.kind))
    )


def _scoped(programme: Programme, correction: Correction) -> Programme:
    """What the programme as a whole is for, where that is what a line corrects."""
    if correction.what != WHOLE:
        return programme
    before = programme.species if correction.kind == "species" else programme.countries
    covered = tuple(c for c in before if c.key not in correction.keys)
    if correction.action == "add":
        keys = (key for key in correction.keys if all(key != c.key for c in before))
        covered = (*before, *(_new(key, "programme", programme.span, correction) for key in keys))
    return replace(programme, **_as_field(correction.kind, covered))


def _new(key: str, basis: Basis, span: Span, correction: Correction) -> Covered:
    return Covered(key=key, basis=basis, spans=(span,), note=f"{ADDED_BY}: {correction.why}")


def _key(code: str) -> str:
    """``11.1--2``, the second row of a code, as the key of its activity."""
    printed, mark, repetition = code.partition("--")
    return re.sub(r"[^A-Za-z0-9]+", "-", printed).strip("-") + mark + repetition


def _side(activity: Activity, kind: Side) -> tuple[Covered, ...]:
    return activity.species if kind == "species" else activity.countries


def _applied(activity: Activity, correction: Correction) -> Activity:
    apply: Callable[[Activity, Correction], Activity] = _added if correction.action == "add" else _left_out
    return apply(activity, correction)


def _added(activity: Activity, correction: Correction) -> Activity:
    covered = _side(activity, correction.kind)
    basis: Basis = "programme" if correction.what == WHOLE else "named"
    keys = set(correction.keys)
    if basis == "programme":
        keys -= {c.key for c in covered}
    new = tuple(_new(key, basis, activity.row, correction) for key in correction.keys if key in keys)
    left_out = tuple(x for x in activity.left_out if (x.kind, x.key) not in {(correction.kind, key) for key in keys})
    return _with(activity, correction.kind, (*(c for c in covered if c.key not in keys), *new), left_out)


def _left_out(activity: Activity, correction: Correction) -> Activity:
    covered = _side(activity, correction.kind)
    gone = tuple(
        LeftOut(kind=correction.kind, key=c.key, why=f"left out by the curator: {correction.why}")
        for c in covered
        if c.key in correction.keys
    )
    kept = tuple(c for c in covered if c.key not in correction.keys)
    return _with(activity, correction.kind, kept, (*activity.left_out, *gone))


def _with(activity: Activity, kind: Side, covered: tuple[Covered, ...], left_out: tuple[LeftOut, ...]) -> Activity:
    return replace(activity, left_out=left_out, **_as_field(kind, covered))


def _as_field(kind: Side, covered: tuple[Covered, ...]) -> dict[str, Any]:
    return {"species" if kind == "species" else "countries": covered}


def _why_nothing(correction: Correction, read: Extraction) -> str:
    if not read.activities:
        return "the document has no activities; remove the line"
    if correction.what != WHOLE and all(a.key != _key(correction.what) for a in read.activities):
        return f"no activity has the code {correction.what!r}; correct it"
    return "it changes nothing; remove the line"
