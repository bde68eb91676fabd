"""The browser that draws: ended by another program while several ask, it is started again; what it leaves is swept."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
from choreographer.channels import Pipe

from indicators import temporary_folders
from indicators.briefing.pack import chromium
from indicators.briefing.pack.offline_browser import UNWANTED, OfflineChromium, sandbox_available


class Ended(chromium.Browser):
    """A browser that another program ends while it draws."""

    def __init__(self) -> None:
        self.closed = False

    def draw(self, figure: object, options: object) -> bytes:
        raise CancelledError

    def close(self) -> None:
        self.closed = True


class Working(Ended):
    """A browser that draws."""

    def draw(self, figure: object, options: object) -> bytes:
        return b"drawn"


def test_work_that_ended_with_the_browser_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = [ended := Ended(), Working()]
    chromium.close()
    monkeypatch.setattr(chromium, "Browser", lambda: waiting.pop(0))
    assert chromium.draw({}, {}) == b"drawn"
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
        assert server.draw({"data": [], "layout": {}}, {"format": "svg"}).startswith(b"<svg")
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


CURIOUS = """from indicators.briefing.pack import chromium
picture = {"x": 0, "y": 1, "sizex": 1, "sizey": 1}
images = [picture | {"source": source} for source in ("http://pictures.example.org/a.png", "http://192.0.2.7/b.png")]
chromium.draw({"data": [{"type": "bar", "x": ["a"], "y": [2]}], "layout": {"images": images}}, {"format": "png"})
print(len(chromium.draw({"data": [{"type": "choropleth", "locations": ["FRA"], "z": [1]}]}, {"format": "svg"})))
"""
PROBE = "2001:4860:4860::8888"      # the kernel is asked whether there is a way there; nothing is ever sent


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_drawing_looks_up_and_contacts_no_host(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    command = ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(log), sys.executable, "-c", CURIOUS]
    done = subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    contacts = re.findall(r"(?:connect|sendto|sendmsg|sendmmsg)\([^\n]*sin6?_addr[^\n]*", log.read_text())
    assert [call for call in contacts if PROBE not in call] == []
    assert int(done.stdout) > 100_000           # with the shapes of the countries, which no server was asked for


def test_a_figure_can_show_no_file_of_the_server(tmp_path: Path) -> None:
    size = {"format": "png", "width": 200, "height": 100}
    red = {"data": [], "layout": {"paper_bgcolor": "#ff0000"}}
    (file := tmp_path / "secret.png").write_bytes(chromium.draw(red, size))
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1}
    stolen, empty = ({"data": [], "layout": {"images": images}} for images in ([place | {"source": file.as_uri()}], []))
    assert chromium.draw(stolen, size) == chromium.draw(empty, size)


def test_chromium_keeps_its_sandbox_where_it_may_and_opens_nothing_to_a_page() -> None:
    browser = OfflineChromium(Pipe(), chromium.find(), enable_sandbox=True)
    browser.pre_open()
    assert not (UNWANTED | {"--no-sandbox"}) & set(browser.get_cli())


@pytest.mark.parametrize(("user", "status", "expected"), [(0, 0, False), (1000, 0, True), (1000, 1, False)])
def test_the_sandbox_of_chromium_is_used_by_users_who_may_have_namespaces(
        monkeypatch: pytest.MonkeyPatch, user: int, status: int, expected: bool) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], status))
    assert sandbox_available() is expected
