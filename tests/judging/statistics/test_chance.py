"""Tests of change against published values, scipy, and every order of the figures."""

from collections import Counter
from itertools import permutations
from math import nan

import numpy as np
import pytest
import scipy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from indicators.judging.statistics import chance
from indicators.judging.statistics.windows import Windows


def column(*values: float) -> np.ndarray:
    return np.array(values, float)


def window(*figures: float) -> Windows:
    """One line of figures in successive years; NaN where a year has none."""
    years = np.where(np.isnan(figures), np.nan, 2000.0 + np.arange(len(figures)))
    return Windows(np.array([figures], float).T, years[:, None])


def same_rate(before: float, after: float, dispersion: float = 1, freedom: float = nan) -> float:
    return float(chance.same_rate(column(before), column(after), column(dispersion), column(freedom))[0])


def mann_kendall(*figures: float) -> tuple[int, float]:
    score, p = chance.mann_kendall(window(*figures), np.ones(1, bool))
    return int(score[0]), float(p[0])


def test_two_counts_have_the_published_score() -> None:
    # Agresti 2002, Categorical Data Analysis, 2nd edition, 10.1: 150 and 86 changed their mind, z squared = 17.36
    assert scipy.stats.norm.isf(same_rate(150, 86) / 2) ** 2 == pytest.approx(17.36, abs=0.005)


@pytest.mark.parametrize("before, after, p", [
    (12, 24, 0.046), (10, 11, 0.83), (100, 110, 0.49), (5, 10, 0.20), (0, 5, 0.025), (0, 0, 1.0), (7, 7, 1.0),
])
def test_a_rise_of_ten_per_cent_in_few_cases_is_no_more_than_chance_gives(before: int, after: int, p: float) -> None:
    assert same_rate(before, after) == pytest.approx(p, abs=0.005)


@given(st.integers(0, 300), st.integers(1, 300))
def test_single_cases_are_tested_as_scipys_two_equal_shares_of_all_cases(before: int, after: int) -> None:
    theirs = scipy.stats.chisquare([before, after]).pvalue
    assert same_rate(before, after) == pytest.approx(theirs, rel=1e-9, abs=1e-300)


@given(st.integers(1, 300), st.integers(0, 300), st.sampled_from([1, 2.5, 4, 8]), st.integers(1, 13))
def test_clusters_of_cases_count_as_so_many_fewer_and_are_held_against_students_t(
    before: int, after: int, dispersion: float, freedom: int,
) -> None:
    z = abs(after - before) / (dispersion * (before + after)) ** 0.5
    assert same_rate(before, after, dispersion) == pytest.approx(2 * scipy.stats.norm.sf(z), rel=1e-9, abs=1e-300)
    assert same_rate(before, after, dispersion, freedom) == pytest.approx(2 * scipy.stats.t.sf(z, freedom), rel=1e-9)


def test_a_rise_of_a_tenth_goes_beyond_chance_from_about_800_cases_on_and_3200_in_clusters_of_four() -> None:
    before = np.arange(10.0, 5000, 10)
    for dispersion, first in ((1, 810), (4, 3230)):
        spread = np.full(len(before), float(dispersion)), np.full(len(before), nan)
        p = chance.same_rate(before, before * 1.1, *spread)
        assert before[np.argmax(p < 0.05)] == first     # 21 n / 10 x 1.96 squared over n / 10 squared


@pytest.mark.parametrize("figures, dispersion, freedom", [
    ((20, 22, 18, 25, 60), None, 2),            # the figure that is tested does not widen its own yardstick
    ((20, 22, 18, 25, 21), None, 2),
    ((20, 22, 18, 60), 4, nan),                 # four figures: assumed
    ((20, 20, 20, 20, 20), 1, 2),               # never below that of single cases
    ((nan, 20, 22, 18, nan, 25, 60), None, 2),
    ((0, 0, 0, 0, 7), 4, nan),                  # nothing counted before: no trend to spread about, so assumed
    ((-3, 4, 2, 5, 7), 4, nan),                 # nor about one of numbers below zero
])
def test_the_yardstick_of_a_change_is_the_spread_of_the_years_before(
    figures: tuple, dispersion: float | None, freedom: float,
) -> None:
    expected = max(window(*figures[:-1]).dispersion[0], 1) if dispersion is None else dispersion
    found = chance.dispersion_before(window(*figures))
    assert_allclose(np.ravel(found), [expected, freedom])


# One-sided probabilities of Kendall's S, Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring,
# Table A18 (from Hollander and Wolfe 1973, Table A.21)
GILBERT = {4: {2: 0.375, 4: 0.167, 6: 0.042}, 5: {2: 0.408, 4: 0.242, 6: 0.117, 8: 0.042, 10: 0.0083}}


@pytest.mark.parametrize("points", GILBERT)
def test_the_trend_test_has_the_published_probabilities(points: int) -> None:
    two_sided = chance.scores_as_great((1,) * points)
    for score, one_sided in GILBERT[points].items():
        assert two_sided[score] / 2 == pytest.approx(one_sided, abs=0.0006)


@pytest.mark.parametrize("figures, score, p", [
    ((1, 2, 3, 4, 5), 10, 1 / 60), ((5, 4, 3, 2, 1), -10, 1 / 60), ((1, 2, 3, 5, 4), 8, 1 / 12),
    ((1, 2, 5, 3, 4), 6, 14 / 60), ((1, nan, 2, 3, nan, 4, 5), 10, 1 / 60),
])
def test_five_figures_show_a_trend_with_at_most_one_pair_out_of_order(figures: tuple, score: int, p: float) -> None:
    assert mann_kendall(*figures) == pytest.approx((score, p))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=5, max_size=10, unique=True))
def test_without_ties_the_trend_test_is_scipys_exact_one(figures: list[int]) -> None:
    theirs = scipy.stats.kendalltau(range(len(figures)), figures, method="exact").pvalue
    assert mann_kendall(*[nan] * (10 - len(figures)), *figures)[1] == pytest.approx(theirs, rel=1e-9)


def score(figures: tuple[int, ...]) -> int:
    return sum((later > earlier) - (later < earlier)
               for position, later in enumerate(figures) for earlier in figures[:position])


@pytest.mark.parametrize("figures", [
    (3, 3, 3, 3, 3), (1, 1, 2, 3, 4), (5, 1, 5, 1, 2), (9, 8, 8, 7, 7, 7), (0, 0, 0, 1, 2), (4, 3, 3, 2, 2, 1, 1, 0)])
def test_with_ties_the_trend_test_counts_every_order_of_the_figures(figures: tuple[int, ...]) -> None:
    scores = Counter(abs(score(order)) for order in permutations(figures))
    expected = sum(n for size, n in scores.items() if size >= abs(score(figures))) / sum(scores.values())
    assert mann_kendall(*figures) == pytest.approx((score(figures), expected), rel=1e-12)


def test_four_figures_show_no_trend_however_steadily_they_rise() -> None:
    assert mann_kendall(1, 2, 3, 4) == pytest.approx((0, nan), nan_ok=True)


def test_only_the_lines_that_are_asked_for_are_tested() -> None:
    lines = Windows(np.tile(np.arange(5.0), (2, 1)).T, np.tile(np.arange(2000.0, 2005), (2, 1)).T)
    score, p = chance.mann_kendall(lines, np.array([False, True]))
    assert_allclose(score, [0, 10])
    assert_allclose(p, [nan, 1 / 60])
