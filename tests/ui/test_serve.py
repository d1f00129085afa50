"""How the front end is served: to nobody but this machine, reporting nothing."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit import config

from kgraph.errors import KgraphError
from kgraph.serve import serve, url
from kgraph.ui import server


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(KgraphError) as error:
            serve(tmp_path, port, browser=False)
    said = f"port {port} on 127.0.0.1 cannot be used (address already in use)"
    assert str(error.value) == f"{said}; choose another: kgraph serve --port {port + 1}"


def test_nothing_is_reported_asked_or_watched() -> None:
    options = server.options("127.0.0.1", 8501)
    assert options["server.address"] == "127.0.0.1"
    assert options["browser.gatherUsageStats"] is False
    assert options["server.showEmailPrompt"] is False
    assert options["server.fileWatcherType"] == "none"
    assert options["client.toolbarMode"] == "minimal"
    assert options["server.allowedHosts"] == ["127.0.0.1", "localhost", "::1"]


def test_every_option_is_one_that_streamlit_has() -> None:
    known = config.get_config_options()
    assert [name for name in server.options("127.0.0.1", 8501) if name not in known] == []


def test_the_theme_fetches_nothing() -> None:
    options = server.options("127.0.0.1", 8501)
    assert not [value for value in options.values() if "//" in str(value)]
    assert "url(" not in (server.HERE / "style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "refused"),
    [
        (
            "http",
            [
                {"type": "http.response.start", "status": 403, "headers": []},
                {"type": "http.response.body", "body": b""},
            ],
        ),
        ("websocket", [{"type": "websocket.close", "code": 1008}]),
    ],
)
def test_a_foreign_page_is_refused_before_streamlit_asks_who_it_is(kind: str, refused: list[object]) -> None:
    foreign = [(b"host", b"127.0.0.1:8501"), (b"origin", b"http://elsewhere.example")]
    assert answered(kind, foreign) == refused


@pytest.mark.parametrize("origin", [[], [(b"origin", b"http://127.0.0.1:8501")]])
def test_our_own_pages_are_served(origin: list[tuple[bytes, bytes]]) -> None:
    assert answered("websocket", [(b"host", b"127.0.0.1:8501"), *origin]) == ["served"]


def answered(kind: str, headers: list[tuple[bytes, bytes]]) -> list[object]:
    said: list[object] = []

    async def send(message: object) -> None:
        said.append(message)

    async def receive() -> dict[str, object]:
        return {}

    async def app(*_: object) -> None:
        said.append("served")

    asked = server.OwnPagesOnly(app)({"type": kind, "headers": headers}, receive, send)
    with ThreadPoolExecutor(1) as thread:  # the browser tests leave an event loop running in ours
        thread.submit(asyncio.run, asked).result()
    return said


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501/"),
        ("0.0.0.0", "http://127.0.0.1:8501/"),
        ("::1", "http://[::1]:8501/"),
        ("desk.local", "http://desk.local:8501/"),
    ],
)
def test_the_address_said_can_be_opened(address: str, shown: str) -> None:
    assert url(address, 8501) == shown
