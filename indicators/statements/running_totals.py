"""Running totals, which have no status: what their figures imply about the yearly flow."""

from collections.abc import Mapping
from math import ceil, floor, log10
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import YEAR, Series
from indicators.model import Indicator, Mark, Message, records
from indicators.statements.answers import remembered

SPANS = 2                # the last two times between figures: the flow, and the one before it
DIGITS = 2               # of a flow, which is an average


def adds_up(indicator: Indicator) -> bool:
    """Whether an indicator is a running total shown for context, so that its finding is the flow that it implies."""
    return indicator.role == "context" and indicator.measure == "stock"


@remembered
def running_total(scoreboard: Scoreboard, indicator: str, ref_area: str) -> tuple[Message, ...]:
    """The average number added a year between the last figures of a running total, oldest first.

    Empty for anything but a running total shown for context, and where no two figures are comparable. A total that
    grows by the same number every year grows by an ever smaller share, so its own growth says little. Nothing is
    compared across a break or with an uncertain figure, and a total that fell implies no flow.
    """
    if not adds_up(scoreboard.catalogue.indicators[indicator]):
        return ()
    rows = scoreboard.series(indicator, ref_area)
    series = Series.of(rows)
    before = series.before(series.sure)
    flows = [_flow(series, rows, int(before[at]), int(at))
             for at in np.flatnonzero(series.sure & (before >= series.stretch))]
    return tuple(flow for flow in flows if flow)[-SPANS:]


def _when(row: Mapping[Any, Any]) -> int | str:
    """The day of a figure as of a date, else its year."""
    return row["period_end"] if Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"] else int(row["year"])


def _flow(series: Series, rows: pd.DataFrame, before: int, at: int) -> Message | None:
    """The yearly average between two figures; None where the total fell, or where bounds leave its size open."""
    years = series.elapsed(np.full(len(series), before))[at] / YEAR
    more = (series.value[at] - series.value[before]) / years if years > 0 else -1.0
    least, most = series.lower[at] or series.upper[before], series.upper[at] or series.lower[before]
    if more < 0 or least and most:
        return None
    kind, rounded = ("at_least", floor) if least else ("at_most", ceil) if most else ("about", round)
    step = 10 ** max(floor(log10(more)) + 1 - DIGITS, 0) if more >= 1 else 1
    since, by = map(_when, records(rows.iloc[[before, at]]))
    return Message(code="running_total", values={
        "kind": kind, "a_year": int(rounded(more / step)) * step, "since": since, "by": by})
