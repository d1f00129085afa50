"""Countries listed by their ISO 3166 codes, as headings and narrow columns list them: "KAZ, UZB" or "KZ/UZ"."""

from __future__ import annotations

import re

from ingest.clean import clean
from ingest.records import Span
from ontology.names import Name
from ontology.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\b[A-Z]{2,3}\b")
_JOINING = frozenset({"and", "&"})


def country_codes(text: str, span: Span | None, vocabulary: Vocabulary, fewest: int = 2) -> list[Name]:
    """The countries of a stretch that holds nothing but codes; fewer of two letters are as likely an abbreviation."""
    if span is None:
        return []
    words = [word for word in _WORD.findall(clean(text[span.start : span.end])) if word not in _JOINING]
    codes = list(_CODE.finditer(text, span.start, span.end))
    if not words or len(codes) != len(words):
        return []
    known = {code: concept.key for concept in vocabulary.of_kind("country") for code in (concept.key, concept.iso2)}
    if any(code.group() not in known for code in codes):
        return []
    if len(codes) < fewest and len(codes[0].group()) == 2:
        return []
    return [_name(code, known[code.group()]) for code in codes]


def _name(code: re.Match[str], key: str) -> Name:
    return Name(
        kind="country", key=key, start=code.start(), end=code.end(), surface=code.group(), certain=True, form="short"
    )
