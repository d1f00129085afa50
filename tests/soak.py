"""A pytest plugin for ``make soak``: every property is tried on very many new examples, however long it takes."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("soak", deadline=None, max_examples=2000)
settings.load_profile("soak")
