"""A ledger that others keep busy is said to be, within the time that a person waits, and nothing hangs."""

import socket
from contextlib import ExitStack, suppress
from threading import Thread

import pytest
from sqlalchemy import URL, create_engine
from sqlalchemy.engine import make_url

from indicators import ledger, wording
from indicators.errors import LedgerTrouble
from indicators.ledger import connection, postgresql
from indicators.ledger.connection import Database
from indicators.ledger.database_errors import database_errors
from tests.ledger.ledger_builders import ANN, empty, figures


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
        given = reader.connection.driver_connection.info.get_parameters()
    assert (given["keepalives_idle"], given["tcp_user_timeout"]) == ("10", "30000")


class Frozen:
    """Passes bytes on to a server and back, until it is frozen: then it takes them, and does nothing."""

    def __init__(self, server: URL) -> None:
        self.server, self.frozen = server, False
        self.listening = socket.create_server(("127.0.0.1", 0))
        Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listening.accept()
            except OSError:
                return
            there = self._reach()
            for one, other in ((client, there), (there, client)):
                Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _reach(self) -> socket.socket:
        folder = self.server.query.get("host")
        if folder is None:
            return socket.create_connection((self.server.host, self.server.port or 5432))
        reached = socket.socket(socket.AF_UNIX)
        reached.connect(f"{folder}/.s.PGSQL.{self.server.query.get('port', self.server.port or 5432)}")
        return reached

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while some := one.recv(65536):
                if not self.frozen:
                    other.sendall(some)


def test_a_server_that_is_frozen_ends_a_wait_and_a_busy_one_does_not(
        postgresql_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "SILENT_SECONDS", 0.2)
    monkeypatch.setattr(postgresql, "CONNECT_SECONDS", 2)                  # libpq takes no less
    empty(postgresql_url)
    server = make_url(postgresql_url)
    through = Frozen(server)
    direct = server.difference_update_query(["host", "port"]).set(
        host="127.0.0.1", port=through.listening.getsockname()[1])
    database = Database(direct, "ledger")
    with database_errors("ledger"), database.reading() as reader:
        assert reader.exec_driver_sql("SELECT 'awake' FROM pg_sleep(0.7)").scalar() == "awake"
    through.frozen = True
    with pytest.raises(LedgerTrouble, match="away"), database_errors("ledger"), database.reading() as reader:
        reader.exec_driver_sql("SELECT 1")
    through.listening.close()
    database.close()
