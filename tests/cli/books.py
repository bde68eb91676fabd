"""A ledger for tests of commands, and commands run as a script runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED
from indicators.submissions.shipped import fill_with_shipped
from tests.submissions.folders import folder_of, line


def victims(area: str, year: int, value: float | str, **more: str) -> str:
    """A line of a file of figures: victims identified."""
    return line(area, year, value, "ICSE_VICTIMS", "victims", **more)


def ledger_of(tmp_path: Path, url: str, *lines: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Make the ledger with the shipped goals and these figures, and name it in the environment; its data version."""
    monkeypatch.setenv("GOALLINE_LEDGER", url)
    book = ledger.create(url, lambda made: fill_with_shipped(made, folder_of(tmp_path, figures=list(lines))))
    version = book.version()
    book.close()
    return version


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "indicators", *arguments], cwd=SHIPPED.parent, env=os.environ,
                          capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
