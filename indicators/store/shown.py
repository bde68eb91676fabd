"""What the public was shown of each version: numbers and keys alone, kept for good, whatever is erased later.

A record holds only the numbers that no record before it has. Nothing is given to the public before its record is kept.
"""

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, func, insert, select, update

from indicators.errors import LedgerTrouble
from indicators.model import KEY, Actor
from indicators.store import chain, tables
from indicators.store.page import Page

KIND = "shown"
"""Kind of the log's entry that tells of a record, with its hash: the chain notices one that is lost or altered."""

ROWS = {"kind": "str", **dict.fromkeys(KEY, "str"), "year": "int64", "value": "float64"}
"""Columns of a record. ``kind``: a "number" shown for the first time, a key "hidden" for the first time, one held
"back" though its number is out, or "out": the indicator, area and year of a count that can be told."""

_TYPES = {"str": pa.dictionary(pa.int32(), pa.string()), "int64": pa.int64(), "float64": pa.float64()}
_SCHEMA = pa.schema([(name, _TYPES[kind]) for name, kind in ROWS.items()])


@dataclass(frozen=True)
class Shown:
    """A record of what the public was shown of a version; ``rows`` is a frame of ROWS as bytes."""

    version: int
    number: int
    rows: bytes


def to_bytes(rows: pd.DataFrame) -> bytes:
    """A frame of ROWS, small."""
    sink = pa.BufferOutputStream()
    table = pa.Table.from_pandas(rows[list(ROWS)], schema=_SCHEMA, preserve_index=False).replace_schema_metadata(None)
    with pa.ipc.new_stream(sink, _SCHEMA, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def from_bytes(contents: list[bytes]) -> pd.DataFrame:
    """The frame of ROWS of some records, and which of them (``record``) each row is of."""
    tables_of = [pa.ipc.open_stream(content).read_all() for content in contents]
    if not tables_of:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in {**ROWS, "record": "int64"}.items()})
    frame = pa.concat_tables(tables_of).unify_dictionaries().to_pandas().astype(ROWS)
    return frame.assign(record=[number for number, table in enumerate(tables_of) for _ in range(len(table))])


def records(connection: Connection, after: int, ledger: str) -> list[Shown]:
    """The records kept after one of a number, in order, their hashes checked."""
    query = select(tables.shown).where(tables.shown.c.number > after).order_by(tables.shown.c.number)
    found = list(connection.execute(query).mappings())
    for row in found:
        if chain.sha256(row["rows"]) != row["sha256"]:
            raise LedgerTrouble("ledger.damaged", ledger=ledger, what="shown", which=row["version"])
    return [Shown(row["version"], row["number"], bytes(row["rows"])) for row in found]


def not_yet_kept(connection: Connection) -> list[int]:
    """Versions released by an older program that have no record yet."""
    shown = tables.shown.c
    return list(connection.scalars(select(shown.version).where(shown.number.is_(None)).order_by(shown.version)))


def keep(page: Page, actor: Actor, version: int, rows: bytes, after: int) -> bool:
    """Keep the record of a version, unless one came after number ``after``: then False, and nothing is kept."""
    shown = tables.shown.c
    if (page.connection.scalar(select(func.max(shown.number))) or 0) != after:
        return False
    digest = chain.sha256(rows)
    entry = page.log(actor, KIND, {"version": version, "sha256": digest})
    content = {"number": entry.number, "sha256": digest, "rows": rows}
    waiting = page.connection.scalar(select(func.count()).where(shown.version == version))
    of_version = tables.shown.c.version == version
    page.connection.execute(update(tables.shown).where(of_version).values(content) if waiting
                            else insert(tables.shown).values(version=version, **content))
    return True
