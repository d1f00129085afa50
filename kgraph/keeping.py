"""What was worked out once for an open store is kept: it reads one state, and that never changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

Self = TypeVar("Self")
Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def kept(method: Callable[Concatenate[Self, Asked], Found]) -> Callable[Concatenate[Self, Asked], Found]:
    """A method that works out what it is asked once, and gives the same thing again as long as its object lives."""

    @wraps(method)
    def asked(self: Self, /, *args: Asked.args, **named: Asked.kwargs) -> Found:
        held: dict[Any, Any] = self.__dict__.setdefault("_kept", {})
        key = (method.__name__, args, tuple(sorted(named.items())))
        if key not in held:
            held[key] = method(self, *args, **named)
        found: Found = held[key]
        return found

    return asked
