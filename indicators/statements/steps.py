"""How one figure was judged: the steps of the arithmetic as codes and values, with the series' own numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.judged_figure import Case
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import Series
from indicators.judging.variation import varies
from indicators.model import Message
from indicators.statements.cells import remembered


def steps(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> tuple[Message, ...]:
    """The steps by which a row of the scoreboard's assessments got its status, or why it has none.

    First the figures, each with its source; then the lines of the rule down to the first that the figure reaches; then
    pace, path, gap and the change needed. The values of the messages contain every number.
    """
    indicator = scoreboard.catalogue.indicators[row["indicator"]]
    if not row["judged"] or indicator.goal is None:
        return (Message(code="step.context"),)
    return methods.parse(indicator.goal).explain(case_of(scoreboard, row))


@remembered
def _series(scoreboard: Scoreboard, indicator: str, ref_area: str, breakdown: str) -> tuple[pd.DataFrame, Series]:
    """Observations of one series by year, as a frame and as a Series."""
    own = scoreboard.observations[scoreboard.rows_of_series([indicator], ref_area, breakdown)].reset_index(drop=True)
    known = scoreboard.catalogue.indicators[indicator]
    cases, share = varies(known) == "cases", known.measure == "share"
    return own, Series.of(own, np.full(len(own), cases), np.full(len(own), share))


def case_of(scoreboard: Scoreboard, row: Mapping[Any, Any]) -> Case:
    """The case of a row of the scoreboard's assessments."""
    own, series = _series(scoreboard, row["indicator"], row["ref_area"], row["breakdown"])
    years = series.year.tolist()

    def position(year: float) -> int:
        return years.index(year) if year in years else -1

    start = position(row["baseline_year"])
    if start >= 0 and series.value[start] != row["baseline_value"]:
        start = -1           # an agreed value replaces the figure
    return Case(indicator=scoreboard.catalogue.indicators[row["indicator"]], row=row, observations=own,
                series=series, at=position(row["year"]), previous=position(row["previous_year"]),
                baseline=start)
