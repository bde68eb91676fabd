"""The look-up of known faults in packages: what is found is listed, and no answer is never taken for none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).parents[2] / "scripts" / "audit.py"


def audit(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, AUDIT], env=os.environ | environment, capture_output=True, text=True,
                          timeout=60)


@pytest.mark.slow
def test_a_service_that_cannot_be_reached_is_said_to_be_so() -> None:
    asked = audit(HTTPS_PROXY="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "https://pypi.org" in asked.stderr
    assert "127.0.0.1" in asked.stderr             # pip-audit took its options, and went out to ask


@pytest.mark.parametrize(("found", "status"), [("", 0), ("jinja2 3.1.0 CVE-2099-1 3.1.7", 1)])
def test_what_is_found_is_listed(tmp_path: Path, found: str, status: int) -> None:
    (tmp_path / "pip_audit.py").write_text(f"import sys\nprint({found!r})\nsys.exit({status})\n", encoding="utf-8")
    asked = audit(PYTHONPATH=str(tmp_path))
    assert (asked.returncode, asked.stderr) == (status, "")
    assert found in asked.stdout
    assert asked.stdout.strip()
