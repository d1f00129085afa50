"""Addresses of our own pages. They are relative, so that they hold wherever the front end is served from."""

from __future__ import annotations

from urllib.parse import urlencode

from kgraph.results import Evidence

ASK, SEARCH, COVERAGE, PROGRAMMES = "./", "search", "coverage", "programmes"
DOCUMENTS, NAMES, QUALITY, AGREED = "documents", "names", "quality", "agreed"


def to(page: str, /, **state: str | int | None) -> str:
    """A page in a state; what is None or empty is left out."""
    given = {name: value for name, value in state.items() if value not in (None, "")}
    return f"{page}?{urlencode(given)}" if given else page


def to_words(proof: Evidence) -> str:
    """The reader, at the passage."""
    return to(DOCUMENTS, doc=proof.document, at=f"{proof.start}-{proof.end}")


def to_activity(activity: str) -> str:
    return to(PROGRAMMES, activity=activity)


def to_name(key: str) -> str:
    return to(NAMES, name=key)


def to_document(document: str) -> str:
    return to(DOCUMENTS, doc=document)


def to_result(kind: str, key: str) -> str | None:
    """Where a result of any type can be opened; None where it is all that there is."""
    if kind == "cell":
        return to(COVERAGE, cell=key)
    if kind in ("activity", "document"):
        return to_thing(kind, key) if key else None
    return to_name(key) if key and kind in ("species", "country", "organisation", "unit", "definition") else None


def to_thing(kind: str, key: str) -> str:
    """Where a thing of any kind is shown."""
    if kind == "activity":
        return to_activity(key)
    if kind == "document":
        return to_document(key)
    return to(PROGRAMMES, programme=key) if kind == "programme" else to_name(key)
