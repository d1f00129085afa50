"""Verdicts and comparisons as tables that a meeting can have before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kgraph.agreed.results import AgreedMatch, AgreedResult, ComparedResult
from kgraph.agreed.telling import deciding, difference, standing_words
from kgraph.wording import place_words

if TYPE_CHECKING:
    from kgraph.corpus import Corpus

COLUMNS = (
    "number", "proposal", "verdict", "code", "document", "status",
    "score", "says", "same", "differs", "beyond", "place",
)  # fmt: skip
PAPER = ("state", "code", "older_code", "text", "older_text", "changes", "successors", "score")


def meeting_table(corpus: Corpus, results: Iterable[AgreedResult]) -> Iterator[dict[str, object]]:
    """A row per proposal, with the one match that its verdict rests on."""
    for number, result in enumerate(results, start=1):
        row: dict[str, object] = {"number": number, "proposal": result.text, "verdict": result.verdict}
        if result.matches and result.verdict != "not found":
            row |= _match(corpus, deciding(result.verdict, result.matches))
        yield row


def _match(corpus: Corpus, match: AgreedMatch) -> dict[str, object]:
    return {
        "code": match.code,
        "document": match.document,
        "status": standing_words(corpus, match),
        "score": match.score,
        "says": match.text,
        "same": tuple(match.same),
        "differs": tuple(difference(corpus, name, sides) for name, sides in match.differs.items()),
        "beyond": match.beyond,
        "place": place_words(match.evidence[0]),
    }


def comparison_table(result: ComparedResult) -> Iterator[dict[str, object]]:
    """A row per row of either programme; then the activities that were left unfinished."""
    for row in result.rows:
        yield {
            "state": row.state,
            "code": row.code if row.draft else None,
            "older_code": row.older_code,
            "text": row.text if row.draft else None,
            "older_text": row.older_text,
            "changes": tuple(f"{change.part}: {change.before} → {change.after}" for change in row.changes),
            "successors": tuple(f"{one.code} ({one.score}, {one.reason})" for one in row.successors),
            "score": row.score,
        }
    for left in result.unfinished:
        yield {
            "state": "unfinished",
            "older_code": left.code,
            "older_text": left.text,
            "changes": tuple(dict.fromkeys(said.status for said in left.reported)),
            "successors": tuple(f"{one.code} ({one.score}, {one.reason})" for one in left.successors),
        }
