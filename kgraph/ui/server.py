"""Streamlit's server, run on our pages and closed to everything that nobody asked for.

It reports nothing, asks nothing, watches no files, and calls no other machine.
"""

from __future__ import annotations

import tomllib
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware

HERE = Path(__file__).parent
SCRIPT = HERE / "start.py"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
CLOSED: dict[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "global.developmentMode": False,
    "logger.hideWelcomeMessage": True,
    "logger.level": "error",
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.showEmailPrompt": False,
}

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Served = Callable[[Message, Receive, Send], Awaitable[None]]


class OwnPagesOnly:
    """Refuses what a page of another site sends us, before Streamlit would ask the internet whether it is ours."""

    def __init__(self, app: Served) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if not _is_foreign(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await send({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b""})


def _is_foreign(scope: Message) -> bool:
    """Whether a request tells of another origin than the host that it is sent to."""
    headers = dict(scope.get("headers", ()))
    origin = headers.get(b"origin", b"").decode("latin-1")
    return bool(origin) and urlsplit(origin).netloc != headers.get(b"host", b"").decode("latin-1")


def options(address: str, port: int) -> dict[str, Any]:
    """Streamlit's settings: ours come before those of any file on the machine."""
    where: dict[str, Any] = {"server.address": address, "server.port": port}
    if address in LOOPBACK:  # no other name may lead here: a page elsewhere could give its own name this address
        where["server.allowedHosts"] = list(LOOPBACK)
    theme = tomllib.loads((HERE / "theme.toml").read_text(encoding="utf-8"))
    return CLOSED | where | {f"theme.{name}": value for name, value in theme.items()}


def run(address: str, port: int) -> None:
    """Serve until a signal ends it."""
    app = st.App(SCRIPT, middleware=[Middleware(OwnPagesOnly)])
    with suppress(KeyboardInterrupt):  # how it ends, not how it fails
        app.run(config=options(address, port))
