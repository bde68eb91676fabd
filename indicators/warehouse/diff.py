"""The difference between two tables of observations, and its sides."""

from collections.abc import Collection
from functools import cache
from typing import Literal

import duckdb
import pandas as pd

from indicators.model import KEY, OBSERVATION
from indicators.model.parquet import table_of
from indicators.warehouse import queries

NEW, CHANGED, UNCHANGED, ABSENT = "new", "changed", "unchanged", "absent"

ATTRIBUTES = [name for name in OBSERVATION if name not in KEY]
"""Columns of a row besides its key."""

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false", "temp_directory": "",      # nothing is written to disk
    "allocator_background_threads": True, "allocator_flush_threshold": "1MB"}     # memory of a query is given back


def diff(before: pd.DataFrame, after: pd.DataFrame, compared: Collection[str] = ATTRIBUTES) -> pd.DataFrame:
    """Compare two OBSERVATION frames: KEY, ``kind``, and each of ATTRIBUTES as ``x_before`` and ``x_after``.

    A row whose columns ``compared`` are equal is unchanged. Sorted by key; a retracted row is never absent.
    """
    sides = ", ".join(f"{side}.{name} AS {name}_{side}" for side in ("before", "after") for name in ATTRIBUTES)
    same = " AND ".join(f"before.{name} IS NOT DISTINCT FROM after.{name}" for name in sorted(compared))
    with _database().cursor() as cursor:
        cursor.register("before", table_of(before))
        cursor.register("after", table_of(after))
        rows: pd.DataFrame = cursor.sql(
            queries.text("diff").format(sides=sides, same=same)).to_arrow_table().to_pandas()
    return rows


def side(rows: pd.DataFrame, which: Literal["before", "after"]) -> pd.DataFrame:
    """Return one side of the rows of a diff as OBSERVATION, without the keys that lack it."""
    rows = rows[rows[f"absence_{which}"].notna()]
    return rows[[name if name in KEY else f"{name}_{which}" for name in OBSERVATION]].set_axis(
        list(OBSERVATION), axis="columns").astype(OBSERVATION).reset_index(drop=True)


@cache
def _database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config=SETTINGS)
