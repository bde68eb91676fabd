"""Intervals and tests against published values.

PHE: test data of England's package PHEindicatormethods (github.com/ukhsa-collaboration/PHEindicatormethods, commit
093fd288, tests/testthat: testdata_Byars_Wilson.xlsx, testdata_Rate.xlsx, testdata_Proportion.xlsx).
"""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from indicators.judging.statistics import intervals

PHE_EXACT = [      # of the rates, on a population of 100, of counts below 10; larger ones are approximated there
    (1, 0.95, 0.025317807984289897, 5.571643390938898),
    (1, 0.998, 0.0010005003335835344, 9.233413476451585),
    (5, 0.95, 1.62348639011842, 11.668332079322669),
    (5, 0.998, 0.739371731917839, 16.454745203680105),
]
PHE_BYAR = [       # Byar's approximation, within 0.2 % of the exact limits from 10 on
    (10, 0.95, 4.7874499139675644, 18.391458605756474),
    (20, 0.95, 12.211428834875937, 30.889880369197066),
    (65, 0.95, 50.163187710459454, 82.84913854593984),
    (1045, 0.95, 982.5932018073325, 1110.33121298565),
]
PHE_WILSON = [
    (65, 100, 0.95, 0.5525444329688797, 0.7363575175690247),
    (1045, 5000, 0.95, 0.19795549880013297, 0.22049130373189027),
    (0.445, 1, 0.95, 0.04381744772058822, 0.9334621276979156),
    (65, 100, 0.998, 0.4954946574070431, 0.7783540614089697),
    (1, 100, 0.95, 0.0017674320641406511, 0.054486196178705294),
    (5, 100, 0.998, 0.013865320725997183, 0.16458852282596442),
    (7776456, 7564336677, 0.95, 0.0010273201001641094, 0.0010287644578977231),
]


def column(*values: float) -> np.ndarray:
    return np.array(values, float)


@pytest.mark.parametrize("count, confidence, low, high", PHE_EXACT)
def test_a_count_has_the_exact_limits_that_phe_publishes(
    count: int, confidence: float, low: float, high: float,
) -> None:
    assert_allclose(np.ravel(intervals.of_counts(column(count), confidence=confidence)), [low, high], rtol=1e-12)


@pytest.mark.parametrize("count, confidence, low, high", PHE_BYAR)
def test_a_larger_count_has_about_the_limits_that_phe_publishes(
    count: int, confidence: float, low: float, high: float,
) -> None:
    assert_allclose(np.ravel(intervals.of_counts(column(count), confidence=confidence)), [low, high], rtol=0.002)


@pytest.mark.parametrize("part, whole, confidence, low, high", PHE_WILSON)
def test_wilsons_limits_are_those_that_phe_publishes(
    part: float, whole: float, confidence: float, low: float, high: float,
) -> None:
    assert_allclose(np.ravel(intervals.wilson(column(part), column(whole), confidence)), [low, high], rtol=1e-9)


def test_no_case_at_all_has_a_lower_limit_of_zero_and_the_rule_of_three_above() -> None:
    low, high = intervals.of_counts(column(0))
    assert low[0] == 0
    assert high[0] == pytest.approx(-np.log(0.025))


@pytest.mark.parametrize("count, dispersion", [(0, 4), (7, 1), (30, 4), (1045, 2.5)])
def test_a_count_in_clusters_has_the_limits_of_the_number_of_clusters(count: int, dispersion: float) -> None:
    clusters = np.ravel(intervals.of_counts(column(count / dispersion)))
    assert_allclose(np.ravel(intervals.of_counts(column(count), dispersion)), dispersion * clusters)


@pytest.mark.parametrize("mean, variance", [(20, 1), (20, 4), (200, 4)])
def test_the_limits_of_a_count_cover_its_mean_in_95_of_a_hundred_also_in_clusters(mean: int, variance: int) -> None:
    chance = np.random.default_rng(1)
    drawn = chance.poisson(mean, 20_000) if variance == 1 else chance.negative_binomial(
        mean / (variance - 1), 1 / variance, 20_000)
    low, high = intervals.of_counts(drawn.astype(float), variance)
    assert np.mean((low <= mean) & (mean <= high)) == pytest.approx(0.95, abs=0.03)
