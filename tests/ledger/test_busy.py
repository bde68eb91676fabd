"""A ledger that others keep busy is said to be, within the time that a person waits, and nothing hangs."""

from contextlib import ExitStack

import pytest
from sqlalchemy import create_engine

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import database
from tests.ledger.ledger_builders import ANN, empty, figures


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    monkeypatch.setitem(database.SERVER, "options", "-c lock_timeout=100 -c statement_timeout=600s")


def test_a_lock_that_another_holds_is_not_waited_for_without_end(ledger_url: str) -> None:
    book = empty(ledger_url)
    other = create_engine(ledger_url)
    with other.connect() as holder:
        holder.exec_driver_sql("BEGIN IMMEDIATE" if ledger_url.startswith("sqlite") else "LOCK TABLE head")
        with pytest.raises(LedgerTrouble, match=r"ledger\.busy"):
            book.publish(ANN, figures("KHM"), previewed_on=0)
        if not ledger_url.startswith("sqlite"):                  # there even reading waits for such a lock
            with pytest.raises(LedgerTrouble, match=r"ledger\.busy"):
                book.version()
    other.dispose()
    assert book.publish(ANN, figures("KHM"), previewed_on=0).version == 1


def test_where_all_connections_are_in_use_that_is_a_sentence(postgresql_url: str) -> None:
    empty(postgresql_url).close()
    book = ledger.open(postgresql_url)
    with ExitStack() as readers:
        for _ in range(15):                                      # as many as a process opens at most
            readers.enter_context(book._database.reading())
        with pytest.raises(LedgerTrouble) as trouble:
            book.version()
    assert trouble.value.code == "ledger.busy"
    assert wording.error(trouble.value)
    assert book.version() == 0


def test_each_connection_to_a_server_ends_what_would_never_end(postgresql_url: str) -> None:
    book = empty(postgresql_url)
    with book._database.reading() as reader:
        assert reader.exec_driver_sql("SHOW statement_timeout").scalar() == "10min"
        given = reader.connection.driver_connection.info.get_parameters()
    assert (given["keepalives_idle"], given["tcp_user_timeout"]) == ("10", "30000")
