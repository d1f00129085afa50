"""Writes a corpus many times the size of another one: its documents again and again, each time about other things.

    python bench/large_corpus.py FOLDER [TIMES] [SOURCE]      SOURCE is corpus/ without it

Every copy has the same rows and paragraphs with species, countries and organisations exchanged for others of the
vocabulary, and a programme, a symbol and years of its own. Programmes are written as Markdown tables, other documents
as Markdown. The same TIMES give the same files.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import ingest
from ingest.records import Activity, Extraction, Mention, Section, Span
from ontology.vocabulary import Kind, Vocabulary, load

ROOT = Path(__file__).parents[1]
EXCHANGED: tuple[Kind, ...] = ("species", "country", "organisation")
Labels = Mapping[tuple[str, str], str]  # by kind and key, the name to be written


def main() -> None:
    folder = Path(sys.argv[1])
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    source = Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "corpus"
    print(f"{write_corpus(folder, times, source)} documents in {folder.name}/")


def write_corpus(folder: Path, times: int, source: Path) -> int:
    """The number of documents written."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = load()
    read = [(path, ingest.read(path)) for path in sorted(source.iterdir()) if path.suffix != ".csv"]
    number = 0
    for copy in range(times):
        labels = exchanged(vocabulary, random.Random(copy))
        for path, document in read:
            text = "\n".join(_lines(document, labels, copy))
            (folder / f"{path.stem}-{copy:03}.md").write_text(text, encoding="utf-8")
            number += 1
    return number


def exchanged(vocabulary: Vocabulary, chance: random.Random) -> Labels:
    """For every single species, country and organisation the name of another one of its type."""
    labels: dict[tuple[str, str], str] = {}
    for kind in EXCHANGED:
        by_type: dict[str, list[str]] = {}
        for concept in vocabulary.of_kind(kind):
            if not concept.is_group and not (kind == "organisation" and concept.type in ("role", "government")):
                by_type.setdefault(concept.type, []).append(concept.key)
        for keys in by_type.values():
            others = chance.sample(keys, len(keys))
            labels |= {(kind, key): vocabulary.label(kind, other) for key, other in zip(keys, others, strict=True)}
    return labels


def _lines(read: Extraction, labels: Labels, copy: int) -> Iterator[str]:
    yield f"UNEP/CMS/COPY/{copy}/Doc.{read.document.sha256[:4]}\n"
    if read.activities:
        yield from _programme(read, labels, copy)
        return
    yield f"# {read.document.title} {copy}\n"
    for block in read.blocks:
        if block.kind == "heading":
            yield f"## {_said(read, block.span, labels)}\n"
        elif block.kind in ("paragraph", "item"):
            yield f"{_said(read, block.span, labels)}\n"


def _programme(read: Extraction, labels: Labels, copy: int) -> Iterator[str]:
    years = f"{2020 + copy % 10}-{2026 + copy % 10}"
    yield f"**DRAFT WORK PROGRAMME FOR THE INITIATIVE NUMBER {copy} {years}**\n"
    yield f"*Bonn, Germany, {1 + copy % 28} May {2019 + copy % 7}*\n"
    yield f"Activities to be implemented by {2026 + copy % 10}\t\tResponsible\tIndicator\tPriority"
    for section in read.sections:
        yield from _section(section, labels)
        for activity in read.activities:
            if activity.section == section.key:
                yield _row(read, activity, labels)


def _section(section: Section, labels: Labels) -> Iterator[str]:
    countries = ", ".join(labels.get(("country", one.key), one.key) for one in section.countries)
    yield f"<b>{section.number}. {section.title}{f' ({countries})' if countries else ''}</b>\t\t\t\t"
    if section.species:
        species = ", ".join(labels.get(("species", one.key), one.key) for one in section.species)
        yield f"<b>Species:</b> {species}\t\t\t\t"


def _row(read: Extraction, activity: Activity, labels: Labels) -> str:
    spans = (activity.text_span, activity.responsible_span, activity.indicator_span)
    cells = (_said(read, span, labels) if span else "" for span in spans)
    return "\t".join([activity.code, *cells, activity.priority])


def _said(read: Extraction, span: Span, labels: Labels) -> str:
    """The words of a span on one line, with every name that it holds exchanged."""
    pieces, at = [], span.start
    for mention in sorted(_within(read, span), key=lambda one: one.span):
        if mention.span.start < at or (mention.kind, mention.key) not in labels:
            continue
        pieces += [read.text[at : mention.span.start], labels[mention.kind, mention.key]]
        at = mention.span.end
    pieces.append(read.text[at : span.end])
    return " ".join("".join(pieces).split())


def _within(read: Extraction, span: Span) -> Iterator[Mention]:
    return (mention for mention in read.mentions if span.holds(mention.span))


if __name__ == "__main__":
    main()
