"""Activities: a country's number beside its own years before, instead of a status; joint ones, each counted once.

A training that four countries report is never added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import ACTIVITY, Indicator, Mark, Message
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked

YEARS = 5
EARLIER = ["earlier_since", "earlier_by", "earlier_least", "earlier_most"]


@dataclass(frozen=True, kw_only=True)
class Activities:
    """The activities that a group's countries name in a year, each counted once however many countries took part."""

    indicator: str
    year: int
    distinct: tuple[str, ...]              # identifier of each, without the prefix ACTIVITY=
    naming: tuple[str, ...]                # areas that name at least one
    unnamed: tuple[str, ...]               # areas that count more activities than they name

    @property
    def messages(self) -> tuple[Message, ...]:
        """The number of activities, and the countries whose activities are not included; empty where none is named."""
        if not self.distinct:
            return ()
        values = {"indicator": self.indicator, "year": self.year, "value": len(self.distinct)}
        named = Message(code="group.activities", values={**values, "naming": len(self.naming)})
        left_out = Message(code="group.activities_unnamed", values={"areas": self.unnamed})
        return (named, left_out) if self.unnamed else (named,)


def activities(scoreboard: Scoreboard, indicator: str, areas: Sequence[str], year: int) -> Activities:
    """The distinct activities of an indicator that areas name in a year, by the breakdown ``ACTIVITY=<id>``.

    A value above zero means that the area took part. Coded and hidden rows do not count.
    """
    rows = scoreboard.assessments
    own = scoreboard.rows_of("indicator", [indicator]) & (rows["year"] == year)
    rows = rows.loc[own, ["ref_area", "breakdown", "value", "marks"]]
    rows = rows[rows["ref_area"].isin(list(areas)) & (rows["value"] > 0)
                & ~rows["marks"].str.contains(Mark.CODED, regex=False)]
    named = rows[is_activity(rows["breakdown"])]
    totals = rows[rows["breakdown"] == ""].set_index("ref_area")["value"]
    counted = named.groupby("ref_area")["value"].sum().reindex(totals.index, fill_value=0)
    return Activities(
        indicator=indicator, year=year,
        distinct=tuple(sorted({breakdown.removeprefix(f"{ACTIVITY}=") for breakdown in named["breakdown"]})),
        naming=tuple(sorted(set(named["ref_area"]))), unnamed=tuple(sorted(totals.index[totals > counted])))


def is_activity(breakdown: pd.Series) -> pd.Series:
    """Whether a breakdown consists of one activity and nothing else."""
    return breakdown.str.startswith(f"{ACTIVITY}=") & ~breakdown.str.contains(";", regex=False)


def counts_activities(indicator: Indicator) -> bool:
    """Whether an indicator counts what was organised, which has no status."""
    method = methods.method_of(indicator)
    return method is not None and method.counted and not method.has_number


def earlier_of(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> dict[str, float]:
    """Fields EARLIER of one row of ASSESSMENT, as ``earlier`` gives them."""
    indicator = scoreboard.catalogue.indicators.get(row["indicator"])
    if indicator is None or not counts_activities(indicator) or Mark.UNCERTAIN in row["marks"].split():
        return dict.fromkeys(EARLIER, float("nan"))
    series = scoreboard.series(row["indicator"], row["ref_area"])
    series = series[series["year"].between(row["year"] - YEARS, row["year"] - 1)]
    series = series[~marked(series["marks"], *NOT_JUDGED, *BOUNDS)]
    counts = series.iloc[:0] if series["hidden"].any() else series[series["value"].notna()]
    span = counts["year"].min(), counts["year"].max(), counts["value"].min(), counts["value"].max()
    return dict(zip(EARLIER, map(float, span), strict=True))


def earlier(scoreboard: Scoreboard, rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Columns EARLIER for rows of ASSESSMENT: first and last year with a figure in the five before, least and most.

    NaN for all but activities, where there is no such figure, where one is hidden, and where the row's own year is
    uncertain.
    """
    catalogue = scoreboard.catalogue
    counted = [code for code in rows["indicator"].unique()
               if code in catalogue.indicators and counts_activities(catalogue.indicators[code])]
    if not counted:
        return {name: pd.Series(np.nan, rows.index) for name in EARLIER}
    every = scoreboard.assessments
    own = every[scoreboard.rows_of("indicator", counted) & scoreboard.rows_of("breakdown", [""])
                & scoreboard.rows_of("ref_area", rows["ref_area"].unique())]
    own = own[~marked(own["marks"], *NOT_JUDGED, *BOUNDS)]
    pairs = rows[["indicator", "ref_area", "year"]].assign(row=rows.index).merge(
        own[["indicator", "ref_area", "year", "value", "hidden"]], on=["indicator", "ref_area"],
        suffixes=("", "_before"))
    pairs = pairs[pairs["year_before"].between(pairs["year"] - YEARS, pairs["year"] - 1)]
    hidden = pairs.loc[pairs["hidden"], "row"]
    pairs = pairs[pairs["value"].notna() & ~pairs["row"].isin(hidden)]
    by_row = pairs.groupby("row")
    found = (by_row["year_before"].min(), by_row["year_before"].max(), by_row["value"].min(), by_row["value"].max())
    uncertain = marked(rows["marks"], Mark.UNCERTAIN)
    return {name: column.reindex(rows.index).astype(np.float64).mask(uncertain)
            for name, column in zip(EARLIER, found, strict=True)}
