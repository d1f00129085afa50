"""Why a file could not be read, in one line that a person can act on."""

from __future__ import annotations


class Unreadable(Exception):
    """The message says what is wrong, then what to do: ``the file is empty; put the document's text into it``."""
