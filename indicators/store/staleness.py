"""Whether what a write touches has changed since the version that it was previewed on."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from indicators.errors import StalePreview
from indicators.model import KEY
from indicators.store import tables
from indicators.store.rows import from_parquet

MOST_LISTED = 1000

NARRATIVE = "narrative"
"""Stands in the key's indicator for a country's report of a year."""


def keys_of(submission: Mapping[Any, Any], rows: bytes | None) -> pd.DataFrame:
    """KEY columns of what a submission says; a narrative's key is its country and year.

    ``rows`` None: the rows are erased, and every key inside the submission's scope may have been among them.
    """
    if submission["kind"] == "narrative":
        return _scope([NARRATIVE], submission)
    if rows is None:
        return _scope(json.loads(submission["indicators"]), submission)
    keys: pd.DataFrame = from_parquet(rows, KEY).to_pandas()
    return keys.astype({"year": "int64"})


def _scope(indicators: Iterable[str], submission: Mapping[Any, Any]) -> pd.DataFrame:
    areas, years = json.loads(submission["areas"]), json.loads(submission["years"])
    levels = [list(indicators), areas, years]
    keys: pd.DataFrame = pd.MultiIndex.from_product(levels, names=KEY[:3]).to_frame(index=False)
    return keys.astype({"year": "int64"})


def refuse_stale(
    connection: Connection, submission: Mapping[Any, Any], rows: bytes | None, previewed_on: int, version: int
) -> None:
    """Raise StalePreview where a later event touched a key of ``submission``.

    ``values["changes"]`` lists up to MOST_LISTED of them: the key, and version, kind and name of the later event;
    ``values["count"]`` counts all, ``values["version"]`` is the newest data version.
    """
    changes, count = changes_since(connection, submission, rows, previewed_on)
    if count:
        raise StalePreview("ledger.stale", changes=changes, count=count, version=version)


def changes_since(
    connection: Connection, submission: Mapping[Any, Any], rows: bytes | None, previewed_on: int
) -> tuple[list[dict[str, Any]], int]:
    """Keys of ``submission`` that later events touched, up to MOST_LISTED of them, and how many there are."""
    changes: list[dict[str, Any]] = []
    count = 0
    keys = None
    for later in _later_events(connection, previewed_on):
        if not _scopes_meet(submission, later):
            continue
        keys = keys_of(submission, rows) if keys is None else keys
        theirs = keys_of(later, _rows(connection, later["id"]))
        both = keys.merge(theirs, on=[column for column in KEY if column in keys and column in theirs])
        count += len(both)
        what = {"version": later["version"], "kind": later["event_kind"], "name": later["actor_name"]}
        listed = both.head(MOST_LISTED - len(changes)).to_dict("records")
        changes += [{**{str(column): value for column, value in key.items()}, **what} for key in listed]
    return changes, count


def _later_events(connection: Connection, previewed_on: int) -> list[Mapping[Any, Any]]:
    event, submission = tables.event.c, tables.submission.c
    query = (
        select(event.version, event.kind.label("event_kind"), event.actor_name, submission.id, submission.kind,
               submission.areas, submission.indicators, submission.years)
        .join_from(tables.event, tables.submission)
        .where(event.version > previewed_on, submission.kind != "catalogue")
        .order_by(event.version)
    )
    return list(connection.execute(query).mappings())


def _scopes_meet(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> bool:
    if (one["kind"] == "narrative") != (other["kind"] == "narrative"):
        return False
    return all(set(json.loads(one[name])) & set(json.loads(other[name]))
               for name in ("areas", "years", *(("indicators",) if one["kind"] != "narrative" else ())))


def _rows(connection: Connection, submission: str) -> bytes | None:
    blob = tables.blob.c
    content: bytes | None = connection.scalar(
        select(blob.bytes).where(blob.submission == submission, blob.part == "rows"))
    return content
