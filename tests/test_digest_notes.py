"""The three digests of NEASPEC's documents: made from their sources, true to the originals, in words of their own.

What compares with the originals needs their folder (KGRAPH_ORIGINALS); the table of facts needs nothing.
"""

from __future__ import annotations

import calendar
import csv
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from digest_files import READ, keys, page, parts, seed_lines

from ontology.names import Name, matcher
from ontology.vocabulary import load

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs" / "digests"))

import make_docx  # noqa: E402
import make_html  # noqa: E402
import make_text  # noqa: E402
import notes  # noqa: E402

NOTE = make_html.NAME
SEEDS = {make_docx.NAME: "002.txt", NOTE: "003.txt", make_text.NAME: "004.txt"}
MAKERS = {make_docx.NAME: make_docx, NOTE: make_html, make_text.NAME: make_text}
PARTED = " \N{PILCROW SIGN} "  # between lines and cells
LONGEST = 5  # words in a row that a digest may have in common with its source, names and figures apart
FIGURES = re.compile(rf"https?://\S+|\b(?:\d[\d.,:]*|{'|'.join(calendar.month_name[1:])})\b")
WORDS = re.compile(r"\w+|\N{PILCROW SIGN}")

ORIGINALS = os.environ.get("KGRAPH_ORIGINALS")
needs_originals = pytest.mark.skipif(not ORIGINALS, reason="KGRAPH_ORIGINALS is not set")
every_digest = pytest.mark.parametrize("name", SEEDS)


def committed(name: str) -> bytes:
    return target(name).read_bytes()


def target(name: str) -> Path:
    return Path(MAKERS[name].TARGET)


@cache
def said(name: str) -> str:
    """All that a reader sees of a digest."""
    return parted(READ[target(name).suffix](committed(name)))


@cache
def original(name: str) -> str:
    text = (Path(ORIGINALS or "") / SEEDS[name]).read_text(encoding="utf-8")
    return parted(seed_lines(text))


def parted(lines: Iterable[str]) -> str:
    return PARTED.join(" ".join(piece.split()) for line in lines for piece in line.split("\t"))


@cache
def note_parts() -> dict[str, str]:
    web = page(committed(NOTE))
    return parts(web.lines, web.headings)


def gold(kind: str) -> list[dict[str, Any]]:
    entries = json.loads((Path(ORIGINALS or "").parent / "gold" / f"{kind}.json").read_text(encoding="utf-8"))
    return [entry for entry in entries if entry["doc"] == "003"]


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,:]\d+)*", text))


@cache
def names(text: str) -> tuple[Name, ...]:
    return tuple(matcher(load()).find(text))


def tokens(name: str, text: str) -> list[str]:
    """The words of a text in small letters; names, figures and what stands as printed as one token of no weight."""
    spans = [(one.start, one.end) for one in names(text) if one.kind != "topic"]
    for title in sorted(notes.load(name).as_printed, key=len, reverse=True):
        pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", title)))
        spans += [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    spans += [match.span() for match in FIGURES.finditer(text)]
    result, last = [], 0
    for start, end in merged(spans):
        result += WORDS.findall(text[last:start].casefold())
        result.append("=" + " ".join(WORDS.findall(text[start:end].casefold())))
        last = end
    return result + WORDS.findall(text[last:].casefold())


def merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, last = 0, 0
    for start, end in sorted(spans):
        if start > last:
            if last:
                yield first, last
            first = start
        last = max(last, end)
    if last:
        yield first, last


def common(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, str]]:
    """Every longest run of tokens that both have, and how many words of it have weight."""
    where = defaultdict(list)
    for index, word in enumerate(theirs):
        if word != PARTED.strip():
            where[word].append(index)
    before: dict[int, int] = {}
    for index, word in enumerate(ours):
        now = {at: before.get(at - 1, 0) + 1 for at in where[word]}
        for at, length in before.items():
            if at + 1 not in now:
                run = ours[index - length : index]
                yield sum(not one.startswith("=") for one in run), " ".join(run)
        before = now


@every_digest
def test_the_file_is_what_its_source_makes_now(name: str) -> None:
    assert committed(name) == MAKERS[name].make(notes.load(name))


