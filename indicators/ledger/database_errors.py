"""Database and file errors -> LedgerTrouble with a code."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from indicators.errors import LedgerTrouble

_SQLITE = {
    sqlite3.SQLITE_FULL: "ledger.disk_full",
    sqlite3.SQLITE_READONLY: "ledger.read_only",
    sqlite3.SQLITE_PERM: "ledger.read_only",
    sqlite3.SQLITE_CANTOPEN: "ledger.cannot_open",
    sqlite3.SQLITE_IOERR: "ledger.disk_fails",
    sqlite3.SQLITE_CORRUPT: "ledger.unreadable",
    sqlite3.SQLITE_NOTADB: "ledger.not_a_ledger",
    sqlite3.SQLITE_BUSY: "ledger.busy",
    sqlite3.SQLITE_LOCKED: "ledger.busy",
}

_SQLITE_WORDS = {                    # SQLite has only a message for what is missing
    "no such table": "ledger.not_a_ledger",
    "no such column": "ledger.other_format",
    "has no column": "ledger.other_format",
}

_POSTGRESQL = {                      # SQLSTATE, or its first two characters
    "53100": "ledger.disk_full",
    "53": "ledger.busy",
    "55P03": "ledger.busy",
    "57014": "ledger.busy",
    "40": "ledger.busy",
    "25006": "ledger.read_only",
    "42501": "ledger.read_only",
    "42P01": "ledger.not_a_ledger",   # no such table
    "42703": "ledger.other_format",   # no such column
    "08": "ledger.away",
    "57": "ledger.away",
    "XX": "ledger.unreadable",
}

_FILES = {
    errno.ENOSPC: "ledger.disk_full",
    errno.EDQUOT: "ledger.disk_full",
    errno.EFBIG: "ledger.disk_full",
    errno.EACCES: "ledger.read_only",
    errno.EPERM: "ledger.read_only",
    errno.EROFS: "ledger.read_only",
    errno.EIO: "ledger.disk_fails",
}

_LOGIN = {                           # a connection that failed has no SQLSTATE, only a message
    "password authentication failed": "ledger.login_refused",
    "no password supplied": "ledger.login_refused",
    "no pg_hba.conf entry": "ledger.login_refused",
    "too many clients": "ledger.busy",
    '" does not exist': "ledger.no_database",
}


@contextmanager
def database_errors(ledger: str, otherwise: str | None = None) -> Iterator[None]:
    """Convert a database error into LedgerTrouble, unless it is a programming error; ``ledger`` is the name to display.

    ``otherwise`` is the code for all other database errors; without it they are raised unchanged.
    """
    try:
        yield
    except NoneFree as error:
        raise LedgerTrouble("ledger.busy", ledger=ledger) from error
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        code = _code(original) or otherwise
        if code is None:
            raise
        raise LedgerTrouble(code, ledger=ledger, said=str(original).strip().partition("\n")[0]) from error


@contextmanager
def file_errors(ledger: str) -> Iterator[None]:
    """Convert file system errors into LedgerTrouble."""
    try:
        yield
    except OSError as error:
        code = _FILES.get(error.errno or 0, "ledger.cannot_open")
        raise LedgerTrouble(code, ledger=ledger, said=str(error)) from error


def _code(original: BaseException | None) -> str | None:
    if isinstance(original, sqlite3.Error):
        # The low byte of SQLite's extended code is the primary code.
        code = getattr(original, "sqlite_errorcode", 0) & 0xFF
        return _SQLITE.get(code) or _by_words(original, _SQLITE_WORDS)
    state = getattr(original, "sqlstate", None)
    if state:
        return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
    refused = _by_words(original, _LOGIN) or "ledger.away"
    return refused if "OperationalError" in {kind.__name__ for kind in type(original).__mro__} else None


def _by_words(original: BaseException | None, codes: Mapping[str, str]) -> str | None:
    return next((code for part, code in codes.items() if part in str(original)), None)
