"""Reports against the programme that they review: what they tell of must be in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.records import StatusReport
from kgraph.checks.paper import Doubt, Paper


def between(papers: Sequence[Paper]) -> Iterator[Doubt]:
    """A status of an activity that the programme, where a document lays it down, does not have."""
    programmes = {paper.read.programme.key: paper for paper in papers if paper.read.programme is not None}
    for paper in papers:
        for report in _first_of_each_code(paper):
            programme = programmes.get(report.programme)
            if programme is not None and report.code not in _numbers(programme):
                yield Doubt(
                    kind="dangling-reference",
                    message=f"The report tells of {report.code} of the {programme.read.document.title}, and "
                    f"{programme.id} has no activity or section of that number.",
                    where=(f"{paper.id}: {paper.place(report.code_span)}", report.code),
                    words=paper.words(paper.around(report.code_span)),
                )


def _first_of_each_code(paper: Paper) -> list[StatusReport]:
    return list({(report.programme, report.code): report for report in reversed(paper.read.reported)}.values())[::-1]


def _numbers(paper: Paper) -> frozenset[str]:
    return frozenset(paper.by_code) | {section.number for section in paper.read.sections}
