"""A first answer to "was it agreed?": the activities nearest in words and names, and what their documents are worth."""

from __future__ import annotations

from kgraph import phrases
from kgraph.answers.reply import Asking, reply
from kgraph.results import ActivityResult, Answer
from kgraph.words import counted

_NEAREST = 5


def answer(asking: Asking) -> Answer:
    corpus, query = asking.corpus, asking.query
    words = " OR ".join(f'"{word}"' for word in query.words)
    rows: list[ActivityResult] = []
    if words:
        found = corpus.search(
            words, kind="activity", species=query.keys("species"), countries=query.keys("country"), limit=_NEAREST
        )
        rows = [corpus.activity(hit.id) for hit in found.hits if hit.type == "activity"]
    told = counted(len(rows), "activity is", "activities are") if rows else "No activity is"
    summary = (
        f"{told} near to it in words{' and names' if query.names else ''}; whether one says the same, its words show."
    )
    return reply(asking, summary, rows, cautions=phrases.cautions(corpus, query, rows))
