"""Growth of a window: published examples, slow independent fits, and what no line is fitted to."""

from math import exp, log, nan

import numpy as np
import pytest
import scipy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from indicators.judging.statistics.trends import Trends
from indicators.judging.statistics.windows import Windows

NO = nan


def fitted(*series: list[float], kind: str = "cases", years: list[float] | None = None) -> Trends:
    """Lines of series of one length, in successive years if none are given."""
    value = np.array(series, float).T
    in_years = np.broadcast_to(np.array(years or range(2001, 2001 + len(value)), float)[:, None], value.shape)
    windows = Windows(value, np.where(np.isnan(value), NO, in_years))
    return Trends.of(windows, np.full(value.shape[1], kind == "cases"), np.full(value.shape[1], kind == "share"))


# Deaths from AIDS in Australia by quarter, 1983 to 1986 (Dobson 1990, An Introduction to Generalized Linear Models);
# glm(deaths ~ quarter, poisson) of R gives 0.25652 a quarter with a standard error of 0.02204
AIDS = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45]


def test_the_growth_of_counts_and_its_error_are_those_that_r_gives() -> None:
    found, one = fitted([float(deaths) for deaths in AIDS]), np.ones(1)
    assert log(1 + found.growth[0]) == pytest.approx(0.25652, abs=5e-6)
    assert found.error(one)[0] == pytest.approx(0.02204, abs=5e-6)
    assert found.p(4 * one, 12 * one)[0] == pytest.approx(2 * scipy.stats.t.sf(0.25652 / 0.04408, 12), rel=1e-3)
    low, high = found.interval(4 * one, 12 * one, 0.95)
    wide = scipy.stats.t.ppf(0.975, 12) * 0.04408
    assert (log(1 + low[0]), log(1 + high[0])) == pytest.approx((0.25652 - wide, 0.25652 + wide), abs=5e-5)


def slow_fit(figures: list[int], years: list[int]) -> tuple[float, float, np.ndarray]:
    """Growth and dispersion of a log-linear trend, and the covariance of its level and slope, by the likelihood."""
    x, y = np.array(years, float) - np.mean(years), np.array(figures, float)

    def misfit(line: np.ndarray) -> float:
        return float(np.sum(np.exp(line[0] + line[1] * x) - y * (line[0] + line[1] * x)))

    start = np.array([log(y.mean()), 0.0])
    level, slope = scipy.optimize.minimize(misfit, start, method="Nelder-Mead", options={
        "xatol": 1e-10, "fatol": 1e-12, "maxiter": 5000}).x
    fit = np.exp(level + slope * x)
    spread = float(np.sum((y - fit) ** 2 / fit) / (len(y) - 2)) if len(y) > 2 else nan
    information = np.array([[fit.sum(), (fit * x).sum()], [(fit * x).sum(), (fit * x * x).sum()]])
    return exp(slope) - 1, spread, np.linalg.inv(information)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.integers(2010, 2017), st.integers(0, 300), min_size=3, max_size=8))
def test_the_line_of_counts_is_the_likeliest_one(points: dict[int, int]) -> None:
    years, figures = (list(part) for part in zip(*sorted(points.items()), strict=True))
    assume(sum(n > 0 for n in figures) > 1)
    growth, spread, covariance = slow_fit(figures, years)
    assume(-0.9 < growth < 9)
    found = fitted([NO, *map(float, figures)], years=[NO, *map(float, years)])
    assert (found.growth[0], found.variance[0]) == (
        pytest.approx(growth, rel=1e-4, abs=1e-6), pytest.approx(spread, rel=1e-4, abs=1e-6))
    assert found.error(np.ones(1))[0] == pytest.approx(covariance[1, 1] ** 0.5, rel=1e-4)
    away = np.array([1, years[-1] + 1 - np.mean(years)])
    assert found.expected(np.array([years[-1] + 1.0]))[1][0] == pytest.approx(away @ covariance @ away, rel=1e-3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.1, 99.9).map(lambda value: round(value, 1)), min_size=3, max_size=8))
