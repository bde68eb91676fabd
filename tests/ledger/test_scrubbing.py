"""What was erased leaves the database's own files too: at once, or as soon as nobody is in the way, whoever does it."""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine

from indicators import ledger
from indicators.errors import LedgerTrouble
from indicators.ledger import Ledger
from indicators.ledger.connection import Database
from tests.ledger.conftest import Filled
from tests.ledger.killing import running
from tests.ledger.ledger_builders import ANN, BEN, by_hand, empty, figures
from tests.ledger.test_erasing import stored

pytestmark = pytest.mark.slow

NAME = b"Maria Smith born 1999"
SENT = figures("KHM", filename="names.csv", note=f"one is {NAME.decode()}", payload={"found": NAME.decode() * 400})


@pytest.fixture
def book(filled: Filled) -> Ledger:
    return filled(fill)


def fill(made: Ledger) -> None:
    made.publish(ANN, SENT, previewed_on=0)


@contextmanager
def another_reader(url: str) -> Iterator[None]:
    """Someone who began to read the ledger before, and has not ended."""
    if url.startswith("sqlite"):
        reader = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM blob").fetchall()
        yield
        reader.close()
    else:
        engine = create_engine(url, isolation_level="REPEATABLE READ")
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM submission, blob, event, log")
            yield
        engine.dispose()


def erase_and_be_killed(url: str) -> None:
    """Erase, and end between the commit and what follows it."""
    pytest.MonkeyPatch().setattr(Database, "scrub", lambda _: os.kill(os.getpid(), signal.SIGKILL))
    ledger.open(url).erase(BEN, "S1", reason="held names")


def test_a_name_that_another_reader_holds_is_said_to_wait_and_goes_with_the_next_write(
    book: Ledger, ledger_url: str
) -> None:
    with another_reader(ledger_url):
        book.erase(BEN, "S1", reason="held names")       # waits for nobody
        left = book.scrubbing()
        assert (left.kind == "file", left.done, left.amount > 0) == (ledger_url.startswith("sqlite"), False, True)
        assert NAME in stored(ledger_url)
        book.record(ANN, "attempt", {"sha256": "0"})
        assert not book.scrubbing().done
    book.record(ANN, "attempt", {"sha256": "0"})
    assert book.scrubbing().done
    assert NAME not in stored(ledger_url)
    book.verify(blobs=True)


def test_what_one_process_could_not_scrub_another_one_does_with_its_own_write(book: Ledger, ledger_url: str) -> None:
    other = ledger.open(ledger_url)
    with another_reader(ledger_url):
        book.erase(BEN, "S1", reason="held names")
    other.publish(ANN, figures("THA"), previewed_on=2)
    assert book.scrubbing().done
    assert NAME not in stored(ledger_url)


def test_a_process_killed_between_commit_and_scrub_leaves_it_to_the_next_start(
    book: Ledger, ledger_url: str
) -> None:
    book.close()
    with running(erase_and_be_killed, ledger_url) as process:
        process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert NAME in stored(ledger_url)
    again = ledger.open(ledger_url)
    assert again.submission("S1").erased
    assert again.scrubbing().done
    assert NAME not in stored(ledger_url)


def test_what_an_older_program_left_behind_is_scrubbed_at_the_first_start(
    book: Ledger, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with another_reader(ledger_url):
        book.erase(BEN, "S1", reason="held names")
    book.close()
    by_hand(ledger_url, "ALTER TABLE head DROP COLUMN to_scrub", "DROP TABLE shown",
            "UPDATE goalline_revision SET version_num = '0001'")
    monkeypatch.setenv("GOALLINE_BACKED_UP", "0001")
    assert ledger.open(ledger_url).scrubbing().done
    assert NAME not in stored(ledger_url)


def test_an_erasure_that_cannot_be_scrubbed_now_is_kept_and_no_error(
    book: Ledger, ledger_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Database) -> bool:
        raise LedgerTrouble("ledger.disk_full")

    with monkeypatch.context() as failing:
        failing.setattr(Database, "scrub", fails)
        assert book.erase(BEN, "S1", reason="held names").payload["submission"] == "S1"
        assert not book.scrubbing().done
    book.record(ANN, "attempt", {"sha256": "0"})
    assert book.scrubbing().done


def test_many_erasures_in_any_order_leave_nothing_in_the_file(sqlite_url: str) -> None:
    """Rows move between pages as others shrink: none of the copies that they leave may outlive them."""
    book = empty(sqlite_url)
    names = [f"Name-{number:03d}-" for number in range(40)]
    for number, name in enumerate(names):
        book.record(ANN, "attempt", {"sha256": f"{number:064d}", "filename": name * (1 + number % 7 * 60)})
    for number in [*range(1, 41, 3), *range(40, 0, -3)]:
        if not book.log()[number - 1].erased:
            book.erase_attempt(BEN, number, reason="held names")
    kept = {entry.payload["filename"][:9] for entry in book.log("attempt") if not entry.erased}
    assert {name for name in names if name.encode() in stored(sqlite_url)} == kept
