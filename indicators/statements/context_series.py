"""Series of publishers and of the world: the longest of each, and the yearly flow that a running total implies."""

from math import ceil, floor, log10

import numpy as np
import pandas as pd

from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.series import YEAR, Series
from indicators.model import WORLD, Indicator, Mark, Message, records
from indicators.statements.answers import remembered

FEWEST_FIGURES = 2       # of a series that is drawn
LAST = 10**6             # after every lead indicator
SPANS = 2                # the last two times between figures: the flow, and the one before it
DIGITS = 2               # of a flow, which is an average


@remembered
def published_series(scoreboard: Scoreboard, most: int, year: int | None = None) -> tuple[tuple[str, str], ...]:
    """Indicator and area of one series of each publisher up to a year, the longest first; at most ``most``.

    Of each publisher the world's or the body's own comes before a country's, what is assessed before context, the
    goal's lead indicator before others, and a longer series before a shorter one.
    """
    known, figures = scoreboard.catalogue.indicators, scoreboard.figures
    shown = figures[figures["value"].notna() & ~figures["hidden"] & figures["ref_area"].isin(
        list(scoreboard.catalogue.area)) & (year is None or figures["year"] <= year)]
    counts = shown.groupby(["indicator", "ref_area"]).size()
    counts = counts[counts >= FEWEST_FIGURES]
    ranked = sorted((area not in (WORLD, known[code].body), known[code].role != "judged",
                     known[code].headline or LAST, -count, code, area)
                    for (code, area), count in zip(counts.index.tolist(), counts.tolist(), strict=True)
                    if known[code].publisher)
    best = {known[code].publisher: (count, code, area) for *_, count, code, area in reversed(ranked)}
    return tuple((code, area) for _, code, area in sorted(best.values())[:most])


def adds_up(indicator: Indicator) -> bool:
    """Whether an indicator is a running total shown for context, so that its finding is the flow that it implies."""
    return indicator.role == "context" and indicator.measure == "stock"


@remembered
def running_total(scoreboard: Scoreboard, indicator: str, ref_area: str) -> tuple[Message, ...]:
    """The average number added a year between the last figures of a running total, oldest first.

    Empty for anything but a running total shown for context, across a break, beside an uncertain figure, and where the
    total fell. A total with a constant flow grows by an ever smaller share, so its own growth says little.
    """
    if not adds_up(scoreboard.catalogue.indicators[indicator]):
        return ()
    rows = scoreboard.series(indicator, ref_area)
    series = Series.of(rows)
    before = series.before(series.sure)
    flows = [_flow(series, rows, int(before[at]), int(at))
             for at in np.flatnonzero(series.sure & (before >= series.stretch))]
    return tuple(flow for flow in flows if flow)[-SPANS:]


def _flow(series: Series, rows: pd.DataFrame, before: int, at: int) -> Message | None:
    """The yearly average between two figures; None where the total fell, or where bounds leave its size open."""
    years = series.elapsed(np.full(len(series), before))[at] / YEAR
    more = (series.value[at] - series.value[before]) / years if years > 0 else -1.0
    least, most = series.lower[at] or series.upper[before], series.upper[at] or series.lower[before]
    if more < 0 or least and most:
        return None
    kind, rounded = ("at_least", floor) if least else ("at_most", ceil) if most else ("about", round)
    step = 10 ** max(floor(log10(more)) + 1 - DIGITS, 0) if more >= 1 else 1
    since, by = (row["period_end"] if Mark.POINT_IN_TIME in row["marks"].split() and row["period_end"] else int(
        row["year"]) for row in records(rows.iloc[[before, at]]))
    return Message(code="running_total", values={
        "kind": kind, "a_year": int(rounded(more / step)) * step, "since": since, "by": by})
