"""What was understood of a question, to be changed: a chip that is changed makes another question.

The words that named a thing are replaced by the name of another, so that the question that is read is always the one
that is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from kgraph.corpus import Corpus
from kgraph.results import Understood
from kgraph.ui.address import put
from kgraph.ui.markup import tag
from kgraph.wording import KINDS, named
from kgraph.words import capital, joined
from ontology.vocabulary import Kind

KEPT, LEFT_OUT = "kept", "left out"
INTENTS = {
    "activities": "activities",
    "recommendations": "what was recommended",
    "reported_status": "what became of activities",
    "coverage": "who covers what",
    "gaps": "gaps",
    "agreed": "whether it was agreed",
    "responsible": "who is responsible",
    "deadlines": "deadlines",
    "units": "conservation units",
    "documents": "documents",
    "counts": "how many",
    "definition": "what it is",
    "search": "the words, as text",
    "out_of_scope": "nothing that a document can answer",
}
_LEADING = re.compile(r"(?:\b(?:in|for|of|on|by|from|with|about|the|and|or)\s+)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chip:
    """A thing that a question named, by the words that named it; "Central Asia" names several countries."""

    kind: Kind
    keys: tuple[str, ...]
    written: str


def chips(understood: Understood) -> Iterator[Chip]:
    found: dict[tuple[Kind, str], list[str]] = {}
    for kind, key in named(understood):
        found.setdefault((kind, understood.written.get(key, "")), []).append(key)
    yield from (Chip(kind, tuple(keys), written) for (kind, written), keys in found.items())


def reworded(question: str, written: str, name: str) -> str:
    """The question with other words in the place of some; without them where the name is empty."""
    at = question.casefold().find(written.casefold())
    if not written or at < 0:
        return question
    before, after = question[:at], question[at + len(written) :]
    if not name:
        before, after = _LEADING.sub("", before), after.lstrip() if before.endswith(" ") else after
    return re.sub(r"\s+([?.!,])", r"\1", " ".join(f"{before}{name}{after}".split()))


def draw(corpus: Corpus, question: str, understood: Understood) -> None:
    """Each thing as a choice that can be changed; what cannot be, in words."""
    with st.container(horizontal=True, key="understood", gap="small"):
        for chip in chips(understood):
            _choice(corpus, question, chip)
    plain = [f"Looked for: {INTENTS.get(understood.intent, understood.intent.replace('_', ' '))}"]
    plain += [f"Unit: {unit}" for unit in understood.units] + [f"Code: {code}" for code in understood.codes]
    plain += [capital(condition) for condition in understood.conditions]
    plain += [f"Document: {document}" for document in understood.documents]
    plain += [f"Words: {', '.join(understood.words)}"] if understood.words else []
    lost = [tag("li", f"Not understood: {words}", css="kg-lost") for words in understood.not_understood]
    st.html(tag("ul", *(tag("li", line) for line in plain), *lost, css="kg-understood", aria_label="Understood as"))


def _choice(corpus: Corpus, question: str, chip: Chip) -> None:
    labels = {one.key: one.label for one in corpus.vocabulary.of_kind(chip.kind)}
    label = joined([labels.get(key, key) for key in chip.keys])
    wrote = f" (you wrote {chip.written})" if chip.written.casefold() not in ("", label.casefold()) else ""
    others = sorted((key for key in labels if key not in chip.keys), key=lambda key: labels[key])
    shown = {KEPT: label + wrote, LEFT_OUT: "any (leave it out)"} | {key: labels[key] for key in others}
    key = f"chip {question} {chip.kind} {chip.keys}"
    st.session_state[key] = KEPT  # a choice makes another question; this one stays what it is
    st.selectbox(
        KINDS[chip.kind], list(shown), format_func=shown.__getitem__, key=key, width=280, disabled=not chip.written,
        on_change=_change, args=(question, chip, key, labels),
    )  # fmt: skip


def _change(question: str, chip: Chip, key: str, labels: dict[str, str]) -> None:
    chosen = st.session_state[key]
    name = "" if chosen == LEFT_OUT else labels.get(chosen, chip.written)
    put(q=reworded(question, chip.written, name))
