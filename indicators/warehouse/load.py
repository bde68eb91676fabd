"""Load new ledger content into the tables of a snapshot: rows, and when each submission is valid."""

from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa

from indicators.ledger.records import Event, Submission
from indicators.model import OBSERVATION
from indicators.model.parquet import from_parquet
from indicators.warehouse import queries

FIGURES = ("observations", "edit")
"""Kinds of submission that have rows."""

TURNS = ("published", "withdrawn", "restored")
"""Kinds of event from or to which a submission is valid."""

_TYPES = {"str": "VARCHAR", "int64": "BIGINT", "float64": "DOUBLE"}


def create_tables(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the empty tables, with declared types."""
    columns = ", ".join(f"{name} {_TYPES[kind]}" for name, kind in OBSERVATION.items())
    cursor.execute(queries.text("schema").format(columns=columns))


def load_events(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event], submission: Callable[[str], Submission],
                rows: Callable[[str], bytes]) -> None:
    """Load events in their order, and the rows of all in one statement; ``submission`` and ``rows`` read the ledger."""
    tables = []
    for event in events:
        cursor.execute(queries.text("insert_event"), {"version": event.version, "moment": event.at})
        if event.submission and event.kind in TURNS:
            turned = submission(event.submission)
            _turn(cursor, event, turned)
            if event.kind == "published" and turned.kind in FIGURES:
                table = from_parquet(rows(turned.id))
                tables.append(table.append_column("submission_version", pa.repeat(turned.version, len(table))))
    if tables:
        cursor.register("incoming", pa.concat_tables(tables))
        cursor.execute(queries.text("insert_rows"))
        cursor.unregister("incoming")


def _turn(cursor: duckdb.DuckDBPyConnection, event: Event, submission: Submission) -> None:
    """Begin or end the validity of a submission."""
    if event.kind == "withdrawn":
        cursor.execute(queries.text("withdraw"), {"submission": submission.id, "version": event.version})
    else:
        cursor.execute(queries.text("insert_validity"), {
            "submission": submission.id, "kind": submission.kind, "submission_version": submission.version,
            "from_version": event.version})


def forget(cursor: duckdb.DuckDBPyConnection, erased: Submission) -> None:
    """Delete the rows of an erased submission, at all versions."""
    cursor.execute(queries.text("forget_rows"), {"submission_version": erased.version})
