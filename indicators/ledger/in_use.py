"""Whether a process has a ledger open: each shares a lock on the folder of the file until it closes it or ends.

A restore holds the lock alone, so that none opens the ledger meanwhile. PostgreSQL lists its clients by name instead.
"""

import os
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from indicators.errors import LedgerTrouble, Refusal
from indicators.ledger.database import CLIENT, Database

try:
    import fcntl
except ImportError:                       # on Windows, where a running process is not noticed
    fcntl = None  # type: ignore[assignment]

_CLIENTS = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND application_name = :client AND pid <> pg_backend_pid()")


def share(database: Database) -> None:
    """Share the lock until the database is closed; raises LedgerTrouble("ledger.busy") during a restore."""
    try:
        fd = _lock(database, only=False)
    except BlockingIOError as error:
        raise LedgerTrouble("ledger.busy", ledger=database.name) from error
    if fd is not None:
        database.unlock = weakref.finalize(database, os.close, fd)


@contextmanager
def alone(database: Database) -> Iterator[None]:
    """Let no process open the ledger in the block; raises Refusal("restore.running") if one has it open."""
    try:
        fd = _lock(database, only=True)
    except BlockingIOError as error:
        raise Refusal("restore.running", ledger=database.name) from error
    try:
        if not database.file:
            with database.reading() as connection:
                if connection.scalar(_CLIENTS, {"client": CLIENT}):
                    raise Refusal("restore.running", ledger=database.name)
        yield
    finally:
        if fd is not None:
            os.close(fd)


def _lock(database: Database, *, only: bool) -> int | None:
    """Lock the folder of a ledger's file and return the descriptor; None where there is no such lock."""
    if not (database.file and fcntl):
        return None
    try:
        fd = os.open(database.file.resolve().parent, os.O_RDONLY)
    except OSError:                       # there is no folder, or it can be entered but not read
        return None
    try:
        fcntl.flock(fd, (fcntl.LOCK_EX if only else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        os.close(fd)
        if isinstance(error, BlockingIOError):
            raise
        return None                       # a network drive without locks
    return fd
