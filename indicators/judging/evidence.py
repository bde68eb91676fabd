"""Evidence: could random variation alone explain a change? A finding separate from the status."""

import numpy as np
import pandas as pd

from indicators.judging import methods
from indicators.judging.statistics import intervals
from indicators.judging.statistics.series import Series
from indicators.model import EVIDENCE, Catalogue, Indicator, Reason, Test, Untested


def varies(indicator: Indicator) -> str:
    """How an indicator's figures may vary by chance: as cases, share, trend or none, as declared or as its rule
    suggests.

    Running totals are not cases: a total includes that of the year before, so the two are not independent. Nor are
    decisions, such as campaigns, of which a country runs as many as possible, or a set number a year.
    """
    if indicator.chance:
        return indicator.chance
    method = methods.method_of(indicator)
    if indicator.stages or method is not None and method.counted:
        return "none"
    if method is not None and method.by_chance and indicator.measure == "flow" and indicator.whole:
        return "cases"
    return "share" if indicator.denominator else "trend"


def evidence(assessments: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Frame of EVIDENCE for rows of ASSESSMENT, with their index; the rows are whole series in the order of judge().

    Where a rule compares two counts of cases, its test of the two, with the interval of their ratio; everything else,
    the trend of its window.
    """
    tested_as = assessments["indicator"].map({
        code: _tested_as(indicator) for code, indicator in catalogue.indicators.items()}).fillna("")
    judged = assessments["judged"]
    counts = judged & (tested_as == Test.COUNTS) & assessments["change_p"].notna()
    trend = judged & (tested_as == Test.TREND) & assessments["trend_p"].notna()
    before, after, dispersion, freedom = (assessments[name].where(counts).to_numpy(np.float64) for name in (
        "previous_value", "value", "dispersion", "freedom"))
    low, high = intervals.ratio_of_counts(before, after, dispersion, freedom)
    yearly = [code for code, indicator in catalogue.indicators.items()
              if (method := methods.method_of(indicator)) and method.yearly]
    columns = {
        "test": np.select([counts, trend], [Test.COUNTS.value, Test.TREND.value], ""),
        "untested": np.where(judged & ~counts & ~trend, _untested(assessments, tested_as), ""),
        "since": assessments["previous_year"].where(counts, assessments["window_since"].where(trend)),
        "points": np.select([counts, trend], [2, assessments["window_figures"]], 0),
        "p": assessments["change_p"].where(counts, assessments["trend_p"].where(trend)),
        "goal": assessments["target"].where(assessments["indicator"].isin(yearly), 0.0).where(counts),
        "low": low - 1, "high": high - 1, "dispersion": dispersion, "freedom": freedom,
        "direction": np.select([counts, trend], [np.sign(after - before), np.sign(assessments["slope"].fillna(0))], 0)}
    return pd.DataFrame(columns, assessments.index).astype(EVIDENCE)


def _tested_as(indicator: Indicator) -> str:
    """The Test of an indicator's changes, or an Untested; "" without a rule that tests."""
    method = methods.method_of(indicator)
    if method is None:
        return ""
    kind = varies(indicator)
    if kind == "none":
        return Untested.COUNTED
    if indicator.measure == "stock":
        return Untested.RUNNING_TOTAL
    if method.trend is None:
        return ""
    return Test.COUNTS if kind == "cases" and not method.paced else Test.TREND


def _untested(assessments: pd.DataFrame, tested_as: pd.Series) -> np.ndarray:
    """The first obstacle to a test of two figures, or to a trend, such as too few figures."""
    rows = Series.of(assessments, by_date=False)
    bound, reason = rows.lower | rows.upper, assessments["reason"].to_numpy(str)
    before = rows.before(rows.figure)
    alone = assessments["previous_year"].isna().to_numpy(bool)
    from_zero = (assessments["previous_value"] <= 0).to_numpy(bool)
    return np.select(
        [tested_as.isin(list(Untested)), tested_as == "", ~rows.figure, reason == Reason.HIDDEN, rows.uncertain, bound,
         tested_as == Test.TREND, from_zero | alone & (reason != ""), alone, bound[before]],
        [tested_as.to_numpy(str), "", Reason.NO_FIGURE.value, Reason.HIDDEN.value, Reason.UNCERTAIN.value,
         Untested.BOUND.value, Untested.FEW_POINTS.value, reason, Reason.NO_YEAR_BEFORE.value, Untested.BOUND.value],
        Untested.ESTIMATE.value)
