"""A SQLite file and its write-ahead log while this process has them open: neither may be deleted or exchanged.

An open file that was deleted or exchanged goes on working, unseen: what is written to it is lost. While one connection
is open SQLite keeps the write-ahead log, so that another one, or none, under its name means that someone took it away.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event

Identity = tuple[int, int]


class WatchedFile:
    """Counts an engine's connections to a file, and knows the file and its log again."""

    def __init__(self, file: Path, engine: Engine) -> None:
        self.file, self.log = file, Path(f"{file}-wal")
        self._engine = engine
        self._lock = Lock()
        self._open = 0
        self._identity, self._changed = _identity(file), _changed(file)
        self._log_identity: Identity | None = None
        event.listen(engine, "connect", self._connected)
        event.listen(engine, "close", self._closed)

    def unchanged(self) -> bool:
        """Whether both are those that were opened. Where the file was written to, connections begin without memory.

        SQLite trusts its memory of a file in this mode, and would not see that a copy was written over it.
        """
        with self._lock:
            if self._identity != _identity(self.file):
                return False
            if self._open and self._log_identity and self._log_identity != _identity(self.log):
                return False
            changed, self._changed = self._changed, _changed(self.file)
        if changed != self._changed:
            self._engine.dispose()
        return True

    def _connected(self, connection: sqlite3.Connection, _: Any) -> None:
        with self._lock:
            connection.execute("PRAGMA schema_version")     # opens the write-ahead log too
            self._open += 1
            if self._open == 1:
                self._log_identity = _identity(self.log)

    def _closed(self, *_: Any) -> None:
        with self._lock:
            self._open -= 1


def _identity(file: Path) -> Identity | None:
    return _stat(file, lambda found: (found.st_dev, found.st_ino))


def _changed(file: Path) -> Identity | None:
    return _stat(file, lambda found: (found.st_mtime_ns, found.st_size))


def _stat(file: Path, part: Callable[[os.stat_result], Identity]) -> Identity | None:
    try:
        return part(file.stat())
    except OSError:
        return None
