"""Numbers that a reader relies on: codes and sections printed twice, put elsewhere, or missing from their row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.records import Activity, Block, Section, Span
from kgraph.checks.paper import Doubt, Paper, heading
from kgraph.words import joined

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CONTINUED = re.compile(r"\(?\b(?:cont\.|contd|continued)", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…_]*\d*\s*$")
_LONGEST_GAP = 3  # more numbers missing in a row are another numbering, not a gap


def find(paper: Paper) -> Iterator[Doubt]:
    yield from _doubled_sections(paper)
    yield from _doubled_codes(paper)
    yield from _misfiled(paper)
    yield from _gaps_in_codes(paper)
    yield from _gaps_in_sections(paper)
    yield from _gaps_in_blocks(paper)


# ---------------------------------------------------------------- printed twice


def _doubled_sections(paper: Paper) -> Iterator[Doubt]:
    for run in _runs(list(_headings(paper))):
        seen: dict[str, dict[str, tuple[str, Span]]] = {}
        for number, name, span in run:
            if not _CONTINUED.search(name):  # in a list of contents it stands with its page
                seen.setdefault(number, {}).setdefault(_PAGE.sub("", name).casefold(), (name, span))
        for number, same in seen.items():
            if len(same) > 1:
                names = [name for name, _ in same.values()]
                yield Doubt(
                    kind="duplicate-section",
                    message=f"{len(names)} headings carry the number {number}: {joined([f'“{n}”' for n in names])}. "
                    "A reference to it, or to a code under it, names both.",
                    where=tuple(names),
                    words=paper.words(*(span for _, span in same.values())),
                )


def _runs(headings: Sequence[tuple[str, str, Span]]) -> Iterator[list[tuple[str, str, Span]]]:
    """Headings that count through; an annex, or a part of its own, may begin with the first number again."""
    run: list[tuple[str, str, Span]] = []
    for heading_ in headings:
        bare = [number for number, _, _ in run if " " not in number]  # "Annex I" and the like count by themselves
        if bare and heading_[0] == bare[0] != bare[-1]:
            yield run
            run = []
        run.append(heading_)
    yield run


def _headings(paper: Paper) -> Iterator[tuple[str, str, Span]]:
    """The numbered headings: of a programme its sections, of any other document what is set as one."""
    if paper.read.sections:
        for section in paper.read.sections:
            if section.number:
                yield section.number, heading(section), section.span
        return
    for block in paper.running:
        if block.kind == "heading" and block.number:
            yield block.number, paper.said(block.span), block.span


def _doubled_codes(paper: Paper) -> Iterator[Doubt]:
    """One finding a cause: the codes that two sections of one number share, or a code used twice in one section."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for code, rows in paper.by_code.items():
        if code and len(rows) > 1:
            groups.setdefault(tuple(dict.fromkeys(row.section for row in rows)), []).append(code)
    for sections, codes in groups.items():
        rows = [row for code in codes for row in paper.by_code[code]]
        heads = joined([f"“{heading(paper.read.section(key))}”" for key in sections])
        many = "each stand" if len(codes) > 1 else "stands"
        under = f"under {heads}" if len(sections) > 1 else f"all under {heads}"
        yield Doubt(
            kind="duplicate-code",
            message=f"{'Codes' if len(codes) > 1 else 'Code'} {joined(codes)} {many} for different activities, "
            f"{under}. What is reported or decided on such a code cannot be told apart.",
            where=tuple(codes),
            words=paper.words(*(paper.opening(row) for row in rows)),
        )


# ---------------------------------------------------------------- put elsewhere


def _misfiled(paper: Paper) -> Iterator[Doubt]:
    """Codes that do not begin with their section's number, where nearly all do."""
    coded = [row for row in paper.read.activities if row.code and paper.read.section(row.section).number]
    astray = [row for row in coded if not _belongs(row, paper.read.section(row.section))]
    if not astray or len(astray) * 10 > len(coded):
        return
    numbers = {section.number: section for section in paper.read.sections}
    for row in astray:
        section, home = paper.read.section(row.section), numbers.get(row.code.rpartition(".")[0])
        meant = f"; by its number it belongs under “{heading(home)}”" if home else ""
        yield Doubt(
            kind="misfiled-code",
            message=f"Activity {row.code} stands under “{heading(section)}”{meant}.",
            where=(row.code, heading(section)),
            words=paper.words(section.span, paper.opening(row)),
        )


def _belongs(row: Activity, section: Section) -> bool:
    return row.code.startswith(section.number + ".") or row.code == section.number


# ---------------------------------------------------------------- missing


def _gaps_in_codes(paper: Paper) -> Iterator[Doubt]:
    """Between the codes of one beginning, wherever they stand; and codes that go back within a section."""
    groups: dict[str, list[Activity]] = {}
    for row in paper.read.activities:
        head, _, last = row.code.rpartition(".")
        if last.isdigit() and (head or len(paper.read.sections) < 2):
            groups.setdefault(head, []).append(row)
    for head, rows in groups.items():
        numbers = [int(row.code.rpartition(".")[2]) for row in rows]
        missing = _missing(numbers, first=1)
        if missing and len(rows) > 1:
            codes = [f"{head}.{number}" if head else str(number) for number in missing]
            yield _gap(paper, codes, _beside(rows, missing))
    for section in paper.read.sections:
        yield from _going_back(paper, section)


def _beside(rows: Sequence[Activity], missing: Sequence[int]) -> list[Activity]:
    return [row for row in rows if _last(row) in (missing[0] - 1, missing[-1] + 1)]


