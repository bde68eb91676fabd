"""Upgrades of a ledger's tables to this program's revision, with Alembic, which is imported only where it is needed."""

import errno
from functools import cache
from pathlib import Path
from threading import Lock

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


def revision(connection: Connection) -> str | None:
    """Return the database's revision; None if it has never been a ledger."""
    if not connection.dialect.has_table(connection, TABLE):
        return None
    found = connection.scalars(_REVISIONS).all()
    if len(found) == 1:
        return str(found[0])
    from alembic.migration import MigrationContext  # noqa: PLC0415 - none or several are for Alembic to say

    return MigrationContext.configure(connection, opts={"version_table": TABLE}).get_current_revision()


@cache
def _revisions(folder: Path) -> tuple[str, ...]:
    """Revisions that this program knows, newest first, with which the names of their files begin; raises OSError if
    there is none, or the folder is unreadable.
    """
    files = (folder / "versions").iterdir()
    found = tuple(sorted((file.stem.partition("_")[0] for file in files if file.suffix == ".py"), reverse=True))
    if not found:
        raise FileNotFoundError(errno.ENOENT, "the migrations are missing", str(folder))
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
    from alembic import command
    from alembic.config import Config  # noqa: PLC0415 - a fifth of a second, for ledgers that are made or upgraded

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, "head")
