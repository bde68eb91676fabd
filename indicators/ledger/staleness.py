"""Check whether the keys of a write have changed since the version on which it was previewed.

Keys are compared in the codes of the catalogue in force, so that a renamed indicator is the same.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from indicators.errors import StalePreview
from indicators.ledger import tables
from indicators.ledger.records import ACTOR_NAME
from indicators.ledger.renames import Codes, codes_in_force
from indicators.model import KEY
from indicators.model.parquet import from_parquet

MOST_LISTED = 1000

NARRATIVE = "narrative"
"""In place of an indicator: the key of a country's report for a year."""


def keys_of(submission: Mapping[Any, Any], rows: bytes | None, codes: Codes) -> pd.DataFrame:
    """Return the KEY columns of a submission with present codes; a narrative's key is its country and year.

    If ``rows`` is None they are erased, and all keys within the submission's scope are returned.
    """
    if submission["kind"] == "narrative":
        return _scope([NARRATIVE], submission)
    if rows is None:
        return _scope(sorted(_indicators(submission, codes)), submission)
    keys: pd.DataFrame = from_parquet(rows, KEY).to_pandas()
    indicator = keys["indicator"].astype("str").replace(codes)
    return keys.assign(indicator=indicator).astype({"year": "int64"}).drop_duplicates()


def _indicators(submission: Mapping[Any, Any], codes: Codes) -> set[str]:
    return {codes.get(code, code) for code in json.loads(submission["indicators"])}


def _scope(indicators: Iterable[str], submission: Mapping[Any, Any]) -> pd.DataFrame:
    areas, years = json.loads(submission["areas"]), json.loads(submission["years"])
    levels = [list(indicators), areas, years]
    keys: pd.DataFrame = pd.MultiIndex.from_product(levels, names=KEY[:3]).to_frame(index=False)
    return keys.astype({"year": "int64"})


def refuse_stale(
    connection: Connection, submission: Mapping[Any, Any], rows: bytes | None, previewed_on: int, *, version: int
) -> None:
    """Raise StalePreview if a later event touched a key of ``submission``: its ``values`` have what ``changes_since``
    returns, as ``changes`` and ``count``, and the newest data ``version``.
    """
    changes, count = changes_since(connection, submission, rows, previewed_on)
    if count:
        raise StalePreview("ledger.stale", changes=changes, count=count, version=version)


def changes_since(
    connection: Connection, submission: Mapping[Any, Any], rows: bytes | None, previewed_on: int
) -> tuple[list[dict[str, Any]], int]:
    """Return the keys of ``submission`` that later events touched, up to MOST_LISTED and each with version, kind and
    name of the event, and their total number.
    """
    changes: list[dict[str, Any]] = []
    count = 0
    keys = None
    if not (events := _later_events(connection, previewed_on)):
        return changes, count
    codes = codes_in_force(connection)
    for later in events:
        if not _scopes_meet(submission, later, codes):
            continue
        keys = keys_of(submission, rows, codes) if keys is None else keys
        theirs = keys_of(later, later["rows"], codes)
        both = keys.merge(theirs, on=[column for column in KEY if column in keys and column in theirs])
        count += len(both)
        what = {"version": later["version"], "kind": later["event_kind"], "name": later["actor_name"]}
        listed = both.head(MOST_LISTED - len(changes)).to_dict("records")
        changes += [{**{str(column): value for column, value in key.items()}, **what} for key in listed]
    return changes, count


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


def _scopes_meet(one: Mapping[Any, Any], other: Mapping[Any, Any], codes: Codes) -> bool:
    if (one["kind"] == "narrative") != (other["kind"] == "narrative"):
        return False
    if not all(set(json.loads(one[name])) & set(json.loads(other[name])) for name in ("areas", "years")):
        return False
    return one["kind"] == "narrative" or bool(_indicators(one, codes) & _indicators(other, codes))
