"""Hash chains: each event and each log entry includes the hash of its predecessor and of its own content.

The first link is the ledger's identity. An event that adds a submission also covers the submission's row, which has the
SHA-256 of its bytes, so that any row lost, added or altered by hand is detected.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from indicators.errors import LedgerTrouble
from indicators.ledger import tables

BRINGING = ("published", "adopted")
"""Kinds of event that add a submission."""

SEALED = {"submission": ("filename", "source", "payload"), "event": ("note",), "log": ("payload",),
          "person": ("name",), "sealed_text": ("text",)}
"""Texts that may be erased, by table."""

FREE_TEXTS = {"released": ("name", "alone"), "prepared": ("subject", "note"), "acted_alone": ("subject", "reason"),
              "lock": ("reason",), "unlock": ("reason",), "erased": ("reason",)}
"""What people wrote in payloads of which the rest must stay, by kind: the payload has the seals, under SEALS."""

SEALS = "sealed"

PRINTED = 16
"""Number of hash digits printed on receipts: enough to identify the event, few enough to write down."""

Row = Mapping[Any, Any]


def canonical(content: object) -> str:
    """Return canonical JSON of ``content``, equal on every machine."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(content: bytes) -> str:
    """Return the SHA-256 digest in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def seal(salt: str, text: str) -> str:
    """Return the digest of a text that may be erased; once the salt is too, not even a short text can be guessed."""
    return sha256(f"{salt}\n{text}".encode())


def _link(previous: str, content: Mapping[str, Any]) -> str:
    return sha256(f"{previous}\n{canonical(content)}".encode())


def _lasting(table: str, row: Row) -> dict[str, Any]:
    """The content of a row that survives erasure, and is therefore in the chain."""
    dropped = {"salt", "hash", *SEALED[table], *tables.PARTS}
    return {str(name): value for name, value in row.items() if name not in dropped}


def first_link(ledger_id: str) -> str:
    """Return the link that the first event and the first log entry follow."""
    return sha256(ledger_id.encode())


def submission_digest(submission: Row) -> str:
    """Return the digest of a submission's row, which has the hashes of its bytes."""
    return _link("", _lasting("submission", submission))


def event_hash(previous: str, event: Row, author: str, brought: str) -> str:
    """Return the hash of an event by the seal of its author's name and the digest, if any, of what it ``brought``."""
    return _link(previous, {**_lasting("event", event), "author": author, "brought": brought})


def log_hash(previous: str, entry: Row, author: str) -> str:
    """Return the hash of an entry of the second log; ``author`` is the seal of the person's name."""
    return _link(previous, {**_lasting("log", entry), "author": author})


def blanked_rows(erasure: Mapping[str, Any]) -> set[tuple[str, object]]:
    """Return the table and key of each row that an erasure blanked, from the payload of its entry."""
    return {(table, key) for table, keys in erasure["rows"].items() for key in keys}


def seals_in(payload: str | None) -> list[str]:
    """Return the seals of the texts that belong to a payload, as it is stored."""
    return [*json.loads(payload or "{}").get(SEALS, {}).values()]


def verify(connection: Connection, ledger: str) -> None:
    """Read every byte, recompute both chains and compare them.

    Raises LedgerTrouble("ledger.damaged", what=..., which=...) at the first difference.
    """
    try:
        _Check(connection, ledger).run()
    except (TypeError, ValueError) as error:             # a cell of the wrong type
        raise LedgerTrouble("ledger.damaged", ledger=ledger, what="cell", which=str(error)) from error


