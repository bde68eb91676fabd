"""What the public was shown of each version: numbers and keys only, kept permanently, regardless of later erasures.

A record holds only numbers that no earlier record has. Nothing is shown to the public before its record is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, bindparam, func, insert, select, update

from indicators.errors import LedgerTrouble
from indicators.ledger import chain, tables
from indicators.ledger.renames import Codes
from indicators.ledger.transaction import Transaction
from indicators.model import KEY, Actor

KIND = "shown"
"""Kind of the log entry that holds a record's hash: the chain detects a record that is lost or altered."""

ROWS = {"kind": "str", **dict.fromkeys(KEY, "str"), "year": "int64", "value": "float64"}
"""Columns of a record. ``kind``: "number" shown for the first time; key "hidden" for the first time; "back" for a key
hidden although its number is already public; or "out" for indicator, area and year of a count that can be derived."""

APART = "@"
"""Separates the code of an indicator as related by an earlier catalogue from the version of that catalogue."""

FEW = 200
"""Number of rows up to which a record is not compressed: it would be no smaller, and ten times slower to read."""

_TYPES = {"str": pa.dictionary(pa.int32(), pa.string()), "int64": pa.int64(), "float64": pa.float64()}
_SCHEMA = pa.schema([(name, _TYPES[kind]) for name, kind in ROWS.items()])
_RECORDS = select(tables.shown).where(tables.shown.c.number > bindparam("after")).order_by(tables.shown.c.number)


@dataclass(frozen=True)
class Shown:
    """A record of what the public was shown of a version; ``rows`` is a serialised frame of ROWS."""

    version: int
    number: int
    rows: bytes


@dataclass(frozen=True)
class SoFar:
    """Everything the public was ever shown: the numbers of all records, including those of withdrawn releases."""

    rows: pd.DataFrame         # ROWS, and the index of the record that each row is from (``record``)
    versions: tuple[int, ...] = ()  # of each record
    last: int = 0              # number of the last record

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """Key and value of every number shown, and the suppressed keys; distinct."""
        found = self.rows.loc[self.rows["kind"].isin(["number", "hidden"]), [*KEY, "value"]]
        return found.drop_duplicates(ignore_index=True)

    @cached_property
    def out(self) -> frozenset[tuple[str, str, int]]:
        """Indicator, area and year of counts found to be derivable from what is public."""
        found = self.rows.loc[self.rows["kind"] == "out", ["indicator", "ref_area", "year"]]
        return frozenset(found.itertuples(index=False, name=None))

    def back(self, version: int) -> pd.DataFrame:
        """Return the keys suppressed at a version although their number was already public."""
        of = self.versions.index(version)
        return self.rows.loc[(self.rows["kind"] == "back") & (self.rows["record"] == of), KEY]

    def then(self, new: Sequence[Shown]) -> "SoFar":
        """Return this with newer records added."""
        if not new:
            return self
        rows = from_bytes([record.rows for record in new])
        rows["record"] += len(self.versions)
        return SoFar(pd.concat([self.rows, rows], ignore_index=True) if self.versions else rows,
                     (*self.versions, *(record.version for record in new)), new[-1].number)

    def hidden(self, version: int) -> pd.DataFrame:
        """Return the keys suppressed at a version or by an earlier decision."""
        of = self.versions.index(version)
        return self.rows.loc[(self.rows["kind"] == "hidden") & (self.rows["record"] <= of), KEY].drop_duplicates()

    def meant(self, codes: Codes) -> "SoFar":
        """Return this with present codes."""
        return replace(self, rows=self.rows.assign(indicator=self.rows["indicator"].replace(codes)))


def to_bytes(rows: pd.DataFrame) -> bytes:
    """Serialise a frame of ROWS, compressed if large."""
    sink = pa.BufferOutputStream()
    table = pa.Table.from_pandas(rows[list(ROWS)], schema=_SCHEMA, preserve_index=False).replace_schema_metadata(None)
    pressed = pa.ipc.IpcWriteOptions(compression="zstd" if len(rows) > FEW else None)
    with pa.ipc.new_stream(sink, _SCHEMA, options=pressed) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def from_bytes(contents: list[bytes]) -> pd.DataFrame:
    """Return the frame of ROWS of several records, with the index of each row's record (``record``)."""
    tables_of = [pa.ipc.open_stream(content).read_all() for content in contents]
    if not tables_of:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in {**ROWS, "record": "int64"}.items()})
    frame = pa.concat_tables(tables_of).unify_dictionaries().to_pandas().astype(ROWS)
    return frame.assign(record=np.repeat(np.arange(len(tables_of)), [len(table) for table in tables_of]))


def records(connection: Connection, after: int, ledger: str) -> list[Shown]:
    """Return the records with a number above ``after``, in order, with verified hashes."""
    found = list(connection.execute(_RECORDS, {"after": after}).mappings())
    for row in found:
        if chain.sha256(row["rows"]) != row["sha256"]:
            raise LedgerTrouble("ledger.damaged", ledger=ledger, what="shown", which=row["version"])
    return [Shown(row["version"], row["number"], bytes(row["rows"])) for row in found]


def not_yet_kept(connection: Connection) -> list[int]:
    """Return the versions released by an older program that have no record yet."""
    shown = tables.shown.c
    return list(connection.scalars(select(shown.version).where(shown.number.is_(None)).order_by(shown.version)))


def keep(transaction: Transaction, actor: Actor, version: int, rows: bytes, after: int) -> bool:
    """Store the record of a version; False, and nothing stored, if another record came after number ``after``."""
    shown = tables.shown.c
    if (transaction.connection.scalar(select(func.max(shown.number))) or 0) != after:
        return False
    digest = chain.sha256(rows)
    entry = transaction.log(actor, KIND, {"version": version, "sha256": digest})
    content = {"number": entry.number, "sha256": digest, "rows": rows}
    waiting = transaction.connection.scalar(select(func.count()).where(shown.version == version))
    of_version = tables.shown.c.version == version
    transaction.connection.execute(update(tables.shown).where(of_version).values(content) if waiting
                            else insert(tables.shown).values(version=version, **content))
    return True