@every_digest
def test_it_says_first_that_it_is_a_digest_and_of_what(name: str) -> None:
    source = notes.load(name).source
    start = " ".join(said(name).replace(PARTED.strip(), " ").split())[:700]
    for words in (
        f"Digest of: {source['title']}",
        f"Kind: {source['kind']}",
        f"Body: {source['body']}",
        f"Date: {source['date']}",
        "Symbol: none is printed",
        "Digest, written for kgraph.",
        "its wording is not official",
    ):
        assert words in start


def facts() -> list[dict[str, str]]:
    with (ROOT / "tests" / "digest_note_facts.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True, restkey="too many"))


@pytest.mark.parametrize("row", facts(), ids=lambda row: row["fact"])
def test_the_note_carries_the_fact_where_the_source_does(row: dict[str, str]) -> None:
    part = note_parts()[row["part"]].casefold()
    assert [words for words in row["words"].split("|") if words.casefold() not in part] == []


def test_the_table_of_facts_has_three_columns() -> None:
    assert all(list(row) == ["fact", "part", "words"] and all(row.values()) for row in facts())


def test_the_note_has_its_paragraphs_and_headings_in_order() -> None:
    web = page(committed(NOTE))
    numbers = [key for key in dict.fromkeys(keys(web.lines, web.headings)) if key.isdigit()]
    assert numbers == [str(number) for number in range(1, 24)]
    assert [head.split(".")[0] for head in web.headings if re.match(r"[IV]+\.", head)] == ["I", "II", "III", "IV"]


def test_the_page_has_navigation_outside_its_main_part() -> None:
    outside = page(committed(NOTE)).outside
    assert {"Documents", "IV. ISSUES FOR CONSIDERATION", "Back to the top"} <= set(outside)
    assert "Back to the top" not in said(NOTE)


@needs_originals
@every_digest
def test_every_figure_is_there_and_no_other(name: str) -> None:
    assert figures(said(name)) == figures(original(name))


@needs_originals
@every_digest
def test_every_name_is_there_and_no_other(name: str) -> None:
    ours, theirs = ({(one.kind, one.key) for one in names(text)} for text in (said(name), original(name)))
    assert ours == theirs


@needs_originals
@every_digest
def test_names_are_written_as_the_source_writes_them(name: str) -> None:
    def written(text: str) -> set[str]:
        return {one.surface.casefold().removesuffix("s") for one in names(text) if one.kind != "topic"}

    assert written(said(name)) == written(original(name))


@needs_originals
@every_digest
def test_its_words_are_its_own(name: str) -> None:
    runs = common(tokens(name, said(name)), tokens(name, original(name)))
    assert {run for words, run in runs if words > LONGEST} == set()


@needs_originals
@every_digest
def test_no_person_is_named(name: str) -> None:
    persons = re.findall(r"\b(?:Dr|Prof|Mrs?|Ms)\. ((?:[A-Z][\w.]* ?)+)", original(name))
    surnames = {person.split()[-1] for person in persons}
    assert {surname for surname in surnames if surname in said(name)} == set()
    assert not re.search(r"\b(?:Dr|Prof|Mrs?|Ms)\.", said(name))


@needs_originals
@pytest.mark.parametrize("kind", ["recommendations", "relations"])
def test_the_table_has_every_fact_of_the_standard(kind: str) -> None:
    assert {entry["id"] for entry in gold(kind)} - {row["fact"] for row in facts()} == set()


@needs_originals
def test_every_mention_of_the_standard_stands_in_the_part_where_the_source_has_it() -> None:
    text = (Path(ORIGINALS or "") / SEEDS[NOTE]).read_text(encoding="utf-8")
    where = list(keys(seed_lines(text), page(committed(NOTE)).headings))
    mentions = gold("mentions")
    lost = [
        (part, mention["surface"])
        for mention in mentions
        for part in [where[text.count("\n", 0, mention["char_start"])]]
        if mention["surface"].casefold().removesuffix("s") not in note_parts()[part].casefold()
    ]
    assert mentions and lost == []


@needs_originals
def test_no_activity_code_stands_in_the_standard_of_the_note() -> None:
    assert gold("codes") == []
