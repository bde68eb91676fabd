"""Bringing a ledger of an older schema to the one that this program reads: in one transaction, or not at all."""

from sqlalchemy import text

from indicators.errors import LedgerTrouble
from indicators.ledger import chain
from indicators.ledger import database as databases
from indicators.ledger.database import Database
from indicators.ledger.opening import refuse_absent


def pending(database: Database) -> list[str]:
    """Return the revisions that a ledger lacks, in order; none for one that this program reads.

    Raises LedgerTrouble: "ledger.never_made", "ledger.lost", "ledger.other_format" for a newer or unknown schema.
    """
    try:
        refuse_absent(database)
    except LedgerTrouble as trouble:
        if trouble.code != "ledger.older_format":
            raise
        with database.reading() as connection:
            schema = connection.execute(text("SELECT version_num FROM goalline_revision")).scalar_one()
        return [revision for revision in databases.revisions() if revision > schema]
    return []


def migrate(database: Database) -> None:
    """Run the pending revisions and verify the result. Raises LedgerTrouble; the ledger is then as it was."""
    with database.writing() as connection:
        databases.upgrade(connection)
        chain.verify(connection, database.name)
