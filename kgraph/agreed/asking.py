"""Was it already agreed? One text against all that was planned: the verdict, and the nearest with what is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kgraph.agreed.judging import Judged, judge, same_and_differs, with_rivals
from kgraph.agreed.phrasing import asks_if_considered, proposal_in
from kgraph.agreed.proposal import Proposal, read
from kgraph.agreed.results import AgreedMatch, AgreedResult, Verdict
from kgraph.agreed.semantic import Meanings, model, wanted
from kgraph.agreed.sources import Source, sources
from kgraph.agreed.telling import beyond, cautions, summary
from kgraph.agreed.weighing import Weights
from kgraph.errors import BadInput
from kgraph.evidence import evidence
from kgraph.results import Searched, Standing
from kgraph.wording import AGREED, ENDED

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

CANDIDATES = 40  # compared closely
BY_MEANING = 20  # and so many more, where there is a sentence model
SHOWN = 5
LONGEST = 10_000
_ORDER: tuple[Verdict, ...] = ("agreed", "proposed", "recommended", "similar", "not found")
PROPOSED = ("draft", "proposed", "unknown")  # nobody has agreed to it; nobody has ended it


class Planned:
    """All that was planned or recommended in a corpus, ready to be compared with."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.weights = Weights(list(sources(corpus)))
        self._ends = {document: corpus.standing(document).ends for document in corpus.primaries}

    def judged(self, said: Proposal) -> list[Judged]:
        """What is nearest to a text, each compared with it; in no order that counts."""
        numbers = self.weights.nearest(said, CANDIDATES)
        if self._meanings is None:
            return with_rivals([self._judged(said, number) for number in numbers])
        alike = self._meanings.alike(said.text)
        others = sorted(range(len(alike)), key=lambda number: (-alike[number], number))[:BY_MEANING]
        numbers = list(dict.fromkeys([*numbers, *others]))
        return with_rivals([replace(self._judged(said, number), meaning=alike[number]) for number in numbers])

    def _judged(self, said: Proposal, number: int) -> Judged:
        end = self._ends.get(self.weights.sources[number].document)
        return judge(self.weights, said, number, self.corpus.vocabulary, end)

    @cached_property
    def _meanings(self) -> Meanings | None:
        """What a sentence model makes of all that was planned, where one is installed."""
        chosen, texts = wanted(), [source.text for source in self.weights.sources]
        return Meanings(model(chosen), texts, self.corpus.kept_vectors()) if chosen and texts else None


def agreed(corpus: Corpus, text: str, as_of: str | None = None) -> AgreedResult:
    """Whether a text, or what a question holds, was agreed, proposed or recommended before, with what is nearest."""
    asked = " ".join(text.split())
    if not asked:
        raise BadInput("there is no text; give what is to be agreed, for example: Train wardens in the Daurian steppe")
    if len(asked) > LONGEST:
        raise BadInput(f"the text has {len(asked)} characters; give one of at most {LONGEST}, or a file with --file")
    date = as_of or corpus.newest_date()
    said = read(proposal_in(asked), corpus.vocabulary)
    said = replace(said, considered=said.considered or asks_if_considered(asked))
    found = _matches(corpus, corpus.planned.judged(said), date)
    shown = tuple(found[:SHOWN])
    verdict = min((match.verdict for match in shown), key=_ORDER.index, default=_ORDER[-1])
    return AgreedResult(
        text=text,
        verdict=verdict,
        matches=shown,
        searched=Searched(documents=len(corpus.primaries), cited_but_absent=corpus.cited_but_absent),
        as_of=date,
        summary=summary(corpus, verdict, shown),
        cautions=tuple(cautions(corpus, shown, date)),
    )


def _matches(corpus: Corpus, judged: Iterable[Judged], as_of: str | None) -> list[AgreedMatch]:
    """The verdict on each, best first; of a report on an activity, only where its programme stood at the date."""
    ranked: list[tuple[tuple[int, float, str], Judged, Standing, Verdict]] = []
    for one in judged:
        stands = _standing(corpus, one.source, as_of)
        if stands is None:
            continue
        verdict = _verdict(one, stands)
        order = _ORDER.index(verdict) if verdict in _ORDER[:3] else len(_ORDER)
        ranked.append(((order, -round(one.score, 6), one.source.id), one, stands, verdict))
    ranked.sort(key=lambda each: each[0])
    return [_match(corpus, one, stands, verdict) for _, one, stands, verdict in _once(ranked)]


def _once(
    ranked: Sequence[tuple[tuple[int, float, str], Judged, Standing, Verdict]],
) -> Iterable[tuple[tuple[int, float, str], Judged, Standing, Verdict]]:
    """Each match once; the same words that speak of several codes are one."""
    seen: set[tuple[str, int]] = set()
    for each in ranked:
        place = each[1].source.document, each[1].source.span.start
        if place not in seen:
            seen.add(place)
            yield each


def _standing(corpus: Corpus, source: Source, as_of: str | None) -> Standing | None:
    """What a source was worth at the date; None where it counts for nothing then."""
    if source.type == "activity":
        return corpus.standing(source.document, as_of)
    if source.type == "report":
        stands = corpus.standing(source.programme, as_of)
        return stands if stands.status in (*AGREED, *ENDED) else None
    date = corpus.extraction(source.document).document.date
    return Standing(status="report") if as_of is None or date is None or date[: len(as_of)] <= as_of else None


def _verdict(judged: Judged, stands: Standing) -> Verdict:
    if not judged.same:
        return "similar" if judged.similar else "not found"
    if judged.source.type == "recommendation":
        return "recommended"
    if stands.status in AGREED:
        return "agreed"
    return "proposed" if stands.status in PROPOSED else "similar"


def _match(corpus: Corpus, judged: Judged, stands: Standing, verdict: Verdict) -> AgreedMatch:
    source = judged.source
    same, differs = same_and_differs(judged)
    return AgreedMatch(
        type=source.type,
        id=source.id,
        document=source.document,
        code=source.code or None,
        text=source.text,
        status=stands.status,
        status_by=stands.by,
        score=round(judged.score, 4),
        verdict=verdict,
        same=same,
        differs=differs,
        beyond=tuple(beyond(corpus, same, differs)),
        text_held=source.type != "report",
        evidence=(evidence(source.document, corpus.extraction(source.document), source.span),),
    )
