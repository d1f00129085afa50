"""What can go wrong for a user of a store, each with the exit code that the command line promises.

The message is one line: what is wrong; what to do.
"""

from __future__ import annotations


class KgraphError(Exception):
    exit_code = 1


class BadInput(KgraphError):
    """The question, the path or the option cannot be used as it stands."""

    exit_code = 2


class NoStore(KgraphError):
    """There is no store, or it cannot be opened."""

    exit_code = 4


class Busy(KgraphError):
    """Another build is at work on the same store."""


class LimitReached(KgraphError):
    """A query needed more time, memory or rows than it was given."""
