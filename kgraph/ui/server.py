"""Streamlit's server, run on our page and closed to everything that nobody asked for.

It reports nothing, asks nothing, watches no files, and calls no other machine.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from streamlit import net_util
from streamlit.web import bootstrap

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
    "server.showEmailPrompt": False,
}


def options(address: str, port: int, *, open_browser: bool) -> dict[str, Any]:
    """Streamlit's settings: ours come before those of any file on the machine."""
    where = {"server.address": address, "server.port": port, "server.headless": not open_browser}
    if address in LOOPBACK:  # no other name may lead here: a page elsewhere could give its own name this address
        where["server.allowedHosts"] = list(LOOPBACK)
    theme = tomllib.loads((HERE / "theme.toml").read_text(encoding="utf-8"))
    return CLOSED | where | {f"theme.{name}": value for name, value in theme.items()}


def run(address: str, port: int, *, open_browser: bool) -> None:
    """Serve until a signal ends it."""
    net_util.get_external_ip = _no_external_ip  # looked up there at every call
    bootstrap.load_config_options(options(address, port, open_browser=open_browser))
    bootstrap.run(str(SCRIPT), False, [], {})


def _no_external_ip() -> None:
    """Streamlit would ask a machine on the internet when a foreign page tries to connect."""
