"""Modelled growth: that of a country with few cases, drawn towards the growth that countries have in common.

A few cases a year say little about growth, however long they are counted; what other countries' growth is like says
more. So the growth of each country is taken as one of a normal distribution, whose mean and variance are those of all
countries' growth by moments (DerSimonian and Laird 1986, Controlled Clinical Trials 7:177). For staff only: a figure
that rests on other countries is no finding about this one.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.judging.statistics.dispersion import FEWEST_COUNTRIES, MOST_RECENT
from indicators.judging.statistics.intervals import quantile
from indicators.judging.statistics.many import error_of
from indicators.judging.statistics.series import Floats
from indicators.judging.variation import varies
from indicators.model import Indicator

FEW_CASES = 50           # a year, on average over the window: our reading


@dataclass(frozen=True)
class ModelledGrowth:
    """Growth a year with its 95 % interval, and the number of countries that it is drawn towards."""

    growth: float
    low: float
    high: float
    countries: int


def modelled_growth(assessments: pd.DataFrame, indicator: Indicator, ref_area: str, year: int) -> ModelledGrowth | None:
    """The modelled growth of a country's window that ends in a year; ``assessments`` are of ASSESSMENT.

    None for other figures than counts of cases, from FEW_CASES cases a year on, without a growth of its own, and where
    fewer than ten countries have one in the year or the two before.
    """
    if varies(indicator) != "cases":
        return None
    of_indicator = (assessments["indicator"] == indicator.id) & (assessments["breakdown"] == "")
    own = assessments[of_indicator & (assessments["ref_area"] == ref_area) & (assessments["year"] <= year)]
    recent = of_indicator & assessments["growth"].notna() & assessments["year"].between(year - MOST_RECENT + 1, year)
    known = assessments[recent].drop_duplicates("ref_area", keep="last")
    at = np.flatnonzero((known["ref_area"] == ref_area) & (known["year"] == year))
    if len(known) < FEWEST_COUNTRIES or not len(at):
        return None
    row = known.iloc[at[0]]
    if own.loc[own["year"] >= row["window_since"], "value"].mean() >= FEW_CASES:
        return None
    growth = np.log1p(known["growth"].to_numpy(np.float64))
    error = error_of(*(known[name].to_numpy(np.float64) for name in ("growth_low", "growth_high", "freedom")))
    mean, spread, error_of_mean = common_growth(growth, error)
    weight = spread**2 / (spread**2 + error[at[0]] ** 2)
    middle = weight * growth[at[0]] + (1 - weight) * mean
    wide = quantile() * np.sqrt(weight * error[at[0]] ** 2 + ((1 - weight) * error_of_mean) ** 2)
    found, low, high = (float(np.expm1(end)) for end in (middle, middle - wide, middle + wide))
    return ModelledGrowth(found, low, high, len(known))


def common_growth(growth: Floats, error: Floats) -> tuple[float, float, float]:
    """Mean and standard deviation of what estimates with these standard errors have in common; error of the mean."""
    weight = 1 / error**2
    total, fixed = weight.sum(), (weight * growth).sum() / weight.sum()
    excess = (weight * (growth - fixed) ** 2).sum() - (len(growth) - 1)
    variance = max(0.0, excess / (total - (weight**2).sum() / total))
    weight = 1 / (error**2 + variance)
    return float((weight * growth).sum() / weight.sum()), float(np.sqrt(variance)), float(1 / np.sqrt(weight.sum()))
