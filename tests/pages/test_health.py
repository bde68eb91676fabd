"""What whoever watches over the server is told: whether the figures can be read."""

import asyncio
import shutil
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse

from pages.shared import cache, health
from pages.shared.health import ADDRESS, Health
from tests.ledger.ledger_builders import by_hand
from tests.pages.requests import DIRECT, request


def statuses(*requests: tuple[str, str, str]) -> list[int]:
    """What one server answers, one after the other, to a method, an address and the page that asks for it."""
    app = Health(PlainTextResponse("ok"))
    return [request(app, path, [*DIRECT, *([("Referer", page)] if page else [])], method=method).status
            for method, path, page in requests]


def test_a_ledger_that_can_be_read_is_healthy_and_one_that_is_gone_is_not(real: str) -> None:
    probe = ("GET", ADDRESS, "")
    assert statuses(probe) == [200]
    file = Path(real.removeprefix("sqlite:///"))
    file.rename(file.with_suffix(".away"))
    assert statuses(probe) == statuses(("HEAD", ADDRESS, "")) == [503]
    assert statuses(("GET", "/country", ""), ("GET", ADDRESS, "http://localhost:8501/")) == [200, 200]


@pytest.mark.usefixtures("own_caches")
@pytest.mark.parametrize("changes", [
    ["DROP TABLE head"], ["ALTER TABLE head RENAME COLUMN log_hash TO other"],
    ["UPDATE head SET ledger_id = 'another'"], ["DELETE FROM event", "UPDATE head SET version = 0"]])
def test_a_ledger_that_every_screen_refuses_is_not_healthy(real: str, changes: list[str]) -> None:
    probe = ("GET", ADDRESS, "")
    assert statuses(probe) == [200]
    file = Path(real.removeprefix("sqlite:///"))
    other = Path(shutil.copy(file, file.with_suffix(".other")))
    by_hand(f"sqlite:///{other}", *changes)
    other.replace(file)
    assert statuses(probe) == [503]


@pytest.fixture
def ledger(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """The readings of a ledger that is read at once."""
    readings: list[None] = []
    monkeypatch.setattr(cache, "read_ledger", lambda: readings.append(None))
    return readings


def test_however_often_it_is_asked_the_ledger_is_read_once_a_while(
        ledger: list[None], monkeypatch: pytest.MonkeyPatch) -> None:
    async def probe(count: int) -> list[bool]:
        app = Health(PlainTextResponse("ok"))
        return [await app.is_readable() for _ in range(count)]

    assert run(probe(20)) == [True] * 20
    assert len(ledger) == 1
    monkeypatch.setattr(health, "REUSED", 0.0)
    assert run(probe(2)) == [True] * 2
    assert len(ledger) == 3


def test_a_ledger_that_does_not_answer_is_not_waited_for_nor_read_again_meanwhile(
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.02)
    readings: list[None] = []
    answers = threading.Event()

    def slow() -> None:
        readings.append(None)
        answers.wait(60)

    monkeypatch.setattr(cache, "read_ledger", slow)

    async def probe() -> list[bool]:
        app = Health(PlainTextResponse("ok"))
        found = await asyncio.gather(*(app.is_readable() for _ in range(5)))
        answers.set()
        assert app.check is not None
        await app.check
        return [*found, await app.is_readable()]

    assert run(probe()) == [False] * 5 + [True]
    assert len(readings) == 1


def run(probes: Coroutine[None, None, list[bool]]) -> list[bool]:
    with ThreadPoolExecutor(1) as apart:          # a browser's own loop may run in this thread
        return apart.submit(asyncio.run, probes).result()
