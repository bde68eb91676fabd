"""The disk of a running dashboard fills up, or may only be read: screens say so and can be read, and it recovers."""

import shutil
from pathlib import Path

import pytest

from indicators import ledger as ledgers
from indicators.wording import say
from tests.ledger.test_full_disk import fill, on_a_small_disk, pytestmark, remount
from tests.pages.conftest import url
from tests.pages.test_database_away import status
from tests.pages.test_visitors import erase
from tests.serving import serving
from tests.visitor import Visitor

__all__ = ["pytestmark"]
SENTENCES = {"full": "is full; nothing was written. Free some space",
             "read_only": "Give its user write permission for the file and its folder"}


@pytest.mark.parametrize("cause", SENTENCES)
def test_a_dashboard_that_cannot_write_says_why_and_writes_again_without_a_restart(
        loaded: Path, tmp_path: Path, cause: str) -> None:
    on_a_small_disk(tmp_path, "from tests.pages.test_disk_of_a_server import writes_again; "
                              f"writes_again(Path({str(loaded)!r}), folder, {cause!r})", megabytes=32)


def writes_again(loaded: Path, folder: Path, cause: str) -> None:
    """Have a submission erased while nothing can be written, and once it can."""
    for file in loaded.glob("ledger.db*"):
        shutil.copy(file, folder)
    with serving(folder) as address, Visitor(address) as visitor:
        visitor.look("overview")
        if cause == "full":
            other = fill(folder)
        else:
            remount(folder, "ro")
        shown = erase(visitor, "S3")
        assert SENTENCES[cause] in shown.text()
        assert not [element for element in shown.elements if element.HasField("exception")]
        assert not is_erased(folder)
        assert say("frame.for_staff") in visitor.look("overview").text()
        assert status(address) == (200, say("server.no_writes"))
        if cause == "full":
            other.unlink()
        else:
            remount(folder, "rw")
        assert SENTENCES[cause] not in erase(visitor, "S3").text()
        assert is_erased(folder)
        assert status(address) == (200, "ok")


def is_erased(folder: Path) -> bool:
    book = ledgers.open(url(folder))
    try:
        return bool(book.submission("S3").erased)
    finally:
        book.close()
