"""The common variance: values of R's limma, a likelihood fit, and which countries and years it rests on."""

from math import inf

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from indicators.judging import methods
from indicators.judging.statistics.dispersion import fit_common
from indicators.judging.statistics.series import Series, in_order
from indicators.judging.statistics.trends import Trends
from indicators.judging.statistics.windows import Windows
from indicators.model import Rule, observations

RULE = methods.parse(Rule.model_validate({"method": "annual_change", "at_least": "10 %"}))


def test_the_common_variance_is_that_of_limma() -> None:
    # squeezeVar(c(0.5, 1.3, 7.8), df = 3), as the tests of inmoose, a port of limma, have it from R
    variance, freedom = fit_common(np.array([0.5, 1.3, 7.8]), np.full(3, 3.0))
    assert (variance, freedom) == pytest.approx((1.676927, 2.830777), abs=1e-6)


def test_variances_that_differ_no_more_than_by_chance_are_pooled() -> None:
    assert fit_common(np.full(50, 0.25), np.full(50, 4.0)) == pytest.approx((0.25, inf))


@pytest.mark.parametrize("freedom", [3.0, 6.0])
def test_the_common_variance_is_about_the_likeliest_of_a_scaled_f_distribution(freedom: float) -> None:
    chance = np.random.default_rng(3)
    sample = 2.5 * scipy.stats.f(freedom, 6).rvs(4000, random_state=chance)

    def misfit(log_of: np.ndarray) -> float:
        return -float(scipy.stats.f(freedom, np.exp(log_of[1]), scale=np.exp(log_of[0])).logpdf(sample).sum())

    likeliest = np.exp(scipy.optimize.minimize(misfit, [0.0, 1.0], method="Nelder-Mead").x)
    assert_allclose(fit_common(sample, np.full(4000, freedom)), likeliest, rtol=0.12)
    assert_allclose(likeliest, [2.5, 6], rtol=0.2)


@given(st.lists(st.floats(0.01, 100), min_size=3, max_size=20), st.floats(0.1, 50))
def test_the_common_variance_has_the_unit_of_the_variances(sample: list[float], times: float) -> None:
    one, freedom = fit_common(np.array(sample), np.full(len(sample), 3.0))
    many, same = fit_common(times * np.array(sample), np.full(len(sample), 3.0))
    assert (many, same) == pytest.approx((times * one, freedom), rel=1e-5)


def test_a_line_through_all_points_and_nothing_but_such_lines_are_no_error() -> None:
    assert np.isfinite(fit_common(np.array([0, 0.5, 1.3, 7.8]), np.full(4, 3.0))).all()
    assert fit_common(np.zeros(12), np.full(12, 3.0))[0] == pytest.approx(1e-5)


Counts = dict[int, list[float]]


def drawn(countries: int, years: int = 6, mean: float = 40, seed: int = 1) -> Counts:
    """Poisson counts of the year 2010 and those after it, by country."""
    chance = np.random.default_rng(seed)
    return {country: chance.poisson(mean, years).astype(float).tolist() for country in range(countries)}


def read(counts: Counts, *, cases: bool = True, breakdown: str = "", withheld: tuple[int, int] | None = None) -> Series:
    """The series with their common variance; ``withheld`` is the country and year of a figure that is."""
    rows = in_order(observations([
        {"indicator": "X", "ref_area": f"A{country:03}", "year": 2010 + at, "value": value, "breakdown": breakdown}
        for country, line in counts.items() for at, value in enumerate(line)]))
    hidden = np.zeros(len(rows), bool)
    if withheld:
        hidden[:] = (rows["ref_area"] == f"A{withheld[0]:03}") & (rows["year"] == withheld[1])
    return RULE.with_common_variance(Series.of(rows, np.full(len(rows), cases), withheld=hidden))


def common(rows: Series, year: int) -> float:
    """The common variance of a year, the same in each row of it."""
    found = np.unique(rows.common_variance[rows.year == year])
    assert len(found) == 1
    return float(found[0])


def test_ten_countries_with_five_figures_have_a_common_variance_and_nine_have_none() -> None:
    assert np.isnan(common(read(drawn(9)), 2015))
    assert np.isnan(common(read(drawn(10)), 2013))
    assert common(read(drawn(10)), 2015) > 0