def test_other_figures_are_fitted_by_least_squares_of_their_logarithms_or_logits(figures: list[float]) -> None:
    assume(len(set(figures)) > 1)
    years = np.arange(2001.0, 2001 + len(figures))
    for kind, scale in (("level", np.log(figures)), ("share", scipy.special.logit(np.array(figures) / 100))):
        (found, theirs) = fitted(figures, kind=kind), scipy.stats.linregress(years, scale)
        assert found.slope[0] == pytest.approx(theirs.slope, rel=1e-9, abs=1e-12)
        assert found.error(found.variance)[0] == pytest.approx(theirs.stderr, rel=1e-6, abs=1e-9)
        assert found.expected(np.array([2003.0]))[0][0] == pytest.approx(theirs.intercept + 2003 * theirs.slope)


def test_the_growth_of_a_share_is_that_from_one_end_of_its_line_to_the_other() -> None:
    years = np.arange(5) - 2
    shares = list(100 * scipy.special.expit(0.5 + 0.3 * years))
    assert fitted(shares, kind="share").growth[0] == pytest.approx((shares[-1] / shares[0]) ** (1 / 4) - 1)


@pytest.mark.parametrize("figures", [[50, 9, 50, 9, 50], [0, 0, 9, 0, 0], [7, 7, 7, 7]])
def test_a_level_series_is_fitted_alone_as_it_is_with_a_steep_one(figures: list) -> None:
    mean = sum(figures) / len(figures)
    spread = sum((figure - mean) ** 2 for figure in figures) / mean / (len(figures) - 2)
    steep = [2.0 ** (3 * year) for year in range(len(figures))]
    assert (fitted(figures).variance[0], fitted(figures, steep).variance[0]) == (
        pytest.approx(spread), pytest.approx(spread))


@pytest.mark.parametrize("figures, kind", [
    ([5], "cases"), ([0, 0, 0], "cases"), ([3, -1, 2], "cases"), ([0, 0, 0, 7], "cases"), ([7, 0, 0, 0], "cases"),
    ([NO, 7, 0, 0, NO], "cases"), ([3, 0, 2], "level"), ([3, -1, 2], "level"), ([3, -1, 2], "share")])
def test_no_line_has_an_infinite_slope_or_goes_through_a_number_below_zero(figures: list, kind: str) -> None:
    found = fitted(figures, kind=kind)
    low, high = found.interval(np.ones(1), np.ones(1), 0.95)
    assert np.isnan(np.concatenate([found.growth, found.variance, low, high])).all()


def test_counts_with_zeros_between_or_at_the_ends_have_a_line() -> None:
    found = fitted([0, 0, 4, 0, 0], [0, 3, 0, 0, 9], [3, 1, 0, 0, 0])
    assert found.growth[0] == pytest.approx(0)
    assert found.growth[1] > 0 > found.growth[2] > -1


def test_shares_at_their_limits_are_half_a_printed_tenth_from_them() -> None:
    at_limits = fitted([0, 50, 100, 100, 100], kind="share")
    beside = fitted([0.05, 50, 99.95, 99.95, 99.95], kind="share")
    assert_allclose(at_limits.slope, beside.slope)


@pytest.mark.parametrize("figures, kind", [
    ([100.0] * 5, "share"), ([3.3] * 6, "level"), ([0.7, NO, 0.7, 0.7], "level")])
def test_level_figures_have_no_growth_and_no_variance(figures: list, kind: str) -> None:
    found = fitted(figures, kind=kind)
    assert (found.slope[0], found.variance[0]) == (0, 0)
    assert found.p(found.variance, found.freedom)[0] == 1


def test_two_figures_have_a_growth_and_nothing_to_vary_about_it() -> None:
    found = fitted([100, 121], years=[2010, 2012])
    assert found.growth[0] == pytest.approx(0.1)
    assert np.isnan(found.variance[0])


@given(st.lists(st.integers(1, 500), min_size=5, max_size=8), st.integers(2, 9))
def test_the_growth_does_not_depend_on_the_unit(figures: list[int], times: int) -> None:
    for kind in ("cases", "level"):
        one = fitted([float(n) for n in figures], kind=kind)
        many = fitted([float(times * n) for n in figures], kind=kind)
        assert many.growth[0] == pytest.approx(one.growth[0], abs=1e-9)
