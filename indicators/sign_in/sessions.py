"""Sessions of people who signed in, in the memory of the process: a restart ends them."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from indicators.model import Identity

MOST_OF_ONE = 20         # sessions of one person, of which the oldest end
SOON = timedelta(minutes=15)
KEPT = timedelta(days=1)             # for which an expired one can be gone on with


@dataclass
class Session:
    """A person's stay in one browser. ``id`` is for this program alone; the browser has another secret."""

    person: str
    since: datetime
    until: datetime
    provider: str = ""             # key of the provider, "" for a proxy
    id_token: str = ""
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    ended_at: float = 0.0          # of time.monotonic()

    @property
    def is_open(self) -> bool:
        """Whether the person has neither signed out nor been signed in for longer than allowed."""
        return not self.ended.is_set() and datetime.now(UTC) < self.until

    @property
    def is_ending(self) -> bool:
        """Whether it is open but soon not."""
        return self.is_open and datetime.now(UTC) > self.until - SOON


_by_secret: dict[str, Session] = {}
_by_id: dict[str, Session] = {}
_lock = Lock()


def start(person: str, length: timedelta, *, provider: str = "", id_token: str = "",
          former: Session | None = None) -> tuple[str, Session]:
    """Begin a session, or go on with that of the same person in the browser; return its new secret too."""
    now, secret = datetime.now(UTC), secrets.token_urlsafe(32)
    is_same = former is not None and former.person == person and not former.ended.is_set()
    session = former if is_same and former else Session(person, now, now)
    with _lock:
        _forget(now, person)
        for other in [one for one, known in _by_secret.items() if known is session]:
            del _by_secret[other]
        session.since, session.until, session.provider, session.id_token = now, now + length, provider, id_token
        _by_secret[secret] = _by_id[session.id] = session
    return secret, session


def _forget(now: datetime, person: str) -> None:
    """Drop sessions that ended or expired long ago, and the oldest of somebody with very many."""
    own = sorted((one for one in _by_id.values() if one.person == person), key=lambda one: one.since)
    for session in own[:-MOST_OF_ONE]:
        end(session)
    for ended in [one for one in _by_id.values() if one.ended.is_set() or one.until + KEPT < now]:
        del _by_id[ended.id]
    for secret in [one for one, session in _by_secret.items() if session.id not in _by_id]:
        del _by_secret[secret]


def of_secret(secret: str) -> Session | None:
    """The session of a browser, which may have expired; None for an unknown secret."""
    session = _by_secret.get(secret)
    return session if session and not session.ended.is_set() else None


def of_id(number: str) -> Session | None:
    """The session of an id that the gate has put on a request."""
    return _by_id.get(number)


def of_identity(identity: Identity) -> Session | None:
    """The open session of somebody whom a proxy signs in."""
    session = _by_secret.get(_key(identity))
    return session if session and session.is_open else None


def start_of_identity(person: str, length: timedelta, identity: Identity) -> Session:
    """Begin the session of somebody whom a proxy signs in, one for all of the person's browsers."""
    secret, session = start(person, length)
    with _lock:
        _by_secret[_key(identity)] = _by_secret.pop(secret)
    return session


def _key(identity: Identity) -> str:
    return f"{identity.issuer} {identity.subject}"


def end(session: Session) -> None:
    """Sign somebody out, in all tabs."""
    session.ended_at = time.monotonic()
    session.ended.set()
