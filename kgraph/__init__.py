"""The graph, the index and the questions.

``kgraph.open(store)`` gives the object behind the verbs of the command line.
"""

from kgraph.corpus import Corpus
from kgraph.corpus import open_corpus as open

__all__ = ["Corpus", "open"]
