"""How the front end is served: to nobody but this machine, reporting nothing."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from streamlit import config, net_util
from streamlit.web.server import server_util

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
    options = server.options("127.0.0.1", 8501, open_browser=True)
    assert options["server.address"] == "127.0.0.1"
    assert options["browser.gatherUsageStats"] is False
    assert options["server.showEmailPrompt"] is False
    assert options["server.fileWatcherType"] == "none"
    assert options["client.toolbarMode"] == "minimal"
    assert options["server.allowedHosts"] == ["127.0.0.1", "localhost", "::1"]


def test_every_option_is_one_that_streamlit_has() -> None:
    known = config.get_config_options()
    assert [name for name in server.options("127.0.0.1", 8501, open_browser=False) if name not in known] == []


def test_the_theme_fetches_nothing() -> None:
    options = server.options("127.0.0.1", 8501, open_browser=False)
    assert not [value for value in options.values() if "//" in str(value)]
    assert "url(" not in (server.HERE / "style.css").read_text(encoding="utf-8")


def test_a_foreign_page_makes_the_server_call_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)  # put back after the test
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: called.append(url))
    monkeypatch.setattr(server.bootstrap, "load_config_options", lambda _: None)
    monkeypatch.setattr(server.bootstrap, "run", lambda *_: None)
    server.run("127.0.0.1", 8501, open_browser=False)
    assert not server_util.is_url_from_allowed_origins("http://elsewhere.example")
    assert called == []


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
