"""Small series, written as an analyst would, and judged by the engine."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.methods.targets import ALWAYS, Target
from indicators.judging.statistics.series import Series
from indicators.model import Rule, observations


def always(number: Fraction) -> Target:
    """A target with the same number for every year and area."""
    return Target(((ALWAYS, number),))


def rows(values: Mapping[int, float | None], marks: Mapping[int, str] | None = None,
         dates: Mapping[int, str] | None = None, ref_area: str = "AAA") -> pd.DataFrame:
    """Observations of one series by year; None is an absence, a date makes the figure one as of that day."""
    return observations(records(values, marks or {}, dates or {}, ref_area))


def records(values: Mapping[int, float | None], marks: Mapping[int, str], dates: Mapping[int, str],
            ref_area: str) -> list[dict[str, object]]:
    """The same as rows of OBSERVATION."""
    return [{
        "indicator": "X", "ref_area": ref_area, "year": year, "value": float("nan") if value is None else value,
        "absence": "not_reported" if value is None else "",
        "marks": " ".join(sorted([*marks.get(year, "").split(), *(["point_in_time"] if year in dates else [])])),
        "period_start": dates.get(year, ""), "period_end": dates.get(year, ""),
    } for year, value in values.items()]


def judged(frame: pd.DataFrame, method: str, wanted: int = 1, kind: str = "", **given: Any) -> pd.DataFrame:
    """The engine's judgement of observations: status and reason in words, and the numbers.

    ``kind`` is "cases" where the figures are counts of cases, "share" where they are percentages.
    """
    series = Series.of(frame, np.full(len(frame), kind == "cases"), np.full(len(frame), kind == "share"))
    return pd.DataFrame(judged_series(series, method, wanted, **given))


def judged_series(series: Series, method: str, wanted: int = 1, **given: Any) -> dict[str, np.ndarray]:
    """The same of series that were read before, as columns."""
    rule = methods.parse(Rule.model_validate({"method": method, **given}))
    result = rule.judge(rule.with_common_variance(series), wanted)
    ticks = {} if result.tick_reason is None else {"tick_reason": result.tick_reason.astype(object)}
    return {"year": series.year, "status": result.status.astype(object), "reason": result.reason.astype(object),
            "streak": np.full(len(series), result.streak), **ticks, **result.columns}


def last(values: Mapping[int, float | None], method: str, wanted: int = 1, marks: Mapping[int, str] | None = None,
         dates: Mapping[int, str] | None = None, kind: str = "", **given: Any) -> tuple[str, str]:
    """Status and reason of the last year of one series."""
    row = judged(rows(values, marks, dates), method, wanted, kind, **given).iloc[-1]
    return row["status"], row["reason"]
