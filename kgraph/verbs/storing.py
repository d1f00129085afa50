"""The verbs that make, measure, hand out and serve a store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ingest.opening import FORMATS
from kgraph.build import BuildReport
from kgraph.build import build as build_store
from kgraph.errors import BadInput
from kgraph.evaluation import evaluate as evaluate_gold
from kgraph.evaluation import evaluate_answers, table
from kgraph.printing import aligned
from kgraph.progress import Progress
from kgraph.verbs.common import (
    FilePath,
    csv_option,
    json_option,
    opened,
    put_json,
    put_list,
    put_warning,
    store_option,
    store_path,
)
from kgraph.words import counted, joined, on_one_line

SOME_FAILED = 3


@click.command()
@click.argument("paths", nargs=-1, type=FilePath())
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="How many documents to read at once.")
@click.option("--prune", is_flag=True, help="Remove documents whose file is gone.")
@json_option
@store_option
def build(paths: tuple[Path, ...], workers: int | None, prune: bool, as_json: bool, own_store: str | None) -> None:
    """Read files and folders (default: corpus/) into the store.

    \b
    kgraph build corpus/ more/report.pdf --workers 2
    """

    if not paths and not Path("corpus").is_dir():
        raise BadInput("there is no corpus/ here; name the files or folders to read, as in: kgraph build DOCUMENTS")
    with Progress() as progress:
        report = build_store(
            paths or (Path("corpus"),), store_path(own_store), workers=workers, prune=prune, progress=progress
        )
    put_problems(report)
    if as_json:
        put_json(report)
    else:
        click.echo(report_in_words(report))
    if report.totals["failed"] or report.problems:
        click.get_current_context().exit(SOME_FAILED)


def put_problems(report: BuildReport) -> None:
    """What went wrong, a line each, on standard error."""
    for document in report.documents:
        name = on_one_line(document.source)
        if document.state == "failed":
            put_warning(f"{name} could not be read: {document.reason}")
        for warning in document.warnings:
            put_warning(f"{name}: {warning}")
    for problem in report.problems:
        put_warning(problem)


def report_in_words(report: BuildReport) -> str:
    if not report.documents:
        return f"Nothing was read: no file there ends in {joined(sorted(FORMATS), 'or')}."
    changed = [f"{number} {state}" for state, number in report.totals.items() if number and state != "unchanged"]
    same = report.totals.get("unchanged", 0)
    if not changed:
        return f"Nothing changed: {counted(same, 'document')} as before."
    return f"Documents: {', '.join([*changed, *([f'{same} unchanged'] if same else [])])}."


@click.command()
@click.argument("query", required=False)
@click.option("--file", "file", type=FilePath(), help="Read the query from a file.")
@click.option("--seconds", type=click.FloatRange(0.1, 3600), default=30, show_default=True, help="The time limit.")
@click.option("--rows", type=click.IntRange(1), default=100_000, show_default=True, help="The limit of rows.")
@json_option
@csv_option
@store_option
def sparql(
    query: str | None,
    file: Path | None,
    seconds: float,
    rows: int,
    as_json: bool,
    csv_file: str | None,
    own_store: str | None,
) -> None:
    """A read-only SPARQL query over the graph of all documents.

    \b
    kgraph sparql "SELECT (COUNT(*) AS ?n) WHERE { ?a a kg:Activity }"
    """
    from kgraph.sparql import run

    if (query is None) == (file is None):
        raise BadInput("give either a query or --file, not both and not neither; see: kgraph sparql --help")
    asked = _read(file) if file else query or ""
    result = run(store_path(own_store), asked, seconds=seconds, rows=rows)
    variables = result["head"].get("vars", [])
    bindings = result.get("results", {}).get("bindings", [])
    plain = [{name: row.get(name, {}).get("value", "") for name in variables} for row in bindings]
    lines = aligned([variables, *([row[name] for name in variables] for row in plain)])
    if not variables:
        plain = [{"boolean": str(result["boolean"]).lower()}]
        lines = iter([plain[0]["boolean"]])
    put_list(plain, as_json, csv_file, lines, columns=variables, whole=result)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = "there is no such file" if isinstance(error, FileNotFoundError) else "it is no text in UTF-8"
        raise BadInput(f"{file.name} could not be read: {why}; give the path of a query in a text file") from error


@click.command()
@click.option("--format", "form", metavar="F", help="ttl, nq, jsonld or csv (default: as OUT ends, else nq).")
@click.option("--document", metavar="D", help="Only what this document says (its id).")
@click.argument("out", required=False, type=FilePath())
@store_option
def export(form: str | None, document: str | None, out: Path | None, own_store: str | None) -> None:
    """The graph as Turtle, N-Quads or JSON-LD, or the activities as CSV; to standard output without OUT.

    N-Quads and JSON-LD keep a graph a document; Turtle has none, and holds their union. The same store gives the
    same bytes.

    CSV has a row for each species in each country that an activity covers, with the basis of both and the tier, to
    be counted in a pivot table; `kgraph activities --csv` has a row an activity.

    \b
    kgraph export graph.ttl
    kgraph export --format csv --document cami-work-programme-2026-2031-pdf pairs.csv
    """
    pieces = _exported(_by_ending(out) if form is None else form, store_path(own_store), document)
    first = next(pieces, "")  # what cannot be exported is found before a file is touched
    if out is None:
        sys.stdout.write(first)
        sys.stdout.writelines(pieces)
        return
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write(first)
        file.writelines(pieces)


def _by_ending(out: Path | None) -> str:
    ending = out.suffix.removeprefix(".").lower() if out else ""
    return ending if ending in ("ttl", "nq", "jsonld", "csv") else "nq"


def _exported(form: str, store: Path, document: str | None) -> Iterator[str]:
    from kgraph.export import export_jsonld, export_lines, export_turtle
    from kgraph.pairs import export_csv

    forms = {"ttl": export_turtle, "nq": export_lines, "jsonld": export_jsonld, "csv": export_csv}
    if form not in forms:
        raise BadInput(f"there is no format {form!r}; give ttl, nq, jsonld or csv")
    return forms[form](store, document)


@click.command()
@click.argument("gold", type=FilePath())
@json_option
@csv_option
@store_option
def evaluate(gold: Path, as_json: bool, csv_file: str | None, own_store: str | None) -> None:
    """Scores against a hand-made standard; its documents are taken from the store by the stem of their name.

    \b
    kgraph evaluate GOLD
    """
    if not gold.is_dir():
        raise BadInput(f"{gold.name} is not a folder; give the folder of a standard")
    with opened(own_store) as corpus:
        read = {Path(document.source).stem: corpus.extraction(document.id) for document in corpus.documents()}
        scores = [*evaluate_gold(gold, read.get, corpus.vocabulary), *evaluate_answers(gold, corpus)]
    if not scores:
        raise BadInput("no document of the standard is in the store; build its originals first")
    head, *rows = table(scores)
    records = [dict(zip(head, row, strict=True)) for row in rows]
    put_list(records, as_json, csv_file, aligned([head, *rows]), whole=scores)


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True, help="Where to listen; only here unless told.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@store_option
def serve(port: int, address: str, no_browser: bool, own_store: str | None) -> None:
    """The front end in the browser.

    \b
    kgraph serve --port 8600
    """
    from kgraph.serve import serve as run_server

    run_server(store_path(own_store), port, address, browser=not no_browser)
