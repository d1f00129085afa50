"""The verbs that set texts beside each other: what was agreed before, a draft against what it follows, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kgraph.agreed.meeting import COLUMNS, PAPER, comparison_table, meeting_table
from kgraph.agreed.printing import agreed_lines, changes_lines, comparison_lines
from kgraph.agreed.results import AgreedResult, ChangedItem
from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.papers import of_proposals, write_paper
from kgraph.spreadsheet import columns_of
from kgraph.verbs.common import FilePath, csv_option, json_option, opened, paper_option, put_list, store_option


@click.command()
@click.argument("text", required=False)
@click.option("--file", "file", type=FilePath(), help="A file with many: lines, a list or a table.")
@click.option("--as-of", metavar="DATE", help="The date to answer for (default: that of the newest document).")
@json_option
@csv_option
@paper_option
@store_option
def agreed(
    text: str | None,
    file: Path | None,
    as_of: str | None,
    as_json: bool,
    csv_file: str | None,
    paper: Path | None,
    own_store: str | None,
) -> None:
    """Was it already agreed? A text, or a whole draft with --file, against all that was ever planned.

    \b
    kgraph agreed "Train wardens in the Daurian steppe in fighting fires"
    kgraph agreed --file draft.docx --csv table.csv
    """
    if (text is None) == (file is None):
        raise BadInput("give a text, or a file with --file; one of the two")
    with opened(own_store) as corpus:
        found = corpus.agreed_file(file, as_of) if file else (corpus.agreed(text or "", as_of),)
        if paper:
            write_paper(of_proposals(corpus, found), paper)
        table = list(meeting_table(corpus, found)) if csv_file else []
        lines = list(_lines(corpus, found)) if not (as_json or csv_file) else []
    if csv_file:
        put_list(table, False, csv_file, (), columns=COLUMNS)
    if not csv_file or (as_json and csv_file != "-"):
        put_list(found, as_json, None, lines, whole=found if file else found[0])


def _lines(corpus: Corpus, found: Sequence[AgreedResult]) -> Iterator[str]:
    for one in found:
        yield from agreed_lines(corpus, one)


@click.command()
@click.argument("draft")
@click.argument("older")
@json_option
@csv_option
@store_option
def compare(draft: str, older: str, as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """A draft beside an older programme, row by row: kept, changed, dropped, new; and what was left unfinished.

    Both are named by a document's id or a programme's key; of an older programme the reports alone may be held.

    \b
    kgraph compare cami-work-programme-2026-2031-pdf cami-pow-2014-2020
    """
    with opened(own_store) as corpus:
        found = corpus.compare(draft, older)
    rows = list(comparison_table(found)) if csv_file else []
    put_list(rows, as_json, csv_file, comparison_lines(found), columns=PAPER, whole=found)


@click.command()
@click.option("--since", metavar="DATE|BUILD", required=True, help="A date, the number of a build, or last.")
@json_option
@csv_option
@store_option
def changes(since: str, as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """What is new since a date or a build: documents, activities, recommendations.

    \b
    kgraph changes --since 2025
    kgraph changes --since last
    """
    with opened(own_store) as corpus:
        found = corpus.changes(since)
    items = [*found.documents, *found.activities, *found.recommendations]
    put_list(items, as_json, csv_file, changes_lines(found), columns=columns_of(ChangedItem), whole=found)
