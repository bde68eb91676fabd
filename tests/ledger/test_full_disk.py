"""A small disk of its own that fills up, or may only be read: nothing is written, reading goes on, and it recovers."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from indicators.errors import LedgerTrouble
from tests.ledger.ledger_builders import ANN, empty, figures

ROOT = Path(__file__).parents[2]
ISOLATED = ["unshare", "--user", "--map-root-user", "--mount"]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(
    subprocess.run([*ISOLATED, "true"], capture_output=True, check=False).returncode != 0
    if sys.platform == "linux" else True, reason="no disk may be mounted here")]


@pytest.mark.parametrize("cause", ["full", "read_only"])
def test_a_disk_that_takes_no_more_refuses_writes_until_it_does(tmp_path: Path, var: Path, cause: str) -> None:
    job = f"from pathlib import Path; from tests.ledger.test_full_disk import {cause}; {cause}(Path({str(tmp_path)!r}))"
    mount = f"mount -t tmpfs -o size=4m none {tmp_path} && exec {sys.executable} -c '{job.replace(chr(39), chr(34))}'"
    done = subprocess.run([*ISOLATED, "sh", "-c", mount], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def code_of_a_write(book) -> str:
    """Of one that would take a megabyte."""
    with pytest.raises(LedgerTrouble) as trouble:
        book.publish(ANN, figures("VNM", filename="a.csv", note="n" * 1_000_000), previewed_on=1)
    assert book.head().version == 1
    return trouble.value.code


def full(folder: Path) -> None:
    """Fill the disk, and free it."""
    book = begun(folder)
    with suppress(OSError), (folder / "other").open("wb", buffering=0) as other:
        while True:
            other.write(bytes(10_000))
    assert code_of_a_write(book) == "ledger.disk_full"
    (folder / "other").unlink()
    go_on(book)


def read_only(folder: Path) -> None:
    """Mount the disk so that it can only be read, and as it was."""
    book = begun(folder)
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    assert code_of_a_write(book) == "ledger.read_only"
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
    go_on(book)


def begun(folder: Path):
    book = empty(f"sqlite:///{(folder / 'ledger.db').as_posix()}")
    book.publish(ANN, figures("KHM"), previewed_on=0)
    return book


def go_on(book) -> None:
    """Write, and verify what is there."""
    assert book.publish(ANN, figures("VNM"), previewed_on=1).version == 2
    book.verify()
