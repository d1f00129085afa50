"""The graph, the index and the questions."""
