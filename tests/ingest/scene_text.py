"""A document of a few lines, cut into sentences as the pipeline cuts it."""

from __future__ import annotations

from dataclasses import replace

from ingest import scene, structure
from ingest.pipeline import passages
from ingest.readers import text as text_reader
from ingest.records import Document, StatusWord
from ingest.reviewed import reviewed
from ingest.scene import Sentence
from ontology.names import matcher
from ontology.vocabulary import load

REPORT = Document(
    format="text", sha256="", title="Report", kind="meeting-report", status=StatusWord(status="report"), date="2018-04"
)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    source = text_reader.read(text.encode(), "text")
    blocks = structure.blocks(source)
    return scene.sentences(source.text, blocks, matcher(load()).find(source.text, passages(blocks)))


def report_on(sentences: tuple[Sentence, ...], document: Document = REPORT) -> Document:
    """The document with the programme that its own words say it reviews."""
    return replace(document, reviews=reviewed(sentences, document, load()))
