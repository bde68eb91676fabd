"""Windows of the last years, and their robust slope."""

from fractions import Fraction
from math import nan

import numpy as np
import pandas as pd
import pytest
import scipy
from hypothesis import given, settings
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


def test_the_last_figures_of_a_window_are_the_newest_that_there_are() -> None:
    found = fitted([1, 2, NO, 4, 5, NO]).last(3)
    assert_allclose(found.value[:, 0], [NO, 2, NO, 4, 5, NO])
    assert_allclose(found.year[:, 0], [NO, 2002, NO, 2004, 2005, NO])


def test_points_are_the_decimals_as_written() -> None:
    assert fitted([0.1, NO, 2]).points(0) == [(Fraction(2001), Fraction(1, 10)), (Fraction(2003), Fraction(2))]


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
