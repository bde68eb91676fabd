"""What a group's figures of two successive years say: together, of the typical country, and how sure that is."""

import math
from fractions import Fraction

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods import is_yearly
from indicators.judging.scoreboard import Scoreboard
from indicators.judging.statistics.dispersion import ASSUMED_DISPERSION
from indicators.judging.statistics.many import change_of_sum, expected_ticks
from indicators.judging.variation import varies
from indicators.model import Amount, Difference, Goal, Growth, Indicator, Message, Status, TypicalChange
from indicators.statements.finding import UNASSESSED
from indicators.statements.growths import window_means

WITHOUT = ((10, 2), (4, 1))       # from so many areas on, the change is also given without so many of the largest


def values_of_pair(indicator: Indicator, year: int, both: int, of: int) -> dict[str, object]:
    """Indicator, years, and how many of a group's countries have figures for both."""
    return {"indicator": indicator.id, "unit_of_one": indicator.id, "year": year, "previous_year": year - 1,
            "both": both, "of": of}


def no_figures(why: str, values: dict[str, object] | None = None) -> Message:
    """Why nothing is compared: there are no figures, none of ``both`` years, too ``few``, or they are ``hidden``."""
    return Message(code="group.no_figures", values={**(values or {}), "why": why})


def not_added(indicator: Indicator, both: pd.DataFrame, values: dict[str, object]) -> Message:
    """The countries taking part; only flows have them, shares and levels do not."""
    if indicator.measure != "flow":
        return Message(code="group.not_added", values=values)
    now, then = (int((both[column] > 0).sum()) for column in ("value", "previous_value"))
    return Message(code="group.taking_part", values={**values, "taking_part": now, "took_part": then})


def together(indicator: Indicator, before: float, after: float, change: float | None,
             values: dict[str, object]) -> Message:
    """A sum, a median, or the typical change of a group, in one sentence."""
    told = {**values, "amount": Amount(after, indicator.id), "predicate": Amount(after, indicator.id, form="predicate"),
            "before": Amount(before, indicator.id, form="bare"), "change": Difference(
                Amount(before, indicator.id), Amount(after, indicator.id), float(str(values.get("target", math.nan))))}
    if values["both"] == 1:
        return Message(code="group.one_country", values=told)
    if indicator.group_rule == "sum":
        return Message(code="group.sum" if before else "group.sum_from_zero", values=told)
    if indicator.group_rule == "median" or change is None:
        return Message(code="group.median", values=told)
    return Message(code="group.typical", values={**told, "typical": TypicalChange(change, indicator.id)})


def details(indicator: Indicator, both: pd.DataFrame, met: bool | None, median: float,
            values: dict[str, object]) -> tuple[Message, ...]:
    """What stands behind the sentence: of a sum its interval, without the largest, the goal; else the median."""
    if len(both) == 1:
        return ()
    if indicator.group_rule != "sum":
        told = {**values, "amount": Amount(median, indicator.id)}
        return (Message(code="group.level", values=told),) if indicator.group_rule == "median_of_changes" else ()
    target = target_of(indicator, both)
    goal = None if met is None or math.isnan(target) else Message(code="group.number", values={
        **values, "way": "met" if met else "missed", "goal": Growth(abs(target), target)})
    found = (_interval(indicator, both, target), _without_largest(indicator, both, target), goal)
    return tuple(message for message in found if message)


def by_country(scoreboard: Scoreboard, indicator: Indicator, both: pd.DataFrame, values: dict[str, object]
               ) -> Message | None:
    """The number of countries in the comparison that meet the goal's number themselves; None without one."""
    method = methods.method_of(indicator)
    if method is None or not method.has_number:
        return None
    status = both["status"]
    ticks = both["met"] if method.yearly else (status == Status.GOAL_MET).mask(status.isin(UNASSESSED))
    ticked = both[ticks.notna()]
    if ticked.empty:
        return None
    expected = _expected(scoreboard, indicator, ticked)
    return Message(code="group.each_met", values={
        **values, "met": int((ticks == 1).sum()), "ticked": len(ticked),
        "expected": "untold" if expected is None else expected})


def why_not_told(year: int, countries: int, of: int, volume: float, goal: Goal) -> Message | None:
    """Which of coverage and volume is too small to say whether a group met the number; None where neither is."""
    needed = -(-goal.group_coverage * of // 100)
    values = {"year": year, "previous_year": year - 1, "both": countries, "of": of, "needed": needed,
              "volume": goal.group_volume, "volume_reached": volume}
    if not countries or countries < needed:
        return Message(code="group.not_told", values={**values, "why": "countries"})
    return Message(code="group.not_told", values={**values, "why": "volume"}) \
        if 100 * volume < goal.group_volume else None


def target_of(indicator: Indicator, both: pd.DataFrame) -> float:
    """The change that the rule asks of every country, to which no other is rounded; NaN without one."""
    targets = both["target"].unique()
    return float(targets[0]) if is_yearly(indicator) and len(targets) == 1 else math.nan


def _interval(indicator: Indicator, both: pd.DataFrame, target: float) -> Message | None:
    """The 95 % interval of the change of a sum of counts whose dispersion is known; None for another, and from zero."""
    if varies(indicator) != "cases" or both["dispersion"].isna().any():
        return None
    low, high = change_of_sum(*(both[name].to_numpy(np.float64) for name in ("previous_value", "value", "dispersion")))
    return None if math.isnan(low) else Message(code="group.interval", values={
        "low": Growth(low, target), "high": Growth(high, target)})


def _without_largest(indicator: Indicator, both: pd.DataFrame, target: float) -> Message | None:
    """The change without the one or two largest of the areas that are compared; None for few areas.

    All of these figures are shown to the audience, so that it bounds no hidden one.
    """
    count = next((count for least, count in WITHOUT if len(both) >= least), 0)
    rest = both.sort_values(["value", "ref_area"], ascending=[False, True])[count:]
    before, after = float(rest["previous_value"].sum()), float(rest["value"].sum())
    if not count or not before:
        return None
    return Message(code="group.without_largest", values={"largest": count, "change": Difference(
        Amount(before, indicator.id), Amount(after, indicator.id), target)})


def _expected(scoreboard: Scoreboard, indicator: Indicator, ticked: pd.DataFrame) -> int | None:
    """How many of the countries with a tick would have met the goal if nothing had changed; None for other figures
    than counts, and where the countries' goals differ.
    """
    targets = ticked["target"].unique()
    if varies(indicator) != "cases" or len(targets) != 1 or len(ticked) == 1 or not is_yearly(indicator):
        return None
    means = ticked[["previous_value", "value"]].mean(axis=1)
    level = window_means(scoreboard, ticked).fillna(means).to_numpy()
    return round(expected_ticks(level, ticked["dispersion"].fillna(ASSUMED_DISPERSION).to_numpy(),
                                Fraction(repr(float(targets[0])))))
