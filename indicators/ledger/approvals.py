"""Two people: what one person prepared, with a note, another one approves by doing it.

A preparation and its approval are entries of the second log. Any later data event voids the preparation. Two are needed
of people who sign in, as soon as two of them may approve; in an emergency one does it alone, with a reason.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection

from indicators.errors import NotAllowed, Refusal
from indicators.ledger.accounts import accounts_in_force
from indicators.ledger.records import ERASED, Event, LogEntry, read_events, read_log
from indicators.model import Role
from indicators.model.names import plain

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger
    from indicators.ledger.transaction import Transaction

PREPARED, APPROVED, ALONE = "prepared", "approved", "acted_alone"

Act = Literal["release", "adopt", "erase"]
IN_EMERGENCY: tuple[Act, ...] = ("release", "erase")
"""Acts that one person may do alone; goals, and with them the limits that protect people, always wait."""

APPROVERS = 2


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """An act that a person prepared on a data version; ``later`` are the data events since, of which any voids it.

    ``subject`` is the name and year of a release, the SHA-256 of a catalogue, or the id of what is to be erased by its
    kind.
    """

    number: int
    act: Act
    subject: Mapping[str, Any]
    note: str
    version: int
    person: str
    actor_name: str
    at: str
    later: tuple[Event, ...]
    is_approved: bool

    @property
    def is_waiting(self) -> bool:
        """Whether another person may approve it now."""
        return not (self.is_approved or self.later)


def preparations(ledger: "Ledger") -> list[Preparation]:
    """Return what was prepared, the newest first."""
    with ledger.reading() as connection:
        return _preparations(connection)


def two_people_needed(ledger: "Ledger") -> bool:
    """Whether what a person who is signed in does to a release, goals or what is erased needs a second person."""
    with ledger.reading() as connection:
        return _two_people_needed(connection)


def prepare(transaction: "Transaction", act: Act, subject: Mapping[str, Any], note: str) -> LogEntry:
    """Record that an act is prepared on the newest data version."""
    return transaction.log(PREPARED, {"act": act, "subject": dict(subject), "note": note.strip(),
                                      "version": transaction.version})


def demand_second(transaction: "Transaction", act: Act, subject: Mapping[str, Any], emergency: str = ""
                  ) -> dict[str, str]:
    """Raise unless another person prepared this act on the newest data version, or nobody else is needed.

    Returns what the act's event says of it: ``prepared_by`` a person, or ``alone`` with the reason, an ``emergency``.
    Raises NotAllowed("approval.missing", "approval.own"), Refusal("approval.not_needed", "approval.not_alone") for an
    emergency that is none, and StalePreview if the data changed since.
    """
    actor = transaction.actor
    if not actor.person:                                   # nobody signs in
        _refuse_emergency(emergency, "not_needed")
        return {}
    alike = [one for one in _preparations(transaction.connection)
             if one.act == act and one.subject == subject and not one.is_approved]
    others = [one for one in alike if one.is_waiting and one.person != actor.person]
    if others:
        _refuse_emergency(emergency, "not_alone")
        transaction.log(APPROVED, {"preparation": others[0].number, "act": act})
        return {"prepared_by": others[0].person}
    if not _two_people_needed(transaction.connection):
        _refuse_emergency(emergency, "not_needed")
        return {}
    if plain(emergency) and act in IN_EMERGENCY:
        transaction.log(ALONE, {"act": act, "subject": dict(subject), "reason": emergency.strip()})
        return {"alone": emergency.strip()}
    if any(one.is_waiting for one in alike):
        raise NotAllowed("approval.own", action=act)
    for one in alike:
        transaction.refuse_changes({"version": event.version, "kind": event.kind, "name": event.actor_name}
                                   for event in one.later)
    raise NotAllowed("approval.missing", action=act)


def _refuse_emergency(reason: str, why: Literal["not_needed", "not_alone"]) -> None:
    """Refuse to act alone where that is none, since the reason would be printed nowhere."""
    if reason:
        raise Refusal(f"approval.{why}")


def repeating(connection: Connection, kind: str, texts: Set[object]) -> list[int]:
    """Return the numbers of the entries that prepared what a ``kind`` of event tells of, or say that it was done alone,
    with one of these texts.
    """
    return [entry.number for entry in read_log(connection, PREPARED, ALONE)
            if kind.startswith(entry.payload["act"])              # "release", and "released"
            and not texts.isdisjoint([entry.payload.get("note"), entry.payload.get("reason")])]


def _preparations(connection: Connection) -> list[Preparation]:
    entries = read_log(connection, PREPARED, APPROVED)
    approved = {entry.payload["preparation"] for entry in entries if entry.kind == APPROVED}
    prepared = [entry for entry in entries if entry.kind == PREPARED
                and entry.payload["note"] != ERASED]                    # which voids it
    events = read_events(connection, after=min(entry.payload["version"] for entry in prepared)) if prepared else []
    return [Preparation(
        **entry.payload, number=entry.number, person=entry.person, actor_name=entry.actor_name, at=entry.at,
        later=tuple(event for event in events if event.version > entry.payload["version"]),
        is_approved=entry.number in approved) for entry in reversed(prepared)]


def _two_people_needed(connection: Connection) -> bool:
    accounts = accounts_in_force(connection).values()
    return sum(one.is_open and Role.APPROVER in one.roles for one in accounts) >= APPROVERS
