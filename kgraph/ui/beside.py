"""A proposal beside its best match: both in full, what is the same and what differs marked, and said in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgraph.agreed.marking import Which, marks
from kgraph.agreed.results import AgreedMatch, AgreedResult, Verdict
from kgraph.agreed.telling import VERDICTS, deciding, difference, named, standing_words
from kgraph.corpus import Corpus
from kgraph.results import DocumentResult
from kgraph.ui import components, links
from kgraph.ui.components import Documents
from kgraph.ui.markup import Html, tag, together
from kgraph.wording import AGREED, document_words
from kgraph.words import counted

SIDES = {"species": "Species", "countries": "Countries", "places": "Places", "action": "Action", "actors": "Who acts",
         "date": "Date"}  # fmt: skip
_LOOK: dict[Verdict, str] = {"agreed": "kg-agreed", "proposed": "kg-not-agreed", "recommended": "kg-not-agreed"}


def verdict(told: Verdict, words: str = "") -> Html:
    return tag("span", words or VERDICTS[told], css=f"kg-badge {_LOOK.get(told, 'kg-plain')}")


def standing(corpus: Corpus, match: AgreedMatch) -> Html:
    """What the source of a match is worth at the date, on its own badge."""
    look = "kg-agreed" if match.status in AGREED else "kg-plain" if match.status == "report" else "kg-not-agreed"
    return tag("span", standing_words(corpus, match), css=f"kg-badge {look}")


def opens(match: AgreedMatch) -> str:
    """Where a match can be opened: an activity on its page, what a report says at its words."""
    return links.to_words(match.evidence[0]) if match.type == "recommendation" else links.to_activity(match.id)


def called(match: AgreedMatch) -> str:
    if match.type == "recommendation":
        return f"Recommendation{f' on {match.code}' if match.code else ''}"
    return f"Activity {match.code}" if match.code else "Activity"


def differences(corpus: Corpus, match: AgreedMatch) -> list[str]:
    told = [difference(corpus, name, sides) for name, sides in match.differs.items()]
    return [f"{SIDES[name]}{line.removeprefix(name)}" for name, line in zip(match.differs, told, strict=True)]


def case(corpus: Corpus, number: int, result: AgreedResult, documents: Documents) -> Html:
    """One proposal with all that was found for it; the link in the table leads here."""
    head = tag("div", tag("h3", f"Proposal {number}"), verdict(result.verdict), css="kg-head")
    if not result.matches:
        body: Html = tag("p", result.text, css="kg-text")
    else:
        match = deciding(result.verdict, result.matches)
        others = [one for one in result.matches if one is not match]
        body = together(
            tag("div", _proposed(corpus, result, match), _matched(corpus, match, documents), css="kg-beside"),
            _compared(corpus, match),
            _others(corpus, others, documents),
        )
    return tag("article", head, body, css="kg-row kg-case", id=f"proposal-{number}", aria_label=f"Proposal {number}")


def _proposed(corpus: Corpus, result: AgreedResult, match: AgreedMatch) -> Html:
    words = _marked(corpus, result.text, "text", match)
    return tag("div", tag("p", "What is proposed", css="kg-label"), tag("p", *words, css="kg-text"))


def _matched(corpus: Corpus, match: AgreedMatch, documents: Documents) -> Html:
    words = _marked(corpus, match.text, "match", match)
    return tag(
        "div",
        tag("p", "Nearest to it: ", components.link(called(match), opens(match)), css="kg-label"),
        tag("p", *words, css="kg-text"),
        None if match.text_held else tag("p", "Its own text is not held; a report says this of it.", css="kg-warnings"),
        tag("div", standing(corpus, match), css="kg-head"),
        _granted(match, documents),
        components.source(documents.get(match.document)),
        components.proofs(match.evidence, documents),
    )


def _granted(match: AgreedMatch, documents: Documents) -> Html | None:
    """The words by which it was agreed."""
    by = match.status_by
    if by is None or match.status not in AGREED or not by.quote:
        return None
    return tag("figure", tag("blockquote", by.quote), tag("figcaption", _cited(by.document, documents)))


def _cited(document: str, documents: Documents) -> str:
    known: DocumentResult | None = documents.get(document)
    return document_words(known) if known else document


def _marked(corpus: Corpus, words: str, which: Which, match: AgreedMatch) -> Iterator[str]:
    """Words in pieces: what differs is marked otherwise than what is the same."""
    at = 0
    for mark in marks(corpus.vocabulary, words, which, match.same, match.differs):
        yield words[at : mark.start]
        look, said = ("kg-differs", "differs") if mark.differs else ("kg-same", "the same")
        yield tag("mark", words[mark.start : mark.end], css=look, title=said)
        at = mark.end
    yield words[at:]


def _compared(corpus: Corpus, match: AgreedMatch) -> Html | None:
    """Side by side in words; what is the same and differs too, as with one country more, has both lines."""
    rows = [
        (tag("span", SIDES[name]), tag("span", named(corpus, name, sides.text)), tag("span", word, css=look),
         tag("span", named(corpus, name, sides.match)))
        for name in SIDES
        for given, word, look in ((match.same, "the same", "kg-same"), (match.differs, "differs", "kg-differs"))
        if (sides := given.get(name))
    ]  # fmt: skip
    beyond = [tag("p", f"It goes beyond the match: {line}.", css="kg-basis") for line in match.beyond]
    if not rows:
        return tag("p", "Nothing that can be compared is named in both.", css="kg-basis")
    heads = ("", "Proposal", "Compared", "Match")
    return together(components.table(heads, rows, "What both name, in words", css="kg-sides"), *beyond)


def _others(corpus: Corpus, others: Sequence[AgreedMatch], documents: Mapping[str, DocumentResult]) -> Html | None:
    if not others:
        return None
    lines = [
        tag(
            "li",
            tag("div", components.link(called(one), opens(one)), standing(corpus, one), css="kg-head"),
            tag("p", one.text),
            tag("p", "; ".join(differences(corpus, one)), css="kg-basis") if one.differs else None,
            components.source(documents.get(one.document)),
        )
        for one in others
    ]
    title = f"{counted(len(others), 'other')} near to it"
    return tag("details", tag("summary", title), tag("ul", *lines, css="kg-near-list"), css="kg-fold")
