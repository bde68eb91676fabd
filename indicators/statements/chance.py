"""Random variation of figures and changes, and their outlook; none of it has an effect on a status."""

from fractions import Fraction

import numpy as np
import pandas as pd

from indicators.judging import evidence
from indicators.judging.outlook import outlook
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics import intervals
from indicators.judging.statistics.chance import dispersion_kind
from indicators.model import Indicator, Message, Reason, Test, Untested
from indicators.model.marks import INEXACT
from indicators.statements.cells import remembered

LARGEST_STATED = 10.0         # largest upper bound of a change, as a share: beyond +1000 % bounds are not informative
SMALL_BELOW = 1000       # at this size, random variation is less than 7 % either way
STEADY_BELOW = 0.1       # p-value below which a trend is called a rise or a fall
FEWEST_IN_RANGE = 3      # figures of the years before that make a range


@remembered
def beyond_chance(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """Whether random variation may explain a change, and the change that the figures are compatible with.

    Empty where the status says it all: context, what is counted completely, a figure with no comparable one.
    """
    catalogue = scoreboard.catalogue
    rows = _series(scoreboard, indicator, ref_area)
    asked = (rows["indicator"] == indicator) & (rows["year"] == year)
    found = evidence.evidence(rows, catalogue)[asked]
    if found.empty:
        return ()
    answer = found.iloc[0]
    known = catalogue.indicators[indicator]
    match answer["test"]:
        case Test.COUNTS:
            return _counts(answer, known, rows[rows["indicator"] == indicator], year)
        case Test.TREND:
            return (_trend(answer),)
    if answer["untested"] in {"", Untested.COUNTED, *Reason}:
        return ()
    return (Message(code="chance.untested", values={"why": Untested(answer["untested"])}),)


@remembered
def underlying(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """Random variation and interval of a small count, or of a share of a small total; empty for anything else."""
    known = scoreboard.catalogue.indicators[indicator]
    if evidence.varies(known) not in {"cases", "share"}:
        return ()
    rows = _series(scoreboard, indicator, ref_area)
    rows = rows[(rows["year"] == year) & rows["value"].notna()]
    value = {code: number for code, number, marks in zip(rows["indicator"], rows["value"], rows["marks"], strict=True)
             if set(INEXACT).isdisjoint(marks.split())}
    if indicator not in value:
        return ()
    if known.denominator:
        return _underlying_share(known, value[indicator], value.get(known.denominator, 0))
    if value[indicator] >= SMALL_BELOW or not float(value[indicator]).is_integer():
        return ()
    return _underlying_count(indicator, value[indicator])


@remembered
def ahead(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Frame of OUTLOOK of an indicator's totals in one area; empty where the series is too short or unsuitable."""
    rows = _series(scoreboard, indicator, ref_area)
    return outlook(rows[rows["indicator"] == indicator], scoreboard.catalogue.indicators[indicator])


def _underlying_count(indicator: str, count: float) -> tuple[Message, ...]:
    """The exact interval of a small count."""
    (low,), (high,) = intervals.of_counts(np.array([count]))
    return (Message(code="chance.underlying_count", values={
        "indicator": indicator, "value": count, "low": round(low), "high": round(high)}),)


def _underlying_share(indicator: Indicator, share: float, whole: float) -> tuple[Message, ...]:
    """The random variation of a share of a small total, and Wilson's interval."""
    if not 0 < whole < SMALL_BELOW:
        return ()
    low, high = intervals.wilson(np.array([share / 100 * whole]), np.array([whole]))
    return (Message(code="chance.underlying_share", values={
        "indicator": indicator.id, "value": share, "whole": int(whole), "least_share": float(low[0]),
        "most_share": float(high[0])}),)


def _series(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Totals of an indicator and of its denominator in one area, in order of years."""
    return scoreboard.totals([indicator, scoreboard.catalogue.indicators[indicator].denominator], ref_area)


def _counts(answer: pd.Series, indicator: Indicator, rows: pd.DataFrame, year: int) -> tuple[Message, ...]:
    """Two counts: how often chance alone gives such a difference, the change, the years before, and the dispersion."""
    value = dict(zip(rows["year"], rows["value"], strict=True))
    since = int(answer["since"])
    before, after = value[since], value[year]
    messages = [Message(code="chance.two_counts", values={
        "indicator": indicator.id, "value": after, "before": before, "p": answer["p"]})]
    if answer["high"] <= LARGEST_STATED:
        messages.append(_between(answer, years=year - since))
    messages += _range_before(rows, since, year)
    dispersion, freedom = float(answer["dispersion"]), float(answer["freedom"])
    return *messages, Message(code=f"chance.{dispersion_kind(dispersion, freedom)}",
                              values={"dispersion": round(dispersion, 1)})


def _between(answer: pd.Series, years: int) -> Message:
    """The change that two counts are compatible with and, over one year, whether all of it reaches the goal."""
    goal, limits = float(answer["goal"]), {"lowest": answer["low"], "highest": answer["high"]}
    if goal == 0 or np.isnan(goal) or years > 1:
        return Message(code="chance.change_between", values=limits)
    worst, best = ("low", "high") if goal > 0 else ("high", "low")
    reached, missed = (np.sign(goal) * (answer[end] - goal) >= 0 for end in (worst, best))
    way = "reached" if reached else "cannot_be_told" if missed else "missed"
    return Message(code=f"chance.change_{way}", values={**limits, "goal": Fraction(repr(abs(goal)))})


def _range_before(rows: pd.DataFrame, since: int, year: int) -> list[Message]:
    """Whether the two figures are within the range of the comparable years before them."""
    start = rows["baseline_year"][rows["year"] == year].iloc[0]
    comparable = rows[(rows["year"] >= start) & (rows["year"] < since)]
    before = comparable[comparable["value"].notna()]
    if len(before) < FEWEST_IN_RANGE or comparable["hidden"].any():     # with the hidden figure, the range may be wider
        return []
    pair = rows.set_index("year")["value"][[since, year]]
    least, most = before["value"].min(), before["value"].max()
    earlier, later = ("in" if least <= value <= most else "out" for value in pair)
    return [Message(code=f"chance.range_{later}_{earlier}", values={
        "since": int(before["year"].min()), "by": int(before["year"].max()), "least": int(least), "most": int(most),
        "later": int(pair[year]), "earlier": int(pair[since]), "previous_year": since})]


def _trend(answer: pd.Series) -> Message:
    """The trend of a series; where the p-value is too high, it is called neither a rise nor a fall."""
    way = {1: "up", -1: "down", 0: "none"}[answer["direction"]]
    if answer["p"] >= STEADY_BELOW and (answer["direction"] or answer["p"] < 1):
        way = "unsteady"
    return Message(code=f"chance.trend_{way}", values={
        "since": int(answer["since"]), "figures": int(answer["points"]), "p": answer["p"]})
