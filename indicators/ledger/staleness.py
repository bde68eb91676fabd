"""Check whether the keys of a write have changed since the version on which it was previewed.

Keys are compared in the codes of the catalogue in force, so that a renamed indicator is the same.
"""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from indicators.ledger import tables
from indicators.ledger.records import ACTOR_NAME
from indicators.ledger.renames import Codes, codes_in_force
from indicators.model import KEY
from indicators.model.parquet import from_parquet


def changes_since(
    connection: Connection, submission: Mapping[Any, Any], rows: bytes | None, previewed_on: int
) -> list[dict[str, Any]]:
    """Return the keys of ``submission`` that later events touched, each with version, kind and name of the event."""
    changes: list[dict[str, Any]] = []
    if events := _later_events(connection, previewed_on):
        codes = codes_in_force(connection)
        keys = keys_of(submission, rows, codes)
        for later in events:
            what = {"version": later["version"], "kind": later["event_kind"], "name": later["actor_name"]}
            both = keys.merge(keys_of(later, later["rows"], codes)).to_dict("records")
            changes += [{**{str(column): value for column, value in key.items()}, **what} for key in both]
    return changes


def keys_of(submission: Mapping[Any, Any], rows: bytes | None, codes: Codes) -> pd.DataFrame:
    """Return the KEY columns of a submission with present codes; those of a narrative have "narrative" as indicator.

    If ``rows`` is None they are erased, and all keys within the submission's scope are returned.
    """
    if submission["kind"] == "narrative":
        return _scope({"narrative"}, submission)
    if rows is None:
        return _scope({codes.get(code, code) for code in json.loads(submission["indicators"])}, submission)
    keys: pd.DataFrame = from_parquet(rows, KEY).to_pandas()
    indicator = keys["indicator"].astype("str").replace(codes)
    return keys.assign(indicator=indicator).astype({"year": "int64"}).drop_duplicates()


def _scope(indicators: set[str], submission: Mapping[Any, Any]) -> pd.DataFrame:
    levels = [sorted(indicators), json.loads(submission["areas"]), json.loads(submission["years"])]
    keys: pd.DataFrame = pd.MultiIndex.from_product(levels, names=KEY[:3]).to_frame(index=False)
    return keys.astype({"year": "int64"})


def _later_events(connection: Connection, previewed_on: int) -> list[Mapping[Any, Any]]:
    """Later events about submissions, each with its submission's row."""
    event, submission = tables.event.c, tables.submission.c
    query = (
        select(event.version, event.kind.label("event_kind"), ACTOR_NAME, submission.kind, submission.rows,
               submission.areas, submission.indicators, submission.years)
        .join_from(tables.event, tables.submission)
        .join(tables.person)
        .where(event.version > previewed_on, submission.kind != "catalogue")
        .order_by(event.version))
    return list(connection.execute(query).mappings())
