"""What whoever watches over the server is told: whether the figures can be read."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from indicators.errors import LedgerTrouble
from pages.shared import cache
from pages.shared.guard import health
from pages.shared.guard.health import ADDRESS, Health

Asked = tuple[str, str, str]


def statuses(read: Callable[[], None], *asked: Asked) -> list[int]:
    """What one server answers, one after the other, to a method, an address and the page that asks for it."""
    sent: list[int] = []

    async def send(message: Message) -> None:
        sent.extend([message["status"]] if message["type"] == "http.response.start" else [])

    async def ask() -> None:
        app = Health(PlainTextResponse("ok"), read)
        for method, path, page in asked:
            headers = [(b"referer", page.encode())] if page else []
            await app({"type": "http", "method": method, "path": path, "headers": headers}, send, send)  # type: ignore

    with ThreadPoolExecutor(1) as apart:          # a browser's own loop may run in this thread
        apart.submit(asyncio.run, ask()).result()
    return sent


def test_a_ledger_that_can_be_read_is_healthy_and_one_that_is_gone_is_not(
        real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = ("GET", ADDRESS, "")
    assert statuses(cache.read_ledger, probe) == [200]
    file = Path(real.removeprefix("sqlite:///"))
    file.rename(file.with_suffix(".away"))
    assert statuses(cache.read_ledger, probe, ("HEAD", ADDRESS, ""), ("GET", f"/behind{ADDRESS}", "")) == [503] * 3
    assert statuses(cache.read_ledger, ("GET", "/country", "")) == [200]


def test_a_ledger_that_was_never_made_is_not_made_by_the_look(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    assert statuses(cache.read_ledger, ("GET", ADDRESS, "")) == [503]
    assert not Path(sqlite_url.removeprefix("sqlite:///")).exists()


def test_our_own_page_is_let_in_to_say_what_is_the_matter() -> None:
    def broken() -> None:
        raise LedgerTrouble("ledger.never_made", ledger="x")

    assert statuses(broken, ("GET", ADDRESS, ""), ("GET", ADDRESS, "http://localhost:8501/")) == [503, 200]


def test_however_often_it_is_asked_the_ledger_is_looked_at_once_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[None] = []
    assert statuses(lambda: looks.append(None), *[("GET", ADDRESS, "")] * 20) == [200] * 20
    assert len(looks) == 1
    monkeypatch.setattr(health, "HOLDS", 0.0)
    assert statuses(lambda: looks.append(None), *[("GET", ADDRESS, "")] * 2) == [200] * 2
    assert len(looks) == 3


def test_a_ledger_that_does_not_answer_is_not_waited_for_nor_asked_again_meanwhile(
        monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.02)
    looks: list[None] = []
    answers = threading.Event()

    def slow() -> None:
        looks.append(None)
        answers.wait(60)

    async def ask() -> list[bool]:
        app = Health(PlainTextResponse("ok"), slow)
        found = await asyncio.gather(*(app.ok() for _ in range(5)))
        answers.set()
        assert app.looking is not None
        await app.looking
        return [*found, await app.ok()]

    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(asyncio.run, ask()).result() == [False] * 5 + [True]
    assert len(looks) == 1
