"""Statistics Canada's published method, reproduced exactly on plain columns: progress value, status and score.

It is what Open SDG calculates (docs/progress-methodology.md of open-sdg/open-sdg; sdg/ProgressMeasure.py of
open-sdg/sdg-build), in the same floating-point arithmetic. A base or target of zero counts as 0.001, here and nowhere
else in Goalline.
"""

import numpy as np
import pandas as pd

from indicators.judging.statistics.series import Bools, Floats

INPUTS = ["base_year", "base_value", "current_year", "current_value", "target", "target_year", "direction", "sign",
          "limit"]
NEEDED = ["base_year", "base_value", "current_year", "current_value", "direction"]
RESULTS = ["progress_value", "status", "score"]
ZERO = 0.001
LIMIT_POWER = 4.44
WORDS = ["target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration"]
WITH_TARGET = (0.95, 0.6, 0.0)            # of the growth that the target requires
WITHOUT_TARGET = (0.015, 0.005, 0.0)      # growth a year


def judge(series: pd.DataFrame) -> pd.DataFrame:
    """RESULTS of each row of INPUTS (numbers, NaN where missing), and ``reason`` where it has no value.

    ``direction`` is 1 where up is good and -1 where down is; ``sign`` is -1 for values below zero, by default that of
    the base value. The value is growth a year in the wanted direction or, with a target, its ratio to the growth that
    the target requires; status and score (-5 to 5) follow from it, except that a target already met is achieved
    whatever the growth. ``reason`` is no_input, one_year_only, sign_change, deadline (not after the base year),
    target_is_base, too_large or "".
    """
    row = {name: series[name].to_numpy(np.float64) for name in INPUTS}
    targeted = ~np.isnan(row["target"])
    target, start = (np.where(row[name] == 0, ZERO, row[name]) for name in ("target", "base_value"))
    row["sign"] = np.where(np.isnan(row["sign"]), np.where(row["base_value"] < 0, -1.0, 1.0), row["sign"])
    complete = ~np.isnan([row[name] for name in NEEDED]).any(axis=0) & ~(targeted & np.isnan(row["target_year"]))
    achieved = complete & targeted & np.where(
        row["direction"] > 0, row["current_value"] >= target, row["current_value"] <= target)
    near = np.where(targeted, 1.0, _near_limit(row["base_value"], row["limit"]))
    reason = np.select(
        [~complete, row["current_year"] - row["base_year"] < 1,
         (start * np.sign(row["current_value"]) < 0) | targeted & (np.sign(start) != np.sign(target)),
         targeted & (row["target_year"] <= row["base_year"]), targeted & (target == start)],
        ["no_input", "one_year_only", "sign_change", "deadline", "target_is_base"], "").astype(object)
    value = np.where(reason == "", _value(row, start, target, targeted), np.nan)
    reason[(reason == "") & ~np.isfinite(value)] = "too_large"
    value[~np.isfinite(value)] = np.nan
    thresholds = [np.where(targeted, of_target, of_growth * near)
                  for of_target, of_growth in zip(WITH_TARGET, WITHOUT_TARGET, strict=True)]
    reached = [value >= threshold for threshold in thresholds]
    status = np.select([achieved, *reached, ~np.isnan(value)], WORDS, "").astype(object)
    return pd.DataFrame({
        "progress_value": value, "status": status, "score": _score(value, near, achieved, targeted, thresholds),
        "reason": reason}, index=series.index)


def _value(row: dict[str, Floats], start: Floats, target: Floats, targeted: Bools) -> Floats:
    """Growth in the wanted direction, divided by the growth that the target requires where there is one."""
    with np.errstate(all="ignore"):
        observed = _growth(row["current_value"], start, row["current_year"] - row["base_year"])
        asked = np.where(targeted, np.abs(_growth(target, start, row["target_year"] - row["base_year"])), 1.0)
        return row["sign"] * row["direction"] * observed / asked


def _growth(after: Floats, before: Floats, years: Floats) -> Floats:
    """Compound growth a year as published, in plain floats."""
    return (after / before) ** (1 / years) - 1


def _near_limit(start: Floats, limit: Floats) -> Floats:
    """Factor of a growth threshold for a series that started near its natural limit: 1 far from it, 0 at it.

    1 - (start/limit)^4.44 below a highest limit, 1 - ((2 limit - start)/limit)^4.44 above a lowest one; 1 from twice a
    lowest limit on, and without a limit (NaN).
    """
    size, end = np.abs(start), np.abs(limit)
    with np.errstate(divide="ignore", invalid="ignore"):
        way = np.where(size <= end, size / end, (2 * end - size) / end)
        near = np.where(size >= 2 * end, 1.0, 1 - np.maximum(way, 0) ** LIMIT_POWER)
    return np.where(np.isnan(limit) | np.isnan(start), 1.0, near)


def _score(value: Floats, near: Floats, achieved: Bools, targeted: Bools, thresholds: list[Floats]) -> Floats:
    """-5 to 5: piecewise linear through the thresholds, with the published coefficients."""
    high, middle, low = thresholds
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = value / near
        return np.select(
            [achieved,
             targeted & (value >= middle), targeted,
             value < low, near == 0, value >= high, value >= middle],
            [5.0,
             np.minimum(7.1429 * value - 4.2857, 5), np.maximum(4.1667 * value - 2.5, -5),
             np.maximum(125 * value - 2.5, -5), np.where(np.isnan(value), np.nan, 5.0),
             np.minimum(500 * relative - 5, 5), 250 * relative - 1.25],
            500 * relative - 2.5)
