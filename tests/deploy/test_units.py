"""Units of systemd as shipped, and the example of the environment file that they read."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [unit.name for unit in UNITS if unit.suffix == ".service"]
MOST = 25          # of 100 points of exposure
NEEDS_SYSTEMD = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze")
OF_MAKE = {"PORT"}         # settings of `make run` alone


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units with the programs of this machine."""
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/goalline/.venv/bin/", f"{Path(sys.executable).parent}/")
        (tmp_path / unit.name).write_text(text, "utf-8")
    return tmp_path


def analyze(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True)


@NEEDS_SYSTEMD
def test_systemd_finds_no_fault_in_any_unit(units: Path) -> None:
    checked = analyze("verify", *units.iterdir())
    assert (checked.returncode, checked.stderr) == (0, "")


@NEEDS_SYSTEMD
@pytest.mark.parametrize("service", SERVICES)
def test_a_service_is_exposed_by_25_points_of_100_at_most(service: str, units: Path) -> None:
    checked = analyze("security", "--offline=true", "--no-pager", f"--threshold={MOST}", units / service)
    assert checked.returncode == 0, checked.stdout


def test_each_process_has_a_port_of_its_own_for_visitors_and_for_metrics() -> None:
    unit = (DEPLOY / "systemd" / "goalline@.service").read_text("utf-8")
    assert "GOALLINE_METRICS=127.0.0.1:1%i" in unit
    assert "goalline run --port %i" in unit


def test_a_command_has_the_limits_of_the_services_so_that_the_doctor_tells_theirs() -> None:
    unit = (DEPLOY / "systemd" / "goalline@.service").read_text("utf-8")
    command = (DEPLOY / "goalline").read_text("utf-8")
    for limit in ("LimitNOFILE", "UMask"):
        (value,) = re.findall(rf"^{limit}=(\S+)", unit, re.MULTILINE)
        assert f"--property={limit}={value} " in command


@pytest.mark.parametrize(("settings", "program"), [({}, "/opt/goalline"), ({"FROM": "/opt/new"}, "/opt/new")])
def test_a_command_is_of_the_version_named_and_its_folder_may_be_one_that_its_user_cannot_enter(
        settings: dict[str, str], program: str, tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    folder.mkdir()
    (tmp_path / "systemd-run").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', "utf-8")
    (tmp_path / "systemd-run").chmod(0o755)
    ran = subprocess.run([DEPLOY / "goalline", "person", "list"], cwd=folder, capture_output=True, text=True,
                         check=True, env={"PATH": f"{tmp_path}:/usr/bin:/bin", **settings}).stdout.splitlines()
    assert ran[-3:] == [f"{program}/.venv/bin/goalline", "person", "list"]
    assert f"--property=WorkingDirectory=-{folder}" in ran          # the dash: not an error, if it cannot be entered


def test_the_example_has_every_setting_that_the_pages_name_and_no_other() -> None:
    rows = [line.split("|")[1] for page in ("operations", "sign-in")
            for line in (ROOT / "docs" / f"{page}.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    documented = {name for row in rows for name in re.findall(r"`([A-Z][A-Z_]+)`", row)}
    example = (DEPLOY / "goalline.env.example").read_text("utf-8")
    assert set(re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE)) == documented - OF_MAKE


def test_no_protection_that_keeps_chromium_from_starting_is_set() -> None:
    lines = (DEPLOY / "systemd" / "goalline@.service").read_text("utf-8").splitlines()
    set_ones = "\n".join(line for line in lines if not line.startswith("#"))
    assert not re.findall("MemoryDenyWriteExecute|ProcSubset|@privileged", set_ones)     # tried on a running systemd
