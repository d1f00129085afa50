"""The console script: the verbs in the order of the work, and every failure as one line and its exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from kgraph.errors import KgraphError
from kgraph.verbs import agreeing, asking, counting, saying, storing
from ontology.tables import VocabularyError

DEBUG_VARIABLE = "KGRAPH_DEBUG"


class Verbs(click.Group):
    """A group that lists its verbs in the order of the work, not of the alphabet, with an example each."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Examples"):
            for verb in self.commands.values():
                _, _, examples = (verb.help or "").partition("\b\n")
                formatter.write(f"  {examples.splitlines()[0].strip()}\n")  # never broken: it is to be copied
        super().format_commands(ctx, formatter)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:  # click would print an empty line before it says the same
            raise click.Abort from error


@click.group(
    cls=Verbs, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--store", "store", metavar="DIR", help="The store (default: .kgraph here, or KGRAPH_STORE).")
@click.version_option(package_name="kgraph", prog_name="kgraph")
@click.pass_context
def cli(ctx: click.Context, store: str | None) -> None:
    """Reads conservation documents, and answers questions from them with the words that prove it.

    \b
    kgraph build                                                   read corpus/ into the store
    kgraph ask "Which activities cover Kulan in Turkmenistan?"     a question, answered with its proof
    kgraph serve                                                   the same in the browser
    """
    ctx.obj = store
    if os.environ.get("NO_COLOR"):  # https://no-color.org: whatever its value, if it has one
        ctx.color = False


for verb in (
    storing.build,
    asking.documents,
    asking.text,
    asking.activities,
    saying.recommendations,
    saying.reported,
    asking.mentions,
    asking.search,
    asking.ask,
    agreeing.agreed,
    agreeing.compare,
    agreeing.changes,
    asking.show,
    counting.coverage,
    counting.gaps,
    asking.check,
    storing.sparql,
    storing.export,
    storing.evaluate,
    storing.serve,
):
    cli.add_command(verb)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run, and turn every failure into one line and its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(cli(args=arguments, prog_name="kgraph", standalone_mode=False) or 0)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.UsageError as error:
        _fail(f"{error.format_message().rstrip('.')}; see: {_help_of(error)}", 2)
    except KgraphError as error:
        _fail(str(error), error.exit_code)
    except VocabularyError as error:
        _fail(str(error), 1)
    except (KeyboardInterrupt, click.Abort):
        _fail("stopped; the store is as it was", 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone; so do we
        sys.exit(1)
    except OSError as error:  # the paths in it are the user's own; only their last part is shown
        what = error.strerror or str(error)
        if error.filename is None:
            _fail(f"{what}; look at where the output goes", 1)
        _fail(f"{what} ({Path(str(error.filename)).name}); look at the path and its rights", 1)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        told = f"{type(error).__name__}: {error}"
        _fail(f"something went wrong that should not ({told}); please report it, with what {DEBUG_VARIABLE}=1 shows", 1)


def _help_of(error: click.UsageError) -> str:
    return f"{error.ctx.command_path} --help" if error.ctx else "kgraph --help"


def _fail(message: str, code: int) -> NoReturn:
    print(f"kgraph: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(code)
