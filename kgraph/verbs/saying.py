"""The verbs that tell what meetings said: recommendations, and what became of activities."""

from __future__ import annotations

import click

from kgraph.asked import KINDS
from kgraph.printing import statement_lines
from kgraph.results import RecommendationResult, ReportResult
from kgraph.spreadsheet import columns_of
from kgraph.verbs.common import (
    Command,
    csv_option,
    json_option,
    opened,
    put_list,
    say_no_priority,
    say_no_unit,
    store_option,
)


def about_options(command: Command) -> Command:
    """What a statement is about, and where it stands."""
    for option in (
        click.option("--country", metavar="C", help="On this country (a key or any name)."),
        click.option("--species", metavar="S", help="On this species (a key or any name)."),
        click.option("--code", metavar="CODE", help="On the activity with this printed code."),
        click.option("--document", metavar="D", help="In this document (its id)."),
        click.option("--to", "date_to", metavar="DATE", help="Up to this date."),
        click.option("--from", "date_from", metavar="DATE", help="From this date on."),
    ):
        command = option(command)
    return command


@click.command()
@about_options
@click.option("--unit", metavar="U", help="Naming this conservation unit (its name or number).")
@click.option("--organisation", metavar="O", help="By, to or naming this organisation.")
@click.option("--responsible", metavar="R", help="Asking this actor to act, as --to-whom.")
@click.option("--priority", metavar="P", help="Given this priority: High, Medium or Low.")
@click.option("--due-by", metavar="YEAR", type=int, help="With an obligation by this year.")
@click.option("--topic", metavar="T", help="On this topic (a key or words).")
@click.option("--tier", metavar="TIERS", help="Only these; what is recommended names what it is of: explicit.")
@click.option("--kind", metavar="K", help=f"One of: {', '.join(KINDS)}.")
@click.option("--by", metavar="O", help="Made by this organisation.")
@click.option("--to-whom", metavar="O", help="Made to this organisation.")
@click.option("--polarity", metavar="P", help="for or against.")
@json_option
@csv_option
@store_option
def recommendations(
    document: str | None,
    code: str | None,
    species: str | None,
    country: str | None,
    date_from: str | None,
    date_to: str | None,
    unit: str | None,
    organisation: str | None,
    responsible: str | None,
    priority: str | None,
    due_by: int | None,
    topic: str | None,
    tier: str | None,
    kind: str | None,
    by: str | None,
    to_whom: str | None,
    polarity: str | None,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """What documents recommend, decide, ask for or agree on, oldest first.

    \b
    kgraph recommendations --species kulan --country Turkmenistan
    """
    with opened(own_store) as corpus:
        found = corpus.recommendations(
            document=document,
            code=code,
            species=species,
            country=country,
            unit=unit,
            organisation=organisation,
            responsible=responsible,
            by=by,
            to_whom=to_whom,
            kind=kind,
            polarity=polarity,
            priority=priority,
            due_by=due_by,
            topic=topic,
            tier=tier,
            date_from=date_from,
            date_to=date_to,
        )
        if not found and unit is not None:
            say_no_unit(corpus, unit)
        if not found and priority is not None:
            say_no_priority(
                "recommendation", priority, (one.priority for one in corpus.recommendations() if one.priority)
            )
    lines = (line for said in found for line in statement_lines(said))
    columns = columns_of(RecommendationResult)
    put_list(found, as_json, csv_file, lines, columns=columns, nothing="No recommendation fits.")


@click.command()
@about_options
@json_option
@csv_option
@store_option
def reported(
    document: str | None,
    code: str | None,
    species: str | None,
    country: str | None,
    date_from: str | None,
    date_to: str | None,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """What meetings said became of activities, oldest first.

    \b
    kgraph reported --code 2.3.11
    """
    with opened(own_store) as corpus:
        found = corpus.reported(
            document=document, code=code, species=species, country=country, date_from=date_from, date_to=date_to
        )
    lines = (line for said in found for line in statement_lines(said))
    put_list(found, as_json, csv_file, lines, columns=columns_of(ReportResult), nothing="No report fits.")
