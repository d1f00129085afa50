"""The activities as a flat table: one row for each species in each country that an activity covers.

Made to be counted and pivoted, so every row says all that one would group by; an activity that covers no species,
or no country, still has its row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgraph.corpus import Corpus, open_corpus
from kgraph.filters import ActivityFilter
from kgraph.results import ActivityResult, CoveredResult
from kgraph.spreadsheet import csv_lines
from kgraph.tiers import weaker
from kgraph.wording import due_words, responsible_words

COLUMNS = (
    "id", "document", "programme", "status", "code", "section", "section_title", "unit",
    "species", "species_label", "country", "country_label", "species_basis", "country_basis", "tier",
    "priority", "due", "responsible", "text",
)  # fmt: skip


def export_csv(store: Path, document: str | None = None) -> Iterator[str]:
    with open_corpus(store) as corpus:
        if document is not None:
            corpus.document(document)  # or say that there is none, before anything is written
        yield from csv_lines(pair_rows(corpus, document), COLUMNS)


def pair_rows(corpus: Corpus, document: str | None = None) -> Iterator[dict[str, str]]:
    """The rows in document order, each a value by column."""
    for activity in corpus.activities(ActivityFilter(document=document)):
        common = _common(activity)
        for species in activity.species or (None,):
            for country in activity.countries or (None,):
                yield common | _pair(species, country)


def _common(activity: ActivityResult) -> dict[str, str]:
    return {
        "id": activity.id,
        "document": activity.document,
        "programme": activity.programme,
        "status": activity.status,
        "code": activity.code,
        "section": activity.section.number,
        "section_title": activity.section.title,
        "unit": activity.unit or "",
        "priority": activity.priority,
        "due": due_words(activity.due),
        "responsible": responsible_words(activity),
        "text": activity.text,
    }


def _pair(species: CoveredResult | None, country: CoveredResult | None) -> dict[str, str]:
    return {
        "species": species.key if species else "",
        "species_label": species.label if species else "",
        "country": country.key if country else "",
        "country_label": country.label if country else "",
        "species_basis": species.basis if species else "",
        "country_basis": country.basis if country else "",
        "tier": weaker(one.basis for one in (species, country) if one) or "",
    }
