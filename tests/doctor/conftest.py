"""An installation with a ledger, and a person who runs the command that a finding names."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indicators.doctor import settings
from indicators.doctor.findings import Finding, Findings, Installation

ROOT = Path(__file__).parents[2]
Check = Callable[[Installation], Findings]
Run = Callable[[Check], list[Finding]]
Mend = Callable[[Finding], None]


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "FILE", tmp_path / "goalline.env")
    for name in [name for name in os.environ if name.startswith("GOALLINE_") and name not in (
            "GOALLINE_VAR", "GOALLINE_LEDGER")]:
        monkeypatch.delenv(name)


@pytest.fixture
def examined() -> Run:
    """Runs one check of the real figures, in a thread: a browser of other tests has the loop of this one."""
    def run(check: Check) -> list[Finding]:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: list(check(Installation("real", "python -m indicators")))).result()

    return run


@pytest.fixture
def mend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mend]:
    """Runs the command of a finding in a shell, whose variables and limits this process then has."""
    def run(finding: Finding) -> None:
        assert finding.command
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(["bash", "-c", f"set -e; {{ {finding.command}\n}} >&2; ulimit -S -n; env -0"], cwd=ROOT,
                              env=os.environ | {"PATH": path}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        limit, _, variables = done.stdout.partition("\n")
        resource.setrlimit(resource.RLIMIT_NOFILE, (int(limit), limits[1]))
        after = dict(one.split("=", 1) for one in variables.split("\0") if one.startswith("GOALLINE_"))
        for name in [name for name in os.environ if name.startswith("GOALLINE_") and name not in after]:
            monkeypatch.delenv(name)
        for name, value in after.items():
            monkeypatch.setenv(name, value)

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    yield run
    resource.setrlimit(resource.RLIMIT_NOFILE, limits)
