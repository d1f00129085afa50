"""The verbs that read the store: what documents hold, and what they answer."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import get_args

import click

from kgraph.answer_lines import answer_lines
from kgraph.asked import activity_filter, tiers
from kgraph.corpus import MENTION_KINDS, Corpus
from kgraph.definition import Definition
from kgraph.errors import BadInput
from kgraph.filters import ActivityFilter
from kgraph.fulltext import Order
from kgraph.keys import key_of
from kgraph.papers import of_answer, write_paper
from kgraph.printing import WIDTH, activity_rows, aligned, document_lines, finding_lines, search_lines
from kgraph.results import ActivityResult, DocumentResult, Finding, Hit, MentionResult
from kgraph.spreadsheet import columns_of
from kgraph.telling import definition_lines, nothing_known
from kgraph.verbs.common import (
    csv_option,
    json_option,
    opened,
    paper_option,
    put_json,
    put_list,
    say_no_priority,
    say_no_unit,
    store_option,
)


@click.command()
@json_option
@csv_option
@store_option
def documents(as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """The documents in the store, with what each says of itself.

    \b
    kgraph documents
    """

    with opened(own_store) as corpus:
        found = corpus.documents()
        lines, columns = document_lines(found), columns_of(DocumentResult)
        put_list(found, as_json, csv_file, lines, columns=columns, nothing="The store holds no document.")


@click.command()
@click.argument("document")
@json_option
@store_option
def text(document: str, as_json: bool, own_store: str | None) -> None:
    """A document's text, as offsets count it.

    \b
    kgraph text cami-work-programme-2026-2031-pdf
    """
    with opened(own_store) as corpus:
        content = corpus.text(document)
    if as_json:
        put_json(content)
    else:
        click.echo(content, nl=False)


@click.command()
@click.option("--document", metavar="D", help="Of this document (its id).")
@click.option("--species", metavar="S", help="Covering this species (a key or any name).")
@click.option("--country", metavar="C", help="Covering this country (a key or any name).")
@click.option("--unit", metavar="U", help="Of this conservation unit (its name or number).")
@click.option("--organisation", metavar="O", help="Naming this organisation, in any role.")
@click.option("--responsible", metavar="R", help="For which this actor is responsible.")
@click.option("--priority", metavar="P", help="High, Medium or Low.")
@click.option("--due-by", metavar="YEAR", type=int, help="With an obligation by this year.")
@click.option("--topic", metavar="T", help="On this topic (a key or words).")
@click.option("--tier", metavar="TIERS", help="Only these, of: explicit,unit,programme.")
@json_option
@csv_option
@store_option
def activities(
    document: str | None,
    species: str | None,
    country: str | None,
    unit: str | None,
    organisation: str | None,
    responsible: str | None,
    priority: str | None,
    due_by: int | None,
    topic: str | None,
    tier: str | None,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """The activities of the work programmes, in document order.

    \b
    kgraph activities --species kulan --country TKM --tier explicit,unit
    """

    with opened(own_store) as corpus:
        wanted = activity_filter(
            corpus.vocabulary,
            {
                "document": document,
                "species": species,
                "country": country,
                "unit": unit,
                "organisation": organisation,
                "responsible": responsible,
                "priority": priority,
                "due_by": due_by,
                "topic": topic,
                "tier": tier,
            },
        )
        found = corpus.activities(wanted)
        if not found:
            _say_what_is_not_here(corpus, wanted)
        lines, columns = activity_rows(found), columns_of(ActivityResult)
        put_list(found, as_json, csv_file, lines, columns=columns, nothing="No activity fits.")


def _say_what_is_not_here(corpus: Corpus, wanted: ActivityFilter) -> None:
    """A unit or a priority that no document has, with those that there are: nothing found may be a slip of the pen."""
    every = [(corpus.extraction(row.document), row.activity) for row in corpus.covering.rows]
    priorities = [activity.priority for _, activity in every if activity.priority]
    if wanted.priority is not None:
        say_no_priority("activity", wanted.priority, priorities)
    if wanted.unit is not None:
        say_no_unit(corpus, wanted.unit)


@click.command()
@click.option("--document", metavar="D", required=True, help="The id of the document.")
@click.option("--kind", metavar="K", help="species, country, organisation, place, instrument or code.")
@json_option
@csv_option
@store_option
def mentions(document: str, kind: str | None, as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """The names found in a document, each with its place.

    \b
    kgraph mentions --document cami-work-programme-2026-2031-pdf --kind species
    """

    if kind is not None and kind not in MENTION_KINDS:
        raise BadInput(f"no kind of name is called {kind!r}; give one of: {', '.join(MENTION_KINDS)}")
    with opened(own_store) as corpus:
        found = corpus.mentions(document, kind)
    rows = [[m.kind, m.key, str(m.start), str(m.end), " ".join(m.surface.split())] for m in found]
    lines = aligned([["KIND", "KEY", "START", "END", "AS PRINTED"], *rows])
    put_list(found, as_json, csv_file, lines, columns=columns_of(MentionResult), nothing="No name was found.")


@click.command()
@click.argument("words")
@click.option("--kind", metavar="K", help="activity, recommendation or passage.")
@click.option("--species", metavar="S", multiple=True, help="Only where this species is named.")
@click.option("--country", metavar="C", multiple=True, help="Only where this country is named.")
@click.option("--document", metavar="D", multiple=True, help="Only in this document.")
@click.option("--from", "date_from", metavar="DATE", help="Only in documents from this date on.")
@click.option("--to", "date_to", metavar="DATE", help="Only in documents up to this date.")
@click.option(
    "--order", type=click.Choice(get_args(Order)), default="best", show_default=True, help="What comes first."
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@json_option
@csv_option
@store_option
def search(
    words: str,
    kind: str | None,
    species: tuple[str, ...],
    country: tuple[str, ...],
    document: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    order: Order,
    limit: int,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """Full text: words, "phrases", AND OR NOT, begin* and field:word.

    \b
    kgraph search '"camera trap" AND fence*' --country TKM
    """

    if kind not in (None, "activity", "recommendation", "passage"):
        raise BadInput(f"nothing of the kind {kind!r} is searched; give activity, recommendation or passage")
    with opened(own_store) as corpus:
        found = corpus.search(
            words,
            kinds=(kind,) if kind else (),
            species=[key for name in species for key in key_of(corpus.vocabulary, "species", name)],
            countries=[key for name in country for key in key_of(corpus.vocabulary, "country", name)],
            documents=document,
            date_from=date_from,
            date_to=date_to,
            order=order,
            limit=limit,
        )
    put_list(found.hits, as_json, csv_file, search_lines(found), columns=columns_of(Hit), whole=found)


@click.command()
@click.argument("question")
@click.option("--as-of", metavar="DATE", help="The date to answer for (default: that of the newest document).")
@click.option("--tier", metavar="TIERS", help="Which to show, of: explicit,unit,programme.")
@json_option
@csv_option
@paper_option
@store_option
def ask(
    question: str,
    as_of: str | None,
    tier: str | None,
    as_json: bool,
    csv_file: str | None,
    paper: Path | None,
    own_store: str | None,
) -> None:
    """A question in words, answered with its proof; - reads it from standard input.

    \b
    kgraph ask "Which activities cover Kulan in Turkmenistan?"
    kgraph ask "What was recommended for Kulan?" --paper kulan.docx
    """

    asked = (sys.stdin.read() if question == "-" else question).strip()
    with opened(own_store) as corpus:
        answer = corpus.ask(asked, tiers(tier), as_of)
        if paper:
            write_paper(of_answer(corpus, answer), paper)
    columns = columns_of(ActivityResult) if not answer.results else ()
    put_list(
        answer.results,
        as_json,
        csv_file,
        answer_lines(answer, shutil.get_terminal_size((WIDTH, 0)).columns),
        columns=columns,
        whole=answer,
    )


@click.command()
@click.argument("what")
@json_option
@csv_option
@store_option
def show(what: str, as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """All that is known of a name, a key, an id or a code, with its neighbours in the graph.

    A name may be several things, and a code several activities: each is shown.

    \b
    kgraph show Kulan
    kgraph show 11.1
    """
    with opened(own_store) as corpus:
        found = corpus.show(what)
        near = () if found else corpus.near(what)
    if not found and (as_json or csv_file):
        click.echo(f"kgraph: {nothing_known(what, near)}", err=True)
    put_list(found, as_json, csv_file, definition_lines(what, found, near), columns=columns_of(Definition))


@click.command()
@click.option("--document", metavar="D", help="Of this document only (its id).")
@click.option("--graph", is_flag=True, help="Also whether the graph holds to its shapes (a few seconds).")
@json_option
@csv_option
@store_option
def check(document: str | None, graph: bool, as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """What a secretariat wants to know of its own documents: double codes, dangling references, dates at odds.

    \b
    kgraph check --document cami-work-programme-2026-2031-pdf
    """
    with opened(own_store) as corpus:
        found = corpus.check(document) + (corpus.graph_violations() if graph else ())
    put_list(found, as_json, csv_file, finding_lines(found), columns=columns_of(Finding))
