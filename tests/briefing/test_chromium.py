"""The browser that draws: ended by another program while several ask, it is started again; what it printed is swept."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from indicators import temporary_folders
from indicators.briefing.pack import chromium


class Browser:
    """Answers, or does what ends it first."""

    def __init__(self, first: Callable[[], None] = lambda: None) -> None:
        self.first, self.closed = first, False

    def ask(self, what: object) -> bytes:
        self.first()
        return b"drawn"

    def close(self) -> None:
        self.closed = True


def use(monkeypatch: pytest.MonkeyPatch, *browsers: Browser) -> None:
    """Start these, one after the other."""
    waiting = list(browsers)
    monkeypatch.setattr(chromium, "_servers", [])
    monkeypatch.setattr(chromium, "_Server", lambda: waiting.pop(0))


def cancelled() -> None:
    raise CancelledError


def test_work_that_ended_with_the_browser_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Browser(cancelled)
    use(monkeypatch, ended, Browser())
    assert chromium.print_page("", {}) == b"drawn"
    assert ended.closed


def test_who_learns_late_that_the_browser_ended_leaves_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    following = Browser()

    def replaced_meanwhile() -> None:
        monkeypatch.setattr(chromium, "_servers", [following])
        raise CancelledError

    use(monkeypatch, Browser(replaced_meanwhile))
    assert chromium.print_page("", {}) == b"drawn"
    assert not following.closed


class Tab:
    """Notes what it is asked to open."""

    target_id = "1"

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def subscribe_once(self, event: str) -> "asyncio.Future[None]":
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    async def send_command(self, name: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        if name == "Page.navigate" and params:
            self.opened.append(Path(params["url"].removeprefix("file://")))
            assert self.opened[0].read_text("utf-8") == "<p>"
        return {"result": {"data": ""}}

    async def create_tab(self) -> "Tab":
        return self

    async def close_tab(self, target: str) -> None:
        pass


def test_a_page_to_print_is_in_a_folder_that_is_swept_if_the_process_is_killed() -> None:
    tab = Tab()
    with ThreadPoolExecutor() as apart:             # from the loop of a browser that other tests have open
        apart.submit(asyncio.run, chromium._print(tab, "<p>", {})).result()
    assert tab.opened[0].parent.name.startswith("goalline-export-")
    assert not tab.opened[0].parent.exists()


def test_the_folder_of_the_browser_is_swept_if_the_process_is_killed_and_removed_if_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    server = chromium._Server()
    try:
        made = list(tmp_path.iterdir())
        assert [folder.name.startswith("goalline-draw-") for folder in made] == [True]
        assert {"index.html"} < {entry.name for entry in made[0].iterdir()}           # and the browser's profile
        os.utime(made[0], (0, 0))
        temporary_folders.sweep()
        assert made[0].exists()                     # however old, while the process lives
        assert server.ask(lambda browser: browser.calc_fig(
            {"data": [], "layout": {}}, opts={"format": "svg"})).startswith(b"<svg")
    finally:
        server.close()
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_left_of_its_browser_is_swept(
        tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("b")            # short: Chromium's socket in it has at most 108 letters
    code = ("import os, signal; from indicators.briefing.pack import chromium; chromium._server(); "
            "os.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"TMPDIR": str(folder)}, check=False,
                   cwd=Path(__file__).parents[2])
    assert [made.name[:14] for made in folder.glob("goalline-*")] == ["goalline-draw-"]
    until = time.monotonic() + 60
    while list(folder.iterdir()) and time.monotonic() < until:     # the browser ends, and writes, a moment later
        temporary_folders.sweep()
        time.sleep(0.05)
    assert not list(folder.iterdir())
