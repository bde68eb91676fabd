"""Looking at a screen writes nothing: no event, no entry, no file."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from pages.shared import menu
from tests.pages.conftest import Show

WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP", "REPLACE")
written: list[str] = []
watching: list[bool] = []


def noticed(what: str, values: tuple[object, ...]) -> None:
    """Note a file that is opened to be written, but for Python's own compiled ones and devices."""
    if watching and what == "open":
        name, mode = "" if isinstance(values[0], int) else str(values[0]), str(values[1] or "")
        device = not name or name.startswith("/dev/") and not name.startswith("/dev/shm/")
        if set(mode) & set("wax+") and "__pycache__" not in name and not device:
            written.append(name)


@cache
def notice_files() -> None:
    """Only once there is a test of it: a hook stays, and is called for all that the process does from then on."""
    sys.addaudithook(noticed)


@pytest.fixture
def watched(own_caches: None, real: str, show: Show) -> Iterator[list[str]]:
    """What is written from here on, after a first look has opened the ledgers."""
    notice_files()
    show("overview", set="illustrative")
    show("overview")
    written.clear()

    def statement(connection: object, cursor: object, text: str, *_: object) -> None:
        if text.lstrip().upper().startswith(WRITES):
            written.append(text)

    event.listen(Engine, "before_cursor_execute", statement)
    watching.append(True)
    yield written
    watching.clear()
    event.remove(Engine, "before_cursor_execute", statement)


def test_no_screen_writes_because_someone_looks_at_it(watched: list[str], show: Show) -> None:
    for screen in menu.SCREENS:
        for values in ({}, {"set": "illustrative"}):
            show(screen, **values)
    for view in ("record", "releases"):
        show("history", view=view)
    assert watched == []


def test_a_write_would_be_noticed(watched: list[str], tmp_path: Path, real: str) -> None:
    (tmp_path / "a").write_text("b", "utf-8")
    assert watched == [str(tmp_path / "a")]