def test_without_a_common_variance_four_times_the_mean_is_worth_four_years() -> None:
    rows = read(drawn(1))
    found = RULE.judge(rows, 1).columns
    own = Trends.of(Windows.of(rows, 8), rows.cases, rows.shares).variance[-1]
    assert (found["dispersion"][-1], found["freedom"][-1]) == (pytest.approx((4 * 4 + 4 * own) / 8), 8)


@pytest.mark.parametrize("cases", [True, False])
def test_a_moderated_variance_lies_between_its_own_and_the_common_one(cases: bool) -> None:
    counts = drawn(30) | {31: [40, 40, 41, 40, 40, 41]}
    rows = read(counts, cases=cases)
    own = Trends.of(Windows.of(rows, 8), rows.cases, rows.shares).variance
    found, last = RULE.judge(rows, 1).columns["dispersion"], rows.year == 2015
    least, most = np.minimum(own, rows.common_variance), np.maximum(own, rows.common_variance)
    if cases:
        least, most = np.maximum(least, 1), np.maximum(most, 1)
    assert ((least - 1e-9 <= found) & (found <= most + 1e-9))[last].all()


def test_a_country_that_varies_more_than_the_others_allow_keeps_its_own_variance() -> None:
    rows = read(drawn(30) | {30: [40, 41, 39, 40, 120, 40]})
    own = Trends.of(Windows.of(rows, 8), rows.cases, rows.shares)
    found = RULE.judge(rows, 1).columns
    assert (found["dispersion"][-1], found["freedom"][-1]) == (own.variance[-1], own.freedom[-1])


def test_counts_that_vary_less_than_chance_are_not_taken_to() -> None:
    rows = read({country: [40.0] * 6 for country in range(12)})
    assert (RULE.judge(rows, 1).columns["dispersion"][rows.year == 2015] == 1).all()


def test_the_order_of_the_countries_changes_nothing() -> None:
    counts = drawn(20)
    turned = {country: counts[19 - country] for country in range(20)}
    one, other = read(counts), read(turned)
    assert common(one, 2015) == pytest.approx(common(other, 2015))
    assert_allclose(np.sort(RULE.judge(one, 1).columns["dispersion"]),
                    np.sort(RULE.judge(other, 1).columns["dispersion"]))


def test_a_later_year_does_not_change_the_variance_of_an_earlier_one() -> None:
    counts = drawn(20, years=8)
    assert common(read(counts), 2015) == common(read({country: line[:6] for country, line in counts.items()}), 2015)


def test_a_country_that_has_not_reported_yet_counts_by_its_window_of_up_to_two_years_before() -> None:
    counts = drawn(12, years=9)
    for missing, same in ((1, True), (2, True), (3, False)):
        late = counts | {0: counts[0][:-missing]}
        others = {country: line for country, line in counts.items() if country}
        assert (common(read(late), 2018) == common(read(others), 2018)) is not same


def test_windows_with_a_figure_withheld_from_the_public_are_left_out() -> None:
    counts = drawn(12, years=12)
    without = {country: line for country, line in counts.items() if country}
    for year, left_out in ((2011, False), (2014, True)):
        assert (common(read(counts, withheld=(0, year)), 2021) == common(read(without), 2021)) is left_out
    earlier = counts | {0: counts[0][:-1]}
    assert common(read(counts, withheld=(0, 2021)), 2021) == common(read(earlier), 2021)


def test_a_breakdown_has_a_variance_of_its_own() -> None:
    one, both = read(drawn(12)), [
        {"indicator": "X", "ref_area": f"A{country:03}", "year": 2010 + at, "value": value, "breakdown": part}
        for part, seed in (("", 1), ("SEX=F", 2)) for country, line in drawn(12, seed=seed).items()
        for at, value in enumerate(line)]
    rows = in_order(observations(both))
    found = RULE.with_common_variance(Series.of(rows, np.ones(len(rows), bool)))
    total = (rows["breakdown"] == "").to_numpy() & (rows["year"] == 2015).to_numpy()
    part = (rows["breakdown"] != "").to_numpy() & (rows["year"] == 2015).to_numpy()
    assert found.common_variance[total][0] == common(one, 2015) != found.common_variance[part][0]
