"""Windows of the last years, and the trends fitted to them: published examples, and slow independent fits."""

from math import exp, log, nan

import numpy as np
import pandas as pd
import pytest
import scipy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from indicators.judging.statistics.series import Series
from indicators.judging.statistics.windows import Windows
from tests.judging.methods.builders import rows

NO = nan


def fitted(figures: list[float], years: list[float] | None = None) -> Windows:
    """One line of figures, in successive years if none are given."""
    values, in_years = np.array([figures], float), np.array([years or range(2001, 2001 + len(figures))], float)
    return Windows(values.T, np.where(np.isnan(values), np.nan, in_years).T)


def windows_of(values: dict[int, float | None], marks: dict[int, str], years: int) -> Windows:
    return Windows.of(Series.of(rows(values, marks)), years)


@pytest.mark.parametrize("values, marks, figures", [
    ({2010: 1, 2011: 2, 2012: 3, 2013: 4}, {}, [2, 3, 4]),
    ({2010: 1, 2012: 3, 2013: 4}, {}, [NO, 3, 4]),               # by years, not by figures: the gap is empty
    ({2009: 1, 2010: 2, 2013: 4}, {}, [NO, NO, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2012: "break"}, [NO, 3, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2013: "break"}, [NO, NO, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2012: "uncertain"}, [2, NO, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2012: "partial"}, [2, NO, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2012: "lower_bound"}, [2, NO, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2012: "upper_bound break"}, [NO, NO, 4]),   # what it breaks with is out as well
    ({2011: 2, 2012: 3, 2013: 4}, {2013: "upper_bound"}, [2, 3, NO]),
    ({2011: 2, 2012: None, 2013: 4}, {}, [2, NO, 4]),
    ({2011: 2, 2012: 3, 2013: 4}, {2013: "provisional"}, [2, 3, 4]),
])
def test_a_window_holds_the_comparable_figures_of_the_last_years(values: dict, marks: dict, figures: list) -> None:
    found = windows_of(values, marks, 3)
    in_years = {int(year): value for year, value in zip(found.year[:, -1], found.value[:, -1], strict=True)
                if year == year}
    assert_allclose([in_years.get(year, NO) for year in (2011, 2012, 2013)], figures)
    assert found.figures[-1] == sum(figure == figure for figure in figures)


def test_a_window_holds_nothing_of_another_series() -> None:
    both = rows({2012: 9, 2013: 8}, ref_area="AAA"), rows({2013: 4, 2014: 5}, ref_area="BBB")
    found = Windows.of(Series.of(pd.concat(both, ignore_index=True)), 4)
    assert found.figures.tolist() == [1, 2, 1, 2]
    assert found.since.tolist() == [2012, 2012, 2013, 2013]


def test_the_robust_slope_is_that_of_its_authors_example() -> None:
    # Sen 1968, Journal of the American Statistical Association 63:1379, section 6: the estimate is 4
    assert fitted([9, 15, 19, 20, 45, 55, 78], [1, 2, 3, 4, 10, 12, 18]).theil_sen == [4]


@settings(max_examples=60)
@given(st.dictionaries(st.integers(2000, 2014), st.integers(-9, 30), min_size=2, max_size=9))
def test_the_robust_slope_is_scipys(points: dict[int, int]) -> None:
    years, figures = zip(*sorted(points.items()), strict=True)
    found = fitted([NO, *map(float, figures)], [NO, *map(float, years)])
    assert found.theil_sen[0] == pytest.approx(scipy.stats.theilslopes(figures, years).slope)
    assert found.median[0] == np.median(figures)


# Deaths from AIDS in Australia by quarter, 1983 to 1986 (Dobson 1990, An Introduction to Generalized Linear Models);
# glm(deaths ~ quarter, poisson) of R gives 0.25652 a quarter with a standard error of 0.02204
AIDS = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45]


