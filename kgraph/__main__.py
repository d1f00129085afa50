"""``python -m kgraph`` is the console script."""

from kgraph.cli import main

main()
