"""How sure the statuses of a scoreboard are; of an activity, which has none, the country's own years before."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators import wording
from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import CERTAINTY, KEY, Changed, Indicator, Mark, Message, Status, records
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked

YEARS = 5
EARLIER = ["earlier_since", "earlier_by", "earlier_least", "earlier_most"]


def certainty_of(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Frame of CERTAINTY for rows of the scoreboard's assessments, with the index of ``rows``."""
    keys = pd.MultiIndex.from_frame(rows[KEY])
    texts = {name: "" for name, kind in CERTAINTY.items() if kind == "str"}
    return scoreboard.certainty.reindex(keys).fillna(texts).astype(CERTAINTY).set_axis(rows.index)


def with_certainty(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row of the scoreboard's assessments with its fields of CERTAINTY and, for an activity, of EARLIER."""
    is_counted = counts_activities(scoreboard.catalogue.indicators[row["indicator"]])
    before = records(earlier(scoreboard, pd.DataFrame([row])))[0] if is_counted else dict.fromkeys(EARLIER, np.nan)
    return {**row, **scoreboard.certainty_of(row), **before}


def certainty_word(row: Mapping[Any, Any]) -> str:
    """Name of the certainty of a row with fields of CERTAINTY; "" where no change is claimed."""
    return wording.certainty(row["certainty"], chance=row["doubt"] != "figure")


def otherwise(row: Mapping[str, Any]) -> tuple[Message, ...]:
    """The status that a row would have if its own figure were slightly different; empty where none gives another."""
    if not row["would_be"] or row["changed_year"] != row["year"]:
        return ()
    kind = "own" if row["changed"] == Changed.PROVISIONAL else str(Changed(row["changed"]))
    return (Message(code="sensitivity", values={
        "kind": kind, "changed_way": row["changed_way"], "status": Status(row["would_be"]),
        "year": int(row["year"]), "unit_of_one": row["indicator"]}),)


def counts_activities(indicator: Indicator) -> bool:
    """Whether an indicator counts what was organised, which has no status."""
    method = methods.method_of(indicator)
    return method is not None and method.counted and not method.has_number


def earlier(scoreboard: Scoreboard, rows: pd.DataFrame) -> pd.DataFrame:
    """Columns EARLIER for rows of ASSESSMENT: first and last year with a figure in the five before, least and most.

    NaN for all but activities, where there is no such figure, where one is hidden, and where the row's own year is
    uncertain.
    """
    indicators, every = scoreboard.catalogue.indicators, scoreboard.assessments
    counted = [code for code in rows["indicator"].unique()
               if code in indicators and counts_activities(indicators[code])]
    every = every[scoreboard.rows_of("indicator", counted) & scoreboard.rows_of("breakdown", [""])]
    every = every[~marked(every["marks"], *NOT_JUDGED, *BOUNDS)]
    pairs = rows[["indicator", "ref_area", "year"]].assign(row=rows.index).merge(
        every[["indicator", "ref_area", "year", "value", "hidden"]], on=["indicator", "ref_area"],
        suffixes=("", "_before"))
    pairs = pairs[pairs["year_before"].between(pairs["year"] - YEARS, pairs["year"] - 1)]
    hidden = pairs.loc[pairs["hidden"], "row"]
    by_row = pairs[pairs["value"].notna() & ~pairs["row"].isin(hidden)].groupby("row")
    spans = by_row["year_before"].min(), by_row["year_before"].max(), by_row["value"].min(), by_row["value"].max()
    found = pd.DataFrame(dict(zip(EARLIER, spans, strict=True))).reindex(rows.index).astype(np.float64)
    found.loc[marked(rows["marks"], Mark.UNCERTAIN)] = np.nan
    return found
