"""Tests of change against published values, and against scipy and every order of the figures."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import integrate, stats

from indicators.statistics import chance


def column(*values: float) -> np.ndarray:
    return np.array(values, float)


@pytest.mark.parametrize("before, after, p", [
    (10, 11, 1.0), (20, 22, 0.88), (100, 110, 0.53), (5, 10, 0.30), (0, 5, 0.0625), (0, 0, 1.0), (7, 7, 1.0),
])
def test_a_rise_of_ten_per_cent_in_few_cases_is_no_more_than_chance_gives(before: int, after: int, p: float) -> None:
    assert chance.same_number(column(before), column(after))[0] == pytest.approx(p, abs=0.005)


@given(st.integers(0, 300), st.integers(1, 300))
def test_two_counts_are_tested_as_scipy_tests_a_fair_coin(before: int, after: int) -> None:
    p = stats.binomtest(after, before + after, 0.5).pvalue
    assert chance.same_number(column(before), column(after))[0] == pytest.approx(p, rel=1e-9)


def test_a_rise_of_a_tenth_goes_beyond_chance_from_about_830_on() -> None:
    before = np.arange(10.0, 2000, 10)
    p = chance.same_number(before, before * 1.1)
    first = before[np.argmax(p < 0.05)]
    assert 800 <= first <= 860


@pytest.mark.parametrize("before, after, factor", [(20, 22, 1.1), (0, 3, 1.1), (7, 2, 1.0), (100, 140, 1.331)])
def test_the_probability_of_the_goal_is_the_integral_over_both_gamma_distributions(
    before: int, after: int, factor: float,
) -> None:
    def earlier_and_later_reaches(number: float) -> float:
        return stats.gamma.pdf(number, before + 0.5) * stats.gamma.sf(factor * number, after + 0.5)

    expected = integrate.quad(earlier_and_later_reaches, 0, before + 1, limit=500)[0]
    expected += integrate.quad(earlier_and_later_reaches, before + 1, np.inf, limit=500)[0]
    assert chance.grew_to(column(before), column(after), column(factor))[0] == pytest.approx(expected, abs=1e-6)


def test_twenty_to_twenty_two_is_as_likely_as_not_a_rise_of_a_tenth_underneath() -> None:
    assert chance.grew_to(column(20), column(22), column(1.1))[0] == pytest.approx(0.50, abs=0.005)
    assert np.isnan(chance.grew_to(column(0), column(0), column(1.1))[0])


def test_two_shares_are_tested_as_the_score_test_of_a_two_by_two_table() -> None:
    table = [[48, 32], [56, 14]]
    p = stats.chi2_contingency(table, correction=False).pvalue
    assert chance.same_share(*map(column, (48, 80, 56, 70)))[0] == pytest.approx(p, rel=1e-9)
    assert chance.same_share(*map(column, (5, 5, 9, 9)))[0] == 1


# One-sided probabilities of Kendall's S, Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring,
# Table A18 (from Hollander and Wolfe 1973, Table A.21)
GILBERT = {4: {2: 0.375, 4: 0.167, 6: 0.042}, 5: {2: 0.408, 4: 0.242, 6: 0.117, 8: 0.042, 10: 0.0083}}


@pytest.mark.parametrize("points", GILBERT)
def test_the_trend_test_has_the_published_probabilities(points: int) -> None:
    two_sided = chance.scores_as_great((1,) * points)
    for score, one_sided in GILBERT[points].items():
        assert two_sided[score] / 2 == pytest.approx(one_sided, abs=0.0006)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=5, max_size=10, unique=True))
def test_without_ties_the_trend_test_is_scipys_exact_one(figures: list[int]) -> None:
    theirs = stats.kendalltau(range(len(figures)), figures, method="exact").pvalue
    wide = np.array([[np.nan] * (10 - len(figures)) + figures], float)
    points, _, p = chance.trend(wide)
    assert points[0] == len(figures)
    assert p[0] == pytest.approx(theirs, rel=1e-9)


def score(figures: tuple[int, ...]) -> int:
    return sum((later > earlier) - (later < earlier)
               for position, later in enumerate(figures) for earlier in figures[:position])


@pytest.mark.parametrize("figures", [
    (3, 3, 3, 3, 3), (1, 1, 2, 3, 4), (5, 1, 5, 1, 2), (9, 8, 8, 7, 7, 7), (0, 0, 0, 1, 2)])
def test_with_ties_the_trend_test_counts_every_order_of_the_figures(figures: tuple[int, ...]) -> None:
    scores = Counter(abs(score(order)) for order in permutations(figures))
    expected = sum(n for size, n in scores.items() if size >= abs(score(figures))) / sum(scores.values())
    _, found, p = chance.trend(np.array([figures], float))
    assert (found[0], p[0]) == (score(figures), pytest.approx(expected, rel=1e-12))


def test_four_figures_show_no_trend_however_steadily_they_rise() -> None:
    assert np.isnan(chance.trend(np.array([[1.0, 2, 3, 4]]))[2][0])


def test_a_window_holds_the_last_ten_figures_of_its_own_series() -> None:
    wide = chance.windows(np.arange(14.0), np.array([0] * 12 + [12] * 2))
    assert_allclose(wide[11], np.arange(2, 12))
    assert_allclose(wide[13], [np.nan] * 8 + [12, 13])
