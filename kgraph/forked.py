"""Imported only by the process that workers are forked from: loads once what reading needs, for all of them."""

import gc

import kgraph.reading  # noqa: F401  what the workers do
from ontology.doc import spans
from ontology.names import matcher
from ontology.vocabulary import load

spans("A sentence with words.", matcher(load()).find("A sentence with words."))
gc.freeze()  # what is loaded stays; to look through it again would copy it into each process
