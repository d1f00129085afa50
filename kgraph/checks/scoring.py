"""The table by which units were chosen, against the units: who is missing, and whether the numbers hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.phrases import source
from ingest.records import Block, Scoring, Section, Span
from kgraph.checks.alike import alike, letters
from kgraph.checks.paper import Doubt, Paper, heading
from kgraph.words import joined

TABLE = "scoring table"
_WORDS = "check_words"
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 7  # letters by which two forms of a word are known as one


def find(paper: Paper) -> Iterator[Doubt]:
    if not paper.scorings or not paper.units:
        return
    yield from _without_score(paper)
    yield from _without_unit(paper)
    yield from _other_name(paper)
    yield from _sums(paper)
    yield from _threshold(paper)
    yield from _priorities(paper)
    yield from _ranks(paper)
    yield from _species_counted(paper)
    yield from _criteria(paper)


def _scored(paper: Paper) -> list[tuple[Section, Scoring]]:
    return [(unit, unit.scoring) for unit in paper.units if unit.scoring is not None]


def _without_score(paper: Paper) -> Iterator[Doubt]:
    without = [unit for unit in paper.units if unit.scoring is None]
    rule = _rule(paper)
    for unit in without if len(without) < len(paper.units) else ():
        yield Doubt(
            kind="unit-without-score",
            message=f"“{heading(unit)}” has no row in the scoring table: the document has {len(paper.units)} units and "
            f"the table {len(paper.scorings)} rows. Its score, priority and rank are not known.",
            where=(heading(unit), TABLE),
            words=paper.words(unit.span, *((rule,) if rule else ())),
        )


def _without_unit(paper: Paper) -> Iterator[Doubt]:
    owned = {scoring.span for _, scoring in _scored(paper)}
    if not owned:
        return
    for scoring in paper.scorings:
        if scoring.span not in owned and not any(_is_named(scoring, unit) for unit in paper.units):
            yield Doubt(
                kind="score-without-unit",
                message=f"The scoring table has “{scoring.name}” (score {scoring.score}); no heading has it.",
                where=(TABLE, scoring.name),
                words=paper.words(scoring.span),
            )


def _is_named(scoring: Scoring, unit: Section) -> bool:
    return letters(scoring.name) == letters(unit.title)


def _other_name(paper: Paper) -> Iterator[Doubt]:
    """Names that differ by more than their spelling, which is told elsewhere."""
    for unit, scoring in _scored(paper):
        if letters(scoring.name) != letters(unit.title) and not alike(scoring.name, unit.title):
            yield Doubt(
                kind="score-name",
                message=f"The scoring table calls the unit “{scoring.name}”, its heading “{unit.title}”.",
                where=(TABLE, heading(unit)),
                words=paper.words(scoring.span, unit.span),
            )


def _sums(paper: Paper) -> Iterator[Doubt]:
    """Only where most rows do add up: elsewhere the score is no sum."""
    summed = [(row, sum(value for _, value in row.criteria)) for row in paper.scorings if row.criteria]
    wrong = [(row, total) for row, total in summed if row.score != total]
    for row, total in wrong if len(wrong) * 2 < len(summed) else ():
        terms = " + ".join(str(value) for _, value in row.criteria)
        yield Doubt(
            kind="score-sum",
            message=f"The scores of “{row.name}” add up to {total} ({terms}), and {row.score} is printed.",
            where=(TABLE, row.name),
            words=paper.words(row.span),
        )


def _rule(paper: Paper) -> Span | None:
    """The sentence that says from which score on a unit is taken up."""
    match = _least(paper)
    return paper.around(Span(*match.span()), 15) if match else None


def _least(paper: Paper) -> re.Match[str] | None:
    below, above = source(_WORDS, "score of"), source(_WORDS, "and above")
    return re.search(rf"{below}\s+(?:{above}\s+)?(\d{{1,3}})\b(?:\s+{above})?", paper.plain, re.IGNORECASE)


def _threshold(paper: Paper) -> Iterator[Doubt]:
    match = _least(paper)
    for unit, scoring in _scored(paper) if match else ():
        if match and scoring.score < int(match.group(1)):
            yield Doubt(
                kind="score-threshold",
                message=f"“{heading(unit)}” has the score {scoring.score}, below the {match.group(1)} from which units "
                "are taken up.",
                where=(heading(unit), TABLE),
                words=paper.words(scoring.span, Span(*match.span())),
            )


def _priorities(paper: Paper) -> Iterator[Doubt]:
    """A higher score with a lower priority, or equal scores with different ones, where nearly all follow the scores."""
    rows = [(row, row.priority) for row in paper.scorings if row.priority is not None]
    pairs = list(combinations(rows, 2))
    against = [(one[0], other[0]) for one, other in pairs if _is_against(one, other)]
    for row, other in against if len(against) * 3 <= len(pairs) else ():
        yield Doubt(
            kind="score-sum",
            message=f"“{row.name}” has the score {row.score} and the priority {row.priority}, “{other.name}” "
            f"{other.score} and {other.priority}: the priorities do not follow the scores.",
            where=(TABLE, row.name, other.name),
            words=paper.words(row.span, other.span),
        )


def _is_against(one: tuple[Scoring, int], other: tuple[Scoring, int]) -> bool:
    (row, priority), (second, behind) = one, other
    if row.score == second.score:
        return priority != behind
    return (row.score - second.score) * (priority - behind) >= 0


def _ranks(paper: Paper) -> Iterator[Doubt]:
    """Ranks that several units share: equal ones may be meant."""
    ranks: dict[int, list[Scoring]] = {}
    for row in paper.scorings:
        if row.rank is not None:
            ranks.setdefault(row.rank, []).append(row)
    shared = {rank: rows for rank, rows in sorted(ranks.items()) if len(rows) > 1}
    if shared:
        told = [f"{rank} ({joined([row.name for row in rows])})" for rank, rows in shared.items()]
        yield Doubt(
            kind="score-rank",
            message=f"Ranks are given to several units: {joined(told)}.",
            where=(TABLE, *(row.name for rows in shared.values() for row in rows)),
            words=paper.words(*(row.span for rows in shared.values() for row in rows)),
        )


def _species_counted(paper: Paper) -> Iterator[Doubt]:
    """A criterion that counts species, against the species that each heading lists: one finding for the table."""
    counts = re.compile(source(_WORDS, "number of species"), re.IGNORECASE)
    other: list[tuple[Section, Scoring, int]] = []
    for unit, scoring in _scored(paper):
        counted = next((value for head, value in scoring.criteria if counts.search(head)), None)
        if counted is not None and unit.species and counted != len(unit.species):
            other.append((unit, scoring, counted))
    other.sort(key=lambda entry: entry[1].span)
    if other:
        shown = "; ".join(f"{unit.title}: {counted}, listed {len(unit.species)}" for unit, _, counted in other)
        yield Doubt(
            kind="score-species",
            message=f"A criterion of the scoring table counts species, and {len(other)} headings list another number "
            f"({shown}).",
            where=(TABLE, *(heading(unit) for unit, _, _ in other)),
            words=paper.words(*(scoring.span for _, scoring, _ in other)),
        )


# ---------------------------------------------------------------- the criteria


def _criteria(paper: Paper) -> Iterator[Doubt]:
    """The criteria that the text lists, against the columns of the table."""
    heads = [head for head, _ in max((row.criteria for row in paper.scorings), key=len)]
    items = _listed_criteria(paper)
    if not items or not heads or len(items) == len(heads):
        return
    without = _without_column([paper.said(item.span).strip("-–• ;.") for item in items], heads)
    missing = f"; no column is left for {joined([f'“{name}”' for name in without])}" if without else ""
    yield Doubt(
        kind="score-criteria",
        message=f"The text lists {len(items)} criteria, and the scoring table scores {len(heads)}{missing}.",
        where=(paper.place(items[0].span), TABLE),
        words=paper.words(*(paper.shortened(item.span, 25) for item in items)),
    )


def _listed_criteria(paper: Paper) -> Sequence[Block]:
    """The list that "the following criteria:" leads to."""
    for at, block in enumerate(paper.running):
        lead = paper.plain[block.span.start : block.span.end].rstrip()
        if lead.endswith(":") and re.search(source(_WORDS, "criteria"), lead[-120:], re.IGNORECASE):
            end = next(
                (n for n, later in enumerate(paper.running[at + 1 :], at + 1) if later.kind != "item"),
                len(paper.running),
            )
            return paper.running[at + 1 : end]
    return ()


def _without_column(items: Sequence[str], heads: Sequence[str]) -> list[str]:
    """What is left of the list when each column is given to the criterion that is named most like it."""
    pairs = sorted((-_share(item, head), at, n) for at, item in enumerate(items) for n, head in enumerate(heads))
    given: dict[int, int] = {}
    for _, at, n in pairs:
        if at not in given and n not in given.values():
            given[at] = n
    return [item for at, item in enumerate(items) if at not in given]


def _share(item: str, head: str) -> float:
    """How many of the words of a criterion stand in the head of a column, whatever their endings."""
    said, there = ({word[:_STEM] for word in _WORD.findall(name.casefold())} for name in (item, head))
    return len(said & there) / len(said) if said else 0.0
