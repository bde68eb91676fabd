"""Sessions of people who signed in, for every process on the ledger. A row is taken away when its person signs out.

They are no part of the record: the second log says who signed in. Only a hash of what the browser has is stored.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from indicators.ledger import chain, tables

if TYPE_CHECKING:
    from indicators.ledger.ledger import Ledger

MOST_OF_ONE = 20         # sessions of one person, of which the oldest end
SOON = timedelta(minutes=15)
KEPT = timedelta(days=1)             # for which an expired one can be gone on with

_table = tables.session


@dataclass(frozen=True, kw_only=True)
class Session:
    """A person's stay in one browser. ``id`` is for the program alone; the browser has another secret."""

    id: str
    person: str
    since: datetime
    until: datetime
    provider: str                  # key of the provider, "" for a proxy

    @property
    def is_open(self) -> bool:
        """Whether the person has not been signed in for longer than allowed."""
        return datetime.now(UTC) < self.until

    @property
    def is_ending(self) -> bool:
        """Whether it is open but soon not."""
        return self.is_open and datetime.now(UTC) > self.until - SOON


def start_session(ledger: "Ledger", person: str, length: timedelta, *, provider: str = "",
                  former: Session | None = None) -> tuple[str, Session]:
    """Begin a session, or go on with that of the same person in the browser; return its new secret too."""
    from indicators.ledger.opening import GOALLINE  # noqa: PLC0415 - which imports the ledger

    now, secret = datetime.now(UTC), secrets.token_urlsafe(32)
    is_same = former is not None and former.person == person
    session = Session(id=former.id if is_same and former else secrets.token_urlsafe(16), person=person, since=now,
                      until=now + length, provider=provider)
    with ledger.writing(GOALLINE) as transaction:
        connection = transaction.connection
        connection.execute(delete(_table).where(
            (_table.c.id == session.id) | (_table.c.until < _stored(now - KEPT))))
        own = select(_table.c.id).where(_table.c.person == person).order_by(_table.c.since.desc())
        oldest = connection.execute(own).scalars().all()[MOST_OF_ONE - 1:]
        connection.execute(delete(_table).where(_table.c.id.in_(oldest)))
        connection.execute(insert(_table), {
            "id": session.id, "secret_sha256": _hash(secret), "person": person, "provider": provider,
            "since": _stored(now), "until": _stored(session.until)})
    return secret, session


def session_of(ledger: "Ledger", secret: str) -> Session | None:
    """Return the session of a browser, which may have expired; None for an unknown secret."""
    return _session(ledger, _table.c.secret_sha256 == _hash(secret))


def session(ledger: "Ledger", number: str) -> Session | None:
    """Return the session of an id; None if it has ended."""
    return _session(ledger, _table.c.id == number)


def end_session(ledger: "Ledger", number: str) -> None:
    """Sign somebody out, in all tabs."""
    from indicators.ledger.opening import GOALLINE  # noqa: PLC0415 - which imports the ledger

    with ledger.writing(GOALLINE) as transaction:
        transaction.connection.execute(delete(_table).where(_table.c.id == number))


def end_all(connection: Connection, person: str) -> None:
    """End all sessions of somebody."""
    connection.execute(delete(_table).where(_table.c.person == person))


def _session(ledger: "Ledger", condition: ColumnElement[bool]) -> Session | None:
    columns = _table.c.id, _table.c.person, _table.c.since, _table.c.until, _table.c.provider
    with ledger.reading() as connection:
        row = connection.execute(select(*columns).where(condition)).mappings().one_or_none()
    if row is None:
        return None
    return Session(id=row["id"], person=row["person"], provider=row["provider"],
                   since=datetime.fromisoformat(row["since"]), until=datetime.fromisoformat(row["until"]))


def _stored(moment: datetime) -> str:
    """A time as text, in whose order times are."""
    return moment.isoformat(timespec="microseconds")


def _hash(secret: str) -> str:
    return chain.sha256(secret.encode("utf-8", "replace"))
