"""Detect that an open SQLite file or its write-ahead log was deleted or replaced.

A deleted or replaced file that is open keeps working unnoticed, and what is written to it is lost. As long as a
connection is open SQLite keeps the write-ahead log, so a different one, or none, under its name means that someone
removed it.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakSet

from sqlalchemy import Engine, event
from sqlalchemy.exc import DisconnectionError

Identity = tuple[int, int]


def log_of(file: Path) -> Path:
    """Return the path of a database's write-ahead log, which is in the folder of the real file if its name is a link.
    """
    return Path(f"{file.resolve()}-wal")


class Connection(sqlite3.Connection):
    """A connection that can be weakly referenced."""


class WatchedFile:
    """Tracks an engine's open connections to a file, and the identity of the file and its log."""

    def __init__(self, file: Path, engine: Engine) -> None:
        self.file, self.log = file, log_of(file)
        self._lock = Lock()
        self._open: WeakSet[Connection] = WeakSet()        # the pool drops some without a close event
        self._identity, self._changed = _identity(file), _changed(file)
        self._log_identity: Identity | None = None
        event.listen(engine, "connect", self._connected)
        event.listen(engine, "checkout", self._used)
        event.listen(engine, "close", self._closed)

    def unchanged(self) -> bool:
        """Whether both are the files that were opened."""
        with self._lock:
            if self._identity != _identity(self.file):
                return False
            self._changed = _changed(self.file)
            return not self._open or self._log_identity is None or self._log_identity == _identity(self.log)

    def _connected(self, connection: Connection, _: Any) -> None:
        with self._lock:
            connection.execute("PRAGMA schema_version")     # also opens the write-ahead log
            if not self._open:
                self._log_identity = _identity(self.log)
            self._open.add(connection)

    def _used(self, _: Connection, record: Any, __: Any) -> None:
        """Reconnect if the file has been modified: with a write-ahead log SQLite relies on its cache of the file, and
        would not notice a copy written over it.
        """
        changed = self._changed
        if record.info.setdefault("file", changed) != changed:
            raise DisconnectionError

    def _closed(self, connection: Connection, _: Any) -> None:
        with self._lock:
            self._open.discard(connection)


def _identity(file: Path) -> Identity | None:
    return _stat(file, lambda found: (found.st_dev, found.st_ino))


def _changed(file: Path) -> Identity | None:
    return _stat(file, lambda found: (found.st_mtime_ns, found.st_size))


def _stat(file: Path, part: Callable[[os.stat_result], Identity]) -> Identity | None:
    try:
        return part(file.stat())
    except OSError:
        return None
