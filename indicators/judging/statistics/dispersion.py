"""Variance of yearly figures about their trends, moderated over the countries of an indicator.

Five years of one country say little about how much its figures vary; those of fifty countries say how much such figures
vary as a rule. So each country's own variance is drawn towards a common one (Smyth 2004, Statistical Applications in
Genetics and Molecular Biology 3(1), as squeezeVar and fitFDist of R's limma do).
"""

from dataclasses import replace

import numpy as np
import pandas as pd
import scipy

from indicators.judging.statistics.series import Bools, Floats, Series
from indicators.judging.statistics.trends import NORMAL, Trends
from indicators.judging.statistics.windows import Windows

FEWEST_COUNTRIES = 10        # with fewer, no common variance is estimated: our reading
ASSUMED_DISPERSION = 4.0     # variance over mean of counts whose own is hardly known: our reading
ASSUMED_FREEDOM = 4.0        # years that this is worth: our reading
MOST_RECENT = 3              # years whose newest window stands for a country that has not reported yet
OUTLIER_BELOW = 0.01         # p of a variance that is not like the common one: our reading
NEAR = 1e-14                 # part of a number below which a step of Newton's method is its last
LEAST_PART = 1e-5            # of the median, below which a variance counts as this: a line through all points has none


def with_common_variance(rows: Series, trends: Trends, enough: Bools) -> Series:
    """The series with the common variance of each year and its degrees of freedom.

    The windows that end in a year or, of countries without a figure for it, in one of the two before. Only rows with
    ``enough`` figures, none of them withheld from the public: what the public sees of one country must not tell the
    figures of another.
    """
    withheld = Windows.of(replace(rows, value=rows.withheld.astype(np.float64)), len(trends.windows.value)).value > 0
    usable = enough & (trends.freedom > 0) & ~np.isnan(trends.variance) & ~withheld.any(axis=0)
    windows = pd.DataFrame({"population": rows.population, "series": rows.series, "year": rows.year,
                            "variance": trends.variance, "freedom": trends.freedom})[usable]
    near = pd.concat([windows.assign(year=windows["year"] + ago) for ago in range(MOST_RECENT)])
    near = near.drop_duplicates(["series", "year"])
    common = pd.DataFrame({key: fit_common(group["variance"].to_numpy(), group["freedom"].to_numpy())
                           for key, group in near.groupby(["population", "year"]) if len(group) >= FEWEST_COUNTRIES},
                          ["variance", "freedom"]).T
    keys = pd.MultiIndex.from_arrays([rows.population, rows.year])
    found = common.reindex(keys) if len(common) else pd.DataFrame(np.nan, keys, ["variance", "freedom"])
    return replace(rows, common_variance=found["variance"].to_numpy(), common_freedom=found["freedom"].to_numpy())


def moderated(rows: Series, trends: Trends) -> tuple[Floats, Floats]:
    """Variance and degrees of freedom of each window, drawn towards the common one.

    That of counts is not below that of chance alone, 1. Where there is no common variance, that of counts is
    ASSUMED_DISPERSION, and anything else keeps its own.
    """
    assumed = np.isnan(rows.common_variance)
    common = np.where(assumed, np.where(rows.cases, ASSUMED_DISPERSION, 0.0), rows.common_variance)
    worth = np.where(assumed, np.where(rows.cases, ASSUMED_FREEDOM, 0.0), rows.common_freedom)
    own, freedom = _own_variance(trends)
    with np.errstate(invalid="ignore", divide="ignore"):
        mixed = np.where(np.isinf(worth), common, (worth * common + freedom * own) / (worth + freedom))
    alone = keeps_own(rows, trends)
    mixed, worth = np.where(alone, own, mixed), np.where(alone, 0.0, worth)
    return np.where(rows.cases, np.fmax(mixed, 1.0), mixed), worth + freedom


def keeps_own(rows: Series, trends: Trends) -> Bools:
    """Whether a window varies more than the common variance allows: what others are like says nothing about it.

    By an F test; Phipson and others 2016, limma's robust squeezeVar. False where there is no common variance.
    """
    own, freedom = _own_variance(trends)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = own / np.where(rows.cases, np.fmax(rows.common_variance, 1.0), rows.common_variance)
        p = scipy.special.fdtrc(freedom, np.minimum(rows.common_freedom, NORMAL), ratio)
    return np.asarray(p < OUTLIER_BELOW)


def _own_variance(trends: Trends) -> tuple[Floats, Floats]:
    """Variance and degrees of freedom of each window by itself, zero where it has none."""
    return (np.nan_to_num(trends.variance),
            np.where(np.isnan(trends.variance), 0.0, np.maximum(trends.freedom, 0)))


def fit_common(variance: Floats, freedom: Floats) -> tuple[float, float]:
    """Common variance and its degrees of freedom, by the mean and variance of the logarithms of sample variances.

    ``variance`` is not negative and not all zero, ``freedom`` above 0. The degrees are infinite where the sample
    variances differ no more than by chance.
    """
    least = LEAST_PART * (np.median(variance) or 1.0)
    half = freedom / 2
    logs = np.log(np.maximum(variance, least)) - scipy.special.digamma(half) + np.log(half)
    spread = logs.var(ddof=1) - scipy.special.polygamma(1, half).mean()
    if spread <= 0:
        return float(np.maximum(variance, least).mean()), np.inf
    worth = 2 * _inverse_trigamma(spread)
    return float(np.exp(logs.mean() + scipy.special.digamma(worth / 2) - np.log(worth / 2))), worth


def _inverse_trigamma(value: float) -> float:
    """The number above 0 whose trigamma is ``value``, above 0: by Newton's method on 1 / trigamma, which is nearly a
    line, from above (Smyth 2004, appendix). Loading scipy.optimize instead would take 24 MB.
    """
    number, step = 0.5 + 1 / value, np.inf
    while step > NEAR * number:
        trigamma = scipy.special.polygamma(1, number)
        step = trigamma * (trigamma / value - 1) / scipy.special.polygamma(2, number)
        number -= step
    return float(number)
