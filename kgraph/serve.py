"""Serves the front end: checks the port, says the address, and starts the server on the page.

On the loopback address unless told otherwise.
"""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path
from threading import Timer

import click

from kgraph.errors import BadInput

SOON = 1.0  # seconds, in which the server is up
ANY = ("0.0.0.0", "::", "")


def serve(store: Path, port: int = 8501, address: str = "127.0.0.1", browser: bool = True) -> None:
    """Serve the front end until Ctrl-C. ``browser`` opens it, where there is a desktop to open it on."""
    _refuse_taken(address, port)
    click.echo(f"kgraph: the front end is at {url(address, port)} (Ctrl-C ends it)", err=True)
    os.environ["KGRAPH_STORE"] = str(store)  # how the page, a script of its own, learns of it
    from kgraph.ui import server

    if browser and has_desktop():
        Timer(SOON, webbrowser.open, (url(address, port),)).start()
    server.run(address, port)


def url(address: str, port: int) -> str:
    host = "127.0.0.1" if address in ANY else address
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def has_desktop() -> bool:
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _refuse_taken(address: str, port: int) -> None:
    """Say in one line what the server would say in many, and only after the browser was sent there."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(address or None, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = f"choose another: kgraph serve --port {port + 1}"
        raise BadInput(f"port {port} on {address} cannot be used ({reason}); {advice}") from error
