"""The page *Ask*: a question, what was understood of it, the rows that answer it, and their proof."""

from __future__ import annotations

import streamlit as st

from kgraph.errors import KgraphError
from kgraph.results import ActivityResult, Answer, Hit, RecommendationResult, ReportResult
from kgraph.ui import components, state
from kgraph.ui.markup import Html, tag, together
from kgraph.ui.state import Reading, Shelf

LEAD = "What is planned, reported and recommended for which species and country, with the words that prove it."
EXAMPLES = (
    "Which activities cover Kulan in Turkmenistan?",
    "What is planned for the Snow Leopard in Mongolia?",
    "What was recommended for Kulan in Turkmenistan?",
    '"border fence"',
)


def page() -> None:
    asked = state.question()
    _title()
    _box()
    shelf = state.shelf()
    try:
        if asked:
            _answered(shelf, asked)
        else:
            _welcome(shelf)
    except KgraphError as error:
        message = str(error)
        st.html(components.notice(message[:1].upper() + message[1:]))


def _title() -> None:
    st.html(tag("header", tag("h1", "Ask the documents"), tag("p", LEAD, css="kg-lead")))


def _box() -> None:
    with st.form("ask", border=False):
        box, button = st.columns([6, 1], vertical_alignment="bottom")
        box.text_input("Your question", key=state.BOX, placeholder=EXAMPLES[0])
        button.form_submit_button("Ask", type="primary", width="stretch", on_click=state.ask)


def _welcome(shelf: Shelf) -> None:
    documents = shelf.documents()
    with st.container(gap="xsmall"):
        st.html(tag("p", "Try one of these", css="kg-hint"))
        for number, example in enumerate(EXAMPLES):
            st.button(example, key=f"example-{number}", type="tertiary", on_click=state.ask, args=(example,))
    st.html(components.shelf(documents))


def _answered(shelf: Shelf, asked: str) -> None:
    reading = shelf.ask(asked)
    answer = reading.answer
    if state.rebuilt(reading.generation):
        st.html(components.notice(f"The documents were built anew; this answer is from build {reading.generation}."))
    st.html(
        together(
            tag("p", answer.summary, css="kg-summary", role="status"),
            components.understood(answer.understood, reading.labels),
            components.cautions(answer.cautions),
            _results(reading),
        )
    )
    _held_back(shelf, answer)
    _behind(answer)


def _results(reading: Reading, beside: Answer | None = None) -> Html:
    """What was found, without what already stands in the answer ``beside`` it."""
    answer, documents = reading.answer, reading.documents
    shown = {row.id for row in beside.results if isinstance(row, ActivityResult)} if beside else set()
    rows = [row for row in answer.results if isinstance(row, ActivityResult) and row.id not in shown]
    hits = [hit for hit in answer.results if isinstance(hit, Hit)]
    said = [one for one in answer.results if isinstance(one, ReportResult | RecommendationResult)]
    return together(
        components.rows(rows, answer.understood, documents) if rows else None,
        components.hits(hits, documents) if hits else None,
        components.statements(said, documents) if said else None,
        _near(answer.suggestions) if answer.suggestions else None,
    )


def _near(suggestions: tuple[str, ...]) -> Html:
    return tag("section", tag("h2", "Near to it"), components.bullets(suggestions, "kg-near"), css="kg-tier")


def _held_back(shelf: Shelf, answer: Answer) -> None:
    """The rows of the whole programme, folded; they are asked for when someone opens them."""
    number = answer.held_back.get("programme", 0)
    if not number:
        return
    label = f"{number} more {'holds' if number == 1 else 'hold'} for the whole programme"
    folded = st.expander(label, key=f"programme of {answer.question}", on_change="rerun")
    if folded.open:
        rows = _results(shelf.ask(answer.question, ("programme",)), beside=answer)
        folded.html(rows or components.notice("They are no longer there: the documents were built anew."))


def _behind(answer: Answer) -> None:
    """What the answer rests on: how much was searched, and the query itself."""
    st.html(components.searched(answer.searched.documents, answer.searched.cited_but_absent))
    if answer.sparql:
        st.expander("The same question in SPARQL").code(answer.sparql, language="sparql", wrap_lines=True)
