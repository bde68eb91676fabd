"""Random variation of figures and changes, and their outlook; none of it has an effect on a status."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

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
from indicators.model import Amount, Growth, Indicator, Message, Probability, Status, Untested, records
from indicators.model.marks import INEXACT
from indicators.statements.answers import remembered

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
    row = records(rows)[0]
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
        values = {"year": found.year, "way": "high" if found.is_high else "low",
                  "amount": _bare(indicator, found.value)}
        low, high = (found.low, found.high) if found.is_latest else (found.least, found.most)
        values |= {"low": _bare(indicator, low), "high": _bare(indicator, high)}
        if found.is_latest:
            messages.append(Message(code="chance.unusual", values=values))
        else:
            place = "below" if row["value"] < found.least else "above" if row["value"] > found.most else "within"
            messages.append(Message(code="chance.was_unusual", values={
                **values, "place": place, "latest": _bare(indicator, row["value"])}))
        if found.without not in (row["status"], Status.TOO_EARLY):     # one figure fewer says nothing about the year
            grown = {} if np.isnan(found.growth_without) else {
                "growth": Growth(found.growth_without, float(row["target"]))}
            messages.append(Message(code="chance.without_growing" if grown else "chance.without", values={
                **grown, "year": found.year, "status": found.without}))
    return tuple(messages)


def _bare(indicator: str, value: float) -> Amount:
    return Amount(value, indicator, form="bare")


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
        "growth": Growth(found.growth), "low": Growth(found.low), "high": Growth(found.high),
        "countries": found.countries, "fewer_than": FEW_CASES}),)


@remembered
def outlook_so_far(scoreboard: Scoreboard, indicator: str, ref_area: str, year: int) -> tuple[Message, ...]:
    """The range of the window where no change is clear, in place of an outlook; last year's outlook beside the figure.
    """
    known = scoreboard.catalogue.indicators[indicator]
    rows = scoreboard.assessments[scoreboard.rows_of_series([indicator], ref_area)]
    rows, messages = rows[rows["year"] <= year], list[Message]()
    if not known.counts_people and is_unclear(rows):
        own = rows[rows["year"].between(rows["window_since"].max(), year)]
        if not own["hidden"].any():
            messages.append(Message(code="outlook.range", values={
                "since": int(own["year"].iloc[0]), "low": _bare(indicator, own["value"].min()),
                "high": _bare(indicator, own["value"].max())}))
    if past := past_outlook(rows, known, year):
        messages.append(Message(code="outlook.came", values={
            "year": past.year, "low": _bare(indicator, past.low), "high": _bare(indicator, past.high),
            "amount": _bare(indicator, past.value), "score": _bare(indicator, past.score)}))
    return tuple(messages)


def _underlying_count(row: pd.Series) -> tuple[Message, ...]:
    """The interval of the rate underlying a small count, and whether the variance that it allows for is assumed."""
    dispersion = ASSUMED_DISPERSION if np.isnan(row["dispersion"]) else row["dispersion"]
    (low,), (high,) = intervals.of_counts(np.array([row["value"]]), dispersion)
    return (Message(code="chance.underlying_count", values={
        "kind": "assumed" if np.isnan(row["common_variance"]) else "measured",
        "indicator": row["indicator"], "value": row["value"], "low": round(low), "high": round(high)}),)


def _underlying_share(indicator: Indicator, share: float, whole: float) -> tuple[Message, ...]:
    """The random variation of a share of a small total, and Wilson's interval."""
    if not 0 < whole < SMALL_BELOW:
        return ()
    low, high = intervals.wilson(np.array([share / 100 * whole]), np.array([whole]))
    return (Message(code="chance.underlying_share", values={
        "amount": Amount(share, indicator.id), "whole": int(whole), "low": Fraction(round(100 * low[0]), 100),
        "high": Fraction(round(100 * high[0]), 100)}),)


def _series(scoreboard: Scoreboard, indicator: str, ref_area: str) -> pd.DataFrame:
    """Totals of an indicator and of its denominator in one area, in order of years."""
    codes = [indicator, scoreboard.catalogue.indicators[indicator].denominator]
    return scoreboard.assessments[scoreboard.rows_of_series(codes, ref_area)]


def interval_of(row: Mapping[Any, Any], sure: str = "") -> Message:
    """The 95 % interval of a growth, and whether it is at the goal, short of it or both."""
    target, low, high = (float(row[name]) for name in ("target", "growth_low", "growth_high"))
    sense = 1 if target > 0 else -1
    worst, best = (low, high) if sense > 0 else (high, low)
    place = "reached" if sense * (worst - target) >= 0 else "missed" if sense * (best - target) < 0 else "open"
    return Message(code="sure.interval", values={
        "sure": sure, "place": place, "goal": Growth(abs(target), target), "low": Growth(low, target),
        "high": Growth(high, target)})


def _growth(row: Mapping[Any, Any], kind: str) -> tuple[Message, ...]:
    """The interval of a growth, how often chance alone gives one as steep, and the variance that this allows for."""
    assumed, variance = "_assumed" if np.isnan(row["common_variance"]) else "", float(row["dispersion"])
    of, spread = ("counts", {"dispersion": variance}) if kind == "cases" else ("amounts", {"scatter": variance ** 0.5})
    return (interval_of(row), Message(code="chance.growth_p", values={"p": Probability(float(row["trend_p"]))}),
            Message(code="step.variance", values={"of": f"{of}{assumed}", **spread}))


def _trend(row: Mapping[Any, Any]) -> Message:
    """The trend of a series; where the p-value is too high, it is called neither a rise nor a fall."""
    way = {1: "up", -1: "down", 0: "none"}[int(np.sign(row["slope"]))]
    if row["trend_p"] >= STEADY_BELOW and (row["slope"] or row["trend_p"] < 1):
        way = "unsteady"
    return Message(code="chance.trend", values={
        "since": int(row["window_since"]), "figures": int(row["window_figures"]), "way": way,
        "p": Probability(float(row["trend_p"]))})
