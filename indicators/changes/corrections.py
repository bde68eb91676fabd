"""Figures corrected in a table -> the file that they are kept as, which is read and checked like any other.

The cells of a table are text, as a person writes them: "12", "12*", "n/a"; reading the file finds what they mean.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from indicators import wording
from indicators.model import Catalogue, Message

KEY = ["country", "year", "indicator", "breakdown"]
FREE = ["value", "absence", "marks", "note"]
"""Columns that a person changes."""

COLUMNS = [*KEY, "value", "unit", "absence", "marks", "conf_status", "period_start", "period_end", "note"]


def cells_of(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of COLUMNS and source, all text, of rows of OBSERVATION whose indicator the catalogue knows.

    Indicators in the catalogue's order, and of each the newest year first.
    """
    order = {code: index for index, code in enumerate(catalogue.indicators)}
    rows = rows[rows["indicator"].isin(list(order))]
    rows = rows.assign(position=rows["indicator"].map(order)).sort_values(
        ["position", "breakdown", "year"], ascending=[True, True, False])
    cells = rows.rename(columns={"ref_area": "country", "source_title": "source"})
    cells["unit"] = [catalogue.indicators[code].unit for code in cells["indicator"]]
    cells["value"] = [_digits(value) for value in cells["value"]]
    return cells[[*COLUMNS, "source"]].astype("str").reset_index(drop=True)


def blank(ref_area: str, year: int, indicators: Iterable[str], catalogue: Catalogue,
          breakdown: str = "") -> pd.DataFrame:
    """Cells for figures that nobody has given yet, of the whole or of a part: "SEX=F"."""
    rows = [dict.fromkeys([*COLUMNS, "source"], "") | {
        "country": ref_area, "year": str(year), "indicator": code, "breakdown": breakdown,
        "unit": catalogue.indicators[code].unit}
        for code in indicators]
    return pd.DataFrame(rows, columns=[*COLUMNS, "source"]).astype("str")


def changed(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``after`` whose free cells differ from those of ``before``; a key that is not there has none."""
    known = before.set_index(KEY)[FREE].reindex(pd.MultiIndex.from_frame(after[KEY])).fillna("").to_numpy()
    return after[(known != after[FREE].to_numpy()).any(axis=1)]


def edit_file(rows: pd.DataFrame, version: int) -> bytes:
    """CSV of corrected cells below a line that names the data version they were made to; UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([wording.message(Message(code="edit.file", values={"version": version}))])
    writer.writerow(COLUMNS)
    writer.writerows(rows[COLUMNS].itertuples(index=False))
    return text.getvalue().encode()


FIRST_LINE = 3
"""Line of an edit file with its first row."""


def _digits(value: Any) -> str:
    """A value in plain digits, to the last one; "" for none."""
    return "" if pd.isna(value) else f"{Decimal(repr(float(value))).normalize():f}"
