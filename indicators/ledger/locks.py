"""Locked years: their figures and reports cannot change until the year is unlocked; the second log records both."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from indicators.errors import Refusal, YearLocked
from indicators.ledger import subjects
from indicators.ledger.records import LogEntry, read_log
from indicators.model import Actor

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

KINDS = ("lock", "unlock")
FIRST, LAST = 1900, 2100


def lock(ledger: "Ledger", actor: Actor, year: int, *, reason: str) -> LogEntry:
    """Lock a year: changes to its figures are refused with "year.locked". Raises Refusal("lock.*")."""
    return _turn(ledger, actor, "lock", year, reason)


def unlock(ledger: "Ledger", actor: Actor, year: int, *, reason: str) -> LogEntry:
    """Unlock a year; raises Refusal("lock.*")."""
    return _turn(ledger, actor, "unlock", year, reason)


def _turn(ledger: "Ledger", actor: Actor, kind: str, year: int, reason: str) -> LogEntry:
    if not FIRST <= year <= LAST:
        raise Refusal("lock.no_year", year=year)
    with ledger.writing(actor, "lock", reason=reason) as transaction:
        last = locks_in_force(read_log(transaction.connection, *KINDS)).get(year)
        if last and kind == "lock":
            raise Refusal("lock.locked", year=year, name=last.actor_name)
        if not last and kind == "unlock":
            raise Refusal("lock.not_locked", year=year)
        undoes = {"undoes": last.number} if last else {}
        return transaction.log(kind, {"year": year, "reason": reason.strip(), **undoes})


def locked(ledger: "Ledger") -> dict[int, LogEntry]:
    """Return the locked years, sorted, with the entry that locked each."""
    return locks_in_force(ledger.log(*KINDS))


def locks_in_force(logged: Iterable[LogEntry]) -> dict[int, LogEntry]:
    """Return the locked years among entries of the second log, as ``locked`` does."""
    locks = [entry for entry, *_ in subjects.entries_in_force(logged).values()]
    return {entry.payload["year"]: entry for entry in sorted(locks, key=lambda entry: entry.payload["year"])}


def refuse_locked(connection: Connection, submission: Mapping[Any, Any]) -> None:
    """Raise YearLocked("year.locked") if a submission covers a locked year."""
    locked_years = locks_in_force(read_log(connection, *KINDS)).keys()
    years = [str(year) for year in sorted(set(json.loads(submission["years"])) & locked_years)]
    if years:
        raise YearLocked("year.locked", years=years)
