"""Corrections made in a table -> a CSV file that is read and validated like any other.

The cells of the table are text as people write it: "12", "12*", "n/a"; reading the file interprets them.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators import wording
from indicators.model import Catalogue, Message

KEY = ["country", "year", "indicator", "breakdown"]
FREE = ["value", "absence", "marks", "note"]
"""Columns that the user may change."""

COLUMNS = [*KEY, "value", "unit", "absence", "marks", "conf_status", "period_start", "period_end", "note"]


def cells_of(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Return a text frame of COLUMNS and source for OBSERVATION rows, by indicator, and newest first."""
    order = {code: index for index, code in enumerate(catalogue.indicators)}
    rows = rows[rows["indicator"].isin(list(order))]
    rows = rows.assign(position=rows["indicator"].map(order)).sort_values(
        ["position", "breakdown", "year"], ascending=[True, True, False])
    cells = rows.rename(columns={"ref_area": "country", "source_title": "source"})
    cells["unit"] = [catalogue.indicators[code].unit for code in cells["indicator"]]
    cells["value"] = [_digits(value) for value in cells["value"]]
    return cells[[*COLUMNS, "source"]].astype("str").reset_index(drop=True)


def indicators_of(cells: pd.DataFrame, goal: str, catalogue: Catalogue) -> list[str]:
    """Return the indicators of a goal that countries report themselves, and those that the cells have besides."""
    own = [one.id for one in catalogue.goal[goal].indicators if one.provider == "country" and not one.publisher]
    return list(dict.fromkeys([*own, *cells["indicator"]]))


def with_blank(cells: pd.DataFrame, ref_area: str, year: int, breakdown: str, indicators: Iterable[str],
               catalogue: Catalogue) -> pd.DataFrame:
    """Return the cells below new ones for a year and a breakdown as somebody wrote it, "SEX=F; AGE=Y0T17", of the
    indicators that have none.
    """
    breakdown = ";".join(sorted(breakdown.replace(" ", "").split(";")))
    there = set(cells.loc[(cells["year"] == str(year)) & (cells["breakdown"] == breakdown), "indicator"])
    rows = blank(ref_area, year, [code for code in indicators if code not in there], catalogue, breakdown)
    return pd.concat([rows, cells], ignore_index=True)


def blank(ref_area: str, year: int, indicators: Iterable[str], catalogue: Catalogue,
          breakdown: str = "") -> pd.DataFrame:
    """Return cells for figures that do not exist yet, of the total or a breakdown such as "SEX=F"."""
    rows = [dict.fromkeys([*COLUMNS, "source"], "") | {
        "country": ref_area, "year": str(year), "indicator": code, "breakdown": breakdown,
        "unit": catalogue.indicators[code].unit}
        for code in indicators]
    return pd.DataFrame(rows, columns=[*COLUMNS, "source"]).astype("str")


def changed(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``after`` whose free cells differ; for a new key all cells were blank before."""
    cells_before = before.set_index(KEY)[FREE].reindex(pd.MultiIndex.from_frame(after[KEY])).fillna("").to_numpy()
    return after[(cells_before != after[FREE].to_numpy()).any(axis=1)]


def edit_file(rows: pd.DataFrame, version: int) -> bytes:
    """Return a CSV (UTF-8) of the corrected cells, below a line with the data version they are based on."""
    first = wording.message(Message(code="edit.file", values={"version": version}))
    return f"{first}\n{rows[COLUMNS].to_csv(index=False, lineterminator=chr(10))}".encode()


FIRST_LINE = 3
"""Line of the first row in an edit file."""


def _digits(value: Any) -> str:
    """A value in plain digits, without rounding; "" for none."""
    return "" if pd.isna(value) else f"{Decimal(repr(float(value))).normalize():f}"