def test_the_fitted_growth_and_its_error_are_those_that_r_gives() -> None:
    found = fitted([float(n) for n in AIDS])
    assert log(1 + found.growth[0]) == pytest.approx(0.25652, abs=5e-6)
    t = 0.25652 / (0.02204 * found.dispersion[0] ** 0.5)
    assert found.quasi_poisson[0] == pytest.approx(2 * scipy.stats.t.sf(t, 12), rel=0.005)


def slow_fit(figures: list[int], years: list[int]) -> tuple[float, float, float]:
    """Growth, dispersion and p of a log-linear trend, by maximising the likelihood of Poisson counts."""
    x, y = np.array(years, float) - np.mean(years), np.array(figures, float)

    def misfit(line: np.ndarray) -> float:
        return float(np.sum(np.exp(line[0] + line[1] * x) - y * (line[0] + line[1] * x)))

    start = np.array([log(y.mean()), 0.0])
    level, slope = scipy.optimize.minimize(misfit, start, method="Nelder-Mead", options={
        "xatol": 1e-10, "fatol": 1e-12, "maxiter": 5000}).x
    fit = np.exp(level + slope * x)
    spread = float(np.sum((y - fit) ** 2 / fit) / (len(y) - 2)) if len(y) > 2 else nan
    information = np.array([[fit.sum(), (fit * x).sum()], [(fit * x).sum(), (fit * x * x).sum()]])
    error = float(np.linalg.inv(information)[1, 1] * max(spread, 1)) ** 0.5
    return exp(slope) - 1, spread, float(2 * scipy.stats.t.sf(abs(slope) / error, len(y) - 2)) if len(y) > 2 else nan


@settings(max_examples=25)
@given(st.dictionaries(st.integers(2010, 2017), st.integers(0, 300), min_size=3, max_size=8))
def test_the_log_linear_trend_is_the_likeliest_one(points: dict[int, int]) -> None:
    years, figures = (list(part) for part in zip(*sorted(points.items()), strict=True))
    assume(sum(n > 0 for n in figures) > 1)
    growth, spread, p = slow_fit(figures, years)
    assume(-0.9 < growth < 9)
    found = fitted([NO, *map(float, figures)], [NO, *map(float, years)])
    assert (found.growth[0], found.dispersion[0]) == (
        pytest.approx(growth, rel=1e-4, abs=1e-6), pytest.approx(spread, rel=1e-4, abs=1e-6))
    assert found.quasi_poisson[0] == pytest.approx(p, rel=1e-3, abs=1e-8)


@pytest.mark.parametrize("figures", [[50, 9, 50, 9, 50], [0, 0, 9, 0, 0], [7, 7, 7, 7]])
def test_a_level_series_is_fitted_alone_as_it_is_with_a_steep_one(figures: list) -> None:
    mean = sum(figures) / len(figures)
    spread = sum((figure - mean) ** 2 for figure in figures) / mean / (len(figures) - 2)
    steep = [2.0 ** (3 * year) for year in range(len(figures))]
    both = Windows(np.array([figures, steep], float).T, np.tile(np.arange(2001.0, 2001 + len(figures)), (2, 1)).T)
    assert (fitted(figures).dispersion[0], both.dispersion[0]) == (pytest.approx(spread), pytest.approx(spread))


@pytest.mark.parametrize("figures", [[5], [0, 0, 0], [3, -1, 2], [0, 0, 0, 7], [7, 0, 0, 0], [NO, 7, 0, 0, NO]])
def test_one_figure_alone_or_before_or_after_zeros_or_a_number_below_zero_has_no_log_linear_trend(
        figures: list) -> None:
    found = fitted(figures)
    assert np.isnan([found.growth[0], found.dispersion[0], found.quasi_poisson[0]]).all()


def test_two_figures_have_a_growth_and_nothing_to_spread_about_it() -> None:
    found = fitted([100, 121], [2010, 2012])
    assert found.growth[0] == pytest.approx(0.1)
    assert np.isnan([found.dispersion[0], found.quasi_poisson[0]]).all()
