"""What was erased leaves the database's own files too: at once, or once nobody reads what was there before."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine

from indicators import ledger
from indicators.ledger import Ledger
from tests.ledger.conftest import Filled
from tests.ledger.ledger_builders import ANN, BEN, empty, figures
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
    engine = create_engine(url, isolation_level="REPEATABLE READ")
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM submission, event, log")
        yield
    engine.dispose()


def test_an_erased_name_is_in_no_file_of_the_ledger(book: Ledger, ledger_url: str) -> None:
    assert NAME in stored(ledger_url)
    book.erase(BEN, "S1", reason="held names")
    assert NAME not in stored(ledger_url)
    book.verify()


def test_a_name_that_a_postgresql_session_may_still_see_waits_for_a_later_vacuum(postgresql_url: str) -> None:
    book = ledger.create(postgresql_url, fill)
    with another_reader(postgresql_url):
        book.erase(BEN, "S1", reason="held names")       # waits for nobody
        assert NAME in stored(postgresql_url)
    book.erase_entry(BEN, book.record(ANN, "attempt", {"sha256": "0"}).number, reason="held names")
    assert NAME not in stored(postgresql_url)


def test_many_erasures_in_any_order_leave_nothing_in_the_file(sqlite_url: str) -> None:
    """Rows move between pages as others shrink: none of the copies that they leave may outlive them."""
    book = empty(sqlite_url)
    names = [f"Name-{number:03d}-" for number in range(40)]
    for number, name in enumerate(names):
        book.record(ANN, "attempt", {"sha256": f"{number:064d}", "filename": name * (1 + number % 7 * 60)})
    for number in [*range(1, 41, 3), *range(40, 0, -3)]:
        if not book.log()[number - 1].erased:
            book.erase_entry(BEN, number, reason="held names")
    kept = {entry.payload["filename"][:9] for entry in book.log("attempt") if not entry.erased}
    assert {name for name in names if name.encode() in stored(sqlite_url)} == kept
