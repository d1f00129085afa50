"""All visitors read at once, and a state that was replaced is closed when its last reader is done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
import samples

import kgraph
from kgraph.build import build
from kgraph.results import to_json
from kgraph.ui.shelf import Shelf

QUESTIONS = (
    "Which activities cover Kulan in Turkmenistan?",
    "What is planned for the Snow Leopard in Mongolia?",
    "What was recommended for Kulan in Turkmenistan?",
    '"border fence"',
)


class Watched(samples.FakeCorpus):
    closed = 0

    def close(self) -> None:
        Watched.closed += 1


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setattr(kgraph, "open", lambda _: Watched())
    monkeypatch.setattr(Watched, "closed", 0)
    return Shelf(Path("store"))


def test_one_reader_does_not_keep_another_waiting(shelf: Shelf) -> None:
    second_done = Event()

    def slow() -> bool:
        with shelf.reading():
            return second_done.wait(timeout=10)

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(slow)
        with shelf.reading() as corpus:
            assert corpus.generation == 1
        second_done.set()
        assert first.result()


def test_a_state_that_was_replaced_is_closed_after_its_last_reader(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shelf.reading() as before:
        monkeypatch.setattr(samples.FakeCorpus, "published", 2)
        with shelf.reading() as after:
            assert (before.generation, after.generation) == (1, 2)
        assert Watched.closed == 0
    assert Watched.closed == 1
    with shelf.reading() as now:
        assert now is after


def test_answers_that_are_given_at_once_are_those_given_one_by_one(corpus_store: Path) -> None:
    with kgraph.open(corpus_store) as corpus:
        alone = [to_json(corpus.ask(question)) for question in QUESTIONS]
    shelf = Shelf(corpus_store)

    def ask(number: int) -> bool:
        with shelf.reading() as corpus:
            return to_json(corpus.ask(QUESTIONS[number % 4])) == alone[number % 4]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(48)))


def test_readers_go_on_while_builds_replace_what_they_read(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.txt").write_text("The Saiga lives in Kazakhstan.\n", encoding="utf-8")
    build([folder], tmp_path / "store", workers=1)
    shelf, done = Shelf(tmp_path / "store"), Event()

    def read() -> int:
        answers = 0
        while not done.is_set() or not answers:
            with shelf.reading() as corpus:
                assert corpus.search("saiga").total == len(corpus.documents())
                answers += 1
        return answers

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for number in range(3):
            (folder / f"more{number}.txt").write_text("The Saiga lives in Uzbekistan.\n", encoding="utf-8")
            build([folder], tmp_path / "store", workers=1)
        done.set()
        assert all(reader.result() for reader in readers)
    with shelf.reading() as corpus:
        assert len(corpus.documents()) == 4
    assert len(list((tmp_path / "store" / "generations").iterdir())) == 2
