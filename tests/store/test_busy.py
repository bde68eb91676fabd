"""A ledger that others keep busy is said to be, within the time that a person waits, and nothing hangs."""

from contextlib import ExitStack

import pytest
from sqlalchemy import create_engine

from indicators import wording
from indicators.errors import LedgerTrouble
from indicators.store import connection, ledger
from tests.store.ledger_builders import ANN, empty, figures


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)


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


def test_where_all_connections_are_in_use_that_is_a_sentence(ledger_url: str) -> None:
    empty(ledger_url).close()
    book = ledger.open(ledger_url)
    with ExitStack() as readers:
        for _ in range(15):                                      # as many as a process opens at most
            readers.enter_context(book._database.reading())
        with pytest.raises(LedgerTrouble) as trouble:
            book.version()
    assert trouble.value.code == "ledger.crowded"
    assert wording.error(trouble.value)
    assert book.version() == 0


def test_each_connection_to_a_server_ends_what_would_never_end(postgresql_url: str) -> None:
    book = empty(postgresql_url)
    with book._database.reading() as reader:
        assert reader.exec_driver_sql("SHOW statement_timeout").scalar() == "10min"
        given = reader.connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]
    assert (given["keepalives_idle"], given["tcp_user_timeout"]) == ("10", "30000")
