"""The page *Already agreed?*: a proposal, or a whole draft, beside everything that was planned or recommended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from ingest.opening import FORMATS, WRITTEN
from kgraph.agreed.results import AgreedResult
from kgraph.agreed.telling import deciding
from kgraph.corpus import Corpus
from kgraph.papers import of_proposals
from kgraph.ui import beside, components, downloads, state
from kgraph.ui.address import LONGEST_ADDRESS, Address, put
from kgraph.ui.markup import Html, tag

LEAD = "A proposal, or a whole draft, beside all that was ever planned or recommended: who said the same, and when."
WAYS = {"text": "A text", "file": "A file"}
PLACEHOLDER = "One proposal a line; headings, numbers and bullets may stay."
TOO_LONG = "This text is too long for an address: a link to this page does not carry it. It is kept for this visit."
LARGEST = 20  # megabytes
PROPOSALS = (
    "Train wardens in the Daurian steppe to fight fires",
    "Strengthen patrols with SMART in Tajikistan",
    "Vaccinate sheepdogs in the Altai against rabies",
)
EXAMPLES = {one: one for one in PROPOSALS[:2]} | {"A draft of three proposals": ".\n".join(PROPOSALS) + "."}


def page() -> None:
    address = Address("agreed")
    st.html(components.head("Already agreed?", LEAD))
    with state.corpus() as corpus:
        how, date = st.columns([3, 1], vertical_alignment="bottom")
        with how:
            way = address.turn_to("by", "What is compared", WAYS)
        with date:
            as_of = address.day("as_of", "As of (newest document if empty)", last=True)
        texts = _pasted(corpus, address) if way == "text" else _uploaded()
        components.show(components.notices(address.left_out))
        if texts:
            _verdicts(corpus, _compared(corpus, texts, as_of))
        elif way == "text":
            _examples()


def _pasted(corpus: Corpus, address: Address) -> Sequence[str]:
    text = address.area("text", "Your proposals", "Compare", PLACEHOLDER)
    if len(text) > LONGEST_ADDRESS:
        st.html(components.notice(TOO_LONG))
    return state.pasted(corpus, text) if "\n" in text else [text] if text else []


def _uploaded() -> Sequence[str]:
    kinds = sorted({*FORMATS, *WRITTEN})
    given = st.file_uploader("Your draft", type=kinds, key="agreed.file", max_upload_size=LARGEST)
    if given is None:
        st.html(tag("p", "Its lines, list items, or the rows of its table of activities are compared.", css="kg-hint"))
        return []
    return state.proposals(Path(given.name).name[-100:], given.getvalue())


def _compared(corpus: Corpus, texts: Sequence[str], as_of: str) -> list[AgreedResult]:
    """One after the other, with how far it is; what was compared before is not compared again."""
    bar = st.progress(0.0, "Comparing …")
    found = []
    for number, text in enumerate(texts, start=1):
        found.append(state.agreed(corpus, text, as_of))
        bar.progress(number / len(texts), f"Comparing: {number} of {len(texts)}")
    bar.empty()
    return found


def _examples() -> None:
    with st.container(gap="xsmall"):
        st.html('<p class="kg-hint">Try one of these</p>')
        for number, (title, text) in enumerate(EXAMPLES.items()):
            st.button(title, key=f"example-{number}", type="tertiary", on_click=put, kwargs={"text": text})


# ---------------------------------------------------------------- what was found


def _verdicts(corpus: Corpus, found: Sequence[AgreedResult]) -> None:
    pack = of_proposals(corpus, found)
    st.html(components.summary(*pack.lead))
    components.show(components.cautions(pack.cautions))
    if len(found) > 1:
        st.html(_table(corpus, found))
    st.html(components.section("Side by side", *(
        beside.case(corpus, number, one, pack.documents) for number, one in enumerate(found, start=1)
    )))  # fmt: skip
    downloads.buttons(pack, "already agreed")
    st.html(components.searched(found[0].searched.documents, found[0].searched.cited_but_absent))


def _table(corpus: Corpus, found: Sequence[AgreedResult]) -> Html:
    rows = (_line(corpus, number, one) for number, one in enumerate(found, start=1))
    heads = ("No.", "Proposal", "Verdict", "Nearest", "Standing", "Differs")
    return components.table(heads, rows, "Each number leads to the two texts side by side", css="kg-cases")


def _line(corpus: Corpus, number: int, one: AgreedResult) -> tuple[Html, ...]:
    first = tag("a", str(number), href=f"#proposal-{number}", aria_label=f"Proposal {number}, side by side")
    row = (first, tag("span", one.text), beside.verdict(one.verdict, one.verdict))
    if one.verdict == "not found" or not one.matches:
        return (*row, tag("span"), tag("span"), tag("span"))
    match = deciding(one.verdict, one.matches)
    apart = [*beside.differences(corpus, match), *match.beyond]
    return (
        *row,
        components.link(beside.called(match), beside.opens(match)),
        beside.standing(corpus, match),
        tag("span", "; ".join(apart)),
    )


page()
