"""What whoever watches over the server is told: whether the figures can be read."""

import shutil
import threading
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from pages.shared import cache, server
from tests.ledger.ledger_builders import by_hand
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
