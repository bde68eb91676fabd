"""One write: a transaction that locks the head row and appends events, submissions or log entries."""

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from indicators import logs
from indicators.errors import NotAllowed, Refusal, StalePreview
from indicators.ledger import chain, clock, tables
from indicators.ledger.accounts import accounts_in_force
from indicators.ledger.records import Event, EventKind, LogEntry, NewSubmission, event_of, log_entry_of, read_events
from indicators.model import Actor
from indicators.model.names import plain
from indicators.permission import actor_of, demand

LARGEST = 500_000_000
"""Maximum size in bytes of an original, or of a submission's rows: neither database stores a value of a gigabyte."""

_HEAD = select(tables.head).with_for_update()


def now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


class Transaction:
    """The ledger while one writer holds its ``head`` row, which it updates."""

    def __init__(self, connection: Connection, actor: Actor, ledger: str = "") -> None:
        self.connection, self.ledger = connection, ledger
        self.head = dict(connection.execute(_HEAD).mappings().one())       # first: others write until it is held
        self.accounts = accounts_in_force(connection)
        account = self.accounts.get(actor.person)
        self.actor = actor_of(account) if account else actor
        self.added: list[Event | LogEntry] = []
        self.demanded = ""           # the action of the last demand

    def demand(self, action: str, areas: tuple[str, ...] = ()) -> None:
        """Raise NotAllowed unless the actor, by the roles of this moment, may do ``action`` for ``areas``."""
        self.demanded = action
        account = self.accounts.get(self.actor.person)
        if self.actor.person and not (account and account.is_open):
            raise NotAllowed("actor.disabled", name=self.actor.name, action=action, area="all")
        demand(self.actor, action, areas)

    @property
    def version(self) -> int:
        """The newest data version, including events of this transaction."""
        return int(self.head["version"])

    def bring(self, kind: EventKind, row: Mapping[str, Any], note: str) -> Event:
        """Store a submission and append the event that adds it."""
        self.connection.execute(insert(tables.submission), row)
        return self.append(kind, submission=row["id"], note=note, brought=chain.submission_digest(row))

    def submission_row(self, new: NewSubmission) -> dict[str, Any]:
        """Return the row for a new submission; its id is derived from the event that adds it.

        Raises Refusal("submission.too_large").
        """
        for part in tables.PARTS:
            if len(getattr(new, part)) > LARGEST:
                raise Refusal("submission.too_large", part=part, largest=LARGEST // 1_000_000)
        texts = {"filename": _storable(new.filename), "source": _storable(new.source),
                 "payload": chain.canonical(dict(new.payload))}
        return _sealed(texts) | {
            "id": f"S{self.version + 1}",
            "kind": new.kind,
            "row_count": new.row_count,
            "areas": chain.canonical(sorted(set(new.areas))),
            "indicators": chain.canonical(sorted(set(new.indicators))),
            "years": chain.canonical(sorted({int(year) for year in new.years})),
            "original": new.original, "original_sha256": chain.sha256(new.original), "original_size": len(new.original),
            "rows": new.rows, "rows_sha256": chain.sha256(new.rows),
        }

    def append(
        self, kind: EventKind, *, submission: str | None = None, note: str = "",
        payload: Mapping[str, Any] | None = None, brought: str = "",
    ) -> Event:
        """Append a data event: the next version, and the next link of the chain."""
        author, stored = self._author(), self._stored(kind, payload or {})
        row = self._entry(kind, author) | _sealed({"note": _storable(note)}) | {
            "version": self.version + 1, "submission": submission, "payload": stored}
        row["hash"] = chain.event_hash(self.head["hash"], row, author["name_seal"], brought)
        self.connection.execute(insert(tables.event), row)
        self._move(version=row["version"], hash=row["hash"])
        self.added.append(event := event_of(row | _read_as(author, payload or {})))
        return event

    def log(self, kind: str, payload: Mapping[str, Any]) -> LogEntry:
        """Append an entry to the second log."""
        author = self._author()
        row = self._entry(kind, author) | _sealed({"payload": self._stored(kind, payload)}) | {
            "number": self.head["log_number"] + 1}
        row["hash"] = chain.log_hash(self.head["log_hash"], row, author["name_seal"])
        self.connection.execute(insert(tables.log), row)
        self._move(log_number=row["number"], log_hash=row["hash"])
        self.added.append(entry := log_entry_of(row | _read_as(author, payload)))
        return entry

    def _stored(self, kind: str, payload: Mapping[str, Any]) -> str:
        """A payload as it is stored: with the seals of what people wrote, which is stored apart."""
        texts = {name: _sealed({"text": chain.canonical(payload[name])}) for name in chain.FREE_TEXTS.get(kind, ())
                 if payload.get(name)}
        if not texts:
            return chain.canonical(dict(payload))
        self.connection.execute(insert(tables.sealed_text), [*texts.values()])
        return chain.canonical({name: value for name, value in payload.items() if name not in texts} | {
            chain.SEALS: {name: row["text_seal"] for name, row in texts.items()}})

    def last_turn(self, submission: str) -> Event:
        """Return the event that last published, adopted, restored or withdrew a submission."""
        events = read_events(self.connection, "published", "adopted", "restored", "withdrawn")
        return [event for event in events if event.submission == submission][-1]

    def stored(self, submission: str) -> Mapping[Any, Any]:
        """Return a submission's row, with its bytes."""
        row = self.connection.execute(select(tables.submission).where(tables.submission.c.id == submission))
        return row.mappings().one()

    def refuse_later(self, previewed_on: int, *kinds: EventKind) -> None:
        """Raise StalePreview if there are later events of these kinds, or of any kind if none is given."""
        self.refuse_changes({"version": event.version, "kind": event.kind, "name": event.actor_name}
                            for event in read_events(self.connection, *kinds, after=previewed_on))

    def refuse_changes(self, changes: Iterable[Mapping[str, Any]]) -> None:
        """Raise StalePreview if there are changes since the preview to what a write rests on."""
        if listing := list(changes):
            raise StalePreview("ledger.stale", changes=listing, count=len(listing), version=self.version)

    def _author(self) -> Mapping[Any, Any]:
        """The row of who is signed in, else of the person without account who has the actor's name; or a new one."""
        people = self.connection.execute(select(tables.person)).mappings().all()
        for person in people:
            if self.actor.person:
                if person["id"] == self.actor.person:
                    return {**person, "name": person["name"] or person["id"]}
            elif person["id"] not in self.accounts and plain(person["name"] or "") == plain(self.actor.name):
                return person
        return self._add_person(self.actor.name, len(people) + 1)

    def add_person(self, name: str) -> str:
        """Add a person of this name and return the id."""
        count = self.connection.execute(select(func.count()).select_from(tables.person)).scalar_one()
        return str(self._add_person(name, count + 1)["id"])

    def _add_person(self, name: str, number: int) -> dict[str, Any]:
        row = _sealed({"name": _storable(name.strip())}) | {"id": f"P{number}"}
        self.connection.execute(insert(tables.person), row)
        return row

    def _entry(self, kind: str, author: Mapping[Any, Any]) -> dict[str, Any]:
        """Columns common to events and log entries; times never go backwards.

        Raises LedgerTrouble("ledger.clock_ahead").
        """
        trouble = clock.trouble_with(self.ledger, self.head["at"])
        if trouble and trouble.code == "ledger.clock_ahead":
            raise trouble
        if trouble and not self.added:
            logs.event.warning("clock behind", seconds=round(clock.behind(self.head["at"])))
        moment = now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self._move(at=max(moment, self.head["at"]))
        return {"kind": kind, "at": self.head["at"], "person": author["id"]}

    def _move(self, **end: object) -> None:
        self.connection.execute(update(tables.head).values(end))
        self.head.update(end)


def _read_as(author: Mapping[Any, Any], payload: Mapping[str, Any]) -> dict[str, Any]:
    """Name and payload of a new row as they will be read."""
    return {"actor_name": author["name"], "payload": json.loads(chain.canonical(dict(payload)))}


def _sealed(texts: Mapping[str, str]) -> dict[str, Any]:
    salt = secrets.token_hex(16)
    return {"salt": salt, **texts, **{f"{name}_seal": chain.seal(salt, words) for name, words in texts.items()}}


def _storable(words: str) -> str:
    """Text that both databases accept: without NUL and lone surrogates."""
    return words.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
