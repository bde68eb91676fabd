"""Marks of figures: what each does to its figure, which rows carry them, and where a series breaks.

What a mark does stands in data/codelists/status.csv alone; its columns are explained in catalogue.StatusCode.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.model.codes import Mark

Bools = NDArray[np.bool_]

CODELIST = Path(__file__).parents[2] / "data" / "codelists" / "status.csv"


def _marks_with(column: str, *values: str) -> tuple[Mark, ...]:
    """The marks with one of some values in a column of the codelist, in its order."""
    with CODELIST.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "mark"]
    return tuple(Mark(row["code"]) for row in rows if row[column] in values)


BOUNDS = _marks_with("bound", "lower", "upper")          # the value is a limit, as in "<5"
NOT_JUDGED = _marks_with("judged", "no")                 # shown, but neither judged nor compared with
INEXACT = _marks_with("exact", "no")                     # the number may be another
HOLLOW = _marks_with("hollow", "yes")                    # drawn hollow
WITH_VALUE = _marks_with("told", "value")                # told with the number itself: "about", "at least"
REMARKED = _marks_with("told", "remark")                 # without which a figure would be misread
FROM_COUNTRIES = _marks_with("chosen_by", "country", "both")
FROM_READERS = _marks_with("chosen_by", "reader", "both")
FREE = ("", "F")                                        # CONF_STATUS of figures that are not confidential (SDMX)
SERIES = ["indicator", "ref_area", "breakdown"]
"""Columns that identify a series."""


def marked(marks: pd.Series, *wanted: Mark) -> Bools:
    """Whether a row carries any of the marks."""
    return carried(marks)(*wanted)


def carried(marks: pd.Series) -> Callable[..., Bools]:
    """A function that is ``marked`` for these rows: for several questions about a column that is read once."""
    codes, texts = marks.array.factorize()
    sets = [set(text.split()) for text in texts]

    def carry(*wanted: Mark) -> Bools:
        carries = np.array([not carried_marks.isdisjoint(wanted) for carried_marks in sets], bool)
        return carries[codes] if len(carries) else np.zeros(len(codes), bool)

    return carry


def breaks(rows: pd.DataFrame, carry: Callable[..., Bools] | None = None) -> Bools:
    """Whether each row is not comparable with those before: marked as a break, or another kind of year begins.

    ``rows`` are of OBSERVATION or ASSESSMENT, adjacent within a series and sorted by year; ``carry`` is ``carried`` of
    their marks, where they have been read.
    """
    carry = carry or carried(rows["marks"])
    return carry(Mark.BREAK) | _period_changes(rows, carry(Mark.FINANCIAL_YEAR))


def period_changes(rows: pd.DataFrame) -> Bools:
    """Whether a figure is of a financial year and the one before in its series of a calendar year, or the reverse.

    The two overlap by some months only, so what differs between them is not a change from year to year. A hidden figure
    counts as one. Rows as in ``breaks``.
    """
    return _period_changes(rows, marked(rows["marks"], Mark.FINANCIAL_YEAR))


def _period_changes(rows: pd.DataFrame, financial: Bools) -> Bools:
    changes = np.zeros(len(rows), bool)
    if financial.any():
        figure = rows["value"].notna().to_numpy(bool)
        at = np.flatnonzero(figure | rows["hidden"].to_numpy(bool) if "hidden" in rows else figure)
        now, before = at[1:], at[:-1]
        changes[now] = financial[now] != financial[before]
        for name in SERIES:
            column = rows[name].to_numpy()
            changes[now] &= column[now] == column[before]
    return changes
