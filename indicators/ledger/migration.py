"""The format of a ledger's tables, created and (once there is a second one) upgraded by Alembic."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Text, column, inspect, select, table

from indicators.errors import LedgerTrouble
from indicators.ledger import tables

FOLDER = Path(__file__).parent / "migrations"
FORMAT = "0001"
"""The newest revision in migrations/versions, and the only one that this program reads."""

TABLE = "goalline_revision"
"""Table that holds the revision; a distinctive name, since a PostgreSQL database may be shared."""

_one_at_a_time = Lock()
"""Alembic keeps its connection in a module global: two threads would mix up their ledgers."""


def refuse_other_format(connection: Connection, ledger: str) -> None:
    """Raise LedgerTrouble("ledger.other_format") for a ledger that another version of Goalline created."""
    revisions = connection.scalars(select(column("version_num", Text)).select_from(table(TABLE))).all()
    present = inspect(connection).get_multi_columns()
    # Until the first release the tables may change without a revision.
    alike = all({column["name"] for column in present.get((None, each.name), ())} == set(each.c.keys())
                for each in tables.metadata.tables.values())
    if list(revisions) != [FORMAT] or not alike:
        raise LedgerTrouble("ledger.other_format", ledger=ledger)


def upgrade(connection: Connection) -> None:
    """Run the migrations, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config  # noqa: PLC0415 - a fifth of a second, for ledgers that are created

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _one_at_a_time:
        command.upgrade(config, "head")
