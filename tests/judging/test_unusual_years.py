"""Figures that the other years would not let expect: by hand, in the example of the issue, and as often as promised."""

import numpy as np
import pandas as pd
import pytest

from indicators.judging.scoreboard import judge
from indicators.judging.unusual_years import UnusualYear, unusual_years
from indicators.model import Indicator
from tests.nouns import catalogue, figures, goal, indicator

COUNT = indicator("COUNT", whole=True, chance="cases", goal={"method": "annual_change", "at_least": "10 %"})
HOURS = indicator("HOURS", measure="level", unit="hours", decimals=1, goal={"method": "direction"})
SHARE = indicator("SHARE", measure="share", unit="percent", decimals=1, goal={"method": "direction"})
EXAMPLE = [60.0, 61, 58, 63, 59, 62, 180, 61]


def found(which: Indicator, values: list[float | None], marks: dict[int, str] | None = None) -> tuple[UnusualYear, ...]:
    """Of the last year, 2024, of a series."""
    first = 2025 - len(values)
    rows = [(which.id, "AAA", year, value, (marks or {}).get(year, "")) for year, value in enumerate(values, first)]
    board = judge(figures(*rows), catalogue(goal("1.1", which)))
    return unusual_years(board.series(which.id, "AAA"), which)


def test_the_year_before_is_unusual_and_the_latest_within_the_others() -> None:
    year, = found(COUNT, EXAMPLE)
    assert (year.year, year.value, year.is_high) == (2023, 180, True)
    assert (year.since, year.by) == (2017, 2024)
    assert year.low < 58
    assert 63 < year.high < 180
    assert (year.without, round(year.growth_without, 3)) == ("no_clear_change", 0.003)


def test_the_latest_year_is_unusual_and_carries_the_status() -> None:
    year, = found(COUNT, [*EXAMPLE[:6], 61, 180])
    assert (year.year, year.without) == (2024, "no_clear_change")
    assert (year.since, year.by) == (2017, 2023)


def test_no_year_before_the_window_takes_the_place_of_the_one_left_out() -> None:
    year, = found(COUNT, [500, 400, *EXAMPLE[:6], 61, 180])
    assert (year.since, year.by, year.without, round(year.growth_without, 3)) == (2017, 2023, "no_clear_change", 0.004)


def test_the_limits_are_those_of_the_line_of_the_others_by_hand() -> None:
    # 16, 16, 16, 16 before: mean 16, variance assumed, (4 * 4 + 2 * 0) / 6 = 2.67 times the mean; t(6) = 2.447
    line = 1 / 64 + 2.5**2 / (16 * 5)
    wide = 2.446912 * np.sqrt(16 / 6) * np.sqrt(1 + 16 * line) / 2
    expected = (np.floor((4 - wide)**2), np.ceil((4 + wide)**2))
    year, = found(COUNT, [16, 16, 16, 16, 90])
    assert (year.low, year.high) == expected == (0, 52)
    assert found(COUNT, [16, 16, 16, 16, 52]) == ()


@pytest.mark.parametrize("values", [
    [60, 61, 58, 63, 59, 62, 60, 61], [100, 120, 145, 170, 208, 250], [40, 40, 40, 40], [180, 61, 60, 59],
    [180, 58, 63, 59, 62, 61, 60, 60]])           # an unusual year long ago has no part in the last comparison
def test_in_an_even_series_or_a_short_one_nothing_is_unusual(values: list[float | None]) -> None:
    assert found(COUNT, values) == ()


@pytest.mark.parametrize("values", [[4.0, 5, 5, 2, 2, 2, 1, 3], [12.0, 7, 11, 12, 14, 7, 15]])
def test_a_figure_at_its_rounded_limit_is_not_unusual(values: list[float]) -> None:
    assert found(indicator("STOCK", whole=True, chance="trend", goal={"method": "direction"}), values) == ()


def test_hours_and_shares_are_checked_on_their_own_scales() -> None:
    assert [year.year for year in found(HOURS, [40.1, 42.3, 39.5, 41.0, 40.4, 95.0])] == [2024]
    assert [year.year for year in found(SHARE, [50.0, 52.1, 49.3, 51.0, 50.5, 20.0, 51.2])] == [2023]
    assert found(SHARE, [99.0, 99.9, 100, 100, 100, 100, 100]) == ()


def test_a_bound_and_a_figure_before_a_break_are_not_checked_nor_expected_from() -> None:
    assert found(COUNT, EXAMPLE, {2024: "lower_bound"}) == ()
    assert found(COUNT, EXAMPLE, {2022: "break"}) == ()
    assert found(COUNT, [*EXAMPLE[:5], None, 180, 61]) != ()


def test_of_a_hidden_figure_nothing_is_told() -> None:
    board = judge(figures(*(("COUNT", "AAA", 2017 + at, value) for at, value in enumerate(EXAMPLE))),
                  catalogue(goal("1.1", COUNT)))
    assert unusual_years(board.series("COUNT", "AAA").assign(hidden=True), COUNT) == ()


def judged_rows(values: list[float], common_variance: float) -> pd.DataFrame:
    """A series up to 2024 in a population whose figures all vary as told."""
    rows = pd.DataFrame([{"indicator": "COUNT", "ref_area": "AAA", "breakdown": "", "marks": "", "period_end": "",
                          "hidden": False, "status": "", "common_variance": common_variance,
                          "common_freedom": np.inf}] * len(values))
    return rows.assign(year=range(2025 - len(values), 2025), value=np.array(values, float))


def test_where_a_country_varies_more_than_all_do_the_other_years_have_their_own_variance_by_hand() -> None:
    # Mean 20, slope 0; Pearson 4 * 64 / 20 = 12.8 over 4 degrees = 3.2; t(4) = 2.776. All others: 1.
    others = [12.0, 28, 20, 20, 28, 12]
    wide = 2.776445 * np.sqrt(3.2) * np.sqrt(1 + 20 * (1 / 120 + 3.5**2 / (20 * 17.5))) / 2
    expected = (np.floor((np.sqrt(20) - wide)**2), np.ceil((np.sqrt(20) + wide)**2))
    year, _ = unusual_years(judged_rows([*others, 63], 1.0), COUNT)
    assert (year.low, year.high) == expected == (1, 62)
    assert 2024 not in {odd.year for odd in unusual_years(judged_rows([*others, 45], 1.0), COUNT)}   # by 1: at most 34


@pytest.mark.parametrize("mean, dispersion, most", [(20, 1, 0.055), (400, 1, 0.065), (400, 4, 0.065)])
def test_about_one_in_twenty_steady_years_is_called_unusual(mean: int, dispersion: int, most: float) -> None:
    draw = np.random.default_rng(20261201)
    counts = draw.poisson(mean, (400, 8)) if dispersion == 1 else draw.negative_binomial(
        mean / (dispersion - 1), 1 / dispersion, (400, 8))
    latest = sum(any(year.year == 2024 for year in unusual_years(judged_rows(series, dispersion), COUNT))
                 for series in counts)
    assert 0.01 < latest / len(counts) < most
