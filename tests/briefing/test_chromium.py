"""The browser that draws: ended by another program while several ask, it is started again; what it leaves is swept."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from indicators import temporary_folders
from indicators.briefing.pack import chromium


class Ended(chromium.Browser):
    """A browser that another program ends while it draws."""

    def __init__(self) -> None:
        self.closed = False

    def draw(self, figure: object, options: object, topojson: str) -> bytes:
        raise CancelledError

    def close(self) -> None:
        self.closed = True


class Working(Ended):
    """A browser that draws."""

    def draw(self, figure: object, options: object, topojson: str) -> bytes:
        return b"drawn"


def test_work_that_ended_with_the_browser_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [ended := Ended(), Working()]
    chromium.close()
    monkeypatch.setattr(chromium, "Browser", lambda: waiting.pop(0))
    assert chromium.draw({}, {}, "") == b"drawn"
    assert ended.closed
    chromium.close()


def test_the_folder_of_the_browser_is_swept_if_the_process_is_killed_and_removed_if_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    server = chromium.Browser()
    try:
        made = list(tmp_path.iterdir())
        assert [folder.name.startswith("goalline-draw-") for folder in made] == [True]
        assert {"index.html"} < {entry.name for entry in made[0].iterdir()}           # and the browser's profile
        os.utime(made[0], (0, 0))
        temporary_folders.sweep()
        assert made[0].exists()                     # however old, while the process lives
        assert server.draw({"data": [], "layout": {}}, {"format": "svg"}, "").startswith(b"<svg")
    finally:
        server.close()
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_left_of_its_browser_is_swept(
        tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("b")            # short: Chromium's socket in it has at most 108 letters
    code = ("import os, signal; from indicators.briefing.pack import chromium; browser = chromium.Browser(); "
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
