"""The test of Mann and Kendall against published values, scipy, and every order of the figures."""

from collections import Counter
from itertools import permutations
from math import nan

import numpy as np
import pytest
import scipy
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from indicators.judging.statistics import mann_kendall as engine
from indicators.judging.statistics.windows import Windows


def window(*figures: float) -> Windows:
    """One line of figures in successive years; NaN where a year has none."""
    years = np.where(np.isnan(figures), np.nan, 2000.0 + np.arange(len(figures)))
    return Windows(np.array([figures], float).T, years[:, None])


def mann_kendall(*figures: float) -> tuple[int, float]:
    score, p = engine.trend(window(*figures), np.ones(1, bool))
    return int(score[0]), float(p[0])


# One-sided probabilities of Kendall's S, Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring,
# Table A18 (from Hollander and Wolfe 1973, Table A.21)
GILBERT = {4: {2: 0.375, 4: 0.167, 6: 0.042}, 5: {2: 0.408, 4: 0.242, 6: 0.117, 8: 0.042, 10: 0.0083}}


@pytest.mark.parametrize("points", GILBERT)
def test_the_trend_test_has_the_published_probabilities(points: int) -> None:
    two_sided = engine.scores_as_great((1,) * points)
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
    score, p = engine.trend(lines, np.array([False, True]))
    assert_allclose(score, [0, 10])
    assert_allclose(p, [nan, 1 / 60])
