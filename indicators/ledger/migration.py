"""Upgrades of a ledger's tables to this program's revision, with Alembic."""

import errno
from functools import cache
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Text, column, select, table

from indicators.errors import LedgerTrouble
from indicators.ledger.database_errors import file_errors

FOLDER = Path(__file__).parent / "migrations"
TABLE = "goalline_revision"
"""Table that holds the revision; a distinctive name, since a PostgreSQL database may be shared."""

_REVISIONS = select(column("version_num", Text)).select_from(table(TABLE))

STATED = _REVISIONS.scalar_subquery().label("revision")
"""The revision as a column, for use in other queries."""

_one_at_a_time = Lock()
"""Alembic keeps its connection in a module global: two threads would mix up their ledgers."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def revision(connection: Connection) -> str | None:
    """Return the database's revision; None if it has never been a ledger."""
    if not connection.dialect.has_table(connection, TABLE):
        return None
    found = connection.scalars(_REVISIONS).all()
    # Alembic reads one revision as well, in three times the time; none or several are for it to say.
    return str(found[0]) if len(found) == 1 else MigrationContext.configure(
        connection, opts={"version_table": TABLE}).get_current_revision()


@cache
def _revisions(folder: Path) -> tuple[str, ...]:
    """Revisions that this program knows, newest first; raises OSError if Alembic sees none, as when the folder is
    unreadable.
    """
    found = tuple(script.revision for script in ScriptDirectory(str(folder)).walk_revisions())
    if not found:
        raise OSError(errno.EMFILE, "the migrations cannot be read", str(folder))
    return found


def newest() -> str:
    """Return this program's revision."""
    return _revisions(FOLDER)[0]


def known(found: str) -> bool:
    """Whether this program knows the revision; an unknown one was created by a newer Goalline."""
    return found in _revisions(FOLDER)


def refuse_unknown(connection: Connection, ledger: str) -> str:
    """Return the revision; raises LedgerTrouble if there is none ("ledger.not_a_ledger") or it is unknown
    ("ledger.newer").
    """
    found = revision(connection)
    if found is None:
        raise LedgerTrouble("ledger.not_a_ledger", ledger=ledger)
    with file_errors(ledger):
        if not known(found):
            raise LedgerTrouble("ledger.newer", ledger=ledger)
    return found


def upgrade(connection: Connection) -> None:
    """Run the missing migrations, within the connection's transaction."""
    with _one_at_a_time:
        command.upgrade(_config(connection), "head")
