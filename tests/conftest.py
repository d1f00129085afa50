"""How many examples a property is tried on: the same few each time, or, in ``make soak``, very many new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("quick", deadline=None, derandomize=True)
settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile("soak" if os.environ.get("KGRAPH_SOAK") else "quick")
