"""The verbs that tell what meetings said: recommendations, and what became of activities."""

from __future__ import annotations

import click

from kgraph.corpus import Corpus
from kgraph.errors import BadInput
from kgraph.filters import StatementFilter
from kgraph.keys import key_of
from kgraph.printing import statement_lines
from kgraph.results import RecommendationResult, ReportResult
from kgraph.spreadsheet import columns_of
from kgraph.verbs.common import Command, csv_option, json_option, opened, put_list, store_option

KINDS = ("recommendation", "decision", "request", "suggestion", "agreed")
POLARITIES = ("for", "against")


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


def _species(corpus: Corpus, typed: str | None) -> frozenset[str] | None:
    return corpus.reaching("species", key_of(corpus.vocabulary, "species", typed))


def _countries(corpus: Corpus, typed: str | None) -> frozenset[str] | None:
    return corpus.reaching("country", key_of(corpus.vocabulary, "country", typed))


@click.command()
@about_options
@click.option("--organisation", metavar="O", help="By, to or naming this organisation.")
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
    organisation: str | None,
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
    if kind not in (None, *KINDS):
        raise BadInput(f"no kind is called {kind!r}; give one of: {', '.join(KINDS)}")
    if polarity not in (None, *POLARITIES):
        raise BadInput(f"no polarity is called {polarity!r}; give for or against")
    with opened(own_store) as corpus:
        wanted = StatementFilter(
            document=document,
            codes=() if code is None else (code,),
            organisations=key_of(corpus.vocabulary, "organisation", organisation),
            by=key_of(corpus.vocabulary, "organisation", by),
            to_whom=key_of(corpus.vocabulary, "organisation", to_whom),
            kind=kind,
            polarity=polarity,
            date_from=date_from,
            date_to=date_to,
            species=_species(corpus, species),
            countries=_countries(corpus, country),
        )
        found = corpus.recommendations(wanted)
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
        wanted = StatementFilter(
            document=document,
            codes=() if code is None else (code,),
            date_from=date_from,
            date_to=date_to,
            species=_species(corpus, species),
            countries=_countries(corpus, country),
        )
        found = corpus.reported(wanted)
    lines = (line for said in found for line in statement_lines(said))
    put_list(found, as_json, csv_file, lines, columns=columns_of(ReportResult), nothing="No report fits.")
