"""Bringing a ledger of an older schema to the one that this program reads: in one transaction, or not at all."""

from pathlib import Path

from sqlalchemy import Connection, select, text

from indicators.errors import LedgerTrouble
from indicators.ledger import chain, tables
from indicators.ledger import database as databases
from indicators.ledger.database import Database
from indicators.ledger.last_seen import LastSeen, head_of
from indicators.ledger.opening import refuse_absent
from indicators.ledger.transaction import Transaction
from indicators.model import Actor


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
            schema = _schema(connection)
        return [revision for revision in databases.revisions() if revision > schema]
    return []


def migrate(database: Database, actor: Actor, backup: Path) -> None:
    """Run the pending revisions, record who did so and after which backup, and verify the result.

    Raises LedgerTrouble and Refusal("actor.nameless"); the ledger is then as it was.
    """
    with database.writing() as connection:
        before = _schema(connection)
        databases.upgrade(connection)
        transaction = Transaction(connection, actor, database.name)
        transaction.demand("people")
        transaction.log("migrated", {"from": before, "to": _schema(connection), "backup": backup.name})
        chain.verify(connection, database.name)
        head = head_of(connection.execute(select(tables.head)).mappings().one())
    LastSeen(database).advance(head)


def _schema(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM goalline_revision")).scalar_one())
