"""The front end as its visitors meet it: built from ``corpus/``, served, and driven in a real browser."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from browsing import PATIENCE, Visit
from docx import Document
from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).parents[2]
KULAN = "Which activities cover Kulan in Turkmenistan?"
TEN = ["11.1", "11.2", "11.3", "15.1", "15.2", "15.3", "15.4", "15.5", "15.6", "15.7"]
PROGRAMME = "cami-work-programme-2026-2031-pdf"
DRAFT = (
    "Train wardens in the Daurian steppe to fight fires.\nStrengthen patrols with SMART in Tajikistan.\nPlant tulips."
)
PAGES = {
    "ask": "",
    "answer": f"?q={quote(KULAN)}",
    "search": "search?q=border+fence",
    "no hits": "search?q=xyzzyy",
    "matrix": "coverage",
    "gaps": "coverage?show=gaps",
    "pair": "coverage?cell=asiatic-wild-ass.TKM",
    "programme": "programmes?country=TKM&species=asiatic-wild-ass",
    "activity": f"programmes?activity={PROGRAMME}_15-3",
    "proposals": "agreed",
    "draft": "agreed?by=file",
    "verdicts": f"agreed?text={quote(DRAFT)}",
    "documents": "documents",
    "reader": f"documents?doc={PROGRAMME}&page=13",
    "names": "names",
    "name": "names?name=Kulan",
    "findings": "quality?severity=high",
    "accuracy": "quality?show=accuracy",
    "build": "quality?show=build",
}


@pytest.fixture(scope="session")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None and os.environ.get("KGRAPH_REQUIRE_BROWSER") == "1":
        pytest.fail("no Chromium was found, and KGRAPH_REQUIRE_BROWSER wants one")
    return found or pytest.skip("no Chromium was found")


@pytest.fixture(scope="session")
def server(corpus_store: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = serve(corpus_store, port)
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.splitlines() == [f"kgraph: the front end is at {address} (Ctrl-C ends it)"]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Visit]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    visit = Visit(page, server)
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on("websocket", lambda line: visit.asked.append(line.url))
    yield visit
    page.close()


def serve(store: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kgraph", "serve", "--store", str(store), "--port", str(port), "--no-browser"],
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


# ---------------------------------------------------------------- journeys


def test_a_researcher_goes_from_the_first_page_to_a_word_file(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("")
    page.get_by_role("button", name="What was recommended for Kulan in Turkmenistan?").click()
    rows = page.locator("article.kg-row")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("a report")
    paper = Document(str(visit.take("Word", tmp_path)))
    lines = [line.text for line in paper.paragraphs]
    assert lines[0] == "What was recommended for Kulan in Turkmenistan?"
    assert any("steep decrease in Turkmenistan" in line for line in lines)
    assert lines[-1].startswith(
        "Report of the Workshop on the Central Asian Mammals Initiative (CAMI), UNEP/CMS/CAMI1/Report"
    )
    assert visit.asked_others() == set()


def test_a_secretariat_officer_goes_from_the_question_to_the_words_on_the_page(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("")
    page.get_by_role("button", name=KULAN).click()
    rows = page.locator("article.kg-row")
    expect(rows).to_have_count(10)
    assert [one.split()[0] for one in rows.locator(".kg-code").all_inner_texts()] == TEN
    for number in range(10):
        expect(rows.nth(number)).to_contain_text("draft, adopted by nobody")
    with visit.take("CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        assert [row["code"] for row in csv.DictReader(file)] == TEN
    rows.nth(5).get_by_role("link", name="Read it on page 13").click()
    expect(page.locator("mark.kg-passage").first).to_contain_text("Bring environmental authorities")
    expect(page.get_by_alt_text("Page 13 as printed, the passage in a frame; its words follow")).to_be_visible()
    assert visit.asked_others() == set()


def test_a_gap_analyst_goes_from_the_matrix_to_a_pair_and_takes_the_gaps_away(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("coverage")
    page.get_by_role("link", name="Asiatic Wild Ass, Turkmenistan: 10 activities").click()
    expect(page.locator("article.kg-row")).to_have_count(12)
    page.go_back()
    page.get_by_text("Gaps", exact=True).click()
    expect(page.get_by_text("gaps, the worst first")).to_be_visible()
    page.wait_for_url("**show=gaps**")
    with visit.take("CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        gaps = [(row["species"], row["country"], row["gap"]) for row in csv.DictReader(file)]
    assert ("snow-leopard", "RUS", "programme-only") in gaps
    assert {gap for _, _, gap in gaps} <= {"programme-only", "no-activity"}


def test_a_secretariat_officer_takes_the_verdicts_on_a_draft_to_a_meeting(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("agreed")
    page.get_by_label("Your proposals").fill(DRAFT)
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.locator(".kg-cases tbody tr")).to_have_count(3)
    visit.settle()
    with visit.take("CSV", tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["verdict"] for row in rows] == ["proposed", "similar", "not found"]
    assert (rows[0]["code"], rows[0]["status"], rows[0]["place"]) == ("22.2", "draft, adopted by nobody", "page 17")
    lines = [line.text for line in Document(str(visit.take("Word", tmp_path))).paragraphs]
    assert "1. Proposed, agreed by nobody" in lines
    assert "Standing: draft, adopted by nobody" in lines


def test_a_newcomer_finds_a_duplicate_and_a_gap_by_clicks_alone(visit: Visit) -> None:
    page = visit.open("")
    page.get_by_role("button", name="Was it agreed to train wardens").click()
    expect(page.get_by_text("Proposed, agreed by nobody", exact=True)).to_be_visible()
    page.get_by_role("link", name="See the two texts side by side").click()
    expect(page.get_by_role("article", name="Proposal 1")).to_contain_text("Activity 22.2")
    visit.open("").get_by_role("button", name="Where is nothing planned for the Snow Leopard?").click()
    page.get_by_role("link", name="Snow Leopard, Russian Federation").click()
    expect(page.get_by_role("heading", name="Snow Leopard, Russian Federation")).to_be_visible()


def test_a_question_can_be_changed_at_its_chips_and_taken_back(visit: Visit) -> None:
    page = visit.open(f"?q={quote(KULAN)}")
    page.get_by_role("combobox", name="Country").click()
    page.get_by_role("combobox", name="Country").fill("Mongolia")
    page.get_by_role("option", name="Mongolia", exact=True).click()
    expect(page.get_by_label("Your question")).to_have_value("Which activities cover Kulan in Mongolia?")
    assert "Mongolia" in page.url
    page.go_back()
    expect(page.get_by_label("Your question")).to_have_value(KULAN)
    visit.settle()
    folded = page.get_by_text("more hold for the whole programme")
    number = int(folded.inner_text().split()[0])
    folded.click()
    expect(page.locator("article.kg-row")).to_have_count(10 + number)


def test_a_search_is_narrowed_and_sent_as_a_link(visit: Visit, browser: Browser, tmp_path: Path) -> None:
    page = visit.open("search")
    page.get_by_role("link", name='"camera trap"').click()
    page.get_by_text("Activities (").click()
    expect(page.get_by_role("heading", name="places found")).to_be_visible()
    page.wait_for_url("**kind=activity**")
    other = Visit(browser.new_page(), visit.address)
    other.page.goto(page.url)
    other.settle()
    assert other.page.get_by_role("checkbox", name="Activities").is_checked()
    text = other.take("Markdown", tmp_path).read_text(encoding="utf-8")
    assert text.startswith('# Search: "camera trap"\n')
    assert "> UNEP/CMS/CAMI-TW/Doc.3, page 13" in text
    other.page.close()


def test_the_graph_is_walked_from_name_to_name(visit: Visit) -> None:
    page = visit.open("names?name=Kulan")
    page.locator("svg a", has_text="Kopetdag").click()
    expect(page.get_by_role("heading", name="Kopetdag")).to_be_visible()
    page.get_by_role("link", name="Turkmenistan").first.click()
    expect(page.get_by_role("heading", name="Turkmenistan", exact=True)).to_be_visible()


def test_a_page_is_reached_by_the_keyboard_alone(visit: Visit) -> None:
    page = visit.open("")
    expect(page.get_by_role("button", name=KULAN)).to_be_visible()
    for _ in range(60):
        page.keyboard.press("Tab")
        if visit.focused() == KULAN and visit.focused(after=500) == KULAN:  # a page drawn once more may lose it
            break
    assert visit.focused() == KULAN
    page.keyboard.press("Enter")
    expect(page.locator("article.kg-row")).to_have_count(10)


# ---------------------------------------------------------------- every page


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_keeps_people_from_using_a_page(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert visit.obstacles() == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert not visit.too_wide()
    assert visit.asked_others() == set()
