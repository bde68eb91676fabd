"""Check that a ledger continues from what was last read or written. An older copy, or one that lost its latest writes,
is detected at each start, at each write, and whenever a page checks for new data.
"""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from indicators import logs
from indicators.errors import LedgerTrouble
from indicators.ledger import marker, tables
from indicators.ledger.database_errors import file_errors
from indicators.ledger.marker import Seen


def seen_of(head: Mapping[Any, Any]) -> Seen:
    """Return a ledger's progress from its head row."""
    return Seen(**{field.name: head[field.name] for field in fields(Seen)})


def refuse_older(connection: Connection, name: str, file: Path, head: Seen, seen: Seen) -> None:
    """Raise LedgerTrouble if the ledger with this head is not the one seen before, with all of its content.

    "ledger.replaced" for a different ledger; "ledger.older" if data versions are missing or differ; "ledger.older_log"
    if only entries of the second log are missing.
    """
    if head.ledger_id != seen.ledger_id:
        raise LedgerTrouble("ledger.replaced", ledger=name, marker=str(file))
    values = {"ledger": name, "version": head.version, "seen_version": seen.version,
              "log_number": head.log_number, "seen_log_number": seen.log_number}
    if not _holds(connection, tables.event, seen.version, seen.hash):
        raise LedgerTrouble("ledger.older", **values)
    if seen.log_hash and not _holds(connection, tables.log, seen.log_number, seen.log_hash):
        raise LedgerTrouble("ledger.older_log", **values)


def _holds(connection: Connection, table: Table, number: int, link: str) -> bool:
    key = next(iter(table.primary_key))
    return number == 0 or connection.scalar(select(table.c.hash).where(key == number)) == link


class Continuity:
    """The last known state of one ledger: in this process, and by the marker ``file`` in any process on this machine.
    """

    def __init__(self, name: str, file: Path) -> None:
        self.name, self.file = name, file
        self._known: Seen | None = None

    def before(self) -> tuple[Seen, ...]:
        """Return the states seen so far; call this before reading the ledger, which may advance meanwhile but never go
        back.
        """
        return tuple({seen for seen in (marker.read(self.file), self._known) if seen})

    def check(self, connection: Connection, head: Mapping[Any, Any], before: tuple[Seen, ...]) -> None:
        """Raise LedgerTrouble if the ledger does not continue from ``before``; remember its state."""
        now = seen_of(head)
        for seen in before:
            if seen != now:
                refuse_older(connection, self.name, self.file, now, seen)
        self._remember(now)

    def written(self, head: Mapping[Any, Any]) -> None:
        """Move the marker to the state just written; if that fails it lags behind, which does not harm the ledger."""
        now = seen_of(head)
        self._remember(now)
        try:
            with file_errors(str(self.file)):
                marker.move(self.file, now)
        except LedgerTrouble as trouble:
            logs.event.warning("marker not moved", code=trouble.code)

    def _remember(self, now: Seen) -> None:
        if self._known is None or now.end >= self._known.end:
            self._known = now
