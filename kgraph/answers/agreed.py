"""Was it agreed? The verdict on the proposal that a question holds, and the rows that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.agreed.phrasing import proposal_in
from kgraph.agreed.results import AgreedMatch, AgreedResult
from kgraph.answers.reply import Asking, reply
from kgraph.results import ActivityResult, Answer, Result

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

SHOWN = 3


def answer(asking: Asking) -> Answer:
    told = _told(asking)
    near = [one for one in told.matches if told.verdict in (one.verdict, "similar")][:SHOWN]
    rows = [row for one in near for row in _rows(asking.corpus, one)] if told.verdict != "not found" else []
    activities = [row for row in rows if isinstance(row, ActivityResult)]
    of_rows = tuple(phrases.cautions(asking.corpus, asking.query, activities, asking.as_of))
    return reply(asking, told.summary, rows, cautions=of_rows if activities else told.cautions)


def with_verdict(asking: Asking, found: Answer) -> Answer:
    """The answer with its verdict, whoever gave it; none where nobody asked whether something was agreed."""
    return replace(found, verdict=_told(asking).verdict) if asking.query.intent == "agreed" else found


def _told(asking: Asking) -> AgreedResult:
    return asking.corpus.agreed(proposal_in(asking.question), asking.as_of)


def _rows(corpus: Corpus, match: AgreedMatch) -> Iterator[Result]:
    """What was matched, as it is listed elsewhere; an activity with the standing that it had at the date."""
    if match.type == "activity":
        yield replace(corpus.activity(match.id), status=match.status)
    elif match.type == "recommendation":
        yield from (one for one in corpus.recommendations() if one.id == match.id)
    else:
        programme, _, code = match.id.rpartition("_")
        yield from corpus.reports.get((programme, code), ())
