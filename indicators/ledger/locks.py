"""Locked years: their figures and reports cannot change until the year is unlocked; the second log records both."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from indicators.errors import Refusal, YearLocked
from indicators.ledger import subjects, tables
from indicators.ledger.records import LOG, LogEntry, log_entry_of
from indicators.ledger.transaction import Transaction
from indicators.model import Actor

KINDS = ("lock", "unlock")
FIRST, LAST = 1900, 2100

_ENTRIES = LOG.where(tables.log.c.kind.in_(KINDS)).order_by(tables.log.c.number)


def turn(transaction: Transaction, actor: Actor, kind: str, year: int, reason: str) -> LogEntry:
    """Lock or unlock a year; raises Refusal("lock.no_year", "lock.reasonless", "lock.locked", "lock.not_locked")."""
    if not FIRST <= year <= LAST:
        raise Refusal("lock.no_year", year=year)
    if not reason.strip():
        raise Refusal("lock.reasonless")
    last = locked(transaction.connection).get(year)
    if last and kind == "lock":
        raise Refusal("lock.locked", year=year, name=last.actor_name)
    if not last and kind == "unlock":
        raise Refusal("lock.not_locked", year=year)
    undoes = {"undoes": last.number} if last else {}
    return transaction.log(actor, kind, {"year": year, "reason": reason.strip(), **undoes})


def locked(connection: Connection) -> dict[int, LogEntry]:
    """Return the locked years, sorted, with the entry that locked each."""
    locks = subjects.entries_in_force(map(log_entry_of, connection.execute(_ENTRIES).mappings()))
    return {entry.payload["year"]: entry for entry, *_ in sorted(
        locks.values(), key=lambda entries: entries[0].payload["year"])}


def refuse_locked(connection: Connection, submission: Mapping[Any, Any]) -> None:
    """Raise YearLocked("year.locked") if a submission covers a locked year."""
    years = [str(year) for year in sorted(set(json.loads(submission["years"])) & locked(connection).keys())]
    if years:
        raise YearLocked("year.locked", years=years)
