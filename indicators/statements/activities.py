"""Activities: a country's number beside its own years before, instead of a status; joint ones, each counted once.

A training that four countries report is never added up.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.scoreboard import Scoreboard
from indicators.model import ACTIVITY, Indicator, Mark, Message, keys_of, records
from indicators.model.marks import BOUNDS, NOT_JUDGED, marked
from indicators.statements.answers import remembered

YEARS = 5
EARLIER = ["earlier_since", "earlier_by", "earlier_least", "earlier_most"]
NOTHING_EARLIER = dict.fromkeys(EARLIER, float("nan"))


def activities(scoreboard: Scoreboard, indicator: str, areas: Sequence[str], year: int) -> tuple[Message, ...]:
    """How many distinct activities areas name in a year, by the breakdown ``ACTIVITY=<id>``, each counted once however
    many took part; empty where none is named. A value above zero means that the area took part. Coded and hidden rows
    do not count.
    """
    rows = scoreboard.assessments[scoreboard.rows_of("indicator", [indicator])]
    named = rows[(rows["year"] == year) & rows["ref_area"].isin(list(areas)) & (rows["value"] > 0)
                 & ~marked(rows["marks"], Mark.CODED) & rows["breakdown"].str.fullmatch(f"{ACTIVITY}=[^;]+")]
    return () if named.empty else (Message(code="group.activities", values={
        "indicator": indicator, "year": year, "value": named["breakdown"].nunique(),
        "naming": named["ref_area"].nunique()}),)


def counts_activities(indicator: Indicator) -> bool:
    """Whether an indicator counts what was organised, which has no status."""
    method = methods.method_of(indicator)
    return method is not None and method.counted and not method.has_number


def earlier(scoreboard: Scoreboard, rows: pd.DataFrame) -> dict[str, pd.Series]:
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
    spans = (by_row["year_before"].min(), by_row["year_before"].max(), by_row["value"].min(), by_row["value"].max())
    uncertain = marked(rows["marks"], Mark.UNCERTAIN)
    return {name: column.reindex(rows.index).astype(np.float64).mask(uncertain)
            for name, column in zip(EARLIER, spans, strict=True)}


@remembered
def earlier_by_key(scoreboard: Scoreboard) -> dict[tuple[Any, ...], dict[str, float]]:
    """The fields of EARLIER of each row of the scoreboard's assessments that has some, by KEY."""
    rows = scoreboard.assessments
    fields = pd.DataFrame(earlier(scoreboard, rows)).dropna()
    return dict(zip(keys_of(rows.loc[fields.index]), records(fields), strict=True))
