"""A proposal with its verdict, as a meeting has it before it on paper: a line of a table, or an entry of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kgraph.agreed.meeting import meeting_table
from kgraph.agreed.results import AgreedResult, Verdict
from kgraph.agreed.telling import VERDICTS, deciding
from kgraph.entries import NOTHING_ASKED, Entry, entry
from kgraph.results import Evidence, Understood

if TYPE_CHECKING:
    from kgraph.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The columns of the table for a meeting; what comes after the verdict is of the match that it rests on."""

    number: int
    proposal: str
    verdict: Verdict
    code: str | None = None
    document: str | None = None
    status: str = ""
    score: float | None = None
    says: str = ""
    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    place: str = ""
    evidence: tuple[Evidence, ...] = ()


def cases(corpus: Corpus, results: Iterable[AgreedResult]) -> Iterator[Case]:
    results = tuple(results)
    for result, row in zip(results, meeting_table(corpus, results), strict=True):
        given: dict[str, Any] = row
        yield Case(**given, evidence=deciding(result.verdict, result.matches).evidence if row.get("document") else ())


@entry.register
def _case(record: Case, asked: Understood = NOTHING_ASKED) -> Entry:  # noqa: ARG001
    facts = {
        "Nearest": record.code or "",
        "Standing": record.status,
        "It says": record.says,
        "The same": ", ".join(record.same),
        "Differs": "; ".join(record.differs),
        "Goes beyond": "; ".join(record.beyond),
    }
    return Entry(
        type="case",
        title=f"{record.number}. {VERDICTS[record.verdict]}",
        document=record.document,
        text=record.proposal,
        facts={name: words for name, words in facts.items() if words},
        proofs=record.evidence,
    )
