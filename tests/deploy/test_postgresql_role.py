"""The role for Goalline on PostgreSQL: what it may, with the shipped statements, and what it may not."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from indicators import ledger
from tests.ledger.ledger_builders import ANN, empty, figures

STATEMENTS = Path(__file__).parents[2] / "deploy" / "postgresql.sql"


@pytest.fixture
def role_url(postgresql: URL, postgresql_server: Connection, var: Path) -> Iterator[str]:
    """URL of the database that the statements make, under a name of its own, as its role."""
    name = f"goalline_{uuid4().hex[:12]}"
    script = re.sub(r"^--.*\n", "", STATEMENTS.read_text("utf-8"), flags=re.MULTILINE)
    for statement in filter(str.strip, script.split(";")):
        postgresql_server.execute(text(re.sub(r"\bgoalline\b", name, statement)))
    yield postgresql.set(database=name, username=name).render_as_string(hide_password=False)
    postgresql_server.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    postgresql_server.execute(text(f"DROP ROLE {name}"))


def test_the_role_makes_a_ledger_saves_erases_and_cleans_its_tables(role_url: str) -> None:
    book = empty(role_url)
    book.publish(ANN, figures("KHM"), previewed_on=0)
    book.erase(ANN, "S1", reason="names of victims")
    book.close()
    ledger.open(role_url).close()
    engine = create_engine(role_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        notices: list[str] = []
        server = connection.connection.driver_connection
        server.add_notice_handler(lambda notice: notices.append(notice.message_primary))
        connection.execute(text("VACUUM submission, event, log, person, sealed_text, received_file"))
        assert notices == []                     # who does not own a table is told that it was left out
    engine.dispose()


@pytest.mark.parametrize("statement", [
    "CREATE ROLE other", "ALTER SYSTEM SET fsync = off", "SELECT * FROM pg_authid", "COPY (SELECT 1) TO '/dev/null'",
    "SELECT pg_read_file('PG_VERSION')"])
def test_the_role_may_nothing_to_the_server_on_postgresql(role_url: str, statement: str) -> None:
    engine = create_engine(role_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection, pytest.raises(DBAPIError, match="permission denied"):
        connection.execute(text(statement))
    engine.dispose()