class _Check:
    """One pass over the whole content of a ledger."""

    def __init__(self, connection: Connection, ledger: str) -> None:
        self.connection, self.ledger = connection, ledger
        self.erased: set[tuple[str, object]] = set()
        self.seals_named = set[str]()                      # in payloads
        self.people = {row["id"]: row for row in self.rows(tables.person)}

    def run(self) -> None:
        heads = list(self.connection.execute(select(tables.head)).mappings())
        self.demand(len(heads) == 1, "head", 1)
        head = heads[0]
        number, last = self.log(first_link(head["ledger_id"]))
        self.demand((head["log_number"], head["log_hash"]) == (number, last), "head", 1)
        for person in self.people.values():
            self.seals("person", person, person["id"], erased=("person", person["id"]) in self.erased)
        version, last = self.events(first_link(head["ledger_id"]), self.submissions())
        self.demand((head["version"], head["hash"]) == (version, last), "head", 1)
        for row in self.rows(tables.received_file):
            self.demand(sha256(row["content"]) == row["sha256"], "blob", row["sha256"])
        texts = {row["text_seal"]: row for row in self.rows(tables.sealed_text)}
        for which in sorted(self.seals_named | texts.keys()):
            erased = ("sealed_text", which) in self.erased
            self.demand(which in texts and (erased or which in self.seals_named), "sealed_text", which)
            self.seals("sealed_text", texts[which], which, erased=erased)

    def log(self, link: str) -> tuple[int, str]:
        entries = self.rows(tables.log, "number")
        for number, entry in enumerate(entries, 1):
            link = log_hash(link, entry, self.author(entry, "log", number))
            self.demand((entry["number"], entry["hash"]) == (number, link), "log", number)
            if entry["kind"] == "erased":
                self.seals("log", entry, number, erased=False)
                self.erased |= blanked_rows(json.loads(entry["payload"]))
        for entry in entries:
            gone = ("log", entry["number"]) in self.erased and entry["kind"] != "erased"
            self.seals("log", entry, entry["number"], erased=gone)
            self.seals_named.update(seals_in(entry["payload"]))
        return len(entries), link

    def submissions(self) -> dict[str, str]:
        """Return the digest of each submission, by id."""
        digests = {}
        for row in self.connection.execute(select(tables.submission).execution_options(yield_per=1)).mappings():
            erased = ("submission", row["id"]) in self.erased
            self.seals("submission", row, row["id"], erased=erased)
            for part in tables.PARTS:
                sound = erased if row[part] is None else sha256(row[part]) == row[f"{part}_sha256"]
                self.demand(sound, "blob", row["id"])
            digests[row["id"]] = submission_digest(row)
        return digests

    def events(self, link: str, digests: dict[str, str]) -> tuple[int, str]:
        version = 0
        for version, event in enumerate(self.rows(tables.event, "version"), 1):
            brings = event["kind"] in BRINGING
            self.demand(not brings or event["submission"] in digests, "submission", event["submission"])
            link = event_hash(link, event, self.author(event, "event", version),
                              digests.pop(event["submission"]) if brings else "")
            self.demand((event["version"], event["hash"]) == (version, link), "event", version)
            self.seals("event", event, version, erased=("event", version) in self.erased)
            self.seals_named.update(seals_in(event["payload"]))
        self.demand(not digests, "submission", next(iter(digests), ""))
        return version, link

    def seals(self, table: str, row: Row, which: object, *, erased: bool) -> None:
        for name in SEALED[table]:
            gone = row[name] is None or row["salt"] is None
            sound = erased if gone else seal(row["salt"], row[name]) == row[f"{name}_seal"]
            self.demand(sound, table, which)

    def author(self, row: Row, table: str, which: object) -> str:
        """The seal of the name of who wrote an event or an entry."""
        self.demand(row["person"] in self.people, table, which)
        return str(self.people[row["person"]]["name_seal"])

    def rows(self, table: Any, order: str | None = None) -> list[Row]:
        query = select(table).order_by(table.c[order]) if order else select(table)
        return list(self.connection.execute(query).mappings())

    def demand(self, sound: bool, what: str, which: object) -> None:
        if not sound:
            raise LedgerTrouble("ledger.damaged", ledger=self.ledger, what=what, which=which)
