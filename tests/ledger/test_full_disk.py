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
    on_a_small_disk(tmp_path, f"from tests.ledger.test_full_disk import {cause}; {cause}(folder)")


def on_a_small_disk(folder: Path, job: str, megabytes: int = 4) -> None:
    """Run Python code in a process of its own, for which ``folder`` is a disk of this size."""
    mount = f'mount -t tmpfs -o size={megabytes}m none {folder} && exec "$0" -c "$1"'
    job = f"from pathlib import Path; folder = Path({str(folder)!r}); {job}"
    done = subprocess.run([*ISOLATED, "sh", "-c", mount, sys.executable, job], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def fill(folder: Path) -> Path:
    """Fill the disk; the file to delete."""
    with suppress(OSError), (folder / "other").open("wb", buffering=0) as other:
        while True:
            other.write(bytes(10_000))
    return folder / "other"


def remount(folder: Path, mode: str) -> None:
    """Let the disk be read only, "ro", or as it was, "rw"."""
    subprocess.run(["mount", "-o", f"remount,{mode}", folder], check=True)


def code_of_a_write(book) -> str:
    """Of one that would take a megabyte."""
    with pytest.raises(LedgerTrouble) as trouble:
        book.publish(ANN, figures("VNM", filename="a.csv", note="n" * 1_000_000), previewed_on=1)
    assert book.head().version == 1
    return trouble.value.code


def full(folder: Path) -> None:
    """Fill the disk, and free it."""
    book = begun(folder)
    other = fill(folder)
    assert code_of_a_write(book) == "ledger.disk_full"
    other.unlink()
    go_on(book)


def read_only(folder: Path) -> None:
    """Mount the disk so that it can only be read, and as it was."""
    book = begun(folder)
    remount(folder, "ro")
    assert code_of_a_write(book) == "ledger.read_only"
    remount(folder, "rw")
    go_on(book)


def begun(folder: Path):
    book = empty(f"sqlite:///{(folder / 'ledger.db').as_posix()}")
    book.publish(ANN, figures("KHM"), previewed_on=0)
    return book


def go_on(book) -> None:
    """Write, and verify what is there."""
    assert book.publish(ANN, figures("VNM"), previewed_on=1).version == 2
    book.verify()
