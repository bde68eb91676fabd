"""A ledger for tests of commands, and commands run as a script runs them."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from indicators import ledger
from indicators.catalogue import SHIPPED
from indicators.cli.main import main
from indicators.submissions.shipped_data import fill_with_shipped
from tests.submissions.folders import folder_of, line


def victims(area: str, year: int, value: float | str, **more: str) -> str:
    """A line of a file of figures: victims identified."""
    return line(area, year, value, "ICSE_VICTIMS", "victims", **more)


made: dict[tuple[str, ...], bytes] = {}


def ledger_of(tmp_path: Path, url: str, *lines: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Put a ledger with the shipped goals and these figures there, and name it in the environment; its data version.

    It is made once for the same figures, and copied.
    """
    monkeypatch.setenv("GOALLINE_LEDGER", url)
    file = Path(url.removeprefix("sqlite:///"))
    if lines in made:
        file.write_bytes(made[lines])
        book = ledger.open(url)
    else:
        book = ledger.create(url, lambda new: fill_with_shipped(new, folder_of(tmp_path, figures=list(lines))))
    version = book.version()
    book.close()
    made[lines] = file.read_bytes()
    return version


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run([sys.executable, "-m", "indicators", *arguments], cwd=SHIPPED.parent, env=os.environ,
                          capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The same command in this process, which takes a tenth of the time."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = main(arguments)
    for stream in (out, err):
        stream.seek(0)
    return subprocess.CompletedProcess(arguments, status, out.read(), err.read())
