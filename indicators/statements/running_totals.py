"""Running totals, which have no status: what their figures imply about the yearly flow."""

from collections.abc import Mapping
from itertools import islice
from math import ceil, floor, log10
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import YEAR, Series
from indicators.model import Indicator, Mark, Message
from indicators.model.marks import marked
from indicators.numerals import last_digit
from indicators.statements.answers import remembered

MOST_DECIMALS = 6        # of a total
SPANS = 2                # the last two times between figures: the flow, and the one before it
DIGITS = 3               # at most, of a flow, which is an average


def adds_up(indicator: Indicator) -> bool:
    """Whether an indicator is a running total shown for context, so that its finding is the flow that it implies."""
    return indicator.role == "context" and indicator.measure == "stock"


@remembered
def running_total(scoreboard: Scoreboard, indicator: str, ref_area: str,
                  year: int | None = None) -> tuple[Message, ...]:
    """The average number added a year between the last figures of a running total, up to a year, oldest first.

    Empty for anything but a running total shown for context, and where no two figures are comparable. A total that
    grows by the same number every year grows by an ever smaller share, so its own growth says little. Nothing is
    compared across a break or with an uncertain figure, and a total that fell implies no flow.
    """
    if not adds_up(scoreboard.catalogue.indicators[indicator]):
        return ()
    rows = scoreboard.series(indicator, ref_area)
    rows = rows if year is None else rows[rows["year"] <= year]
    series = Series.of(rows)
    before = series.before(series.sure)
    later = np.flatnonzero(series.sure & (before >= series.stretch))
    newest_first = (_flow(series, rows, int(before[at]), int(at)) for at in reversed(later))
    return tuple(islice(filter(None, newest_first), SPANS))[::-1]


def when(row: Mapping[Any, Any]) -> int | str:
    """The day of a figure as of a date, else its year."""
    return row["period_end"] if Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"] else int(row["year"])


def _flow(series: Series, rows: pd.DataFrame, before: int, at: int) -> Message | None:
    """The yearly average between two figures; None where the total fell, or where bounds leave its size open."""
    years = series.elapsed(np.full(len(series), before))[at] / YEAR
    more = (series.value[at] - series.value[before]) / years if years > 0 else -1.0
    least, most = series.lower[at] or series.upper[before], series.upper[at] or series.lower[before]
    if more < 0 or least and most:
        return None
    rounded = floor if least else ceil if most else round
    first = floor(log10(more)) if more >= 1 else 0       # the power of ten of its first digit, which is always given
    step = 10 ** min(max(first + 1 - DIGITS, _exact_to(rows, before, at, years), 0), first)
    code = "at_least" if least else "at_most" if most else "about"
    since, by = (when(row) for row in rows[["year", "marks", "period_end"]].iloc[[before, at]].to_dict("records"))
    return Message(code="running_total", values={
        "kind": code, "a_year": int(rounded(more / step)) * step, "since": since, "by": by})


def _exact_to(rows: pd.DataFrame, before: int, at: int, years: float) -> int:
    """The power of ten of the last digit that a flow can have where totals are approximate."""
    ends = rows.iloc[[before, at]]
    rounded = ends["value"][marked(ends["marks"], Mark.APPROXIMATE)]
    return max((floor(last_digit(total, MOST_DECIMALS) - log10(years)) for total in rounded), default=0)
