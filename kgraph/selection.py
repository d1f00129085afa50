"""Which activities a question asks for: coverage in sets of rows, the rest row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.named import initiative
from ingest.records import Activity, Due, Extraction, Mention, Programme
from kgraph.bodies import undivided, with_organs
from kgraph.covering import Row, Rows, Side, Tiers, numbers, set_of, tiers_of
from kgraph.due import Days, Exact, exactness, last_day, over_by
from kgraph.filters import Match
from kgraph.holding import holding
from kgraph.passages import within
from kgraph.query import Asked, Measure, Query, Value
from ontology.vocabulary import Kind, Vocabulary

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

_COVERED: tuple[Kind, ...] = ("species", "country")
_BODIES: tuple[Kind, ...] = ("organisation",)


def selected(corpus: Corpus, query: Query, as_of: str | None = None) -> list[Match]:
    """Every activity that fits all that is asked, in any tier, in document order."""
    rows, tiers = fitting(corpus, query, as_of)
    found = ((corpus.covering.rows[number], number) for number in numbers(rows))
    return [Match(row.document, row.activity, tiers.of(number)) for row, number in found]


def fitting(corpus: Corpus, query: Query, as_of: str | None = None) -> tuple[Rows, Tiers]:
    """The rows that fit all that is asked, and the tier of each."""
    if query.absent or query.meant:
        return 0, Tiers(0, 0, 0)
    rows, tiers = covered(corpus, query)
    if _asks_of_rows(query):
        rows &= _naming(corpus, query)
        rows = set_of([n for n in numbers(rows) if _fits(corpus, corpus.covering.rows[n], query, as_of)])
    said = holding(corpus, rows, query)
    if query.due_end:
        said = _at_the_end(corpus, said, query)
    if query.bodies:
        said = _of_as_many(corpus, said, query.bodies)
    return (said or rows) if query.codes else said, tiers  # words only tell apart what shares a code


def _asks_of_rows(query: Query) -> bool:
    """Whether more is asked than coverage, documents and topics: then rows are looked at one by one."""
    things = (name for name in (*query.names, *query.excluded) if name.kind not in _COVERED)
    return bool(
        any(things) or query.codes or query.priorities or query.excluded_priorities
        or query.units or query.sections or query.excluded_units or query.lacking or query.overdue
        or query.due_start or query.due_by or query.due_from or query.alone or query.only_of or query.under
        or query.consulted or query.not_due or query.dated or query.due_exact or query.due_days
    )  # fmt: skip


# ---------------------------------------------------------------- coverage, documents, topics


def covered(corpus: Corpus, query: Query) -> tuple[Rows, Tiers]:
    """The rows that cover what is asked and stand where it is asked for, and the tier of each."""
    table = corpus.covering
    asked = [side for kind in _COVERED for side in _sides(corpus, query, kind)]
    tiers = Tiers(saying(corpus, query), 0, 0) if asked and query.named else tiers_of(*asked)
    rows = tiers.every if asked else table.whole
    for name in query.excluded:
        if name.kind in _COVERED:
            without = replace(query, names=(name,), every=frozenset())
            rows &= ~(saying(corpus, without) if query.named else _side(corpus, name.kind, (name.key,)).every)
    if query.documents or query.programme or query.status:
        rows &= table.of(list(_standing_in(corpus, query)))
    if query.topics:
        rows &= table.on(corpus.reaching("topic", query.topics) or ())
    return rows, tiers


def _sides(corpus: Corpus, query: Query, kind: Kind) -> Iterator[Side]:
    return (_side(corpus, kind, keys) for keys in query.alternatives(kind))


def _side(corpus: Corpus, kind: Kind, keys: Sequence[str]) -> Side:
    reached = corpus.reaching(kind, keys) or frozenset()
    return corpus.covering.species(reached) if kind == "species" else corpus.covering.countries(reached)


def _standing_in(corpus: Corpus, query: Query) -> Iterator[str]:
    for document in corpus.primaries:
        programme = corpus.extraction(document).programme
        of_programme = query.programme is None or (programme is not None and programme.key == query.programme)
        if (not query.documents or document in query.documents) and of_programme:
            yield document


# ---------------------------------------------------------------- one row


def _fits(corpus: Corpus, row: Row, query: Query, as_of: str | None) -> bool:
    """Whether a row fits all that is asked but its words."""
    read, activity = corpus.extraction(row.document), row.activity
    return (
        (not query.codes or activity.code in query.codes)
        and (not query.priorities or activity.priority in query.priorities)
        and activity.priority not in query.excluded_priorities
        and _stands_under(read, activity, query)
        and all(_lacks(activity, value) for value in query.lacking)
        and _is_due(read, activity, query, as_of)
        and _acts(corpus.vocabulary, read, activity, query)
        and _nothing_beside(corpus, activity, query)
        and all(_names(corpus.vocabulary, read, activity, keys) for keys in _named_things(query))
        and not any(_names(corpus.vocabulary, read, activity, (name,)) for name in _of(query.excluded, _THINGS))
    )


def _stands_under(read: Extraction, activity: Activity, query: Query) -> bool:
    if not (query.units or query.sections or query.excluded_units or query.under):
        return True
    section = read.section(activity.section)
    if query.under and section.kind != query.under:
        return False
    asked = (section.kind == "unit" and section.title in query.units) or section.title in query.sections
    return (asked or not (query.units or query.sections)) and section.title not in query.excluded_units


def _lacks(activity: Activity, value: Value) -> bool:
    held = {
        "deadline": activity.due, "indicator": activity.indicator, "priority": activity.priority,
        "responsible": activity.responsible,
    }  # fmt: skip
    return not held[value]


def _is_due(read: Extraction, activity: Activity, query: Query, as_of: str | None) -> bool:
    if query.due_start is not None and not any(d.kind == "start" and d.year == query.due_start for d in activity.due):
        return False
    ends = [due for due in activity.due if due.kind != "start"]
    if query.dated and not ends:
        return False
    if not _asks_year(query) and any(due.year in query.not_due for due in ends):
        return False
    if _asks_year(query) and not any(_within_years(due, query) for due in ends):
        return False
    if query.due_exact and not any(_is_as_exact(read, due, query.due_exact) for due in ends):
        return False
    if query.due_days and not any(_within_days(read, due, query.due_days) for due in ends):
        return False
    return not query.overdue or any(over_by(read.quote(due.span), due.year, as_of) for due in ends)


def _asks_year(query: Query) -> bool:
    return query.due_by is not None or query.due_from is not None


def _within_years(due: Due, query: Query) -> bool:
    early = query.due_from is not None and due.year < query.due_from
    late = query.due_by is not None and due.year > query.due_by
    return not (early or late or due.year in query.not_due)


def _is_as_exact(read: Extraction, due: Due, asked: Exact) -> bool:
    printed = exactness(read.quote(due.span), due.year)
    return printed is not None and asked in ("month", printed)


def _within_days(read: Extraction, due: Due, asked: Days) -> bool:
    """Whether what is printed ends within some days; those of any year are meant where a month is printed."""
    day = last_day(read.quote(due.span), due.year)
    if asked.last.startswith("-"):
        day = day[4:] if exactness(read.quote(due.span), due.year) else ""
    return asked.first <= day <= asked.last


def _at_the_end(corpus: Corpus, rows: Rows, query: Query) -> Rows:
    """Of some rows those that are due first, or last."""
    days = {}
    for number in numbers(rows):
        row = corpus.covering.rows[number]
        read = corpus.extraction(row.document)
        days[number] = [last_day(read.quote(d.span), d.year) for d in row.activity.due if d.kind != "start"]
    every = [day for found in days.values() for day in found]
    if not every:
        return 0
    end = min(every) if query.due_end == "first" else max(every)
    return set_of([number for number, found in days.items() if end in found])


def _of_as_many(corpus: Corpus, rows: Rows, bodies: Measure) -> Rows:
    """Of some rows those for which so many are responsible, or the most, or the fewest."""
    many = {number: len(corpus.covering.rows[number].activity.responsible) for number in numbers(rows)}
    if bodies.extreme and many:
        best = max(many.values()) if bodies.extreme == "most" else min(many.values())
        return set_of([number for number, value in many.items() if value == best])
    return set_of([number for number, value in many.items() if bodies.holds(value)])


def _naming(corpus: Corpus, query: Query) -> Rows:
    """The rows that name each body and instrument that is asked for in any part: few do, so no other is looked at."""
    table, rows = corpus.covering, corpus.covering.whole
    for keys in query.alternatives("organisation") if not query.alone else ():
        rows &= table.naming("organisation", with_organs(corpus.vocabulary, query, keys))
    for keys in query.alternatives("instrument"):
        parts = (corpus.vocabulary.below(key, "instrument") for key in keys)
        rows &= table.naming("instrument", frozenset[str]().union(*parts))
    return rows


def _acts(vocabulary: Vocabulary, read: Extraction, activity: Activity, query: Query) -> bool:
    """Whether those who are asked for have a part in a row, of the kind that is asked for."""
    if not (query.consulted or query.alone or any(_of((*query.names, *query.excluded), _BODIES))):
        return True
    acting = {actor.key for actor in activity.responsible if not actor.consulted}
    consulted = {actor.key for actor in activity.responsible if actor.consulted}
    every = acting | consulted | {one.key for one in activity.organisations}
    plain = undivided(vocabulary, query, query.keys("organisation"))
    named = every | _printed(vocabulary, read, activity, plain)
    part = consulted if query.consulted else acting if query.responsible else named
    part = part - acting if query.unresponsible else part
    groups = [with_organs(vocabulary, query, keys) for keys in query.alternatives("organisation")]
    if query.consulted and not groups:
        return bool(consulted)
    if query.alone and not groups:
        return len(acting) == 1
    if query.alone:
        return bool(acting) and acting <= set(query.keys("organisation")) and all(acting & set(g) for g in _each(query))
    left_out = {name.key for name in query.excluded if name.kind == "organisation"}
    return all(part & keys for keys in groups) and not left_out & every


def _printed(vocabulary: Vocabulary, read: Extraction, activity: Activity, asked: Collection[str]) -> set[str]:
    """Of some bodies those whose names a row prints, though it may speak of their meetings or rules only; not whose
    it is."""
    mentions = (one for one in within(read.mentions, activity.row) if one.kind == "organisation")
    printed = {mention.key for mention in mentions if mention.key in asked}
    return printed - {_own(read.programme, vocabulary)} if printed else printed


@lru_cache(maxsize=1000)
def _own(programme: Programme | None, vocabulary: Vocabulary) -> str | None:
    return initiative(programme, vocabulary)


def _each(query: Query) -> list[tuple[str, ...]]:
    return query.alternatives("organisation") if "organisation" in query.every else []


def _nothing_beside(corpus: Corpus, activity: Activity, query: Query) -> bool:
    """ "Turkmenistan only": the row covers nothing else of the kind."""
    for kind in query.only_of:
        if kind in _COVERED:
            asked = corpus.reaching(kind, query.keys(kind)) or frozenset()
            side = activity.species if kind == "species" else activity.countries
            if not side or (asked and not {one.key for one in side} <= asked):
                return False
            if not asked and len(side) > 1:
                return False
    return True


def saying(corpus: Corpus, query: Query) -> Rows:
    """The rows that name each species and country that is asked for themselves, whatever they cover."""
    groups = [(kind, corpus.reaching(kind, keys) or ()) for kind in _COVERED for keys in query.alternatives(kind)]
    rows = enumerate(corpus.covering.rows)
    return set_of([n for n, row in rows if all(_says(corpus, row, kind, keys) for kind, keys in groups)])


def _says(corpus: Corpus, row: Row, kind: Kind, keys: Collection[str]) -> bool:
    """Whether the text of a row or its indicator names one of some things; who acts is another column."""
    activity, mentions = row.activity, corpus.extraction(row.document).mentions
    covered = activity.species if kind == "species" else activity.countries
    spans = [span for span in (activity.text_span, activity.indicator_span) if span is not None]
    printed = (mention for span in spans for mention in within(mentions, span) if mention.kind == kind)
    return any(one.basis == "named" and one.key in keys for one in covered) or any(one.key in keys for one in printed)


# ---------------------------------------------------------------- names that a row holds

_THINGS: tuple[Kind, ...] = ("place", "instrument")


def _of(names: Iterable[Asked], kinds: Collection[Kind]) -> Iterator[tuple[Kind, str]]:
    return ((name.kind, name.key) for name in names if name.kind in kinds)


def _named_things(query: Query) -> Iterator[tuple[tuple[Kind, str], ...]]:
    """Places and instruments in groups: each group must be named, any of its names will do."""
    for kind in _THINGS:
        for keys in query.alternatives(kind):
            yield tuple((kind, key) for key in keys)


def _with_whole(vocabulary: Vocabulary, instrument: str) -> Collection[str]:
    """An instrument; of a target that of which it is one, too."""
    concept = vocabulary.get("instrument", instrument)
    target = concept is not None and concept.type == "target"
    return vocabulary.above(instrument, "instrument") if target else (instrument,)


def _names(vocabulary: Vocabulary, read: Extraction, activity: Activity, asked: Sequence[tuple[Kind, str]]) -> bool:
    """Whether a row names a place, or one in it, or an instrument; or stands under a unit that lies in the place."""
    mentions = [mention for mention in within(read.mentions, activity.row) if mention.kind in _THINGS]
    for kind, key in asked:
        if kind == "instrument" and any(key in _with_whole(vocabulary, one) for one in activity.instruments):
            return True
        if any(mention.kind == kind and _is_in(vocabulary, mention, key) for mention in mentions):
            return True
        if kind == "place" and _unit_lies_in(vocabulary, read.section(activity.section).title, key):
            return True
    return False


def _is_in(vocabulary: Vocabulary, mention: Mention, key: str) -> bool:
    return mention.key == key or (mention.kind == "place" and key in _around(vocabulary, mention.key))


def _unit_lies_in(vocabulary: Vocabulary, title: str, key: str) -> bool:
    unit = vocabulary.named("place", title)
    return unit is not None and key in _around(vocabulary, unit)


@lru_cache(maxsize=1000)
def _around(vocabulary: Vocabulary, place: str) -> frozenset[str]:
    return vocabulary.above(place, "place")
