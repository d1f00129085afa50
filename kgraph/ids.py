"""The names of things: document ids from paths, and IRIs from ids and keys. Nothing here knows a store.

An IRI never changes when a label does. Ids and keys hold no dots, because a SPARQL prefixed name cannot hold two.
A document id holds no underscore, so the first one in an activity's id ends the document's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote, unquote

from rdflib import URIRef

from kgraph.errors import BadInput

BASE = "https://example.org/kgraph/"

# A path that is its own slug: its id is the path with the dot as a hyphen. An extension that looks like the six
# digits of a hash is left out, so that no plain id equals a hashed one.
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?![0-9a-f]{6}$)[a-z0-9]+")

_LONGEST = 80  # letters of a printed name


def document_id(path: str) -> str:
    """The id of the document at a path relative to the folder that was given; no two paths share one."""
    if _PLAIN.fullmatch(path):
        return path.replace(".", "-")
    slug = re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-")
    digest = sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{slug}-{digest}" if slug else digest


def document_named(typed: str, sources: Mapping[str, str]) -> str:
    """The id of the document that somebody means by its id, its path, or its file's name where one alone has it."""
    if typed in sources:
        return typed
    paths = {document: PurePath(source) for document, source in sources.items()}
    found = [document for document, path in paths.items() if typed in (str(path), path.name, path.stem)]
    if len(found) != 1:
        raise BadInput(f"no document has the id {typed!r}; see: kgraph documents")
    return found[0]


def activity_id(document: str, key: str) -> str:
    return f"{document}_{key}"


def split_id(activity: str) -> tuple[str, str]:
    """The document and the key that an activity's id was made of."""
    document, _, key = activity.partition("_")
    return document, key


def activity_iri(document: str, key: str) -> URIRef:
    return URIRef(f"{BASE}activity/{quote(activity_id(document, key), safe='')}")


def activity_of(iri: str) -> str:
    """The id of the activity that an IRI names."""
    return unquote(iri.removeprefix(f"{BASE}activity/"))


def document_iri(document: str) -> URIRef:
    return URIRef(f"{BASE}document/{document}")


def text_iri(document: str) -> URIRef:
    return URIRef(f"{BASE}text/{document}")


def version_iri(document: str) -> URIRef:
    """The version of a programme that a document lays down."""
    return URIRef(f"{BASE}version/{document}")


def programme_iri(key: str) -> URIRef:
    return URIRef(f"{BASE}programme/{_local(key)}")


def stub_iri(programme: str, code: str) -> URIRef:
    """An activity known by its programme and code alone. A document's id ends in its format, no key does."""
    return URIRef(f"{BASE}activity/{_local(programme)}_{_local(code)}")


def section_iri(document: str, key: str) -> URIRef:
    return URIRef(f"{BASE}section/{document}_{quote(key, safe='')}")


def passage_iri(document: str, start: int, end: int) -> URIRef:
    return URIRef(f"{BASE}passage/{document}_{start}-{end}")


def claim_iri(document: str, subject: str, what: str) -> URIRef:
    return URIRef(f"{BASE}claim/{document}_{quote(subject, safe='')}_{what}")


def concept_iri(kind: str, key: str) -> URIRef:
    """A concept of the vocabulary; species and their groups are taxa."""
    return URIRef(f"{BASE}{'taxon' if kind == 'species' else kind}/{_local(key)}")


def actor_iri(document: str, printed: str) -> URIRef:
    """Somebody whom the vocabulary does not know, as one document calls them: "the group" of another is another."""
    slug = re.sub(r"[^a-z0-9]+", "-", printed.casefold()).strip("-")
    if not slug or len(slug) > _LONGEST:
        slug = f"{slug[:_LONGEST]}-{sha256(printed.encode()).hexdigest()[:6]}".lstrip("-")
    return URIRef(f"{BASE}actor/{document}_{slug}")


def graph_iri(name: str) -> URIRef:
    """A named graph: of a document by its id, or one of the two that come from the vocabulary."""
    return URIRef(f"{BASE}graph/{name}")


def presence_iri(species: str, country: str) -> URIRef:
    return URIRef(f"{BASE}claim/range_{_local(species)}_{country}")


def _local(key: str) -> str:
    """A key of the vocabulary as part of an IRI: "group:big-cats" is "group-big-cats"."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", key)
