"""Answers that are numbers: how many of a kind of thing, by what, and where the most or the fewest are.

What is counted is what the other answers would list, so that a number and its list agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kgraph import phrases
from kgraph.answers import documents, kinds, statements, units
from kgraph.answers.groups import COVERED, GROUPED_BY, Group, groups, without
from kgraph.answers.reply import Asking, reply
from kgraph.cells import CountResult, Of
from kgraph.covering import Tiers
from kgraph.query import Query
from kgraph.results import Answer, RecommendationResult, ReportResult, Result
from kgraph.selection import fitting
from kgraph.tiers import TIERS
from kgraph.words import counted, joined

MOST_LISTED = 15  # groups that a summary names
_LISTED = {"species": kinds, "country": kinds, "organisation": kinds, "unit": units, "document": documents}
_PLURALS = {
    "species": "species", "country": "countries", "organisation": "organisations", "unit": "units",
    "document": "documents", "recommendations": "recommendations", "reported_status": "statements on activities",
}  # fmt: skip


def answer(asking: Asking) -> Answer | None:
    query = asking.query
    if query.asks in _LISTED and not (query.extreme or query.count_by):
        asked = replace(asking, query=replace(query, intent="units" if query.asks == "unit" else "coverage"))
        return _of_list(asking, _LISTED[query.asks].answer(asked), query.asks)
    return _of_rows(asking)


def of_statements(asking: Asking) -> Answer | None:
    """How many recommendations or reports there are, where a number is asked for."""
    return _of_list(asking, statements.answer(asking), asking.query.intent) if asking.query.count else None


def _of_list(asking: Asking, listed: Answer | None, of: str) -> Answer:
    """How many another kind of answer lists; with its words, which name them."""
    told = (RecommendationResult, ReportResult) if of in ("recommendations", "reported_status") else None
    found = [one for one in (listed.results if listed else ()) if told is None or isinstance(one, told)]
    total = CountResult(of=_PLURALS[of], by=None, count=len(found), ids=tuple(map(_id, found)))
    if listed is None:
        return reply(asking, f"No {_PLURALS[of]} were found.", [total], cautions=tuple(phrases.not_taken(asking.query)))
    return replace(listed, results=(total, *_grouped(asking, of, found)), understood=reply(asking, "").understood)


def _id(result: Result) -> str:
    return str(getattr(result, "id", None) or getattr(result, "key", ""))


def _grouped(asking: Asking, of: str, found: Sequence[Result]) -> Iterator[CountResult]:
    """The statements by document, by kind or by whom."""
    attribute = {"document": "document", "status": "status", "kind": "kind", "organisation": "by_key"}.get(
        asking.query.count_by or ""
    )
    keys = [getattr(one, attribute, None) for one in found] if attribute else []
    for key in sorted({key for key in keys if key}, key=lambda key: (-keys.count(key), key)):
        label = asking.corpus.labels("organisation", key) if attribute == "by_key" else key
        by = Of(kind=asking.query.count_by or "", key=key, label=label)
        yield CountResult(of=_PLURALS[of], by=by, count=keys.count(key))


# ---------------------------------------------------------------- activities


def _of_rows(asking: Asking) -> Answer:
    corpus, query = asking.corpus, asking.query
    by = _by(query)
    base = without(query, by) if by in COVERED else query
    rows, tiers = fitting(corpus, base, asking.as_of)
    tiers = tiers.among(rows)
    strong = tiers.strong if tiers.every else rows  # where neither species nor country is asked there are no tiers
    if query.tiers == ("programme",) and tiers.every and by is None:
        strong, tiers = tiers.programme, Tiers(0, 0, tiers.programme)
    found = sorted(groups(corpus, query, by, strong, tiers), key=_rank(query, by)) if by else []
    total = CountResult(of="activities", by=None, count=strong.bit_count(), ids=corpus.covering.ids(strong))
    return reply(
        asking,
        " ".join(_summary(asking, total.count, tiers, found)),
        [_counted(asking, group) for group in found] if by else [total],
        held=(tiers.programme & ~strong).bit_count(),
        cautions=(
            *phrases.standing_cautions(
                corpus, [document for document, here in corpus.covering.documents.items() if here & rows], asking.as_of
            ),
            *phrases.not_taken(query),
        ),
        suggestions=tuple(phrases.did_you_mean(query)),
    )


def _counted(asking: Asking, group: Group) -> CountResult:
    return CountResult(of="activities", by=group.by, count=group.count, ids=asking.corpus.covering.ids(group.rows))


def _by(query: Query) -> str | None:
    """What it is counted by: as it says; else the kind of thing of which the most is asked, or several are named."""
    if query.count_by in GROUPED_BY:
        return query.count_by
    if query.extreme and query.asks in GROUPED_BY:
        return query.asks
    if len(query.units) > 1:
        return "unit"
    compared = (kind for kind in COVERED if len(query.keys(kind)) > 1 and not (query.count and kind in query.every))
    return next(compared, None)


def _rank(query: Query, by: str) -> Callable[[Group], tuple[int, str]]:
    """The most first, or the fewest; tiers in their own order."""
    if by == "tier":
        order = {str(tier): rank for rank, tier in TIERS.items()}
        return lambda group: (order[group.by.key], "")
    sign = 1 if query.extreme == "least" else -1
    return lambda group: (sign * group.count, group.by.label)


def _summary(asking: Asking, total: int, tiers: Tiers, found: Sequence[Group]) -> Iterator[str]:
    query = asking.query
    by = found[0].by.kind if found else None
    base = without(query, by) if by in COVERED else query
    asked = phrases.asked_in_words(asking.corpus, base, total)
    clause = f" {asked}" if asked else ""
    compared = by in COVERED and bool(query.keys(by))
    narrowed = f" {phrases.asked_in_words(asking.corpus, base, 1)}" if asked and compared else ""
    whole = query.tiers == ("programme",) and by is None and bool(tiers.every)
    if not compared:
        how = " for the whole programme" if whole else " by name or by unit" if tiers.every else ""
        yield f"{counted(total, 'activity', 'activities')}{clause}{how}."
    if whole:
        return
    if tiers.every and by is None:
        yield f"{tiers.explicit.bit_count()} by their own words, {tiers.unit.bit_count()} by the heading of a unit."
    if tiers.programme and by != "tier" and not compared:
        verb = "holds" if tiers.programme.bit_count() == 1 else "hold"
        yield f"{counted(tiers.programme.bit_count(), 'more', 'more')} {verb} for a whole programme."
    if found and (query.extreme or compared):
        yield _extreme(query.extreme or "most", found)
    if found:
        yield _listed(found, narrowed)
    if by in COVERED:
        yield "Counted is what covers each by name or by the heading of a unit; one activity may cover several."


def _extreme(extreme: str, found: Sequence[Group]) -> str:
    """Who has the most or the fewest; all of them, where they are even."""
    first = [group.by.label for group in found if group.count == found[0].count]
    how = "the most" if extreme == "most" else "the fewest"
    return f"{joined(first)} {'has' if len(first) == 1 else 'have'} {how}: {found[0].count}."


def _listed(found: Sequence[Group], clause: str) -> str:
    told = [f"{group.by.label} ({group.count})" for group in found[:MOST_LISTED]]
    more = f"; {len(found) - MOST_LISTED} more are listed below" if len(found) > MOST_LISTED else ""
    return f"{f'Of what{clause}, by' if clause else 'By'} {found[0].by.kind}: {joined(told)}{more}."
