"""What whoever watches over the server is told: whether the figures can be read."""

import shutil
import threading
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from pages.shared import cache, public_edition, server
from tests.ledger.ledger_builders import ANN, by_hand
from tests.pages.copies import open_once
from tests.pages.requests import request


def status() -> int:
    return request(Starlette(routes=[Route(server.READY, server.readiness)]), server.READY).status


def test_a_ledger_that_can_be_read_is_healthy_and_one_that_is_gone_is_not(real: str) -> None:
    assert status() == 200
    file = Path(real.removeprefix("sqlite:///"))
    file.rename(file.with_suffix(".away"))
    assert status() == 503


@pytest.mark.usefixtures("own_caches")
@pytest.mark.parametrize("changes", [
    ["DROP TABLE head"], ["ALTER TABLE head RENAME COLUMN log_hash TO other"],
    ["UPDATE head SET ledger_id = 'another'"], ["DELETE FROM event", "UPDATE head SET version = 0"]])
def test_a_ledger_that_every_screen_refuses_is_not_healthy(real: str, changes: list[str]) -> None:
    assert status() == 200
    file = Path(real.removeprefix("sqlite:///"))
    other = Path(shutil.copy(file, file.with_suffix(".other")))
    by_hand(f"sqlite:///{other}", *changes)
    other.replace(file)
    assert status() == 503


def test_a_ledger_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()
    monkeypatch.setattr(server, "PATIENCE", 0.02)
    monkeypatch.setattr(cache, "read_figures", lambda: answers.wait(1))
    assert status() == 503


def test_a_stop_waits_for_writes_and_for_the_making_of_an_edition(
        real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), list[str]()

    def write() -> None:
        with open_once(real).writing(ANN):
            begun.set()
            may_end.wait(10)
        ended.append("write")

    writing, stopping = threading.Thread(target=write), threading.Thread(target=server.finish)
    monkeypatch.setattr(public_edition, "wait_for_jobs", lambda: ended.append("jobs"))
    writing.start()
    begun.wait(10)
    stopping.start()
    stopping.join(0.05)
    assert ended == []
    may_end.set()
    stopping.join(10)
    writing.join(10)
    assert sorted(ended) == ["jobs", "write"]


def test_an_edition_that_is_being_made_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    job, may_end = public_edition.Job("real", is_preview=True), threading.Event()
    monkeypatch.setattr(job, "_make", lambda: may_end.wait(10))
    public_edition._jobs()["real", True] = job
    job.start()
    waiting = threading.Thread(target=public_edition.wait_for_jobs)
    waiting.start()
    waiting.join(0.05)
    assert waiting.is_alive()
    may_end.set()
    waiting.join(10)
    assert not job.is_alive()
