"""Questions that no document can answer: they get a sentence that says so, and no rows."""

from __future__ import annotations

from kgraph.answers.reply import Asking, reply
from kgraph.results import Answer

_WHY = {
    "opinion": "The documents hold no opinions of this kind, so nothing here can answer it.",
    "future": "The documents say what is planned and what was reported, not what will come.",
    "order": "This only answers questions about the documents; it changes, writes and sends nothing.",
    "talk": "This only answers questions about what the documents say; this is not in them.",
}
_TRY = (
    "What is planned: Which activities cover Kulan in Turkmenistan?",
    "What was recommended: What was recommended for the Saiga?",
)


def answer(asking: Asking) -> Answer:
    return reply(asking, _WHY[asking.query.beyond or "talk"], suggestions=_TRY)
