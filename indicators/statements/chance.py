"""Random variation of figures and changes, and their outlook; none of it has an effect on a status."""

from fractions import Fraction

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.modelled_growth import FEW_CASES, modelled_growth
from indicators.judging.outlook import is_unclear, outlook, past_outlook
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics import intervals
from indicators.judging.statistics.dispersion import ASSUMED_DISPERSION
from indicators.judging.unusual_years import unusual_years
from indicators.judging.variation import varies
from indicators.model import Indicator, Message, Status, Untested
from indicators.model.marks import INEXACT
from indicators.statements.cells import remembered

SMALL_BELOW = 1000       # at this size, random variation is less than 7 % either way
STEADY_BELOW = 0.1       # p-value below which a trend is called a rise or a fall


@remembered
def beyond_chance(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """Whether random variation may explain the growth or trend of the window, or why that was not tested.

    Empty where there is no trend to test: context, what is counted completely, a figure without a status.
    """
    known = scoreboard.catalogue.indicators[indicator]
    method, rows = methods.method_of(known), scoreboard.series(indicator, ref_area)
    rows = rows[(rows["year"] == year) & rows["judged"] & (rows["status"] != "") & (rows["reason"] == "")]
    if rows.empty or method is None or method.trend is None:
        return ()
    row = rows.iloc[0]
    if known.measure == "stock":
        return (Message(code="chance.untested", values={"why": Untested.RUNNING_TOTAL}),)
    if np.isnan(row["trend_p"]) and row["window_figures"] >= method.trend.figures:
        return ()            # rests on a figure that is hidden
    if np.isnan(row["trend_p"]):
        return (Message(code="chance.untested", values={"why": Untested.FEW_POINTS}),)
    return _growth(row, varies(known)) if method.yearly else (_trend(row),)


@remembered
def underlying(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """Random variation and interval of a small count, or of a share of a small total; empty for anything else."""
    known = scoreboard.catalogue.indicators[indicator]
    if varies(known) not in {"cases", "share"}:
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
    return _underlying_count(rows[rows["indicator"] == indicator].iloc[0])


@remembered
def unusual(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The unusual ones of a year's figure and the one before and, where the status rests on one, that without it."""
    rows = scoreboard.series(indicator, ref_area)
    rows = rows[rows["year"] <= year]
    if rows.empty or rows["year"].iloc[-1] != year or rows["reason"].iloc[-1]:
        return ()
    row, messages = rows.iloc[-1], list[Message]()
    for found in unusual_years(rows, scoreboard.catalogue.indicators[indicator]):
        values = {"indicator": indicator, "latest_value": found.value, "year": found.year,
                  "way": "high" if found.is_high else "low"}
        if found.is_latest:
            messages.append(Message(code="chance.unusual", values={
                **values, "lowest_value": found.low, "highest_value": found.high}))
        else:
            place = "below" if row["value"] < found.least else "above" if row["value"] > found.most else "within"
            messages.append(Message(code=f"chance.was_unusual_{place}", values={
                **values, "last_value": row["value"], "lowest_value": found.least, "highest_value": found.most}))
        if found.without not in (row["status"], Status.TOO_EARLY):     # one figure fewer says nothing about the year
            grown = {} if np.isnan(found.growth_without) else {
                "growth": found.growth_without, "goal": Fraction(repr(abs(float(row["target"]))))}
            messages.append(Message(code="chance.without_growing" if grown else "chance.without", values={
                **grown, "year": found.year, "status": found.without}))
    return tuple(messages)


@remembered
def ahead(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Frame of OUTLOOK of an indicator's totals in one area; empty where the series is too short or unsuitable."""
    rows = _series(scoreboard, indicator, ref_area)
    return outlook(rows[rows["indicator"] == indicator], scoreboard.catalogue.indicators[indicator])


@remembered
def modelled(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The growth of few cases as drawn towards that of other countries; for screens of staff only."""
    known = scoreboard.catalogue.indicators[indicator]
    found = modelled_growth(scoreboard.assessments, known, ref_area, year)
    return () if found is None else (Message(code="chance.modelled", values={
        "growth": found.growth, "growth_low": found.low, "growth_high": found.high, "countries": found.countries,
        "fewer_than": FEW_CASES}),)


@remembered
def outlook_so_far(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The range of the window where no change is clear, in place of an outlook; last year's outlook beside the figure.
    """
    known = scoreboard.catalogue.indicators[indicator]
    rows = scoreboard.totals([indicator], ref_area)
    rows, messages = rows[rows["year"] <= year], list[Message]()
    if not known.counts_people and is_unclear(rows):
        own = rows[rows["year"].between(rows["window_since"].max(), year)]
        if not own["hidden"].any():
            messages.append(Message(code="outlook.range", values={
                "indicator": indicator, "since": int(own["year"].iloc[0]), "lowest_value": own["value"].min(),
                "highest_value": own["value"].max()}))
    if past := past_outlook(rows, known, year):
        messages.append(Message(code="outlook.came", values={
            "indicator": indicator, "year": past.year, "lowest_value": past.low, "highest_value": past.high,
            "last_value": past.value, "score": past.score}))
    return tuple(messages)


def _underlying_count(row: pd.Series) -> tuple[Message, ...]:
    """The interval of the rate underlying a small count, and whether the variance that it allows for is assumed."""
    dispersion = ASSUMED_DISPERSION if np.isnan(row["dispersion"]) else row["dispersion"]
    (low,), (high,) = intervals.of_counts(np.array([row["value"]]), dispersion)
    assumed = "_assumed" if np.isnan(row["common_variance"]) else ""
    return (Message(code=f"chance.underlying_count{assumed}", values={
        "indicator": row["indicator"], "value": row["value"], "low": round(low), "high": round(high)}),)


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


def _growth(row: pd.Series, kind: str) -> tuple[Message, ...]:
    """How often chance alone gives such a growth, its interval, whether all of it reaches the goal, the variance."""
    goal = float(row["target"])
    worst, best = ("growth_low", "growth_high") if goal > 0 else ("growth_high", "growth_low")
    reached, missed = (np.sign(goal) * (row[end] - goal) >= 0 for end in (worst, best))
    way = "reached" if reached else "cannot_be_told" if missed else "missed"
    assumed, variance = "_assumed" if np.isnan(row["common_variance"]) else "", float(row["dispersion"])
    of, spread = ("counts", {"dispersion": variance}) if kind == "cases" else ("amounts", {"scatter": variance ** 0.5})
    limits = {"growth_low": float(row["growth_low"]), "growth_high": float(row["growth_high"])}
    asked = {"goal": Fraction(repr(abs(goal)))}
    return (Message(code="chance.growth", values={
        **limits, **asked, "since": int(row["window_since"]), "figures": int(row["window_figures"]),
        "growth": float(row["growth"])}),
        Message(code=f"chance.growth_{way}", values=asked),
        Message(code="chance.growth_p", values={"p": row["trend_p"]}),
        Message(code=f"step.variance_of_{of}{assumed}", values=spread))


def _trend(row: pd.Series) -> Message:
    """The trend of a series; where the p-value is too high, it is called neither a rise nor a fall."""
    way = {1: "up", -1: "down", 0: "none"}[int(np.sign(row["slope"]))]
    if row["trend_p"] >= STEADY_BELOW and (row["slope"] or row["trend_p"] < 1):
        way = "unsteady"
    return Message(code=f"chance.trend_{way}", values={
        "since": int(row["window_since"]), "figures": int(row["window_figures"]), "p": row["trend_p"]})
