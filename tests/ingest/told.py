"""A text cut into what facts are read from, as the pipeline cuts it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest import structure
from ingest.pipeline import passages
from ingest.readers import text as reader
from ingest.records import Block
from ingest.scene import Sentence, sentences
from ontology.names import Name, matcher
from ontology.vocabulary import Vocabulary, load


@dataclass(frozen=True)
class Told:
    text: str
    blocks: tuple[Block, ...]
    names: list[Name]
    sentences: tuple[Sentence, ...]
    vocabulary: Vocabulary


def told(words: str) -> Told:
    source = reader.read(words.encode(), "markdown")
    blocks = structure.blocks(source)
    names = matcher(load()).find(source.text, passages(blocks))
    return Told(source.text, blocks, names, sentences(source.text, blocks, names), load())
