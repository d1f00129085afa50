"""Answers about footnotes at the headings of units: which units bear one, on what, and what it takes over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.phrases import any_of
from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.answers.units import units
from kgraph.definition import FootnoteResult, UnitResult
from kgraph.query import Query
from kgraph.results import Answer
from kgraph.words import counted, joined

_WORDS = "citing_words"
_NUMBER = re.compile(r"(?:foot\s?notes?|notes?|fn)\.?\s*(?:no\.?|nr\.?|number|#)?\s*(\d{1,2})\b(?!\.\d)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|without(?:\s+an?y?)?|lack(?:s|ing)?(?:\s+an?y?)?|w/o)\s+(?:\w+\s+)?foot\s?notes?", re.I)
_SEVERAL = re.compile(r"\b(?:more\s+than\s+(?:one|1)|two|2|several|both)\s+(?:\w+\s+)?foot\s?notes?\b", re.IGNORECASE)
_ROWS = re.compile(r"\b(?:activit(?:y|ies)|rows?)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:not(?:\s+in)?|nor|except|excluding|ignoring|leaving\s+aside|apart\s+from)\s+(?:the\s+)?foot\s?notes?", re.I
)


def answer(asking: Asking) -> Answer | None:
    """Units by their footnotes; nothing where rows are asked for, or of what paper the codes in a footnote are."""
    query = asking.query
    if not _is_asked(asking):
        return None
    every = list(units(asking.corpus, Query(intent="units", units=query.units, documents=query.documents)))
    if _DENIED.search(asking.question):
        found = [unit for unit in every if not unit.footnotes]
        told = f"{counted(len(found), 'conservation unit')} {'has' if len(found) == 1 else 'have'} no footnote"
        summary = f"{told}: {joined([_name(unit) for unit in found])}." if found else f"{told}."
    else:
        fitting = [(unit, [note for note in unit.footnotes if _fits(asking, note)]) for unit in every]
        with_notes = [(unit, notes) for unit, notes in fitting if notes]
        if _SEVERAL.search(asking.question) and not query.names:
            with_notes = [(unit, notes) for unit, notes in with_notes if len(notes) > 1]
        found = [unit for unit, _ in with_notes]
        summary = " ".join(_told(with_notes))
    if not found:
        return None
    plain = replace(asking, query=replace(query, intent="search", not_understood=()))  # no sentence tells more
    standing = phrases.standing_cautions(asking.corpus, [unit.document for unit in found], asking.as_of)
    return reply(plain, summary, found, cautions=tuple(standing))


def _is_asked(asking: Asking) -> bool:
    query, noted = asking.query, any_of(_WORDS, "note").search(asking.question)
    if query.value == "programme" or _ASIDE.search(asking.question):
        return False
    if noted is None:  # "in which units is the plan to be fully implemented"
        adopts = any_of(_WORDS, "adopts").search(asking.question) is not None
        return adopts and query.asks == "unit" and bool(query.names)
    rows = query.asks == "activity" and not query.codes and _ROWS.search(asking.question)
    return not rows or any_of(_WORDS, "note").match(asking.question) is not None


def _fits(asking: Asking, note: FootnoteResult) -> bool:
    """Whether a footnote bears the number, takes over the plan, or is on the species that is asked for."""
    query = asking.query
    numbers = _NUMBER.findall(asking.question)
    if numbers:
        return note.mark in numbers
    if plans := query.keys("instrument"):
        return not set(plans).isdisjoint(note.instruments)
    species = asking.corpus.reaching("species", query.keys("species"))
    return species is None or not species.isdisjoint(note.species)


def _told(found: Sequence[tuple[UnitResult, Sequence[FootnoteResult]]]) -> Iterator[str]:
    """The units with the numbers of their footnotes, and what these say, the same words once."""
    told = [f"{_name(unit)} ({joined([f'footnote {note.mark}' for note in notes])})" for unit, notes in found]
    bear = "bears such a footnote" if len(found) == 1 else "bear such a footnote"
    yield f"{counted(len(found), 'conservation unit')} {bear}: {joined(told)}."
    texts = dict.fromkeys(" ".join(note.text.split()) for _, notes in found for note in notes)
    yield from (f"“{text}”" for text in texts)


def _name(unit: UnitResult) -> str:
    return f"{unit.number}. {unit.name}"
