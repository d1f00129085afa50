"""Was it agreed? The verdict on the proposal that a question holds, and the rows that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph import phrases
from kgraph.agreed.phrasing import asks_for_a_value
from kgraph.agreed.results import AgreedMatch, AgreedResult, Verdict
from kgraph.agreed.telling import difference, summary
from kgraph.answers import activities
from kgraph.answers.reply import Asking, reply
from kgraph.questions.intents import asks_for_any
from kgraph.results import ActivityResult, Answer, Result

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

SHOWN = 3
CLAIMED: tuple[Verdict, ...] = ("agreed", "proposed")
SAME: tuple[Verdict, ...] = ("agreed", "proposed", "recommended")  # what is only similar is no answer, but near


def planned(asking: Asking) -> Answer | None:
    """The answer where a programme holds what is asked; None where none does, or where more is asked than that."""
    found = None if asks_for_a_value(asking.question) else answer(asking)
    return found if found is not None and found.verdict in CLAIMED else None


def rows(asking: Asking) -> Answer | None:
    """ "Is there an activity to drill wells?": the rows that speak of it, where none is just that."""
    if not (asking.query.asks_rows and asks_for_any(asking.question)):
        return None
    found = activities.answer(replace(asking, query=replace(asking.query, intent="activities")))
    return found if found is not None and found.results else None


def answer(asking: Asking) -> Answer:
    told = _told(asking)
    same = [one for one in told.matches if one.verdict == told.verdict and told.verdict in SAME][:SHOWN]
    found = [row for one in same for row in _rows(asking.corpus, one)]
    of_plans = [row for row in found if isinstance(row, ActivityResult)]
    of_rows = tuple(phrases.cautions(asking.corpus, asking.query, of_plans, asking.as_of))
    cautions = of_rows if of_plans else told.cautions
    near = () if same else tuple(_near(asking.corpus, one) for one in told.matches[:SHOWN])
    quoted = f" “{' '.join(same[0].text.split())}”" if told.verdict == "recommended" and same else ""
    return replace(
        reply(asking, f"{told.summary}{quoted}", found, cautions=cautions, suggestions=near), verdict=told.verdict
    )


def with_verdict(asking: Asking, found: Answer) -> Answer:
    """The answer with its verdict, whoever gave it; none where nobody asked whether something was agreed."""
    if asking.query.intent != "agreed" or found.verdict is not None:
        return found
    return replace(found, verdict=_told(asking).verdict)


def _told(asking: Asking) -> AgreedResult:
    """The verdict; where a question names a document, as in "was it floated at the 2018 meeting", on that alone."""
    told = asking.corpus.agreed(asking.question, asking.as_of)
    there = tuple(one for one in told.matches if one.document in asking.query.documents)
    if not there or there[0].verdict not in SAME:
        return told
    verdict = there[0].verdict
    return replace(told, verdict=verdict, matches=there, summary=summary(asking.corpus, verdict, there))


def _near(corpus: Corpus, match: AgreedMatch) -> str:
    """Something near in a line: where it stands, what it says, and what is different there."""
    document = corpus.document(match.document)
    code = f"{match.code} " if match.code and match.type == "activity" else ""
    apart = "; ".join(difference(corpus, name, sides) for name, sides in match.differs.items())
    return f"{code}in {document.symbol or document.title}: “{match.text}”{f' ({apart})' if apart else ''}."


def _rows(corpus: Corpus, match: AgreedMatch) -> Iterator[Result]:
    """What was matched, as it is listed elsewhere; an activity with the standing that it had at the date."""
    if match.type == "activity":
        yield replace(corpus.activity(match.id), status=match.status)
    elif match.type == "recommendation":
        yield from (one for one in corpus.recommendations() if one.id == match.id)
    else:
        programme, _, code = match.id.rpartition("_")
        yield from corpus.reports.get((programme, code), ())
