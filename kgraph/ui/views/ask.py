"""The page *Ask*: a question, what was understood of it, the rows that answer it, and their proof."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from kgraph.agreed.phrasing import proposal_in
from kgraph.answers import parts
from kgraph.corpus import Corpus
from kgraph.entries import Entry, entries
from kgraph.papers import of_answer, quoted_documents
from kgraph.results import Answer
from kgraph.ui import beside, chips, components, downloads, links, state
from kgraph.ui.address import Address, put
from kgraph.ui.components import Documents
from kgraph.ui.markup import Html, tag

LEAD = "What is planned, reported and recommended for which species and country, with the words that prove it."
EXAMPLES = (
    "Which activities cover Kulan in Turkmenistan?",
    "What was recommended for Kulan in Turkmenistan?",
    "Where is nothing planned for the Snow Leopard?",
    "Was it agreed to train wardens in the Daurian steppe to fight fires?",
    "Which activities cover Urial in Iran, and who is responsible for them?",
    '"border fence"',
)
_TITLES = {"activity": "Activities", "passage": "Places in the documents", "report": "What was said",
           "recommendation": "What was said", "finding": "Errors in the documents", "cell": "Species and countries",
           "fact": "What the documents say"}  # fmt: skip


def page() -> None:
    address = Address("ask")
    st.html(components.head("Ask the documents", LEAD))
    asked = address.box("q", "Your question", "Ask", EXAMPLES[0])
    with state.corpus() as corpus:
        if asked:
            _answered(corpus, asked)
        else:
            _welcome(corpus)


def _welcome(corpus: Corpus) -> None:
    with st.container(gap="xsmall"):
        st.html('<p class="kg-hint">Try one of these</p>')
        for number, example in enumerate(EXAMPLES):
            st.button(
                example, key=f"example-{number}", type="tertiary", on_click=put, kwargs={"q": example}
            )  # fmt: skip
    st.html(components.shelf(corpus.documents()))


def _answered(corpus: Corpus, asked: str) -> None:
    answer = corpus.ask(asked)
    pack = of_answer(corpus, answer)
    documents = pack.documents
    chips.draw(corpus, asked, answer.understood)
    st.html(components.summary(answer.summary))
    components.show(_verdict(answer), components.cautions(answer.cautions))
    _parts(answer, documents)
    if answer.suggestions:
        st.html(components.section("Near to it", components.bullets(answer.suggestions, "kg-near")))
    _held_back(corpus, answer)
    downloads.buttons(pack, asked)
    _behind(answer)


def _verdict(answer: Answer) -> Html | None:
    """Of a proposal: what was made of it, and the way to the two texts side by side."""
    if answer.verdict is None:
        return None
    address = links.to(links.AGREED, text=proposal_in(answer.question))
    return tag(
        "p",
        beside.verdict(answer.verdict),
        components.link("See the two texts side by side", address),
        css="kg-head",
    )


def _parts(answer: Answer, documents: Documents) -> None:
    """The rows; of a question in two parts, under each part its own."""
    halves = parts.split(answer.question) or ()
    for number, group in groupby(answer.results, key=lambda row: getattr(row, "part", None)):
        if number is not None and number <= len(halves):
            st.html(tag("h2", _sentence(halves[number - 1]), css="kg-part"))
        _results(entries(group, answer.understood), documents)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('?.! ')}?"


def _results(given: tuple[Entry, ...], documents: Documents) -> None:
    """By tier, and what has none by its kind."""
    by_title: dict[str, list[Entry]] = {}
    for one in given:
        by_title.setdefault(one.heading or _TITLES.get(one.type, f"{one.type.capitalize()}s"), []).append(one)
    for title, group in by_title.items():
        st.html(components.group(title, group, documents))


def _held_back(corpus: Corpus, answer: Answer) -> None:
    """The rows of the whole programme, folded; they are asked for when someone opens them."""
    number = answer.held_back.get("programme", 0)
    if not number:
        return
    label = f"{number} more {'holds' if number == 1 else 'hold'} for the whole programme"
    folded = st.expander(label, key=f"programme of {answer.question}", on_change="rerun")
    if folded.open:
        shown = {getattr(row, "id", "") for row in answer.results}
        rows = [
            row for row in corpus.ask(answer.question, ("programme",)).results if getattr(row, "id", "") not in shown
        ]
        with folded:
            _results(entries(rows, answer.understood), quoted_documents(corpus, rows))


def _behind(answer: Answer) -> None:
    """What the answer rests on: how much was searched, and the query itself."""
    st.html(components.searched(answer.searched.documents, answer.searched.cited_but_absent))
    if answer.sparql:
        st.expander("The same question in SPARQL").code(answer.sparql, language="sparql", wrap_lines=True)


page()
