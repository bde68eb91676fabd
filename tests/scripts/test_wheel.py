"""The wheel runs by itself, in an environment that has nothing else, far from the folder it was built in."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.serving import ROOT, free_port
from tests.visitor import Visitor

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([ROOT / "scripts" / "wheel.sh", folder], check=True, timeout=600)
    return folder


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, str]:
    """Environment variables of somebody else's."""
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "CHROMIUM": os.environ.get("CHROMIUM", "")}


@pytest.fixture
def dashboard(built: Path, alone: dict[str, str], tmp_path: Path) -> Iterator[str]:
    command: list[str | Path] = [built / "environment" / "bin" / "goalline", "run", "--port", str(port := free_port())]
    with subprocess.Popen(command, cwd=tmp_path, env=alone, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert any("Goalline for staff" in line for line in server.stdout or [])
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def test_an_installed_wheel_opens_the_dashboard(dashboard: str, tmp_path: Path) -> None:
    with urlopen(f"{dashboard}/readyz", timeout=60) as ready:
        assert ready.status == 200
    with Visitor(dashboard) as visitor:
        assert "Cambodia" in visitor.look("country", "area=KHM").text()
    assert (tmp_path / ".local" / "share" / "goalline" / "ledger.db").is_file()


@pytest.mark.browser
def test_an_installed_wheel_makes_the_edition(built: Path, alone: dict[str, str], tmp_path: Path) -> None:
    goalline = built / "environment" / "bin" / "goalline"
    subprocess.run([goalline, "init"], env=alone, cwd=tmp_path, check=True, timeout=60)
    subprocess.run([goalline, "edition", "--out", "public"], env=alone, cwd=tmp_path, check=True, timeout=600)
    assert (tmp_path / "public" / "country" / "KHM" / "index.html").is_file()


def test_the_list_of_parts_names_each_with_its_version(built: Path) -> None:
    parts = {part["name"].lower(): part["version"] for part in json.loads(
        (built / "goalline.cdx.json").read_text("utf-8"))["components"]}
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    pinned = dict(re.findall(r"^([a-z][\w-]*)==(\S+) \\$", requirements, re.MULTILINE))
    assert parts["goalline"] == next(built.glob("*.whl")).name.split("-")[1]
    assert len(pinned) > 60
    assert pinned.items() <= {re.sub("[._]", "-", name): version for name, version in parts.items()}.items()
