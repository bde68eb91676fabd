"""Bringing a ledger's tables up to this program's revision, with Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

FOLDER = Path(__file__).parent / "migrations"
TABLE = "goalline_revision"
"""Where the revision stands: a name of our own, since a PostgreSQL database may be shared."""


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def revision(connection: Connection) -> str | None:
    """Revision that the database says it has; None where it has never been a ledger."""
    return MigrationContext.configure(connection, opts={"version_table": TABLE}).get_current_revision()


def newest() -> str:
    """Revision that this program works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def known(found: str) -> bool:
    """Whether this program knows the revision; one that it does not know was made by a newer Goalline."""
    return any(script.revision == found for script in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(connection: Connection) -> None:
    """Run what is missing, inside the connection's transaction."""
    command.upgrade(_config(connection), "head")
