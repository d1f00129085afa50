"""The front end as its visitor meets it: built from ``corpus/``, served, and driven in a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
KULAN = "Which activities cover Kulan in Turkmenistan?"
TEN = ["11.1", "11.2", "11.3", "15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]
PATIENCE = 30_000  # milliseconds, on a machine that does other things too


@dataclass
class Visit:
    page: Page
    address: str
    asked: list[str] = field(default_factory=list)  # every address the page asked for anything


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and os.environ.get("KGRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail("no Chromium was found, and KGRAPH_REQUIRE_BROWSER wants one")
    return found or pytest.skip("no Chromium was found")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("front") / "store"
    kgraph("build", "corpus", "--store", str(folder)).communicate()
    return folder


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = kgraph("serve", "--store", str(store), "--port", str(port), "--no-browser")
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.splitlines() == [f"kgraph: the front end is at {address} (Ctrl-C ends it)"]


@pytest.fixture
def visit(chromium: str, server: str) -> Iterator[Visit]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        visit = Visit(page, server)
        page.on("request", lambda request: visit.asked.append(request.url))
        page.on("websocket", lambda line: visit.asked.append(line.url))
        yield visit
        browser.close()


def kgraph(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kgraph", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(300):
        assert process.poll() is None, f"the front end ended: {process.communicate()[1]}"
        try:
            with urlopen(f"{address}_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail("the front end did not answer within a minute")


def test_a_question_from_its_link_to_its_proof_and_on_to_another(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}?q={quote(KULAN)}")
    rows = page.locator("article.kg-row")
    expect(rows).to_have_count(10)
    assert rows.locator(".kg-code").all_inner_texts() == TEN
    for number in range(10):
        expect(rows.nth(number)).to_contain_text("draft, adopted by nobody")

    proof = rows.last.locator("details")
    heading = proof.locator("blockquote", has_text="Kopetdag")
    expect(heading).to_be_hidden()
    proof.locator("summary").click()
    expect(heading).to_be_visible()
    expect(heading).to_contain_text("Turkmenistan")
    expect(proof.locator("figcaption").first).to_contain_text("page")

    held_back = page.get_by_text("more hold for the whole programme")
    number = int(held_back.inner_text().split()[0])
    held_back.click()
    expect(rows).to_have_count(10 + number)

    page.get_by_label("Your question").fill("Which activities cover Saiga in Mongolia?")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".kg-understood")).to_contain_text("Country: Mongolia")
    assert "Saiga" in page.url

    page.go_back()
    expect(page.locator(".kg-understood")).to_contain_text("Country: Turkmenistan")
    assert_asked_nobody_else(visit)


def test_it_opens_with_examples_and_no_question_of_its_own(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address)
    page.get_by_role("button", name=KULAN).click()
    expect(page.locator("article.kg-row")).to_have_count(10)
    expect(page.get_by_text("Deploy")).to_have_count(0)
    assert_asked_nobody_else(visit)


def test_it_can_be_read_on_a_telephone(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{visit.address}?q={quote(KULAN)}")
    expect(page.locator("article.kg-row")).to_have_count(10)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def assert_asked_nobody_else(visit: Visit) -> None:
    hosts = {urlsplit(address).hostname for address in visit.asked if not address.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}
