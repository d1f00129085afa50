"""The verbs that count: what is planned for which species in which country, and where nothing is."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

import click

from kgraph.asked import coverage_filter
from kgraph.cells import CellResult
from kgraph.corpus import Corpus
from kgraph.coverage import CoverageFilter
from kgraph.matrix_lines import coverage_lines, gap_lines
from kgraph.printing import WIDTH
from kgraph.spreadsheet import columns_of
from kgraph.verbs.common import Command, csv_option, json_option, opened, put_list, store_option


def cell_options(command: Command) -> Command:
    """Which part of the matrix is wanted."""
    for option in (
        click.option("--as-of", metavar="DATE", help="Counting what holds then (default: the newest document's date)."),
        click.option("--topic", metavar="T", multiple=True, help="Counting activities on this topic (a key or words)."),
        click.option("--status", metavar="S", help="Counting documents of this status only: draft, adopted ..."),
        click.option("--programme", metavar="P", help="Counting this programme only (its key, title or document)."),
        click.option("--country", metavar="C", multiple=True, help="This country, or the members of this group."),
        click.option("--species", metavar="S", multiple=True, help="This species, or the members of this group."),
    ):
        command = option(command)
    return command


def _wanted(
    corpus: Corpus,
    species: Sequence[str],
    country: Sequence[str],
    programme: str | None,
    status: str | None,
    topic: Sequence[str],
    as_of: str | None,
) -> CoverageFilter:
    return coverage_filter(
        corpus.vocabulary,
        {
            "species": species,
            "country": country,
            "programme": programme,
            "status": status,
            "topic": topic,
            "as_of": as_of,
        },
    )


@click.command()
@cell_options
@json_option
@csv_option
@store_option
def coverage(
    species: tuple[str, ...],
    country: tuple[str, ...],
    programme: str | None,
    status: str | None,
    topic: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """How many activities cover each species in each country, and what kind of zero a zero is.

    \b
    kgraph coverage --species Kulan --species Saiga --country Turkmenistan
    """
    with opened(own_store) as corpus:
        found = corpus.coverage(_wanted(corpus, species, country, programme, status, topic, as_of))
    width = shutil.get_terminal_size((WIDTH, 0)).columns
    put_list(found.cells, as_json, csv_file, coverage_lines(found, width), columns=columns_of(CellResult), whole=found)


@click.command()
@cell_options
@json_option
@csv_option
@store_option
def gaps(
    species: tuple[str, ...],
    country: tuple[str, ...],
    programme: str | None,
    status: str | None,
    topic: tuple[str, ...],
    as_of: str | None,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """Where a species is held to occur and nothing of its own is planned, the worst first.

    \b
    kgraph gaps --country Kazakhstan
    kgraph gaps --species "Snow Leopard" --topic poaching
    """
    with opened(own_store) as corpus:
        found = corpus.gaps(_wanted(corpus, species, country, programme, status, topic, as_of))
    put_list(found.cells, as_json, csv_file, gap_lines(found), columns=columns_of(CellResult), whole=found)
