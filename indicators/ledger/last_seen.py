"""How far a ledger had got when this machine last wrote to it, in a small file beside it.

By it a lost ledger is told from a first start, and an older copy or another ledger from the right one.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any
from uuid import uuid4

from platformdirs import user_data_path
from sqlalchemy import Connection, Table, select

from indicators import logs
from indicators.errors import LedgerTrouble
from indicators.ledger import private_files, tables
from indicators.ledger.chain import PRINTED
from indicators.ledger.database import Database

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, kw_only=True)
class Head:
    """The ends of a ledger's two chains."""

    ledger_id: str
    version: int
    hash: str
    log_number: int
    log_hash: str

    @property
    def printed(self) -> str:
        """The head of the chain as printed on receipts."""
        return self.hash[:PRINTED]

    @property
    def end(self) -> tuple[int, int]:
        """Numbers of the last event and of the second log's last entry."""
        return self.version, self.log_number


def head_of(row: Mapping[Any, Any]) -> Head:
    """Return the Head for a row of tables.head."""
    return Head(**{field.name: row[field.name] for field in fields(Head)})


def var_folder() -> Path:
    """Return the folder for Goalline's own files: GOALLINE_VAR, else var/ in a clone, else the system's for a user."""
    if folder := os.environ.get("GOALLINE_VAR"):
        return Path(folder).absolute()
    is_clone = (PROJECT / "pyproject.toml").exists()
    return PROJECT / "var" if is_clone else user_data_path("goalline", appauthor=False)


class LastSeen:
    """The file with the last head: beside a SQLite file; for PostgreSQL in var/, named by the ledger's URL."""

    def __init__(self, database: Database) -> None:
        self.ledger = database.name
        digest = hashlib.sha256(database.name.encode()).hexdigest()[:12]
        self.file = (Path(f"{database.file.resolve()}.head") if database.file
                     else var_folder() / f"ledger-{digest}.head")

    def read(self) -> Head | None:
        """Return the head; None if no ledger was ever created here, or the file is unreadable."""
        with suppress(OSError, ValueError, TypeError):
            return Head(**json.loads(self.file.read_text(encoding="utf-8")))
        return None

    def write(self, head: Head) -> None:
        """Replace the file atomically; raises OSError."""
        private_files.make_folder(self.file.parent)
        temporary = self.file.with_name(f".{self.file.name}.{uuid4().hex}")
        try:
            private_files.make_file(temporary)
            temporary.write_text(json.dumps(asdict(head), indent=1), encoding="utf-8")
            temporary.replace(self.file)
        finally:
            temporary.unlink(missing_ok=True)

    def advance(self, head: Head) -> None:
        """Move on to a later head. If that fails, or two processes do it at once, the file may be a write behind: the
        ledger is then further than it says, which harms nothing.
        """
        seen_head = self.read()
        if seen_head and seen_head.ledger_id == head.ledger_id and seen_head.end >= head.end:
            return
        try:
            self.write(head)
        except OSError as error:
            logs.event.warning("last head not stored", error=type(error).__name__)

    def trouble_with(self, connection: Connection, head: Head, seen_head: Head | None) -> LedgerTrouble | None:
        """Return why a ledger with this head is not the one seen before, with all of its content; None if it is.

        "ledger.replaced" for a different ledger, "ledger.older" if events or entries are missing or differ.
        ``seen_head`` must have been read before ``head``.
        """
        if seen_head is None or seen_head == head:
            return None
        if head.ledger_id != seen_head.ledger_id:
            return LedgerTrouble("ledger.replaced", ledger=self.ledger, marker=str(self.file))
        if (_holds(connection, tables.event, seen_head.version, seen_head.hash)
                and _holds(connection, tables.log, seen_head.log_number, seen_head.log_hash)):
            return None
        return LedgerTrouble("ledger.older", ledger=self.ledger, version=head.version, seen_version=seen_head.version)


def _holds(connection: Connection, table: Table, number: int, link: str) -> bool:
    key = next(iter(table.primary_key))
    return number == 0 or connection.scalar(select(table.c.hash).where(key == number)) == link
