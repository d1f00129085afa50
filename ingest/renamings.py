"""What a curator says of the names in a document: that it calls a thing otherwise, or two things are one.

These lines change what the document is read with, so that rows, statements and mentions agree on the names; the
vocabulary of everything else stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, cast, get_args

from ingest.clean import clean
from ingest.curated import Row, wrong_choice
from ingest.manifest import key_of
from ingest.records import CuratorLine, Extraction
from ontology.fold import normal
from ontology.vocabulary import Vocabulary

Renames = Literal["add-name", "merge"]
Named = Literal["species", "country", "organisation", "place", "instrument"]
EVERY_FILE = "*"  # names may be given for all files of a folder at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """A line of ``corrections.csv`` that speaks of names."""

    file: str
    line: int
    kind: Named
    key: str  # of the concept that is meant
    merged: str  # the key of the concept that is the same here; empty where only a name is added
    names: tuple[str, ...]  # the name that is added, or those of the other concept
    why: str = ""  # with by whom and when

    @property
    def is_general(self) -> bool:
        return self.file == EVERY_FILE


def wrong_renaming(row: Row, vocabulary: Vocabulary) -> Iterator[str | None]:
    kind = wrong_choice("kind", row["kind"], get_args(Named))
    if kind:
        yield kind
        return
    named = cast(Named, row["kind"])
    key, other = (key_of(named, row[column], vocabulary) for column in ("key", "what"))
    if not key:
        yield f"no {named} is called {row['key']!r}; correct it, or add it to the vocabulary"
    if not normal(row["what"]):
        yield "the column 'what' is empty; fill it"
    elif row["action"] == "merge" and not other:
        yield f"no {named} is called {row['what']!r}; to give one a new name, use add-name"
    elif other and other == key:
        yield f"{row['what']!r} is a name of {vocabulary.label(named, other)} already; remove the line"
    elif other and row["action"] == "add-name":
        yield f"{row['what']!r} is a name of {vocabulary.label(named, other)}; use merge, or correct it"


def renaming(row: Row, file: str, why: str, vocabulary: Vocabulary) -> Renaming:
    kind = cast(Named, row["kind"])
    other = (key_of(kind, row["what"], vocabulary) or "") if row["action"] == "merge" else ""
    return Renaming(
        file=file,
        line=row.line,
        kind=kind,
        key=key_of(kind, row["key"], vocabulary) or "",
        merged=other,
        names=vocabulary.concept(kind, other).all_names() if other else (row["what"],),
        why=why,
    )


def renamed(vocabulary: Vocabulary, lines: Iterable[Renaming]) -> Vocabulary:
    """The vocabulary that a document is to be read with."""
    for line in lines:
        if line.merged:
            vocabulary = vocabulary.with_merged(line.kind, line.merged, line.key)
        else:
            vocabulary = vocabulary.with_name(line.kind, line.key, line.names[0])
    return vocabulary


def stands_in(read: Extraction, line: Renaming) -> bool:
    """Whether one of its names stands in the text."""
    text = f" {normal(clean(read.text))} "
    return any(normal(name) in text for name in line.names)


def why_unused(read: Extraction, line: Renaming) -> str:
    """Why nothing can have come of a line; a line for all files need not hold in each."""
    if line.is_general or stands_in(read, line):
        return ""
    return f"the name {line.names[0]!r} no longer stands in it; correct it, or remove the line"


def applied(line: Renaming, read: Extraction) -> CuratorLine:
    return CuratorLine(
        line=line.line,
        action="merge" if line.merged else "add-name",
        what=line.merged or line.names[0],
        kind=line.kind,
        key=line.key,
        names=line.names,
        why=line.why,
        in_force=stands_in(read, line),
    )