def _going_back(paper: Paper, section: Section) -> Iterator[Doubt]:
    rows = [row for row in paper.rows_of(section) if _belongs(row, section) and _last(row) is not None]
    for before, row in pairwise(rows):
        if (_last(row) or 0) < (_last(before) or 0) and _depth(row) == _depth(before):
            yield Doubt(
                kind="numbering-gap",
                message=f"Activity {row.code} comes after {before.code}, out of the order of the numbers.",
                where=(before.code, row.code),
                words=paper.words(paper.opening(before), paper.opening(row)),
                severity="low",
            )


def _last(row: Activity) -> int | None:
    last = row.code.rpartition(".")[2]
    return int(last) if last.isdigit() else None


def _depth(row: Activity) -> int:
    return row.code.count(".")


def _gap(paper: Paper, codes: Sequence[str], rows: Sequence[Activity]) -> Doubt:
    name = heading(paper.read.section(rows[0].section))
    return Doubt(
        kind="numbering-gap",
        message=f"No activity has the code {joined(codes)}, though there are some before and behind: "
        "one was taken out, or the rows are misnumbered.",
        where=(name,),
        words=paper.words(*(paper.opening(row) for row in rows)),
    )


def _gaps_in_sections(paper: Paper) -> Iterator[Doubt]:
    """Between headings of one depth under one beginning: 3.1, 3.3."""
    groups: dict[tuple[str, bool], list[tuple[int, str, Span]]] = {}
    for number, name, span in _headings(paper):
        last = re.split(r"[ .]", number)[-1]
        value = _value(last)
        if value is not None:
            groups.setdefault((number.removesuffix(last), last.isdigit()), []).append((value, name, span))
    for (beginning, in_digits), entries in groups.items():
        values = [value for value, _, _ in entries]
        missing = _missing(values, first=1)
        if missing:
            skipped = [f"{beginning}{number if in_digits else _roman(number)}" for number in missing]
            following = next(name for value, name, _ in sorted(entries) if value > missing[0])
            beside = [span for value, _, span in entries if value in (missing[0] - 1, missing[-1] + 1)]
            yield Doubt(
                kind="numbering-gap",
                message=f"The headings skip {joined(skipped)}, before “{following}”.",
                where=(following,),
                words=paper.words(*beside),
            )


def _roman(number: int) -> str:
    return next(numeral for numeral in ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", str(number))
                if _value(numeral) == number)  # fmt: skip


def _gaps_in_blocks(paper: Paper) -> Iterator[Doubt]:
    """Footnotes and numbered paragraphs that skip a number; captions of tables and figures too."""
    notes = [block for block in paper.running if block.kind == "footnote"]
    yield from _gap_in(paper, notes, "footnotes", "footnote")
    paragraphs = _numbered_paragraphs(paper)
    if len(paragraphs) > 3:
        yield from _gap_in(paper, paragraphs, "paragraphs", "paragraph")
    for label in ("Table", "Figure", "Box"):
        captions = re.compile(rf"\s*{label}\s+(\d+)[.:]", re.IGNORECASE)
        found = [(block, captions.match(paper.plain, block.span.start, block.span.end)) for block in paper.running]
        entries = [(int(match.group(1)), block) for block, match in found if match]
        missing = _missing([number for number, _ in entries], first=1)
        if missing:
            yield _gap_between(paper, missing, entries, f"{label.lower()}s", label.lower())


def _numbered_paragraphs(paper: Paper) -> list[Block]:
    """The paragraphs that count through the document; one torn by a page keeps its number and counts once."""
    found: dict[str, Block] = {}
    for block in paper.running:
        if block.kind == "paragraph" and block.number and re.match(r"\s*\d", paper.plain[block.span.start :][:20]):
            found.setdefault(block.number, block)
    return list(found.values())


def _gap_in(paper: Paper, blocks: Sequence[Block], what: str, one: str) -> Iterator[Doubt]:
    entries = [(int(block.number), block) for block in blocks if block.number and block.number.isdigit()]
    numbers = [number for number, _ in entries]
    if max(Counter(numbers).values(), default=0) > 1:
        return  # they begin anew on every page
    missing = _missing(numbers, first=1)
    if missing:
        yield _gap_between(paper, missing, entries, what, one)


def _gap_between(
    paper: Paper, missing: Sequence[int], entries: Sequence[tuple[int, Block]], what: str, one: str
) -> Doubt:
    near = [block.span for number, block in entries if number in (missing[0] - 1, missing[-1] + 1)]
    return Doubt(
        kind="numbering-gap",
        message=f"The {what} skip {joined([str(number) for number in missing])}.",
        where=tuple(f"{one} {number}" for number, block in entries if block.span in near),
        words=paper.words(*(paper.shortened(span, 25) for span in near)),
        severity="low",
    )


def _missing(numbers: Sequence[int], first: int | None) -> list[int]:
    """What is not there between the first and the last; nothing where so much is missing that it is no numbering."""
    if not numbers:
        return []
    start = min(numbers) if first is None else min(first, min(numbers))
    missing = sorted(set(range(start, max(numbers) + 1)) - set(numbers))
    return missing if len(missing) <= min(_LONGEST_GAP, len(set(numbers))) else []


def _value(numeral: str) -> int | None:
    """``4`` and ``IV`` are 4; anything else is no number."""
    if numeral.isdigit():
        return int(numeral)
    if not numeral or set(numeral) - _ROMAN.keys():
        return None
    digits = [_ROMAN[letter] for letter in numeral]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < following else digit for digit, following in pairs)
