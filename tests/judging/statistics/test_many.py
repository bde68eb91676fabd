"""Many countries at a time: against simulations and worked examples."""

from fractions import Fraction

import numpy as np
import pytest
import scipy

from indicators.judging.statistics.many import (
    OF_WINSORISED,
    Funnel,
    change_of_sum,
    discovered,
    error_of,
    expected_ticks,
    nearest_first,
)

PAIRS = 400_000


@pytest.mark.parametrize("level, dispersion, goal", [
    (3, 1, "1/10"), (20, 1, "1/10"), (20, 4, "1/10"), (100, 4, "1/10"), (500, 4, "1/10"), (5000, 8, "1/10"),
    (2, 3, "-1/10"), (50, 2, "-1/10"),
])
def test_expected_ticks_are_those_of_simulated_counts_without_change(level: float, dispersion: float, goal: str
                                                                     ) -> None:
    random = np.random.default_rng(41)
    size = (2, PAIRS)
    before, after = random.poisson(level, size) if dispersion == 1 else random.negative_binomial(
        level / (dispersion - 1), 1 / dispersion, size)
    change = Fraction(goal)
    factor = 1 + change
    met = after * factor.denominator >= before * factor.numerator if change > 0 else (
        after * factor.denominator <= before * factor.numerator)
    told = (before > 0) | (change < 0) & (after == 0)
    found = expected_ticks(np.array([level] * 2, float), np.array([dispersion] * 2, float), change)
    assert found == pytest.approx(2 * met[told].mean(), abs=0.006)


def test_two_counts_of_one_are_worked_out_by_hand() -> None:
    # Poisson 1 about 1: P(after >= 2) is 1 - 2/e for a 1 before, P(after >= 3) for a 2 before, and so on.
    one, two, three = 1 - 2 / np.e, 1 - 2.5 / np.e, 1 - (2.5 + 1 / 6) / np.e
    weights = np.array([1, 1 / 2, 1 / 6]) / np.e / (1 - 1 / np.e)
    least = float((weights * [one, two, three]).sum())
    assert least < expected_ticks(np.array([1.0]), np.array([1.0]), Fraction(1, 10)) < least + 0.001


def test_the_interval_of_a_sum_is_that_of_two_counts_by_the_delta_method() -> None:
    low, high = change_of_sum(np.array([60.0, 40.0]), np.array([70.0, 50.0]), np.array([1.0, 1.0]))
    wide = 1.959964 * np.sqrt(1 / 100 + 1 / 120)
    assert (low, high) == pytest.approx((1.2 * np.exp(-wide) - 1, 1.2 * np.exp(wide) - 1))
    more = change_of_sum(np.array([60.0, 40.0]), np.array([70.0, 50.0]), np.array([4.0, 4.0]))
    assert np.log1p(more[1]) - np.log1p(more[0]) == pytest.approx(2 * (np.log1p(high) - np.log1p(low)))
    assert np.isnan(change_of_sum(np.array([0.0]), np.array([5.0]), np.array([1.0]))).all()


def test_intervals_of_sums_hold_the_true_change_in_95_of_100() -> None:
    random = np.random.default_rng(7)
    level = np.array([5.0, 40, 300])
    held = []
    for _ in range(2000):
        before, after = (random.negative_binomial(mean / 3, 1 / 4).astype(float) for mean in (level, 1.1 * level))
        low, high = change_of_sum(before, after, np.full(3, 4.0))
        held.append(low <= 0.1 <= high)
    assert np.mean(held) == pytest.approx(0.95, abs=0.015)


def test_trends_are_named_that_benjamini_and_hochberg_would_reject() -> None:
    # Benjamini and Hochberg 1995, section 3: at 5 % four of these fifteen; at 10 % the first nine.
    p = np.array([.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1])
    assert discovered(p).sum() == 9
    assert discovered(np.append(p, np.nan)).tolist() == [True] * 9 + [False] * 7
    assert not discovered(np.array([np.nan])).any()


def test_few_trends_are_named_where_nothing_changes() -> None:
    random = np.random.default_rng(3)
    assert np.mean([discovered(random.random(50)).any() for _ in range(1000)]) < 0.13


def test_a_funnel_without_differences_has_the_width_of_chance() -> None:
    size = np.array([10.0, 100, 1000])
    error = np.sqrt(1 / (42 * size))
    funnel = Funnel.of(np.full(3, np.log(1.1)), error, size)
    assert (funnel.common, funnel.between, funnel.of_size) == pytest.approx((np.log(1.1), 0, 1 / 42))
    low, high = funnel.limits(np.array([100.0]), 0.95)
    assert (low[0], high[0]) == pytest.approx(tuple(np.exp(np.log(1.1) + sign * 1.959964 * error[1]) - 1
                                                    for sign in (-1, 1)))


def test_the_variance_between_countries_is_found_and_added() -> None:
    random = np.random.default_rng(5)
    size = np.exp(random.uniform(np.log(10), np.log(3000), 2000))
    error = np.sqrt(4 / (42 * size))
    growth = random.normal(0.05, np.sqrt(0.1**2 + error**2))
    funnel = Funnel.of(growth, error, size)
    assert np.sqrt(funnel.between) == pytest.approx(0.1, abs=0.01)
    assert funnel.common == pytest.approx(0.05, abs=0.01)
    assert funnel.outside(np.expm1(growth), size, 0.95).mean() == pytest.approx(0.05, abs=0.012)


def test_one_far_outside_does_not_widen_the_limits() -> None:
    random = np.random.default_rng(9)
    growth, error, size = random.normal(0.05, 0.02, 30), np.full(30, 0.02), np.full(30, 100.0)
    narrow = Funnel.of(growth, error, size)
    growth[0] = 0.5
    assert Funnel.of(growth, error, size).outside(np.expm1(growth), size, 0.998).tolist() == [True] + [False] * 29
    assert Funnel.of(growth, error, size).between == pytest.approx(narrow.between, abs=0.0004)


def test_the_variance_of_a_winsorised_normal_variable_is_as_said() -> None:
    scores = scipy.stats.norm.ppf((np.arange(100_000) + 0.5) / 100_000)
    assert np.clip(scores, *np.quantile(scores, (0.1, 0.9))).var() == pytest.approx(OF_WINSORISED, abs=0.0001)


def test_the_error_of_a_growth_follows_from_its_limits() -> None:
    assert error_of(np.array([np.exp(-0.1) - 1]), np.array([np.exp(0.1) - 1]), np.array([np.inf]))[0] == pytest.approx(
        0.1 / 1.959964)


@pytest.mark.parametrize("sense", [1, -1])
def test_a_country_of_few_cases_does_not_top_the_order(sense: int) -> None:
    limits = {"12 to 24 victims": (-0.2, 2.0), "clearly ahead": (0.12, 0.3), "clearer": (0.2, 0.25),
              "at the goal": (0.05, 0.15), "below": (0.0, 0.05), "away": (-0.5, -0.1)}
    low, high = (np.array(ends) for ends in zip(*limits.values(), strict=True))
    low, high = (low, high) if sense > 0 else (-high, -low)
    order = nearest_first(low, high, np.full(6, sense * 0.1), sense)
    assert [list(limits)[at] for at in order] == ["clearer", "clearly ahead", "at the goal", "12 to 24 victims",
                                                  "below", "away"]
